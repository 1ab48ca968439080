"""How verdicts and findings are made, in words: what a reader who doubts one asks for."""

import msgspec


class Method(msgspec.Struct, frozen=True):
    """A rule in words.

    ``code`` is what the ledger says of it: the ``rule`` of an item, the ``code`` of a finding, the
    name of a setting. ``template`` is an English gettext msgid, ``values`` fills it.
    """

    code: str
    template: str
    values: dict[str, str] = {}


class Methods(msgspec.Struct, frozen=True):
    """The rules of the verdicts in the order in which they are tried, the settings, the checks."""

    rules: tuple[Method, ...]
    settings: tuple[Method, ...]
    checks: tuple[Method, ...]
