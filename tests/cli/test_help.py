"""Help, version and schema, in the reader's language."""

import json
import re

import click
import pytest
from rich.cells import cell_len

from duixian.cli.commands import TABLES, build
from duixian.cli.run import chosen_language, run
from duixian.model.contract import report_schema
from duixian.model.tables import TABLE_NAMES
from tests.plugins.golden import Golden

Captured = pytest.CaptureFixture[str]
HELPS = tuple([*word, "--help"] for word in ([], ["read"], ["check"], ["schema"], ["demo"]))
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("words", HELPS)
def test_help_is_in_chinese_and_fits(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """Every line of help is translated, click's own words too, and none is too wide."""
    for width in (50, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        assert run([*words, "--lang", "zh"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("用法")
        assert max(map(cell_len, lines)) <= width
        english = [line for line in lines if re.search(r"[a-z]{3} [a-z]+ [a-z]+ ", line)]
        assert english == []


@pytest.mark.parametrize("words", HELPS)
def test_help_is_in_english(capsys: Captured, words: list[str]) -> None:
    """No Chinese is left in English help."""
    assert run(["--lang", "en", *words] if len(words) == 1 else [*words, "--lang", "en"]) == 0
    assert not HAN.search(capsys.readouterr().out)


def test_without_words_the_help_is_shown(capsys: Captured) -> None:
    """A newcomer who types the name alone learns what there is."""
    assert run([]) == 0
    assert "demo" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["read", "a"], "zh"),
        (["--lang", "en", "read"], "en"),
        (["read", "--lang=en"], "en"),
        (["read", "--", "--lang", "en"], "zh"),
        (["read", "--lang"], "zh"),
        (["--lang", "en", "read", "--lang", "zh"], "zh"),
        (["--lang", "xx"], "zh"),
    ],
)
def test_the_last_language_wins(words: list[str], language: str) -> None:
    """It may stand anywhere before a lone double dash."""
    assert chosen_language(words) == language


def test_the_locale_decides_the_language_of_help(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An English locale gives English help."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    run(["--help"])
    assert capsys.readouterr().out.startswith("Usage:")


def test_the_help_of_read_is_what_it_was(golden: Golden, capsys: Captured) -> None:
    """The options are a public contract."""
    run(["read", "--help", "--lang", "zh"])
    golden.check("help-read-zh.txt", capsys.readouterr().out)


def test_the_version_is_the_package_s(capsys: Captured) -> None:
    """Name and version in one line."""
    assert run(["--version"]) == 0
    assert re.fullmatch(r"duixian \d+\.\d+\.\S+\n", capsys.readouterr().out)


def test_the_schema_is_printed(capsys: Captured) -> None:
    """``duixian schema report`` is the schema that outputs are tested with."""
    assert run(["schema", "report"]) == 0
    assert json.loads(capsys.readouterr().out) == report_schema()


def test_the_tables_of_the_command_line_are_those_of_the_model() -> None:
    """The list is written twice, since --help must not import the model."""
    assert tuple(TABLES) == TABLE_NAMES


def test_every_command_has_help() -> None:
    """A command or option without help is a riddle."""
    for language in ("zh", "en"):
        for command in build(language).commands.values():
            assert command.help
            assert command.short_help
            for param in command.params:
                if isinstance(param, click.Option):
                    assert param.help
