"""Indicators over the years: what was aimed at, what was reported, and the verdict between them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from duixian.lexicon.indicators import known, names
from duixian.model import Figure, last_year
from duixian.model.reconciliation import Answer, Commitment, VerdictCode
from duixian.publish.cards import targets
from duixian.publish.edition import Edition
from duixian.publish.site.links import anchor
from duixian.publish.site.reports import ReportPage, Words

NEAR = 12  # characters from the name of an indicator to its number
_PAUSE = re.compile("[，。；：、,;]")
_TAIL = re.compile("[^，。；：、,;（）()0-9]{1,4}(?=[，。；：、,;（(]|$)")  # 左右, 以上, 以内
_NUMERAL = re.compile("[0-9０-９零〇○一二三四五六七八九十两半]")
OPPOSITE = {
    "at_least": "at_most",
    "at_most": "at_least",
    "more_than": "less_than",
    "less_than": "more_than",
}
SEVERAL_YEARS = ("annual_average", "cumulative", "plan_period")


@dataclass(frozen=True)
class Told:
    """A number of a report: its words in their sentence, and the value that a chart draws.

    ``high`` is the upper end of a range. Percentages are fractions.
    """

    figure: Figure | None
    words: Words
    value: Decimal | None
    high: Decimal | None = None
    bound: str = "exact"


@dataclass
class Year:
    """One year of a series. ``promise`` leads to the verdict, where the page shows it."""

    year: int
    target: Told | None = None
    outcome: Told | None = None
    verdict: VerdictCode | None = None
    promise: str = ""


@dataclass
class Series:
    """One quantity of an indicator in one unit. ``growth`` tells rates from levels."""

    unit: str | None
    growth: bool
    years: dict[int, Year] = field(default_factory=dict)

    def year(self, number: int) -> Year:
        """The year ``number``, made where it is new."""
        return self.years.setdefault(number, Year(number))

    @property
    def in_order(self) -> list[Year]:
        """The years, oldest first."""
        return [self.years[number] for number in sorted(self.years)]

    @property
    def points(self) -> int:
        """How many targets and outcomes there are."""
        return sum(bool(one.target) + bool(one.outcome) for one in self.years.values())


@dataclass(frozen=True)
class Indicator:
    """An indicator with a page of its own. ``id`` is ``None`` where the lexicon has no name."""

    id: str | None
    name: str
    file: str
    favourable: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Judged:
    """A promise of a year with its verdict, ``None`` where no report answers it yet."""

    year: int
    goal: Commitment
    verdict: VerdictCode | None
    answer: Answer | None
    href: str


Key = tuple[str, bool, str | None]
Judgements = Mapping[tuple[int, str | None], Judged]  # by year and figure


def indicators(edition: Edition, pages: Sequence[ReportPage]) -> tuple[Indicator, ...]:
    """What has two points or more in one series, those with the longest series first.

    The target of a year is of the report that plans it, the outcome of the one that reviews it:
    the answer to the promise where one was found, else the first figure of that year and unit.
    """
    made: dict[Key, Series] = {}
    judged = {(one.year, one.goal.figure): one for one in _verdicts(edition, pages)}
    for page in pages:
        _take(page, judged, made)
    _judge(judged, pages, made)
    by_name: dict[str, list[Series]] = defaultdict(list)
    for (name, _, _), series in made.items():
        if series.points > 1 and any(year.target for year in series.years.values()):
            by_name[name].append(series)
    found = [_indicator(name, own) for name, own in by_name.items()]
    return tuple(sorted(found, key=lambda one: -max(row.points for row in one.series)))


def _indicator(name: str, own: Sequence[Series]) -> Indicator:
    entry = known().get(name)
    ordered = tuple(sorted(own, key=lambda one: (-one.points, not one.growth)))
    return Indicator(
        id=name if entry else None,
        name=names(name)[0] if entry else name,
        file=f"indicator-{name if entry else hashlib.sha256(name.encode()).hexdigest()[:10]}.html",
        favourable=entry.favourable if entry else "none",
        series=ordered,
    )


def _key(figure: Figure) -> Key | None:
    indicator = figure.indicator
    if indicator is None or figure.measure in ("rank", "composition", "change"):
        return None
    if figure.bound != "relative" and not _NUMERAL.search(figure.text):
        return None  # 亿元以上项目: a class of things, not how many
    # In step with the economy: a rate, though it has no number.
    unit = "%" if figure.bound == "relative" else figure.unit
    return indicator.id or indicator.text, figure.measure == "growth", unit


def _take(page: ReportPage, judged: Judgements, made: dict[Key, Series]) -> None:
    """The targets of the report for its year, the main ones first, and its results before."""
    planned = page.report.year
    if planned is None:
        return
    main = {figure.id for _, figure in targets(page.report)}
    for figure in sorted(page.report.figures, key=lambda one: one.id not in main):
        statement, key = page.statements[figure.statement], _key(figure)
        if key is None or figure.restates or _is_of_several_years(figure):
            continue
        if statement.kind == "result" and figure.period == str(planned - 1):
            year = made.setdefault(key, _series(key)).year(planned - 1)
            year.outcome = year.outcome or _told(figure, page)
        if statement.kind not in ("target", "task") or figure.period not in (None, str(planned)):
            continue
        promise = judged.get((planned, figure.id))
        deadline = promise.goal.deadline if promise else statement.deadline
        if deadline is None or last_year(deadline) <= planned:  # else it is a goal of later years
            year = made.setdefault(key, _series(key)).year(planned)
            year.target = year.target or _told(figure, page)


def _is_of_several_years(figure: Figure) -> bool:
    """Whether it is no number of one year; a mean level (年均浓度) is."""
    mean = figure.basis == "annual_average" and figure.measure == "level"
    return figure.basis in SEVERAL_YEARS and not mean


def _series(key: Key) -> Series:
    return Series(unit=key[2], growth=key[1])


def _told(figure: Figure, page: ReportPage, span: tuple[int, int] | None = None) -> Told:
    """What ``figure`` tells, in the words of ``span``, else in those of its clause."""
    words = page.words(*(span or _clause(figure, page)), figure.statement)
    value, high, bound = figure.value, figure.value_max, str(figure.bound)
    if value is not None and figure.direction == "down" and figure.measure == "growth":
        # A fall of 3.4% or more is drawn as −3.4% or less.
        value, high, bound = -value, None if high is None else -high, OPPOSITE.get(bound, bound)
    return Told(figure, words, value, high, bound)


def _clause(figure: Figure, page: ReportPage) -> tuple[int, int]:
    """The figure with the words before it that name it, and a bound behind it."""
    text, whole = page.report.text, page.statements[figure.statement]
    pauses = [found.end() for found in _PAUSE.finditer(text, whole.start, figure.start)]
    start = pauses[-1] if pauses else whole.start
    name = figure.indicator
    if name and name.end <= figure.start <= name.end + NEAR:
        start = name.start
    tail = _TAIL.match(text, figure.end, whole.end)
    return start, tail.end() if tail else figure.end


def _judge(judged: Judgements, pages: Sequence[ReportPage], made: dict[Key, Series]) -> None:
    """Set verdicts, the words that were promised, and the answers that decided."""
    by_year = {page.report.year: page for page in pages}
    for key, series in made.items():
        for year in series.years.values():
            if year.target is None or year.target.figure is None:
                continue
            one = judged.get((year.year, year.target.figure.id))
            if one is None:
                continue
            said = (one.goal.start, one.goal.end)
            year.target = _told(year.target.figure, by_year[year.year], said)
            year.verdict, year.promise = one.verdict, one.href
            later = by_year.get(year.year + 1)
            if one.verdict and later:
                year.outcome = _answered(one, later, key)


def _verdicts(edition: Edition, pages: Sequence[ReportPage]) -> Iterator[Judged]:
    """Every promise with a figure; one of the last pair leads to where its verdict is shown."""
    for thread in edition.chain.threads if edition.chain else ():
        for link in thread.links:
            yield Judged(link.year, link.commitment, link.verdict, link.answer, "")
    if edition.reconciliation and len(pages) > 1:
        year = pages[-2].report.year or 0
        for item in edition.reconciliation.items:
            answer = item.answers[0] if item.answers else None
            shown = f"reconciliation.html#{anchor(item)}"
            yield Judged(year, item.commitment, item.verdict, answer, shown)


def _answered(one: Judged, page: ReportPage, key: Key) -> Told | None:
    """The answer of the verdict: a figure of our own choice never contradicts it.

    What is in words, of another kind or not comparable is told, and not drawn.
    """
    answer = one.answer
    if answer is None:
        return None
    span = (answer.start, answer.end)
    figure = page.figures.get(answer.figure or "")
    if figure is None or _key(figure) != key or one.verdict == "not_comparable":
        return Told(figure, page.words(*span, answer.statement), None)
    return _told(figure, page, span)
