"""One pass over the text: every numeral with the unit behind it, and what kind of number it is."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from string import ascii_letters
from typing import Literal, NamedTuple

from duixian.lexicon.frames import frame
from duixian.lexicon.units import Unit, UnitKind, pattern, units
from duixian.model import Bound
from duixian.text import numerals

# Longer than any quantity with its unit that a report states; beyond it a run of digits is noise.
MAX_NUMERAL = 60

NumberKind = (
    UnitKind | Literal["fraction", "ratio", "ordinal", "bare", "name", "heading", "too_long"]
)

_DIGIT = "[0-9０-９]"
_ARABIC = rf"{_DIGIT}++(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT}))*+(?:[.．·∙]{_DIGIT}++)?+"
_MAGNITUDE = "(?:[十万亿萬億]|百(?![分帕])|千(?![瓦克米伏卡帕])|兆(?![瓦伏]))"
_HAN = (
    "(?:[〇零○一二两三四五六七八九十廿卅万亿萬億壹贰叁兩肆伍陆柒捌玖拾佰仟]"
    "|百(?![分帕])|千(?![瓦克米伏卡帕]))"
)
_POINT = f"(?:点{_HAN}++)?+"
_NUMERAL = rf"(?:{_ARABIC}{_MAGNITUDE}*+|{_HAN}++{_POINT})"
# Most lone Chinese numerals are part of a word (统一, 一些): what cannot be a quantity is left to
# the regular expression engine, which passes over it without a match.
_BEHIND_A_DIGIT = "分点多余餘来几至到 —－–―~～-"
_DASH = "[-－—–―~～]{1,2}"
# 减少1/3: the fractions that people write so, and no date or page number.
_SLASHED = "(?:1[/／](?:[2-9]|10)|2[/／][357]|3[/／][4578]|4[/／][579])"
_JOINED = "0-9０-９A-Za-z/／.．"


class Number(NamedTuple):
    """A numeral in the text.

    ``text[start:end]`` has magnitude and unit; ``text[start:numeral_end]`` is the bare numeral.
    ``value`` is in base units, percentages as fractions. ``bound`` is what the numeral itself
    says (``5000多`` more than, ``6%—7%`` a range). ``parts`` is set for ratios (12.2:44.9:42.9).
    """

    start: int
    end: int
    numeral_end: int
    kind: NumberKind
    unit: str | None
    value: Decimal | None
    value_max: Decimal | None
    bound: Bound | None
    han: bool


@cache
def _token() -> re.Pattern[str]:
    unit = pattern()
    behind = re.escape("".join({form[0] for form in units()}) + _BEHIND_A_DIGIT)
    numeral = (
        rf"(?:(?:(?<=[长增降升涨幅速为达、和（(])[-－−])?+{_ARABIC}{_MAGNITUDE}*+|{_HAN}{{2,}}+{_POINT}"
        rf"|{_HAN}(?:(?<=第.)|(?<=第 .)|(?=[{behind}]){_POINT}))"
    )
    return re.compile(
        rf"(?P<ratio>{_ARABIC}(?:[:：∶]{_ARABIC})++)"
        rf"|(?<![{_JOINED}])(?P<slash>{_SLASHED})(?![{_JOINED}月年日])"
        rf"|(?P<per>[百千万]分之)(?P<per_n>{_NUMERAL})(?:(?:{_DASH}|至|到)(?:[百千]分之)?(?P<per_m>{_NUMERAL}))?"
        rf"|(?P<ordinal>第 ?)?(?:(?P<vague>[数几上])(?=[十百千万亿]))?+(?P<n>{numeral})"
        rf"(?:分之(?P<numerator>{_NUMERAL})"
        rf"|(?P<many>[多余餘来几]?)(?P<scale>[万亿萬億]*+)"
        rf"(?: ?(?P<unit>{unit})(?P<half>半(?![导岛径数部年月天个以]))?+)?"
        rf"(?:(?P<dash>{_DASH}|至|到)(?P<m>{_NUMERAL})(?: ?(?P<unit_m>{unit}))?)?)"
    )


# Every numeral begins with one of these. A class of characters is searched for at the speed of C;
# the token, which has alternatives, is then only tried where it can begin.
_START = re.compile(
    "[-－−0-9０-９第数几上〇零○一二两三四五六七八九十廿卅百千万亿萬億壹贰叁兩肆伍陆柒捌玖拾佰仟]"
)


def numbers(text: str) -> Iterator[Number]:
    """Every numeral of ``text`` from left to right, not overlapping."""
    match = _token().match
    position = 0
    for opening in _START.finditer(text):
        start = opening.start()
        if start >= position and (found := match(text, start)):
            number = _read(text, found)
            yield number
            position = max(number.end, start + 1)


def _read(text: str, found: re.Match[str]) -> Number:
    start, end = found.span()
    if end - start > MAX_NUMERAL:
        return Number(start, end, end, "too_long", None, None, None, None, False)
    ratio, per, numerator, ordinal = found.group("ratio", "per", "numerator", "ordinal")
    if found["slash"] is not None:
        return _slashed(found)
    if ratio is not None:
        return Number(start, end, end, "ratio", None, None, None, None, False)
    if per is not None:
        return _per(found)
    if numerator is not None:
        return _fraction(found)
    return _quantity(text, found) if ordinal is None else _ordinal(found)


_PER = {
    "百": (Decimal("0.01"), "%"),
    "千": (Decimal("0.001"), "‰"),
    "万": (Decimal("0.0001"), None),
}


def _per(found: re.Match[str]) -> Number:
    """百分之七点八, 千分之六, 万分之三; 百分之六至七 is a range."""
    scale, unit = _PER[found["per"][0]]
    kind: NumberKind = {"%": "percent", "‰": "permille", None: "fraction"}[unit]  # type: ignore[assignment]
    low, high = _value(found["per_n"], scale), None
    bound: Bound | None = None
    if found["per_m"] is not None:
        high, bound = _value(found["per_m"], scale), "range"
    return Number(
        found.start(), found.end(), found.end(), kind, unit or "fraction", low, high, bound, True
    )


def _fraction(found: re.Match[str]) -> Number:
    """三分之一: the denominator stands first."""
    below, above = numerals.parse(found["n"]), numerals.parse(found["numerator"])
    value = above / below if above is not None and below else None
    return Number(
        found.start("n"), found.end(), found.end(), "fraction", "fraction", value, None, None, True
    )


def _slashed(found: re.Match[str]) -> Number:
    """1/3: the numerator stands first."""
    above, _, below = found["slash"].replace("／", "/").partition("/")
    value = Decimal(above) / Decimal(below)
    return Number(
        found.start(), found.end(), found.end(), "fraction", "fraction", value, None, None, False
    )


def _ordinal(found: re.Match[str]) -> Number:
    """第404位: a rank where the text says of what; 第三代, 第五届 are names. Decided by context."""
    unit = found["unit"]
    end = found.end("unit") if unit else found.end("n")
    return Number(
        found.start(), end, found.end("n"), "ordinal", unit, numerals.parse(found["n"]), None, None,
        not found["n"][0].isdigit(),
    )  # fmt: skip


def _quantity(text: str, found: re.Match[str]) -> Number:
    numeral, form, scale, many, vague, half, far = found.group(
        "n", "unit", "scale", "many", "vague", "half", "m"
    )
    han = not numeral.lstrip("-－−")[:1].isdigit()
    start, numeral_end = found.start("n"), found.end("scale")
    bound: Bound | None = "more_than" if many else None
    if vague and text[start - 2 : start - 1] not in frame("climb"):
        start, bound = found.start(), "more_than"
    unit = units().get(form) if form else None
    if unit is None or (unit.arabic_only and han and not _counts(numeral, unit)):
        return _bare(found, start, numeral_end, bound, han)
    if unit.form == "年" and _LIST_NUMBER.match(numeral):
        return _numbered_year(found, numeral)
    if unit.form == "年" and start and text[start - 1] in ascii_letters:  # PM2.5年均浓度
        return _bare(found, start, numeral_end, bound, han)
    end = found.end("half") if half else found.end("unit")
    value = _value(numeral + scale, unit.scale)
    if half and value is not None:
        value += unit.scale / 2
    value_max = None
    if far is not None:
        value_max, end, bound = _upper(found, unit.scale, value, end, bound)
    if unit.kind == "doubling" and value is not None:
        start, value = _doubled(text, start, value)
    return Number(start, end, numeral_end, unit.kind, unit.unit, value, value_max, bound, han)


def _bare(
    found: re.Match[str], start: int, numeral_end: int, bound: Bound | None, han: bool
) -> Number:
    """No unit behind it, unless the far end of a range has one (1—2个)."""
    numeral = found["n"] + found["scale"]
    form = found["unit_m"]
    if found["m"] is not None and form and not found["unit"]:
        unit = units()[form]
        scale = unit.scale * _shared_magnitude(found["n"], found["m"])
        low, high = _value(numeral, scale), _value(found["m"], unit.scale)
        if low is not None and high is not None and low < high and len(found["dash"]) <= 2:
            return Number(
                start, found.end(), numeral_end, unit.kind, unit.unit, low, high, "range", han
            )
    return Number(
        start, numeral_end, numeral_end, "bare", None, _value(numeral, Decimal(1)), None, bound, han
    )


def _shared_magnitude(low: str, high: str) -> Decimal:
    """3—5万人: the magnitude of the upper end holds for the lower one."""
    if high[-1] in "万亿" and low[-1] not in "万亿" and low[-1].isdigit():
        return numerals.parse(high[-1]) or Decimal(1)
    return Decimal(1)


def _upper(
    found: re.Match[str], scale: Decimal, low: Decimal | None, end: int, bound: Bound | None
) -> tuple[Decimal | None, int, Bound | None]:
    """The upper end of 6%—6.5%, only where both ends have the same unit and it is the larger."""
    if found["unit_m"] == found["unit"] and low is not None:
        high = _value(found["m"], scale)
        if high is not None and high > low:
            return high, found.end("unit_m"), "range"
    return None, end, bound


_LIST_NUMBER = re.compile(r"[0-9]{1,2}\.(?:19|20)[0-9]{2}$")


def _numbered_year(found: re.Match[str], numeral: str) -> Number:
    """``1.2025年``: a list number that runs into a year."""
    end = found.start("n") + numeral.index(".") + 1
    return Number(found.start("n"), end, end, "heading", None, None, None, None, False)


def _doubled(text: str, start: int, times: Decimal) -> tuple[int, Decimal]:
    """翻两番 is four times as much: growth of 300%."""
    if text[start - 1 : start] == "翻":
        start -= 1
    return start, Decimal(2) ** int(min(times, Decimal(20))) - 1


@lru_cache(maxsize=4096)
def _value(numeral: str, scale: Decimal) -> Decimal | None:
    value = numerals.parse(numeral)
    return value if value is None or scale == 1 else (value * scale).normalize()


def _counts(numeral: str, unit: Unit) -> bool:
    """Whether a Chinese numeral counts in ``unit``: 两万本, but not 一本正经.

    百亿镇 and 千亿县 are classes of towns and counties, by their output: nobody counts as many.
    """
    if unit.kind == "thing" and numeral[-1] in "亿億" and not numeral.strip("十百千万亿萬億"):
        return False
    return len(numeral) > 1 or numeral in "十百千万亿"
