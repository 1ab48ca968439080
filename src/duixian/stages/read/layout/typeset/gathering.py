"""From single characters with their boxes to runs: what stands close together on one line."""

from duixian.stages.read.layout.typeset.runs import Rect, Run

_GAP = 0.7  # of the size: characters further apart are not of one run
_SHIFT = 0.25  # of the size: a baseline that differs by more is another one
_WORD = 0.18  # of the size: a blank between Latin letters
_TWICE = 0.1  # of the size: the same letter so close by is the same letter, printed for weight
_WIDE = 1.6  # of the size: wider than any one character
SEPARATORS = frozenset(
    {0, 0xAD, 0xFFFE, 0x2, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
    | {code for code in range(0x3001) if chr(code).isspace()}
)


def append(run: Run, char: str, box: Rect) -> bool:
    """Put ``char`` at the end of ``run`` if it stands there; return whether it does."""
    left, top, right, bottom = box
    size = run.bottom - run.top
    if not (abs(top - run.top) < _SHIFT * size and abs(bottom - run.bottom) < _SHIFT * size):
        return False
    if abs(left - run.lefts[-1]) < _TWICE * size and abs(right - run.rights[-1]) < _TWICE * size:
        if right - left >= _WIDE * size or char != run.text[-1]:
            _share(run, char)  # one glyph for several characters
        return True
    gap = left - run.rights[-1]
    if not -0.3 * size < gap < _GAP * size:
        return False
    if gap > _WORD * size and char.isascii() and run.text[-1].isascii():
        run.text += " "
        run.lefts.append(run.rights[-1])
        run.rights.append(left)
    run.top, run.bottom = min(run.top, top), max(run.bottom, bottom)
    run.text += char
    run.lefts.append(left)
    run.rights.append(right)
    return True


def _share(run: Run, char: str) -> None:
    """Put ``char`` into the room of the last one, each of them with half of it."""
    left, right = run.lefts[-1], run.rights[-1]
    middle = (left + right) / 2
    run.rights[-1] = middle
    run.text += char
    run.lefts.append(middle)
    run.rights.append(right)
