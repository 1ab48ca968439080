"""Numerals of every script become exact decimals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.text.numerals import parse

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("１２．５", "12.5"),
        ("19·5", "19.5"),
        ("1,234.5", "1234.5"),
        ("1.2万", "12000"),
        ("4万亿", "4000000000000"),
        ("3万5千", "35000"),
        ("5千", "5000"),
        ("十", "10"),
        ("二十五", "25"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("三万五千", "35000"),
        ("两万", "20000"),
        ("一亿二千万", "120000000"),
        ("六亿五千万", "650000000"),
        ("一万三千亿", "1300000000000"),
        ("五万万", "500000000"),
        ("七点八", "7.8"),
        ("三点二万", "32000"),
        ("二〇二五", "2025"),
        ("一九八○", "1980"),
        ("廿四", "24"),
        ("萬", "10000"),
        ("三萬一千", "31000"),
        ("10000亿亿亿", "1E28"),
    ],
)
def test_a_numeral_has_its_value(text: str, value: str) -> None:
    """Positional, multiplicative, mixed and colloquial numerals are read as they are spoken."""
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "甲", "点五", "三点", "三点甲", "十甲", "1..5", "1.2.3"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    """No value is made up for words."""
    assert parse(text) is None


def spoken(number: int) -> str:
    """``number`` below 10⁸ in Chinese, the long way: the reference for the property below."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return spoken(high) + "万" + (("零" if low < 1000 else "") + spoken(low) if low else "")
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return words or "零"


@given(st.integers(min_value=1, max_value=10**8 - 1))
def test_every_whole_number_survives_being_spoken(number: int) -> None:
    """Reading is the inverse of writing a number out in Chinese."""
    assert parse(spoken(number)) == number


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_arabic_digits_are_exact(number: Decimal) -> None:
    """No digit is rounded away, in half width or in full width."""
    text = f"{number:f}"
    wide = text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    assert parse(text) == parse(wide) == number


@given(st.text(alphabet="0123456789０１９.．，,零一二两十百千万亿点半", max_size=40))
def test_any_mixture_is_a_value_or_none(text: str) -> None:
    """Nothing that looks like a numeral makes the reader fail."""
    found = parse(text.strip(".．，,")) if text[:1].isdigit() is False else None
    assert found is None or found >= 0
