"""Paragraph and character styles, as far as they say what a paragraph is."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from duixian.stages.read.docx.names import Element, Names

_HEADING = re.compile(r"(?:heading|标题)\s?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s?[1-9]", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level that says "no heading"
_CHAIN = 20  # styles that a style may be based on, one upon the other


class Numbered(NamedTuple):
    """A list and a level in it, 0-based."""

    list_id: str
    level: int


class Style(NamedTuple):
    """What a style says: ``None`` or empty where it says nothing."""

    heading: int = 0
    title: bool = False
    contents: bool = False
    hidden: bool | None = None
    list_id: str = ""
    list_level: str = ""


class Styles:
    """The styles of ``styles.xml`` by id, with what they inherit."""

    def __init__(self, root: Element | None, levels: Mapping[str, str]) -> None:
        """``levels`` are the levels of lists that are bound to styles, by id."""
        self._styles: dict[str, Style] = {}
        self.default = ""
        if root is None:
            return
        names = Names(root)
        elements = {names.value(style, "styleId"): style for style in root.iter(names("style"))}
        for id_, element in elements.items():
            style = _resolve(element, elements, names)
            self._styles[id_] = style._replace(list_level=levels.get(id_, style.list_level))
            is_paragraph = names.value(element, "type") == "paragraph"
            if is_paragraph and names.value(element, "default") in {"1", "true", "on"}:
                self.default = id_

    def __getitem__(self, id_: str) -> Style:
        return self._styles.get(id_) or Style()


def outline_level(text: str) -> int:
    """Heading level of a ``w:outlineLvl`` value: 1 for the top, 0 for body text."""
    return int(text) + 1 if text.isdecimal() and int(text) < _BODY_TEXT else 0


def _resolve(element: Element | None, elements: dict[str, Element], names: Names) -> Style:
    """The nearest statement wins: the style's own, else that of the style it is based on."""
    level, hidden, list_id, list_level = "", None, "", ""
    heading, title, contents = 0, False, False
    for _ in range(_CHAIN):
        if element is None:
            break
        name = names.child_value(element, "name")
        paragraph, run = element.find(names("pPr")), element.find(names("rPr"))
        numbering = paragraph.find(names("numPr")) if paragraph is not None else None
        level = level or names.child_value(paragraph, "outlineLvl")
        list_id = list_id or names.child_value(numbering, "numId")
        list_level = list_level or names.child_value(numbering, "ilvl")
        hidden = names.is_on(run, "vanish") if hidden is None else hidden
        if not heading and (found := _HEADING.fullmatch(name)):
            heading = int(found[1])
        title = title or name.lower() in {"title", "标题"}
        contents = contents or _CONTENTS.fullmatch(name) is not None
        element = elements.get(names.child_value(element, "basedOn"))
    if level:
        heading = outline_level(level)
    return Style(heading, title, contents, hidden, list_id, list_level)
