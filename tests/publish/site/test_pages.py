"""What every page of a site keeps, whatever was read."""

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest

from duixian import pipeline
from duixian.errors import OutputError
from duixian.model import Report
from duixian.model.decision import Decision
from duixian.publish.edition import Edition, edit
from duixian.publish.poster.links import Links
from duixian.publish.products import PRODUCTS, Wishes
from duixian.publish.site import write_site
from duixian.publish.templates import export_templates
from tests.publish.site.conftest import pages, parsed

STRICT = {"default-src 'none'", "script-src 'self'", "style-src 'self'"}
# What a report could hold that a page, a script or a template would run.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "{{7*7}}{%raw%}{#x#}",
    "</title></style><b>&amp",
    "javascript:alert(3)",
    "'\"><svg onload=alert(4)>",
)


def written(edition: Edition, folder: Path, wishes: Wishes | None = None) -> Path:
    list(write_site(edition, folder, wishes or Wishes("zh")))
    return folder


def test_every_link_leads_to_a_page_and_a_place_in_it(site: Path) -> None:
    """A relative address names a file of the folder, and its fragment an id of that file."""
    ids = {path: set(page.xpath("//@id")) for path, page in pages(site)}
    broken = []
    for path, page in pages(site):
        for link in page.xpath("//@href | //@src | //@action"):
            address = urlsplit(link)
            if address.scheme:
                assert link.startswith("https://example.org/qingwan/")
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            there = target.is_file() and target.is_relative_to(site)
            if not there or (address.fragment and address.fragment not in ids[target]):
                broken.append((path.name, link))
    assert broken == []
    assert len(ids) > 20


def test_ids_are_given_once(site: Path) -> None:
    """An address with a fragment means one place."""
    for path, page in pages(site):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_a_page_runs_nothing_but_its_own_files(site: Path) -> None:
    """A strict policy in every page, and nothing inline that it would have to forgive."""
    for path, page in pages(site):
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert set(policy.split("; ")) >= STRICT, path
        assert "unsafe" not in policy
        assert page.xpath("//style | //@style | //script[not(@src)] | //iframe | //object") == []
        assert [name for name in page.xpath("//@*") if name.attrname.startswith("on")] == []


def test_every_figure_and_statement_has_its_anchor(site: Path, edition: Edition) -> None:
    """``report.html#`` with the id of a figure or a statement: what a poster links to."""
    ids = set(parsed(site / "report.html").xpath("//@id"))
    assert {one.id for one in edition.report.figures} <= ids
    headings = {section.start for section in edition.report.sections}
    assert {one.id for one in edition.report.statements if one.start not in headings} <= ids


def test_a_poster_leads_to_places_that_are_there(site: Path, edition: Edition) -> None:
    """Its addresses of sentences, figures and promises are anchors of the site beside it."""
    links = Links.of(edition.report, None)
    assert edition.reconciliation
    addresses = [links.figure(edition.report, one.id) for one in edition.report.figures]
    addresses += [links.promise(item.commitment.id) for item in edition.reconciliation.items]
    ids = {path.name: set(page.xpath("//@id")) for path, page in pages(site)}
    for address in addresses:
        name, _, anchor = address.removeprefix("../site/").partition("#")
        assert anchor in ids[name], address


def test_a_report_page_says_the_whole_text(site: Path, edition: Edition) -> None:
    """Nothing of the text is lost, and nothing but verdicts and findings is added to it."""
    article = parsed(site / "report.html").xpath("//article")[0]
    for added in article.xpath(".//a[contains(@class,'chip') or contains(@class,'flag')]"):
        added.drop_tree()
    shown = re.sub(r"\s", "", article.text_content())
    assert shown == re.sub(r"\s", "", edition.report.text)


def test_the_same_edition_makes_the_same_bytes(edition: Edition, tmp_path: Path) -> None:
    """No clock, no random number, no order of a set gets into a page."""
    sums = []
    for name in "ab":
        folder = written(edition, tmp_path / name / "site")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        sums.append({p.relative_to(folder): hashlib.sha256(p.read_bytes()).digest() for p in files})
    assert sums[0] == sums[1]
    again = written(edition, tmp_path / "a" / "site")
    files = sorted(path for path in again.rglob("*") if path.is_file())
    assert {p.relative_to(again): hashlib.sha256(p.read_bytes()).digest() for p in files} == sums[0]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_report_are_words(
    words: str, reports: tuple[Report, Report], tmp_path: Path
) -> None:
    """Markup, script and template syntax come out as the literal text, in every page."""
    before, after = reports
    text = before.text.replace("新造油茶林", f"{words}新造油茶林")
    later = after.text.replace("全年实现", f"{words}全年实现").replace(
        "高新技术", f"{words}高新技术"
    )
    made = [pipeline.read_bytes(one.encode(), f"{words[:9]}.txt") for one in (text, later)]
    assert words in made[1].text
    folder = written(edit(made[1], [made[0]]), tmp_path / "site")
    alike = parsed(folder / "report.html")
    assert re.sub(r"\s", "", words) in re.sub(r"\s", "", alike.xpath("//article")[0].text_content())
    for path, page in pages(folder):
        scripts = page.xpath("//script/@src")
        assert all(src.split("/")[-1] in OUR_SCRIPTS for src in scripts), path
        assert page.xpath("//img | //svg[@onload] | //b | //@onerror") == []
        assert "49" not in page.xpath("string(//h1)")
        assert [h for h in page.xpath("//@href") if h.startswith("javascript:")] == []
    index = (folder / "assets" / "search-index.js").read_text("utf-8")
    assert "<" not in index
    told = msgspec.json.decode(index.removeprefix("window.DUIXIAN_INDEX=").rstrip(";\n"))
    assert any(words in entry[3] for entry in told)


OUR_SCRIPTS = {"boot.js", "site.js", "search-index.js"}


def test_a_report_alone_is_a_site(reports: tuple[Report, Report], tmp_path: Path) -> None:
    """Without an earlier report there are no verdicts, and no page or link that needs them."""
    folder = written(edit(reports[1]), tmp_path / "site")
    assert not (folder / "reconciliation.html").exists()
    for path, page in pages(folder):
        assert "reconciliation.html" not in path.read_text("utf-8")
        for link in page.xpath("//nav//a/@href"):
            assert (path.parent / link.partition("#")[0]).exists()


def test_both_languages_are_there(site: Path) -> None:
    """The same pages in Chinese and English; each names its language and leads to the other."""
    chinese = {path.name for path in site.glob("*.html")}
    assert {path.name for path in (site / "en").glob("*.html")} == chinese
    assert parsed(site / "index.html").get("lang") == "zh-CN"
    english = parsed(site / "en" / "index.html")
    assert english.get("lang") == "en"
    assert english.xpath("//a[@hreflang='zh-CN']/@href") == ["../index.html"]
    assert "How the targets of 2024 were answered" in english.xpath("string(//main)")


def test_the_asked_language_stands_at_the_top(edition: Edition, tmp_path: Path) -> None:
    """--lang en puts English into the folder and Chinese below it."""
    folder = written(edition, tmp_path / "site", Wishes("en"))
    assert parsed(folder / "index.html").get("lang") == "en"
    assert parsed(folder / "zh" / "index.html").get("lang") == "zh-CN"


def test_a_base_address_names_each_page(site: Path) -> None:
    """Copies of the site name the place where it was meant to stand."""
    page = parsed(site / "en" / "findings.html")
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/qingwan/en/findings.html"
    ]


def test_an_address_that_is_none_is_refused(edition: Edition, tmp_path: Path) -> None:
    """Nothing but a web address gets into the head of a page."""
    with pytest.raises(OutputError, match="not a web address"):
        written(edition, tmp_path / "site", Wishes("zh", base_url="javascript:alert(1)"))


def test_the_site_comes_last() -> None:
    """Its downloads are what the other products have made before."""
    assert list(PRODUCTS)[-1] == "site"


def test_downloads_are_what_stands_beside_the_site(edition: Edition, tmp_path: Path) -> None:
    """Other products are linked where they were made; without them the page says so."""
    alone = parsed(written(edition, tmp_path / "one" / "site") / "downloads.html")
    assert "只发布了网站" in alone.xpath("string(//main)")
    tables = tmp_path / "two" / "tables"
    tables.mkdir(parents=True)
    (tables / "任务 分解.xlsx").write_bytes(b"x" * 2500)
    (tables / ".duixian-1.tmp").write_bytes(b"")
    folder = written(edition, tmp_path / "two" / "site")
    for page in (folder / "downloads.html", folder / "en" / "downloads.html"):
        [link] = parsed(page).xpath("//main//a[contains(@href,'tables')]/@href")
        assert (page.parent / unquote(link)).resolve() == tables / "任务 分解.xlsx"
    assert "2.5 kB" in parsed(folder / "downloads.html").xpath("string(//main)")


def test_an_office_changes_a_template(edition: Edition, tmp_path: Path) -> None:
    """A file of the same name takes the place of ours, pages and style sheets alike."""
    own = tmp_path / "templates" / "site"
    own.mkdir(parents=True)
    (own / "search.html").write_text(
        "{% extends 'base.html' %}{% block title %}{{ _('Search') }}{% endblock %}"
        "{% block main %}<h1>县府办</h1>{% endblock %}",
        "utf-8",
    )
    (own / "site.css").write_text("body{color:red}", "utf-8")
    folder = written(edition, tmp_path / "site", Wishes("zh", templates=tmp_path / "templates"))
    assert parsed(folder / "search.html").xpath("string(//h1)") == "县府办"
    assert (folder / "assets" / "site.css").read_text("utf-8") == "body{color:red}"
    assert (folder / "assets" / "site.js").stat().st_size > 1000


def test_exported_templates_make_the_same_site(edition: Edition, tmp_path: Path) -> None:
    """What an office copies is what we use, and is looked for where it was put."""
    exported = {path.name for path in export_templates(tmp_path / "office")}
    assert exported >= {"base.html", "chart.svg", "site.css"}
    ours = written(edition, tmp_path / "a" / "site")
    own = tmp_path / "office" / "site" / "search.html"
    theirs = written(edition, tmp_path / "b" / "site", Wishes("zh", templates=tmp_path / "office"))
    for path in sorted(ours.rglob("*.*")):
        assert path.read_bytes() == (theirs / path.relative_to(ours)).read_bytes()
    own.rename(tmp_path / "office" / "search.html")
    (tmp_path / "office" / "search.html").write_text("<title>x</title><h1>office</h1>", "utf-8")
    flat = written(edition, tmp_path / "c" / "site", Wishes("zh", templates=tmp_path / "office"))
    assert parsed(flat / "search.html").xpath("string(//h1)") == "office"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% if %}", r"search\.html:1: this template cannot be used"),
        ("line\n{{ nobody.knows }}", r"search\.html:2: this template cannot be used .*nobody"),
        ("{{ ''.__class__.__mro__ }}", r"search\.html:1: this template cannot be used"),
        ("{% include 'absent.html' %}", "this template cannot be used .*absent"),
    ],
)
def test_a_broken_template_is_one_clear_line(
    template: str, told: str, edition: Edition, tmp_path: Path
) -> None:
    """It names the file and the line, and a template reaches nothing but its page."""
    own = tmp_path / "templates" / "site"
    own.mkdir(parents=True)
    (own / "search.html").write_text(template, "utf-8")
    with pytest.raises(OutputError, match=told) as caught:
        written(edition, tmp_path / "site", Wishes("zh", templates=tmp_path / "templates"))
    assert "\n" not in str(caught.value)


def test_a_folder_of_templates_that_is_not_there_is_told(edition: Edition, tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(OutputError, match="there is no such folder of templates"):
        written(edition, tmp_path / "site", Wishes("zh", templates=tmp_path / "absent"))
    assert not (tmp_path / "site").exists()


def test_a_decision_shows_both_readings(reports: tuple[Report, Report], tmp_path: Path) -> None:
    """The person's verdict, with name, date and reason, beside that of the rules."""
    plain = edit(reports[1], [reports[0]])
    assert plain.reconciliation
    item = next(one for one in plain.reconciliation.items if one.verdict == "missed")
    decision = Decision(
        commitment=item.commitment.id,
        promise=item.commitment.text,
        verdict="partly",
        by="督查室",
        on="2025-02-01",
        why="<b>口径</b>有变",
        saw=item.answers[0].text if item.answers else "",
    )
    edition = edit(reports[1], [reports[0]], decisions=[decision])
    page = parsed(written(edition, tmp_path / "site") / "reconciliation.html")
    [card] = page.xpath(f"//article[@id='p-{item.commitment.id}']")
    readings = card.xpath("string(.//dl[@class='readings'])")
    for words in ("按规则", "未完成", "督查室，2025-02-01", "部分完成", "<b>口径</b>有变"):
        assert words in readings
    assert card.get("data-review").split() == ["person"]


def test_a_second_voice_stands_apart(reports: tuple[Report, Report], tmp_path: Path) -> None:
    """What the statistics say is quoted with their name and outside both sides of the pair."""
    bulletin = (
        "清湾县2024年国民经济和社会发展统计公报\n清湾县统计局\n2025年3月20日\n一、综合\n"
        "2024年全县实现地区生产总值421.38亿元，比上年增长4.8%。\n"
        "全年社会消费品零售总额146.86亿元，比上年增长6.1%。\n"
    )
    other = pipeline.read_bytes(bulletin.encode(), "公报.txt")
    edition = edit(reports[1], [reports[0]], others=[other])
    page = parsed(written(edition, tmp_path / "site") / "reconciliation.html")
    voices = page.xpath("//blockquote[@class='voice']")
    assert voices
    assert all("公报.txt" in voice.xpath("string(.//cite)") for voice in voices)
    assert page.xpath("//div[@class='pair']//blockquote[@class='voice']") == []


def test_denominators_are_shown(site: Path, edition: Edition) -> None:
    """Each count says of how many; the parts are all of the whole."""
    page = parsed(site / "reconciliation.html")
    assert edition.reconciliation
    total = len(edition.reconciliation.items)
    counts = [int(cell.text) for cell in page.xpath("//table//tbody/tr/td[1]")]
    assert sum(counts) == total == len(page.xpath("//article[@data-item]"))
    assert f"占{total}项" in page.xpath("string(//table)")
    for group in page.xpath("//section[@data-group]"):
        told = group.xpath("string(.//span[@class='of'])")
        assert told == f"{len(group.xpath('.//article'))} / {total}"


def test_exceptions_come_first(site: Path) -> None:
    """What was not done stands above what was."""
    order = parsed(site / "reconciliation.html").xpath("//section[@data-group]/@id")
    assert order.index("g-missed") == 0
    assert order.index("g-unanswered") < order.index("g-met") < order.index("g-not_checkable")


def test_a_verdict_is_a_word_and_a_shape(site: Path) -> None:
    """Colour alone says nothing: every verdict has its name and its own drawing."""
    page = parsed(site / "reconciliation.html")
    shapes: dict[str, set[str]] = {}
    for verdict in page.xpath("//*[contains(@class,'verdict v-')]"):
        [shape] = verdict.xpath(".//use/@href")
        shapes.setdefault(verdict.text_content().strip(), set()).add(shape)
    assert len(shapes) >= 8
    assert all(len(own) == 1 for own in shapes.values())
    assert len(set.union(*shapes.values())) == len(shapes)


def test_findings_show_computation_and_quotes(site: Path) -> None:
    """The slip of the sample: the sum that fails, and the words that show it, marked."""
    page = parsed(site / "findings.html")
    sums = page.xpath("//span[@class='sum']/text()")
    assert "42项 + 23项 + 31项 + 29项 + 16项 = 141项 ≠ 145项" in sums
    [finding] = page.xpath("//article[.//span[contains(.,'141项')]]")
    assert finding.xpath(".//mark/text()")[0] == "145项"


def test_methods_say_the_settings_and_all_rules(site: Path, edition: Edition) -> None:
    """The page holds each rule that decided something, and each tolerance with its number."""
    page = parsed(site / "methods.html")
    assert edition.reconciliation
    for item in edition.reconciliation.items:
        assert page.xpath(f"//li[@id='rule-{item.rule}']"), item.rule
    settings = pipeline.DEFAULT_SETTINGS
    assert page.xpath("string(//tr[@id='setting-about_points']/td)") == f"{settings.about_points:f}"
    assert f"{settings.exceeded_ratio:f}倍" in page.xpath("string(//li[@id='rule-amount'])")


def test_large_cells_become_labelled_cards(site: Path) -> None:
    """Every cell of a table that turns into cards names its column."""
    for path, page in pages(site):
        for cell in page.xpath("//table[contains(@class,'cards')]//tbody//td"):
            assert cell.get("data-label"), path
