"""Numerals to exact decimals: Arabic (half and full width), Chinese, and the two mixed.

``3万5千``, ``一千二百亿``, ``二〇二五``, ``七点八``, ``19·5``, ``１，２００`` and colloquial
``三万五`` (35,000).
Reading rules: Chinese positional notation as in GB/T 15835-2011.
"""

import re
from decimal import Decimal, localcontext

DIGITS = {
    character: value
    for value, characters in enumerate(
        ("〇零○", "一壹", "二两贰兩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8, "兆": 10**12}
TENS = {"廿": "二十", "卅": "三十"}

_ARABIC = re.compile(r"[-－−]?+[0-9０-９][0-9０-９,，]*+(?:[.．·∙][0-9０-９]*+)?+")
_TO_ASCII = str.maketrans("０１２３４５６７８９．·∙－−", "0123456789...--", ",，")


def arabic(text: str) -> Decimal:
    """The value of digits with an optional sign, decimal mark and thousands separators.

    Raises :class:`decimal.InvalidOperation` where ``text`` is something else.
    """
    return Decimal(text.translate(_TO_ASCII))


def parse(text: str) -> Decimal | None:
    """The value of a numeral written in any mixture of scripts; ``None`` where it is none.

    Magnitudes multiply what stands before them: ``1.2万`` is 12000, ``4万亿`` is 4·10¹².
    """
    if found := _ARABIC.match(text):
        head = arabic(found[0])
        rest = text[found.end() :]
        return _scale(head, rest) if rest else head
    whole, point, fraction = text.partition("点")
    if point:
        return _with_fraction(whole, fraction)
    return _chinese(text)


def _scale(head: Decimal, rest: str) -> Decimal | None:
    """``head`` times the magnitudes that lead ``rest``, plus a smaller numeral after them."""
    factor = 1
    for position, character in enumerate(rest):
        step = SMALL.get(character) or LARGE.get(character)
        if step is None:
            tail = parse(rest[position:])
            return None if tail is None else _exact(head, factor) + tail
        factor *= step
    return _exact(head, factor)


def _exact(head: Decimal, factor: int) -> Decimal:
    with localcontext(prec=max(28, len(head.as_tuple().digits) + len(str(factor)))):
        product = head * factor
        # 12000 rather than 1.20E+4: values are compared and printed in plain notation.
        return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def _with_fraction(whole: str, fraction: str) -> Decimal | None:
    """``七点八`` and ``三点二万``: digits after 点, then magnitudes."""
    head = _chinese(whole)
    digits = fraction.rstrip("十百千万亿萬億")
    if head is None or not digits or any(character not in DIGITS for character in digits):
        return None
    value = Decimal(f"{head}.{''.join(str(DIGITS[character]) for character in digits)}")
    return _scale(value, fraction[len(digits) :]) if len(digits) < len(fraction) else value


def _chinese(text: str) -> Decimal | None:
    for short, long in TENS.items():
        text = text.replace(short, long)
    if all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text)) if text else None
    total = section = digit = 0
    last = 1
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
            last = 1 if digit == 0 else last
        elif character in SMALL:
            last = SMALL[character]
            section += (digit or 1) * last
            digit = 0
        elif character in LARGE:
            last = LARGE[character]
            below = section + digit
            # 一亿二千万: the 亿 part is closed; 一万三千亿 and 五万万: all before is multiplied.
            if total and (total < last or not below):
                total = (total + below) * last
            else:
                total += (below or 1) * last
            section = digit = 0
        else:
            return None
    # 三万五 is 35,000 and 一百五 is 150, but 三万零五 is 30,005 and 二十五 is 25.
    spoken = last // 10 if last >= 100 and text[-2:-1] in _SPOKEN else 1
    return Decimal(total + section + digit * spoken)


_SPOKEN = frozenset("百千万亿萬億佰仟")
