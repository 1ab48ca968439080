"""How well reports are read: scores on the gold labels of ../shared, held against pinned floors.

A scorer is a module of this package with ``score(shared) -> {metric: value in [0, 1]}``. It may
also have ``rows(shared) -> list[Row]``, so that a run can say what was gained and what was lost,
and ``CORPUS``, globs of the files it depends on (default: all of ``gold`` and ``seed``).
"""
