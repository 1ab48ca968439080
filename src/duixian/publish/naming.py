"""What a figure measures, in words that a reader understands away from their sentence."""

from duixian.lexicon.indicators import identify, names
from duixian.model import Indicator


def name_of(indicator: Indicator | None) -> str:
    """The words of ``indicator``, or its usual name where they are a part of it; empty for none.

    A list says once what its members share (一、二、三产增加值, 城镇、农村居民收入): 一 and 城镇
    alone say nothing. What the lexicon does not know keeps its own words.
    """
    if indicator is None:
        return ""
    if indicator.id is None or identify(indicator.text):
        return indicator.text
    return names(indicator.id)[0]
