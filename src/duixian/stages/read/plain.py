"""A text file: decoded and split into lines; Markdown has a reader of its own."""

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
_TABLE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[-: |\t]*$", re.MULTILINE)
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
        from duixian.stages.read.markdown import read_markdown

        return read_markdown(text, encoding, name, limits)
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
    """Whether the text has marks of Markdown: with its name one heading or table is enough."""
    headings = len(_HEADING.findall(text)) if text.startswith("#") or "\n#" in text else 0
    if name.lower().endswith(_MARKDOWN_NAMES):
        return bool(headings) or text.startswith("---\n") or _TABLE.search(text) is not None
    return headings >= _MARKDOWN_HEADINGS
