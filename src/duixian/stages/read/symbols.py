"""Characters of symbol fonts, which say nothing outside of their font."""

# Code points that reports use; Word keeps them in its private area, from U+F000 on.
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xA5: "∞",
    0x6D: "μ", 0x61: "α", 0x62: "β",
}  # fmt: skip
_WINGDINGS = {
    0x80 + number: char for number, char in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
} | {0xFC: "✓", 0xFE: "☑", 0xA8: "□", 0xD8: "➢"}  # fmt: skip
_FONTS = {"Symbol": _SYMBOL, "Wingdings": _WINGDINGS}
_PRIVATE = 0xF000


def symbol(font: str, point: int) -> str:
    """A character of ``font`` by its code point; a bullet where it means nothing."""
    if not 0x20 <= point <= 0xFFFF or 0xD800 <= point < 0xE000:
        return ""
    known = _FONTS.get(font, {})
    if 0xE000 <= point <= 0xF8FF:
        return known.get(point - _PRIVATE, "•")
    return known.get(point, "") or chr(point)


def is_private(text: str) -> bool:
    """Whether characters that only a font knows stand in ``text``."""
    return not text.isascii() and any("\uf000" <= char <= "\uf0ff" for char in text)


def printed(text: str, font: str) -> str:
    """``text`` with what ``font`` shows of its private characters, where that is known."""
    known = _FONTS.get(font, {})
    return "".join(known.get(ord(char) - _PRIVATE, char) for char in text)
