"""Whether a task names a deed that a fact could decide."""

import re

from duixian.lexicon.promises import hits

_QUOTED = re.compile(r"“[^”]{2,20}”|《[^》]{2,30}》")


def is_checkable(text: str) -> bool:
    """A deed with a definite outcome, done to something that can be told from others."""
    found = hits("promise_words", text)
    ids = [hit.entry.id for hit in found]
    if "figurative" in ids:
        return False
    if "first" in ids:
        return True  # 实现百亿产业集群零的突破: there is one, or there is none
    if not ("milestone" in ids or "work" in ids):
        return False
    nouns = [name for name in ids if name in ("thing", "abstract")]
    if nouns and nouns[-1] == "abstract":
        return False
    if "thing" not in nouns and not _QUOTED.search(text):
        return False
    # 推进平台建设 only says where work goes on; 支持景区创建4A级 names an outcome all the same.
    return "milestone" in ids or ids[0] != "hedge_only"
