"""A minimum-cost assignment of rows to columns.

Shortest augmenting paths with potentials (R. Jonker, A. Volgenant, "A shortest augmenting path
algorithm for dense and sparse linear assignment problems", Computing 38, 1987). Costs may be
negative. Cubic in the worst case; pages come near to one step a row, since most pairs are plain.
"""

from collections.abc import Sequence

_INFINITE = float("inf")


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each row its column, each column taken once, the sum of the costs least.

    ``costs`` has at least as many columns as rows.
    """
    rows = len(costs)
    columns = len(costs[0]) if rows else 0
    if columns < rows:
        raise ValueError(f"{rows} rows do not fit in {columns} columns")
    row_price, column_price = [0.0] * rows, [0.0] * columns
    row_of = [-1] * columns
    for row in range(rows):
        column, came_from = _shortest_path(costs, row, row_of, row_price, column_price)
        while column >= 0:  # hand the columns on along the path
            before = came_from[column]
            row_of[column] = row_of[before] if before >= 0 else row
            column = before
    found = [-1] * rows
    for column, row in enumerate(row_of):
        if row >= 0:
            found[row] = column
    return found


def _shortest_path(
    costs: Sequence[Sequence[float]],
    start: int,
    row_of: Sequence[int],
    row_price: list[float],
    column_price: list[float],
) -> tuple[int, list[int]]:
    """The free column that is cheapest to reach from ``start``, and the way to each column."""
    count = len(row_of)
    least = [_INFINITE] * count
    came_from = [-1] * count
    open_columns = list(range(count))
    done: list[int] = []
    column, row = -1, start
    while row >= 0:
        prices, price = costs[row], row_price[row]
        nearest, delta = -1, _INFINITE
        for other in open_columns:
            reduced = prices[other] - price - column_price[other]
            if reduced < least[other]:
                least[other], came_from[other] = reduced, column
            if least[other] < delta:
                nearest, delta = other, least[other]
        row_price[start] += delta
        for other in done:
            row_price[row_of[other]] += delta
            column_price[other] -= delta
        for other in open_columns:
            least[other] -= delta
        open_columns.remove(nearest)
        done.append(nearest)
        column, row = nearest, row_of[nearest]
    return column, came_from
