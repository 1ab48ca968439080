"""Ready measures: bound words, drift, amplification over the level above, attention."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.variants import sample_texts
from duixian.corpus.attention import read_lists
from duixian.corpus.bound_words import bound_word, hedge_word
from duixian.corpus.manifest import Manifest
from duixian.corpus.measures import columns, measures, write_measures
from duixian.corpus.query import select
from duixian.errors import SourceError
from duixian.i18n import translator

Make = Callable[[Path, Path], Manifest]
EARLIER, LATER = sample_texts()


@pytest.fixture(scope="module")
def ladder(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's two years as reports of a county, and one of its province."""
    folder = tmp_path_factory.mktemp("ladder")
    goal = "地区生产总值增长"
    for name, text, change in (
        ("county-2024", EARLIER, ("清湾县", "开平市")),
        ("county-2025", LATER, ("清湾县", "开平市")),
        ("province-2025", LATER.replace(f"{goal}5%", f"{goal}4.5%"), ("清湾县", "广东省")),
    ):
        (folder / f"{name}.txt").write_text(text.replace(*change), "utf-8")
    out = tmp_path_factory.mktemp("measured") / "out"
    make(folder, out)
    return out


def rows(corpus: Path, *indicators: str, words: list[Path] | None = None) -> list[dict[str, Any]]:
    lists = read_lists(words or [])
    names = [column.name for column in columns(lists)]
    return [
        dict(zip(names, row, strict=True))
        for batch in measures(corpus, indicators or ("gdp",), lists)
        for row in batch
    ]


@pytest.mark.parametrize(
    ("before", "text", "after", "bound", "word"),
    [
        ("地区生产总值增长", "5%", "左右，", "about", "左右"),
        ("地区生产总值增长", "5%", "以上。", "at_least", "以上"),
        ("失业率控制在", "5.5%", "以内；", "at_most", "以内"),
        ("新增就业不低于", "6000人", "。", "at_least", "不低于"),
        ("投资超过", "40亿元", "，", "more_than", "超过"),
        ("增长", "5%—5.5%", "，", "range", "区间"),
        ("居民收入", "与经济增长同步", "。", "relative", "与经济增长同步"),
        ("增长", "5%", "，", "exact", None),
    ],
)
def test_the_bound_word_is_the_one_in_the_text(
    before: str, text: str, after: str, bound: str, word: str | None
) -> None:
    """On the right or on the left of the number, or in its form."""
    assert bound_word(before, text, after, bound) == word


def test_the_hedge_is_the_last_one_before_the_number() -> None:
    """确保5%、力争6%: each number has its own."""
    assert hedge_word("地区生产总值力争增长") == "力争"
    assert hedge_word("地区生产总值增长") is None


def test_every_report_has_a_row_with_its_target(ladder: Path) -> None:
    """Level and bound word as in the text; counts are those of the tables."""
    found = {(row["place"], row["year"]): row for row in rows(ladder) if row["measure"] == "growth"}
    assert set(found) == {("广东省", 2025), ("开平市", 2024), ("开平市", 2025)}
    row = found["开平市", 2024]
    assert (row["target"], row["bound"], row["bound_word"]) == (0.05, "about", "左右")
    query = (
        "select count(*) filter (verdict <> 'not_checkable'), count(*) filter "
        "(verdict not in ('not_checkable', 'unanswered')) from verdicts"
    )
    [(checkable, answered)] = list(select(ladder, query)[1])
    assert (row["checkable"], row["answered"]) == (checkable, answered)
    assert row["answered_share"] == pytest.approx(answered / checkable)
    assert found["开平市", 2025]["answered_share"] is None  # nothing answers it yet


def test_drift_is_the_step_from_the_year_before(ladder: Path) -> None:
    """The same place, the same measure, a year apart; nothing for the first year."""
    found = {(row["place"], row["year"]): row for row in rows(ladder) if row["measure"] == "growth"}
    first, second = found["开平市", 2024], found["开平市", 2025]
    assert first["drift"] is None
    assert second["drift"] == pytest.approx(second["target_middle"] - first["target_middle"])


def test_amplification_is_held_against_the_nearest_level_above(ladder: Path) -> None:
    """Without the prefecture's report the province's counts; nothing stands above the province."""
    found = {(row["place"], row["year"]): row for row in rows(ladder) if row["measure"] == "growth"}
    county, province = found["开平市", 2025], found["广东省", 2025]
    assert county["above_place"] == "广东省"
    assert county["amplification"] > 0
    assert county["amplification"] == pytest.approx(
        county["target_middle"] - province["target_middle"]
    )
    assert (province["above_place"], province["amplification"]) == (None, None)
    assert found["开平市", 2024]["above_place"] is None


def test_attention_counts_the_words_of_a_list(ladder: Path, tmp_path: Path) -> None:
    """Longer words shield the shorter ones in them; the rate is per 10,000 characters."""
    (tmp_path / "jobs.txt").write_text("就业\n城镇新增就业  # a longer word\n\n", "utf-8-sig")
    (tmp_path / "2035 goals.txt").write_text("现代化\n", "utf-8")
    lists = [tmp_path / "jobs.txt", tmp_path / "2035 goals.txt"]
    for row in rows(ladder, words=lists):
        text = LATER if row["year"] == 2025 else EARLIER
        assert row["jobs"] == text.count("就业")
        assert row["w2035_goals"] == text.count("现代化")
        assert row["jobs_10k"] == pytest.approx(row["jobs"] * 10_000 / row["characters"])


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx", "dta"])
def test_measures_come_in_each_format_with_a_codebook(
    ladder: Path, tmp_path: Path, ending: str
) -> None:
    """The codebook explains every column, those of the word lists too."""
    if ending == "dta":
        pytest.importorskip("pyreadstat", reason="duixian[stata] is not installed")
    words = tmp_path / "jobs.txt"
    words.write_text("就业\n", "utf-8")
    out = tmp_path / f"m.{ending}"
    told = write_measures(
        ladder, out, indicators=["gdp", "urban_jobs"], words=[words], translate=translator("en")
    )
    assert told.rows >= 6
    page = told.codebook.read_text("utf-8")
    for column in columns(read_lists([words])):
        assert f"`{column.name}`" in page
    assert out.stat().st_size > 500


def test_a_bad_word_list_is_named(tmp_path: Path) -> None:
    """Missing, empty, no text, or two of one name."""
    with pytest.raises(SourceError, match="cannot be read"):
        read_lists([tmp_path / "none.txt"])
    (tmp_path / "a.txt").write_text("# nothing\n", "utf-8")
    with pytest.raises(SourceError, match="no word"):
        read_lists([tmp_path / "a.txt"])
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="UTF-8"):
        read_lists([tmp_path / "a.txt"])
    (tmp_path / "b").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "b" / "a.txt"):
        path.write_text("词\n", "utf-8")
    with pytest.raises(SourceError, match="this name"):
        read_lists([tmp_path / "a.txt", tmp_path / "b" / "a.txt"])
