"""Elements of WordprocessingML. Words go in as text nodes, never as markup."""

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"w": W, "r": R}
# What XML 1.0 cannot hold: control characters, lone surrogates, two that are no characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("(\r\n|[\n\r\t])")

Element = etree._Element


def root(name: str) -> Element:
    """A root element ``w:name``."""
    return etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)


def add(parent: Element, name: str, /, **attributes: object) -> Element:
    """A new child ``w:name`` of ``parent`` with attributes of the same namespace."""
    child = etree.SubElement(parent, f"{{{W}}}{name}")
    for key, value in attributes.items():
        child.set(f"{{{W}}}{key}", str(value))
    return child


def clean(words: str) -> str:
    """``words`` with a sign in place of what XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", words)


def put(run: Element, words: str) -> None:
    """Put ``words`` into a run: literally, but for line ends and tabs."""
    for piece in _BREAKS.split(clean(words)):
        if piece == "\t":
            add(run, "tab")
        elif piece in ("\n", "\r", "\r\n"):
            add(run, "br")
        elif piece:
            text = add(run, "t")
            text.text = piece
            text.set(f"{{{XML}}}space", "preserve")


def serialise(element: Element) -> bytes:
    """The element as a part of the package."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
