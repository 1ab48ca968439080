"""Page numbers and running headers: what a page carries beside its text."""

import re
from collections import Counter
from collections.abc import Sequence

from duixian.stages.read.layout.rows import BREAK, Row

_COUNT = "[0-9０-９一二三四五六七八九十]{1,4}"
_DASH = "[—–―\\-－·•]"
_PAGE = re.compile(
    rf"第\s?{_COUNT}\s?页(?:[，,/ ]{{0,2}}共\s?{_COUNT}\s?页)?"
    rf"|{_DASH}\s?[0-9０-９]{{1,4}}\s?{_DASH}|[0-9]{{1,4}}\s?/\s?[0-9]{{1,4}}"
    r"|[Pp]age\s?[0-9]{1,4}(?:\sof\s[0-9]{1,4})?"
)
_LONGEST_NUMBER, _LONGEST_HEADER = 20, 40
_REPEATS = 3
_LINES_A_PAGE = 5  # lone numbers that count pages stand at least so many lines apart


def set_furniture_aside(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """``rows`` without page numbers and running headers, and the texts that were taken out.

    A row behind a page number stands behind a page break.
    """
    numbers = _page_numbers(rows)
    if not numbers and not any(row.gap == BREAK for row in rows):
        return rows, []
    out = numbers | _headers(rows, numbers)
    if not out:
        return rows, []
    kept: list[Row] = []
    broken = False
    for index, row in enumerate(rows):
        if index in out:
            broken = True
        else:
            kept.append(row._replace(gap=BREAK) if broken else row)
            broken = False
    return kept, [rows[index].text for index in sorted(out)]


def _page_numbers(rows: Sequence[Row]) -> set[int]:
    marked: set[int] = set()
    lone: list[int] = []
    for index, row in enumerate(rows):
        text = row.text
        if len(text) > _LONGEST_NUMBER or row.line.role:
            continue
        if text.isdecimal() and len(text) < 4:
            lone.append(index)
        elif _PAGE.fullmatch(text):
            marked.add(index)
    return (marked if len(marked) > 1 else set()) | _counting(rows, lone)


def _counting(rows: Sequence[Row], lone: list[int]) -> set[int]:
    """Lone numbers that count up by one, far enough apart to be pages."""
    run: list[int] = []
    for index in lone:
        if not run or int(rows[index].text) != int(rows[run[-1]].text) + 1:
            if len(run) >= _REPEATS:
                break
            run = [index]
        elif index - run[-1] >= _LINES_A_PAGE:
            run.append(index)
    return set(run) if len(run) >= _REPEATS else set()


def _headers(rows: Sequence[Row], numbers: set[int]) -> set[int]:
    """Short lines that stand three times or more beside a page number or page break."""
    beside = [
        index
        for index, row in enumerate(rows)
        if index not in numbers
        and len(row.text) <= _LONGEST_HEADER
        and not row.line.role
        and (row.gap == BREAK or index - 1 in numbers or index + 1 in numbers)
    ]
    repeated = Counter(rows[index].text for index in beside)
    return {index for index in beside if repeated[rows[index].text] >= _REPEATS}
