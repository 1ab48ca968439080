"""Where a real report prints numbers that hang together, found without the checks themselves.

Each site is a sentence whose arithmetic can be followed by plain search and sums; its slip changes
one figure in it. What is found depends on no rule of ``duixian.stages.check``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

NUMBER = r"[0-9]+(?:\.[0-9]+)?"
FACTORS = {"公顷": 15, "亩": 1, "平方公里": 1500, "公里": 1000, "米": 1}
TENS = {"": 1, "万": 10**4, "亿": 10**8}


class Site(NamedTuple):
    """A figure that a slip changes: ``text[start:end]`` becomes ``slip``."""

    kind: str
    start: int
    end: int
    slip: str
    codes: frozenset[str]


def sites(text: str) -> Iterator[Site]:
    """Every place in ``text`` where one changed figure makes what is printed contradict itself."""
    for find in (_restated, _composed, _swapped, _stepped, _over, _dated, _reversed, _listed):
        yield from find(text)
    yield from _added_up(text)
    yield from _grown(text)
    yield from _named(text)


def _site(kind: str, match: re.Match[str], group: int, slip: str, *codes: str) -> Site:
    return Site(kind, match.start(group), match.end(group), slip, frozenset(codes or (kind,)))


_TWO_UNITS = re.compile(
    rf"({NUMBER})(万|亿)?(公顷|平方公里|公里|亩)（(?:约合|折合|约|合)?({NUMBER})(万|亿)?(公顷|亩|米)）"
)


def _restated(text: str) -> Iterator[Site]:
    for match in _TWO_UNITS.finditer(text):
        one = Decimal(match[1]) * TENS[match[2] or ""] * FACTORS[match[3]]
        other = Decimal(match[4]) * TENS[match[5] or ""] * FACTORS[match[6]]
        if other and abs(one / other - 1) < Decimal("0.01"):
            yield _site("restatement", match, 4, _more(match[4]))


_RATIO = re.compile(rf"(?<![0-9.:：∶])({NUMBER})([:：∶])({NUMBER})\2({NUMBER})(?![0-9:：∶])")


def _composed(text: str) -> Iterator[Site]:
    for match in _RATIO.finditer(text):
        total = sum(map(Decimal, match.group(1, 3, 4)), Decimal(0))
        if abs(total - 100) <= Decimal("0.2"):
            yield _site("composition", match, 4, str(Decimal(match[4]) + 2))


_MOVE = re.compile(
    rf"[由从]([^，。；：0-9]{{0,8}})({NUMBER})(%|个|家|户|万人|亿元|公里)"
    rf"(提高|上升|提升|增加|增长|扩大|下降|降低|减少)(?:到|至)({NUMBER})\3"
)


def _swapped(text: str) -> Iterator[Site]:
    """The two ends change places, so that what rises falls."""
    for match in _MOVE.finditer(text):
        low, high = Decimal(match[2]), Decimal(match[5])
        if low != high and (low < high) == (match[4] in "提高上升提升增加增长扩大"):
            whole = text[match.start(2) : match.end(5)]
            middle = whole[len(match[2]) : len(whole) - len(match[5])]
            slip = match[5] + middle + match[2]
            yield Site("from-to", match.start(2), match.end(5), slip, frozenset({"from-to"}))


_STEP = re.compile(
    rf"[由从][^，。；：0-9]{{0,8}}({NUMBER})%[^，。；：0-9]{{1,6}}[到至]({NUMBER})%，[^，。；：0-9]{{0,6}}"
    rf"(?:提高|上升|提升|下降|降低)(?:了)?({NUMBER})个百分点"
)


def _stepped(text: str) -> Iterator[Site]:
    """A change in points that is the difference of its ends."""
    for match in _STEP.finditer(text):
        low, high, step = map(Decimal, match.group(1, 2, 3))
        if abs(abs(high - low) - step) <= Decimal("0.1"):
            yield _site("from-to", match, 3, str(step + 1))


_SHARE = re.compile(
    rf"(?:森林覆盖率|城镇化率|优良天数比例|参保率|绿化覆盖率|合格率|满意率|满意度|普及率|巩固率)"
    rf"(?:达到|达|为|提高到|提升到|提升至|提高至|保持在|稳定在)?({NUMBER})%"
)


def _over(text: str) -> Iterator[Site]:
    """A share of a whole, given a hundred more."""
    for match in _SHARE.finditer(text):
        if Decimal("5") < Decimal(match[1]) <= 100 and not match[0].startswith("参保"):
            yield _site("out-of-range", match, 1, str(Decimal(match[1]) + 100))


_DAY = re.compile(r"(?<![0-9])([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日")
_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:—|－|-|至)((?:19|20)[0-9]{2})年")


def _dated(text: str) -> Iterator[Site]:
    for match in _DAY.finditer(text):
        yield _site("impossible-date", match, 2, "32")


def _reversed(text: str) -> Iterator[Site]:
    for match in _YEARS.finditer(text):
        slip = match[2] + text[match.end(1) : match.start(2)] + match[1]
        yield Site(
            "impossible-date", match.start(1), match.end(2), slip, frozenset({"impossible-date"})
        )


_LIST = re.compile(
    r"(?<![第一二三四五六七八九十0-9])([三四五六七八])个?(?:方面|大|项|件|点)(?:工作|任务|事|事情|行动|问题|要求)：?[。：]?\n?一是"
)
_ORDINALS = "一二三四五六七八九"


def _listed(text: str) -> Iterator[Site]:
    """A number of things that is announced right before 一是 … and told to the last."""
    for match in _LIST.finditer(text):
        count = _ORDINALS.index(match[1]) + 1
        end = text.find("\n", match.end())
        rest = text[match.end() : end if end > 0 else len(text)]
        if f"{_ORDINALS[count - 1]}是" in rest and f"{_ORDINALS[count]}是" not in rest:
            yield _site("listed-count", match, 1, _ORDINALS[count - 2], "listed-count")


_NAMES = re.compile(
    r"(?<=[，。；：\n])([^，。；：\n、等0-9]{2,8}(?:、[^，。；：\n、等0-9和及]{2,6}){2,5})([三四五六])大"
)


def _named(text: str) -> Iterator[Site]:
    """A、B、C三大产业: as many names as are said."""
    for match in _NAMES.finditer(text):
        if match[1].count("、") + 1 == _ORDINALS.index(match[2]) + 1:
            yield _site("named-count", match, 2, _ORDINALS[_ORDINALS.index(match[2]) + 2])


_SENTENCE = re.compile(r"[^。；\n]{12,300}")
_AMOUNT = re.compile(rf"({NUMBER})(万|亿)?(个|件|项|家|户|人|亿元|元|所|座|公里)(?![多余])")


def _added_up(text: str) -> Iterator[Site]:
    """W，其中A …、B …, where what follows adds up to W exactly."""
    for sentence in _SENTENCE.finditer(text):
        if "其中" not in sentence[0] and "共" not in sentence[0]:
            continue
        amounts = [
            (match, Decimal(match[1]) * TENS[match[2] or ""], match[3])
            for match in _AMOUNT.finditer(sentence[0])
        ]
        for index, (_, whole, unit) in enumerate(amounts):
            for last in range(index + 2, min(len(amounts), index + 6)):
                parts = amounts[index + 1 : last + 1]
                if any(part[2] != unit for part in parts) or whole < 10:
                    break
                if sum(part[1] for part in parts) == whole:
                    match = parts[0][0]
                    start = sentence.start() + match.start(1)
                    slip = str(Decimal(match[1]) * 2 + 7)
                    codes = frozenset({"parts-and-whole", "part-and-share"})
                    yield Site("parts-and-whole", start, start + len(match[1]), slip, codes)


_INCREASE = re.compile(
    rf"({NUMBER})(万|亿)?(元|吨|人|户|斤|公里|亿元)，(?:比上年|同比)?(?:增加|增产|净增)({NUMBER})\2\3[，、]增长({NUMBER})%"
)


def _grown(text: str) -> Iterator[Site]:
    """A level, its increase and its growth, which fit."""
    for match in _INCREASE.finditer(text):
        level, step, growth = map(Decimal, match.group(1, 4, 5))
        if level > step and abs(step / (level - step) * 100 - growth) < Decimal("0.2"):
            yield _site("level-and-growth", match, 5, str(growth + 3))


def _more(number: str) -> str:
    """``number`` with its first digit one higher: a slip that no rounding explains."""
    first = int(number[0])
    return f"{first + 1 if first < 9 else 8}{number[1:]}"
