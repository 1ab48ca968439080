"""The poster as files: forms, standards, links, sameness, and what an office may change."""

import re
import struct
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from lxml import etree

from duixian.errors import MissingExtraError, OutputError
from duixian.publish.edition import Edition
from duixian.publish.poster import make_poster
from duixian.publish.poster.compose import compose
from duixian.publish.poster.typesetting import Form, Press, desk
from duixian.publish.products import Wishes
from duixian.publish.templates import export_templates
from tests.publish.poster.reports import HEAD, edition_of, report_of

pytest.importorskip("typst")
THEMES = ("red", "blue", "newspaper")


def made(edition: Edition, folder: Path, **wishes: object) -> dict[str, bytes]:
    """The files of a poster by their ending."""
    folder.mkdir(exist_ok=True)
    asked = Wishes(language="zh", **wishes)  # type: ignore[arg-type]
    return {path.suffix: path.read_bytes() for path in make_poster(edition, folder, asked)}


def printed(edition: Edition, form: Form = "pdf", own: Path | None = None) -> bytes:
    with desk(own) as table:
        return Press(table, own, "red").set(compose(edition, "zh", None), form)


def words(pdf: bytes) -> str:
    """The text of a PDF without spaces and line ends."""
    document = pdfium.PdfDocument(pdf)
    told = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s", "", told)


def links_of(svg: bytes) -> set[bytes]:
    return set(re.findall(rb'<a [^>]*?\bhref="([^"]+)"', svg))


@pytest.fixture(scope="module")
def files(pair: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("poster")
    return made(pair, folder, base_url="https://example.org/qingwan/")


def test_the_png_is_1080_pixels_wide(files: dict[str, bytes]) -> None:
    """The width that phones and official accounts expect."""
    assert files[".png"][:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", files[".png"][16:20]) == (1080,)


def test_the_pdf_is_pdf_a_2b_and_tagged(files: dict[str, bytes]) -> None:
    """It says so in its metadata, has a structure tree, a title and a language."""
    pdf = files[".pdf"]
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", pdf)
    assert b"/Lang(zh-CN)" in pdf


def test_figures_lead_to_the_site(files: dict[str, bytes], pair: Edition) -> None:
    """Every link is the site's page and an id that is there; PDF and SVG have the same ones."""
    ids = {one.id for one in pair.report.figures} | {one.id for one in pair.report.statements}
    assert pair.reconciliation
    promises = {item.commitment.id for item in pair.reconciliation.items}
    root = "https://example.org/qingwan/"
    svg = links_of(files[".svg"])
    pdf = set(re.findall(rb"/URI\s*\(([^)]+)\)", files[".pdf"]))
    assert svg == pdf
    assert len(svg) > 100
    for address in (one.decode() for one in svg):
        page, _, anchor = address.removeprefix(root).partition("#")
        known = {"report.html": ids | {""}, "reconciliation.html": promises}
        assert anchor in known[page], address


def test_without_an_address_the_links_lead_to_the_folder_beside(pair: Edition) -> None:
    """``publish`` puts poster and site side by side, so a relative link works on a file share."""
    svg = printed(pair, "svg")
    assert {one.split(b"#")[0] for one in links_of(svg)} == {
        b"../site/report.html",
        b"../site/reconciliation.html",
    }


@pytest.mark.parametrize("theme", THEMES)
def test_a_second_run_gives_the_same_bytes(pair: Edition, theme: str, tmp_path: Path) -> None:
    """No date of the run, no random id: in any form and theme."""
    assert made(pair, tmp_path / "a", theme=theme) == made(pair, tmp_path / "b", theme=theme)


def test_markup_in_a_report_is_printed_as_it_stands() -> None:
    """Text goes in as data: nothing of it is read as Typst, HTML or a path."""
    hostile = (
        '#import "x.typ"：新增*企业*12家，$x^2$，<b>@ref</b>。#read("/etc/passwd")，\\u{41}，`a`//b'
    )
    edition = report_of("地区生产总值增长5%左右", review=f"{hostile}新增企业12家。")
    told = words(printed(edition))
    for part in (
        '#import"x.typ"',
        "*企业*",
        "$x^2$",
        "<b>@ref</b>",
        '#read("/etc/passwd")',
        "\\u{41}",
    ):
        assert part in told, part


def test_rare_characters_of_names_are_printed() -> None:
    """Characters that GB 2312 lacks are in the names of people and places."""
    told = words(
        printed(report_of("地区生产总值增长5%左右", review="堃珺喆镕昇䶮村新增企业12家。"))
    )
    assert "堃珺喆镕昇䶮村" in told


def test_radicals_of_a_pdfs_text_layer_are_shown_as_the_characters_they_look_like() -> None:
    """⼯业⾼质量 in radicals is 工业高质量 to every reader; no font is asked for the radicals."""
    told = words(
        printed(report_of("地区生产总值增长5%左右", review="\u2f2f业\u2fbc质量企业12家。"))
    )
    assert "工业高质量企业" in told


def test_a_missing_glyph_is_named_with_its_words() -> None:
    """Never an empty box: the error says which character, and where it stands."""
    edition = report_of("地区生产总值增长5%左右", review="新增\U00020000牌企业12家。")
    with pytest.raises(OutputError) as caught:
        printed(edition)
    assert "\U00020000" in str(caught.value)
    assert "U+20000" in str(caught.value)
    assert "牌企业" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}一、2024年工作回顾\n全县干部群众团结奋斗。\n二、2025年重点工作\n推动高质量发展。\n",
        f"{HEAD}一、2024年工作回顾\n新增企业12家，建成道路30公里。\n",
        f"{HEAD}主要预期目标是：{'县域经济高质量发展综合评价考核' * 4}指数增长5%左右。\n",
        f"{HEAD}{'。'.join(f'第{n}类新增企业{n}家' for n in range(2, 90))}。\n",
    ],
    ids=["no figures", "no targets", "a name of 60 characters", "no sections"],
)
def test_a_meagre_report_has_a_poster_too(text: str) -> None:
    """What is not there is left out; nothing is invented in its place."""
    assert printed(edition_of(text)).startswith(b"%PDF")


def test_long_lists_are_summarised() -> None:
    """Ninety targets make twelve cards, twelve rows, and a count of what is left."""
    goals = "；".join(f"第{n}产业园产值增长{n}%" for n in range(2, 92))
    poster = compose(report_of(goals), "zh", None)
    assert poster.aims
    assert (len(poster.aims.goals), len(poster.aims.rest)) == (12, 12)
    assert poster.aims.hidden > 60


def test_every_theme_and_language_can_be_set(pair: Edition, alone: Edition) -> None:
    """Three themes, two languages, with and without the report before."""
    for theme in THEMES:
        for edition in (pair, alone):
            with desk(None) as table:
                pdf = Press(table, None, theme).set(compose(edition, "en", None), "pdf")
            assert "Reportcard2024" in words(pdf)


def test_an_offices_template_takes_the_place_of_ours(alone: Edition, tmp_path: Path) -> None:
    """Exported, changed, given back: the change shows, and what was not changed is ours."""
    exported = list(export_templates(tmp_path))
    assert {path.name for path in exported} >= {"poster.typ", "parts.typ", "theme-red.typ"}
    assert list(export_templates(tmp_path)) == []  # nothing of the office's is overwritten
    for path in exported:
        if path.name != "poster.typ":
            path.unlink()
    page = tmp_path / "poster.typ"
    page.write_text(page.read_text("utf-8") + "\n清湾县政府办公室编印\n", "utf-8")
    assert "清湾县政府办公室编印" in words(printed(alone, own=tmp_path))


def test_a_template_may_not_fetch_a_package(alone: Edition, tmp_path: Path) -> None:
    """Nothing is downloaded, so what would have to be is refused at once."""
    (tmp_path / "parts.typ").write_text('#import "@preview/cetz:0.3.0": canvas\n', "utf-8")
    with pytest.raises(OutputError, match="package"):
        printed(alone, own=tmp_path)


def test_a_mistake_in_a_template_is_told_with_its_place(alone: Edition, tmp_path: Path) -> None:
    """File, line and column; a folder that is not there is told, too."""
    (tmp_path / "theme-red.typ").write_text("#let theme = (\n  paper: rgb(oops),\n)\n", "utf-8")
    with pytest.raises(OutputError, match=r"theme-red\.typ:2:13.*oops"):
        printed(alone, own=tmp_path)
    with pytest.raises(OutputError, match="no such folder"):
        printed(alone, own=tmp_path / "nothing")


def test_a_template_reads_no_file_outside_its_folder(alone: Edition, tmp_path: Path) -> None:
    """Templates are code of somebody else: they see the templates and nothing more."""
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    own = tmp_path / "own"
    own.mkdir()
    for path in (str(secret), "../secret.txt"):
        (own / "poster.typ").write_text(f'#read("{path}")', "utf-8")
        with pytest.raises(OutputError):
            printed(alone, own=own)


@pytest.mark.parametrize(
    "url",
    [
        "清湾",
        "javascript:alert(1)",
        "ftp://example.org",
        "http://[::1",
        f"https://a/{'b' * 3000}",
        "https://a b",
        'https://a/"><b>',
    ],
)
def test_an_address_has_to_be_one_of_the_web(alone: Edition, url: str) -> None:
    """Links are made of it: anything else is refused with a word on what is expected."""
    with pytest.raises(OutputError, match="not a web address"):
        compose(alone, "zh", url)


def test_the_svg_is_well_formed_and_has_a_title() -> None:
    """Whatever the place is called: it is shown in a browser."""
    edition = report_of("地区生产总值增长5%左右", review="新增企业12家<&>。")
    tree = etree.fromstring(printed(edition, "svg"))
    assert tree[0].tag == "{http://www.w3.org/2000/svg}title"
    assert tree[0].text == "清湾县 2025年政府工作报告"


def test_without_typst_the_extra_is_named(
    alone: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=r"duixian\[publish\]"):
        made(alone, tmp_path)


def test_the_qr_code_comes_with_an_address(alone: Edition) -> None:
    """A square of modules with its three finders; without an address there is none."""
    assert compose(alone, "zh", None).qr == ()
    rows = compose(alone, "zh", "https://example.org/a").qr
    assert {len(row) for row in rows} == {len(rows)}
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    assert [row[:7] for row in rows[:7]] == finder
    assert [row[-7:] for row in rows[:7]] == finder
    assert [row[:7] for row in rows[-7:]] == finder
