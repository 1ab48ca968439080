"""What is a government work report and what is not."""

import pytest

from duixian.stages.parse.identity import looks_like_report
from tests.stages.parse.invented import BODY, document, report

EXCERPT = (
    "推进产业强县。实施工业倍增行动，加快家居产业园二期建设，培育规上企业10家，工业投资增长8%。"
    "支持企业技术改造，"
    "落实惠企政策，优化营商环境。推进乡村振兴。巩固脱贫成果，建设高标准农田2万亩，改造农村公路30"
    "公里，发展特色农业，"
    "促进农民增收。改善民生福祉。新增城镇就业2600人，新建公办幼儿园2所，完善医疗服务体系，扩大养"
    "老保险覆盖面，"
    "加强生态环境治理，提升公共服务水平，统筹发展和安全，健全基层治理体系，让全县群众共享发展成果。"
)

OTHERS = {
    "novel": "第一章 下山\n朝日初升，薄雾未散。素衣少年跪在坟前，恭恭敬敬磕了三个头，拿起包袱向"
    "山下走去。"
    "忽然，树丛里传出一个声音：“你要去哪？”少年笑道：“去江湖。”那姑娘望着他，轻轻地叹了一口气。"
    * 3,
    "recipe": "红烧肉的做法\n五花肉500克，生姜3片，冰糖30克。锅中放油，下冰糖小火炒至焦糖色，倒"
    "入五花肉翻炒，"
    "加料酒和老抽，大火烧开后转小火炖五十分钟，收汁装盘，撒上葱花即可。" * 2,
    "code": "def add(a, b):\n    # 两数相加\n    return a + b\n" * 30,
    "sport": "本报讯（记者 张三）昨晚，主队以4比1战胜客队，晋级决赛。第12分钟，前锋推射破门，现"
    "场4.2万名球迷沸腾。"
    "赛后主教练表示，球队上下付出了努力。据统计，本场比赛主队控球率达到58%，射门18次。" * 2,
    "congress news": "县人大代表分组讨论《政府工作报告》\n1月14日下午，参加县第十八届人民代表大"
    "会第一次会议的代表分成15个"
    "代表团，围绕县人民政府工作报告进行分组讨论。代表们一致认为报告实事求是。代表们纷纷表示，将"
    "认真履行职责。",
    "notice": "清湾县人民政府关于印发《清湾县重污染天气应急预案》的通知\n各乡镇人民政府，县政府"
    "各直属机构：\n"
    "现将《清湾县重污染天气应急预案》印发给你们，请遵照执行。\n为加强环境保护，提升治理水平，保"
    "障群众健康，"
    "促进经济社会发展，结合我县实际，特制定本预案。",
    "statute": "第一条　为了加强环境保护，保障公众健康，促进经济社会发展，制定本条例。\n第二条　"
    "在本县从事生产经营的单位和个人，"
    "应当遵守本条例。\n第三条　县人民政府应当加大财政投入，完善公共服务。违反本条例规定的，责令"
    "改正。",
    "company": "股份有限公司2024年度董事会工作报告\n各位股东及股东代表：\n2024年，公司董事会认真"
    "履行职责，推动公司发展。"
    "报告期内，公司实现营业收入35.2亿元，增长12.3%，净利润3.1亿元。2025年，公司将继续推进主业发"
    "展，优化产品结构。",
    "title alone": "政府工作报告",
    "english": "The county government reported growth of six percent and plans more investment. "
    * 10,
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_texts_are_refused(kind: str) -> None:
    """Stories, recipes, code, news, notices, statutes, companies' reports are no work reports."""
    assert not looks_like_report(document(OTHERS[kind]))


def test_reports_excerpts_and_communiques_are_accepted() -> None:
    """A whole report, a part of one without any masthead, and the statistical sibling."""
    assert looks_like_report(report("清湾县2025年政府工作报告"))
    assert looks_like_report(document(EXCERPT))
    assert looks_like_report(document("清湾县2024年国民经济和社会发展统计公报\n" + BODY))


def test_a_file_name_does_not_make_a_report() -> None:
    """A story stays a story whatever its file is called."""
    assert not looks_like_report(document(OTHERS["novel"], "2025年清湾县政府工作报告.txt"))
