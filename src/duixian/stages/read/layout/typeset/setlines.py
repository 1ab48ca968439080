"""From the runs of one column to its lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from duixian.stages.read.layout.debris import is_ideograph
from duixian.stages.read.layout.typeset.runs import Rect, Run
from duixian.stages.read.spacing import raised

WORD_GAP = 0.18  # of the size: a blank between Latin words
CELL_GAP = 1.6  # of the size: what stands further apart is another cell or word
CELL_END = "\u3000"
_RAISED = 0.8  # of the size of the line
_SINGLE = 3  # characters alone, as in a line that is stretched
_EQUAL = 0.2  # of the size: how far its gaps differ


class SetLine(msgspec.Struct):
    """One visible line in type of ``size`` points.

    ``lefts`` and ``rights`` are those of each character of ``text``.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    top: float
    bottom: float
    page: int
    place: int
    size: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.lefts[0]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.rights[-1]

    @property
    def rect(self) -> Rect:
        """Where the line stands."""
        return Rect(self.lefts[0], self.top, self.rights[-1], self.bottom)


def lines_of(runs: Iterable[Run], page: int) -> list[SetLine]:
    """The lines that ``runs`` of one column make up, from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom) / 2):
        if rows and shares(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_line(row, page) for row in rows]


def shares(row: Sequence[Run], run: Run) -> bool:
    """Whether ``run`` stands on the line of ``row``: half of the lower one's height is common."""
    tallest = max(row, key=lambda run: run.bottom - run.top)
    common = min(tallest.bottom, run.bottom) - max(tallest.top, run.top)
    return common >= 0.5 * min(tallest.bottom - tallest.top, run.bottom - run.top)


def _line(row: list[Run], page: int) -> SetLine:
    row.sort(key=lambda run: run.lefts[0])
    main = max(row, key=lambda run: len(run.text) * run.size)
    texts: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    stretched = _is_stretched(row, main.size)
    for run in row:
        text = run.text
        if run.size < _RAISED * main.size and run.bottom < main.bottom - 0.15 * main.size:
            text = raised(text)
        if rights and (gap := run.lefts[0] - rights[-1]) > 0:
            blank = "" if stretched else _blank(texts[-1][-1], text[0], gap / main.size)
            texts.append(blank)
            lefts.extend([rights[-1]] * len(blank))
            rights.extend([run.lefts[0]] * len(blank))
            texts = [part for part in texts if part]
        texts.append(text)
        lefts.extend(run.lefts)
        rights.extend(run.rights)
    place = min(run.place for run in row)
    return SetLine("".join(texts), lefts, rights, main.top, main.bottom, page, place, main.size)


def _is_stretched(row: Sequence[Run], size: float) -> bool:
    """Whether Han characters stand alone, all equally far apart, and so are no cells."""
    single = sum(len(run.text) == 1 and is_ideograph(run.text) for run in row)
    if single < _SINGLE or any(
        before.text[-1].isascii() and after.text[0].isascii() for before, after in pairwise(row)
    ):
        return False
    gaps = [after.lefts[0] - before.rights[-1] for before, after in pairwise(row)]
    return max(gaps) - min(gaps) < _EQUAL * size


def _blank(before: str, after: str, gap: float) -> str:
    if gap >= CELL_GAP:
        return CELL_END
    latin = before.isascii() and after.isascii() and (before.isalnum() or after.isalnum())
    return " " if latin and gap >= WORD_GAP else ""
