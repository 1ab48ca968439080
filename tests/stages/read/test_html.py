"""Web pages: the article word for word, without the page around it."""

import re
from pathlib import Path

import pytest

from duixian.errors import SourceError
from duixian.stages.read.html import read_html
from duixian.stages.read.limits import Limits
from duixian.stages.read.reading import Reading
from tests.stages.read.made import PARAGRAPHS, TITLE, page, paragraphs

LIMITS = Limits()
PROSE = "县人民政府全面完成年度任务，发展质量稳步提升，群众生活持续改善。" * 3


def reading(html: str) -> Reading:
    return read_html(html.encode(), "a.html", LIMITS)


def texts(html: str) -> list[str]:
    return [line.text for line in reading(html).lines]


def body_of(inside: str) -> list[str]:
    """The lines of ``inside`` when it stands in the marked body of a page, behind some prose."""
    return texts(page(f'<div class="TRS_Editor"><p>{PROSE}</p>{inside}</div>'))[1:]


CONTAINERS = (
    '<div class="TRS_Editor">{}</div>',
    '<div class="view TRS_UEDITOR trs_paper_default">{}</div>',
    '<div id="UCAP-CONTENT">{}</div>',
    "<UCAPCONTENT>{}</UCAPCONTENT>",
    '<div id="zoom">{}</div>',
    '<div id="ozoom"><founder-content>{}</founder-content></div>',
    '<div class="rich_media_content" id="js_content" style="visibility: hidden;">{}</div>',
    '<div id="vsb_content_100">{}</div>',
    '<div class="article-content">{}</div>',
    "<article>{}</article>",
    "<div>{}</div>",
    "<table><tr><td>{}</td></tr></table>",
    '<div class="a"><div class="b"><div>{}</div></div></div>',
)


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("shape", ["p", "br", "div", "bare", "li"])
def test_the_article_is_found_in_every_container(container: str, shape: str) -> None:
    """Marked or not, whether its paragraphs are elements or parted by line breaks."""
    words = [*PARAGRAPHS, PROSE]
    inside = {
        "p": paragraphs(*words),
        "br": "<br>　　".join(words),
        "div": "".join(f"<div>{text}</div>" for text in words),
        "bare": "<p>".join(words),
        "li": "<ul>" + "".join(f"<li>{text}</li>" for text in words) + "</ul>",
    }[shape]
    made = reading(page(f"<h1>{TITLE}</h1>" + container.format(inside)))
    found = [line.text for line in made.lines]
    assert found[-len(words) :] == words
    assert set(found[: -len(words)]) <= {TITLE}
    assert not any("脚本" in item.text for item in made.set_aside)
    assert [(item.kind, item.start) for item in made.set_aside] == [
        ("navigation", None), ("footer", None),
    ]  # fmt: skip
    assert "政务公开" in made.set_aside[0].text
    assert "版权所有" in made.set_aside[-1].text


def test_inline_tags_do_not_break_numbers_or_words() -> None:
    """Saved pages put a span around every Latin digit."""
    inside = (
        "<p>增长12<span>.5</span>%，<b>地区</b>生<font>产总</font>值<a href='#n'>286</a>.4亿元</p>"
    )
    assert body_of(inside) == ["增长12.5%，地区生产总值286.4亿元"]


def test_line_breaks_of_the_source_are_no_spaces_in_chinese() -> None:
    """Between Chinese characters they vanish, between words they are one space."""
    assert body_of("<p>全县\n  经济\n稳中\n有进，GDP\ngrowth 5.5\n%</p>") == [
        "全县经济稳中有进，GDP growth 5.5 %"
    ]
    assert body_of("<p>a&nbsp;&nbsp;b\u200bc&#xfeff;d</p>") == ["a\xa0\xa0bcd"]


def test_raised_numbers_stay_raised() -> None:
    """A power or a note mark must not become part of the number before it."""
    assert body_of("<p>10<sup>4</sup>吨，5.5%<sup><span>2</span></sup>，PM<sub>2.5</sub></p>") == [
        "10⁴吨，5.5%²，PM2.5"
    ]


def test_headings_and_items_keep_what_the_page_says() -> None:
    """h1 to h6 and nested lists; a paragraph that was set as a heading is none."""
    inside = (
        f"<h2>一、回顾</h2><h3>{PROSE}</h3><ul><li>甲<ul><li><p>乙</p><p>丙</p></li></ul></li></ul>"
        "<ol><li>丁</li><li>二、戊</li></ol>"
    )
    made = reading(page(f'<div class="TRS_Editor"><p>{PROSE}</p>{inside}</div>'))
    assert [(line.text, line.role, line.level) for line in made.lines[1:]] == [
        ("一、回顾", "heading", 2), (PROSE, "", 0), ("甲", "item", 1), ("乙", "item", 2),
        ("丙", "", 0), ("1. 丁", "item", 1), ("二、戊", "item", 1),
    ]  # fmt: skip


def test_a_table_gives_one_line_for_each_row() -> None:
    """Cells are parted by a bar; spans leave empty places; a cell's lines are joined."""
    inside = (
        "<table><tr><th rowspan='2'>指标</th><th colspan='2'>目标</th></tr>"
        "<tr><td>增速<br>（%）</td><td>总量</td></tr><tr><td>粮食</td><td></td><td>5</td></tr></table>"
    )
    made = reading(page(f'<div class="TRS_Editor"><p>{PROSE}</p>{inside}</div>'))
    assert [(line.text, line.role) for line in made.lines[1:]] == [
        ("指标｜目标", "table"), ("｜增速（%）｜总量", "table"), ("粮食｜｜5", "table"),
    ]  # fmt: skip


def test_a_table_with_chapters_in_a_cell_is_text() -> None:
    """Old pages put the article in the right of two columns."""
    cells = f"<td>导航</td><td>{paragraphs(PROSE, PROSE, PROSE, PROSE)}</td>"
    made = reading(page(f"<table><tr>{cells}</tr></table>"))
    assert [line.role for line in made.lines] == [""] * 4


def test_hidden_text_is_set_aside_unless_it_is_the_article() -> None:
    """A saved page can hide its article until a script shows it."""
    made = reading(page(f"<div>{paragraphs(PROSE)}<p style='display: none'>隐藏</p></div>"))
    assert [line.text for line in made.lines] == [PROSE]
    assert ("furniture", "隐藏") in [(item.kind, item.text) for item in made.set_aside]
    assert texts(page(f"<div style='display:none'>{paragraphs(PROSE, PROSE)}</div>")) == [PROSE] * 2


def test_page_furniture_inside_the_article_is_set_aside() -> None:
    """Share buttons, lists of related pages, links in lines of their own."""
    inside = (
        f"{paragraphs(PROSE, PROSE)}<div class='share-box'>分享到：微信</div>"
        "<p>相关解读：<a href='/x'>一图读懂政府工作报告</a></p>"
        "<p>另见<a href='/y'>规划</a>全文。</p>"
    )
    made = reading(page(f'<div class="TRS_Editor">{inside}</div>'))
    assert [line.text for line in made.lines] == [PROSE, PROSE, "另见规划全文。"]
    assert ("furniture", "分享到：微信 相关解读：一图读懂政府工作报告") in [
        (item.kind, item.text) for item in made.set_aside
    ]


def test_an_article_that_is_one_link_is_an_article() -> None:
    """Some editors wrap every paragraph in a link."""
    linked = paragraphs(*[f"<a href='/z'>{PROSE}</a>"] * 3)
    assert texts(page(f'<div class="TRS_Editor">{linked}</div>')) == [PROSE] * 3


def test_title_and_subtitle_above_the_article_open_it() -> None:
    """The title once, also where the article repeats it; attributes of the page do not come in."""
    subtitle = "——2025年1月8日在清湾县第十七届人民代表大会第五次会议上"
    head = f"<title>{TITLE}_清湾县人民政府</title>"
    above = f"<h1 class='x'>{TITLE}</h1><p>来源：清湾日报 浏览次数：12</p><h2>{subtitle}</h2>"
    made = reading(page(f'{above}<div id="zoomcon">{paragraphs(PROSE)}</div>', head=head))
    assert [(line.text, line.role) for line in made.lines] == [
        (TITLE, "title"), (subtitle, "heading"), (PROSE, ""),
    ]  # fmt: skip
    again = paragraphs(TITLE + "[1]", PROSE)
    made = reading(page(f'{above}<div id="zoomcon">{again}</div>', head=head))
    assert [line.role for line in made.lines] == ["title", ""]
    assert made.metadata.title == TITLE


META = (
    '<meta name="ArticleTitle" content="政府工作报告">'
    '<meta name="ContentSource" content="县政府办"><meta name="PubDate" content="2025-01-20 10:00">'
)


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        (META, "", ("政府工作报告", "2025-01-20", "县政府办")),
        (
            '<meta property="og:title" content="报告"><meta name="SiteName" content="清湾县">',
            "发布时间：2025年1月9日",
            ("报告", "2025-01-09", "清湾县"),
        ),
        (
            "",
            "来源：清湾日报　作者：某某　日期：2025/1/9 08:00 【字体：大 中 小】",
            ("", "2025-01-09", "清湾日报"),
        ),
        ("", "来源：</p><p>发布日期：</p><p>2025.01.09", ("", "2025-01-09", "")),
        ("", "时间：2025-13-40", ("", "", "")),
        ("<title>清湾县政府 | 印发工作报告的通知</title>", "", ("印发工作报告的通知", "", "")),
    ],
)  # fmt: skip
def test_title_date_and_publisher(head: str, line: str, expected: tuple[str, str, str]) -> None:
    """From meta elements first, then from the line of attributes above the article."""
    made = reading(
        page(f"<p>{line}</p><div class='TRS_Editor'>{paragraphs(PROSE)}</div>", head=head)
    )
    found = made.metadata
    assert (found.title, found.date, found.publisher) == expected


CATALOGUE = (
    "<ul><li>索 引 号：</li><li>01474/2025-00003</li><li>发布机构：</li><li>县政府办</li>"
    "<li>发文日期：</li><li>2025-01-18</li><li>文　号：</li><li>{}</li></ul>"
)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (CATALOGUE.format("清府发〔2025〕3号"), ("01474/2025-00003", "清府发〔2025〕3号")),
        (CATALOGUE.format("无"), ("01474/2025-00003", "")),
        (
            "<p>索引号：01474　文号：清府发〔2025〕3号　公开方式：主动公开</p>",
            ("01474", "清府发〔2025〕3号"),
        ),
        ("<p>清府发〔2025〕3 号</p>", ("", "清府发〔2025〕3号")),
        ("<p>编号：3号</p>", ("", "")),
    ],
)
def test_index_and_document_number(before: str, expected: tuple[str, str]) -> None:
    """From the table of the catalogue above the article, or a line of its own."""
    found = reading(page(f"{before}<div class='TRS_Editor'>{paragraphs(PROSE)}</div>")).metadata
    assert (found.index_number, found.document_number) == expected


def test_the_day_on_which_a_portal_made_its_page_anew_is_not_the_day_of_publication() -> None:
    """Where the page says so and states another day for readers."""
    head = (
        '<meta name="PubDate" content="2023-05-16 12:34:05">'
        '<meta name="others" content="页面生成时间 2023-05-16 12:34:05">'
    )
    text = f"<p>发布日期：2023-04-18</p><div class='TRS_Editor'>{paragraphs(PROSE)}</div>"
    assert reading(page(text, head=head)).metadata.date == "2023-04-18"
    assert reading(page(text, head=head.replace("页面生成", "x"))).metadata.date == "2023-05-16"


def test_an_e_paper_page() -> None:
    """Title by its element, the newspaper by the page's title, the day by the head of the page."""
    body = (
        "<div>2025年01月16日 星期四 <a href='x'>返回首页</a></div><div>第03版：要闻</div>"
        f"<founder-title>{TITLE}</founder-title><div id='ozoom'><founder-content>"
        f"{paragraphs(PROSE)}</founder-content></div>"
    )
    head = f"<title>{TITLE}-清湾日报数字报</title>"
    found = reading(page(body, head=head)).metadata
    assert (found.title, found.date, found.publisher) == (TITLE, "2025-01-16", "清湾日报")


def test_a_saved_wechat_article() -> None:
    """Its text is invisible until a script runs; title, account and date have elements."""
    html = (
        f'<h1 class="rich_media_title" id="activity-name">{TITLE}</h1>'
        '<a href="x" id="js_name">清湾发布</a>'
        '<em id="publish_time">2025年1月20日 10:00</em><div class="rich_media_content" '
        f'id="js_content" style="visibility: hidden; opacity: 0;"><section><span>{PROSE}</span>'
        f'</section></div><div class="rich_media_tool">阅读原文</div>'
    )
    made = reading(page(html))
    assert [line.text for line in made.lines] == [TITLE, PROSE]
    assert (made.metadata.date, made.metadata.publisher) == ("2025-01-20", "清湾发布")


def test_lines_are_those_of_the_source() -> None:
    """A line's number is where its first words stand in the HTML."""
    html = "<html>\n<div>\n<p>\n\n甲很长，有逗号，有句号。</p>\n<p><b>\n乙</b><br>\n丙</p></div>"
    made = reading(html)
    assert [(line.text[0], line.number) for line in made.lines] == [("甲", 5), ("乙", 7), ("丙", 8)]
    assert all(line.fixed for line in made.lines)


def test_preformatted_text_is_left_to_the_layout() -> None:
    """Its lines are hard wraps: they are not fixed, and blank ones stay."""
    made = reading(f"<html><body><pre>{PROSE}\n\n第二\n行</pre></body></html>")
    assert [(line.text, line.number, line.fixed) for line in made.lines] == [
        (PROSE, 1, False), ("", 2, False), ("第二", 3, False), ("行", 4, False),
    ]  # fmt: skip


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_the_charset_is_found(codec: str) -> None:
    """Whatever the page declares: it may have been converted since."""
    html = page(paragraphs(PROSE)).replace('charset="utf-8"', 'charset="gb2312"')
    made = read_html(html.encode(codec), "a.html", LIMITS)
    assert [line.text for line in made.lines] == [PROSE]


def test_entities_and_comments() -> None:
    """Named and numbered entities are characters; comments and unknown entities are not run."""
    assert body_of("<p>A&amp;B&#20013;&#x56fd;<!-- <p>注释</p> -->&ldquo;&unknown;</p>") == [
        "A&B中国“&unknown;"
    ]


CROWDED = "<html><p " + " ".join(f"a{n}='%s'" for n in range(50_000)) + ">x"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<html></html>", "a page without any text"),
        ("<!doctype html><!-- x -->", "a page without any text"),
        ("<html><frameset><frame src='a.html'></frameset></html>", "a page without any text"),
        ("<html><body><script>document.write('x')</script>", "loaded by a script"),
        ("<html><body>" + "<div>" * 50_000 + "正文", "nested more than 250 deep"),
        (CROWDED.replace("%s", ""), "more than 1000 attributes"),
        (CROWDED.replace("%s", "<"), "more than 1000 attributes"),
        ("<html><p>" + "x" * 9_000_000, "more than 8 MB"),
    ],
    ids=range(8),
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_refused(html: str, words: str) -> None:
    """One line that says what is wrong and what to do."""
    with pytest.raises(SourceError, match=words) as caught:
        reading(html)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "html",
    [
        "<html><p>" + "<font>" * 50_000 + PROSE,
        "<html><p>" + "<b><span class=x>" * 200 + PROSE,
        "<html>" + "<p><b>" * 20_000 + PROSE,
        f"<html><p>{PROSE}" + "<" * 100_000,
        f"<html><p>{PROSE}<p>" + "&" * 100_000,
        f"<html><p>{PROSE}" + '<a "' * 50_001,
        f"<html><p>{PROSE}<img src='data:image/png;base64," + "A" * 9_000_000 + "'>",
        f"<html><p>{PROSE}<table>" + "<tr><td>1<td>2" * 5_000,
    ],
    ids=range(8),
)
def test_a_page_of_bad_markup_is_read_to_its_end(html: str) -> None:
    """Unclosed tags, stray signs and inline pictures cost neither text nor time."""
    assert any(PROSE in text for text in texts(html))


def test_the_pages_of_real_sites_are_read_word_for_word(shared: Path) -> None:
    """Four saved pages: the article complete but for set-aside links, and its title above it."""
    files = sorted((shared / "reports/html").glob("*.html"))
    assert len(files) == 4
    for path in files:
        source = path.read_text("utf-8")
        begin = source.lower().index("<ucapcontent")
        article = source[begin : source.lower().index("</ucapcontent>")]
        made = read_html(path.read_bytes(), path.name, LIMITS)
        asides = [bare(item.text) for item in made.set_aside if item.kind == "furniture"]
        wanted = bare(re.sub(r"<[^>]*+>", "", article).replace("&nbsp;", "").replace("&amp;", "&"))
        for aside in asides:
            wanted = wanted.replace(aside, "")
        found = bare("".join(line.text for line in made.lines)).replace("｜", "")
        assert found in {wanted, made.metadata.title + wanted}
        assert sum(map(len, asides)) < 40
        assert path.name.startswith(made.metadata.title)
        assert made.metadata.date[:2] == "20"
        assert made.metadata.publisher


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", "", text)
