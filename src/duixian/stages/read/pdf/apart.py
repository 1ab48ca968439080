"""A PDF that may take pdfium without end is read in a process of its own, which can be ended.

pdfium cannot be interrupted within a page, and a page of a few hundred bytes can draw forms in
forms without end or unpack to gigabytes. ``is_tame`` says of a file that neither can be: such a
file, which most are, is read here; any other one apart, with bounded time and memory.
"""

import contextlib
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence

import msgspec

from duixian.errors import DuixianError, SourceError
from duixian.stages.read.limits import Limits
from duixian.stages.read.pdf.gathering import Gathered, gather

_UNPACKED = 64 * 1024 * 1024  # bytes of all streams together
_UNKNOWN = 256 * 1024 * 1024  # the same where only the worst case is known
_WORST = 1032  # times the packed size: deflate packs no better
_MEMORY = 2 * 1024 * 1024 * 1024  # bytes of address space of the other process
_SPARE = 2.0  # seconds for starting it
_STREAM = re.compile(rb"stream\r?\n")
# Drawings within drawings, names that hide behind escapes, packings that are not measured here.
_WILD_NAMES = (b"Form", b"Type3", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL", b"JBIG2Decode")
_FLATE = (b"FlateDecode", b"Fl")


def _spelt(names: Sequence[bytes]) -> bytes:
    """A pattern for any of ``names``, each letter as it is or as its number: ``/F#6frm``."""
    return b"|".join(
        b"".join(b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in name)
        for name in names
    )


_WILD = re.compile(
    rb"/(?:%b)\b|/(?:%b)\s*/(?:%b)\b" % (_spelt(_WILD_NAMES), _spelt(_FLATE), _spelt(_FLATE))
)
_ENCODED = re.compile(rb"/(?:%b)\b" % _spelt((b"ASCII85Decode", b"ASCIIHexDecode", b"A85", b"AHx")))


class Refusal(msgspec.Struct):
    """An error on its way between processes: kind, message template and values."""

    template: str
    values: dict[str, str | int | float]


def gathered(data: bytes, name: str, limits: Limits) -> Gathered:
    """The pages of ``data``, read here or apart."""
    if not sys.executable or is_tame(data):
        return gather(data, name, limits)
    return _apart(data, name, limits)


def is_tame(data: bytes) -> bool:
    """Whether reading ``data`` takes no more than its unpacked size in time and memory."""
    if _WILD.search(data):
        return False
    encoded = _ENCODED.search(data) is not None
    known = worst = 0
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        packed = memoryview(data)[found.end() : end if end >= 0 else len(data)]
        if len(packed) > 1 and packed[0] & 15 == 8 and (packed[0] * 256 + packed[1]) % 31 == 0:
            known += _unpacked(packed, _UNPACKED - known)
        else:
            worst += len(packed) * (_WORST if encoded else 1)
        if known >= _UNPACKED or worst >= _UNKNOWN:
            return False
    return True


def _unpacked(packed: memoryview, most: int) -> int:
    """How many bytes ``packed`` unpacks to, counted up to ``most``."""
    total = 0
    stream = zlib.decompressobj()
    rest: bytes | memoryview = packed
    with contextlib.suppress(zlib.error):
        while rest and total < most:
            total += len(stream.decompress(rest, 1 << 20))
            if stream.eof:
                break
            rest = stream.unconsumed_tail
    return total


def _apart(data: bytes, name: str, limits: Limits) -> Gathered:
    command = [sys.executable, "-m", __name__, name, msgspec.json.encode(limits).decode()]
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONPATH": paths}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            command,
            input=data,
            capture_output=True,
            check=False,
            timeout=limits.seconds + _SPARE,
            env=environment,
        )
        said, errors = done.stdout, done.stderr
    except subprocess.TimeoutExpired as error:
        said, errors = b"", error.stderr or b""
    reached = re.findall(rb"^page ([0-9]+)$", errors, re.MULTILINE)
    try:
        answer = msgspec.msgpack.decode(said, type=tuple[Refusal | None, Gathered | None])
    except msgspec.DecodeError:
        raise SourceError(
            "{name}: page {page} takes more than {seconds} seconds or {memory} MB to draw, which "
            "no page of a report does; print the report to PDF anew and read that",
            name=name,
            page=int(reached[-1]) if reached else 1,
            seconds=round(limits.seconds),
            memory=_MEMORY // (1024 * 1024),
        ) from None
    refusal, found = answer
    if refusal is not None:
        raise SourceError(refusal.template, **refusal.values)
    assert found is not None  # noqa: S101 - one of the two is always there
    return found


def main() -> None:
    """Read a PDF from standard input; write pages or a refusal to standard output."""
    name, told = sys.argv[1:3]
    limits = msgspec.json.decode(told, type=Limits)
    _bound(limits)
    data = sys.stdin.buffer.read()

    def reached(page: int) -> None:
        os.write(2, b"page %d\n" % page)

    answer: tuple[Refusal | None, Gathered | None]
    try:
        answer = None, gather(data, name, limits, reached)
    except DuixianError as error:
        values = {
            key: value if isinstance(value, int | float) else str(value)
            for key, value in error.values.items()
        }
        answer = Refusal(error.template, values), None
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _bound(limits: Limits) -> None:
    """Bound memory and time of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    seconds = max(int(limits.seconds + _SPARE), 1)
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, seconds)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
