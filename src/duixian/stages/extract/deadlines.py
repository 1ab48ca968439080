"""By when: 年底前, 6月底前, 上半年, 到2027年, 三年内, “十四五”末 as ISO 8601 periods."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duixian.model.period import Period, last_year, years

_TO_DIGITS = str.maketrans(
    "０１２３４５６７８９〇○零一二三四五六七八九两", "01234567890001234567892"
)
_N = "[一二三四五六七八九十0-9０-９]{1,3}"
_BY = "(?:底前|末前|之前|以前|年底|年末|前|底|末|内)"
_DEADLINE = re.compile(
    rf"(?P<year>(?:19|20|１９|２０|一九|二[〇○零])[0-9０-９〇○零一二三四五六七八九]{{2}})年(?P<by>{_BY})?"
    rf"(?!(?:以来|[0-9０-９]{{1,2}}月[0-9０-９]))"
    rf"|(?P<month>{_N})月(?:份|(?P<day>{_N})日)?(?:上旬|中旬|下旬|{_BY}){{1,2}}"
    r"|(?P<half>[上下])半年"
    r"|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<next>明年)"
    rf"|(?P<span>[两二三四五六七八九十]|[2-9])年(?:之内|以内|内|左右的?时间)"
    rf"|(?:用|再用|未来|今后|力争用)(?P<spell>[两二三四五六七八九十]|[2-9])年(?:时间)?"
    r"|“?(?P<plan>十?[一二三四五六七八九]|十)五”?(?:(?:规划)?(?P<end>末|期末|时期末)|(?P<during>期间|时期))"
    r"|(?P<thisyear>(?:今|本)年(?:底前|年底|底|内)?|年底前?|年末前?|年内|全年|岁末)"
)
_HINT = re.compile("[年月季末期]")
_NOT_AFTER = ("比", "较", "截至", "截止", "于", "同", "过去", "自", "从", "近", "每")


class Deadline(NamedTuple):
    """A period by which something is to be done.

    ``vague`` is a bare 今年 or 全年, which yields to any other deadline of the sentence.
    """

    period: Period
    vague: bool


def find_deadlines(text: str, start: int, end: int, plan_year: int) -> Iterator[Deadline]:
    """Every deadline of ``text[start:end]``, in text order, none of them before ``plan_year``."""
    if not _HINT.search(text, start, end):
        return
    for found in _DEADLINE.finditer(text, start, end):
        if text.endswith(_NOT_AFTER, start, found.start()):
            continue
        period = _period(found, plan_year)
        if period is not None and last_year(period) >= plan_year:
            vague = found.lastgroup == "thisyear" and found[0] in ("今年", "本年", "全年")
            yield Deadline(period, vague)


def _period(found: re.Match[str], plan_year: int) -> Period | None:
    said = {name: written for name, written in found.groupdict().items() if written}
    if written := said.get("month") or said.get("half") or said.get("quarter"):
        return _within(str(found.lastgroup), written, plan_year)
    if written := said.get("year"):
        return years(int(written.translate(_TO_DIGITS)))
    if written := said.get("span") or said.get("spell"):
        return years(plan_year, plan_year + _small(written) - 1)
    if written := said.get("plan"):
        last = _plan_end(_small(written))
        return years(last - 4, last) if "during" in said else years(last)
    return years(plan_year + 1 if "next" in said else plan_year)


def _within(unit: str, written: str, year: int) -> Period | None:
    """A half, a quarter or a month of ``year``."""
    if unit == "half":
        return Period(f"{year:04d}-H{1 if written == '上' else 2}")
    if unit == "quarter":
        return Period(f"{year:04d}-Q{_small(written)}")
    month = _small(written)
    return Period(f"{year:04d}-{month:02d}") if 1 <= month <= 12 else None


def _small(written: str) -> int:
    """The value of a numeral below one hundred."""
    tens, ten, ones = written.translate(_TO_DIGITS).partition("十")
    if not ten:
        return int(tens)
    return int(tens or 1) * 10 + int(ones or 0)


def _plan_end(ordinal: int) -> int:
    """The last year of the five-year plan with this ordinal; the third began late, in 1966."""
    return 1952 + 5 * ordinal if ordinal < 3 else 1955 + 5 * ordinal
