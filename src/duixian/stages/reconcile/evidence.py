"""What the later report says was done: every figure and every clause of its review."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duixian.lexicon.deeds import deed
from duixian.lexicon.promises import said
from duixian.model import Figure, Part, Report, Statement
from duixian.stages.reconcile.amounts import amount
from duixian.stages.reconcile.likeness import bigrams, plain
from duixian.stages.reconcile.phrases import BREAKS, Phrase, clause, is_label, phrase, time_of

REVIEWED: tuple[Part, ...] = ("review", "term_review")
OPENING = 10  # characters before the indicator that are shown with it
LONGEST = 90  # characters of a statement that is evidence as a whole
_ORDINAL = re.compile(
    r"(?:——|[一二三四五六七八九十]{1,3}是|[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．])"
)


class Evidence(NamedTuple):
    """One clause of the review, with its figure where it has one.

    ``phrase`` are the figure's own words, ``None`` without one; ``pairs`` the bigrams of
    the clause, ``context_pairs`` those of the whole statement. ``several_years`` says that it is
    about more than one year, ``other_year`` about an earlier year or a part of the year; ``failed``
    that the text says so of it. ``amount`` is the number in its words.
    """

    statement: Statement
    figure: Figure | None
    phrase: Phrase | None
    start: int
    end: int
    text: str
    plain_text: str
    pairs: frozenset[str]
    context_pairs: frozenset[str]
    several_years: bool
    other_year: bool
    failed: bool
    amount: str = ""


def evidence(report: Report) -> tuple[Evidence, ...]:
    """All evidence of the review parts of ``report``, in text order.

    Where it has no such part, every sentence that tells a result is evidence.
    """
    parts: dict[str | None, Part] = {section.id: section.part for section in report.sections}
    figures = {figure.id: figure for figure in report.figures}
    found: list[Evidence] = []
    times = _Times(report)
    whole = not has_review(report)
    for statement in report.statements:
        part = parts.get(statement.section)
        if whole and statement.kind == "result":
            part = "review"
        if part not in REVIEWED:
            continue
        own = [figures[name] for name in statement.figures]
        carried = times.carried(statement)
        context = bigrams(plain(statement.text))
        for figure in own:
            if figure.value is None or is_label(report.text, figure):
                continue
            one = _with_figure(report, statement, figure, own, (part, carried, context))
            if one:
                found.append(one)
        found.extend(_clauses(report, statement, part, carried, context))
    return tuple(found)


def has_review(report: Report) -> bool:
    """Whether a part of ``report`` looks back."""
    return any(section.part in REVIEWED for section in report.sections)


class _Times:
    """The span of time that the opening of a paragraph, or of its list, gives to what follows."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._year = _reviewed_year(report)
        self._line: str | None = None
        self._list: str | None = None
        self._line_start = -1

    def carried(self, statement: Statement) -> str | None:
        """The time in which ``statement`` speaks unless it names another one."""
        text = self._report.text
        start = text.rfind("\n", 0, statement.start) + 1
        if start != self._line_start:
            self._line_start = start
            listed = bool(_ORDINAL.match(text, start))
            if not listed:
                self._list = None
            self._line = self._list if listed else None
        opening = text[statement.start : statement.end][:14]
        if named := time_of(opening, self._year):
            if statement.start - start < 6 or text[statement.start - 1 : statement.start] == "：":
                self._line = named
            if statement.end >= len(text) or text[statement.end] in "：\n":
                self._list = named
        return self._line


def _reviewed_year(report: Report) -> int | None:
    if report.review_period:
        return int(report.review_period[-4:])
    return report.year - 1 if report.year else None


# 由28.3微克下降到26.4微克: what was before is no result.
_STARTS = re.compile(
    r"[由从自](?:去年|上年|年初|上年末|[12][0-9]{3}年(?:底|末)?)?的?(?:约|近|不足|不到)?$"
)


def _with_figure(
    report: Report,
    statement: Statement,
    figure: Figure,
    own: Sequence[Figure],
    around: tuple[Part, str | None, frozenset[str]],
) -> Evidence | None:
    part, carried, context = around
    origin = next((other for other in own if other.id == figure.restates), None)
    described = phrase(report, statement, origin or figure, own)
    start, end = min(described.start, figure.start), max(described.end, figure.end)
    clause_start, clause_end = clause(report.text, statement, figure)
    tail = report.text[figure.end : clause_end]
    head = report.text[described.start : figure.start]
    failed = bool(deed("failed").search(tail))
    # 提前实现人均80元的目标 tells what was reached; 高于6%的目标 does not.
    reached = "goal" not in said("answer_words", head) and deed("reached").search(
        report.text[clause_start : figure.start]
    )
    if not failed and not reached and "goal" in said("answer_words", tail + "。" + head):
        return None
    if _is_changed_goal(statement, figure) or _STARTS.search(head):
        return None
    when = time_of(report.text[statement.start : figure.start], _reviewed_year(report))
    when = when or carried
    period, reviewed = figure.period or "", report.review_period
    several = figure.basis == "annual_average" or "/" in period or when == "several_years"
    if figure.basis == "cumulative" and when != "one_year":
        several = True
    if part == "term_review" and period != reviewed and when != "one_year":
        several = True
    # Over how many years is told in front of it.
    start = max(start, _trimmed(report.text, figure, start, OPENING * (1 + several)))
    end = _closed(report.text, start, end)
    other = when in ("part_year", "other_year")
    if reviewed and period and "/" not in period:
        other = other or period[:4] < reviewed[-4:] or (len(period) > 4 and "-H" in period)
    return Evidence(
        statement=statement,
        figure=figure,
        phrase=described,
        start=start,
        end=end,
        text=report.text[start:end],
        plain_text="",
        pairs=described.clause_pairs,
        context_pairs=context,
        several_years=several,
        other_year=other,
        failed=failed,
        amount=amount(report.text, figure),
    )


def _trimmed(text: str, figure: Figure, start: int, room: int) -> int:
    """From the deed on where it opens the clause, else from the indicator: what tells enough."""
    noun = figure.indicator
    if noun is None or noun.start >= figure.start or noun.start <= start:
        return start
    if noun.start - start <= room and not any(mark in text[start : noun.start] for mark in BREAKS):
        return start
    return noun.start


def _closed(text: str, start: int, end: int) -> int:
    """With the bracket behind it where it would else stay open: 2000公顷（3万亩|）."""
    words = text[start:end]
    return end + (words.count("（") > words.count("）") and text.startswith("）", end))


def _is_changed_goal(statement: Statement, figure: Figure) -> bool:
    """计划由30个调整为25个: both are goals. Behind the next comma stands what was done."""
    found = deed("adjusted").search(statement.text)
    if not found or "goal_changed" not in said("answer_words", statement.text[: found.start()]):
        return False
    end = statement.text.find("，", found.end())
    return end < 0 or figure.start < statement.start + end


def _clauses(
    report: Report, statement: Statement, part: Part, carried: str | None, context: frozenset[str]
) -> Iterator[Evidence]:
    """Each comma clause, each two that follow one another, and a short statement as a whole."""
    when = time_of(statement.text, _reviewed_year(report)) or carried
    several = when == "several_years" or (part == "term_review" and when != "one_year")
    for start, end in _spans(report.text, statement):
        text = report.text[start:end]
        words = plain(text)
        yield Evidence(
            statement, None, None, start, end, text, words, bigrams(words), context, several,
            when in ("part_year", "other_year"), bool(deed("failed").search(text)),
        )  # fmt: skip


def _spans(text: str, statement: Statement) -> Iterator[tuple[int, int]]:
    marks = [statement.start - 1]
    marks += [at for at in range(statement.start, statement.end) if text[at] in "，：；"]
    marks.append(statement.end)
    for index in range(len(marks) - 1):
        start = marks[index] + 1
        if marks[index + 1] - start >= 4:
            yield start, marks[index + 1]
        if index + 2 < len(marks) and len(marks) > 3:
            yield start, marks[index + 2]
    if len(marks) > 2 and statement.end - statement.start <= LONGEST:
        yield statement.start, statement.end
