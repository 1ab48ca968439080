"""A ZIP container of XML parts (DOCX, XLSX, OFD), each opened within the limits."""

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits

Element = Any  # lxml-stubs type an element's children and iteration too loosely to help

_RATIO_FROM = 4 * 1024 * 1024  # bytes: smaller parts cannot hurt, however well they pack
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))
# What a damaged container raises, one way or another, inside the standard library.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def part_names(data: bytes, limits: Limits) -> frozenset[str]:
    """The names of the parts in ``data``, none where it is damaged or holds too many."""
    if data.count(b"PK\x01\x02") > limits.zip_entries:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (*_DAMAGE, KeyError):
        return frozenset()


class Package:
    """The parts of a container by name. Raise ``SourceError`` where it is broken.

    ``form`` (``DOCX``) stands in messages. Nothing outside of the container is opened: relations
    to other files and to the network are passed over.
    """

    def __init__(self, data: bytes, name: str, limits: Limits, form: str) -> None:
        self.name, self.form = name, form
        self._limits = limits
        self._unpacked_bytes = 0
        # Counted before the directory is read: its entries take a kilobyte each in memory.
        if data.count(b"PK\x01\x02") > limits.zip_entries:
            raise SourceError(
                "{name}: more than {limit} files packed in it, which no report has; save the "
                "report as {form} again",
                name=name,
                limit=limits.zip_entries,
                form=form,
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_DAMAGE, KeyError) as error:
            raise SourceError(
                "{name}: a damaged or incomplete {form} ({reason}); fetch the file again, or "
                "open it and save it as {form}",
                name=name,
                reason=_first_words(error),
                form=self.form,
            ) from None
        self.parts = {info.filename: info for info in self._zip.infolist()}

    def relations(self, part: str) -> dict[str, str]:
        """Type of relation to target part, for ``part``; the package's own for ``""``."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in root.iter(_RELATIONS) if root is not None else ():
            if relation.get("TargetMode") != "External":
                found.setdefault(
                    relation.get("Type", ""), _whole(folder, relation.get("Target", ""))
                )
        return found

    def targets(self, part: str) -> dict[str, str]:
        """Id of relation to target part, for ``part``."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            relation.get("Id", ""): _whole(folder, relation.get("Target", ""))
            for relation in (root.iter(_RELATIONS) if root is not None else ())
            if relation.get("TargetMode") != "External"
        }

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, ``None`` where there is no such part."""
        info = self.parts.get(part)
        if info is None:
            return None
        data = self._unpacked(info)
        if any(mark in data for mark in _DOCTYPES):
            raise self._entities(part)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as error:
            raise SourceError(
                "{name}: {part} is not well-formed XML (line {line}: {reason}); fetch the file "
                "again, or open it and save it as {form}",
                name=self.name,
                part=part,
                line=error.lineno or 1,
                reason=_first_words(error),
                form=self.form,
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of its own
            raise self._entities(part)
        return root

    def data(self, part: str) -> bytes:
        """The bytes of a part, empty where there is no such part."""
        info = self.parts.get(part)
        return b"" if info is None else self._unpacked(info)

    def _entities(self, part: str) -> SourceError:
        return SourceError(
            "{name}: {part} declares entities, which no {form} does and which is not followed; "
            "open it and save it as {form}",
            name=self.name,
            part=part,
            form=self.form,
        )

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise SourceError(
                "{name}: protected by a password; save it without one and read that",
                name=self.name,
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(self._limits.part_bytes + 1)
        except (*_DAMAGE, RuntimeError) as error:
            raise SourceError(
                "{name}: {part} is damaged ({reason}); fetch the file again, or open it and save "
                "it as {form}",
                name=self.name,
                part=info.filename,
                reason=_first_words(error),
                form=self.form,
            ) from None
        packed = max(info.compress_size, 1)
        swollen = len(data) > _RATIO_FROM and len(data) > packed * self._limits.zip_ratio
        if len(data) > self._limits.part_bytes or swollen:
            raise SourceError(
                "{name}: {part} unpacks to {size} MB or more from {packed} kB, as in a ZIP bomb; "
                "save the report alone as {form} again",
                name=self.name,
                part=info.filename,
                size=len(data) // (1024 * 1024),
                packed=packed // 1024,
                form=self.form,
            )
        self._unpacked_bytes += len(data)
        if self._unpacked_bytes > 4 * self._limits.part_bytes:
            raise SourceError(
                "{name}: its parts unpack to more than {size} MB, which no report does; save the "
                "report alone as {form} again",
                name=self.name,
                size=4 * self._limits.part_bytes // (1024 * 1024),
                form=self.form,
            )
        return data


def _whole(folder: str, target: str) -> str:
    """The name of a part that another one in ``folder`` calls ``target``."""
    whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole)


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
