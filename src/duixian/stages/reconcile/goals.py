"""Which figures of a plan are goals: not where a step begins, not what names an object."""

from decimal import Decimal

from duixian.lexicon.frames import frame
from duixian.lexicon.promises import forms, hits
from duixian.model import Figure, Report, Statement, last_year
from duixian.stages.reconcile.phrases import BREAKS, is_label

MANY_PEOPLE = Decimal(10**8)


def is_goal(report: Report, statement: Statement, figure: Figure, figures: list[Figure]) -> bool:
    """Whether a plan figure is a goal, an amount to spend or a quantity to do."""
    text = report.text
    if figure.restates or _is_start(text, figure, figures):
        return False
    if (
        figure.unit == "CNY"
        and figure.value
        and figure.value < 1
        and text[figure.start - 1] == "每"
    ):
        # 把每一分钱用好 promises no cent.
        return False
    if _is_comparator(figure, figures) or _compares(text, figure, figures):
        return False
    if _is_background(report, statement, figure):
        return False
    return not (_is_label(text, figure) or _is_list_total(text, figure))


def _is_background(report: Report, statement: Statement, figure: Figure) -> bool:
    """目前有社120家, 八亿农民的积极性: how things stand, not what is to be done."""
    planned, period = report.plan_period, figure.period
    if planned and period and last_year(period) < int(planned[:4]):
        return True
    if _is_everyone(report.text, figure):
        return True
    return is_past(report.text[statement.start : figure.start])


def _is_everyone(text: str, figure: Figure) -> bool:
    """八亿农民的积极性: the people only say whose. 1亿人居住的棚户区 counts all the same."""
    noun = figure.indicator
    if figure.unit not in ("人", None) or figure.value is None or figure.value < MANY_PEOPLE:
        return False
    if noun is None:
        return "的" in text[figure.end : figure.end + 4]
    return noun.start >= figure.end and text.startswith("的", noun.end)


def is_past(words: str) -> bool:
    """Whether the last time that ``words`` name is over: 去年对30户, 目前已有."""
    told = [hit.entry.id for hit in hits("promise_frames", words)]
    times = [name for name in told if name in ("past", "ahead")]
    return bool(times) and times[-1] == "past"


def _compares(text: str, figure: Figure, figures: list[Figure]) -> bool:
    """安排2000万元，比上年增加300万元，增长17.6%: only the first is to be done."""
    before = [other for other in figures if other.end <= figure.start]
    if not before:
        return False
    near = before[-1]
    between = text[near.end : figure.start]
    if len(between) > 24 or not between.startswith(("，", "（", "、")):
        return False
    if between[1:].startswith(forms("promise_frames", "compares")):
        return near.measure in ("amount", "level", "count", "change")
    growing = figure.measure in ("growth", "change", "share") and len(between) <= 5
    return growing and _compares(text, near, figures)


def _is_start(text: str, figure: Figure, figures: list[Figure]) -> bool:
    """从380元提高到420元: the first value is where the step begins."""
    following = next((other for other in figures if other.start > figure.start), None)
    if following is None or following.unit != figure.unit:
        return False
    low = max(text.rfind(mark, 0, figure.start) for mark in BREAKS + "、") + 1
    opening = text[max(low, figure.start - 10) : figure.start]
    return any(word in opening for word in ("由", "从")) and (
        following.start - figure.end <= 12 and following.direction != "none"
    )


def _is_comparator(figure: Figure, figures: list[Figure]) -> bool:
    """160亿元，增长9.6%: a step that only comments on the amount before it."""
    if figure.measure not in ("growth", "change") or figure.indicator is None:
        return False
    return any(
        other.end <= figure.start
        and figure.start - other.end <= 14
        and other.indicator is not None
        and other.indicator.start == figure.indicator.start
        and other.measure in ("amount", "level", "count")
        for other in figures
    )


def _is_label(text: str, figure: Figure) -> bool:
    """千亿级产业, 120万吨乙烯项目: the size names an object."""
    if is_label(text, figure):
        return True
    noun = figure.indicator
    if noun is None or noun.start < figure.end or figure.measure not in ("level", "amount"):
        return False
    return figure.unit != "CNY" and noun.text.endswith(frame("project_noun"))


def _is_list_total(text: str, figure: Figure) -> bool:
    """三项举措, 八个方面: how long the list is, not a quantity to be done."""
    if figure.text[0].isdigit() or figure.value is None or figure.value > 30:
        return False
    behind = text[figure.end : figure.end + 8]
    if any(hit.entry.id == "counted_idea" for hit in hits("promise_frames", behind)):
        return True
    return figure.unit in (None, "方面", "大") or behind.startswith(frame("list_noun"))
