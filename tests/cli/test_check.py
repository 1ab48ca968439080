"""``duixian check`` at the command line: many sources, the year before, JSON, bad input."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from duixian.cli.run import run
from duixian.sample import sample

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both years of the sample, the earlier one also as that of another county."""
    texts = sample()
    for text in (texts.earlier, texts.later):
        (tmp_path / text.name).write_bytes(text.read_bytes())
    other = texts.earlier.read_text("utf-8").replace("清湾县", "临泽县")
    (tmp_path / "linze.txt").write_text(other, "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "poem.txt").write_text("床前明月光，疑是地上霜。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def schema(capsys: Captured) -> Any:
    assert run(["schema", "findings"]) == 0
    return json.loads(capsys.readouterr().out)


def test_each_finding_shows_its_computation_and_its_words(capsys: Captured) -> None:
    """Severity first, then what is wrong, then the line and the words of each side."""
    assert run(["check", "qingwan-2025.txt", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "4 处问题（错误 3 · 警告 1）" in shown
    assert "141项 ≠" in shown
    assert "第 19 行：" in shown
    assert shown.index("错误") < shown.index("警告")


def test_the_year_before_shows_what_is_told_otherwise(capsys: Captured) -> None:
    """Both reports are quoted by their names."""
    words = ["check", "qingwan-2025.txt", "--earlier", "qingwan-2024.txt", "--lang", "en"]
    assert run(words) == 0
    shown = capsys.readouterr().out
    assert "values told otherwise than in qingwan-2024.txt: 2" in shown
    assert "qingwan-2024.txt line 15:" in shown
    assert "qingwan-2025.txt line 19:" in shown
    assert "[restated-level]" in shown


def test_several_reports_are_told_one_by_one(capsys: Captured) -> None:
    """A report without findings takes a line."""
    assert run(["check", "qingwan-2024.txt", "qingwan-2025.txt", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "qingwan-2024.txt  nothing that contradicts itself in 228 figures"
    assert lines[1].startswith("qingwan-2025.txt")


def test_the_json_keeps_its_schema(capsys: Captured) -> None:
    """One object a line, with the findings across where a report of the year before is given."""
    contract = schema(capsys)
    jsonschema.Draft202012Validator.check_schema(contract)
    assert run(["check", "qingwan-2024.txt", "qingwan-2025.txt", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    words = ["check", "qingwan-2025.txt", "--earlier", "qingwan-2024.txt", "--json"]
    assert run(words) == 0
    told.append(json.loads(capsys.readouterr().out))
    for document in told:
        jsonschema.validate(document, contract)
    assert [len(document["findings"]) for document in told] == [0, 4, 4]
    assert [len(document["across"]) for document in told] == [0, 0, 2]
    assert told[2]["earlier"]["name"] == "qingwan-2024.txt"


def test_offsets_lead_to_the_words(capsys: Captured) -> None:
    """Each quote is the text at its offsets; across, each in its own report."""
    words = ["check", "qingwan-2025.txt", "--earlier", "qingwan-2024.txt", "--json"]
    assert run(words) == 0
    told = json.loads(capsys.readouterr().out)
    texts = {}
    for name in ("qingwan-2024.txt", "qingwan-2025.txt"):
        assert run(["read", name, "--json"]) == 0
        texts[name] = json.loads(capsys.readouterr().out)["text"]
    quotes = [
        ("qingwan-2025.txt", quote) for finding in told["findings"] for quote in finding["quotes"]
    ]
    for finding in told["across"]:
        quotes.append(("qingwan-2024.txt", finding["earlier"]))
        quotes.append(("qingwan-2025.txt", finding["later"]))
    assert len(quotes) > 6
    for name, quote in quotes:
        assert texts[name][quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["empty.txt"], "empty.txt: empty (0 bytes)"),
        (["poem.txt"], "poem.txt: this text is not a government work report"),
        (["no.txt"], "no.txt: no such file"),
        (["qingwan-2025.txt", "--earlier", "qingwan-2025.txt"], "are the same report"),
        (["qingwan-2024.txt", "--earlier", "qingwan-2025.txt"], "give the earlier report first"),
        (["qingwan-2025.txt", "--earlier", "linze.txt"], "give two years of one place"),
        (["qingwan-2025.txt", "--earlier", "empty.txt"], "empty.txt: empty (0 bytes)"),
        (["qingwan-2025.txt", "--earlier", "."], "a folder, not a file"),
    ],
)
def test_bad_input_is_one_line(capsys: Captured, words: list[str], told: str) -> None:
    """It says what, where, why and what next, prints no page, and exits with 2."""
    assert run(["check", *words, "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert told in shown.err


def test_what_fails_among_several_is_named_and_the_others_go_on(capsys: Captured) -> None:
    """A report of another place, the report of the year before itself, and an empty file."""
    words = ["linze.txt", "qingwan-2024.txt", "empty.txt", "qingwan-2025.txt"]
    assert run(["check", *words, "--earlier", "qingwan-2024.txt", "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert shown.err.splitlines()[-1] == "1 sources read, 3 not"
    assert len(shown.err.splitlines()) == 4
    assert "qingwan-2025.txt" in shown.out
    assert "linze.txt" not in shown.out


def test_reports_of_one_name_are_told_apart(folder: Path, capsys: Captured) -> None:
    """2024/report.txt and 2025/report.txt: the earlier one is named by its path."""
    for year in ("2024", "2025"):
        (folder / year).mkdir()
        (folder / f"qingwan-{year}.txt").rename(folder / year / "report.txt")
    words = ["check", "2025/report.txt", "--earlier", "2024/report.txt", "--lang", "en"]
    assert run(words) == 0
    assert "told otherwise than in 2024/report.txt: 2" in capsys.readouterr().out
