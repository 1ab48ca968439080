"""Texts that no codec decodes: a few broken bytes, two encodings in one file, no text at all."""

from typing import NoReturn

from duixian.errors import SourceError
from duixian.stages.read.encoding.plausible import is_plausible, plausibility
from duixian.stages.read.limits import Limits

MARK = "\ufffd"  # REPLACEMENT CHARACTER, what Unicode puts where a byte cannot be read


def read_with_marks(
    data: bytes, name: str, limits: Limits, candidates: list[str]
) -> tuple[str, str]:
    """The text with U+FFFD for its unreadable bytes, and its codec with their number.

    Only where one codec makes Chinese of the rest and the loss is within ``limits.damage``;
    otherwise raise ``SourceError`` with the place.
    """
    refuse_mixture(data, name)
    texts = {codec: data.decode(codec, "replace") for codec in candidates}
    codec = max(texts, key=lambda name: plausibility(texts[name]) or 0.0)
    text = texts[codec]
    if not is_plausible(text) or "\0" in text:
        _refuse_binary(data, name)
    lost = text.count(MARK)
    if lost > limits.damage * len(text):
        offset, line = _first_bad(data, codec)
        raise SourceError(
            "{name}: unreadable as {encoding} in {count} place(s), the first at byte {offset} in "
            "line {line}; open the file in an editor, mend it there and save it as UTF-8",
            name=name,
            count=lost,
            encoding=codec,
            offset=offset,
            line=line,
        )
    return text, f"{codec} ({lost} unreadable)"


def refuse_mixture(data: bytes, name: str) -> None:
    """Raise where some lines are UTF-8 and others GB 18030: files that were pasted together."""
    if b"\0" in data:
        return
    lines = data.split(b"\n")
    others = [not line.isascii() for line in lines]
    in_utf_8 = [other and _is_utf_8(line) for line, other in zip(lines, others, strict=True)]
    if not any(in_utf_8) or in_utf_8 == others:
        return
    first: tuple[str, int] | None = None
    offset = 0
    for number, line in enumerate(lines, 1):
        codec = _line_codec(line)
        if codec and first is None:
            first = codec, number
        elif codec and first is not None and codec != first[0]:
            raise SourceError(
                "{name}: two encodings in one file, {first} in line {first_line} and {second} "
                "from byte {offset} in line {line}; save both parts as UTF-8 and join them again",
                name=name,
                first=first[0],
                first_line=first[1],
                second=codec,
                offset=offset,
                line=number,
            )
        offset += len(line) + 1


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeError:
        return False
    return True


def _line_codec(line: bytes) -> str:
    """The codec that makes Chinese of ``line``, empty for ASCII or where none does."""
    scores: dict[str, float] = {}
    for codec in ("utf-8", "gb18030") if not line.isascii() else ():
        try:
            text = line.decode(codec)
        except UnicodeError:
            continue
        if is_plausible(text):
            scores[codec] = plausibility(text) or 0.0
    return max(scores, key=scores.__getitem__) if scores else ""


def refuse_nul(data: bytes, name: str) -> NoReturn:
    """Raise for a NUL in what would else be text."""
    offset = data.index(b"\0")
    raise SourceError(
        "{name}: a NUL byte at byte {offset} in line {line}, so this is not a text file; "
        "give the report as text, HTML or DOCX",
        name=name,
        offset=offset,
        line=data.count(b"\n", 0, offset) + 1,
    )


def _refuse_binary(data: bytes, name: str) -> NoReturn:
    if b"\0" in data:
        refuse_nul(data, name)
    offset, line = _first_bad(data, "utf-8")
    raise SourceError(
        "{name}: not Chinese text in UTF-8, GB18030, Big5 or UTF-16; byte {offset} in line {line} "
        "is the first that is not UTF-8; give the report as text, HTML or DOCX",
        name=name,
        offset=offset,
        line=line,
    )


def _first_bad(data: bytes, codec: str) -> tuple[int, int]:
    """Byte offset (0-based) and line (1-based) of the first byte that ``codec`` cannot read."""
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace")
        return error.start, before.count("\n") + 1
    except UnicodeError:
        pass
    return 0, 1
