"""What a user would pick today, where it is installed: ``uv sync --group peers``.

None of them gives an indicator, a bound or a measure; most give the value alone.
"""

import importlib
import warnings
from collections.abc import Callable
from typing import Any

Reader = Callable[[str], object]


def peers() -> dict[str, Reader]:
    """Every peer that is installed, by name."""
    found: dict[str, Reader] = {}
    for name, load in {
        "chinese2digits": _chinese2digits,
        "cn2an": _cn2an,
        "recognizers-text": _recognizers,
    }.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = load()
        except ImportError:
            continue
    return found


def _module(name: str) -> Any:
    return importlib.import_module(name)


def _chinese2digits() -> Reader:
    reader: Reader = _module("chinese2digits").takeNumberFromString
    return reader


def _cn2an() -> Reader:
    transform = _module("cn2an").transform
    return lambda text: transform(text, "cn2an")


def _recognizers() -> Reader:
    """Numbers, percentages, money and measures: together what a report states."""
    number, unit = _module("recognizers_number"), _module("recognizers_number_with_unit")
    chinese = _module("recognizers_text").Culture.Chinese
    steps = (
        number.recognize_number,
        number.recognize_percentage,
        unit.recognize_currency,
        unit.recognize_dimension,
    )
    return lambda text: [step(text, chinese) for step in steps]
