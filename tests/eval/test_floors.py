"""Floors rise and never fall, unless someone says why."""

from pathlib import Path

import pytest

from eval import floors, history
from eval.floors import Floors
from eval.row import Row
from eval.scorers import Result, digest

NONE = Floors({}, {})


def result(corpus: str = "c1", **scores: float) -> Result:
    return Result("figures", scores, (), corpus)


def test_a_raised_floor_passes_its_own_score() -> None:
    """A floor is rounded down, so that the run that set it passes."""
    run = result(f1=0.98765999)
    assert floors.failures(run, floors.raised(run, NONE)) == []


def test_a_score_under_its_floor_fails() -> None:
    """The message names the metric, the score and the floor."""
    pinned = floors.raised(result(f1=0.99), NONE)
    [line] = floors.failures(result(f1=0.98), pinned)
    assert line == "figures.f1: 0.9800 is under 0.9900"


def test_raising_never_lowers() -> None:
    """A worse score leaves the floor where it was."""
    pinned = floors.raised(result(f1=0.99, bound=0.9), NONE)
    again = floors.raised(result(f1=0.98, bound=0.95), pinned)
    assert again.floors["figures"] == {"f1": 0.99, "bound": 0.95}


def test_a_metric_that_disappears_fails() -> None:
    """A floor cannot be passed by no longer scoring it."""
    pinned = floors.raised(result(f1=0.99), NONE)
    assert floors.failures(result(), pinned) == ["figures.f1: no longer scored, floor 0.9900"]


def test_another_corpus_fails() -> None:
    """Floors hold for the files they were measured on."""
    pinned = floors.raised(result(f1=0.9), NONE)
    [line] = floors.failures(result("c2", f1=1.0), pinned)
    assert "corpus has changed" in line


def test_lowering_keeps_the_reason(tmp_path: Path) -> None:
    """A floor lowered on purpose passes, and the file says why for good."""
    pinned = floors.raised(result(f1=0.99), NONE)
    worse = result(f1=0.9)
    lower = floors.lowered("figures.f1", 'a label was "wrong"', worse, pinned)
    floors.save(lower, tmp_path / "floors.toml")
    kept = floors.load(tmp_path / "floors.toml")
    assert kept == lower
    assert floors.failures(worse, kept) == []
    assert kept.lowered[0]._asdict() == {
        "name": "figures.f1", "before": "0.9900", "after": "0.9000", "why": 'a label was "wrong"',
    }  # fmt: skip


def test_a_new_corpus_is_pinned_with_a_reason() -> None:
    """Lowering a whole scorer takes its scores and its corpus as they are."""
    pinned = floors.raised(result(f1=0.99, gone=0.5), NONE)
    run = result("c2", f1=0.9)
    assert floors.failures(run, floors.lowered("figures", "two more reports", run, pinned)) == []


def test_a_digest_changes_with_names_and_contents(tmp_path: Path) -> None:
    """The corpus hash sees a changed file and a renamed one, and nothing outside its globs."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/a").write_text("1")
    first = digest(tmp_path, ["gold/*"])
    (tmp_path / "other").write_text("2")
    assert digest(tmp_path, ["gold/*"]) == first
    (tmp_path / "gold/a").rename(tmp_path / "gold/b")
    assert digest(tmp_path, ["gold/*"]) != first


@pytest.fixture
def before() -> dict[str, frozenset[str]]:
    return {"a": frozenset({"unit"}), "b": frozenset(), "x@1-2": frozenset({"extra"})}


def test_gained_and_lost_rows_are_named(before: dict[str, frozenset[str]]) -> None:
    """What was wrong and is right is gained, the reverse is lost; extras come and go."""
    now = (
        Row("a", frozenset({"bound"}), "8000人"),
        Row("b", frozenset(), "6.1%"),
        Row("x@5-6", frozenset({"extra"}), "三项"),
    )
    gained, lost = history.compare(Result("figures", {}, now, "c1"), before)
    assert [(change.id, change.aspect) for change in gained] == [("a", "unit"), ("x@1-2", "extra")]
    assert [(change.id, change.aspect) for change in lost] == [("a", "bound"), ("x@5-6", "extra")]


def test_pinned_rows_hold_no_words(tmp_path: Path) -> None:
    """What is stored of a row is its id and what was wrong."""
    rows = (Row("a", frozenset({"unit"}), "清湾县新增就业8000人"),)
    history.save(Result("figures", {}, rows, "c1"), tmp_path)
    stored = (tmp_path / "figures.jsonl").read_text("utf-8")
    assert stored == '{"id": "a", "wrong": ["unit"]}\n'
    assert history.load("figures", tmp_path) == {"a": frozenset({"unit"})}
