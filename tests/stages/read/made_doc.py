"""DOC files made in code: a compound file with the header, the pieces and the properties of one."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_TEXT_AT = 2048
DELETED = struct.pack("<HB", 0x0800, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)
IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = IN_TABLE + struct.pack("<HB", 0x2417, 1)
PLAIN = b""


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE2) whose streams each take whole sectors."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = [b""]  # the first one is the table of sectors
    chain: list[int] = [_FAT]
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for order, (name, data) in enumerate(padded.items(), 1):
        first = len(sectors)
        pieces = [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        sectors += [piece.ljust(_SECTOR, b"\0") for piece in pieces]
        chain += [*range(first + 1, first + len(pieces)), _END]
        after = order + 1 if order < len(padded) else _FREE
        entries.append(_entry(name, 2, first, len(data), right=after))
    directory = len(sectors)
    folder = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    pieces = [folder[at : at + _SECTOR] for at in range(0, len(folder), _SECTOR)]
    sectors += pieces
    chain += [*range(directory + 1, directory + len(pieces)), _END]
    assert len(chain) <= 128, "one sector of the table is enough for a test"
    sectors[0] = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, directory, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + b"".join(sectors)


def _entry(
    name: str, kind: int, first: int, size: int, *, child: int = _FREE, right: int = _FREE
) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def doc(
    *paragraphs: Sequence[tuple[str, bytes]],
    of_paragraphs: Sequence[bytes] = (),
    flags: int = 0,
    magic: int = 0xA5EC,
    wide: bool = True,
    fonts: bytes = b"",
) -> bytes:
    """A DOC: each paragraph is runs of text and modifiers, its end mark included.

    ``of_paragraphs`` are the modifiers of each paragraph; ``wide`` stores 16 bits a character;
    ``fonts`` is the table of fonts.
    """
    runs = [run for paragraph in paragraphs for run in paragraph]
    text = "".join(words for words, _ in runs)
    units = len(text.encode("utf-16-le")) // 2
    width = 2 if wide else 1
    raw = text.encode("utf-16-le") if wide else text.encode("cp1252")
    bounds, at = [_TEXT_AT], _TEXT_AT
    for words, _ in runs:
        at += (len(words.encode("utf-16-le")) // 2) * width
        bounds.append(at)
    ends = [_TEXT_AT]
    for paragraph in paragraphs:
        count = sum(len(words.encode("utf-16-le")) // 2 for words, _ in paragraph)
        ends.append(ends[-1] + count * width)
    of_each = [*of_paragraphs, *[PLAIN] * (len(paragraphs) - len(of_paragraphs))]
    header = bytearray(_TEXT_AT)
    struct.pack_into("<HH", header, 0, magic, 0xC1)
    struct.pack_into("<H", header, 0x0A, flags | 0x0200)
    struct.pack_into("<I", header, 0x4C, units)
    place = _TEXT_AT if wide else (2 * _TEXT_AT) | 0x40000000
    pieces = struct.pack("<IIHIH", 0, units, 0, place, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    word = bytes(header) + raw
    word = word.ljust(-(-len(word) // 512) * 512, b"\0")
    page = len(word) // 512
    word += _formatted(bounds, [modifiers for _, modifiers in runs])
    word += _formatted(ends, [b"\0\0" + modifiers for modifiers in of_each], paragraphs=True)
    table = b""
    places = {}
    for index, part in (
        (33, clx),
        (12, struct.pack("<III", _TEXT_AT, at, page)),
        (13, struct.pack("<III", _TEXT_AT, at, page + 1)),
        (15, fonts),
    ):
        places[index] = (len(table), len(part))
        table += part
    header = bytearray(word)
    for index, (start, size) in places.items():
        struct.pack_into("<II", header, 0x9A + 8 * index, start, size)
    return compound({"WordDocument": bytes(header), "1Table": table})


def _formatted(
    bounds: Sequence[int], groups: Sequence[bytes], *, paragraphs: bool = False
) -> bytes:
    """A page of 512 bytes with the modifiers between ``bounds``."""
    count = len(groups)
    page = bytearray(512)
    struct.pack_into(f"<{count + 1}I", page, 0, *bounds)
    at = 510
    for index, group in enumerate(groups):
        if paragraphs:
            group = group if len(group) % 2 else group + b"\0"  # noqa: PLW2901
            packed = bytes([(len(group) + 1) // 2]) + group
        else:
            packed = bytes([len(group)]) + group
        at = (at - len(packed)) // 2 * 2
        page[at : at + len(packed)] = packed
        page[4 * (count + 1) + index * (13 if paragraphs else 1)] = at // 2
    page[511] = count
    return bytes(page)
