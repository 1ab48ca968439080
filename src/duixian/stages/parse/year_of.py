"""In which year a report was delivered: every hint votes, the heaviest year wins.

A hint names a year and says how it lies to the year of delivery: the date line and the number of
the national congress name it, a reviewed year lies one before it, a planned year is it. Figures
of speech (``刚刚过去的2024年``, ``“九五”计划第一年``) and, where the masthead is bare, the years of
which the text gives results decide the rest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from duixian.model import Document
from duixian.stages.parse.masthead import Line, Masthead, fold, unspaced

FIRST, LAST = 1949, 2099
SURE = 4  # one plain statement of the masthead or of a heading

_ZEROS = "〇○零OoＯ0"
_CN = _ZEROS + "一二三四五六七八九"
_TO_ASCII = str.maketrans(_CN, "0" * len(_ZEROS) + "123456789")
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|[一二][九{_ZEROS}][{_CN}]{{2}})"
YEAR = re.compile(rf"(?<![0-9{_CN}十百])({_YEAR})(?=年|[、～~至到和—-]{_YEAR}?年?|/)")
_DATE = re.compile(
    rf"({_YEAR})\s?年\s?([0-9元一二三四五六七八九十]{{1,3}})\s?月(?:\s?[0-9一二三四五六七八九十]{{1,3}}\s?日)?"
)
_STAMP = re.compile(r"发布|日期|时间|来源|更新|编辑|点击|浏览|访问|索引|生成|发文|字号")
_SESSION = re.compile(
    r"第?([0-9一二三四五六七八九十]{1,3})届全国(?:人民代表大会|人大)(?:第?([0-9一二三四五六七八九十]{1,2})次)?"
)
_HEARD = re.compile(r"(?:第?[一二三四五六七八九十]次)?(?:会议)?，?(?:上)?(?:作|提出|报告|提交)")
_THIS = re.compile(r"(?:我们|这次|本次|今天的)$")
_FIVE_YEARS = re.compile(r"五年来|(?:过去|这)的?五年|五年的工作|四年多|五年[，的]|了五年")
_ABBREVIATED = re.compile(
    r"([一二三四五六七八九十]{1,3})届(?:全国)?人大(?:第?([一二三四五六七八九十])次会议)?"
)
_NO_HEADING = re.compile(r"工作报告|统计公报")
_HELD = re.compile(
    r"[，,]?(?:在|召开的)?[^，。；\n]{2,40}届[^，。；\n]{0,30}会议(?!闭幕|以来|的?决[议定])"
)
_LOOKS_BACK = re.compile(r"根据|自|从|于")
_TERM_SINCE = re.compile(r"以来|期间|到这次|到现在|任期")
_YEAR_OF = re.compile(rf"({_YEAR})年?[\u3400-\u9fff]{{0,12}}$")
_INLINE = re.compile(
    rf"({_YEAR})年(?:度|我[省市县区]|全[省市县区])?(?:政府|国内|经济社会发展|的)?(?:工作)?的?"
    r"(?:(回顾|总结|工作回顾|工作总结)|主要任务|工作安排|工作部署|重点工作|主要目标|预期目标|工作任务|目标任务)"
)
_IS = re.compile(rf"(?<![0-9{_CN}])({_YEAR})年是[^。]{{0,30}}年")
_PLAIN = re.compile(r"年的?(?:政府)?工作$")
_LATELY = re.compile(rf"(?:刚刚过去的?|刚刚过去的一年——)({_YEAR})年")
_PLAN_YEAR = re.compile(
    r"(今年|明年|去年|过去一年|过去的一年)[^。；\n]{0,16}?“?([一二三四五六七八九十]{1,2})五”?(?:计划|规划|时期)?[^。；\n]{0,8}?"
    r"(第[一二三四五]年|首年|开局之年|起步之年|起步年|开局年|收官之年|收官年|最后一年)"
)
_PLAN_PERIOD = re.compile(r"“?(?<![个第年])([一二三四五六七八九十]{1,2})五”?(?:时期|期间|计划)")
_RANGE = re.compile(rf"{_YEAR}年?\s?[～~至到—–-]")
_NTH = {"一": 0, "首": 0, "开": 0, "起": 0, "二": 1, "三": 2, "四": 3, "五": 4, "收": 4, "最": 4}
_DEICTIC_SESSION = re.compile(
    r"(去年|今年|前年)[^。，；\n]{0,14}?(?:第?[一二三四五六七八九十]{1,3}届)"
)
_AHEAD = re.compile(
    r"将|预计|预算|要|争取|力争|计划|目标|任务|预算|草案|建议|安排|达到.{0,6}左右|远景|规划|设想|以前|底前"
)
_BEFORE_AHEAD = re.compile(r"(?:到|至|在|[—～~-])$")

# National congresses met yearly only since 1978; before, term and session do not give the year.
_EARLY_SESSIONS = {
    (1, 1): 1954, (1, 2): 1955, (1, 3): 1956, (1, 4): 1957, (1, 5): 1958,
    (2, 1): 1959, (2, 2): 1960, (2, 3): 1962, (2, 4): 1963, (3, 1): 1964, (4, 1): 1975,
}  # fmt: skip


class Vote(NamedTuple):
    """A hint at ``start:end`` of the document for ``year`` as the year of delivery."""

    year: int
    weight: int
    rule: str
    start: int
    end: int


class Decision(NamedTuple):
    """The year with its best hint; ``sure`` where the masthead or a heading states it."""

    year: int | None
    sure: bool
    best: Vote | None


def number(words: str) -> int:
    """A year, an ordinal or a count in ASCII or Chinese digits: ``一九八○``, ``十四``, ``5``."""
    words = words.translate(_TO_ASCII)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return int(tens or 1) * 10 + int(ones or 0)
    return int(words)


def years_in(words: str) -> list[int]:
    """The years that folded ``words`` name, in order."""
    return [number(found[1]) for found in YEAR.finditer(words)]


@cache
def session_year(term: int, session: int) -> int | None:
    """The year of a session of the National People's Congress; ``None`` where there was none."""
    if early := _EARLY_SESSIONS.get((term, session)):
        return early
    if term >= 5 and 1 <= session <= 5:
        return 1978 + 5 * (term - 5) + session - 1
    return None


def five_year_plan(ordinal: int) -> tuple[int, int]:
    """First and last year of the national five-year plan of this ordinal.

    The years of adjustment, 1963 to 1965, lie between the second and the third.
    """
    first = 1953 + 5 * (ordinal - 1) if ordinal <= 2 else 1966 + 5 * (ordinal - 3)
    return first, first + 4


def decide_year(
    document: Document, head: Masthead, headings: Sequence[Line], communique: bool
) -> Decision:
    """The year of delivery, from the text alone."""
    votes = list(_title_votes(head, communique))
    votes += _date_votes(head)
    votes += _session_votes(head)
    votes += _heading_votes(document, headings)
    if not communique:
        votes += _phrase_votes(head)
    decision = tally(votes)
    if not decision.sure:
        votes += _result_votes(document)
        decision = tally(votes)
    return decision


def tally(votes: Iterable[Vote]) -> Decision:
    """The year with the greatest weight; of equals the one with the best single hint."""
    weights: Counter[int] = Counter()
    best: dict[int, Vote] = {}
    for vote in votes:
        if not FIRST <= vote.year <= LAST:
            continue
        weights[vote.year] += vote.weight
        if vote.year not in best or vote.weight > best[vote.year].weight:
            best[vote.year] = vote
    if not weights:
        return Decision(None, False, None)
    year = max(weights, key=lambda key: (weights[key], best[key].weight, key))
    return Decision(year, weights[year] >= SURE, best[year])


def _title_votes(head: Masthead, communique: bool) -> Iterator[Vote]:
    """``2025年清湾县政府工作报告``; the year of a communiqué is the one it reports on."""
    for hit in head.hits:
        if hit.entry.id not in ("report_title", "plain_title", "communique", "sibling_title"):
            continue
        line = head.title_like(hit)
        years = years_in(line.words) if line else []
        if line and years and not _DATE.search(line.words):
            yield Vote(max(years) + communique, 4, "title", line.start, line.end)
            return
        before = head.text[max(hit.start - 20, 0) : hit.start]
        early = hit.start <= head.front + 100
        if line is None and early and (named := _YEAR_OF.search(before)):
            yield Vote(number(named[1]) + communique, 3, "title", hit.start, hit.end)


def _date_votes(head: Masthead) -> Iterator[Vote]:
    """The date line: ``——2025年1月8日在…会议上``; page stamps (发布日期) hardly count."""
    for found in _DATE.finditer(head.text, 0, min(head.front + 200, len(head.text))):
        line = head.line(found.start())
        if found.start() >= head.front:
            weight = 6 if _HELD.match(head.text, found.end()) else 0
        elif _STAMP.search(line.words):
            weight = 1
        else:
            alone = line.words.strip(" \u3000（）()—-") == found[0]
            weight = 10 if alone or re.search(r"会议|大会|工作报告", line.words) else 1
        if weight and not _LOOKS_BACK.search(head.text[line.start : found.start()][-6:]):
            yield Vote(number(found[1]), weight, "date", found.start(), found.end())


def _session_votes(head: Masthead) -> Iterator[Vote]:
    """The national congress that hears the report, and the last one that it looks back to."""
    opening = head.front + 400
    for found in _SESSION.finditer(head.text, 0, min(opening + 800, len(head.text))):
        term, session = number(found[1]), number(found[2]) if found[2] else 1
        year = session_year(term, session)
        if year is None:
            continue
        before = head.text[max(found.start() - 12, 0) : found.start()]
        after = head.text[found.end() : found.end() + 40]
        heard = re.search(r"[向在]$", before) and (
            found.start() < head.front or _HEARD.match(after)
        )
        if found.start() <= opening and (heard or _THIS.search(before)):
            yield Vote(year, 8, "session", found.start(), found.end())
            return
        since = _TERM_SINCE.search(after[:12]) and not re.search(r"第$|[去前]年", before)
        if since and _FIVE_YEARS.search(head.text, 0, opening):
            yield Vote(year + 5, 4, "term", found.start(), found.end())


def _heading_votes(document: Document, headings: Sequence[Line]) -> Iterator[Vote]:
    """``2024年工作回顾`` is the year before, ``2025年主要任务`` the year, in autumn the next."""
    late = _speaks_of_next_year(document.text)
    for line in headings:
        named = "年" in line.words or "五" in line.words
        if not named or _NO_HEADING.search(line.words) or _DATE.search(line.words):
            continue
        for year, weight in _heading_years(line, late):
            yield Vote(year, weight, "heading", line.start, line.end)


def _heading_years(line: Line, late: bool) -> Iterator[tuple[int, int]]:
    """The years of delivery that a heading speaks for, with their weights."""
    words, back = line.words, line.reviews
    years = years_in(words)
    if back and len(years) > 1 and not _RANGE.search(words):
        yield max(years), 5
    elif back and years:
        yield max(years) + 1, 5
    elif line.plans and len(years) == 1:
        yield years[0] - late, 5
    elif years and _PLAIN.search(words):
        yield max(years), 2
    elif "weak_review" in line.parts and len(years) == 1:
        yield years[0] + 1, 3
    elif not years:
        for found in _PLAN_PERIOD.finditer(words):
            first, last = five_year_plan(number(found[1]))
            after = words[found.end() : found.end() + 16]
            if re.search(r"回顾|成就|执行情况|总结|成绩", after.partition("“")[0]):
                yield last + 1, 3
            elif re.search(r"目标|任务|方针|思路|纲要", after.partition("“")[0]):
                yield first, 3


def _speaks_of_next_year(text: str) -> bool:
    """Whether 明年 is what the speaker plans: the report was given late in the year before."""
    return 2 * text.count("明年") >= max(text.count("今年"), 4)


def _phrase_votes(head: Masthead) -> Iterator[Vote]:
    text = unspaced(head.text)
    for found in _LATELY.finditer(text):
        yield Vote(number(found[1]) + 1, 4, "just past", found.start(), found.start())
    for found in _PLAN_YEAR.finditer(text):
        first, _ = five_year_plan(number(found[2]))
        nth = next((value for key, value in _NTH.items() if key in found[3][:2]), 0)
        shift = {"今": 0, "明": -1}.get(found[1][0], 1)
        yield Vote(first + nth + shift, 3, "plan year", found.start(), found.start())
    for found in _DEICTIC_SESSION.finditer(text):
        session = _any_session(text, found)
        if session and (year := session_year(*session)):
            shift = {"去年": 1, "今年": 0, "前年": 2}[found[1]]
            yield Vote(year + shift, 4, "last session", found.start(), found.end())


def _any_session(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    window = text[found.start() : found.end() + 30]
    match = _SESSION.search(window) or _ABBREVIATED.search(window)
    return (number(match[1]), number(match[2]) if match[2] else 1) if match else None


def _result_votes(document: Document) -> Iterator[Vote]:
    """Headings that stand inside a paragraph, and the latest year of which results are given."""
    past: Counter[int] = Counter()
    text = unspaced(fold(document.text))
    for found in islice(_INLINE.finditer(text), 6):
        yield Vote(number(found[1]) + bool(found[2]), 3, "in line", 0, 0)
    for found in YEAR.finditer(text):
        after = text[found.end() : found.end() + 24].partition("。")[0]
        before = text[max(found.start() - 4, 0) : found.start()]
        span = text.startswith(("—", "-", "～", "~"), found.end())
        if not (span or _AHEAD.search(after) or _BEFORE_AHEAD.search(before)):
            past[number(found[1])] += 1
    top = max(past.values(), default=0)
    latest = max((year for year, count in past.items() if 2 * count > top), default=0)
    if latest:
        yield Vote(latest + 1, 2 if top > 1 else 1, "results", 0, 0)
    named = max((number(found[1]) for found in _IS.finditer(text)), default=0)
    if named > latest:
        yield Vote(named, 2, "named", 0, 0)
