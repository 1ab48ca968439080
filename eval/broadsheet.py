"""Newspaper pages that are typeset here from running text: many columns, a picture, column rules.

What varies is drawn from a seed, so that pages can be made that no rule was written on.
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.typesetting import Sheet, measure, new_canvas, wrapped


class Broadsheet(NamedTuple):
    """How a newspaper is set; lengths in points."""

    width: float = 841.0
    height: float = 1190.0
    columns: int = 5
    gutter: float = 14.0
    size: float = 9.0
    leading: float = 1.45
    heading: float = 1.0  # of the size
    centred: bool = True
    rules: bool = False
    picture: int = 0  # columns that a picture covers, 0 for none
    head: bool = True
    shuffled: bool = True

    @classmethod
    def drawn(cls, rng: random.Random) -> "Broadsheet":
        """A page set in a way that ``rng`` picks."""
        width, height = rng.choice([(841.0, 1190.0), (1000.0, 1500.0), (765.0, 1100.0)])
        columns = rng.choice([4, 5, 6])
        size = rng.choice([8.0, 8.5, 9.5, 10.5])
        return cls(
            width,
            height,
            columns,
            rng.choice([1.4, 1.8, 2.4]) * size,
            size,
            rng.choice([1.3, 1.5, 1.7]),
            rng.choice([1.0, 1.15, 1.4]),
            rng.random() < 0.7,
            rng.random() < 0.5,
            rng.choice([0, 0, 2, 3]),
            rng.random() < 0.7,
            rng.random() < 0.8,
        )


class Words(NamedTuple):
    """A paragraph, or a heading of one."""

    text: str
    heading: bool = False


def broadsheet_pdf(title: str, words: Sequence[Words], style: Broadsheet, seed: int = 0) -> bytes:
    """Pages of ``words`` in columns; each page is drawn in an order that ``seed`` shuffles."""
    target, canvas = new_canvas()
    rng = random.Random(seed) if style.shuffled else None
    lines = list(_lines(words, style))
    number = 1
    while lines:
        sheet = Sheet(style.width, style.height)
        top = _head(sheet, style, title, number)
        lines = lines[_fill(sheet, style, lines, top, number) :]
        sheet.draw(canvas, rng)
        number += 1
    canvas.save()
    return target.getvalue()


class _Line(NamedTuple):
    text: str
    size: float
    indent: float
    space: float
    after: float
    keep: int  # lines behind it that stand in the same column: a heading is not parted


def _lines(words: Sequence[Words], style: Broadsheet) -> Iterator[_Line]:
    width = _column(style)
    for text, heading in words:
        size = style.size * (style.heading if heading else 1.0)
        indent = 0.0 if heading and style.centred else 2 * size
        set_lines = wrapped(text, size, width, indent)
        for index, line in enumerate(set_lines):
            start = indent * (index == 0)
            room = width - start - measure(line, size)
            last = index == len(set_lines) - 1
            if heading and style.centred:
                start, space = room / 2, 0.0
            else:
                space = 0.0 if last or len(line) < 2 else room / (len(line) - 1)
            keep = len(set_lines) - index if heading else 0
            yield _Line(line, size, start, space, style.leading * size, keep)


def _column(style: Broadsheet) -> float:
    margin = 0.06 * style.width
    return (style.width - 2 * margin - style.gutter * (style.columns - 1)) / style.columns


def _head(sheet: Sheet, style: Broadsheet, title: str, number: int) -> float:
    """The running head and, on the first page, the headline; the top of the columns."""
    margin = 0.06 * style.width
    y = 0.05 * style.height
    if style.head:
        sheet.line(margin, y, f"清湾日报　2025年1月{number + 9}日　第{number}版", 9.0)
        sheet.boxes.append((margin, y + 14.0, style.width - margin, y + 14.5))
        y += 30.0
    if number > 1:
        return y
    size = 3.2 * style.size
    sheet.line((style.width - measure(title, size)) / 2, y, title, size)
    return y + 1.8 * size


def _fill(sheet: Sheet, style: Broadsheet, lines: Sequence[_Line], top: float, number: int) -> int:
    """Set ``lines`` from column to column; return how many found room."""
    margin, width = 0.06 * style.width, _column(style)
    foot = 0.94 * style.height
    picture = style.picture if number == 1 else 0
    edge = 0.62 * style.height
    if picture:
        right = margin + picture * width + (picture - 1) * style.gutter
        sheet.boxes.append((margin, edge + 12.0, right, foot))
    if style.rules:
        for column in range(max(picture, 1), style.columns):
            x = margin + column * (width + style.gutter) - style.gutter / 2
            sheet.boxes.append((x, top, x + 0.4, foot))
    count = 0
    for column in range(style.columns):
        x, y = margin + column * (width + style.gutter), top
        bottom = edge if column < picture else foot
        while count < len(lines):
            line = lines[count]
            if y + line.after * (1 + line.keep) > bottom:
                break
            sheet.line(x + line.indent, y, line.text, line.size, line.space)
            y += line.after
            count += 1
    return count
