"""Whose report a text is: title, date line, office and opening words against the list of places."""

from pathlib import Path

import pytest

from duixian.stages.parse.identity import identify
from tests.stages.parse.invented import BODY, OPENING, document, report


def speaks_for(kind: str) -> str:
    return f"各位代表：\n我代表{kind}人民政府，向大会报告工作，请予审议。"


@pytest.mark.parametrize(
    ("front", "name", "level", "code"),
    [
        (("2025年高唐县政府工作报告",), "高唐县", "county", "371526"),
        (
            ("政府工作报告", "——2025年1月8日在米易县第十二届人民代表大会第五次会议上"),
            "米易县",
            "county",
            "510421",
        ),
        (("和平县政府工作报告",), "和平县", "county", "441624"),
        (("２０２５年开平市政府工作报告",), "开平市", "county", "440783"),
        (("广东省江门市开平市政府工作报告",), "开平市", "county", "440783"),
        (("南通市通州区政府工作报告",), "通州区", "county", "320612"),
        (("上海市浦东新区政府工作报告",), "浦东新区", "county", "310115"),
        (("枣庄市市中区人民政府工作报告",), "市中区", "county", "370402"),
        (("2025年广西政府工作报告",), "广西壮族自治区", "province", "450000"),
        (("凉山州2025年政府工作报告",), "凉山彝族自治州", "prefecture", "513400"),
        (("河南县政府工作报告",), "河南蒙古族自治县", "county", "632324"),
        (("济源市政府工作报告",), "济源市", "county", "419001"),
        (("阿拉善左旗2025年政府工作报告",), "阿拉善左旗", "county", "152921"),
        (
            ("政府工作报告", "2025年1月15日", "重庆市云阳县人民政府县长　陆望川"),
            "云阳县",
            "county",
            "500235",
        ),
        (("政府工作报告", "2025年1月15日", "北京市市长　陆望川"), "北京市", "province", "110000"),
        (("米易县", "政府工作报告", "2025年1月8日"), "米易县", "county", "510421"),
        (("清湾县2025年政府工作报告",), "清湾县", "county", None),
        (("岭东省临江市清湾县政府工作报告",), "清湾县", "county", None),
        (
            ("政府工作报告", "（2025年1月8日在清湾县十七届人大五次会议上）"),
            "清湾县",
            "county",
            None,
        ),
        (("水口镇人民政府工作报告",), "水口镇", "township", None),
        (("开平市水口镇政府工作报告",), "水口镇", "township", None),
        (("石门乡2025年政府工作报告",), "石门乡", "township", None),
        (
            ("清湾经济开发区2025年工作报告", "清湾经济开发区管委会主任　陆望川"),
            "清湾经济开发区",
            "county",
            None,
        ),
    ],
)
def test_the_masthead_names_the_place(
    front: tuple[str, ...], name: str, level: str, code: str | None
) -> None:
    """The longest name that the masthead states wins, with its level and its code."""
    place = identify(report(*front), ()).place
    assert place
    assert (place.name, place.level, place.code) == (name, level, code)


@pytest.mark.parametrize(
    ("city", "text", "level", "code"),
    [
        ("大同市城区", "2016年", "county", "140202"),
        ("巢湖市", "2007年", "prefecture", "341400"),
        ("巢湖市", "2013年", "county", "340181"),
        ("襄樊市", "2009年", "prefecture", "420600"),
    ],
)
def test_the_code_is_that_of_the_year(city: str, text: str, level: str, code: str) -> None:
    """A division that was moved, renamed or abolished has the code of the report's year."""
    before = f"{int(text[:4]) - 1}年工作回顾"
    place = identify(report(f"{city}政府工作报告", headings=(before, text + "主要任务")), ()).place
    assert place
    assert (place.level, place.code) == (level, code)
    assert place.code_year
    assert abs(place.code_year - int(text[:4])) <= 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("认真落实北京市委部署，服务首都北京发展。", "110105"),
        ("长春都市圈加快建设，吉林振兴迈出新步伐。", "220104"),
        ("", None),
    ],
)
def test_homonyms_need_context(words: str, code: str | None) -> None:
    """A name of several places is told apart by what the text speaks of, else has no code."""
    found = identify(report("朝阳区政府工作报告", body=BODY + words), ())
    assert found.place
    assert (found.place.name, found.place.code) == ("朝阳区", code)
    assert ("place-ambiguous" in [f.code for f in found.findings]) == (code is None)


def test_a_listed_name_under_an_unlisted_place_is_another_place() -> None:
    """临江市 is a city of 吉林省; the one of an invented province has no code."""
    text = report("岭东省临江市政府工作报告", body=BODY + "各县（市、区）要落实责任。")
    place = identify(text, ()).place
    assert place
    assert (place.name, place.level, place.code) == ("临江市", "prefecture", None)


def test_a_division_that_ended_long_ago_lends_no_code() -> None:
    """A district of 1991 does not report in 2025: a namesake of today is not on the list."""
    found = identify(report("关于2024年临江区政府工作情况的报告"), ())
    assert found.title == "关于2024年临江区政府工作情况的报告"
    assert found.place
    assert (found.place.name, found.place.code) == ("临江区", None)
    assert "place-not-listed" in [finding.code for finding in found.findings]


def test_an_unlisted_place_is_accepted_and_named_as_such() -> None:
    """A place that is not on the list is taken from the title, with the words as a quote."""
    text = report("清湾县2025年政府工作报告")
    found = identify(text, ())
    (finding,) = found.findings
    assert finding.code == "place-not-listed"
    assert [quote.text for quote in finding.quotes] == ["清湾县"]
    assert text.text[finding.quotes[0].start : finding.quotes[0].end] == "清湾县"


def test_a_bare_masthead_leaves_the_place_to_the_text() -> None:
    """Where the masthead only says 市, the city that the text speaks of most is inferred."""
    text = report(
        "政府工作报告",
        "2025年1月6日在市第十五届人民代表大会第四次会议上",
        "市长　陆望川",
        opening=speaks_for("市"),
        body=BODY + "在江门市委领导下，江门市建设大湾区重要节点城市，落实广东省委部署。",
    )
    found = identify(text, ())
    assert found.place
    assert found.place.code == "440700"
    assert "place-inferred" in [finding.code for finding in found.findings]


def test_an_excerpt_is_of_the_place_it_calls_its_own() -> None:
    """我省 says province, so the city that the text names as well is not taken for it."""
    body = "我省坚持稳中求进，全省经济稳步增长，云南前进的步伐坚定。昆明枢纽、昆明机场加快建设。"
    ours = (
        "云南省委坚强领导，建设美丽云南，云南农业提质，云南旅游升温，我省改革深化，全省群众满意。"
    )
    found = identify(document(body + BODY + "\n" + ours + BODY), ())
    assert found.place
    assert (found.place.name, found.place.code) == ("云南省", "530000")


def test_a_national_excerpt_is_of_no_region() -> None:
    """Hong Kong, Macao and Taiwan are spoken of in national reports and give none of their own."""
    body = (
        "我国经济稳步增长，全国粮食增产，我国科技进步，全国就业扩大，我国外贸回升，全国财政增收。"
    )
    found = identify(
        document(body + "支持香港、澳门融入国家发展，台湾同胞共享机遇，维护香港、澳门稳定。"), ()
    )
    assert found.place
    assert found.place.level == "nation"


def test_no_place_is_invented() -> None:
    """A text that names no place has none, and says so."""
    found = identify(report(opening=""), ())
    assert found.place is None
    assert "place-unknown" in [finding.code for finding in found.findings]


def test_the_state_council_reports_for_the_nation() -> None:
    """我代表国务院 makes it the nation's report; a mention of the State Council does not."""
    nation = identify(
        report("政府工作报告", opening=speaks_for("国务院").replace("人民政府", "")), ()
    )
    assert nation.place
    assert (nation.place.name, nation.place.code) == ("中华人民共和国", "000000")
    county = identify(report("米易县政府工作报告", body=BODY + "落实国务院部署。"), ())
    assert county.place
    assert county.place.name == "米易县"


def test_the_lead_of_a_newspaper_page_names_the_place() -> None:
    """Without a title the congress and the report that the lead speaks of say whose it is."""
    text = document(
        "日前召开的米易县十二届人大五次会议，米易县政府工作报告对2024年工作及“十四五”规划实施以来的工作"
        "进行了回顾，对2025年工作作了部署。\n回顾2024年\n" + BODY + "\n展望2025年\n" + BODY
    )
    found = identify(text, ())
    assert found.place
    assert (found.place.name, found.title) == ("米易县", "米易县政府工作报告")
    assert (found.year, found.term_period) == (2025, "2021/2024")


def test_a_lead_may_name_an_unlisted_place() -> None:
    """What only the lead says of an unlisted place has to stand in the text again."""
    lead = "日前，清湾县第十七届人民代表大会第五次会议开幕，会议听取了关于去年和今年工作的报告。"
    text = (
        lead
        + "一份政府工作报告摆上案头，盘点了2024年和“十四五”以来四年的工作，安排了2025年的任务。"
        + BODY
    )
    again = identify(document(text + "\n回顾2024年\n清湾县政府狠抓落实。" + BODY), ())
    assert again.place
    assert (again.place.name, again.year, again.term_period) == ("清湾县", 2025, "2021/2024")
    assert identify(document(text + "\n回顾2024年\n" + BODY), ()).place is None


def test_a_label_that_contradicts_the_text_is_a_finding() -> None:
    """The text wins over the file name, and both are shown."""
    text = report(
        "2024年清湾县政府工作报告",
        headings=("2023年工作回顾", "2024年工作安排"),
        name="2023年平远县政府工作报告.docx",
    )
    found = identify(text, ())
    assert found.place
    assert (found.place.name, found.year) == ("清湾县", 2024)
    differs = [finding for finding in found.findings if finding.code == "label-differs"]
    assert {finding.values["value"] for finding in differs} == {"清湾县", "2024"}


def test_a_communique_is_no_work_report_but_has_place_and_year() -> None:
    """The year of the statistics is the year under review."""
    text = report(
        "清湾县2024年国民经济和社会发展统计公报",
        "清湾县统计局",
        opening="",
        headings=("一、综合", "二、农业"),
    )
    found = identify(text, ())
    assert found.place
    assert (found.place.name, found.year, found.review_period) == ("清湾县", 2024, "2024")
    assert found.plan_period is None
    assert "not-a-work-report" in [finding.code for finding in found.findings]


def test_the_title_loses_the_name_of_the_site() -> None:
    """A page title ends with the site's name; the report's title does not."""
    text = report(opening=OPENING, title="2025年清湾县政府工作报告 | 清湾县人民政府")
    assert identify(text, ()).title == "2025年清湾县政府工作报告"


def test_all_real_reports(shared: Path) -> None:
    """Place, year and periods of every report in the folder of real reports, with file names."""
    from eval.identity import score

    scores = score(shared)
    assert scores["place"] == scores["year"] == 1.0
    assert scores["place_unnamed"] >= 0.97
    assert scores["year_unnamed"] >= 0.97
