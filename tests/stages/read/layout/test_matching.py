"""The assignment is the cheapest one."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.stages.read.layout.matching import assign

costs = st.floats(-8, 8, allow_nan=False)
tables = st.integers(0, 5).flatmap(
    lambda rows: st.integers(rows, 6).flatmap(
        lambda columns: st.lists(
            st.lists(costs, min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


@given(tables)
def test_no_other_assignment_is_cheaper(table: list[list[float]]) -> None:
    """On small tables every assignment is tried."""
    found = assign(table)
    assert len(set(found)) == len(found) == len(table)
    total = sum(row[column] for row, column in zip(table, found, strict=True))
    columns = len(table[0]) if table else 0
    least = min(
        sum(row[column] for row, column in zip(table, chosen, strict=True))
        for chosen in permutations(range(columns), len(table))
    )
    assert total == pytest.approx(least)


def test_rows_that_do_not_fit_are_refused() -> None:
    """Each row needs a column of its own."""
    with pytest.raises(ValueError, match="2 rows do not fit in 1 columns"):
        assign([[1.0], [2.0]])
