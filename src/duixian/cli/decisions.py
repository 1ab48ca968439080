"""Decision files: TOML (or JSON) with one entry for each promise that a person decided."""

import json
import tomllib
from pathlib import Path

import msgspec

from duixian.errors import DecisionError
from duixian.i18n import N_
from duixian.model.decision import Decision, DecisionFile
from duixian.publish.atomic import atomic

LARGEST = 10_000_000  # bytes
HEAD = 'schema = "duixian.decisions/1"\n'


def load(path: Path) -> tuple[Decision, ...]:
    """The decisions in ``path``. Raise :class:`DecisionError`."""
    text = _text(path)
    try:
        raw = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
        return msgspec.convert(raw, DecisionFile).decision
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise DecisionError(
            N_("{path}: no decision file ({reason}); make one with duixian decide"),
            path=path,
            reason=str(error).rstrip("."),
        ) from error


def add(path: Path, decision: Decision) -> None:
    """Add ``decision`` at the end of ``path``, a new file where there is none."""
    before = _text(path) if path.exists() else HEAD
    if path.exists():
        load(path)
    if path.suffix.lower() == ".json":
        kept = (*(load(path) if path.exists() else ()), decision)
        text = msgspec.json.format(msgspec.json.encode(DecisionFile(decision=kept))).decode()
    else:
        rows = [
            f"{name} = {json.dumps(value, ensure_ascii=False)}"
            for name, value in msgspec.structs.asdict(decision).items()
        ]
        text = "\n".join([before.rstrip("\n"), "", "[[decision]]", *rows, ""])
    with atomic(path) as file:
        file.write(text.encode())


def _text(path: Path) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b"\xff"
        return data.decode("utf-8-sig")
    except OSError as error:
        raise DecisionError(
            N_("{path}: cannot be read ({reason}); check the path"),
            path=path,
            reason=error.strerror or error,
        ) from error
    except UnicodeDecodeError as error:
        raise DecisionError(
            N_("{path}: no decision file ({reason}); make one with duixian decide"),
            path=path,
            reason="not UTF-8",
        ) from error
