"""An OFD is read like a PDF: in reading order, each character with its place on the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import DuixianError, SourceError
from duixian.model import Document
from duixian.stages.read import Limits, read_document
from tests.stages.read.made_ofd import SPACE, ofd, page, words

ONE = "今年，力争地区生产总值增长5.5%左右，"
POINTS = 72 / 25.4


def lines_of(document: Document) -> list[str]:
    return [re.sub(r"\s", "", line) for line in document.text.split("\n")]


def test_words_are_read_from_top_to_bottom_whatever_the_order_of_drawing() -> None:
    """Two pages, the lower line drawn first; title and date come from the document's info."""
    data = ofd(
        [page(words(20, 60, "第二行。"), words(20, 40, "第一行。")), page(words(20, 40, ONE))]
    )
    document = read_document(data, "a.ofd")
    assert lines_of(document) == ["第一行。", "第二行。", ONE]
    assert (document.metadata.title, document.metadata.date) == ("清湾县", "2025-01-15")
    assert document.source.media_type == "application/ofd"


def test_each_character_has_its_box_in_points() -> None:
    """Distances are millimetres in the file; ``g n d`` repeats a distance."""
    document = read_document(
        ofd([page(words(20, 40, "清湾县2025", 5, "g 2 5 5 g 3 2.5"))]), "a.ofd"
    )
    assert document.pages is not None
    [box] = document.pages.boxes(document.origin, 1, 2)
    assert box.page == 1
    assert [box.x0, box.x1] == pytest.approx([25 * POINTS, 30 * POINTS], 0.01)
    assert [box.y0, box.y1] == pytest.approx([40 * POINTS, 45 * POINTS], 0.01)
    [digit] = document.pages.boxes(document.origin, 4, 5)
    assert digit.x0 == pytest.approx(37.5 * POINTS, 0.01)
    assert list(document.pages.size(1)) == pytest.approx([595.28, 841.89], 0.01)


@pytest.mark.parametrize(
    ("said", "day"),
    [("2025-01-15T08:00:00", "2025-01-15"), ("D:20250115080000", "2025-01-15"), ("gestern", "")],
)
def test_the_day_of_creation_is_iso(said: str, day: str) -> None:
    """Programs write it as OFD says or as PDF does."""
    info = f"<OFD><DocBody><DocInfo><CreationDate>{said}</CreationDate></DocInfo><DocRoot>"
    info += "Doc_0/Document.xml</DocRoot></DocBody></OFD>"
    document = read_document(ofd([page(words(20, 40, ONE))], extra={"OFD.xml": info}), "a.ofd")
    assert document.metadata.date == day


def test_a_matrix_and_the_place_of_its_object_move_and_scale_words() -> None:
    """``CTM`` works inside the boundary: size and places are those after it."""
    text = (
        '<ofd:TextObject ID="4" Boundary="30 50 100 10" CTM="0.5 0 0 0.5 2 0" Font="3" Size="10">'
        '<ofd:TextCode X="0" Y="8.8" DeltaX="10 10">清湾县</ofd:TextCode></ofd:TextObject>'
    )
    document = read_document(ofd([page(text)]), "a.ofd")
    assert document.pages is not None
    [box] = document.pages.boxes(document.origin, 0, 3)
    assert [box.x0, box.x1] == pytest.approx([32 * POINTS, 47 * POINTS], 0.01)
    assert box.y1 - box.y0 == pytest.approx(5 * POINTS, 0.01)


def test_templates_and_shared_drawings_are_part_of_the_page() -> None:
    """A form's printed words stand in a template, a line of it in a shared drawing."""
    unit = (
        '<ofd:CompositeGraphicUnit ID="7" Width="210" Height="297"><ofd:Content>'
        f"{words(20, 60, '单位：清湾县。')}</ofd:Content></ofd:CompositeGraphicUnit>"
    )
    used = '<ofd:CompositeObject ID="8" Boundary="0 10 210 297" ResourceID="7"/>'
    data = ofd(
        [page(words(20, 90, "二〇二五年"), used, templates=["1"])],
        templates={"1": page(words(20, 40, "政府工作报告"))},
        units=unit,
    )
    assert lines_of(read_document(data, "a.ofd")) == [
        "政府工作报告",
        "单位：清湾县。",
        "二〇二五年",
    ]


def test_fewer_glyphs_than_characters_share_their_room() -> None:
    """A ligature of two characters is one glyph: the distances count glyphs."""
    text = (
        '<ofd:TextObject ID="4" Boundary="20 40 100 10" Font="3" Size="5">'
        '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>9</ofd:Glyphs>'
        '</ofd:CGTransform><ofd:TextCode X="0" Y="4" DeltaX="5 5">一二三四</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    document = read_document(ofd([page(text)]), "a.ofd")
    assert document.text == "一二三四"
    assert document.pages is not None
    [last] = document.pages.boxes(document.origin, 3, 4)
    assert last.x0 == pytest.approx(30 * POINTS, 0.01)


def test_a_turned_text_is_read_upright_and_has_its_boxes_as_shown() -> None:
    """Text that runs downwards on the page: its box is higher than wide."""
    text = (
        '<ofd:TextObject ID="4" Boundary="100 40 10 100" CTM="0 1 -1 0 5 0" Font="3" Size="5">'
        '<ofd:TextCode X="0" Y="0" DeltaX="g 4 5">清湾县报告</ofd:TextCode></ofd:TextObject>'
    )
    document = read_document(ofd([page(text)]), "a.ofd")
    assert document.text == "清湾县报告"
    assert document.pages is not None
    [box] = document.pages.boxes(document.origin, 0, 5)
    assert box.y0 == pytest.approx(40 * POINTS, 0.01)
    assert box.y1 == pytest.approx(65 * POINTS, 0.01)
    assert box.x1 - box.x0 == pytest.approx(5 * POINTS, 0.01)


def test_annotations_and_what_is_not_visible_are_passed_over() -> None:
    """A seal's words and a hidden object are no text of the page."""
    hidden = words(20, 80, "看不见的字").replace(
        "<ofd:TextObject", '<ofd:TextObject Visible="false"'
    )
    note = f"<ofd:Annotations {SPACE}>{words(20, 90, '批注')}</ofd:Annotations>"
    data = ofd([page(words(20, 40, ONE), hidden)], extra={"Doc_0/Annotations.xml": note})
    assert lines_of(read_document(data, "a.ofd")) == [ONE]


PICTURE = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="4"/>'
LOOP = (
    '<ofd:CompositeGraphicUnit ID="7" Width="9" Height="9"><ofd:Content>'
    + '<ofd:CompositeObject ID="8" Boundary="0 0 9 9" ResourceID="7"/>' * 9
    + "</ofd:Content></ofd:CompositeGraphicUnit>"
)
ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><ofd:Page><ofd:Content/></ofd:Page>'
REFUSED = {
    "a picture alone": (ofd([page(PICTURE)]), "its 1 pages are pictures"),
    "no words": (ofd([page()]), "no text on its 1 pages"),
    "no pages": (ofd([]), "an OFD without pages"),
    "a missing part": (
        ofd(
            [page()],
            extra={"OFD.xml": "<OFD><DocBody><DocRoot>../../x.xml</DocRoot></DocBody></OFD>"},
        ),
        "without its part",
    ),
    "entities": (ofd([page()], extra={"Doc_0/Pages/0/Content.xml": ENTITY}), "declares entities"),
    "a bomb": (
        ofd([page()], extra={"Doc_0/Pages/0/Content.xml": "<a>" + " " * 40_000_000 + "</a>"}),
        "as in a ZIP bomb",
    ),
    "drawings in themselves": (
        ofd([page('<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="7"/>')], units=LOOP),
        "more drawn on page 1",
    ),
    "10 m wide": (ofd([page(words(1, 1, ONE), area="0 0 10000 297")]), "page 1 is 10.0 by 0.3 m"),
    "broken XML": (ofd([page()], extra={"OFD.xml": "<OFD><DocBody>"}), "not well-formed XML"),
    "private letters": (
        ofd([page(words(20, 40, "清湾\ue001\ue002\ue003"))]),
        "their text layer does not say what they show",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(case: str) -> None:
    """The line names the file, says what is wrong and what to do."""
    data, said = REFUSED[case]
    with pytest.raises(SourceError) as caught:
        read_document(data, "报告.ofd")
    line = str(caught.value)
    assert line.startswith("报告.ofd: ")
    assert said in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(pages=1), "2 pages, more than the 1"),
        (Limits(characters=5), "more than 5 characters up to page 1"),
        (Limits(page_characters=5), "more than 5 characters on page 1"),
        (Limits(seconds=-1.0), "page 1 is reached after"),
    ],
)
def test_limits_hold(limits: Limits, said: str) -> None:
    """An OFD beyond a limit is refused by that limit."""
    with pytest.raises(SourceError, match=said):
        read_document(ofd([page(words(20, 40, ONE))] * 2), "a.ofd", limits)


@given(
    st.sampled_from(["Boundary", "CTM", "Size", "DeltaX", "X", "Y", "HScale"]),
    st.text("0123456789.-eEgnaif+ ", max_size=40),
)
def test_odd_attributes_end_in_text_or_in_a_refusal(name: str, value: str) -> None:
    """Any value of an attribute: the page is read, or refused by an error of ours."""
    text = words(20, 40, ONE)
    text = re.sub(rf' {name}="[^"]*"', "", text)
    where = "<ofd:TextCode" if name in ("DeltaX", "X", "Y") else "<ofd:TextObject"
    try:
        document = read_document(
            ofd([page(text.replace(where, f'{where} {name}="{value}"'))]), "a.ofd"
        )
    except DuixianError:
        return
    assert "".join(document.text.split())


BYTES = ofd([page(words(20, 40, ONE), words(20, 60, ONE))])


@given(st.integers(0, len(BYTES) - 1), st.binary(min_size=1, max_size=30))
def test_damage_never_ends_in_anything_but_a_refusal(place: int, noise: bytes) -> None:
    """Bytes written over an OFD: it is read, or refused by an error of ours."""
    data = BYTES[:place] + noise + BYTES[place + len(noise) :]
    try:
        document = read_document(data, "a.ofd")
    except DuixianError:
        return
    assert document.text
