"""Numbers of a spreadsheet as it shows them (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 55: "yyyy年m月", 57: "yyyy年m月", 27: "yyyy年m月",
    36: "yyyy年m月", 50: "yyyy年m月", 52: "yyyy年m月",
}  # fmt: skip
_DATES = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]')
_PLACES = re.compile(r"[0#?]+(?:,[0#?]+)*(?:\.([0#?]*))?")
_EPOCH = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_DAYS = 2_958_465  # 9999-12-31
_DIGITS = 15  # that Excel keeps of a number


def shown(raw: str, code: str, *, since_1904: bool) -> str:
    """The number ``raw`` in the format ``code``; as it stands where that says nothing known."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return raw
    positive, _, negative = code.partition(";")
    section = negative.partition(";")[0] if negative and value < 0 else positive
    bare = _LITERAL.sub("", section)
    if is_date(bare):
        return _day(value, bare, since_1904=since_1904) or _general(value)
    found = _PLACES.search(bare)
    if found is None:
        return _general(value)
    places = len((found[1] or "").rstrip("#?"))
    most = len(found[1] or "")
    percent = bare.count("%")
    number = abs(value) if negative and value < 0 else value
    number = number.scaleb(2 * percent).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = f"{number:,f}" if "," in found[0] else f"{number:f}"
    if most > places and "." in text:
        whole, _, rest = text.partition(".")
        rest = rest[:places] + rest[places:].rstrip("0")
        text = f"{whole}.{rest}" if rest else whole
    before, after = _around(section)
    if negative and value < 0:
        before = f"{before}-"  # in brackets or in red: the sign is what matters
    return f"{before}{text}{'%' * percent}{after}"


def format_code(number: int, codes: dict[int, str]) -> str:
    """The code of a format by its number; ``General`` where it is none."""
    if number in codes:
        return codes[number]
    return _BUILT_IN.get(number) or ("yyyy-m-d" if number in _DATES else "General")


def is_date(bare: str) -> bool:
    """Whether a format without its literal words shows a day or a month."""
    letters = bare.lower()
    return letters != "general" and any(letter in letters for letter in "yd") and "0" not in letters


def _around(section: str) -> tuple[str, str]:
    """The literal words before and behind the digits: a unit, a sign."""
    words = _LITERAL.sub(lambda found: f"\0{found[1] or found[2] or ''}\0", section)
    parts = _PLACES.split(words, maxsplit=1)
    before, after = parts[0], parts[-1]
    return "".join(before.split("\0")[1::2]), "".join(after.split("\0")[1::2])


def _day(value: Decimal, bare: str, *, since_1904: bool) -> str:
    days = int(value)
    if not 1 <= days <= _DAYS:
        return ""
    found = _EPOCH[since_1904] + timedelta(days=min(days, _DAYS - 1500))
    if "d" in bare.lower():
        return f"{found.year}年{found.month}月{found.day}日"
    return f"{found.year}年{found.month}月"


def _general(value: Decimal) -> str:
    """Fifteen digits, without the noise of binary fractions."""
    rounded = value if len(value.as_tuple().digits) <= _DIGITS else Decimal(f"{value:.{_DIGITS}g}")
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
