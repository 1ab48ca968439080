"""Hand coding: a sample of a corpus, sheets for coders, their agreement, and gold labels of it."""
