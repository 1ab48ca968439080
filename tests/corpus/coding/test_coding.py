"""Two coders: a sample, their sheets, whether they agree, and gold labels of what they settled."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from duixian.corpus.coding.agreement import agreements, alpha, disputes
from duixian.corpus.coding.answers import read_answers, read_decisions
from duixian.corpus.coding.gold import write_gold
from duixian.corpus.coding.plan import PLANS, What
from duixian.corpus.coding.sample import Sample, draw, load_sample, save
from duixian.corpus.coding.sheets import coding_sheet, dispute_sheet
from duixian.corpus.query import select
from duixian.errors import SourceError
from duixian.i18n import Language, translator

pytest.importorskip("nltk", reason="duixian[coding] is not installed")

# Krippendorff (2011), section C: four observers, twelve units, * for no answer; alpha 0.743.
PUBLISHED = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)


def test_alpha_is_the_published_value() -> None:
    """Nominal data with missing answers, and the binary example of section B (0.095)."""
    observers = [row.split() for row in PUBLISHED]
    units = [[code for code in unit if code != "*"] for unit in zip(*observers, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=5e-4)
    assert alpha(list(zip("0100000010", "1110010000", strict=True))) == pytest.approx(
        0.095, abs=5e-4
    )


def test_alpha_is_not_defined_without_variation() -> None:
    """Where all said the same, chance would have said the same too."""
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([]) is None


@pytest.mark.parametrize("what", ["figures", "statements", "verdicts"])
def test_the_same_seed_draws_the_same_sample(corpus: Path, what: What) -> None:
    """Another seed draws another; no unit comes twice."""
    first = draw(corpus, what, size=20, seed=7)
    assert first == draw(corpus, what, size=20, seed=7)
    assert first != draw(corpus, what, size=20, seed=8)
    assert len({(item.source, item.id) for item in first.items}) == 20


def test_strata_take_turns_and_weights_add_up_to_the_whole(corpus: Path) -> None:
    """Each kind is drawn as often as the others; the weights say what it stands for."""
    sample = draw(corpus, "statements", size=40, seed=1, by=["kind"])
    counts = dict.fromkeys(PLANS["statements"].fields[0].codes or (), 0)
    for item in sample.items:
        counts[item.stratum[0]] += 1
    assert max(counts.values()) - min(counts.values()) <= 1
    [(whole,)] = list(select(corpus, "select count(*) from statements")[1])
    assert sum(item.weight for item in sample.items) == pytest.approx(whole)


def test_a_column_that_is_no_stratum_is_refused(corpus: Path) -> None:
    """Whatever is written there comes into no query."""
    with pytest.raises(SourceError, match="cannot be drawn by this"):
        draw(corpus, "figures", size=5, seed=1, by=["1; drop table reports"])


def filled(
    sample: Sample, path: Path, language: Language, answers: dict[tuple[int, str], str]
) -> Path:
    """The sheet as a coder leaves it: the machine's answer, but for ``answers``; names of codes."""
    translate = translator(language)
    coding_sheet(sample, path, translate)
    book = openpyxl.load_workbook(path)
    sheet = book["coding"]
    first = len(PLANS[sample.what].seen) + 2
    for row, item in enumerate(sample.items, start=2):
        for column, field in enumerate(PLANS[sample.what].fields, start=first):
            code = answers.get((item.number, field.name), item.machine.get(field.name) or "yes")
            name = (field.codes or {}).get(code)
            sheet.cell(row, column).value = translate(name) if name else code
    book.save(path)
    return path


def test_a_coder_does_not_see_what_the_software_says(corpus: Path, tmp_path: Path) -> None:
    """The cells to fill in are empty, each with the list of its answers."""
    sample = draw(corpus, "statements", size=5, seed=1)
    coding_sheet(sample, tmp_path / "sheet.xlsx", translator("zh"))
    sheet = openpyxl.load_workbook(tmp_path / "sheet.xlsx")["coding"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == 5
    assert {row[-2:] for row in rows} == {(None, None)}
    lists = [one.formula1 for one in sheet.data_validations.dataValidation]
    assert len(lists) == 2
    assert "任务" in lists[0]


def test_from_two_sheets_to_gold(corpus: Path, tmp_path: Path) -> None:
    """Agreement, a disagreement that is decided, an answer left open, and labels with offsets."""
    save(draw(corpus, "statements", size=12, seed=3), tmp_path)
    sample = load_sample(tmp_path)
    first, second = sample.items[0], sample.items[1]
    kinds = [kind for kind in ("result", "target", "task") if kind != first.machine["kind"]]
    one = filled(sample, tmp_path / "1.xlsx", "zh", {})
    changed = {(first.number, "kind"): kinds[0], (second.number, "firmness"): "explore"}
    two = filled(sample, tmp_path / "2.xlsx", "en", changed)
    coders = [read_answers(sample, path) for path in (one, two)]
    told = {row.field: row for row in agreements(sample, coders)}
    assert told["kind"].coded == 12
    assert told["kind"].equal == pytest.approx(11 / 12)
    assert told["kind"].machine == 1.0
    assert 0 < (told["kind"].alpha or 0) < 1
    found = list(disputes(sample, coders))
    assert [(row.item.number, row.field.name) for row in found] == [
        (first.number, "kind"),
        (second.number, "firmness"),
    ]
    dispute_sheet(found, tmp_path / "d.xlsx", translator("zh"))
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    book["disagreements"].cell(2, 6).value = kinds[0]
    book.save(tmp_path / "d.xlsx")
    decided = read_decisions(sample, tmp_path / "d.xlsx")
    made = write_gold(sample, coders, decided, tmp_path / "gold.jsonl")
    assert made == (12, 1)
    rows = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text("utf-8").splitlines()]
    assert (rows[0]["kind"], rows[0]["decided"]) == (kinds[0], ["kind"])
    assert rows[1]["open"] == ["firmness"]
    assert rows[2]["kind"] == sample.items[2].machine["kind"]
    texts = {
        source: (text, digest)
        for source, text, digest in select(corpus, "select source, text, text_sha256 from reports")[
            1
        ]
    }
    for row, item in zip(rows, sample.items, strict=True):
        text, digest = texts[row["doc"]]
        assert text[row["start"] : row["end"]] == item.text
        assert row["text_sha256"] == digest
        assert "。" not in json.dumps(row, ensure_ascii=False)


@pytest.mark.parametrize("what", ["figures", "verdicts"])
def test_figures_and_verdicts_can_be_coded_too(corpus: Path, tmp_path: Path, what: What) -> None:
    """Coders who see it as the software does agree with it everywhere."""
    sample = draw(corpus, what, size=15, seed=2)
    paths = [filled(sample, tmp_path / f"{number}.xlsx", "zh", {}) for number in (1, 2)]
    coders = [read_answers(sample, path) for path in paths]
    assert list(disputes(sample, coders)) == []
    for row in agreements(sample, coders):
        assert row.equal == 1.0
        assert row.machine in (1.0, None)
        assert row.alpha in (1.0, None)
    made = write_gold(sample, coders, {}, tmp_path / "gold.jsonl")
    assert made == (15, 0)


def spoiled(path: Path, cell: tuple[int, int], value: Any) -> Path:
    book = openpyxl.load_workbook(path)
    book["coding"].cell(*cell).value = value
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ((3, 6), "maybe", r"line 3: maybe is no answer for kind"),
        ((2, 1), 9999, r"line 2: 9999 is no answer for #"),
        ((1, 6), "sort", "no column Kind"),
    ],
)
def test_a_slip_of_a_coder_is_named_with_its_line(
    corpus: Path, tmp_path: Path, cell: tuple[int, int], value: Any, told: str
) -> None:
    """A wrong code, an item of another sample, a lost heading."""
    sample = draw(corpus, "statements", size=4, seed=1)
    path = spoiled(filled(sample, tmp_path / "1.xlsx", "en", {}), cell, value)
    with pytest.raises(SourceError, match=told):
        read_answers(sample, path)


def test_a_file_that_is_no_sheet_is_refused(corpus: Path, tmp_path: Path) -> None:
    """A text with the ending of a workbook, and a folder without a sample."""
    sample = draw(corpus, "statements", size=4, seed=1)
    (tmp_path / "1.xlsx").write_text("kind", "utf-8")
    with pytest.raises(SourceError, match="no sheet coding"):
        read_answers(sample, tmp_path / "1.xlsx")
    with pytest.raises(SourceError, match="no sample"):
        load_sample(tmp_path)
