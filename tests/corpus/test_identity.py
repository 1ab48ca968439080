"""What a text is by its own words; copies, excerpts and broken texts are flagged, never dropped."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from benchmarks.variants import sample_texts
from duixian.batch import Piece
from duixian.corpus.duplicates import COMMONPLACE, duplicates
from duixian.corpus.identity import identity_findings, same_place
from duixian.corpus.query import select
from duixian.corpus.sketch import sketch
from duixian.model import Place, PlaceLevel
from duixian.pipeline import read_bytes

LATER = sample_texts()[1]


@pytest.mark.parametrize(
    ("label", "name", "level", "code", "same"),
    [
        ("广西", "广西壮族自治区", "province", "450000", True),
        ("广西壮族自治区", "广西壮族自治区", "province", "450000", True),
        ("唐县", "唐县", "county", "130627", True),
        ("河北省保定市唐县", "唐县", "county", "130627", True),
        ("唐县", "高唐县", "county", "371526", False),
        ("易县", "米易县", "county", "510421", False),
        ("高唐县", "唐县", "county", "130627", False),
        ("清湾县", "清湾县", "county", None, True),
        ("清湾县", "上清湾县", "county", None, False),
        ("吉林省", "吉林市", "prefecture", "220200", False),
    ],
)
def test_a_label_names_a_place_or_another(
    label: str, name: str, level: PlaceLevel, code: str | None, same: bool
) -> None:
    """A short name, or one with the places above it, is the same place; a part of a name is not."""
    assert same_place(label, Place(name, level, code)) is same


def codes(piece: Piece) -> list[str]:
    report = read_bytes(piece.data or b"", piece.name)
    return sorted(finding.code for finding in identity_findings(report, piece))


def test_a_label_that_the_text_contradicts_is_a_finding() -> None:
    """Place and year are compared each for itself; no label is no contradiction."""
    piece = Piece("t#1", "清湾县", 2025, data=LATER.encode())
    assert codes(piece) == []
    assert codes(msgspec.structs.replace(piece, year=2024)) == ["label-differs"]
    other = msgspec.structs.replace(piece, place="上清湾县", year=2006)
    assert codes(other) == ["label-differs", "label-differs"]
    assert codes(Piece("t#1", data=LATER.encode())) == []


def test_both_the_label_and_the_text_stay_in_the_table(corpus: Path) -> None:
    """The text's own place and year fill the table; flags repeat what was found."""
    told = list(select(corpus, "select place, year from reports where status = 'read'")[1])
    assert told[0] == ("清湾县", 2025)
    assert {place for place, _ in told} == {"清湾县"}


def test_a_text_that_breaks_off_is_flagged() -> None:
    """Cut in the middle of a sentence, or before the plan begins."""
    cut = LATER[: LATER.index("。", len(LATER) // 2) - 5]
    assert "breaks-off" in codes(Piece("cut", data=cut.encode()))
    review = LATER[: LATER.index("二、2025")]
    assert codes(Piece("half", data=review.encode())) == ["no-plan"]


def test_copies_and_excerpts_are_pairs(corpus: Path) -> None:
    """A copy is identical, half a report is a part of the whole, another year is neither."""
    pairs = list(select(corpus, "select source, other, kind from duplicates order by 1")[1])
    assert pairs == [
        ("copy.txt", "清湾县/2025.txt", "identical"),
        ("excerpt.txt", "copy.txt", "part_of"),
    ]


def alike(
    sketches: Mapping[str, Iterable[int]], digests: Mapping[str, str] | None = None
) -> list[tuple[Any, ...]]:
    """The pairs among sketches; each text differs where no digests are given."""
    import duckdb

    connection = duckdb.connect(":memory:")
    connection.execute("CREATE TABLE sketched (source VARCHAR, digest VARCHAR, sketch UBIGINT[])")
    for name, kept in sketches.items():
        row = [name, (digests or {}).get(name, name), list(kept)]
        connection.execute("INSERT INTO sketched VALUES (?, ?, ?)", row)
    return list(duplicates(connection))


def test_a_near_copy_is_found_however_it_was_typed_in() -> None:
    """A few changed sentences leave most clauses as they were."""
    changed = LATER.replace("增长", "增加", 40)
    [pair] = alike({"a": sketch(LATER), "b": sketch(changed)})
    assert pair[:3] == ("a", "b", "near")
    assert 0.7 < pair[3] < 1


def test_set_phrases_make_no_copies() -> None:
    """What all reports share says nothing, and costs no square of their number."""
    shared = tuple(range(10))
    sketches = {f"r{number:03}": shared for number in range(COMMONPLACE + 1)}
    assert alike(sketches) == []
    assert len(alike(dict(list(sketches.items())[1:]))) == COMMONPLACE * (COMMONPLACE - 1) // 2


def test_a_part_is_named_before_its_whole_whatever_their_names() -> None:
    """Ten clauses of twenty are a part of them; few clauses say nothing."""
    assert alike({"a": range(20), "b": range(10)}) == [("b", "a", "part_of", 0.5, 1.0)]
    assert alike({"a": range(10), "b": range(20)}) == [("a", "b", "part_of", 0.5, 1.0)]
    assert alike({"a": range(20), "b": range(5)}) == []


def test_identical_texts_are_pairs_with_the_first_of_them() -> None:
    """Three of one text are two pairs, and what is like one of them is told once."""
    sketches = {name: range(10) for name in "abc"} | {"d": range(9)}
    digests = {"a": "1", "b": "1", "c": "1", "d": "2"}
    assert [pair[:3] for pair in alike(sketches, digests)] == [
        ("a", "b", "identical"),
        ("a", "c", "identical"),
        ("a", "d", "near"),
    ]


def test_a_sketch_is_the_same_each_time_and_an_eighth_of_the_clauses() -> None:
    """No hash depends on the process; the sketch stays small."""
    first = sketch(LATER)
    assert first == sketch(LATER) == tuple(sorted(set(first)))
    assert 20 < len(first) < 400
