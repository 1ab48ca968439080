"""What every reader returns: the lines of a source and what it says about itself."""

import msgspec

from duixian.model import Metadata, SetAside, SetAsideKind
from duixian.model.pages import Pages
from duixian.model.recognition import Recognition
from duixian.stages.read.layout.compose import Composition
from duixian.stages.read.lines import Line

SHOWN = 200  # characters of a set-aside text that are kept, see ``SetAside``


class Reading(msgspec.Struct, frozen=True):
    """The lines in source order; what was left out is in ``set_aside``, without offsets.

    A source with pages is composed from its coordinates: it gives ``composition`` and ``pages``
    in the place of ``lines``; one whose text was recognised adds ``recognition``.
    """

    lines: list[Line]
    media_type: str
    metadata: Metadata = Metadata()
    set_aside: tuple[SetAside, ...] = ()
    composition: Composition | None = None
    pages: Pages | None = None
    recognition: Recognition | None = None


def aside(kind: SetAsideKind, texts: list[str]) -> tuple[SetAside, ...]:
    """One entry for all ``texts`` of a kind, none where there are none."""
    shown = " ".join(text for text in texts if text)[:SHOWN]
    return (SetAside(kind, shown),) if shown else ()
