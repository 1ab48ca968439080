"""What a sentence does, by the part it stands in and the words it uses."""

from decimal import Decimal
from pathlib import Path

import pytest

from duixian.model import Document, Figure, Kind, Outline, Part, Section, Sentence, Source, years
from duixian.stages.extract.kinds import kinds
from eval.kinds import score


def read(
    text: str, part: Part = "task", *numbers: str, before: str = "", heading: bool = False
) -> Kind:
    """The kind of ``text``, which stands behind ``before`` in its paragraph."""
    whole = f"{before}。{text}" if before else text
    start = len(whole) - len(text)
    sentences = [Sentence("1", start, len(whole), heading)]
    figures = [tuple(figure(whole, number) for number in numbers)]
    if before:
        sentences.insert(0, Sentence("1", 0, len(before)))
        figures.insert(0, ())
    outline = Outline(
        title="",
        place=None,
        year=2025,
        review_period=years(2024),
        plan_period=years(2025),
        term_period=None,
        sections=(Section("1", None, 1, "", part, 0, len(whole)),),
        sentences=tuple(sentences),
    )
    return kinds(Document(Source("a", "", ""), whole, ()), outline, figures)[-1]


def figure(text: str, number: str) -> Figure:
    start = text.index(number)
    return Figure(
        id="f",
        statement="s",
        text=number,
        start=start,
        end=start + len(number),
        indicator=None,
        value=Decimal(100),
        value_max=None,
        unit="",
        measure="count",
        direction="none",
        bound="exact",
        basis=None,
        period=None,
    )


def test_the_same_words_report_in_the_review_and_order_in_the_plan() -> None:
    """加强监管 is a result there and a task here."""
    assert read("加强食品安全监管", "review") == "result"
    assert read("加强食品安全监管", "task") == "task"


def test_a_goal_figure_makes_a_target() -> None:
    """A quantity to be done is a goal, also with the action that does it."""
    assert read("新建农村公路120公里，方便群众出行", "task", "120公里") == "target"


def test_a_figure_of_the_past_is_no_goal() -> None:
    """What there is already does not become a target."""
    assert read("全县已有120公里公路，要加强养护", "task", "120公里") == "task"


def test_the_size_in_the_name_of_a_thing_is_no_goal() -> None:
    """千亿级 says what kind of cluster, not how much."""
    assert read("培育100亿级产业集群", "task", "100亿") == "task"


@pytest.mark.parametrize(
    "text",
    [
        "各位代表",
        "今年重点做好以下工作",
        "向全县人民表示衷心的感谢",
        "这些成绩来之不易",
        "我们也清醒认识到，发展还存在不少困难和问题",
        "2024年是很不平凡的一年",
    ],
)
def test_what_only_speaks_is_context_in_the_review(text: str) -> None:
    """Addresses, announcements, thanks, credit and problems report nothing."""
    assert read(text, "review") == "context"


@pytest.mark.parametrize(
    "text",
    [
        "让我们紧密团结在一起，为建设美好清湾而奋斗",
        "就业是民生之本",
        "当前，外部环境依然复杂严峻",
        "发展乡村旅游是富民的重要途径",
        "我们有条件、有信心把清湾建设得更好",
    ],
)
def test_what_only_speaks_is_context_in_the_plan(text: str) -> None:
    """Appeals, background and importance order nothing."""
    assert read(text, "task") == "context"


def test_a_reason_with_an_instruction_is_a_task() -> None:
    """…，要… turns a principle into a task."""
    assert read("就业是民生之本，要千方百计扩大就业", "task") == "task"


def test_a_look_back_inside_the_plan_is_a_result() -> None:
    """两年来…了… was done, whoever says it where."""
    assert read("两年来建成水库100座，惠及千家万户", "task", "100座") == "result"


def test_a_paragraph_that_looks_back_ends_with_the_instruction() -> None:
    """After 去年… the actions are results until 要 turns to the plan."""
    assert read("改造街道，修缮校舍", "task", before="去年，全县城乡面貌明显改善") == "result"
    assert read("改造街道，修缮校舍", "task", before="今年要加快城乡建设") == "task"


def test_the_problems_paragraph_is_context_to_its_end() -> None:
    """Each problem is context, though it names no problem word."""
    before = "我们也清醒认识到，工作中还有不少困难和问题"
    assert read("一些企业订单减少", "review", before=before) == "context"


def test_goals_without_a_number_count_among_the_goals() -> None:
    """与经济增长同步 is a target in the list of goals."""
    before = "今年全县经济社会发展主要预期目标是"
    assert read("居民收入与经济增长同步", "target", before=before) == "target"
    assert read("基本消除城区黑臭水体", "task") == "target"


def test_a_heading_is_context() -> None:
    """The words of a heading do nothing themselves."""
    assert read("加强食品安全监管", "task", heading=True) == "context"


def test_closing_words_and_foreign_policy_are_context_unless_they_report() -> None:
    """In the other parts only a deed is a result."""
    assert read("世界走向多极化", "other") == "context"
    assert read("我国领导人去年访问了周边国家，签署了合作文件", "other") == "result"


def test_labelled_sentences_of_real_reports(shared: Path) -> None:
    """At least 0.93 of the labelled sentences are read as they were labelled."""
    assert score(shared)["accuracy"] >= 0.93
