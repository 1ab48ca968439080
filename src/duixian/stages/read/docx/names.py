"""The names of WordprocessingML, in whichever of its two namespaces a document uses."""

from typing import Any

Element = Any

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_COMPATIBILITY}AlternateContent"
CHOICE = f"{_COMPATIBILITY}Choice"
FALLBACK = f"{_COMPATIBILITY}Fallback"


class Names:
    """Qualified names: ``names("p")`` is the tag of a paragraph (transitional or strict)."""

    def __init__(self, root: Element) -> None:
        """Take the namespace of ``root``, an element of the document."""
        tag = str(root.tag)
        self._namespace = tag[: tag.index("}") + 1] if tag.startswith("{") else ""

    def __call__(self, local: str) -> str:
        """The qualified name of ``local``."""
        return self._namespace + local

    def value(self, element: Element | None, attribute: str = "val") -> str:
        """An attribute of ``element``, empty where either is missing."""
        return "" if element is None else element.get(self._namespace + attribute, "")

    def child_value(self, element: Element | None, child: str) -> str:
        """``w:val`` of the named child of ``element``."""
        return "" if element is None else self.value(element.find(self._namespace + child))

    def is_on(self, properties: Element | None, switch: str) -> bool | None:
        """A switch such as ``w:vanish``: on, off, or ``None`` where nothing is said."""
        found = None if properties is None else properties.find(self._namespace + switch)
        if found is None:
            return None
        return self.value(found) not in {"0", "false", "off"}


def chosen(alternate: Element) -> Element | None:
    """One of the copies that ``mc:AlternateContent`` holds of the same thing."""
    for choice in alternate.iterchildren(CHOICE):
        if len(choice):
            return choice
    return alternate.find(FALLBACK)
