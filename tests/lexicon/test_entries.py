"""Every vocabulary proves itself: each entry matches its examples and no counterexample."""

import tomllib
from functools import cache
from importlib.resources import files

import pytest

from duixian.errors import LexiconError
from duixian.lexicon.loader import Entry, Lexicon, load

# Data that is no list of entries: the divisions of GB/T 2260, with tests of their own.
PROVED_ELSEWHERE = {"places.tsv"}

DATA = files("duixian.lexicon").joinpath("data")
TABLES = {
    item.name.removesuffix(".toml"): tomllib.loads(item.read_text("utf-8"))
    for item in sorted(DATA.iterdir(), key=lambda item: item.name)
    if item.name.endswith(".toml")
}
LEXICONS = sorted(name for name, tables in TABLES.items() if "entry" in tables)
ENTRIES = [(name, row.get("id", "?")) for name in LEXICONS for row in TABLES[name]["entry"]]

lexicon = cache(load)


def matched(name: str, text: str) -> set[str]:
    return {hit.entry.id for hit in lexicon(name).find(text)}


def test_no_data_file_goes_unproved() -> None:
    """A file of the data folder is a list of entries, or is named as something else."""
    listed = {item.name for item in DATA.iterdir() if not item.name.startswith(("_", "."))}
    assert listed - {f"{name}.toml" for name in LEXICONS} == PROVED_ELSEWHERE


@pytest.mark.parametrize("name", LEXICONS)
def test_ids_are_unique(name: str) -> None:
    """An id stands once in its file, so that a rule that names it means one entry."""
    ids = [row["id"] for row in TABLES[name]["entry"]]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("name", LEXICONS)
def test_a_form_stands_once(name: str) -> None:
    """A form stands in one entry of the file, and once there."""
    forms = [form for row in TABLES[name]["entry"] for form in row["forms"]]
    assert sorted(set(forms)) == sorted(forms)


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: value)
def test_an_entry_matches_its_examples(name: str, entry: str) -> None:
    """Each entry has an example and a source, and is found in every example it gives."""
    found = lexicon(name).by_id[entry]
    assert found.examples
    assert found.source.strip()
    missed = [text for text in found.examples if entry not in matched(name, text)]
    assert not missed


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: value)
def test_an_entry_matches_no_counterexample(name: str, entry: str) -> None:
    """No entry is found in a text that it gives as a counterexample."""
    texts = lexicon(name).by_id[entry].counterexamples
    wrong = [text for text in texts if entry in matched(name, text)]
    assert not wrong


def entry_of(id_: str, *forms: str, not_before: tuple[str, ...] = ()) -> Entry:
    return Entry(id_, forms, (), not_before, ("x",), (), "invented", {})


def test_two_entries_may_not_share_a_form() -> None:
    """The loader names both entries and the form."""
    with pytest.raises(LexiconError, match=r"公里.*metre.*mile"):
        Lexicon("lengths", (entry_of("metre", "公里"), entry_of("mile", "公里")))


def test_a_longer_form_shields_the_shorter_one() -> None:
    """Matching is leftmost-longest over the whole file, also where a guard rejects the longer."""
    words = Lexicon("hedges", (entry_of("above", "以上"), entry_of("up", "上")))
    assert [(hit.entry.id, hit.start, hit.end) for hit in words.find("6%以上")] == [("above", 2, 4)]


def test_a_guarded_neighbour_forbids_a_match() -> None:
    """``not_before`` looks at the text behind the form."""
    words = Lexicon("hedges", (entry_of("strive", "力争", not_before=("上游",)),))
    assert [hit.start for hit in words.find("力争上游，力争6%")] == [5]
