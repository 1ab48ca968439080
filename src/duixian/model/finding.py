"""A finding: something a reader should look at, with the words that show it."""

from typing import Literal

import msgspec

from duixian.model.document import Quote

Severity = Literal["error", "warning", "info"]


class Finding(msgspec.Struct, frozen=True):
    """What was found. ``template`` is an English gettext msgid; ``values`` fills it."""

    code: str
    severity: Severity
    template: str
    values: dict[str, str]
    quotes: tuple[Quote, ...]
