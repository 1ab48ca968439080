"""The units that a cell names: who leads and who helps."""

import re
from typing import NamedTuple

_PARTING = re.compile(r"[、，,；;\n]|\s{1,4}|(?<=[局委办部院])和(?=[\u4e00-\u9fff]{2})")
_LEADS = re.compile(r"(?:牵头|主办|主责)(?:单位|部门)?[：:]?")
_HELPS = re.compile(r"(?:配合|协办|协同|参与|协助)(?:单位|部门)?[：:]?")
_SIGNS = "（）()[]【】：:。.　 "


class Owners(NamedTuple):
    """Units in the order in which they are named."""

    lead: tuple[str, ...]
    support: tuple[str, ...]


def owners_of(lead: str, support: str) -> Owners:
    """The units of a cell of leading units and of one of supporting units.

    A cell may name both: 县发展改革局牵头，县财政局、县住建局配合; 牵头单位：甲；配合单位：乙.
    """
    first, second = _parted(lead)
    return Owners(_units(first), _units(second) + _units(support))


def _parted(cell: str) -> tuple[str, str]:
    """The words of ``cell`` about leading and about supporting units."""
    helps = _HELPS.search(cell)
    leads = _LEADS.search(cell)
    if helps is None:
        return _LEADS.sub("", cell), ""
    if leads is not None and leads.start() < helps.start() and leads.start() > 0:
        # 甲牵头，乙、丙配合
        return cell[: leads.start()], cell[leads.end() : helps.start()] or cell[helps.end() :]
    if helps.start() > 0 and leads is None and helps.end() >= len(cell.rstrip(_SIGNS)):
        return "", cell[: helps.start()]
    # 牵头单位：甲；配合单位：乙
    before = cell[: helps.start()]
    return _LEADS.sub("", before), cell[helps.end() :]


def _units(words: str) -> tuple[str, ...]:
    found = (part.strip(_SIGNS) for part in _PARTING.split(words))
    return tuple(dict.fromkeys(part for part in found if len(part) > 1))
