"""A report checked: what contradicts itself, with the computation that shows it."""

from duixian.stages.check.checking import check
from duixian.stages.check.pair import check_pair

__all__ = ["check", "check_pair"]
