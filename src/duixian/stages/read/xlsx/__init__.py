"""An XLSX: its visible sheets, one table each, with numbers as they are shown."""

from typing import TYPE_CHECKING

from duixian.errors import SourceError
from duixian.model import Metadata
from duixian.stages.read.libreoffice import converted
from duixian.stages.read.limits import Limits
from duixian.stages.read.package import Package
from duixian.stages.read.reading import Reading, aside
from duixian.stages.read.xlsx.formats import format_code
from duixian.stages.read.xlsx.sheet import Book, Sheet, child, children, local, rich_text

if TYPE_CHECKING:
    from duixian.stages.read.lines import Line

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORKBOOK = "xl/workbook.xml"
_SHEETS = 100


def read_xlsx(data: bytes, name: str, limits: Limits) -> Reading:
    """Every row of the visible sheets as a line; numbers count rows, sheet after sheet.

    Formulas give the value that was last computed, nothing is computed and no link is followed.
    Hidden sheets, rows and columns are set aside. Raise ``SourceError`` for a file that is
    broken, locked or too large.
    """
    package = Package(data, name, limits, "XLSX")
    workbook = package.xml(_WORKBOOK)
    if workbook is None:
        raise SourceError(
            "{name}: an XLSX without its table of sheets (xl/workbook.xml is missing); open it "
            "and save it again",
            name=name,
        )
    book = _book(package, workbook)
    lines: list[Line] = []
    hidden: list[str] = []
    targets = package.targets(_WORKBOOK)
    first = 0
    for order, sheet in enumerate(children(child(workbook, "sheets"), "sheet")):
        if order == _SHEETS:
            break
        relation = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        root = package.xml(targets.get(relation, ""))
        if root is None or local(root) != "worksheet":
            continue
        title = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            hidden.append(title)
            continue
        found = Sheet(root, book, (name, title), limits)
        table = found.table(first)
        lines.extend(table.lines(order + 1))
        hidden += found.hidden
        first += max((cell.number - first for row in table.rows for cell in row), default=0)
    return Reading(lines, MEDIA_TYPE, _metadata(package), aside("furniture", hidden))


def read_xls(data: bytes, name: str, limits: Limits) -> Reading:
    """An XLS or ET, read as the XLSX that LibreOffice makes of it."""
    return read_xlsx(converted(data, name, "xls", limits), name, limits)


def read_ods(data: bytes, name: str, limits: Limits) -> Reading:
    """An OpenDocument spreadsheet, read as the XLSX that LibreOffice makes of it."""
    return read_xlsx(converted(data, name, "ods", limits), name, limits)


def _book(package: Package, workbook: object) -> Book:
    strings = package.xml("xl/sharedStrings.xml")
    styles = package.xml("xl/styles.xml")
    own = {
        int(code.get("numFmtId", "0")): code.get("formatCode", "General")
        for code in children(child(styles, "numFmts"), "numFmt")
        if code.get("numFmtId", "").isdecimal()
    }
    formats = [style.get("numFmtId", "0") for style in children(child(styles, "cellXfs"), "xf")]
    properties = child(workbook, "workbookPr")
    return Book(
        [rich_text(item) for item in children(strings, "si")],
        [format_code(int(code) if code.isdecimal() else 0, own) for code in formats],
        properties is not None and properties.get("date1904") in {"1", "true"},
    )


def _metadata(package: Package) -> Metadata:
    core = package.xml("docProps/core.xml")
    found = {
        local(element): " ".join((element.text or "").split())
        for element in (core if core is not None else ())
    }
    return Metadata(found.get("title", ""), found.get("created", "")[:10], found.get("creator", ""))
