"""A person's decision on one promise: it overrides the rules, which keep their own reading."""

from typing import Literal

import msgspec

from duixian.model.reconciliation import VerdictCode


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a decision file.

    ``promise`` are the words of the commitment and ``saw`` those of the answer that the rules gave
    when it was decided (empty for none): where either has changed the decision is reopened.
    ``answer`` are words of the later report that decide instead, empty to keep the answer. ``on``
    is an ISO date.
    """

    commitment: str
    promise: str
    verdict: VerdictCode
    by: str
    on: str
    why: str
    saw: str = ""
    answer: str = ""


class DecisionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. Later decisions on the same promise replace earlier ones."""

    schema: Literal["duixian.decisions/1"] = "duixian.decisions/1"
    decision: tuple[Decision, ...] = ()
