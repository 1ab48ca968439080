"""A page of the terminal: prints lines of Chinese at a width, in a language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from duixian.publish.wrap import Span, line_starts

WIDEST = 110  # cells: a longer line of Chinese is hard to follow
NARROWEST = 20
GAP = 2  # cells between two columns


class Terminal(Console):
    """Standard output, without the markup and highlighting that a report's words could trigger."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Let the caller know that the reader has gone; rich would exit with 1."""
        raise BrokenPipeError


@dataclass(frozen=True)
class Page:
    """Where a report is printed. With ``full`` set nothing is summarised."""

    console: Console
    translate: Callable[[str], str]
    full: bool = False

    @property
    def width(self) -> int:
        """The cells of a line."""
        return max(min(self.console.width, WIDEST), NARROWEST)

    def say(self, template: str, **values: object) -> str:
        """``template`` (a msgid) in the reader's language, its placeholders filled."""
        return self.translate(template).format(**values)

    def line(self, *parts: str | tuple[str, str] | Text) -> None:
        """Print one line that is known to fit; without parts an empty one."""
        self.console.print(Text.assemble(*parts), soft_wrap=True)

    def rule(self, title: str, aside: str, colour: str) -> None:
        """Print the head of a part: its title, a rule, and what it counts at the line's end."""
        self.line()
        if cell_len(title) + cell_len(aside) + 4 > self.width:
            self.paragraph(Text(title, style=f"bold {colour}"))
            return
        dashes = self.width - cell_len(title) - cell_len(aside) - 2
        self.line((title, f"bold {colour}"), (f" {'─' * dashes} ", colour), (aside, "dim"))

    def paragraph(
        self,
        text: Text,
        *,
        indent: int = 0,
        mark: str = "",
        whole: Sequence[Span] = (),
        limit: int | None = None,
    ) -> None:
        """Print ``text`` wrapped, hanging behind ``mark``; more than ``limit`` lines are cut."""
        if cell_len(mark) > self.width // 2:
            text, mark, whole = Text.assemble((mark, "dim"), text), "", ()
        room = max(self.width - indent - cell_len(mark), 8)
        lines = split(text, room, whole)
        if limit and len(lines) > limit:
            del lines[limit:]
            lines[-1].truncate(room - 2)
            lines[-1].append(" …", style="dim")
        first = " " * indent
        rest = " " * (indent + cell_len(mark))
        for index, line in enumerate(lines):
            self.line(rest if index else Text.assemble(first, (mark, "dim")), line)

    def items(self, parts: Sequence[tuple[str, str]], *, mark: str = "") -> None:
        """Print ``parts`` (words and style) with dots between them; none is broken."""
        text = Text()
        whole = []
        for words, style in parts:
            text.append(" · " if text else "")
            whole.append((len(text), len(text) + len(words)))
            text.append(words, style)
        self.paragraph(text, mark=mark, whole=whole)

    def row(self, left: Text, right: Text, *, indent: int, room: int) -> None:
        """Print two columns, the left one ``room`` cells wide, each wrapped in its own."""
        left_lines = split(left, room)
        right_lines = split(right, max(self.width - indent - room - GAP, 8))
        for one, other in zip_longest(left_lines, right_lines, fillvalue=Text()):
            blanks = room + GAP - cell_len(one.plain) if other else 0
            self.line(" " * indent, one, " " * blanks, other)


def split(text: Text, width: int, whole: Sequence[Span] = ()) -> list[Text]:
    """``text`` as lines of at most ``width`` cells, without blanks at their ends."""
    lines = list(text.divide(line_starts(text.plain, width, whole)))
    for line in lines:
        line.rstrip()
    return lines
