"""White space of markup: what a browser or Word shows of it between Chinese characters."""

import re

# Wide characters need no space where a source line breaks between them (CSS Text 3, 4.1.2).
_WIDE = re.compile(
    "[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)
_BLANKS = re.compile(r"[ \t\n\f]+")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\xad]+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def tidy(raw: str) -> str:
    """``raw`` as it is shown: runs of blanks as one space, none where a line breaks in Chinese."""
    text = _INVISIBLE.sub("", raw).strip()
    if "\n" not in text and "  " not in text and "\t" not in text:
        return text
    return _BLANKS.sub(_shown, text)


def _shown(blanks: re.Match[str]) -> str:
    run, text = blanks[0], blanks.string
    if "\n" not in run:
        return " "
    before, after = text[blanks.start() - 1], text[blanks.end()]
    return "" if _WIDE.match(before) or _WIDE.match(after) else " "


def join(lines: list[str]) -> str:
    """Lines of one table cell as one, with a space only between words that need it."""
    return tidy("\n".join(lines))


def raised(text: str) -> str:
    """A number set above the line, as superscripts: 10<sup>4</sup> must not become 104."""
    return text.translate(_SUPERSCRIPTS) if text.strip().isdecimal() else text
