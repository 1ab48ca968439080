"""``duixian corpus``: exit status, what is said, and how far it is."""

from pathlib import Path

import pytest

from benchmarks.variants import sample_texts
from duixian.cli.corpus_engine import Size
from duixian.cli.corpus_progress import Meter, clock
from duixian.cli.run import run

Captured = pytest.CaptureFixture[str]

pytest.importorskip("pyarrow", reason="duixian[corpus] is not installed")
pytest.importorskip("duckdb", reason="duixian[corpus] is not installed")


@pytest.mark.parametrize(
    "command", [[], ["build"], ["panel"], ["measures"], ["sql"], ["sample"], ["agree"], ["gold"]]
)
def test_every_command_explains_itself(command: list[str], capsys: Captured) -> None:
    """Help comes in both languages."""
    for language in ("zh", "en"):
        assert run(["corpus", *command, "--help", "--lang", language]) == 0
    assert "corpus" in capsys.readouterr().out


def test_three_commands_lead_to_a_panel(tmp_path: Path, capsys: Captured) -> None:
    """Build, panel and a question; one bad file among good ones gives status 1 and a row."""
    texts, out, table = tmp_path / "texts", tmp_path / "out", tmp_path / "panel.csv"
    texts.mkdir()
    for number, text in enumerate(sample_texts()):
        (texts / f"{number}.txt").write_text(text, "utf-8")
    (texts / "bad.pdf").write_bytes(b"%PDF-1.7")
    words = ["--lang", "en", "--workers", "1"]
    assert run(["corpus", "build", str(texts), "--out", str(out), *words]) == 1
    assert "2 reports read, 1 failed" in capsys.readouterr().err
    assert run(["corpus", "panel", str(out), "--out", str(table)]) == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbfplace,")
    assert (tmp_path / "panel-codebook.md").exists()
    capsys.readouterr()
    query = "select year, status from reports order by source"
    assert run(["corpus", "sql", str(out), query]) == 0
    assert capsys.readouterr().out == "year,status\n2024,read\n2025,read\n,failed\n"


@pytest.mark.parametrize(
    ("written", "size"),
    [("400MB", 400_000_000), ("1.5GiB", 3 << 29), ("512m", 512_000_000), ("300000000", 3 * 10**8)],
)
def test_a_size_is_a_number_with_its_unit(written: str, size: int) -> None:
    """Decimal and binary units, with or without the B."""
    assert Size("en").convert(written, None, None) == size


@pytest.mark.parametrize(
    "options",
    [
        ["--memory", "lots"],
        ["--memory", "1MB"],
        ["--scheduler", "tcp://127.0.0.1:9"],
        ["--engine", "dask", "--scheduler", "tcp://127.0.0.1:9", "--workers", "2"],
    ],
)
def test_options_that_do_not_fit_are_refused(
    options: list[str], tmp_path: Path, capsys: Captured
) -> None:
    """One clear error, and nothing is begun."""
    (tmp_path / "a.txt").write_text("x", "utf-8")
    words = ["corpus", "build", str(tmp_path), "--out", str(tmp_path / "o"), "--lang", "en"]
    assert run([*words, *options]) == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_two_coders_come_to_labels(tmp_path: Path, capsys: Captured) -> None:
    """Sample, agreement and labels; sheets that may be filled in are not written over."""
    texts, out, coding = tmp_path / "texts", tmp_path / "out", tmp_path / "coding"
    texts.mkdir()
    (texts / "2025.txt").write_text(sample_texts()[1], "utf-8")
    assert run(["corpus", "build", str(texts), "--out", str(out), "--workers", "1", "-q"]) == 0
    words = ["corpus", "sample", str(out), "--out", str(coding), "--what", "statements"]
    assert run([*words, "--size", "9", "--lang", "en"]) == 0
    assert "9 drawn" in capsys.readouterr().err
    assert run([*words, "--lang", "en"]) == 2
    assert "choose another folder" in capsys.readouterr().err
    sheets = [str(coding / f"coder-{number}.xlsx") for number in (1, 2)]
    assert run(["corpus", "agree", str(coding), *sheets, "--out", str(coding / "d.xlsx")]) == 0
    assert capsys.readouterr().out == (
        "field,coded,equal,alpha,machine\nkind,0,,,\nfirmness,0,,,\n"
    )
    assert run(["corpus", "gold", str(coding), *sheets, "-o", str(coding / "gold.jsonl")]) == 0
    assert (coding / "gold.jsonl").read_text("utf-8") == ""
    assert run(["corpus", "agree", str(coding), sheets[0]]) == 2


def test_a_wrong_source_or_query_is_one_line_and_status_2(tmp_path: Path, capsys: Captured) -> None:
    """What, where and what to do next."""
    assert run(["corpus", "build", str(tmp_path), "--out", str(tmp_path / "o")]) == 2
    assert run(["corpus", "sql", str(tmp_path), "select 1"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_the_rate_counts_what_was_read_in_this_run() -> None:
    """Shards that were found cost no time and do not flatter the rate."""
    from duixian.corpus.build import Progress

    line = Meter(str, quiet=True).line(Progress(done=3000, fresh=400, total=5000), 10.0)
    assert line == "3,000 of 5,000 reports read, 40.0 a second, 0:50 left"
    assert clock(7205) == "2:00:05"
