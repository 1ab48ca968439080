"""Lays out help with Chinese in it: click counts characters, a terminal counts cells."""

from collections.abc import Iterable

import click


class Formatter(click.HelpFormatter):
    """Help whose lines break where Chinese may break, at the width of the terminal."""

    def write_text(self, text: str) -> None:
        """Write ``text`` as lines at the current indentation."""
        indent = " " * self.current_indent
        for line in _lines(text, self.width - self.current_indent):
            self.write(f"{indent}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms (ASCII) and what they mean in two columns."""
        rows = list(rows)
        first = min(max(len(term) for term, _ in rows), col_max) + col_spacing
        for term, meaning in rows:
            indent = " " * self.current_indent
            room = self.width - first - self.current_indent
            head, *rest = _lines(meaning, room) or [""]
            gap = term.ljust(first) if len(term) < first else f"{term}\n{indent}{' ' * first}"
            self.write(f"{indent}{gap}{head}".rstrip() + "\n")
            for line in rest:
                self.write(f"{indent}{' ' * first}{line}\n")


def _lines(text: str, width: int) -> list[str]:
    from duixian.publish.wrap import line_starts

    text = " ".join(text.split())
    starts = line_starts(text, width)
    ends = [*starts, len(text)]
    return [text[start:end].strip() for start, end in zip([0, *starts], ends, strict=True)]


class Context(click.Context):
    """The context of every command: help is laid out by :class:`Formatter`."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is laid out by :class:`Formatter`."""

    context_class = Context
