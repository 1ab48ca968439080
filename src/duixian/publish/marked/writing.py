"""``--marked``: the pages of a source as HTML, PDF or PNG with the figures marked."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from duixian import pipeline
from duixian.errors import OutputError
from duixian.model import Report
from duixian.publish.atomic import atomic
from duixian.publish.marked.html import page_of
from duixian.publish.marked.rows import rows_of

if TYPE_CHECKING:
    from duixian.model.pages import Box

ENDINGS = (".html", ".pdf", ".png")
_PDF = "application/pdf"
_SCALE = 2.0  # pixels a point in a picture
_SCREEN = 1.6  # in a page of HTML

Translate = Callable[[str], str]


def write_marked(report: Report, data: bytes, path: Path, translate: Translate) -> list[Path]:
    """Write ``report``, read from ``data``, to ``path`` by its ending; return what was written.

    HTML shows the pages of a PDF, the words of an OFD where they stand, and the text of any other
    source; one PNG a page with figures, numbered where there are several. Raise
    :class:`OutputError` for another ending and for PDF or PNG of a source without PDF pages.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise OutputError(
            "{path}: no format has this ending; use one of {endings}",
            path=path,
            endings=" ".join(ENDINGS),
        )
    if ending == ".html":
        return [_save(path, _html(report, data, translate))]
    if report.source.media_type != _PDF:
        raise OutputError(
            "{path}: {name} is no PDF, so that there are no pages to mark; use an ending of .html",
            path=path,
            name=report.source.name,
        )
    if ending == ".pdf":
        marks = [
            (box, row.says, "duixian") for row in rows_of(report, translate) for box in row.boxes
        ]
        return [_save(path, pipeline.annotated_pdf(data, report.source.name, marks))]
    return _pictures(report, data, path)


def _html(report: Report, data: bytes, translate: Translate) -> bytes:
    drawn: dict[int, bytes] = {}
    if report.source.media_type == _PDF and report.pages is not None:
        numbers = range(1, len(report.pages.sizes) + 1)
        name = report.source.name
        drawn = {
            picture.page: picture.png
            for picture in pipeline.page_pictures(data, name, numbers, {}, _SCREEN)
        }
    return page_of(report, drawn, translate).encode()


def _pictures(report: Report, data: bytes, path: Path) -> list[Path]:
    marks: dict[int, list[Box]] = defaultdict(list)
    for figure in report.figures:
        for box in report.boxes(figure):
            marks[box.page].append(box)
    pages = sorted(marks) or [1]
    several = len(pages) > 1
    width = len(str(pages[-1]))
    written = []
    for page in pages:  # one at a time: a picture of a newspaper page takes many megabytes
        name = f"{path.stem}-{page:0{width}}{path.suffix}" if several else path.name
        [picture] = pipeline.page_pictures(data, report.source.name, [page], marks, _SCALE)
        written.append(_save(path.with_name(name), picture.png))
    return written


def _save(path: Path, content: bytes) -> Path:
    with atomic(path) as file:
        file.write(content)
    return path
