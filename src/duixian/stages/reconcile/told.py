"""The rules of the verdicts and their tolerances, in words.

The words of a rule stand here once and its numbers are those of the settings; the order is that of
``verdicts.RULES``. A rule without words fails the tests.
"""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import structs

from duixian.i18n import N_
from duixian.model.methods import Method
from duixian.stages.reconcile.settings import Settings
from duixian.stages.reconcile.verdicts import RULES

# A function of RULES: the rules that it applies, each as the ledger names it.
WORDS: Mapping[str, Mapping[str, str]] = {
    "_not_checkable": {
        "not_checkable": N_(
            "A promise that names no definite deed, a slogan or a principle, is not checkable: no "
            "fact could decide it."
        )
    },
    "is_adjusted": {
        "adjusted": N_(
            "Where the later report says that the goal itself was officially changed, the verdict "
            "is adjusted. Both goals are kept, and what was done is held against the new one."
        )
    },
    "_unanswered": {
        "unanswered": N_(
            "Where no words of the later report's review are alike enough ({answer_floor} of 1 or "
            "more), the promise is unanswered. That is a finding in itself and never the same as "
            "missed."
        )
    },
    "said_to_have_failed": {
        "said_failed": N_("Where the text itself says that it was not done, the promise is missed.")
    },
    "is_partly_done": {
        "some_parts": N_("Where only some of the parts that were promised are done: partly met."),
        "one_step": N_("Where it was begun, or a step of it taken, but not finished: partly met."),
    },
    "is_late": {
        "said_late": N_("Where the text says that it was done behind its date: met late."),
        "later_month": N_("Where it was done in a month behind the one promised: met late."),
    },
    "_not_due": {
        "not_due": N_(
            "A goal for a later year is neither met nor missed before it is due: what is reported "
            "is an interim figure, and the verdict is partly met."
        )
    },
    "_other_basis": {
        "other_basis": N_(
            "An answer with a figure of another basis, period or scope, such as a total of several "
            "years, is not comparable."
        )
    },
    "in_words": {
        "said_done": N_(
            "A promise without a figure is met where the text states that it was done. An "
            "announcement cannot prove itself."
        )
    },
    "by_relative": {
        "relative": N_(
            "What was promised to keep pace with the economy is met up to {income_points} "
            "percentage points behind the economy's growth, and missed beyond that."
        ),
        "relative_unknown": N_(
            "Where the report does not give the growth to keep pace with, or what kept pace with "
            "it, the promise is not comparable."
        ),
    },
    "by_range": {
        "range": N_(
            "A range is met from one of its ends to the other, exceeded beyond the favourable end "
            "and missed on the other side."
        )
    },
    "by_ceiling": {
        "ceiling": N_(
            "Prices, unemployment and whatever was promised as “at most” have a ceiling: met up to "
            "it, missed above it."
        )
    },
    "by_rate": {
        "rate": N_(
            "Growth, shares and ratios: exceeded from {exceeded_points} percentage points better "
            "than the goal, met from the goal on, missed short of it."
        ),
        "rate_about": N_(
            "A rate that was promised as “about” is also met where it stays behind by less than "
            "{about_points} percentage points."
        ),
    },
    "by_amount": {
        "amount": N_(
            "Amounts, counts and levels: exceeded from {exceeded_ratio} times the goal, met from "
            "the goal on (for “about”: from {about_ratio} of the goal below it), missed short of "
            "that."
        ),
        "hedged": N_(
            "An answer that gives only a lower bound, such as “more than 240” for a goal of 250, "
            "settles nothing: not comparable."
        ),
    },
}
DECIDED = N_(
    "A person decided otherwise than the rules. Both readings are shown, with who, when and why."
)
# The fields of Settings.
TOLERANCES: Mapping[str, str] = {
    "exceeded_ratio": N_("Amounts and counts are exceeded from so many times the goal"),
    "exceeded_points": N_("Rates are exceeded from so many percentage points beyond the goal"),
    "about_points": N_("“About”, for rates: within so many percentage points"),
    "about_ratio": N_("“About”, for amounts: within such a part of the goal"),
    "income_points": N_(
        "“In step with the economy”: within so many percentage points of its growth"
    ),
    "answer_floor": N_("Words are an answer from this likeness on (0 to 1)"),
    "comparable_bonus": N_(
        "What a comparable figure counts for beside likeness, among several answers"
    ),
    "sure_score": N_("An answer below this likeness is marked “to be reviewed”"),
    "candidates": N_("Most sentences that are looked at for one promise"),
}


def rules(settings: Settings) -> tuple[Method, ...]:
    """The rules in the order in which they are tried, with the numbers of ``settings``."""
    values = _values(settings)
    told = [
        Method(code, template, values)
        for rule in RULES
        for code, template in WORDS[rule.__name__].items()
    ]
    return (*told, Method("decided", DECIDED))


def tolerances(settings: Settings) -> tuple[Method, ...]:
    """Every field of ``settings`` with its value under ``value``."""
    return tuple(
        Method(name, TOLERANCES[name], {"value": value})
        for name, value in _values(settings).items()
    )


def _values(settings: Settings) -> dict[str, str]:
    return {
        field.name: f"{value:f}" if isinstance(value, Decimal) else f"{value:g}"
        for field in structs.fields(settings)
        for value in [getattr(settings, field.name)]
    }
