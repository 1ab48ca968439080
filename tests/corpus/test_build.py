"""A corpus holds every source, whatever order, interruption or number of workers made it."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.variants import sample_texts
from duixian.corpus.build import LARGEST, MOST, Progress, build, shards
from duixian.corpus.lock import locked
from duixian.corpus.manifest import Manifest, load
from duixian.corpus.query import select
from duixian.corpus.schema import TABLES, arrow_schema
from duixian.corpus.sources import Columns, Sources
from duixian.errors import OutputError, SourceError
from duixian.pipeline import read_bytes
from tests.corpus.trees import contents

Make = Callable[[Path, Path], Manifest]


def rows(corpus: Path, query: str) -> list[tuple[Any, ...]]:
    return list(select(corpus, query)[1])


def test_every_source_is_a_row_and_every_failure_has_its_reason(corpus: Path) -> None:
    """What cannot be read is there with why; a file of another kind is counted."""
    told = dict(rows(corpus, "select source, reason from reports"))
    assert set(told) == {
        "清湾县/2024.txt",
        "清湾县/2025.txt",
        "copy.txt",
        "excerpt.txt",
        "poem.txt",
        "scan.pdf",
    }
    assert "PDF" in told["scan.pdf"]
    assert told["poem.txt"].startswith("poem.txt: ")
    assert told["copy.txt"] is None
    manifest = load(corpus)
    assert (manifest.reports, manifest.failed, manifest.passed_over) == (6, 2, 1)


def test_the_tables_say_what_the_report_says(corpus: Path, county: Path) -> None:
    """Figures and statements are those of the pipeline, values as floats and exactly."""
    path = county / "清湾县" / "2025.txt"
    report = read_bytes(path.read_bytes(), "清湾县/2025.txt")
    where = "from figures where source = '清湾县/2025.txt'"
    figures = rows(corpus, f"select id, text, value, exact_value, start {where} order by start")
    assert [row[0] for row in figures] == [figure.id for figure in report.figures]
    for (_, text, value, exact, start), figure in zip(figures, report.figures, strict=True):
        assert (text, start) == (figure.text, figure.start)
        if figure.value is not None:
            assert value == pytest.approx(float(figure.value), rel=1e-15)
            assert type(figure.value)(exact) == figure.value
    [(count,)] = rows(corpus, "select count(*) from statements where source = '清湾县/2025.txt'")
    assert count == len(report.statements)


def test_the_tables_have_the_documented_columns(corpus: Path) -> None:
    """Every file of a table has the columns and types of the schema, in its order."""
    import pyarrow.parquet as pq

    for name, columns in TABLES.items():
        files = sorted((corpus / name).iterdir())
        assert files
        for file in files:
            assert (
                pq.read_schema(file)
                .remove_metadata()
                .equals(arrow_schema(columns).remove_metadata())
            )


def test_offsets_of_the_tables_count_in_the_text_of_the_report(corpus: Path) -> None:
    """``text[start:end]`` is the figure's text, in SQL too."""
    query = (
        "select count(*) from figures f join reports r using (source) "
        'where substr(r.text, f.start + 1, f."end" - f.start) <> f.text'
    )
    assert rows(corpus, query) == [(0,)]


def test_two_workers_make_what_one_makes(many: Path, make: Make, tmp_path: Path) -> None:
    """The same bytes, in the tables and in the manifest."""
    make(many, tmp_path / "one")
    build(Sources(str(many)), tmp_path / "two", workers=2, language="en")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_run_reads_nothing_and_changes_nothing(many: Path, tmp_path: Path) -> None:
    """All shards are found; the result is the same bytes."""
    seen: list[Progress] = []
    build(Sources(str(many)), tmp_path / "out", workers=1)
    before = contents(tmp_path / "out")
    build(Sources(str(many)), tmp_path / "out", workers=1, tell=seen.append)
    last = {one.phase: one for one in seen}
    assert last["reading"] == Progress(done=100, fresh=0, total=100)
    assert last["holding"].fresh == 0
    assert contents(tmp_path / "out") == before


def test_changed_sources_redo_only_what_they_touch(many: Path, make: Make, tmp_path: Path) -> None:
    """One changed, one new and one removed source; the result is that of a run from nothing."""
    folder = tmp_path / "texts"
    shutil.copytree(many, folder)
    make(folder, tmp_path / "out")
    (folder / "050.txt").write_text(sample_texts()[0], "utf-8")
    (folder / "0995.txt").write_text(sample_texts()[1], "utf-8")
    (folder / "010.txt").unlink()
    seen: list[Progress] = []
    build(Sources(str(folder)), tmp_path / "out", workers=1, language="en", tell=seen.append)
    read = [one for one in seen if one.phase == "reading"]
    assert 2 <= read[-1].fresh < 100
    make(folder, tmp_path / "new")
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_other_code_words_or_language_make_other_shards(many: Path) -> None:
    """The key of a shard depends on what reads it, its names, labels and bytes."""
    pieces = list(Sources(str(many)))
    keys = [job.key for job in shards(pieces, "code 1")]
    assert keys == [job.key for job in shards(pieces, "code 1")]
    assert not set(keys) & {job.key for job in shards(pieces, "code 2")}


def test_shards_are_bounded(many: Path) -> None:
    """A shard holds a few dozen sources and not many bytes, whatever the names."""
    import msgspec

    pieces = list(Sources(str(many)))
    assert max(len(job.pieces) for job in shards(pieces, "")) <= MOST
    assert sum(len(job.pieces) for job in shards(pieces, "")) == len(pieces)
    large = [msgspec.structs.replace(piece, data=b"x" * (LARGEST // 2)) for piece in pieces[:9]]
    assert max(len(job.pieces) for job in shards(large, "")) <= 3


def test_a_folder_with_something_else_in_it_is_left_alone(
    many: Path, make: Make, tmp_path: Path
) -> None:
    """Neither a full folder nor a file is written over."""
    (tmp_path / "thesis.docx").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="not empty"):
        make(many, tmp_path)
    with pytest.raises(OutputError, match="not a folder"):
        make(many, tmp_path / "thesis.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_two_runs_do_not_meet_in_one_folder(corpus: Path, county: Path, make: Make) -> None:
    """The second is told that the first is at work."""
    before = contents(corpus)
    with (
        locked(corpus / ".shards" / "lock", corpus),
        pytest.raises(OutputError, match="another run"),
    ):
        make(county, corpus)
    assert contents(corpus) == before


def test_an_empty_source_is_an_error(tmp_path: Path) -> None:
    """A folder without reports, a missing one and a pattern that meets nothing say so."""
    for source in (tmp_path, tmp_path / "missing", tmp_path / "*.docx"):
        with pytest.raises(SourceError, match="no report in it"):
            Sources(str(source))


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx", "gb18030.csv"])
def test_a_table_of_texts_is_a_source(ending: str, make: Make, tmp_path: Path) -> None:
    """Texts, places and years come from its columns, whatever the format."""
    earlier, later = sample_texts()
    found = [
        {"place": "清湾县", "year": 2024, "text": earlier},
        {"place": "上清湾县", "year": 2023, "text": later},
        {"place": "清湾县", "year": 2022, "text": None},
    ]
    table = tmp_path / f"texts.{ending}"
    write_table(table, found)
    make(table, tmp_path / "out")
    query = "select label_place, label_year, place, year, status from reports order by source"
    assert rows(tmp_path / "out", query) == [
        ("清湾县", 2024, "清湾县", 2024, "read"),
        ("上清湾县", 2023, "清湾县", 2025, "read"),
        ("清湾县", 2022, None, None, "failed"),
    ]


def write_table(path: Path, found: list[dict[str, Any]]) -> None:
    import openpyxl
    import pyarrow as pa
    import pyarrow.parquet as pq

    if path.suffix == ".csv":
        encoding = "gb18030" if "gb18030" in path.name else "utf-8-sig"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, found[0])
            writer.writeheader()
            writer.writerows(found)
    elif path.suffix == ".jsonl":
        lines = [json.dumps(row, ensure_ascii=False) for row in found]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    elif path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(found), path)
    else:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(list(found[0]))
        for row in found:
            sheet.append(list(row.values()))
        book.save(path)


def test_a_table_of_paths_is_a_source(county: Path, tmp_path: Path) -> None:
    """Paths count from the table's folder; one that leads nowhere is a row with its reason."""
    table = county.parent / "list.csv"
    table.write_text(
        f"文件,县,年\n{county.name}/copy.txt,清湾县,2025\nnone.txt,甲县,2020\n", "utf-8"
    )
    columns = Columns(path="文件", place="县", year="年")
    build(Sources(str(table), columns), tmp_path / "out", workers=1, language="en")
    told = rows(tmp_path / "out", "select status, label_place, reason from reports order by 2")
    assert told[0][:2] == ("read", "清湾县")
    assert told[1][:2] == ("failed", "甲县")
    assert "no such file" in told[1][2]


def test_a_column_that_is_not_there_is_named(tmp_path: Path, make: Make) -> None:
    """The error names the columns that are there."""
    table = tmp_path / "texts.csv"
    table.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(SourceError, match="columns are: a, b"):
        make(table, tmp_path / "out")
    with pytest.raises(SourceError, match="no column 全文"):
        list(Sources(str(table), Columns(text="全文")))


@pytest.mark.parametrize("name", ["t.parquet", "t.xlsx", "t.jsonl"])
def test_a_damaged_table_is_one_clear_error(name: str, tmp_path: Path, make: Make) -> None:
    """Bytes that are no table are refused by name."""
    (tmp_path / name).write_bytes(b"\xff\x00 no table")
    with pytest.raises(SourceError, match="cannot be read"):
        make(tmp_path / name, tmp_path / "out")
