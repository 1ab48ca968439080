"""What every reader gives to the layout: the lines of a source, in the order it holds them."""

import msgspec

from duixian.model import BlockRole


class Line(msgspec.Struct, frozen=True):
    """One line (text file), paragraph (DOCX) or block element (HTML) of a source.

    ``number`` is 1-based. An empty ``text`` is a blank line. ``role`` and ``level`` are what the
    source states; with a role the line is whole and is never joined to its neighbours.
    ``fixed`` says that the source gives whole paragraphs in reading order (DOCX, HTML), so that
    neither joining nor reordering is wanted; a text file leaves it false.
    """

    text: str
    number: int
    role: BlockRole = ""
    level: int = 0
    fixed: bool = False
