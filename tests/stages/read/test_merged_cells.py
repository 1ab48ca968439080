"""Merged and shifted cells of Word tables stand in their columns, in DOCX and in DOC."""

import struct

from lxml import etree

from duixian.stages.read.doc.rows import Place, places_of, set_out
from duixian.stages.read.docx.names import Names
from duixian.stages.read.docx.rows import rows_of
from duixian.stages.read.tables import Cell
from tests.stages.read.made import part


def _reach(rows: str) -> list[list[tuple[int, bool]]]:
    """Columns of each cell, and whether it goes on from the one above."""
    root = etree.fromstring(part("tbl", rows).encode())
    return [
        [(one.cell.columns, one.cell.above) for one in row] for row in rows_of(root, Names(root))
    ]


def _cell(properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr></w:tc>"


def test_a_row_that_begins_further_right_has_an_empty_cell_in_front() -> None:
    """``gridBefore`` moves the cells of a row, it does not remove a column."""
    row = f"<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{_cell()}</w:tr>"
    assert _reach(row) == [[(2, False), (1, False)]]


def test_a_cell_merged_to_the_left_widens_that_one() -> None:
    """The old ``hMerge`` and ``gridSpan`` say the same."""
    merged = _cell("<w:hMerge w:val='restart'/>") + _cell("<w:hMerge/>")
    spanned = _cell("<w:gridSpan w:val='2'/>")
    assert _reach(f"<w:tr>{merged}</w:tr><w:tr>{spanned}</w:tr>") == [[(2, False)], [(2, False)]]


def test_deleted_cells_are_left_out_and_lower_parts_are_known() -> None:
    """A tracked deletion is accepted; ``vMerge`` without a value goes on from above."""
    row = f"<w:tr>{_cell('<w:cellDel/>')}{_cell('<w:vMerge/>')}{_cell()}</w:tr>"
    assert _reach(row) == [[(1, True), (1, False)]]


def _definition(edges: list[int], flags: list[int]) -> bytes:
    """The modifier sprmTDefTable of a row with ``edges`` in twips and ``flags`` of its cells."""
    cells = b"".join(struct.pack("<H", flag) + bytes(18) for flag in flags)
    body = bytes([len(flags)]) + struct.pack(f"<{len(edges)}h", *edges) + cells
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def test_the_cells_of_a_doc_row_are_read_from_its_end_mark() -> None:
    """Edges, cells merged to the left, and cells that go on from above."""
    assert places_of(_definition([0, 1000, 2000], [0, 3 << 5])) == [
        Place(0, 1000),
        Place(1000, 2000),
    ]
    assert places_of(_definition([0, 1000, 2000], [2, 1])) == [
        Place(0, 1000),
        Place(1000, 2000, covered=True),
    ]
    assert places_of(_definition([0, 1000], [1 << 5])) == [Place(0, 1000, below=True)]


def test_cells_of_a_doc_reach_over_the_columns_between_their_edges() -> None:
    """A cell of two columns, one that lies further right, and a row of which nothing is known."""
    columns = [Place(0, 600), Place(600, 1200), Place(1200, 1800)]
    rows: list[tuple[list[Cell], list[Place]]] = [
        ([Cell(["甲"]), Cell(["乙"]), Cell(["丙"])], columns),
        ([Cell(["丁"])], [Place(600, 1800)]),
        ([Cell(["戊"])], []),
    ]
    made = set_out(rows)
    assert [[(cell.lines, cell.columns) for cell in row] for row in made] == [
        [(["甲"], 1), (["乙"], 1), (["丙"], 1)],
        [([], 1), (["丁"], 2)],
        [(["戊"], 1)],
    ]
