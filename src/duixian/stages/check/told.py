"""What the checks look for, in words: one sentence for each code of a finding."""

from collections.abc import Mapping

from duixian.i18n import N_
from duixian.model.methods import Method

WORDS: Mapping[str, str] = {
    "restatement": N_("A quantity and the same quantity in another unit are one quantity."),
    "composition": N_("Shares of one whole add up to 100%, but for rounding."),
    "from-to": N_(
        "The change that is printed is the difference of the two ends that are printed, and goes "
        "the way that the words say."
    ),
    "parts-and-whole": N_("Parts that are said to be all of it add up to the whole."),
    "part-and-share": N_(
        "A percentage is the part divided by the whole where both are printed beside it, and no "
        "part is larger than its whole."
    ),
    "level-and-growth": N_("A level, the level before it and the growth between them agree."),
    "stated-twice": N_("What is stated twice has one value."),
    "listed-count": N_("As many tasks are listed as are announced."),
    "named-count": N_("As many members are named as the number beside them says."),
    "out-of-range": N_(
        "No value is impossible: no share above 100%, no rank beyond its field, no count below "
        "zero."
    ),
    "impossible-date": N_("Every date is one of the calendar."),
    "period": N_("The review is of a year gone by, the plan for one that is not."),
    "future-year": N_("No result is told of a year that is still to come."),
    "restated-level": N_("What two reports say of the same year is the same."),
    "base-revised": N_(
        "Where a number of the year before was revised, both values are shown: growth rates are "
        "measured from the new one."
    ),
}


def checks() -> tuple[Method, ...]:
    """What is looked for, by the codes of the findings."""
    return tuple(Method(code, template) for code, template in WORDS.items())
