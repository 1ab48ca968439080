"""Frozen value objects: what the stages hand to one another and what a reader holds."""

from duixian.model.document import (
    Block,
    BlockRole,
    Document,
    Location,
    Metadata,
    Origin,
    Quote,
    SetAside,
    SetAsideKind,
    Source,
)
from duixian.model.figure import (
    Basis,
    Bound,
    Direction,
    Figure,
    IgnoredNumber,
    Indicator,
    Measure,
)
from duixian.model.finding import Finding, Severity
from duixian.model.pages import Box, Pages, Stretch
from duixian.model.period import Period, last_year, years
from duixian.model.place import Place, PlaceLevel
from duixian.model.report import Extraction, Outline, Report
from duixian.model.structure import Kind, Part, Section, Sentence, Statement

__all__ = [
    "Basis",
    "Block",
    "BlockRole",
    "Bound",
    "Box",
    "Direction",
    "Document",
    "Extraction",
    "Figure",
    "Finding",
    "IgnoredNumber",
    "Indicator",
    "Kind",
    "Location",
    "Measure",
    "Metadata",
    "Origin",
    "Outline",
    "Pages",
    "Part",
    "Period",
    "Place",
    "PlaceLevel",
    "Quote",
    "Report",
    "Section",
    "Sentence",
    "SetAside",
    "SetAsideKind",
    "Severity",
    "Source",
    "Statement",
    "Stretch",
    "last_year",
    "years",
]
