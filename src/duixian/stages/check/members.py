"""A list of names and the number that is said of it: 四镇（甲、乙、丙、丁）, A、B、C三大产业.

Only lists that are complete by their form are counted: nothing like 等 in them, no numbers, and
every name after the first short, so that no clause hides in it.
"""

import re
from collections.abc import Iterator, Sequence

from duixian.i18n import N_
from duixian.lexicon.arithmetic import words
from duixian.model import Finding, Quote, Report
from duixian.stages.check.finding import found
from duixian.stages.check.passages import Passage
from duixian.text import numerals

TEMPLATE = N_("{count} are said, but {listed} are named")

# A number up to ten and the unit behind it; what stands around it is looked at where one is found.
# 残疾人两项补贴 is one member of a list, not the number of all.
_COUNT = re.compile(
    "[二两三四五六七八九十2-9](?:大|个|类|[镇乡县市区村](?![级分内外直]))|[三四五六七八九十3-9][项种]"
)
_NOT_BEFORE = frozenset("第0123456789.．一二三四五六七八九十百千万“、和与及等共计")
_CLAUSE = "，。；：\n（）()“”《》！？ "
# 四川 and 三明 are names; 五个 is a number.
_NUMERAL = re.compile("[0-9０-９]|[二两三四五六七八九十](?:[大个项类种条年月亿万千百十]|方面)")
LONGEST_NAME = 6
LONGEST_OPEN = 10
LONGEST_LIST = 80
JOINTS = "和与及"
LONGEST_NOUN = 14


def check_members(report: Report, _: Sequence[Passage]) -> Iterator[Finding]:
    """Count the names of every list that states their number."""
    text = report.text
    for match in _COUNT.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before == "等":
            yield from _too_many(report, match)
        if before == "“" and match[0].endswith("大"):
            yield from _counted(report, match, match.start() - 1)
        if before in _NOT_BEFORE:
            continue
        if (opened := _parenthesis(text, match.end())) is not None:
            yield from _against(report, match, (match.start(), opened[1]), _inside(text, opened))
        else:
            yield from _counted(report, match, match.start())


def _counted(report: Report, match: re.Match[str], end: int) -> Iterator[Finding]:
    """油茶、青虾、竹笋三大产业, 效率、服务、诚信“三大品牌”: the list ends at ``end``."""
    if (start := _list_before(report.text, end)) is not None:
        names = report.text[start:end].removesuffix("这").split("、")
        yield from _against(report, match, (start, match.end()), names)


def _parenthesis(text: str, start: int) -> tuple[int, int] | None:
    """The span of the parenthesis that opens right behind the counted noun."""
    if (opened := text.find("（", start, start + LONGEST_NOUN)) < 0:
        return None
    closed = text.find("）", opened, opened + LONGEST_LIST)
    if closed < 0 or any(character in _CLAUSE for character in text[start:opened]):
        return None
    return opened + 1, closed


def _inside(text: str, opened: tuple[int, int]) -> list[str]:
    """四镇（赤坎、塘口、百合、蚬冈）: the names, or nothing where the list is of another kind."""
    names = text[opened[0] : opened[1]]
    members = names.split("、")
    if min(map(len, members)) < 2 or names.startswith(words("partial")) or _is_open(names):
        return []
    return [] if any(mark in _CLAUSE or mark.isdigit() for mark in names) else members


def _list_before(text: str, end: int) -> int | None:
    """做大油茶、青虾、竹笋三大产业: where the clause with the list before the number begins."""
    end -= text[end - 1] == "这"
    if text.rfind("、", max(0, end - LONGEST_NAME - 1), end) < 0:
        return None
    low = max(0, end - LONGEST_LIST)
    start = next((at + 1 for at in range(end - 1, low - 1, -1) if text[at] in _CLAUSE), None)
    if start is None:
        return None
    names = text[start:end]
    members = names.split("、")
    if len(members) < 3 or _is_open(names) or _NUMERAL.search(names):
        return None
    return start if all(members) and max(map(len, members[1:])) <= LONGEST_NAME else None


def _too_many(report: Report, match: re.Match[str]) -> Iterator[Finding]:
    """砚溪、石柳、禾渡等2个镇: 等 leaves names out, it adds none."""
    text, end = report.text, match.start() - 1
    low = max(0, end - LONGEST_LIST)
    start = next((at + 1 for at in range(end - 1, low - 1, -1) if text[at] in _CLAUSE), None)
    if start is None or _NUMERAL.search(text, start, end):
        return
    names = text[start:end].split("、")
    count = numerals.parse(match[0][0])
    if count is None or len(names) <= count or max(map(len, names[1:]), default=99) > LONGEST_OPEN:
        return
    yield found(
        "named-count",
        "warning",
        TEMPLATE,
        (Quote.take(report, start, match.end()),),
        count=match[0],
        listed=str(len(names)),
        computation=f"{int(count)} ≠ {len(names)}",
    )


def _is_open(names: str) -> bool:
    """Whether the list itself says that it is not complete."""
    return any(word in names for word in words("open_list"))


def _against(
    report: Report, match: re.Match[str], span: tuple[int, int], members: Sequence[str]
) -> Iterator[Finding]:
    count = numerals.parse(match[0][0])
    joined = sum(member.count(joint) for member in members for joint in JOINTS)
    # 和 may join two names or stand inside one.
    if count is None or len(members) < 2 or len(members) <= count <= len(members) + joined:
        return
    yield found(
        "named-count",
        "warning",
        TEMPLATE,
        (Quote.take(report, *span),),
        count=match[0],
        listed=str(len(members)),
        computation=f"{int(count)} ≠ {len(members)}",
    )
