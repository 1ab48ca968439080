"""The printed words of a stretch of a DOC: without fields' codes, deletions and hidden text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from duixian.stages.read.doc.binary import Spans
from duixian.stages.read.doc.pieces import Pieces
from duixian.stages.read.doc.sheets import SheetStyle, marks
from duixian.stages.read.equations import equation_field
from duixian.stages.read.spacing import raised
from duixian.stages.read.symbols import is_private, printed, symbol

CELL = "\x07"
PARAGRAPH_ENDS = "\r\x0c\x07"
_FIELD, _RESULT, _FIELD_END, _NOTE = "\x13", "\x14", "\x15", "\x02"
_PRINTED = {"\x0b": "\n", "\t": "\t", "\x1e": "-", "\r": "", "\x0c": "", CELL: ""}
_SAYS = {
    0x083C: "hidden",
    0x0800: "deleted",
    0x2A48: "raised",
    0x0855: "special",
    0x4A30: "style",
    0x6A09: "symbol",
    0x4A4F: "font",
}
_RAISED = 1
_UNLIKE = (0x80, 0x81)  # as the style, and its opposite


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: str = ""
    shows: bool = False


class Words:
    """Collects ``hidden`` text and the ``notes`` that were referred to: their kind and order."""

    def __init__(
        self,
        pieces: Pieces,
        spans: Spans,
        styles: Sequence[SheetStyle],
        marks_of_notes: Mapping[int, tuple[str, int]],
        fonts: Sequence[str],
    ) -> None:
        self.hidden: list[str] = []
        self.notes: list[tuple[str, int]] = []
        self._pieces, self._spans, self._styles = pieces, spans, styles
        self._marks, self._fonts = marks_of_notes, fonts
        self._fields: list[_Field] = []
        self.carried = ""  # of a paragraph that runs into the next one
        self.unseen = False  # whether it does so because its mark is hidden

    def of(self, start: int, end: int, style: SheetStyle) -> str | None:
        """What is printed of the paragraph ``[start, end)``; ``None`` if the next one joins it."""
        kept = [self.carried]
        self.carried = ""
        goes_on = self.unseen = False
        for first, last, says in self._runs(start, end, style):
            raw = self._pieces.text[first:last]
            if says.get("deleted"):
                goes_on = last == end and raw[-1:] == "\r"
                self._pass_fields(raw)
                continue
            if says.get("hidden") and last == end and raw[-1:] == "\r":
                goes_on = self.unseen = True
            text = self._printed(raw, first, says)
            text = raised(text) if says.get("raised") == _RAISED else text
            (self.hidden if says.get("hidden") else kept).append(text)
        text = _whole("".join(kept))
        if goes_on:
            self.carried = text
            return None
        return text

    def _runs(
        self, start: int, end: int, style: SheetStyle
    ) -> Iterator[tuple[int, int, dict[str, int]]]:
        at = start
        while at < end:
            piece = self._pieces.piece(at)
            if piece is None:
                return
            offset = self._pieces.offset(at)
            until = min(
                self._spans.until(offset), piece.offset + (piece.end - piece.start) * piece.width
            )
            last = min(end, at + max((until - offset) // piece.width, 1))
            yield at, last, self._says(style, self._spans.at(offset) + piece.group)
            at = last

    def _says(self, style: SheetStyle, group: bytes) -> dict[str, int]:
        own = marks(group, _SAYS)
        number = own.get("style", -1)
        below = style.character
        if 0 <= number < len(self._styles):
            below += self._styles[number].character
        base = marks(below, _SAYS)
        for key in ("hidden", "deleted"):
            if own.get(key) in _UNLIKE:
                own[key] = bool(base.get(key)) ^ (own[key] == _UNLIKE[1])
        return {**base, **own}

    def _printed(self, raw: str, first: int, says: dict[str, int]) -> str:
        found: list[str] = []
        for step, char in enumerate(raw):
            if char in (_FIELD, _RESULT, _FIELD_END):
                found.append(self._pass_fields(char))
            elif hiding := next((field for field in self._fields if not field.shows), None):
                hiding.code += char
            elif first + step in self._marks:
                self.notes.append(self._marks[first + step])
                found.append(f"[{len(self.notes)}]" if char == _NOTE else char)
            elif char < " ":
                found.append(_PRINTED.get(char, ""))
            elif char == "\x1f":
                continue
            elif says.get("special") and "symbol" in says:
                font, point = says["symbol"] & 0xFFFF, says["symbol"] >> 16
                found.append(symbol(self._font(font), point))
            else:
                found.append(char)
        text = "".join(found)
        return printed(text, self._font(says.get("font", -1))) if is_private(text) else text

    def _font(self, number: int) -> str:
        return self._fonts[number] if 0 <= number < len(self._fonts) else ""

    def _pass_fields(self, raw: str) -> str:
        """Open fields, begin their results, close them; what one shows that stores no result."""
        shown = ""
        for char in raw:
            if char == _FIELD:
                self._fields.append(_Field())
            elif char == _RESULT and self._fields:
                self._fields[-1].shows = True
            elif char == _FIELD_END and self._fields:
                field = self._fields.pop()
                if not field.shows and all(outer.shows for outer in self._fields):
                    shown = equation_field(field.code)
        return shown


def _whole(text: str) -> str:
    """``text`` with the halves of characters above U+FFFF put together."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
