"""Promises of one year against the report of the next, over a whole corpus."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.variants import sample_texts
from duixian.batch import Job, Piece, fingerprint
from duixian.corpus.build import Progress, build
from duixian.corpus.holding import Holding
from duixian.corpus.manifest import Manifest, load
from duixian.corpus.pairing import Pair, pairs
from duixian.corpus.query import select
from duixian.corpus.sources import Sources
from duixian.pipeline import commitments_of, read_bytes, reconcile_reports
from tests.corpus.trees import contents

Make = Callable[[Path, Path], Manifest]
EARLIER, LATER = sample_texts()


def rows(corpus: Path, query: str) -> list[tuple[Any, ...]]:
    return list(select(corpus, query)[1])


def test_promises_and_verdicts_are_those_of_the_pipeline(corpus: Path) -> None:
    """Each commitment, its value exactly, its verdict, its rule, and both quotes."""
    earlier = read_bytes(EARLIER.encode(), "清湾县/2024.txt")
    later = read_bytes(LATER.encode(), "copy.txt")
    held = reconcile_reports(earlier, later)
    told = rows(
        corpus,
        "select c.id, c.text, c.exact_value, v.verdict, v.rule, v.later, v.promise, v.answer "
        "from commitments c join verdicts v on c.source = v.source and c.id = v.commitment "
        "where c.source = '清湾县/2024.txt' order by c.start, c.id",
    )
    items = sorted(held.items, key=lambda item: (item.commitment.start, item.commitment.id))
    assert [row[0] for row in told] == [item.commitment.id for item in items]
    for row, item in zip(told, items, strict=True):
        value = item.commitment.value
        answer = item.answers[0].text if item.answers else None
        assert row[1] == row[6] == item.commitment.text
        assert (row[2] is None and value is None) or Decimal(row[2]) == value
        assert row[3:] == (item.verdict, item.rule, "copy.txt", item.commitment.text, answer)


def test_offsets_of_both_quotes_count_in_their_reports(corpus: Path) -> None:
    """``text[start:end]`` is the promise in the earlier text and the answer in the later one."""
    assert rows(
        corpus,
        "select count(*) from commitments c join reports r using (source) "
        'where substr(r.text, c.start + 1, c."end" - c.start) <> c.text',
    ) == [(0,)]
    assert rows(
        corpus,
        "select count(*) from verdicts v join reports r on r.source = v.later "
        "where substr(r.text, v.answer_start + 1, v.answer_end - v.answer_start) <> v.answer",
    ) == [(0,)]


def test_the_last_year_has_promises_and_no_verdicts(corpus: Path) -> None:
    """One of the copies speaks, its promises wait for an answer, and the others are counted."""
    told = rows(corpus, "select source, later, status, copies from pairs order by year")
    assert told == [("清湾县/2024.txt", "copy.txt", "held", 0), ("copy.txt", None, "alone", 2)]
    promised = len(commitments_of(read_bytes(LATER.encode(), "copy.txt")))
    query = (
        "select count(distinct c.id), count(v.verdict) from commitments c "
        "left join verdicts v using (source) where source = 'copy.txt'"
    )
    assert rows(corpus, query) == [(promised, 0)]


def test_a_pair_that_cannot_be_held_is_a_row_with_its_reason(make: Make, tmp_path: Path) -> None:
    """Half a report answers nothing of its review; the promises are there all the same."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "2024.txt").write_text(EARLIER, "utf-8")
    review, plan = LATER.index("一、2024"), LATER.index("二、2025")
    (texts / "2025.txt").write_text(LATER[:review] + LATER[plan:], "utf-8")
    make(texts, tmp_path / "out")
    [told] = rows(tmp_path / "out", "select status, reason, commitments from pairs where year=2024")
    assert told[0] == "refused"
    assert "looks back" in told[1]
    assert told[2] == len(commitments_of(read_bytes(EARLIER.encode(), "2024.txt")))


def test_a_changed_report_holds_its_own_pairs_again_and_no_others(
    make: Make, tmp_path: Path
) -> None:
    """Forty counties of two years; one report of one county changes."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        name = f"清{chr(0x4E10 + number)}县"
        for year, text in ((2024, EARLIER), (2025, LATER)):
            short = shortened(text).replace("清湾县", name)
            (texts / f"{number:02}-{year}.txt").write_text(short, "utf-8")
    make(texts, tmp_path / "out")
    assert rows(tmp_path / "out", "select status, count(*) from pairs group by 1 order by 1") == [
        ("alone", 40),
        ("held", 40),
    ]
    path = texts / "07-2025.txt"
    path.write_text(path.read_text("utf-8") + "明年继续努力。\n", "utf-8")
    seen: list[Progress] = []
    build(Sources(str(texts)), tmp_path / "out", language="en", tell=seen.append)
    held = [one for one in seen if one.phase == "holding"][-1]
    assert 2 <= held.fresh < held.total == 80
    shutil.rmtree(tmp_path / "out" / ".shards")
    (tmp_path / "out" / ".shards").mkdir()
    before = contents(tmp_path / "out")
    make(texts, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def shortened(text: str) -> str:
    """The head of the report, and the first lines below each of its parts."""
    lines = text.splitlines()
    parts = [
        number for number, line in enumerate(lines) if line.strip().startswith(("一、", "二、"))
    ]
    kept = {*range(8), *(one for part in parts for one in range(part, part + 5))}
    return "\n".join(line for number, line in enumerate(lines) if number in kept) + "\n"


def test_other_words_of_one_stage_leave_the_other_alone(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that only reconciling knows make the verdicts anew and read no report again."""
    build(Sources(str(county)), tmp_path / "out", language="en")
    before = load(tmp_path / "out")

    def other(entries: tuple[str, ...], leaves: tuple[str, ...]) -> Any:
        found = fingerprint(entries, leaves)
        return found._replace(lexicon="new") if "stages/reconcile" in entries else found

    monkeypatch.setattr("duixian.corpus.stages.fingerprint", other)
    seen: list[Progress] = []
    after = build(Sources(str(county)), tmp_path / "out", language="en", tell=seen.append)
    last = {one.phase: one for one in seen}
    assert last["reading"].fresh == 0
    assert last["holding"].fresh == last["holding"].total == 2
    assert after.stages["reading"] == before.stages["reading"]
    assert after.stages["holding"]["lexicon"] == "new"


def test_a_pair_at_which_workers_die_is_a_row(tmp_path: Path) -> None:
    """The reason stands in the table of pairs."""
    import pyarrow.parquet as pq

    piece = Piece("2024.txt", refusal=("{name}: the process died", {"name": "2024.txt"}))
    Holding("en")(Job("key", (piece,)), tmp_path)
    [row] = pq.read_table(tmp_path / "pairs.parquet").to_pylist()
    assert (row["status"], row["reason"]) == ("refused", "2024.txt: the process died")


def described(source: str, year: int, **cells: Any) -> dict[str, Any]:
    return {
        "source": source,
        "status": "read",
        "place": "清湾县",
        "place_code": None,
        "place_level": "county",
        "year": year,
        "label_place": None,
        "flags": [],
        "characters": 100,
        **cells,
    }


def test_the_report_that_lacks_least_speaks() -> None:
    """A whole report before an excerpt, the longer before the shorter, then by name."""
    found = pairs(
        [
            described("a", 2020, flags=["no-plan"], characters=900),
            described("b", 2020),
            described("c", 2020, characters=300),
            described("d", 2021),
            described("e", 2023),
        ]
    )
    assert list(found) == [
        Pair("c", "d", (), 2),
        Pair("d", None, (), 0),
        Pair("e", None, (), 0),
    ]


def test_a_place_keeps_its_code_under_a_new_name_and_homonyms_stay_apart() -> None:
    """襄樊市 became 襄阳市 with the same code; two 城关区 without a code are two places."""
    renamed = [
        described("2010", 2010, place="襄樊市", place_code="420600"),
        described("2011", 2011, place="襄阳市", place_code="420600"),
    ]
    assert [pair.later for pair in pairs(renamed)] == ["2011", None]
    homonyms = [
        described("2010", 2010, place="城关区", label_place="兰州市"),
        described("2011", 2011, place="城关区", label_place="拉萨市"),
    ]
    assert [pair.later for pair in pairs(homonyms)] == [None, None]


def test_a_communique_speaks_beside_the_report_of_its_year() -> None:
    """It answers nothing itself and is nobody's promise."""
    found = pairs(
        [
            described("2020", 2020),
            described("2021", 2021),
            described("statistics", 2020, flags=["not-a-work-report"]),
        ]
    )
    assert next(found) == Pair("2020", "2021", ("statistics",), 0)
