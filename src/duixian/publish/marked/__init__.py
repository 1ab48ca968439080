"""The source with its figures marked, beside the ledger rows that they became."""

from duixian.publish.marked.writing import ENDINGS, write_marked

__all__ = ["ENDINGS", "write_marked"]
