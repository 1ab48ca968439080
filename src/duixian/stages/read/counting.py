"""The number formats of Word's lists (ECMA-376 part 1, 17.18.59 ``ST_NumberFormat``)."""

import re
from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MOST = 99_999


def counted(number: int, number_format: str) -> str:
    """``number`` in a format; a format that is not known, or ends before it, counts in digits."""
    if number_format == "none":
        return ""
    rule = _RULES.get(number_format)
    return (rule(number) if rule and 0 < number <= _MOST else "") or str(number)


def ringed(number: int) -> str:
    """A number in a ring, as a character: ① to ⑳, ㉑ to ㉟ and ㊱ to ㊿; in digits beyond."""
    for last, first in ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35)):
        if 0 < number <= last:
            return chr(first + number - 1)
    return str(number)


def _words(number: int) -> str:
    """Chinese words; ten to nineteen without their leading one."""
    words = _in_words(number, _DIGITS, "十百千万")
    return words[1:] if words.startswith("一十") else words


def _formal(number: int) -> str:
    return _in_words(number, _FORMAL, "拾佰仟万")


def _in_words(number: int, digits: str, powers: str) -> str:
    words, gap = "", False
    for power in range(4, -1, -1):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + digits[digit] + (powers[power - 1] if power else "")
        gap = False
    return words


def _japanese(number: int) -> str:
    """Neither 零 between the digits nor 一 in front of 十, 百 and 千."""
    return re.sub("一(?=[十百千])|零", "", _in_words(number, _DIGITS, "十百千万"))


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _words_to_99(number: int) -> str:
    """``chineseCounting`` reads single digits from a hundred on."""
    return _words(number) if number < 100 else _by_digit(number)


def _letters(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``BB``: Word repeats the letter."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _series(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1 : number]


def _enclosed(first: int, count: int) -> Callable[[int], str]:
    return _series("".join(chr(first + step) for step in range(count)))


_RULES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _words_to_99,
    "taiwaneseCounting": _words_to_99,
    "chineseCountingThousand": _words,
    "taiwaneseCountingThousand": _words,
    "japaneseCounting": _japanese,
    "numberInDash": lambda number: f"- {number} -",
    "ideographDigital": _by_digit,
    "taiwaneseDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]
    ),
}
