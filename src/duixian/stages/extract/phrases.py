"""Noun phrases around a number: what is measured or counted, verbatim."""

import re
from typing import NamedTuple

from duixian.lexicon.frames import conditions, frame
from duixian.lexicon.indicators import identify, is_name
from duixian.lexicon.nouns import attributes
from duixian.lexicon.verbs import (
    Verb,
    bound_behind,
    bound_heads,
    directions,
    leading,
    moving,
    predicate,
)
from duixian.model import Direction

STOPS = frozenset("，,；;：:。！？!?\n（(）)【】—…·●")
CLOSERS = "”’》\"'"
LIST_MARKS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
LONGEST = 40
LEVELS = frozenset("省市县区乡镇")
SIZES = ("以上", "以下", "以内")
# A verb stays where the noun alone would say nothing: 完成投资, 接待游客.
SHORTEST = 2


# 1.新建幼儿园: the number of an item of a list inside a sentence.
_NUMBERED = re.compile(r"[0-9０-９]{1,2}[.．、](?![0-9０-９])")


class Phrase(NamedTuple):
    """A noun phrase at ``start:end`` and the change that its verb made (新增, 减少).

    ``tail`` is the span of the words that it shares with a later member of its list: 存、贷款余额.
    """

    start: int
    end: int
    direction: Direction | None = None
    tail: tuple[int, int] | None = None

    def name(self, text: str) -> str:
        """The phrase in full: its own words and the shared ones."""
        words = text[self.start : self.end]
        return words + text[slice(*self.tail)] if self.tail else words


def clause_start(text: str, low: int, position: int, *, lists: bool) -> int:
    """Where the clause that ends at ``position`` begins; with ``lists`` also behind a 、."""
    depth = 0
    for index in range(position - 1, max(low, position - 120) - 1, -1):
        character = text[index]
        if character in CLOSERS:
            depth += 1
        elif character in "“‘《":
            depth -= 1
        elif depth <= 0 and (
            character in STOPS or (lists and character == "、" and not _levels(text, index))
        ):
            return index + 1
    return max(low, position - 120)


def _levels(text: str, joint: int) -> bool:
    """237个|省、市重点项目: levels of government share the noun behind them."""
    return text[joint - 1 : joint] in LEVELS and text[joint + 1 : joint + 2] in LEVELS


def before(text: str, start: int, end: int, dates: dict[int, int]) -> Phrase | None:
    """The noun phrase in the clause ``text[start:end]``, its verbs and adverbs taken off.

    ``None`` where nothing is left: the clause has no noun of its own and no verb of change.
    """
    starts = {low: high for high, low in dates.items() if start <= low < end}
    direction: Direction | None = None
    kept = position = start
    taken = 0
    if mark := _NUMBERED.match(text, position, end):
        position = mark.end()
    while position < end:
        if text[position] in " 、，,\u3000" or text[position] in LIST_MARKS:
            position += 1
            continue
        if position in starts:
            kept = position = _behind_date(text, starts[position], end)
            continue
        verb = leading_verb(text, position, end)
        if verb is None or is_name(text[position:end]):
            break
        kept = position if verb.role == "do" else position + len(verb.form)
        direction = verb.direction or direction
        taken += verb.role == "do"
        position += len(verb.form)
    if direction is None and (inner := _inner_move(text, position, end)):
        position, direction = inner
    position = _trim_left(text, position, end)
    end = _trim_right(text, position, end)
    if _is_condition(text, position, end):
        end = _before_condition(text, position, end)
    # 完成造林: of two verbs the last is the name of what was done.
    short = end - position <= SHORTEST or _is_side(text[position:end])
    if short and kept < position and (end > position or taken > 1):
        position = _trim_left(text, kept, end)
    if end - position < 2 and text[position:end] not in frame("one_character_noun"):
        return None if direction is None else Phrase(end, end, direction)
    return Phrase(max(position, end - LONGEST), end, direction)


def _is_condition(text: str, start: int, end: int) -> bool:
    return text.endswith(conditions()["closes"], start, end) or text.startswith(
        conditions()["excludes"], start, end
    )


def _before_condition(text: str, start: int, end: int) -> int:
    """零售总额|扣除价格因素, |剔除一次性因素后: a condition is no part of what is measured."""
    forms = conditions()["opens"] + conditions()["excludes"]
    opened = [text.find(form, start, end) for form in forms]
    return min((at for at in opened if at >= start), default=start)


def _is_side(words: str) -> bool:
    """Whether the words need their verb to be understood: 通车|总里程, 调处|成功率."""
    return words in attributes() or (len(words) <= 3 and words.endswith("率"))


def bracket_start(text: str, low: int, position: int) -> int | None:
    """Where the parenthesis that ends right before ``position`` opens: 收入（含转移）."""
    if text[position - 1 : position] not in ("）", ")"):
        return None
    opened = max(text.rfind("（", low, position), text.rfind("(", low, position))
    return opened if opened >= 0 else None


def leading_verb(text: str, position: int, end: int) -> Verb | None:
    """The verb or adverb that the words at ``position`` open with, if it is one to take off."""
    for verb in leading().get(text[position], ()):
        behind = position + len(verb.form)
        if behind > end or not text.startswith(verb.form, position):
            continue
        if verb.not_before and text.startswith(verb.not_before, behind):
            continue
        if (
            behind < end
            and text[behind] in bound_heads()
            and bound_behind().match(text, behind, end)
        ):
            # 开发|区, 治理|率: what follows is the second half of a noun.
            continue
        if verb.role == "attribute" and end - behind > 1 and not leading_verb(text, behind, end):
            # 重点|项目 beside 重点|支持: an adverb only in front of a verb.
            continue
        # A one-character word is taken off only where a phrase of some length is left.
        if len(verb.form) == 1 and 0 < end - behind < 3 and not _stands(text[behind:end]):
            continue
        return verb
    return None


def _stands(words: str) -> bool:
    """Whether two characters are a word by themselves: 使|总数, 又|新建."""
    return words in attributes() or any(verb.form == words for verb in leading().get(words[0], ()))


def _inner_move(text: str, start: int, end: int) -> tuple[int, Direction] | None:
    """Inside a clause, 新增 X and 减轻 X begin the phrase anew: 园区新增研发机构."""
    last = None
    for last in moving().finditer(text, start, end - 2):  # noqa: B007 - the last match is wanted
        pass
    if last is None or identify(text[start:end]):
        return None
    return last.end(), directions()[last[0]]


def _behind_date(text: str, position: int, end: int) -> int:
    for _ in range(2):  # 6月|底|前
        for tail in frame("after_date"):
            if position + len(tail) <= end and text.startswith(tail, position):
                position += len(tail)
                break
    return position


def _trim_left(text: str, position: int, end: int) -> int:
    while position < end and text[position] in " 、的了和与及\u3000—－-·●":
        position += 1
    return position


def _trim_right(text: str, position: int, end: int) -> int:
    if (
        end > position and text[position] in "百千万亿" and text.endswith(SIZES, position, end)
    ):  # 千万元以上|19个
        end = position
    while end > position and text[end - 1] in " 、的，,每\u3000":
        end -= 1
    # 补助标准|由每人每年240元, 住房|基本建成470套: these words belong to the number.
    found = _FROM.search(text, position, end)
    if found is None and text.startswith("成", end):
        found = _BUILT.search(text, position, end)
    return found.start() if found and found.start() - position >= SHORTEST else end


_FROM = re.compile(r"(?<![自理事])由(?:每.{0,3})?$")
_BUILT = re.compile(r"(?:基本|已|新)*建$")


def after(text: str, position: int, high: int) -> Phrase | None:
    """The counted noun that follows a number at ``position``, up to its predicate."""
    if position < high and text[position] == "的":
        position += 1
    if text.startswith("级", position):
        position += 1
    end = position
    limit = min(high, position + LONGEST)
    while end < limit and text[end] not in STOPS and not text[end].isdigit():
        if text[end] == "、" and not _levels(text, end):
            break
        end += 1
    found = predicate().search(text, position, end)
    if found and found[0] == "的" and leading_verb(text, position, found.start()):
        # 1亿人居住的|棚户区: a short clause in front of 的 only describes the noun.
        position = found.end()
        found = predicate().search(text, position, end)
    if found:
        end = found.start()
    elif position < end < high and text[end].isdigit() and text[end - 1] in "和与及":
        # 10家企业和1家平台: the joint belongs to the next number.
        end -= 1
    end = _trim_right(text, position, end)
    for tail in frame("task_tail"):
        if text.endswith(tail, position, end) and end - len(tail) - position > 2:
            end -= len(tail)
            break
    return Phrase(position, end) if end > position else None


def quoted(text: str, low: int, position: int) -> Phrase | None:
    """The words in the quotes that end right before ``position``: “全国千强镇”第404位."""
    if text[position - 1 : position] != "”":
        return None
    opened = text.rfind("“", low, position)
    return Phrase(opened + 1, position - 1) if opened >= 0 else None
