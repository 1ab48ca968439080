"""One root error. A message says what failed, where, why, and what to do next.

Messages are gettext msgids in English with named placeholders; an outlet renders them in its
reader's language with :meth:`DuixianError.render`, so no error text is written twice.
"""

from collections.abc import Callable


class DuixianError(Exception):
    """Anything that duixian refuses to do.

    ``template`` is an English sentence with ``{name}`` placeholders, ``values`` fills them.
    ``str(error)`` is the English sentence.
    """

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**values))

    def __reduce__(self) -> tuple[object, ...]:
        # A process that hands an error to another hands on its parts.
        return _again, (type(self), self.template, self.values)

    def render(self, translate: Callable[[str], str]) -> str:
        """The message in the language of ``translate`` (a gettext function)."""
        return translate(self.template).format(**self.values)


def _again(kind: type[DuixianError], template: str, values: dict[str, object]) -> DuixianError:
    return kind(template, **values)


class SourceError(DuixianError):
    """A source cannot be read: empty, broken, too large, of a kind that is not supported."""


class NotAReportError(DuixianError):
    """The text was read, but it is not a government work report."""


class MissingExtraError(DuixianError):
    """An optional dependency is not installed; the message names the extra that brings it."""


class LexiconError(DuixianError):
    """A lexicon file contradicts itself: a duplicate form, an unknown field."""


class OutputError(DuixianError):
    """A result cannot be written: unknown ending, missing folder, no permission."""


class PairError(DuixianError):
    """Two reports cannot be held against each other: the same one, another place, wrong order."""


class DecisionError(DuixianError):
    """A decision file cannot be read: no TOML, an unknown verdict, a missing key."""


class SettingError(DuixianError):
    """A tolerance that does not exist, or that is no number."""


class TemplateError(DuixianError):
    """A template of an office cannot be used: no TOML, a missing key, an unknown placeholder."""
