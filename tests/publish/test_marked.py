"""The source is shown with its figures marked, each mark beside its ledger row."""

import re
import zlib
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner
from pypdfium2 import raw

from duixian.cli.commands import build
from duixian.errors import OutputError
from duixian.model import Report
from duixian.pipeline import read_bytes
from duixian.publish.marked import write_marked
from tests.stages.read.made_ofd import ofd, page, words

pytest.importorskip("reportlab", reason="pages are typeset with reportlab, which is not here")

from eval.typesetting import Drawn, pages_pdf, prose_pdf

TITLE = "清湾县2025年政府工作报告"
BODY = [
    "各位代表：现在，我代表县人民政府作工作报告。",
    "过去一年，地区生产总值增长6.1%，新建农村公路36公里。",
    "今年，力争地区生产总值增长5.5%左右，办好十件民生实事。",
]
PDF = prose_pdf(TITLE, BODY)


def as_is(message: str) -> str:
    return message


def written(data: bytes, name: str, path: Path) -> tuple[Report, list[Path]]:
    report = read_bytes(data, name)
    assert report.figures
    return report, write_marked(report, data, path, as_is)


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and the bytes of the rows of a picture, each behind its filter byte."""
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    length = int.from_bytes(png[33:37])
    return width, height, zlib.decompress(png[41 : 41 + length])


def test_html_has_a_mark_and_a_row_for_each_figure_that_link_to_each_other(tmp_path: Path) -> None:
    """A click on the page leads to the row and back; nothing is loaded from outside."""
    report, [path] = written(PDF, "a.pdf", tmp_path / "out.html")
    html = path.read_text("utf-8")
    for figure in report.figures:
        for one in (f'id="mark-{figure.id}"', f'href="#row-{figure.id}"', f'id="row-{figure.id}"'):
            assert html.count(one) >= 1, one
    assert html.count('<div class="sheet"') == 1
    assert "data:image/png;base64," in html
    assert not re.search(r"<script|https?:|url\(|<link|@import", html)


def test_marks_stand_on_the_words(tmp_path: Path) -> None:
    """The place of a mark, in shares of the page, is that of the figure's box."""
    report, [path] = written(PDF, "a.pdf", tmp_path / "out.html")
    figure = report.figures[0]
    [box] = report.boxes(figure)
    assert report.pages is not None
    width, height = report.pages.size(1)
    place = re.search(
        rf'id="mark-{figure.id}"[^>]*left:([0-9.]+)%;top:([0-9.]+)%', path.read_text("utf-8")
    )
    assert place is not None
    assert float(place[1]) == pytest.approx(100 * box.x0 / width, abs=0.01)
    assert float(place[2]) == pytest.approx(100 * box.y0 / height, abs=0.01)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_picture_is_tinted_just_where_the_figures_stand(tmp_path: Path, turn: int) -> None:
    """Inside a box the paper is yellow, elsewhere it is white, on turned pages too."""
    drawn = [Drawn(100, 200 + 40 * n, text, 14) for n, text in enumerate([TITLE, *BODY])]
    report, [path] = written(pages_pdf([drawn], turn=turn), "a.pdf", tmp_path / "out.png")
    width, height, rows = pixels(path.read_bytes())
    stride = 1 + 3 * width
    assert report.pages is not None
    scale = width / report.pages.size(1)[0]
    yellow = {
        (x, y)
        for y in range(0, height, 3)
        for x in range(0, width, 3)
        if rows[y * stride + 3 + 3 * x] < 200 < rows[y * stride + 1 + 3 * x]
    }
    boxes = [box for figure in report.figures for box in report.boxes(figure)]
    assert yellow
    for box in boxes:
        assert any(
            box.x0 <= x / scale <= box.x1 and box.y0 <= y / scale <= box.y1 for x, y in yellow
        )
    for x, y in yellow:
        assert any(
            box.x0 - 1 <= x / scale <= box.x1 + 1 and box.y0 - 1 <= y / scale <= box.y1 + 1
            for box in boxes
        )


def test_a_pdf_keeps_its_text_and_gets_a_note_for_each_figure(tmp_path: Path) -> None:
    """The highlights say what was read; the marked file gives the same figures again."""
    report, [path] = written(PDF, "a.pdf", tmp_path / "out.pdf")
    marked = path.read_bytes()
    again = read_bytes(marked, "a.pdf")
    assert [figure.text for figure in again.figures] == [figure.text for figure in report.figures]
    with pdfium.PdfDocument(marked) as pdf:
        sheet = pdf[0]
        boxes = sum(len(report.boxes(figure)) for figure in report.figures)
        assert raw.FPDFPage_GetAnnotCount(sheet.raw) == boxes
        mark = raw.FPDFPage_GetAnnot(sheet.raw, 0)
        size = raw.FPDFAnnot_GetStringValue(mark, b"Contents", None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFAnnot_GetStringValue(mark, b"Contents", buffer, size)
        raw.FPDFPage_CloseAnnot(mark)
        said = bytes(buffer).decode("utf-16-le")
        sheet.close()
    assert "地区生产总值" in said
    assert "6.1%" in said


def test_several_pages_become_several_pictures(tmp_path: Path) -> None:
    """They are numbered as the pages are."""
    pages = [
        [Drawn(100, 200, TITLE, 14)],
        [Drawn(100, 200, BODY[1], 14)],
        [Drawn(100, 200, BODY[2], 14)],
    ]
    _, paths = written(pages_pdf(pages), "a.pdf", tmp_path / "out.png")
    assert [path.name for path in paths] == ["out-2.png", "out-3.png"]


def test_sources_without_pictures_are_shown_as_words(tmp_path: Path) -> None:
    """An OFD with its words in their places, a text as text; marks and rows are there."""
    lines = [words(20, 40 + 12 * n, text) for n, text in enumerate([TITLE, *BODY])]
    for data, name in (
        (ofd([page(*lines)]), "a.ofd"),
        ("\n".join([TITLE, *BODY]).encode(), "a.txt"),
    ):
        report, [path] = written(data, name, tmp_path / "out.html")
        html = path.read_text("utf-8")
        assert all(f'id="mark-{figure.id}"' in html for figure in report.figures)
        assert ("<svg" in html) is (name == "a.ofd")


@pytest.mark.parametrize(
    ("name", "said"), [("out.pdf", "is no PDF"), ("out.png", "is no PDF"), ("out.doc", "no format")]
)
def test_what_cannot_be_marked_is_refused(tmp_path: Path, name: str, said: str) -> None:
    """A text has no pages to draw; an unknown ending is named."""
    data = "\n".join([TITLE, *BODY]).encode()
    with pytest.raises(OutputError, match=said):
        write_marked(read_bytes(data, "a.txt"), data, tmp_path / name, as_is)
    assert not list(tmp_path.iterdir())


def test_words_of_the_source_never_become_markup(tmp_path: Path) -> None:
    """A title with tags in it is shown, not obeyed."""
    data = "\n".join([TITLE, "<script>alert(1)</script>地区生产总值增长6.1%。", *BODY]).encode()
    _, [path] = written(data, "a.txt", tmp_path / "out.html")
    assert "<script" not in path.read_text("utf-8")


def test_the_command_writes_the_file_and_says_so(tmp_path: Path) -> None:
    """``duixian read a.pdf --marked out.html``; not with another outlet or two sources."""
    (tmp_path / "a.pdf").write_bytes(PDF)
    out = tmp_path / "out.html"
    run = CliRunner().invoke
    source = str(tmp_path / "a.pdf")
    done = run(build("en"), ["read", source, "--marked", str(out)], standalone_mode=False)
    assert done.return_value == 0
    assert "figures marked" in done.stderr
    assert out.exists()
    for wrong in (["--json"], [source]):
        failed = run(build("en"), ["read", source, "--marked", str(out), *wrong])
        assert failed.exit_code == 2
        assert "--marked" in failed.stderr
