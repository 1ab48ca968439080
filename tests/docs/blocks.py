"""Finds the fenced blocks of a Markdown page, and compares what a block shows with what was said.

In a ``console`` block a line ``$ command`` is run and the lines below it are its output; in a
``bash`` block every line is run. ``…`` alone on a line stands for any lines, inside a line for any
characters. ``<!-- not run: why -->`` before a block keeps it from being run.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

FENCE = re.compile(
    r"^(?:<!-- not run: (?P<why>[^\n]+?) -->\n+)?```(?P<language>\w*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
ELLIPSIS = "…"


class Block(NamedTuple):
    """A fenced block. ``skipped`` is the reason not to run it, else empty."""

    language: str
    body: str
    line: int
    skipped: str


class Command(NamedTuple):
    """A command, and the output shown below it (empty where none is shown)."""

    text: str
    shown: str


def blocks(page: str) -> Iterator[Block]:
    """Every fenced block of a page, in order."""
    for found in FENCE.finditer(page):
        line = page.count("\n", 0, found.start("language")) + 1
        yield Block(found["language"], found["body"], line, found["why"] or "")


def commands(block: Block) -> list[Command]:
    """The commands of a shell block; a backslash at the end of a line continues it."""
    body = block.body.replace("\\\n", "")
    if block.language != "console":
        return [Command(line, "") for line in body.splitlines() if line and line[0] != "#"]
    pieces = re.split(r"^\$ ", body, flags=re.MULTILINE)
    if pieces[0].strip():
        raise ValueError(f"line {block.line}: a console block begins with '$ command'")
    split = (piece.partition("\n") for piece in pieces[1:])
    return [Command(text, shown.rstrip()) for text, _, shown in split]


def agrees(shown: str, said: str) -> bool:
    """Whether an output is what the page shows, up to ``…`` and white space at line ends."""
    pattern = []
    for line in tidy(shown):
        if line == ELLIPSIS:
            pattern.append(r"(?:[^\n]*\n)*?")
        else:
            pattern.append(".*".join(re.escape(part) for part in line.split(ELLIPSIS)) + r"\n")
    return re.fullmatch("".join(pattern), "".join(f"{line}\n" for line in tidy(said))) is not None


def tidy(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
