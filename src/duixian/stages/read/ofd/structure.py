"""What an OFD is made of: pages, their templates, and the drawings that they share."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from duixian.errors import SourceError
from duixian.stages.read.package import Element, Package


class Template(NamedTuple):
    """What several pages show; in the foreground it is drawn after them."""

    root: Element
    foreground: bool


def local(element: Element) -> str:
    """The name of an element without its namespace, which differs between programs."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of ``element`` that are called ``name``."""
    if element is not None:
        yield from (child for child in element if local(child) == name)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child by each of ``names`` in turn; ``None`` where there is none."""
    for name in names:
        element = next(children(element, name), None)
    return element


class Structure:
    """The pages of an OFD in order. Raise ``SourceError`` where a part that is needed is missing.

    Parts are looked up by name in the container, without regard to case where none has the very
    name; nothing outside it can be named.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self._folded = {name.casefold(): name for name in package.parts}
        body = child(self._part("OFD.xml"), "DocBody")
        self._info = child(body, "DocInfo")
        root = child(body, "DocRoot")
        self._main = self._find("", (root.text or "") if root is not None else "")
        document = self._part(self._main)
        self._common = child(document, "CommonData")
        self.area = child(self._common, "PageArea")
        self.pages = [
            page.get("BaseLoc", "")
            for pages in children(document, "Pages")
            for page in children(pages, "Page")
        ]
        self._templates = {
            template.get("ID", ""): template for template in children(self._common, "TemplatePage")
        }
        self._units: dict[str, Element] | None = None
        self._media: dict[str, str] | None = None
        self._read: dict[str, Element] = {}

    def info(self, key: str) -> str:
        """What the document says about itself under ``key``; empty where it says nothing."""
        found = child(self._info, key)
        return (found.text or "").strip() if found is not None else ""

    def page(self, index: int) -> Element:
        """The root of page ``index`` (0-based)."""
        return self._part(self._find(self._main, self.pages[index]))

    def templates(self, page: Element) -> Iterator[Template]:
        """The templates that ``page`` names, in order."""
        for used in children(page, "Template"):
            template = self._templates.get(used.get("TemplateID", ""))
            if template is None:
                continue
            order = used.get("ZOrder") or template.get("ZOrder", "Background")
            part = self._find(self._main, template.get("BaseLoc", ""))
            if part not in self._read:
                self._read[part] = self._part(part)
            yield Template(self._read[part], order == "Foreground")

    def unit(self, key: str) -> Element | None:
        """The shared drawing (``CompositeGraphicUnit``) with the id ``key``."""
        if self._units is None:
            self._units = {
                unit.get("ID", ""): unit
                for _, root in self._resources(self._main, self._common)
                for units in children(root, "CompositeGraphicUnits")
                for unit in children(units, "CompositeGraphicUnit")
            }
        return self._units.get(key)

    def media(self, page: int, key: str) -> str:
        """The part that holds the picture ``key``, for a page (0-based); empty if there is none."""
        if self._media is None:
            self._media = self._medias(self._main, self._common)
        if key in self._media:
            return self._media[key]
        where = self._find(self._main, self.pages[page])
        return self._medias(where, self.page(page)).get(key, "")

    def _medias(self, base: str, element: Element | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for part, root in self._resources(base, element):
            folder = posixpath.join(root.get("BaseLoc", ""), "")
            for medias in children(root, "MultiMedias"):
                for media in children(medias, "MultiMedia"):
                    file = child(media, "MediaFile")
                    location = (file.text or "").strip() if file is not None else ""
                    found[media.get("ID", "")] = self._find(part, posixpath.join(folder, location))
        return found

    def _resources(self, base: str, element: Element | None) -> Iterator[tuple[str, Element]]:
        """The parts of resources that ``element`` of the part ``base`` names, with their roots."""
        for kind in ("PublicRes", "DocumentRes", "PageRes"):
            for named in children(element, kind):
                part = self._find(base, named.text or "")
                root = self.package.xml(part)
                if root is not None:
                    yield part, root

    def _find(self, base: str, location: str) -> str:
        """The part that ``base`` calls ``location``."""
        location = location.strip()
        absolute = location.startswith("/")
        joined = location if absolute else posixpath.join(posixpath.dirname(base), location)
        whole = posixpath.normpath(joined).lstrip("/")
        return whole if whole in self.package.parts else self._folded.get(whole.casefold(), whole)

    def _part(self, part: str) -> Element:
        root = self.package.xml(part)
        if root is None:
            raise SourceError(
                "{name}: an OFD without its part {part}; fetch the file again, or open it in an "
                "OFD viewer and save it again",
                name=self.package.name,
                part=part[:80] or "Document.xml",
            )
        return root
