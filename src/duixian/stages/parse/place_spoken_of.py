"""The place that a text without a masthead speaks of: by counting, and never on a thin count."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from duixian.lexicon.gazetteer import gazetteer
from duixian.lexicon.place_names import Name
from duixian.lexicon.places import mentions
from duixian.model import PlaceLevel

FEWEST = 3
AHEAD = 1.5  # how far the first has to be ahead of the second
RECOUNTED = 6

# What a report calls its own place: 全省, 我市. 区 is a district or an autonomous region.
KINDS: dict[str, tuple[PlaceLevel, ...]] = {
    "省": ("province",),
    "自治区": ("province",),
    "区": ("province", "county"),
    "市": ("province", "prefecture", "county"),
    "自治州": ("prefecture",),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "县": ("county",),
    "自治县": ("county",),
    "旗": ("county",),
    "镇": ("township",),
    "乡": ("township",),
    "街道": ("township",),
}
_INSTITUTIONS = ("委", "政府", "人民政府", "人大", "政协", "第")
# Hong Kong, Macao and Taiwan are spoken of in every national report and give none of their own.
_ELSEWHERE = ("71", "81", "82")


class Hint(NamedTuple):
    """A name with its weight; offsets of ``name`` are the document's, or -1 outside its text."""

    name: Name
    weight: int


def kinds_spoken_of(text: str) -> set[str]:
    """The kind of place that the text calls its own (全省, 我省), where it does so often."""
    counts = Counter({kind: text.count("全" + kind) + text.count("我" + kind) for kind in KINDS})
    (kind, count), (_, second) = counts.most_common(2)
    return {kind} if count >= FEWEST and count > second else set()


def most_spoken_of(text: str, kinds: set[str], hints: Sequence[Hint]) -> Name | None:
    """The place of a fitting kind that the text names clearly most often."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for mention in mentions(text):
        if mention.code is None or mention.code.startswith(_ELSEWHERE):
            continue
        first.setdefault(mention.full, (mention.start, mention.end))
        counts[mention.full] += 3 if text.startswith(_INSTITUTIONS, mention.end) else 1
    for name, weight in hints:
        if name.divisions and not name.short:
            first.setdefault(name.text, (name.start, name.end))
            counts[name.text] += weight
    fitting = Counter({name: counts[name] for name in counts if _fits(name, kinds)})
    # Mentions are strict; a report's own place also stands inside other words (云南发展).
    ranked = Counter(
        {name: count + text.count(_stem(name)) for name, count in fitting.most_common(RECOUNTED)}
    ).most_common(2)
    if not ranked or ranked[0][1] < FEWEST:
        return None
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    spoken = ranked[0][0]
    return Name(spoken, *first[spoken], gazetteer().full(spoken), False)


def _fits(name: str, kinds: set[str]) -> bool:
    """Whether ``name`` can be a place of one of ``kinds``; without kinds any can."""
    rows = gazetteer().full(name)
    return not kinds or any(
        name.endswith(kind) and any(row.level in KINDS[kind] for row in rows) for kind in kinds
    )


def _stem(name: str) -> str:
    """The short name where it says enough, else the full one."""
    rows = gazetteer().full(name)
    return rows[-1].short if rows and rows[-1].short and not rows[-1].common else name


def is_national(text: str) -> bool:
    """A text that says 我国 and 全国 throughout and hardly ever 我省, 全市 or the like."""
    own = sum(text.count("全" + kind) + text.count("我" + kind) for kind in KINDS)
    nation = sum(map(text.count, ("我国", "我國", "全国", "全國")))
    return nation >= 5 and nation >= len(text) / 2500 and nation > 12 * own
