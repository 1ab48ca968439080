"""Passes that any reader of figures has to beat or to live with."""

import re
import unicodedata

from duixian.lexicon.loader import load

DIGITS = "0-9０-９"
HAN = "零〇○一二两三四五六七八九十百千万亿"


def numerals_with_units() -> re.Pattern[str]:
    """One plain pattern: a numeral, Arabic or Chinese, and the unit behind it if there is one."""
    forms = sorted(load("units").by_form, key=len, reverse=True)
    unit = "|".join(map(re.escape, forms))
    return re.compile(rf"(?:[{DIGITS}][{DIGITS},.．·]*|[{HAN}]+)[百千万亿]*(?:{unit})?")


def count(pattern: re.Pattern[str], text: str) -> int:
    """How often the pattern matches: the match objects are made and dropped."""
    return sum(1 for _ in pattern.finditer(text))


def compatibility(text: str) -> str:
    """The whole text in NFKC, as a reader would do that folds full-width digits first."""
    return unicodedata.normalize("NFKC", text)
