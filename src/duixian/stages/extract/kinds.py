"""What a sentence does: it reports (result), sets a goal, orders an action, or only speaks.

The part of the report comes first: ``加强监管`` is a result in the review and a task in the plan.
Within a part the words decide, and a figure that is not about the past makes a task a target.
"""

from collections.abc import Sequence

from duixian.model import Document, Figure, Kind, Outline
from duixian.stages.extract.said import Said, listen
from duixian.stages.extract.standpoint import Standpoint, standpoints

SHORT = 45
_PLAINLY: dict[Standpoint, Kind] = {"review": "result", "plan": "task", "goals": "task"}


def kinds(
    document: Document, outline: Outline, figures: Sequence[Sequence[Figure]]
) -> tuple[Kind, ...]:
    """The kind of every sentence of ``outline``; ``figures`` are those of each sentence."""
    heard = listen(document, outline, figures)
    return tuple(
        "context" if sentence.heading else kind_of(said, standpoint)
        for sentence, said, standpoint in zip(
            outline.sentences, heard, standpoints(document, outline, heard), strict=True
        )
    )


def kind_of(said: Said, standpoint: Standpoint) -> Kind:
    """The kind of one sentence that is no heading, from its words and where it stands."""
    if said.plain and standpoint in _PLAINLY:
        return "target" if said.goal and standpoint != "review" else _PLAINLY[standpoint]
    spoken = bool(said.words & {"opening", "salutation", "thanks", "peace"})
    if standpoint in ("aside", "problems") or spoken or _announces(said):
        return "context"
    if standpoint == "review":
        return _in_review(said)
    if standpoint in ("plan", "goals"):
        return _in_plan(said, standpoint)
    return _at_the_edge(said) if standpoint == "edge" else _anywhere(said)


def _announces(said: Said) -> bool:
    """A sentence that only introduces a list: 今年重点做好以下工作."""
    if "lead_in" in said.closes:
        return not said.goal
    short = said.length <= SHORT and not said.goal
    return short and bool(said.words & {"lead_in", "target_lead"})


def _in_review(said: Said) -> Kind:
    words = said.words
    if words & {"credit", "aware", "appeal"} or said.is_period:
        return "context"
    if said.figures or words & {"past_time", "past_deed", "done"}:
        return "result"
    spoken = bool(words & {"weakness", "argues", "problem"} or "background" in said.opens)
    if spoken and "action" not in said.opens:
        return "context"
    return "context" if "must" in words else "result"


def _in_plan(said: Said, standpoint: Standpoint) -> Kind:
    words = said.words
    duty = bool(words & {"must", "may"})
    over = bool(words & {"past_time", "past_deed", "done"})
    required = "requirement" in words and "action" not in said.opens
    if required and "target_lead" not in words:
        return "context"
    if "appeal" in words and not said.goal:
        return "context"
    if "eliminate" in words:
        return "target"
    if "past_time" in words and not duty and "action" not in said.opens:
        return "context" if words & {"weakness", "but", "argues"} else "result"
    if said.goal or (standpoint == "goals" and "goal_relation" in words):
        return "target"
    if said.is_period or _gives_reasons(said, duty):
        return "context"
    if over and not duty and "action" not in said.opens:
        return "context" if words & {"weakness", "but"} else "result"
    return "task"


def _gives_reasons(said: Said, duty: bool) -> bool:
    """Background, importance, an argument or a problem, with no instruction behind it."""
    words = said.words
    if "must" in words or ("action" in said.opens and "is" not in words and not said.equates):
        return False
    if (
        words & {"is", "explains_target", "aware", "problem", "credit", "quote", "argues"}
        or said.equates
    ):
        return True
    if duty:
        return False
    if "background" in said.opens:
        return True
    return bool(words & {"copula", "weakness"}) and "action" not in words


def _at_the_edge(said: Said) -> Kind:
    """Before the first section, in the closing words, on foreign policy: a deed or only words."""
    words = said.words
    if words & {"appeal", "must", "may", "background", "credit"} - {"may"}:
        return "context"
    deed = bool(words & {"past_time", "past_deed"})
    return "result" if deed and not words & {"copula", "weakness"} else "context"


def _anywhere(said: Said) -> Kind:
    """In a text without headings only the sentence itself can say what it does."""
    words = said.words
    ahead = bool(words & {"must", "may"})
    if words & {"credit", "aware", "appeal", "requirement"} or said.is_period:
        return "context"
    if words & {"past_time", "past_deed"} and not ahead:
        return "context" if "weakness" in words else "result"
    if said.goal and (ahead or "action" in said.opens):
        return "target"
    if "must" in words or "action" in said.opens:
        return "task"
    return "result" if said.figures and not ahead else "context"
