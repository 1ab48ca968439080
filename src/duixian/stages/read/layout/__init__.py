"""Lines to canonical text: cleaned, unwrapped, in reading order, with the way back."""

from duixian.stages.read.layout.compose import Composition, compose

__all__ = ["Composition", "compose"]
