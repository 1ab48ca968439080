"""Ordinal marks at the start of a line: ``一、`` ``（一）`` ``1.`` ``第一，`` ``一是`` and bullets.

A style is the way a mark is written. One style is one level of a report's outline, so the style
and the value are all that the section tree needs to know.
"""

import re
from typing import NamedTuple

_DIGITS = "一二三四五六七八九"
_TENS = ("", "十", *(f"{digit}十" for digit in _DIGITS[1:]))
ORDINALS = {
    tens + unit: ten * 10 + one
    for ten, tens in enumerate(_TENS)
    for one, unit in enumerate(("", *_DIGITS))
    if tens or unit
}
_TO_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
_ENCLOSED = {
    style: {chr(first + step): step + 1 for step in range(count)}
    for style, first, count in (
        ("(一)", 0x3220, 10),  # ㈠
        ("(1)", 0x2474, 20),  # ⑴
        ("①", 0x2460, 20),
        ("1.", 0x2488, 20),  # ⒈
    )
}

BULLETS = "●○◆◇■□▪▫▲△▶►★☆♦•·∙➢➤✓✔◎※"
_HANZI = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?P<chapter>第{_HANZI}(?:部分|章|篇|编)[\s：:、，]*+)"
    rf"|(?P<hanzi>{_HANZI})(?:\s?[、．.](?![一二三四五六七八九十][、．.是])\s*+|\s++(?=[^\s\d]))"
    rf"|(?P<paren>[（(]\s?{_HANZI}\s?[）)][、．.]?\s*+)"
    rf"|(?P<nth>第{_HANZI}[，、,：:]\s*+)"
    rf"|(?P<item>{_HANZI}(?:是|要|个是)：?)"
    r"|(?P<arabic>[0-9０-９]{1,2})\s?(?:[．.](?![0-9０-９])|、)\s*+"
    r"|(?P<digits>[（(]\s?[0-9０-９]{1,2}\s?[）)][、．.]?\s*+)"
    r"|(?P<enclosed>[㈠-㈩⑴-⒇①-⑳⒈-⒛][、．.]?\s*+)"
)
_STYLES = {
    "chapter": "章",
    "hanzi": "一、",
    "paren": "(一)",
    "nth": "第一",
    "item": "一是",
    "arabic": "1.",
    "digits": "(1)",
}
_NUMBER = re.compile(rf"{_HANZI}|[0-9０-９]{{1,2}}")
_GLYPHS = re.compile(rf"[{BULLETS}\s]*+(?:[—–―─-]{{1,4}}+\s*+)?")
_LONE_DASH = re.compile(r"[-–](?=[0-9０-９])")
_TRAILING = re.compile(r"\s*+(?:[0-9０-９]{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)])$")


class Mark(NamedTuple):
    """An ordinal mark: its style, its value, and where in the line the words after it begin."""

    style: str
    value: int
    words: int


def read_mark(line: str) -> Mark | None:
    """The ordinal mark at the start of ``line``; ``None`` where there is none."""
    if line in ORDINALS:
        return Mark("一", ORDINALS[line], len(line))
    found = _MARK.match(line)
    if not found:
        return None
    kind = str(found.lastgroup)
    if kind == "enclosed":
        style, values = next(pair for pair in _ENCLOSED.items() if line[0] in pair[1])
        return Mark(style, values[line[0]], found.end())
    number = _NUMBER.search(found[kind])
    if number is None:
        return Mark(_STYLES[kind], 0, found.end())
    written = number[0].translate(_TO_ASCII)
    if not written.isascii() and written not in ORDINALS:  # 十四五 规划 counts nothing
        return None
    return Mark(_STYLES[kind], ORDINALS.get(written) or int(written), found.end())


def bullet_length(line: str) -> int:
    """How many characters of bullet glyph or dash lead ``line``."""
    return 0 if _LONE_DASH.match(line) else _GLYPHS.match(line).end()  # type: ignore[union-attr]


def without_trailing_mark(words: str) -> str:
    """``words`` without an ordinal that a page's layout put behind them."""
    return _TRAILING.sub("", words)
