"""The ZIP container of a DOCX and its XML parts, each opened within the limits."""

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from duixian.errors import SourceError
from duixian.i18n import N_
from duixian.stages.read.limits import Limits

Element = Any  # lxml-stubs type an element's children and iteration too loosely to help

_RATIO_FROM = 4 * 1024 * 1024  # bytes: smaller parts cannot hurt, however well they pack
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SPREADSHEET = N_(
    "{name}: a spreadsheet (XLSX), which is not a report's text; save the report as DOCX or text"
)
_SLIDES = N_("{name}: slides (PPTX), which are not supported; save the report as DOCX or text")
_OFD = N_("{name}: an OFD, which is not supported yet; save it as DOCX or text and read that")
_ODT = N_("{name}: an OpenDocument text, which is not supported yet; save it as DOCX")
_EPUB = N_("{name}: an EPUB, which is not supported; save its text as DOCX or text")
_ARCHIVE = N_("{name}: a ZIP archive without a Word document; unpack it and read the report inside")
# What else is packed as ZIP, told by a file inside.
_OTHERS = (
    ("OFD.xml", _OFD),
    ("xl/", _SPREADSHEET),
    ("ppt/", _SLIDES),
    ("content.xml", _ODT),
    ("META-INF/container.xml", _EPUB),
)
# What a damaged container raises, one way or another, inside the standard library.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Package:
    """The parts of a DOCX by name. Raise ``SourceError`` where it is not one, or is broken."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        # Counted before the directory is read: its entries take a kilobyte each in memory.
        if data.count(b"PK\x01\x02") > limits.zip_entries:
            raise SourceError(
                "{name}: more than {limit} files packed in it, which no report has; save the "
                "report as DOCX again",
                name=name,
                limit=limits.zip_entries,
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGE, KeyError) as error:
            raise SourceError(
                "{name}: a damaged or incomplete DOCX ({reason}); fetch the file again, or open "
                "it in Word or WPS and save it as DOCX",
                name=name,
                reason=_first_words(error),
            ) from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self.main = self._find_main()

    def _find_main(self) -> str:
        for kind, target in self.relations("").items():
            foreign = target.startswith(("xl/", "ppt/"))
            if kind.endswith("/officeDocument") and target in self._parts and not foreign:
                return target
        if "word/document.xml" in self._parts:
            return "word/document.xml"
        for mark, template in _OTHERS:
            if any(part.startswith(mark) for part in self._parts):
                raise SourceError(template, name=self._name)
        if any(part.startswith("word/") for part in self._parts):
            raise SourceError(
                "{name}: a DOCX without its text (word/document.xml is missing); fetch the file "
                "again, or open it in Word or WPS and save it as DOCX",
                name=self._name,
            )
        raise SourceError(_ARCHIVE, name=self._name)

    def relations(self, part: str) -> dict[str, str]:
        """Type of relation to target part, for ``part``; the package's own for ``""``."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in root.iter(_RELATIONS) if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                found.setdefault(relation.get("Type", ""), posixpath.normpath(whole))
        return found

    def beside_main(self, kind: str) -> Element | None:
        """The root of the part that the main part relates to as ``kind``, such as ``styles``."""
        for relation, target in self.relations(self.main).items():
            if relation.endswith(f"/{kind}"):
                return self.xml(target)
        return None

    def pages(self, kind: str) -> list[Element]:
        """The roots of all ``header`` or ``footer`` parts, in the order of their names."""
        names = sorted(part for part in self._parts if part.startswith(f"word/{kind}"))
        roots = (self.xml(part) for part in names if part.endswith(".xml"))
        return [root for root in roots if root is not None]

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, ``None`` where there is no such part."""
        info = self._parts.get(part)
        if info is None:
            return None
        data = self._unpacked(info)
        if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data:
            raise SourceError(
                "{name}: {part} declares entities, which no Word document does and which is not "
                "followed; open it in Word or WPS and save it as DOCX",
                name=self._name,
                part=part,
            )
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise SourceError(
                "{name}: {part} is not well-formed XML (line {line}: {reason}); fetch the file "
                "again, or open it in Word or WPS and save it as DOCX",
                name=self._name,
                part=part,
                line=error.lineno or 1,
                reason=_first_words(error),
            ) from None

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise SourceError(
                "{name}: protected by a password; save it without one and read that",
                name=self._name,
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(self._limits.part_bytes + 1)
        except (*_DAMAGE, RuntimeError) as error:
            raise SourceError(
                "{name}: {part} is damaged ({reason}); fetch the file again, or open it in Word "
                "or WPS and save it as DOCX",
                name=self._name,
                part=info.filename,
                reason=_first_words(error),
            ) from None
        packed = max(info.compress_size, 1)
        swollen = len(data) > _RATIO_FROM and len(data) > packed * self._limits.zip_ratio
        if len(data) > self._limits.part_bytes or swollen:
            raise SourceError(
                "{name}: {part} unpacks to {size} MB or more from {packed} kB, as in a ZIP bomb; "
                "save the report alone as DOCX again",
                name=self._name,
                part=info.filename,
                size=len(data) // (1024 * 1024),
                packed=packed // 1024,
            )
        return data


def _first_words(error: Exception) -> str:
    """The reason in one line, without the position that lxml adds to it."""
    return " ".join(str(error).split()).partition(", line ")[0]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
