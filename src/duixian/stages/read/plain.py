"""A text file: decoded, split into lines, Markdown headings marked."""

import re

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.encoding import decode
from duixian.stages.read.limits import Limits
from duixian.stages.read.lines import Line
from duixian.stages.read.reading import Reading

_MARKDOWN_NAMES = (".md", ".markdown")
_MARKDOWN_HEADINGS = 3  # so many lines like "## 标题" make a text Markdown, whatever its name
_HEADING = re.compile(r"^(#{1,6})[ \t]", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def read_plain(data: bytes, name: str, limits: Limits) -> Reading:
    """The lines of a text file, with their 1-based numbers as an editor counts them.

    Form feeds, vertical tabs, U+0085, U+2028 and U+2029 break a line too, but count for none.
    """
    text, encoding = decode(data, name, limits)
    if len(text) > limits.characters:
        raise SourceError(
            "{name}: {count} characters, more than the {limit} that are read; give the report "
            "alone",
            name=name,
            count=len(text),
            limit=limits.characters,
        )
    text = _without_controls(text, name)
    if _is_markdown(text, name):
        return Reading(_markdown_lines(text), "text/markdown", Metadata(encoding=encoding))
    lines = [Line(line, number) for number, line in _numbered(text)]
    return Reading(lines, "text/plain", Metadata(encoding=encoding))


def _numbered(text: str) -> list[tuple[int, str]]:
    lines = text.splitlines()
    if len(lines) == text.count("\n") + (not text.endswith("\n")):
        return list(enumerate(lines, 1))
    wholes = _LINE_END.split(text)
    if not wholes[-1]:
        wholes.pop()  # the end of the last line begins no other
    return [
        (number, line)
        for number, whole in enumerate(wholes, 1)
        for line in whole.splitlines() or [""]
    ]


def _without_controls(text: str, name: str) -> str:
    """Stray control characters (Word's field marks, a DOS end of file) become spaces."""
    found = len(_CONTROL.findall(text))
    if not found:
        return text
    if found > max(3, len(text) // 1000):
        raise SourceError(
            "{name}: {count} control characters, so this is not a text file; give the report as "
            "text, HTML or DOCX",
            name=name,
            count=found,
        )
    return _CONTROL.sub(" ", text)


def _is_markdown(text: str, name: str) -> bool:
    if not text.startswith("#") and "\n#" not in text:
        return False
    if name.lower().endswith(_MARKDOWN_NAMES):
        return True
    return len(_HEADING.findall(text)) >= _MARKDOWN_HEADINGS


def _markdown_lines(text: str) -> list[Line]:
    lines = []
    for number, line in _numbered(text):
        if heading := _HEADING.match(line):
            # Spaces in the place of the marks keep the columns true.
            words = " " * heading.end() + line[heading.end() :].rstrip(" \t#")
            lines.append(Line(words, number, "heading", len(heading[1])))
        else:
            lines.append(Line(line, number))
    return lines
