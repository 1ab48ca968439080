"""Which figures of a plan are goals: not where a step begins, not what names an object."""

from duixian.lexicon.frames import frame
from duixian.model import Figure
from duixian.stages.reconcile.phrases import BREAKS, is_label


def is_goal(text: str, figure: Figure, figures: list[Figure]) -> bool:
    """Whether a plan figure is a goal, an amount to spend or a quantity to do."""
    if figure.restates or _is_start(text, figure, figures) or _is_comparator(figure, figures):
        return False
    return not (_is_label(text, figure) or _is_list_total(text, figure))


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
    behind = text[figure.end : figure.end + 6]
    return figure.unit in (None, "方面", "大") or behind.startswith(frame("list_noun"))
