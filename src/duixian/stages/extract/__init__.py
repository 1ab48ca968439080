"""An outline to figures and statements that are understood."""

from duixian.stages.extract.ledger import extract
from duixian.stages.extract.owners import find_owners

__all__ = ["extract", "find_owners"]
