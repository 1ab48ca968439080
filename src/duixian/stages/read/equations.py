"""What formulas and equation fields of Word show, as words in one line."""

import re
from typing import Any

from duixian.stages.read.counting import ringed
from duixian.stages.read.spacing import raised

Element = Any

_TEXT = "t"
_DEEPEST = 60
# Fields that show something without a stored result: 带圈字符, 拼音指南, fractions.
_IN_RING = re.compile(r"\\o\s*\\ac\s*\(\s*([○〇◯□△◇])\s*[,;]\s*([^()]{1,8}?)\s*\)", re.I)
_ABOVE = re.compile(
    r"\\o\s*(?:\\a[a-z]\s*)?\(\s*\\s\s*\\up\s*[0-9]*\s*\([^()]*\)\s*[,;]([^()]*)\)", re.I
)
_FRACTION = re.compile(r"\\f\s*\(([^(),;]{1,40})[,;]([^(),;]{1,40})\)", re.I)
_RINGS = "○〇◯"


def formula(element: Element) -> str:
    """The characters of an ``m:oMath``: a fraction as 1/3, an exponent raised."""
    return _formula(element, 0)


def _formula(element: Element, depth: int) -> str:
    if not isinstance(element.tag, str) or depth > _DEEPEST:
        return ""
    kind = element.tag.rpartition("}")[2]
    if kind == _TEXT:
        return element.text or ""
    parts = [(str(child.tag).rpartition("}")[2], _formula(child, depth + 1)) for child in element]
    if kind == "f":
        return "/".join(text for name, text in parts if name in ("num", "den"))
    if kind in ("sSup", "sSubSup"):
        return "".join(raised(text) if name == "sup" else text for name, text in parts)
    if kind == "rad":
        return "√" + "".join(text for name, text in parts if name == "e")
    return "".join(text for _, text in parts)


def equation_field(code: str) -> str:
    """What a field shows by its ``code`` alone, such as 21 in a ring: ㉑. Empty for others."""
    if code.split(maxsplit=1)[:1] not in (["eq"], ["EQ"], ["Eq"]):
        return ""
    if found := _IN_RING.search(code):
        sign, inside = found.groups()
        is_number = inside.isdecimal() and sign in _RINGS
        return ringed(int(inside)) if is_number else inside
    if found := _ABOVE.search(code):
        return found[1].strip()
    found = _FRACTION.search(code)
    return f"{found[1].strip()}/{found[2].strip()}" if found else ""
