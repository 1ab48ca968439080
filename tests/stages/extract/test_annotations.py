"""Topics, deadlines and firmness of invented sentences."""

import pytest

from duixian.model import Document, Kind, Outline, Section, Sentence, Source, years
from duixian.stages.extract.annotations import Annotation, annotate, firmness, topics
from duixian.stages.extract.deadlines import find_deadlines


def note(text: str, kind: Kind = "task") -> Annotation:
    outline = Outline(
        title="",
        place=None,
        year=2025,
        review_period=years(2024),
        plan_period=years(2025),
        term_period=None,
        sections=(Section("1", None, 1, "", "task", 0, len(text)),),
        sentences=(Sentence("1", 0, len(text)),),
    )
    [annotation] = annotate(Document(Source("a", "", ""), text, ()), outline, [kind])
    return annotation


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("新建高标准农田五万亩", "agriculture"),
        ("新增义务教育学位九百个", "education"),
        ("除险加固水库五座", "water"),
        ("扩大失业保险覆盖面，做好高校毕业生就业", "employment"),
        ("建成高速公路三十公里", "transport"),
    ],
)
def test_the_weightiest_topic_comes_first(text: str, topic: str) -> None:
    """What most of the words are about leads the topics."""
    assert note(text).topics[0] == topic


def test_a_sentence_has_few_topics() -> None:
    """A sentence that names everything keeps its three weightiest."""
    assert len(note("统筹教育、医疗、就业、住房、养老服务、文化、体育、水利、交通").topics) == 3


def test_every_topic_has_words_enough() -> None:
    """Each topic has a Chinese name and at least eight forms."""
    assert all(len(entry.forms) >= 8 and entry.extra["name"] for entry in topics().entries)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6月底前完成管网改造", "2025-06"),
        ("上半年开工建设", "2025-H1"),
        ("二季度投入运行", "2025-Q2"),
        ("力争年底前通车", "2025"),
        ("到2027年实现达标", "2027"),
        ("２０３０年前碳排放达峰", "2030"),
        ("三年内改造完毕", "2025/2027"),
        ("到“十五五”末全部建成", "2030"),
        ("明年竣工", "2026"),
        ("今年启动，10月底前建成", "2025-10"),
    ],
)
def test_a_deadline_is_a_period(text: str, period: str) -> None:
    """Months, quarters, halves, years and plans; the exact date before a bare 今年."""
    assert note(text).deadline == period


@pytest.mark.parametrize(
    "text", ["比去年增加三亿元", "2019年以来持续改善", "截至2025年末", "扩大就业"]
)
def test_times_that_are_no_deadline(text: str) -> None:
    """A comparison, a beginning and a state bind nobody."""
    assert note(text).deadline is None


def test_a_result_promises_nothing() -> None:
    """Deadlines and firmness belong to targets and tasks."""
    annotation = note("确保年底前建成", "result")
    assert (annotation.deadline, annotation.firmness) == (None, None)


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("确保粮食总产稳定", "ensure"),
        ("力争增长6%", "strive"),
        ("探索建立共享机制", "explore"),
        ("拟安排资金三千万元", "plan"),
        ("推进老旧小区改造", "advance"),
        ("鼓励社会力量办学", "support"),
        ("保持物价平稳", "keep"),
        ("加快建设，力争年底投用", "strive"),
    ],
)
def test_firmness_says_how_binding_a_promise_is(text: str, firm: str) -> None:
    """A hedge speaks for its sentence; else the verb that opens it."""
    assert note(text).firmness == firm


def test_firmness_is_ranked() -> None:
    """The ids stand from the most to the least binding."""
    ranks = [entry.extra["rank"] for entry in firmness().entries]
    assert ranks == sorted(ranks)


def test_a_thousand_dates_are_read() -> None:
    """Every date of a long line gives its period."""
    text = "2026年前，" * 1000
    assert len(list(find_deadlines(text, 0, len(text), 2025))) == 1000
