"""What is not the report's body is set aside by name, with its place."""

from duixian.model import Outline
from duixian.stages.parse import parse
from tests.stages.parse.invented import document

OPENING = "现在，我代表清湾县人民政府，向大会报告政府工作，请予审议，并请各位委员提出意见。"
DONE = "去年我们建成了三座水库，改造了两条街道，全县经济保持了平稳增长。"
MORE = "今年要加快水库建设，推进街道改造，确保群众反映的问题得到解决。"
BODY = ("各位代表：", OPENING, "一、2024年工作回顾", DONE, "二、2025年工作安排", MORE)


def read(*lines: str) -> tuple[str, Outline]:
    text = "\n".join(lines)
    return text, parse(document(text))


def asides(text: str, outline: Outline) -> list[tuple[str, str]]:
    return [(aside.kind, text[aside.start : aside.end]) for aside in outline.set_aside]


def said(text: str, outline: Outline) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in outline.sentences]


def test_furniture_and_navigation_are_named() -> None:
    """Portal lines around the body are no sentences."""
    text, outline = read(
        "首页 > 政务公开 > 规划计划",
        "清湾县2025年政府工作报告",
        "来源：清湾日报　发布时间：2025-02-10",
        "打印 关闭",
        *BODY,
    )
    assert asides(text, outline) == [
        ("navigation", "首页 > 政务公开 > 规划计划"),
        ("furniture", "来源：清湾日报　发布时间：2025-02-10"),
        ("furniture", "打印 关闭"),
    ]
    assert "打印 关闭" not in said(text, outline)


def test_words_of_the_body_are_not_furniture() -> None:
    """A sentence that speaks of sources or sharing stays."""
    text, outline = read(*BODY, "拓宽群众增收的来源，让大家分享发展成果，办好便民服务。")
    assert not outline.set_aside
    assert said(text, outline)[-1].startswith("拓宽群众增收")


def test_a_footer_reaches_to_the_end() -> None:
    """From the imprint on nothing belongs to the body."""
    text, outline = read(
        *BODY, *BODY[3:4] * 3, "版权所有：清湾县人民政府", "电话：000-0000", "false"
    )
    assert asides(text, outline) == [("footer", "版权所有：清湾县人民政府\n电话：000-0000\nfalse")]
    assert outline.sections[-1].end < text.index("版权所有")


def test_a_repeated_body_is_read_once() -> None:
    """A page that holds its body twice gives every statement once."""
    longer = (
        *BODY,
        "（一）发展农业。",
        MORE + "种好粮食。",
        "（二）发展工业。",
        MORE + "办好园区。",
    )
    text, outline = read(*longer, *longer)
    assert [kind for kind, _ in asides(text, outline)] == ["repeated_body"]
    assert (
        sum(
            sentence == "今年要加快水库建设，推进街道改造，确保群众反映的问题得到解决"
            for sentence in said(text, outline)
        )
        == 3
    )
    assert [section.id for section in outline.sections] == ["1", "2", "2.1", "2.2"]


def test_an_abstract_before_the_body_is_not_counted_twice() -> None:
    """Lines that the body says again word for word are the abstract."""
    text, outline = read(
        "去年我们建成了三座水库，改造了两条街道，全县经济保持了平稳增长。大家都表示满意。", *BODY
    )
    assert [kind for kind, _ in asides(text, outline)] == ["abstract"]


def test_a_table_of_contents_is_navigation() -> None:
    """目录 and its entries are not the outline."""
    text, outline = read(
        "清湾县政府工作报告", "目录", "一、2024年工作回顾……1", "二、2025年工作安排……5", *BODY
    )
    assert [kind for kind, _ in asides(text, outline)] == ["navigation"]
    assert len(outline.sections) == 2


def test_a_glossary_stays_as_sentences_outside_the_plan() -> None:
    """Terms are kept, in a section that is neither review nor plan."""
    text, outline = read(
        *BODY, "名词解释", "1.“两水同治”：指治污水、防洪水。", "2.五张清单：指五类事项。"
    )
    assert [(section.part, section.heading) for section in outline.sections][-1] == (
        "other",
        "名词解释",
    )
    assert [kind for kind, _ in asides(text, outline)] == ["glossary"]
    assert outline.sentences[-1].section == "3"


def test_terms_without_a_heading_are_a_glossary_too() -> None:
    """Numbered terms that close a text end its last section."""
    terms = (
        "1.“两水同治”：指治污水、防洪水。",
        "2.五张清单：指五类事项。",
        "3.一网统管：指集中管理。",
    )
    text, outline = read(*BODY, *terms)
    assert [kind for kind, _ in asides(text, outline)] == ["glossary"]
    assert outline.sections[-1].end < text.index("1.“两水")
    assert outline.sentences[-1].section is None


def test_an_annex_with_promises_is_a_task_section() -> None:
    """The list of people's matters is set aside by name and stays in the task book."""
    text, outline = read(
        *BODY,
        "附件",
        "2025年民生实事",
        "一、扩大就业",
        "新增就业岗位三千个。",
        "牵头单位：县人社局",
    )
    annex = outline.sections[2]
    assert (annex.part, annex.heading) == ("task", "2025年民生实事")
    assert [kind for kind, _ in asides(text, outline)] == ["annex"]
    assert "新增就业岗位三千个" in said(text, outline)
