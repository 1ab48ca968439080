"""An outline to figures and statements that are understood."""

from duixian.stages.extract.ledger import extract

__all__ = ["extract"]
