"""The words between two numbers, taken off one by one: what the second says of the first.

``达到421.38亿元，四年增加85.66亿元``: nothing stands between the two but a span of years and a
verb of change, so that the second number is the change of the first. A noun that is left over
(``，参保人数增加…``) names another subject, and then nothing is known.
"""

import re
from functools import cache
from typing import NamedTuple

from duixian.lexicon.loader import Lexicon, load
from duixian.lexicon.wording import Role, left_words
from duixian.model import Basis, Direction

_PAUSES = "，,、（( ；;。\u3000"
_SPAN = re.compile(
    r"(?:([两三四五六七八九十]|[0-9]{1,2})年(?:来|间|时间|内|共|以来|里)?"
    r"|(?:19|20|１９|２０)[0-9０-９]{2}年(?:底|末)?的?)$"
)
_NUMERALS = {form: value for value, form in enumerate("两三四五六七八九十", 2)}


class Bridge(NamedTuple):
    """What the words before a number say. ``rest`` is what is left of them, without pauses.

    ``roles`` are those of the words taken off; ``years`` is the span that they name; ``against``
    is what the change is measured from where the words say so (比上年); ``real`` is set where
    they say that prices are taken out (实际, 按可比价), ``dated`` where they name a year.
    """

    rest: str
    roles: frozenset[Role]
    direction: Direction | None
    basis: Basis | None
    years: int | None
    against: str
    real: bool
    dated: bool

    @property
    def change(self) -> Direction | None:
        """The direction of a change in the number before, if it is nothing else."""
        return None if self.rest or self.roles & {"to", "from", "gap", "rank"} else self.direction


@cache
def _real_growth() -> Lexicon:
    return load("real_growth")


def bridge(words: str) -> Bridge:
    """Read ``words``, which stand right before a number, backwards."""
    forms = left_words()
    roles: set[Role] = set()
    direction: Direction | None = None
    basis: Basis | None = None
    years: int | None = None
    against, dated = "", False
    rest = words.rstrip(_PAUSES)
    while rest:
        if span := _SPAN.search(rest):
            years = years or _small(span[1])
            dated = dated or not span[1]
            rest = rest[: span.start()].rstrip(_PAUSES)
            continue
        word = next((word for word in forms.get(rest[-1], ()) if rest.endswith(word.form)), None)
        if word is None:
            break
        roles.add(word.role)
        direction = direction or word.direction
        basis = basis or word.basis
        if word.form[0] in "比较":
            against = word.form
        rest = rest[: -len(word.form)].rstrip(_PAUSES)
    real = any(hit.entry.id == "words" for hit in _real_growth().find(words))
    return Bridge(rest, frozenset(roles), direction, basis, years, against, real, dated)


def _small(written: str | None) -> int | None:
    if not written:
        return None
    return _NUMERALS.get(written) or int(written)


def at_constant_prices(words: str) -> bool:
    """Whether ``words`` name an indicator whose growth is no quotient of levels, or say so."""
    return next(_real_growth().find(words), None) is not None
