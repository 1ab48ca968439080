"""Pictures and scans: recognised offline, with boxes and confidence, and doubts that are told."""

import io
import sys
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import MissingExtraError, SourceError
from duixian.model import Box, Document
from duixian.pipeline import read_bytes
from duixian.stages.read import Limits, read_document
from duixian.stages.read.ocr.repairs import repairs, with_wide_stops

pytest.importorskip("reportlab", reason="pages are typeset with reportlab, which is not here")
pytest.importorskip("rapidocr", reason="the extra ocr is not installed")

import numpy
import pypdfium2 as pdfium
from PIL import Image as images  # noqa: N813 - the module

from duixian.stages.read.ocr import ink
from duixian.stages.read.ocr.images import pictures
from eval.ocr import Condition, picture
from eval.typesetting import Drawn, pages_pdf
from tests.stages.read.made_ofd import SPACE, ofd, page, words

TITLE = "清湾县2025年政府工作报告"
LINES = (
    "各位代表：现在，我代表县人民政府，向大会报告工作。",
    "一、2024年工作回顾",
    "过去一年，地区生产总值增长6.1%，新建农村公路36公里。",
    "二、2025年工作安排",
    "今年，力争地区生产总值增长5.5%左右，办好十件民生实事。",
)
LEFT, TOP, STEP, SIZE = 80.0, 100.0, 30.0, 14.0


def typeset(lines: Sequence[str] = (TITLE, *LINES)) -> bytes:
    return pages_pdf([[Drawn(LEFT, TOP + STEP * n, text, SIZE) for n, text in enumerate(lines)]])


def plain(document: Document) -> str:
    return "".join(document.text.split())


WORDS = "".join((TITLE, *LINES))
PAGE = typeset()
SCAN = picture(PAGE, Condition(150))


def scanned_pdf(*pages: bytes, before: bytes = b"") -> bytes:
    """The pictures as pages of a PDF without a text layer, behind the pages of ``before``."""
    pdf = pdfium.PdfDocument(before) if before else pdfium.PdfDocument.new()
    for data in pages:
        target = io.BytesIO()
        images.open(io.BytesIO(data)).convert("L").save(target, "PDF", resolution=150.0)
        pdf.import_pages(pdfium.PdfDocument(target.getvalue()))
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_a_picture_is_read_with_boxes_and_confidence() -> None:
    """The words; each figure stands where it was set, and the output says how sure it is."""
    report = read_bytes(SCAN, "报告.png")
    assert "".join(report.text.split()) == WORDS
    assert report.source.media_type == "image/png"
    assert report.recognition is not None
    assert report.recognition.confidence > 0.97
    assert report.recognition.pages == (1,)
    figure = next(figure for figure in report.figures if figure.text == "36公里")
    assert 0.9 <= (report.confidence(figure) or 0) <= 1
    [box] = report.boxes(figure)
    line = LINES[2]
    left = LEFT + sum(0.5 if char.isascii() else 1.0 for char in line[: line.index("36")]) * SIZE
    assert abs(box.x0 - left) < SIZE
    assert abs(box.x1 - left - 3 * SIZE) < SIZE
    assert TOP + 3 * STEP - SIZE / 2 < box.y0 < box.y1 < TOP + 3 * STEP + 1.5 * SIZE
    assert '"recognition":{"engine":"rapidocr ' in report.to_json()
    assert not report.recognition.uncovered


@pytest.mark.parametrize(("turn", "skew"), [(90, 0.0), (180, 0.0), (0, 2.0)])
def test_a_page_that_lay_askew_is_read_alike(turn: int, skew: float) -> None:
    """Turned by quarters or a few degrees; boxes are those of the picture as it is."""
    shown = images.open(io.BytesIO(SCAN)).rotate(turn, expand=True)
    shown = shown.rotate(skew, fillcolor=255, resample=images.Resampling.BICUBIC)
    target = io.BytesIO()
    shown.save(target, "JPEG", dpi=(150, 150), quality=90)
    report = read_bytes(target.getvalue(), "报告.jpg")
    assert "".join(report.text.split()) == WORDS
    figure = next(figure for figure in report.figures if figure.text == "36公里")
    [box] = report.boxes(figure)
    scale = 150 / 72
    dots = numpy.asarray(shown)[
        round(box.y0 * scale) : round(box.y1 * scale), round(box.x0 * scale) : round(box.x1 * scale)
    ]
    assert (dots < 128).mean() > 0.05  # ink, and not the paper between the lines


def test_the_pages_of_a_tiff() -> None:
    """Each is a page of one text."""
    first = images.open(io.BytesIO(picture(typeset((TITLE, *LINES[:3])), Condition(150))))
    second = images.open(io.BytesIO(picture(typeset(LINES[3:]), Condition(150))))
    target = io.BytesIO()
    first.save(target, "TIFF", save_all=True, append_images=[second], dpi=(150, 150))
    document = read_document(target.getvalue(), "报告.tif")
    assert plain(document) == WORDS
    assert document.recognition is not None
    assert document.recognition.pages == (1, 2)


def test_pages_of_a_pdf_without_text_are_recognised_and_the_others_are_not() -> None:
    """A scan behind a page with a text layer: one text; a figure of the layer has no doubts."""
    data = scanned_pdf(
        picture(typeset(LINES[3:]), Condition(150)), before=typeset((TITLE, *LINES[:3]))
    )
    report = read_bytes(data, "报告.pdf")
    assert "".join(report.text.split()) == WORDS
    assert report.recognition is not None
    assert report.recognition.pages == (2,)
    assert [report.boxes(figure)[0].page for figure in report.figures][-1] == 2
    assert report.confidence(report.figures[0]) == 1.0


def scanned_ofd(*objects: str, pictures: dict[str, bytes], more: Sequence[str] = ()) -> bytes:
    """An OFD whose first page shows ``objects``; ``pictures`` are its media by id."""
    media = "".join(
        f'<ofd:MultiMedia ID="{key}" Type="Image"><ofd:MediaFile>{key}.img</ofd:MediaFile>'
        "</ofd:MultiMedia>"
        for key in pictures
    )
    resources = (
        f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    )
    parts = {f"Doc_0/Res/{key}.img": data for key, data in pictures.items()}
    return ofd([page(*objects), *more], extra={"Doc_0/PublicRes.xml": resources, **parts})


def shown_at(x: float, y: float, width: float, height: float, key: str, matrix: str = "") -> str:
    """A picture on a page, in millimetres from the top left; ``matrix`` turns it."""
    matrix = matrix or f"{width} 0 0 {height} 0 0"
    return (
        f'<ofd:ImageObject ID="3" Boundary="{x} {y} {width} {height}" CTM="{matrix}" '
        f'ResourceID="{key}"/>'
    )


def parts_of(data: bytes) -> tuple[bytes, bytes]:
    """The upper and the lower half of a picture, as scanners cut pages into strips."""
    whole = images.open(io.BytesIO(data))
    middle = round(whole.height * (TOP + 3.5 * STEP - 8) / 842)
    halves = []
    for box in ((0, 0, whole.width, middle), (0, middle, whole.width, whole.height)):
        target = io.BytesIO()
        whole.crop(box).save(target, "PNG")
        halves.append(target.getvalue())
    return halves[0], halves[1]


def test_pages_of_an_ofd_that_are_pictures_are_recognised() -> None:
    """A scan behind a page of words: one text, with the boxes of the page."""
    first = "".join(words(20, 30 + 12 * n, text) for n, text in enumerate((TITLE, *LINES[:3])))
    second = shown_at(0, 0, 210, 297, "4")
    data = scanned_ofd(first, pictures={"4": picture(typeset(LINES[3:]), Condition(150))},
                       more=[page(second)])  # fmt: skip
    report = read_bytes(data, "报告.ofd")
    assert "".join(report.text.split()) == WORDS
    assert report.source.media_type == "application/ofd"
    assert report.recognition is not None
    assert report.recognition.pages == (2,)
    figure = report.figures[-1]
    [box] = report.boxes(figure)
    assert box.page == 2
    assert TOP + STEP - SIZE / 2 < box.y0 < box.y1 < TOP + STEP + 1.5 * SIZE


@pytest.mark.parametrize("case", ["strips", "upside down", "no matrix"])
def test_pictures_of_an_ofd_are_put_where_they_lie(case: str) -> None:
    """A page in two strips, a picture turned by its matrix, one that fills its boundary."""
    upper, lower = parts_of(SCAN)
    share = images.open(io.BytesIO(upper)).height / images.open(io.BytesIO(SCAN)).height
    turned = io.BytesIO()
    images.open(io.BytesIO(SCAN)).rotate(180).save(turned, "PNG")
    high = 297 * share
    objects, pictures = {
        "strips": (
            shown_at(0, 0, 210, high, "4") + shown_at(0, high, 210, 297 - high, "5"),
            {"4": upper, "5": lower},
        ),
        "upside down": (
            shown_at(0, 0, 210, 297, "4", "-210 0 0 -297 210 297"), {"4": turned.getvalue()},
        ),
        "no matrix": (
            '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>', {"4": SCAN},
        ),
    }[case]  # fmt: skip
    report = read_bytes(scanned_ofd(objects, pictures=pictures), "报告.ofd")
    assert "".join(report.text.split()) == WORDS
    figure = next(figure for figure in report.figures if figure.text == "36公里")
    [box] = report.boxes(figure)
    assert TOP + 3 * STEP - SIZE / 2 < box.y0 < box.y1 < TOP + 3 * STEP + 1.5 * SIZE


def test_a_picture_of_an_ofd_that_cannot_be_opened_is_told() -> None:
    """Damaged, it is named with its page; of another kind (JBIG2) the page is refused as before."""
    scan = shown_at(0, 0, 210, 297, "4")
    with pytest.raises(SourceError, match="picture on page 1 is damaged"):
        read_document(scanned_ofd(scan, pictures={"4": SCAN[:3000]}), "报告.ofd")
    with pytest.raises(SourceError, match="its 1 pages are pictures"):
        read_document(scanned_ofd(scan, pictures={"4": b"\x97JB2"}), "报告.ofd")


def test_without_the_extra_a_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture is refused; of a PDF the text that can be read is, and the scan is a finding."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(MissingExtraError, match=r"^报告.png: .*duixian\[ocr\]"):
        read_document(SCAN, "报告.png")
    scan = scanned_ofd(shown_at(0, 0, 210, 297, "4"), pictures={"4": SCAN})
    with pytest.raises(MissingExtraError, match=r"^报告.ofd: .*duixian\[ocr\]"):
        read_document(scan, "报告.ofd")
    report = read_bytes(scanned_pdf(SCAN, before=PAGE), "报告.pdf")
    assert [finding.code for finding in report.findings if "ocr" in finding.code] == [
        "ocr-uncovered"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长12:7%，", ["colon_for_point", "12.7%"]),
        ("三次产业比12:45:43", []),
        ("自然增长率2.1%0", ["percent_and_zero", "2.1‰"]),
        ("增长1O.5%", ["letter_for_zero", "10.5%"]),
        ("投资1l亿元", ["letter_for_one", "11亿元"]),
        ("增长5%，0.2个", []),
    ],
)
def test_misread_signs_are_set_right_by_named_rules(text: str, expected: list[str]) -> None:
    """Only inside of figures, and never where the sign has a meaning of its own."""
    found = list(repairs(text))
    assert [change.rule for change in found] == expected[:1]
    for change in found:
        text = text[: change.start] + change.after + text[change.end :]
    assert all(words in text for words in expected[1:])


def test_stops_behind_chinese_words_are_chinese_stops() -> None:
    """Their width is what the recogniser confuses; numbers keep theirs."""
    assert with_wide_stops("增长6.1%,总量1,234个;比为1:2。") == "增长6.1%，总量1,234个；比为1:2。"
    assert with_wide_stops("今年,力争:5.5%") == "今年，力争：5.5%"


def test_a_misread_figure_is_repaired_and_told() -> None:
    """The picture itself shows a colon: the rule reads a point, and says so."""
    data = picture(
        typeset((TITLE, *LINES[:2], "全县生产总值增长12:7%。", *LINES[3:])), Condition(150)
    )
    report = read_bytes(data, "报告.png")
    assert "12.7%" in [figure.text for figure in report.figures]
    codes = [finding.code for finding in report.findings]
    assert codes.count("ocr-repaired") == 1
    assert "ocr-doubtful" in codes


def test_ink_without_words_is_found() -> None:
    """A line that was dropped has the shape of words; a rule, a frame and a photograph have not."""
    page = numpy.full((600, 800, 3), 255, numpy.uint8)

    def line(top: int) -> tuple[float, float, float, float]:
        for left in range(100, 600, 24):
            page[top : top + 20, left : left + 4] = 0
            page[top : top + 4, left : left + 20] = 0
            page[top + 9 : top + 12, left : left + 20] = 0
        return (100.0, float(top), 600.0, float(top + 20))

    covered, dropped = line(100), line(200)
    page[300:303, 50:750] = 0  # a rule
    page[350:550, 100:400] = 60  # a photograph
    found = ink.uncovered(page, [covered], 20.0)
    assert len(found) == 1
    assert abs(found[0][1] - dropped[1]) < 6
    assert ink.uncovered(page, [covered, dropped], 20.0) == []


def test_uncovered_ink_is_a_finding_with_its_place() -> None:
    """Page and box are told, in points."""
    import msgspec

    from duixian.pipeline import understand

    document = read_document(SCAN, "报告.png")
    assert document.recognition is not None
    told = msgspec.structs.replace(
        document.recognition, uncovered=(Box(1, 10.0, 20.0, 110.0, 34.0),)
    )
    report = understand(msgspec.structs.replace(document, recognition=told))
    [finding] = [finding for finding in report.findings if finding.code == "ocr-uncovered"]
    assert finding.values == {"page": "1", "box": "10、20、110、34"}


def png(width: int, height: int) -> bytes:
    """The head of a PNG that claims a size, without its dots."""
    import struct
    import zlib

    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
        + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(60_000, 60_000), "more than the 80 million dots that are read"),
        (png(10_000, 10_000), "more than the 80 million dots that are read"),
        (png(100, 100), "a damaged picture"),
        (SCAN[:3000], "a damaged picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a damaged picture"),
        (b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 200, "a damaged picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a damaged picture"),
    ],
    ids=["bomb", "large", "no dots", "cut", "head", "tiff", "jpeg"],
)
def test_a_hostile_picture_is_refused(data: bytes, words: str) -> None:
    """Its size is looked at before it is unpacked; one line names file, page and reason."""
    with pytest.raises(SourceError, match=words) as caught:
        read_document(data, "报告.png")
    assert str(caught.value).startswith("报告.png: page 1 ")
    assert "\n" not in str(caught.value)


def test_an_empty_page_is_refused() -> None:
    """There is nothing to recognise."""
    with pytest.raises(SourceError, match="no words were recognised"):
        read_document(picture(pages_pdf([[]]), Condition(72)), "a.png")


@given(st.integers(0, len(SCAN) - 1), st.binary(min_size=1, max_size=20))
def test_damage_never_ends_in_anything_but_a_refusal(place: int, noise: bytes) -> None:
    """Bytes written over a picture: it is opened, or refused by an error of ours."""
    data = SCAN[:place] + noise + SCAN[place + len(noise) :]
    with suppress(SourceError):
        for page in pictures(data, "a.png", Limits(pixels=4_000_000)):
            assert page.image.shape[2] == 3
