"""The site in a real browser, opened from the file system as a reader opens it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.checkout, pytest.mark.slow]
pytest.importorskip("playwright", reason="playwright is not installed; ./dev test brings it")

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, Page, expect  # noqa: E402

from duixian import pipeline  # noqa: E402
from duixian.model import Report  # noqa: E402
from duixian.publish.edition import edit  # noqa: E402
from duixian.publish.products import Wishes  # noqa: E402
from duixian.publish.site import write_site  # noqa: E402
from tests.publish.site.browsing import Visit, started  # noqa: E402

Open = Callable[..., Page]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # the rest of the result takes longer than the check
    "preload": False,  # it would fetch the style sheet, which the policy forbids
}
COLOURS = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PAGES = (
    "index.html",
    "reconciliation.html",
    "indicators.html",
    "indicator-gdp.html",
    "report.html",
    "report-2024.html",
    "findings.html",
    "methods.html",
    "downloads.html",
    "search.html?q=就业",
)
MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "elder": {},
    "phone": {"viewport": {"width": 360, "height": 740}},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Open]:
    """Opens a page; afterwards no request may have left the folder and no script have failed."""
    visits: list[Visit] = []

    def open_page(name: str, folder: Path = site, **options: Any) -> Page:
        visits.append(Visit(browser, folder, **options))
        return visits[-1].open(name)

    yield open_page
    for one in visits:
        one.close()


@pytest.fixture(scope="module")
def short(reports: tuple[Report, Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two short reports with every sort of element: a check looks at each of them."""
    before, after = (report.text.split("\n") for report in reports)
    targets = next(at for at, line in enumerate(before) if "主要预期目标是" in line)
    cut = ["\n".join([*before[:9], *before[targets - 3 : targets + 6]])]
    cut.append("\n".join(after[:9]))
    cut[1] += "\n完成退化林修复346.67公顷（5201亩）。"
    made = [pipeline.read_bytes(text.encode(), "短.txt") for text in cut]
    edition = edit(made[1], [made[0]])
    folder = tmp_path_factory.mktemp("short") / "site"
    list(write_site(edition, folder, Wishes("zh")))
    assert edition.reconciliation
    assert len({item.verdict for item in edition.reconciliation.items}) >= 4
    assert edition.findings
    return folder


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(mode: str, visit: Open, short: Path) -> None:
    """WCAG 2.2 AA and best practice, on every sort of page, in this mode."""
    page = visit(PAGES[0], short, **MODES[mode])
    if mode == "elder":
        page.get_by_role("button", name="长者模式").click()
    found = {}
    root = page.url.rsplit("/", 1)[0]
    for name in PAGES:
        page.goto(f"{root}/{name}")
        # Dark differs from light in its colours alone.
        result = Axe().run(page, options=COLOURS if mode == "dark" else RULES)
        if result.response["violations"]:
            found[name] = result.generate_report()
    assert found == {}


@pytest.mark.parametrize("mode", ["phone", "elder"])
def test_nothing_is_wider_than_a_phone(mode: str, visit: Open) -> None:
    """At 360 pixels no page scrolls sideways, in large print either."""
    page = visit(PAGES[0], **MODES["phone"])
    root = page.url.rsplit("/", 1)[0]
    if mode == "elder":
        page.get_by_role("button", name="长者模式").click()
    for name in PAGES:
        page.goto(f"{root}/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_tables_become_cards_on_a_phone(visit: Open) -> None:
    """At 360 pixels the cells of a row stand below one another, each with its name."""
    page = visit("index.html", **MODES["phone"])
    row = page.locator("table.cards tbody tr").first
    boxes = [cell.bounding_box() for cell in row.locator("td").all()]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(set(tops))
    label = row.locator("td").first.evaluate("one => getComputedStyle(one, '::before').content")
    assert label == '"目标"'


def test_pages_lead_to_one_another(visit: Open) -> None:
    """Every entry of the menu opens its page and is marked there; so does the other language."""
    page = visit("index.html")
    for name in page.locator("nav.menu a").all_text_contents():
        page.get_by_role("navigation", name="页面").get_by_role("link", name=name).click()
        assert page.locator("nav.menu a[aria-current]").text_content() == name
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Downloads")


def test_a_promise_leads_to_its_words(visit: Open) -> None:
    """From the verdict to the sentence of the earlier report, and from there back to it."""
    page = visit("reconciliation.html")
    card = page.locator("article.promise").first
    words = card.locator("mark").first.text_content() or ""
    card.get_by_role("link", name=re.compile("2024年报告原文")).click()
    assert "report-2024.html#" in page.url
    assert (page.locator(":target").text_content() or "").startswith(words)
    page.locator(":target a.chip").first.click()
    assert "reconciliation.html#" in page.url
    expect(page.locator("article:target")).to_contain_text(words)


def test_filters_are_kept_in_the_address(visit: Open) -> None:
    """What is shown survives a reload, and the way back takes it back."""
    page = visit("reconciliation.html")
    total = page.locator("article.promise").count()
    shown = page.locator("article.promise:visible")
    page.get_by_role("checkbox", name="未完成", exact=True).check()
    missed = page.locator("article.promise[data-verdict=missed]").count()
    assert 0 < missed < total
    expect(shown).to_have_count(missed)
    expect(page.locator("output")).to_have_text(f"显示{missed}／{total}")
    assert page.url.endswith("?verdict=missed")
    page.get_by_role("checkbox", name="逾期完成").check()
    page.get_by_role("combobox", name="数值").select_option("no")
    assert "verdict=missed%2Clate" in page.url
    assert "figure=no" in page.url
    both = shown.count()
    assert 0 < both < missed + page.locator("article.promise[data-verdict=late]").count()
    page.reload()
    expect(shown).to_have_count(both)
    expect(page.get_by_role("checkbox", name="逾期完成")).to_be_checked()
    page.go_back()
    page.go_back()
    expect(shown).to_have_count(missed)
    expect(page.get_by_role("checkbox", name="逾期完成")).not_to_be_checked()
    page.get_by_role("button", name="显示全部").click()
    expect(shown).to_have_count(total)
    assert "?" not in page.url


def test_groups_without_a_hit_go_with_their_heading(visit: Open) -> None:
    """A heading stands only above what is shown."""
    page = visit("reconciliation.html?verdict=missed")
    expect(page.locator("section.verdict-group:visible h2")).to_have_count(1)


def test_a_report_is_filtered(visit: Open) -> None:
    """By kind, topic, indicator, figures and words, all of them together."""
    page = visit("report.html")
    shown = page.locator(".s[data-item]:visible")
    page.get_by_role("combobox", name="指标").select_option("gdp")
    names = shown.evaluate_all("all => all.map(one => one.dataset.indicator.split(' '))")
    assert names
    assert all("gdp" in own for own in names)
    page.get_by_role("combobox", name="性质").select_option("target")
    expect(shown).to_have_count(1)
    assert "indicator=gdp" in page.url
    page.get_by_role("button", name="显示全部").click()
    page.get_by_role("combobox", name="数值").select_option("yes")
    with_figures = shown.count()
    page.get_by_role("searchbox", name="关键词").fill("养老 社区")
    assert 0 < shown.count() < with_figures
    assert all("养老" in words and "社区" in words for words in shown.all_text_contents())
    assert page.locator("h2:visible").count() < 5


def test_an_address_shows_its_place_through_a_filter(visit: Open, site: Path) -> None:
    """Who follows a link to a promise sees it, whatever the filter of the address says."""
    html = (site / "reconciliation.html").read_text("utf-8")
    match = re.search(r'id="([^"]+)" data-item data-verdict="met"', html)
    assert match
    page = visit(f"reconciliation.html?verdict=missed#{match[1]}")
    expect(page.locator("article:target")).to_be_visible()


def test_the_search_finds_words_without_a_server(visit: Open) -> None:
    """From the head of any page to the sentence; two words are both looked for."""
    page = visit("methods.html")
    page.get_by_role("searchbox", name="搜索报告").fill("碧汀江二桥")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    results = page.locator(".results li")
    assert results.count() > 1
    assert all("碧汀江二桥" in words for words in results.all_text_contents())
    assert results.first.locator("mark").text_content() == "碧汀江二桥"
    box = page.get_by_role("searchbox", name="关键词")
    box.fill("二桥 通车")
    assert all("二桥" in w and "通车" in w for w in results.all_text_contents())
    page.reload()
    expect(box).to_have_value("二桥 通车")
    results.first.get_by_role("link").click()
    expect(page.locator(":target")).to_contain_text("二桥")


def test_the_search_knows_what_is_nearly_so(visit: Open) -> None:
    """Where no sentence has the words, those that share most of them are shown as such."""
    page = visit("search.html?q=第三实验小学二期建设投用")
    expect(page.locator("output")).to_contain_text("相近")
    expect(page.locator(".results li").first).to_contain_text("第三实验小学二期")
    page.get_by_role("searchbox", name="关键词").fill("火星移民")
    expect(page.locator("output")).to_have_text("没有找到。")


def test_a_figure_explains_itself(visit: Open) -> None:
    """By mouse or keyboard: what is measured, its value, and the way to the other years."""
    page = visit("report.html")
    panel = page.locator("[data-panel]")
    expect(panel).to_be_hidden()
    figure = page.locator("a.fig").filter(has_text="421.38亿元").first
    figure.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("地区生产总值")
    assert page.url.endswith("#" + (figure.get_attribute("id") or "?"))
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == "421.38亿元"
    page.locator("a.fig").filter(has_text="4.8%").first.click()
    panel.get_by_role("link").click()
    assert page.url.endswith("indicator-gdp.html")


def test_large_print_is_kept(visit: Open) -> None:
    """长者模式 is switched by keyboard, is larger, and is still there on the next page."""
    page = visit("index.html")
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    before = page.evaluate(size)
    button = page.get_by_role("button", name="长者模式")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(size) >= before * 1.3
    page.get_by_role("link", name="方法", exact=True).click()
    expect(page.get_by_role("button", name="长者模式")).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.partition("?")[0])
    assert page.evaluate(size) >= 18 * 1.3
    page.get_by_role("button", name="长者模式").click()
    page.reload()
    assert page.evaluate(size) < 20


def test_large_print_is_kept_without_storage(visit: Open) -> None:
    """Where a browser refuses to store anything, the address carries the choice."""
    page = visit("index.html")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page.reload()
    page.get_by_role("button", name="长者模式").click()
    page.get_by_role("link", name="方法", exact=True).click()
    expect(page.locator("html.elder")).to_have_count(1)
    page.get_by_role("link", name="下载", exact=True).click()
    expect(page.locator("html.elder")).to_have_count(1)


def test_dark_follows_the_system_and_the_reader(visit: Open) -> None:
    """A dark system shows dark pages; the switch says otherwise and is believed."""
    background = "getComputedStyle(document.body).backgroundColor"
    page = visit("index.html", **MODES["dark"])
    dark = page.evaluate(background)
    button = page.get_by_role("button", name="深色")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert page.evaluate(background) != dark
    page.goto(page.url.replace("index.html", "methods.html"))
    assert page.evaluate(background) != dark


def test_the_keyboard_goes_everywhere(visit: Open) -> None:
    """The first stop leads past the menu; every control can be reached and shows that it is."""
    page = visit("reconciliation.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(16):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.tagName"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
    assert seen >= {"A", "INPUT"}
    page.keyboard.press("Space")


def test_without_script_everything_can_be_read(visit: Open) -> None:
    """The text stands there; what would do nothing is not shown."""
    page = visit("report.html", java_script_enabled=False)
    expect(page.locator("article.report")).to_contain_text("421.38亿元")
    for hidden in ("form.filters", "form.find", "[data-switch]"):
        expect(page.locator(hidden).first).to_be_hidden()
    title = page.locator("a.fig").first.get_attribute("title") or ""
    assert "地区生产总值" in title
    root = page.url.rsplit("/", 1)[0]
    page.goto(f"{root}/reconciliation.html")
    expect(page.locator("article.promise").first).to_be_visible()
    page.goto(f"{root}/search.html")
    expect(page.locator("noscript p")).to_be_visible()


def test_paper_has_no_controls(visit: Open) -> None:
    """Printed pages hold the content in dark ink on white, also from a dark window."""
    page = visit("reconciliation.html", **MODES["dark"])
    page.emulate_media(media="print")
    for hidden in ("nav.menu", ".tools", "form.filters"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_sub_path_is_as_good_as_a_root(visit: Open, site: Path) -> None:
    """English pages stand in a folder of the folder: styles, scripts and search work there."""
    page = visit("en/search.html?q=碧汀江二桥")
    assert page.locator(".results li").count() > 1
    expect(page.locator("output")).to_contain_text("found")
    assert page.evaluate("getComputedStyle(document.body).lineHeight") != "normal"
    page.locator(".results a").first.click()
    assert page.url.startswith(f"{site.as_uri()}/en/report.html#")
