"""Lists whose members get one value each: A、B分别增长x、y."""

from collections.abc import Sequence

from duixian.lexicon.indicators import identify
from duixian.stages.extract.dates import Dates
from duixian.stages.extract.phrases import CLOSERS, Phrase, before

JOINTS = frozenset("、和与及")


def split(text: str, phrase: Phrase, count: int) -> list[Phrase] | None:
    """``phrase`` as ``count`` members, the last one with the shared tail; ``None`` if it is not.

    Splitting at 、 alone is tried first: 和 stands inside a member (生产和加工) as often.
    """
    for joints in ("、", "、和", "、和与及"):
        members = _split(text, phrase, joints)
        if len(members) == count:
            return _completed(text, members)
    return None


def _completed(text: str, members: list[Phrase]) -> list[Phrase]:
    """Give the earlier members the tail of the last one, where that makes a known name of them."""
    last = members[-1]
    return [
        *(_with_tail(text, member, last) for member in members[:-1]),
        last,
    ]


def _with_tail(text: str, member: Phrase, last: Phrase) -> Phrase:
    words = text[member.start : member.end]
    if identify(words):
        return member
    for start in range(last.start + 1, last.end - 1):
        if identify(words + text[start : last.end]):
            return member._replace(tail=(start, last.end))
    return member


def _split(text: str, phrase: Phrase, joints: str) -> list[Phrase]:
    members, start, depth = [], phrase.start, 0
    for index in range(phrase.start, phrase.end):
        character = text[index]
        if character in "“《（(":
            depth += 1
        elif character in CLOSERS or character in "）)":
            depth -= 1
        elif depth <= 0 and character in joints:
            if index > start:
                members.append(Phrase(start, index, phrase.direction))
            start = index + 1
    if phrase.end > start:
        members.append(Phrase(start, phrase.end, phrase.direction))
    return members


def run_lengths(gaps: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """How many numbers follow one another with only a joint between: ``x、y和z`` is one run of 3.

    ``gaps[i]`` is the text between number ``i - 1`` and number ``i`` (``gaps[0]`` is unused); a run
    has numbers of one kind. Returns for each number the length of the run that begins there, 0
    inside a run.
    """
    lengths = [0] * len(gaps)
    first = 0
    for index in range(len(gaps)):
        if gaps[index].strip() not in _RUN_GAPS or kinds[index] != kinds[index - 1] or not index:
            first = index
        lengths[first] += 1
    return lengths


_RUN_GAPS = frozenset({"、", "和", "，", ",", "与", "及", "以及", "、和"})


def distribute(
    text: str, clause: tuple[int, int], count: int, dates: Dates, earlier: Sequence[Phrase]
) -> list[Phrase] | None:
    """The members that ``count`` values belong to.

    They stand in the clause before 分别 (its half-open span), or, where that clause has no noun of
    its own, are the subjects of the ``count`` values before (``earlier``, in text order).
    """
    phrase = before(text, *clause, dates)
    if phrase and phrase.end > phrase.start:
        return split(text, phrase, count)
    return list(earlier[-count:]) if len(earlier) >= count else None
