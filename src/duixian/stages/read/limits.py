"""How much a source may hold. Every bound is there so that time and memory stay bounded."""

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Bounds of one source; a source beyond one of them is a ``SourceError`` that names it.

    The longest report of the State Council has 60,000 characters and 180 kB, the largest DOCX of
    a province 70 kB with 0.3 MB of XML: the defaults leave a factor of a hundred.

    - ``source_bytes``: a source of any kind, before it is decoded or unpacked.
    - ``characters``: a text after decoding.
    - ``page_bytes``: an HTML page without its ``data:`` pictures. Below 10 MB libxml2 cannot
      meet its own node limit, behind which it would drop text in silence.
    - ``nesting``: depth of tags in a page, and of tables and text boxes in a DOCX. libxml2 stops
      at 256.
    - ``tag_attributes``: attributes of one HTML tag; libxml2 is quadratic in them.
    - ``zip_entries``: files in a DOCX.
    - ``part_bytes``: one XML part of a DOCX after unpacking.
    - ``zip_ratio``: unpacked size over packed size, looked at in parts above 4 MB.
    - ``cells``: cells of one sheet.
    - ``damage``: share of characters that may be unreadable before a text is refused. The rest
      is read with U+FFFD in their place, and ``Metadata.encoding`` says how many.
    - ``pages``, ``seconds``: pages of a PDF, and how long reading them may take.
    - ``pixels``: dots of one picture. ``recognised_pages``, ``recognition_seconds``: pages whose
      text is recognised (OCR; 0 recognises none), and how long that may take; a page takes seconds.
    - ``page_points``: width and height of a page in points; 14,400 are the 5 m that the PDF
      standard allows.
    - ``page_characters``: one page; the fullest newspaper page has 15,000.
    """

    source_bytes: int = 64 * 1024 * 1024
    characters: int = 20_000_000
    page_bytes: int = 8_000_000
    nesting: int = 250
    tag_attributes: int = 1_000
    zip_entries: int = 5_000
    part_bytes: int = 32 * 1024 * 1024
    zip_ratio: int = 400
    cells: int = 200_000
    damage: float = 0.0005
    pages: int = 1_000
    page_points: float = 14_400.0
    page_characters: int = 200_000
    seconds: float = 60.0
    pixels: int = 80_000_000
    recognised_pages: int = 300
    recognition_seconds: float = 3600.0
