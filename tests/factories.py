"""A report of an invented county, built by hand, for the tests of outlets."""

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec

from duixian.model import (
    Figure,
    Finding,
    IgnoredNumber,
    Indicator,
    Kind,
    Metadata,
    Origin,
    Part,
    Period,
    Place,
    Quote,
    Report,
    Section,
    SetAside,
    Source,
    Statement,
)


@dataclass
class Draft:
    """Takes a report line by line and keeps the offsets."""

    lines: list[str] = field(default_factory=list)
    length: int = 0
    sections: list[Section] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def line(self, text: str) -> int:
        """Append a line and return where it starts."""
        start = self.length
        self.lines.append(text)
        self.length += len(text) + 1
        return start

    def heading(self, id_: str, text: str, part: Part) -> None:
        """Append a heading; the section's end is set when all is written."""
        start = self.line(text)
        parent = id_.rpartition(".")[0] or None
        level = id_.count(".") + 1
        heading = text.partition("、")[2] or text.partition("）")[2] or text
        self.sections.append(Section(id_, parent, level, heading, part, start, start + len(text)))

    def say(self, kind: Kind, text: str, *figures: dict[str, Any], **more: Any) -> None:
        """Append a statement; each figure names its ``text`` and its ``indicator`` words."""
        start = self.line(text)
        id_ = f"s{len(self.statements) + 1}"
        position = 0
        ids = []
        for fields in figures:
            made = _figure(f"f{len(self.figures) + 1}", statement=id_, **fields)
            at = text.index(made.text, position)
            position = at + len(made.text)
            indicator = made.indicator and msgspec.structs.replace(
                made.indicator,
                start=start + text.index(made.indicator.text),
                end=start + text.index(made.indicator.text) + len(made.indicator.text),
            )
            self.figures.append(
                msgspec.structs.replace(
                    made, start=start + at, end=start + position, indicator=indicator
                )
            )
            ids.append(made.id)
        section = self.sections[-1].id if self.sections else None
        self.statements.append(
            Statement(
                id_, section, kind, text, start, start + len(text), figures=tuple(ids), **more
            )
        )

    def text(self) -> str:
        """The canonical text."""
        return "\n".join(self.lines)


def _figure(
    id_: str, *, value: str | None, indicator: str, known: str | None = None, **fields: Any
) -> Figure:
    """A figure whose offsets are still to be found."""
    high = fields.pop("value_max", None)
    values: dict[str, Any] = {
        "unit": None,
        "measure": "level",
        "direction": "none",
        "bound": "exact",
        "basis": None,
        "period": Period("2024"),
        **fields,
    }
    return Figure(
        id=id_,
        start=0,
        end=0,
        indicator=Indicator(known, indicator, 0, 0),
        value=None if value is None else Decimal(value),
        value_max=None if high is None else Decimal(high),
        **values,
    )


def growth(
    text: str, value: str | None, indicator: str, known: str | None = None, **more: Any
) -> Any:
    """A growth rate, up on the year."""
    return {
        "text": text,
        "value": value,
        "indicator": indicator,
        "known": known,
        "unit": "%",
        "measure": "growth",
        "direction": "up",
        **more,
    }


def amount(text: str, value: str, indicator: str, known: str | None = None, **more: Any) -> Any:
    """An amount of money."""
    return {
        "text": text,
        "value": value,
        "indicator": indicator,
        "known": known,
        "unit": "CNY",
        "measure": "amount",
        **more,
    }


def count(text: str, value: str, indicator: str, unit: str, **more: Any) -> Any:
    """A number of people or things."""
    return {
        "text": text,
        "value": value,
        "indicator": indicator,
        "unit": unit,
        "measure": "count",
        **more,
    }


def _review(draft: Draft) -> None:
    draft.heading("1", "一、2024年工作回顾", "review")
    draft.heading("1.1", "（一）经济运行稳中有进", "review")
    draft.say(
        "result",
        "全县地区生产总值286.4亿元，增长6.1%。",
        amount("286.4亿元", "28640000000", "地区生产总值", "gdp"),
        growth("6.1%", "0.061", "地区生产总值", "gdp", basis="yoy"),
        topics=("economy",),
    )
    draft.say(
        "result",
        "规上工业增加值、固定资产投资分别增长8.2%、5.4%，社会消费品零售总额下降0.3%。",
        growth("8.2%", "0.082", "规上工业增加值", "industrial_value_added"),
        growth("5.4%", "0.054", "固定资产投资", "fixed_asset_investment"),
        growth("0.3%", "0.003", "社会消费品零售总额", "retail_sales", direction="down"),
        topics=("economy",),
    )
    draft.say(
        "result",
        "三次产业比由12.4:43.1:44.5优化至11.9:43.6:44.5。",
        {
            "text": "11.9:43.6:44.5",
            "value": "11.9",
            "indicator": "三次产业比",
            "measure": "composition",
            "unit": "%",
        },
    )
    draft.heading("1.2", "（二）民生福祉持续增进", "review")
    draft.say(
        "result",
        "新增城镇就业超3200人，城镇登记失业率控制在2.9%以内。",
        count("3200人", "3200", "新增城镇就业", "person", bound="more_than", direction="up"),
        {
            "text": "2.9%",
            "value": "0.029",
            "indicator": "城镇登记失业率",
            "known": "registered_unemployment_rate",
            "unit": "%",
            "measure": "ratio",
            "bound": "at_most",
        },
        topics=("employment",),
    )
    draft.say("result", "临江大桥建成通车，石门乡、柳树镇告别轮渡。", places=("石门乡", "柳树镇"))
    draft.say("context", "成绩来之不易，这是全县人民团结奋斗的结果。")


def _plan(draft: Draft) -> None:
    plan = {"period": Period("2025")}
    draft.heading("2", "二、2025年主要预期目标", "target")
    draft.say(
        "target",
        "地区生产总值增长5.5%左右，力争达到6%，规上工业增加值增长6%—6.5%，"
        "居民收入与经济增长同步，一般公共预算收入15亿元以上，单位生产总值能耗下降2.5%。",
        growth("5.5%", "0.055", "地区生产总值", "gdp", bound="about", **plan),
        growth("6%", "0.06", "地区生产总值", "gdp", **plan),
        growth(
            "6%—6.5%",
            "0.06",
            "规上工业增加值",
            "industrial_value_added",
            value_max="0.065",
            bound="range",
            **plan,
        ),
        growth("与经济增长同步", None, "居民收入", "resident_income", bound="relative", **plan),
        amount(
            "15亿元", "1500000000", "一般公共预算收入", "budget_revenue", bound="at_least", **plan
        ),
        growth("2.5%", "0.025", "单位生产总值能耗", "energy_intensity", direction="down", **plan),
        topics=("economy",),
        firmness="strive",
        deadline=Period("2025"),
    )
    draft.say("target", "粮食产量保持稳定。", firmness="keep", deadline=Period("2025"))
    draft.heading("3", "三、2025年重点工作", "task")
    draft.heading("3.1", "（一）加快工业强县", "task")
    draft.say(
        "task",
        "确保全年新开工亿元以上项目12个，完成投资35亿元。",
        count("12个", "12", "新开工亿元以上项目", "item", **plan),
        amount("35亿元", "3500000000", "投资", "investment", **plan),
        topics=("industry",),
        firmness="ensure",
        deadline=Period("2025"),
    )
    draft.say(
        "task",
        "6月底前建成石门乡污水处理厂二期工程。",
        places=("石门乡",),
        deadline=Period("2025-06"),
    )
    draft.heading("3.2", "（二）办好民生实事", "task")
    draft.say(
        "task",
        "新建农村公路36公里（约合72里），改造老旧小区8个。",
        count("36公里", "36", "新建农村公路", "km", **plan),
        count("72里", "72", "新建农村公路", "li", bound="about", restates="f18", **plan),
        count("8个", "8", "改造老旧小区", "item", **plan),
        topics=("livelihood",),
    )
    draft.say("task", "探索建立=“清湾模式”的医养结合新机制。", firmness="explore")


def make_report(name: str = "qingwan-2025.txt", **changes: Any) -> Report:
    """The report of 清湾县 for 2025; ``changes`` replace its fields."""
    draft = Draft()
    draft.line("清湾县2025年政府工作报告")
    draft.line("——2025年1月8日在清湾县第十七届人民代表大会第五次会议上")
    _review(draft)
    _plan(draft)
    note = draft.line("名词解释：清湾模式，指县乡村三级医养一体的做法。")
    text = draft.text()
    fields: dict[str, Any] = {
        "source": Source(name, hashlib.sha256(text.encode()).hexdigest(), "text/plain"),
        "metadata": Metadata(title="政府工作报告", date="2025-01-15", encoding="utf-8"),
        "title": "清湾县2025年政府工作报告",
        "place": Place("清湾县", "county"),
        "year": 2025,
        "review_period": Period("2024"),
        "plan_period": Period("2025"),
        "term_period": None,
        "text": text,
        "origin": Origin(),
        "sections": tuple(_covering(draft.sections, note - 1)),
        "statements": tuple(draft.statements),
        "figures": tuple(draft.figures),
        "ignored": _ignored(text),
        "set_aside": (SetAside("glossary", text[note:], note, len(text)),),
        "findings": (_finding(text),),
    }
    return Report(**{**fields, **changes})


def _covering(sections: list[Section], end: int) -> list[Section]:
    """Each section reaches to the next heading of its level or above."""
    made = []
    for index, section in enumerate(sections):
        after = (other.start - 1 for other in sections[index + 1 :] if other.level <= section.level)
        reach = next(after, end)
        made.append(
            Section(
                section.id,
                section.parent,
                section.level,
                section.heading,
                section.part,
                section.start,
                reach,
            )
        )
    return made


def _ignored(text: str) -> tuple[IgnoredNumber, ...]:
    found = []
    for rule, words in (("date", "2025年1月8日"), ("ordinal", "第十七"), ("ordinal", "第五")):
        start = text.index(words)
        found.append(IgnoredNumber(rule, words, start, start + len(words)))
    return tuple(found)


def _finding(text: str) -> Finding:
    start = text.index("二期")
    return Finding(
        "unread-number",
        "warning",
        "a number was not read: {text}",
        {"text": "二"},
        (Quote("二", start, start + 1),),
    )
