"""The lists of ``numbering.xml``."""

from duixian.stages.read.docx.names import Element, Names
from duixian.stages.read.numbered import Level, Lists, NumberedList


def lists_of(root: Element | None) -> Lists:
    """The lists that ``root``, the root of ``numbering.xml``, defines; none without it."""
    if root is None:
        return Lists({}, {})
    names = Names(root)
    definitions: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    styles: dict[str, str] = {}
    for abstract in root.iter(names("abstractNum")):
        id_ = names.value(abstract, "abstractNumId")
        definitions[id_] = _levels(abstract, names)
        if link := names.child_value(abstract, "numStyleLink"):
            links[id_] = link
        if style := names.child_value(abstract, "styleLink"):
            styles[style] = id_
    for id_, link in links.items():
        definitions[id_] = definitions.get(styles.get(link, ""), definitions[id_])
    lists = {
        names.value(number, "numId"): _list(number, names) for number in root.iter(names("num"))
    }
    return Lists(definitions, lists)


def levels_of_styles(root: Element | None) -> dict[str, str]:
    """By the id of a style: the level of a list that is bound to it (``w:lvl`` with ``w:pStyle``).

    It holds against the level that the style itself names (ECMA-376 part 1, 17.9.23).
    """
    if root is None:
        return {}
    names = Names(root)
    return {
        style: names.value(level, "ilvl")
        for level in root.iter(names("lvl"))
        if (style := names.child_value(level, "pStyle"))
    }


def _list(number: Element, names: Names) -> NumberedList:
    overrides = list(number.iter(names("lvlOverride")))
    return NumberedList(
        names.child_value(number, "abstractNumId"),
        {
            level: found
            for override in overrides
            for level, found in _levels(override, names).items()
        },
        {
            _int(names.value(override, "ilvl")): _int(start)
            for override in overrides
            if (start := names.child_value(override, "startOverride"))
        },
    )


def _levels(parent: Element, names: Names) -> dict[int, Level]:
    return {
        _int(names.value(level, "ilvl")): Level(
            start=_int(names.child_value(level, "start"), 1),
            number_format=names.child_value(level, "numFmt") or "decimal",
            pattern=names.child_value(level, "lvlText"),
            suffix=names.child_value(level, "suff") or "tab",
            arabic=names.is_on(level, "isLgl") or False,
            restart=_restart(names.child_value(level, "lvlRestart")),
        )
        for level in parent.iterchildren(names("lvl"))
    }


def _restart(text: str) -> int | None:
    return _int(text) if text else None


def _int(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default
