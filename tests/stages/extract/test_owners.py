"""Who leads a task and who supports it, where the text says so."""

from typing import NamedTuple

import pytest

from duixian.stages.extract import find_owners


class Words(NamedTuple):
    """Whatever has a text."""

    text: str


def named(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.lead, one.support) for one in find_owners(Words(text))]


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("建成二期。（责任单位：县发展改革局、县财政局）", ("县发展改革局", "县财政局"), ()),
        ("建成二期（牵头单位：县水利局；配合单位：各乡镇）。", ("县水利局",), ("各乡镇",)),
        ("建成二期（牵头单位：县水利局 责任单位：县财政局）", ("县水利局",), ("县财政局",)),
        ("建成二期（县水利局牵头，县财政局、砚溪镇人民政府配合）", ("县水利局",),
         ("县财政局", "砚溪镇人民政府")),
        ("新增学位（县教育局负责）。", ("县教育局",), ()),
        ("新增学位【责任部门:县教育局】", ("县教育局",), ()),
        ("由县人力资源和社会保障局牵头，县教育局配合，培训技能人才。",
         ("县人力资源和社会保障局",), ("县教育局",)),
        ("由市发改委、市工信局牵头负责清单管理。", ("市发改委", "市工信局"), ()),
    ],
)  # fmt: skip
def test_units_that_a_text_names(
    text: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    """Labels and verbs tell who leads from who supports; names with 和 in them stay whole."""
    assert named(text) == [(lead, support)]


@pytest.mark.parametrize(
    "text",
    [
        "组建由龙头企业牵头的创新联合体。",
        "支持企业牵头重大科技项目。",
        "建立由县政府办牵头的联席会议制度。",
        "新建公厕（含改造）20座（每座30万元）。",
        "完善体系（县、乡、村三级负责）。",
        "形成链长牵头、部门配合的机制。",
        "由县长牵头，每月调度。",
    ],
)
def test_what_names_no_unit(text: str) -> None:
    """Enterprises that lead research, mechanisms and persons are no units that lead a task."""
    assert named(text) == []


def test_a_note_speaks_for_the_words_before_it() -> None:
    """Back to the note before it in the paragraph; a note alone, for the paragraph before."""
    text = (
        "标题\n修路。架桥。（责任单位：交通局）植树。（责任单位：林业局）\n"
        "办学。\n（责任单位：教育局）"
    )
    spans = [(text[one.start : one.note_start], *one.lead) for one in find_owners(Words(text))]
    assert spans == [("修路。架桥。", "交通局"), ("植树。", "林业局"), ("办学。\n", "教育局")]


def test_a_spoken_lead_is_for_its_sentence() -> None:
    """由…牵头 says nothing of the sentences around it."""
    text = "先修路。由县交通局牵头，架桥三座。再植树。"
    [one] = find_owners(Words(text))
    assert text[one.start : one.end] == "由县交通局牵头，架桥三座"
