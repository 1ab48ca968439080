"""A report checked: what contradicts itself, with the computation that shows it."""

from duixian.stages.check.checking import check

__all__ = ["check"]
