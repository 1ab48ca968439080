"""A PDF is read in the order in which it was typeset, and each character keeps its place."""

import sys
import threading
import zlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.errors import DuixianError, MissingExtraError, SourceError
from duixian.model import Document
from duixian.pipeline import read_bytes
from duixian.stages.read import Limits, read_document
from duixian.stages.read.pdf.apart import is_tame

pytest.importorskip("reportlab", reason="pages are typeset with reportlab, which is not here")

from eval.typeset_pages import boxes_hold, pages, plain, scores_of
from eval.typesetting import HEIGHT as HIGH
from eval.typesetting import WIDTH as WIDE
from eval.typesetting import Drawn, Grid, Section, newspaper_pdf, pages_pdf, prose_pdf

TITLE = "清湾县2025年政府工作报告"
LONG = "过去一年，全县上下同心协力，地区生产总值增长6.1%，新建农村公路36公里。" * 9
SHORT = "今年，力争地区生产总值增长5.5%左右，办好十件民生实事。"
SECTIONS = [
    Section("回顾2024年", "发展更稳", ("新建公路36公里", "城镇新增就业3200人")),
    Section("回顾2024年", "生活更好", ("改造老旧小区16个", "新增公办学位960个")),
    Section("展望2025年", "多办实事", ("新建口袋公园6个", "种树1.2万亩")),
    Section("展望2025年", "再上台阶", ("地区生产总值增长5%左右", "粮食总产量稳定在20万吨")),
]


def lines_of(document: Document) -> list[str]:
    return [plain(line) for line in document.text.split("\n")]


def test_pages_are_read_as_they_were_written() -> None:
    """Prose and newspapers of every layout, drawn in any order: words, order, lists, figures."""
    for page in pages():
        scores = scores_of(page)
        assert set(scores.values()) == {1.0}, (page.name, scores)


def test_a_header_a_number_and_a_note_leave_the_text_whole() -> None:
    """A paragraph goes on over the foot of a page; notes stand at the end, furniture aside."""
    note = "①民生实事：指每年面向社会承诺办理的十件事项。"
    data = prose_pdf(TITLE, [LONG] * 6 + [SHORT], notes=[note], header="会议文件之一")
    document = read_document(data, "a.pdf")
    assert len(document.pages.sizes) > 2  # type: ignore[union-attr]
    assert lines_of(document) == [TITLE, *[LONG] * 6, SHORT, note]
    assert [block.role for block in document.blocks][-1] == "note"
    aside = " ".join(entry.text for entry in document.set_aside)
    assert {entry.kind for entry in document.set_aside} == {"furniture"}
    assert "会议文件之一" in aside
    assert "- 2-" in aside or "- 2 -" in aside


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    """The text is that of the upright page; boxes are those of the page as a viewer turns it."""
    data = pages_pdf([[Drawn(100, 200, SHORT, 12), Drawn(100, 240, "第二段。", 12)]], turn=turn)
    document = read_document(data, "a.pdf")
    assert lines_of(document) == [SHORT, "第二段。"]
    assert document.pages is not None
    [box] = document.pages.boxes(document.origin, 0, 2)
    corner = {
        0: (box.x0, box.y0),
        90: (box.y0, HIGH - box.x1),
        180: (WIDE - box.x1, HIGH - box.y1),
        270: (WIDE - box.y1, box.x0),
    }[turn]
    assert corner == pytest.approx((100, 200), abs=1)
    assert document.pages.size(1) == ((WIDE, HIGH) if turn % 180 == 0 else (HIGH, WIDE))


def test_an_upright_page_gives_the_box_where_the_words_were_set() -> None:
    """Points from the top left; the words of a wrapped figure have a box on each line."""
    size = 12.0
    data = pages_pdf([[Drawn(100, 200, "地区生产总值增长6.1%", size)]])
    document = read_document(data, "a.pdf")
    assert document.pages is not None
    [box] = document.pages.boxes(document.origin, 2, 4)
    assert (box.page, box.x0, box.x1) == (1, 100 + 2 * size, 100 + 4 * size)
    assert 195 < box.y0 < 205 < box.y1 < 220


def test_the_figures_of_a_report_have_boxes_in_json() -> None:
    """Library and JSON say the same; a source without pages has none."""
    report = read_bytes(prose_pdf(TITLE, [LONG, SHORT]), "a.pdf")
    assert report.figures
    assert all(boxes_hold(prose_pdf(TITLE, [LONG, SHORT]), report))
    assert '"boxes":[{"page":1,"x0":' in report.to_json()
    plain_report = read_bytes(f"{TITLE}\n{LONG}\n{SHORT}".encode(), "a.txt")
    assert plain_report.boxes(plain_report.figures[0]) == ()
    assert '"boxes":[]' in plain_report.to_json()


@given(st.permutations(range(4)), st.sampled_from([2, 3, 4]), st.booleans(), st.integers(0, 99))
@settings(max_examples=25)
def test_no_order_of_drawing_changes_what_is_read(
    order: list[int], columns: int, boxed: bool, seed: int
) -> None:
    """The same page drawn in order and at random gives the same text and the same boxes."""
    sections = sorted((SECTIONS[index] for index in order), key=lambda section: section.part)
    drawn, shuffled = (
        read_document(newspaper_pdf(TITLE, SHORT, sections, Grid(columns, boxed), how), "a.pdf")
        for how in (None, seed)
    )
    assert drawn.text == shuffled.text
    assert drawn.blocks == shuffled.blocks
    assert drawn.pages == shuffled.pages


def test_a_table_is_read_row_by_row() -> None:
    """Short cells in rows are no columns of a newspaper; cells are parted by a bar."""
    rows = [("地区", "产值", "增速"), ("北乡", "12.5", "6.1"), ("南乡", "8.4", "5.3")]
    words = [
        Drawn(100 + 120 * column, 200 + 20 * row, text, 12)
        for column in reversed(range(3))
        for row, cells in enumerate(rows)
        for text in (cells[column],)
    ]
    document = read_document(pages_pdf([[Drawn(100, 160, SHORT, 12), *words]]), "a.pdf")
    assert lines_of(document) == [SHORT, *("｜".join(row) for row in rows)]


def test_offsets_find_every_character_again() -> None:
    """Each character of the text has one box on a page, and boxes of a line go rightwards."""
    document = read_document(prose_pdf(TITLE, [LONG, SHORT]), "a.pdf")
    assert document.pages is not None
    for block in document.blocks:
        boxes = [
            document.pages.boxes(document.origin, offset, offset + 1)
            for offset in range(block.start, block.end)
        ]
        assert all(len(found) == 1 for found in boxes)
        for [one], [other] in pairwise(boxes):
            assert other.page > one.page or other.y0 > one.y1 - 1 or other.x0 > one.x0 - 0.1


def test_threads_read_at_the_same_time() -> None:
    """Pdfium is not thread-safe; readers wait for one another and all get their text."""
    data = prose_pdf(TITLE, [LONG] * 4)
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(read_document(data, "a.pdf").text))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 6
    assert len(set(texts)) == 1


PROSE = prose_pdf(TITLE, [LONG] * 3)
REFUSED = {
    "cut off": (PROSE[:700], "a broken PDF"),
    "a head alone": (b"%PDF-1.7\n", "a broken PDF"),
    "locked": (pages_pdf([[Drawn(100, 200, SHORT, 12)]], password="清"), "protected by a password"),
    "a page without words": (pages_pdf([[]]), "no text on its 1 pages"),
    "10 m wide": (pages_pdf([[]], width=28_346.0), "page 1 is 10.0 by 0.3 m"),
}
TO_RECOGNISE = {
    "a scan": pages_pdf([[]], picture=True),
    "other letters": pages_pdf([[Drawn(60, 200, "犐犆犛犌犕犜犛犲犮狌狉犲犾狊狆狋", 12)]]),
    "private letters": pages_pdf([[Drawn(60, 200, "清湾\ue001\ue002\ue003", 12)]]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(case: str) -> None:
    """The line names the file, says what is wrong and what to do."""
    data, said = REFUSED[case]
    with pytest.raises(SourceError) as caught:
        read_document(data, "报告.pdf")
    line = str(caught.value)
    assert line.startswith("报告.pdf: ")
    assert said in line
    assert "\n" not in line


@pytest.mark.parametrize("case", TO_RECOGNISE)
def test_what_the_text_layer_does_not_tell_is_to_be_recognised(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan, or fonts without a Unicode map: without the extra a message says what to install."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(MissingExtraError, match="duixian\\[ocr\\]") as caught:
        read_document(TO_RECOGNISE[case], "报告.pdf")
    assert str(caught.value).startswith("报告.pdf: ")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(pages=1), "2 pages, more than the 1"),
        (Limits(characters=200), "more than 200 characters up to page 1"),
        (Limits(page_characters=50), "characters on page 1, more than the 50"),
        (Limits(seconds=-1.0), "page 1 is reached after"),
    ],
)
def test_limits_hold(limits: Limits, said: str) -> None:
    """A PDF beyond a limit is refused by that limit."""
    with pytest.raises(SourceError, match=said):
        read_document(PROSE, "a.pdf", limits)


def _file(objects: list[bytes]) -> bytes:
    """A PDF of ``objects``, the first of which is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def _stream(words: bytes, content: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (words, len(content), content)


HEAD = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
USES = b"/Resources<</XObject<</F %d 0 R>>>>"
BOMBS = {
    "forms in forms": _file(
        [*HEAD, PAGE % (USES % 5), _stream(b"", b"/F Do " * 40)]
        + [_stream(FORM + USES % (6 + level), b"/F Do " * 40) for level in range(12)]
        + [_stream(FORM, b"0 0 1 1 re f")]
    ),
    "a packed page": _file(
        [*HEAD, PAGE % b"", _stream(b"/Filter/FlateDecode", zlib.compress(b"q Q " * 30_000_000))]
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", BOMBS)
def test_a_page_that_never_ends_is_ended(case: str) -> None:
    """A few hundred bytes that draw or unpack without end: another process bears it, and ends."""
    assert not is_tame(BOMBS[case])
    # The other process says that it is too late, or is ended before it can.
    ended = "page 1 takes more than 1 seconds or 2048 MB|page 1 is reached after 1.0 seconds"
    with pytest.raises(SourceError, match=ended):
        read_document(BOMBS[case], "a.pdf", Limits(seconds=1.0))


def test_a_file_read_apart_gives_what_it_gives_here() -> None:
    """The other process hands back every character and box, and every refusal."""
    wild = PROSE.replace(b"%%EOF", b"%%EOF\n%/Form")
    assert is_tame(PROSE)
    assert not is_tame(wild)
    one, other = (read_document(data, "a.pdf") for data in (PROSE, wild))
    assert (one.text, one.blocks, one.pages) == (other.text, other.blocks, other.pages)
    with pytest.raises(SourceError, match="2 pages, more than the 1"):
        read_document(wild, "a.pdf", Limits(pages=1))


@pytest.mark.parametrize("depth", [50, 3_000])
def test_a_deep_tree_of_pages_is_read_or_refused(depth: int) -> None:
    """Pdfium goes so deep and no deeper."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (level + 3) for level in range(depth)]
    leaf = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    with pytest.raises(SourceError, match=r"no text on its 1 pages|page 1 is broken"):
        read_document(_file([HEAD[0], *nodes, leaf]), "a.pdf")


def test_two_thousand_pages_are_refused_at_once() -> None:
    """They are counted before any of them is read."""
    with pytest.raises(SourceError, match="2000 pages, more than the 1000"):
        read_document(pages_pdf([[]] * 2000), "a.pdf")


@given(st.integers(0, len(PROSE) - 1), st.binary(min_size=1, max_size=40))
def test_damage_never_ends_in_anything_but_a_refusal(place: int, noise: bytes) -> None:
    """Bytes written over a PDF: it is read, or refused by an error of ours."""
    data = PROSE[:place] + noise + PROSE[place + len(noise) :]
    try:
        document = read_document(data, "a.pdf", Limits(recognised_pages=0))
    except DuixianError:
        return
    assert document.text
