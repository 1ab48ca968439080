"""Pure functions, independent of each other; only ``pipeline`` knows their order."""
