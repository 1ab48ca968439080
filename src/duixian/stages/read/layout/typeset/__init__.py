"""Pages with coordinates (PDF, OFD): from runs of characters to canonical text."""

from duixian.stages.read.layout.typeset.composing import compose_pages
from duixian.stages.read.layout.typeset.runs import Rect, Run, TypesetPage

__all__ = ["Rect", "Run", "TypesetPage", "compose_pages"]
