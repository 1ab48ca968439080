"""How many indicators the poster shows, and how many cards stand side by side in each row."""

FEWEST, MOST = 5, 12  # headline indicators
REST = 12  # rows of further targets
TILED = 18  # small cards at most

# Cards side by side in each row, by their number: whole rows, and the odd ones on top, larger.
ROWS: dict[int, tuple[int, ...]] = {
    0: (),
    1: (1,),
    2: (2,),
    3: (3,),
    4: (2, 2),
    5: (1, 2, 2),
    6: (2, 2, 2),
    7: (1, 3, 3),
    8: (2, 3, 3),
    9: (3, 3, 3),
    10: (1, 3, 3, 3),
    11: (2, 3, 3, 3),
    12: (3, 3, 3, 3),
}
# Smaller cards: three in a row, the odd ones in rows of two on top.
TILES = {1: (1,), 2: (2,), 4: (2, 2)}


def tile_rows(number: int) -> tuple[int, ...]:
    """How many small cards stand in each row: no row has a single one, but for one alone."""
    if number in TILES:
        return TILES[number]
    odd = {0: (), 1: (2, 2), 2: (2,)}[number % 3]
    return (*odd, *(3,) * ((number - sum(odd)) // 3))
