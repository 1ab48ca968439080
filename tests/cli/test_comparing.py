"""``reconcile``, ``decide``, ``ladder`` and ``chain`` at the command line."""

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

from duixian.cli.run import run
from duixian.sample import sample

Files = tuple[str, str]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    texts = sample()
    for text in (texts.earlier, texts.later):
        (tmp_path / text.name).write_bytes(text.read_bytes())
    return str(tmp_path / texts.earlier.name), str(tmp_path / texts.later.name)


def item_of(files: Files, words: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert run(["reconcile", *files, "--json", "--lang", "zh"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    return next(one for one in items if one["commitment"]["text"].startswith(words))


def test_full_and_sources(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    """--full shows every promise, --sources the line of each quote."""
    assert run(["reconcile", *files, "--lang", "zh", "--full", "--sources"]) == 0
    shown = capsys.readouterr().out
    assert "……还有" not in shown
    assert "第24行" in shown
    assert run(["reconcile", *files, "--lang", "zh"]) == 0
    assert "……还有" in capsys.readouterr().out


def test_a_saved_file_is_told(files: Files, tmp_path: Path) -> None:
    """Each ending is a format: a workbook of four sheets, CSV with BOM, the contract."""
    for name in ("r.xlsx", "r.csv", "r.json"):
        assert run(["reconcile", *files, "--out", str(tmp_path / name), "--lang", "zh"]) == 0
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["承诺", "结论", "问题", "来源"]
    assert (tmp_path / "r.csv").read_bytes().startswith(b"\xef\xbb\xbfverdict,")
    document = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert document["schema"] == "duixian.reconciliation/1"


def test_an_unknown_ending_is_one_line(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the endings that there are, and leaves no file behind."""
    out = tmp_path / "r.docx"
    assert run(["reconcile", *files, "--out", str(out), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert ".xlsx" in told
    assert not out.exists()


def test_a_decision_is_made_applied_and_reopened(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Decide writes TOML that reconcile applies; a changed quote reopens it."""
    item = item_of(files, "盘活低效工业用地600亩", capsys)
    file = str(tmp_path / "decisions.toml")
    made = ["decide", *files, "--decisions", file, "--commitment", item["commitment"]["id"]]  # type: ignore[index]
    made += ["--verdict", "partly", "--why", "另有“200亩”在办手续", "--by", "陆审"]
    assert run([*made, "--lang", "zh"]) == 0
    written = tomllib.loads(Path(file).read_text("utf-8"))
    assert written["decision"][0]["why"] == "另有“200亩”在办手续"
    capsys.readouterr()
    assert run(["reconcile", *files, "--decisions", file, "--lang", "zh"]) == 0
    assert "陆审" in capsys.readouterr().out
    later = Path(files[1])
    text = later.read_text("utf-8").replace("盘活低效工业用地412亩", "盘活低效工业用地399亩")
    later.write_text(text, "utf-8")
    assert run(["reconcile", *files, "--decisions", file, "--lang", "zh"]) == 0
    assert "请重新核对" in capsys.readouterr().out


def test_a_json_decision_file_works_as_well(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ending of the file is its format, and decisions add up."""
    item = item_of(files, "盘活低效工业用地600亩", capsys)
    file = tmp_path / "decisions.json"
    for verdict in ("partly", "met"):
        made = ["decide", *files, "--decisions", str(file), "--why", "核过", "--by", "陆审"]
        made += ["--commitment", item["commitment"]["id"], "--verdict", verdict]  # type: ignore[index]
        assert run(made) == 0
    assert len(json.loads(file.read_text("utf-8"))["decision"]) == 2
    capsys.readouterr()
    assert run(["reconcile", *files, "--decisions", str(file), "--json"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    decided = [one for one in items if one["review"]]
    assert [(one["verdict"], one["review"]["machine_verdict"]) for one in decided] == [
        ("met", "missed")
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--commitment", "nope", "--verdict", "met", "--why", "x"], "nope"),
        (["--commitment", "nope"], "--verdict"),
        (["--commitment", "nope", "--verdict", "good", "--why", "x"], "good"),
    ],
)
def test_a_decision_that_cannot_be_made_is_one_line(
    files: Files,
    tmp_path: Path,
    options: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """An unknown id, half the options, an unknown verdict: exit 2, and no file appears."""
    file = tmp_path / "decisions.toml"
    assert run(["decide", *files, "--decisions", str(file), *options, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told
    assert not file.exists()


@pytest.mark.parametrize("content", [b"nonsense", b"\xff\xfe\x00", b"[[decision]]\nby = 'x'\n"])
def test_a_file_of_another_kind_is_one_line(
    files: Files, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no decision file is refused by name, with what makes one."""
    file = tmp_path / "decisions.toml"
    file.write_bytes(content)
    assert run(["reconcile", *files, "--decisions", str(file), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "duixian decide" in told


def test_the_doubtful_ones_are_asked(
    files: Files,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without an id every promise to be reviewed is asked; - goes on, a verdict asks why."""
    answers = iter(["met", "核过原始台账"])
    monkeypatch.setattr("click.prompt", lambda *_, **given: next(answers, given.get("default")))
    file = tmp_path / "decisions.toml"
    assert run(["decide", *files, "--decisions", str(file), "--by", "陆审", "--lang", "zh"]) == 0
    assert "→" in capsys.readouterr().out
    [made] = tomllib.loads(file.read_text("utf-8"))["decision"]
    assert (made["verdict"], made["why"], made["by"]) == ("met", "核过原始台账", "陆审")


def test_a_ladder_and_a_chain(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both print a page and their contracts; too few reports are one line."""
    first = tmp_path / "qingwan-2023.txt"
    text = Path(files[0]).read_text("utf-8").replace("2024年", "2023年")
    first.write_text(text.replace("第四次会议", "第三次会议"), "utf-8")
    assert run(["chain", str(first), *files, "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "2023—2025年" in shown
    assert "不再提出" in shown
    assert run(["chain", str(first), *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "duixian.chain/1"
    assert run(["ladder", *files, "--lang", "zh"]) == 0
    assert "地区生产总值" in capsys.readouterr().out
    assert run(["ladder", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "duixian.ladder/1"
    for command in (["chain", *files], ["ladder", files[0]]):
        assert run([*command, "--lang", "en"]) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", ["reconciliation", "ladder", "chain"])
def test_the_schemas_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Duixian schema NAME prints the schema of each contract."""
    assert run(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == f"duixian.{name}/1"


def test_a_tolerance_is_a_setting(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    """5%左右 answered by 4.8% is met by default, and missed where the tolerance is 0.1 points."""
    verdicts = []
    for options in ([], ["--set", "about_points=0.1"]):
        assert run(["reconcile", *files, "--json", *options]) == 0
        items = json.loads(capsys.readouterr().out)["items"]
        found = next(one for one in items if one["commitment"]["text"].startswith("地区生产总值"))
        verdicts.append(found["verdict"])
    assert verdicts == ["met", "missed"]


@pytest.mark.parametrize(
    "given", ["abut_points=1", "about_points=x", "about_points", "candidates=1.5"]
)
def test_a_setting_that_does_not_exist_is_one_line(
    files: Files, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says which settings there are, or how a number is written."""
    assert run(["reconcile", *files, "--set", given, "--lang", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
