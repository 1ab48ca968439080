"""Text that was decoded with the wrong codec once and then saved as UTF-8."""

from duixian.errors import SourceError
from duixian.stages.read.encoding.damage import MARK
from duixian.stages.read.encoding.plausible import PLAUSIBLE, is_plausible, plausibility
from duixian.stages.read.limits import Limits

# What Windows-1252 shows for the bytes 0x80-0x9F; the five that it leaves open stay themselves.
_WINDOWS_1252 = {
    ord(char): byte
    for byte in range(0x80, 0xA0)
    if (char := bytes([byte]).decode("cp1252", "ignore"))
}
# (codec that was wrongly used, codec of the bytes)
_WAYS = (("windows-1252", "utf-8"), ("gb18030", "utf-8"), ("windows-1252", "gb18030"))
_LOST = "锟斤拷"  # two U+FFFD in UTF-8, read as GBK: the trace of a failed conversion


def undo(text: str, name: str, limits: Limits) -> tuple[str, str]:
    """``text`` and its encoding; mended where it was encoded twice and nothing was lost.

    Raise ``SourceError`` where characters were lost on the way, or where ideographs are not
    those of Chinese and cannot be led back to what they were.
    """
    lost = _lost(text, name, limits)
    share = plausibility(text)
    if share is None or share >= PLAUSIBLE:
        return text, f"utf-8 ({lost} unreadable)" if lost else "utf-8"
    for shown_as, hidden_in in _WAYS:
        mended = _reread(text, shown_as, hidden_in)
        if mended and is_plausible(mended):
            return mended, f"{hidden_in} read as {shown_as} and saved as utf-8"
    if _is_garbled(text):
        raise SourceError(
            "{name}: valid UTF-8, but the characters are not Chinese text (only {share}% are "
            "common ones), as after a conversion from the wrong encoding; go back to the file "
            "before that conversion",
            name=name,
            share=round(100 * share),
        )
    return text, "utf-8"


def _lost(text: str, name: str, limits: Limits) -> int:
    lost = text.count(MARK) + text.count(_LOST)
    if lost > limits.damage * len(text):
        mark = MARK if MARK in text else _LOST
        raise SourceError(
            "{name}: {count} characters were lost in an earlier conversion (the first “{mark}” "
            "stands in line {line}); go back to the file before that conversion",
            name=name,
            count=lost,
            mark=mark,
            line=text.count("\n", 0, text.index(mark)) + 1,
        )
    return lost


def _is_garbled(text: str) -> bool:
    """True for Chinese read as GBK or Latin-1; false for a language with other letters."""
    bytes_shown = text.translate(_WINDOWS_1252).encode("latin-1", "replace")
    return (
        is_plausible(bytes_shown.decode("utf-8", "ignore"))
        or is_plausible(bytes_shown.decode("gb18030", "ignore"))
        or _ideographs(text) > 0.5
    )


def _ideographs(text: str) -> float:
    letters = [char for char in text[:3_000] if char >= "\u00c0" and char.isalpha()]
    return sum("\u3400" <= char <= "\u9fff" for char in letters) / max(len(letters), 1)


def _reread(text: str, shown_as: str, hidden_in: str) -> str | None:
    """The bytes that ``shown_as`` made ``text`` of, read as ``hidden_in``; ``None`` on any loss."""
    try:
        if shown_as == "windows-1252":
            return text.translate(_WINDOWS_1252).encode("latin-1").decode(hidden_in)
        return text.encode(shown_as).decode(hidden_in)
    except UnicodeError:
        return None
