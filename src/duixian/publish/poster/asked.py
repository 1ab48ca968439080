"""What a poster is made for, handed to everything that makes a part of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from duixian.i18n.labels import VERDICTS, label
from duixian.model import Figure
from duixian.model.reconciliation import VerdictCode
from duixian.publish.edition import Edition
from duixian.publish.poster.content import Mark
from duixian.publish.poster.links import Links

Translate = Callable[[str], str]


@dataclass
class Asked:
    """What a poster is made for: the edition, its links, and the reader's language."""

    edition: Edition
    links: Links
    translate: Translate
    figures: dict[str, Figure] = field(init=False)

    def __post_init__(self) -> None:
        self.figures = {one.id: one for one in self.edition.report.figures}

    def mark(self, code: VerdictCode) -> Mark:
        """The verdict and its word."""
        return Mark(code, label(VERDICTS, code, self.translate))
