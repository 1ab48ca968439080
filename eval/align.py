"""Takes offsets of a raw text to the canonical text that was read from it, and back.

Both texts are walked line by line without white space, so that joined wraps, removed letter
spacing and page-break debris do not matter, and lines may stand in another order.
"""

NEAR = 3000
SHORT = 4
PIECE = 6
INVISIBLE = "\u200b\ufeff\u2060\u00ad"

Span = tuple[int, int]


class Alignment:
    """The mapping between the characters of ``raw`` and of ``canonical``."""

    def __init__(self, raw: str, canonical: str) -> None:
        self.forward: dict[int, int] = {}
        self._offsets = [index for index, c in enumerate(canonical) if _visible(c)]
        self._squeezed = "".join(canonical[index] for index in self._offsets)
        self._reached = 0
        start = 0
        for line in raw.split("\n"):
            self._line([start + index for index, c in enumerate(line) if _visible(c)], raw)
            start += len(line) + 1
        self.backward = {there: here for here, there in self.forward.items()}

    def to_canonical(self, start: int, end: int) -> Span | None:
        """The span of ``canonical`` for a span of ``raw``; ``None`` where it is not there."""
        return _span(self.forward, start, end)

    def to_raw(self, start: int, end: int) -> Span | None:
        """The span of ``raw`` for a span of ``canonical``; ``None`` where it is not there."""
        return _span(self.backward, start, end)

    def _line(self, offsets: list[int], raw: str) -> None:
        """Map one raw line: whole where it stands, else piece by piece."""
        words = "".join(raw[offset] for offset in offsets)
        position = 0
        while position < len(words):
            rest = words[position:]
            at = self._find(rest) if not position else -1
            length = len(rest)
            if at < 0:
                at = self._find(rest[:PIECE])
                length = self._common(rest, at) if at >= 0 else 0
            for step in range(length):
                self.forward[offsets[position + step]] = self._offsets[at + step]
            if length:
                self._reached = at + length
            position += length or 1

    def _find(self, words: str) -> int:
        text, reached = self._squeezed, self._reached
        if text.startswith(words, reached):
            return reached
        near = text.find(words, reached, reached + NEAR)
        return near if near >= 0 or len(words) < SHORT else text.find(words)

    def _common(self, words: str, at: int) -> int:
        length = min(len(words), len(self._squeezed) - at)
        for step in range(length):
            if words[step] != self._squeezed[at + step]:
                return step
        return length


def _visible(character: str) -> bool:
    return not character.isspace() and character not in INVISIBLE


def _span(mapping: dict[int, int], start: int, end: int) -> Span | None:
    found = [mapping[offset] for offset in range(start, end) if offset in mapping]
    if not found or found[-1] < found[0]:
        return None
    return found[0], found[-1] + 1
