"""The floors: scores that a change may raise and not lower, with the corpus they hold for."""

import json
import math
import tomllib
from pathlib import Path
from typing import NamedTuple

from eval.scorers import Result

PATH = Path(__file__).with_name("floors.toml")
HEAD = """\
# Written by python -m eval --raise.
# A floor rises; it falls only by --lower NAME --why TEXT.
"""
PLACES = 4


class Lowered(NamedTuple):
    """A floor (``scorer.metric``), or the corpus of a scorer, that was changed on purpose."""

    name: str
    before: str
    after: str
    why: str


class Floors(NamedTuple):
    """``floors[scorer][metric]``, ``corpus[scorer]`` and the changes made on purpose."""

    floors: dict[str, dict[str, float]]
    corpus: dict[str, str]
    lowered: tuple[Lowered, ...] = ()


def load(path: Path = PATH) -> Floors:
    """The pinned floors; none where the file is not there yet."""
    raw = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    lowered = tuple(Lowered(**row) for row in raw.get("lowered", ()))
    return Floors(raw.get("floors", {}), raw.get("corpus", {}), lowered)


def save(floors: Floors, path: Path = PATH) -> None:
    """Write the floors, sorted, so that a diff shows only what changed."""
    lines = [HEAD, "[corpus]"]
    lines += [f'{name} = "{digest}"' for name, digest in sorted(floors.corpus.items())]
    for name, metrics in sorted(floors.floors.items()):
        lines += ["", f"[floors.{name}]"]
        lines += [f"{metric} = {value:.{PLACES}f}" for metric, value in sorted(metrics.items())]
    for row in floors.lowered:
        lines += ["", "[[lowered]]"]
        lines += [f"{key} = {json.dumps(text)}" for key, text in row._asdict().items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def pinned(score: float) -> float:
    """The floor for a score: rounded down, so that the same score passes again."""
    return math.floor(score * 10.0**PLACES + 1e-6) / 10.0**PLACES


def failures(result: Result, floors: Floors) -> list[str]:
    """Why this result may not pass: another corpus, a score gone, a score under its floor."""
    if floors.corpus.get(result.name, result.corpus) != result.corpus:
        return [
            f"{result.name}: the corpus has changed, so its floors say nothing; "
            f"look at the scores, then --lower {result.name} --why TEXT"
        ]
    wrong = []
    for metric, floor in floors.floors.get(result.name, {}).items():
        score = result.scores.get(metric)
        if score is None:
            wrong.append(f"{result.name}.{metric}: no longer scored, floor {floor:.{PLACES}f}")
        elif score < floor - 1e-9:
            wrong.append(f"{result.name}.{metric}: {score:.{PLACES}f} is under {floor:.{PLACES}f}")
    return wrong


def raised(result: Result, floors: Floors) -> Floors:
    """The floors with those of ``result`` raised to its scores where they are higher."""
    before = floors.floors.get(result.name, {})
    after = {
        metric: max(before.get(metric, 0.0), pinned(score))
        for metric, score in result.scores.items()
    }
    return floors._replace(
        floors=floors.floors | {result.name: after},
        corpus=floors.corpus | {result.name: result.corpus},
    )


def lowered(name: str, why: str, result: Result, floors: Floors) -> Floors:
    """The floors with ``name`` (``scorer`` or ``scorer.metric``) set to what is true now."""
    scorer, _, metric = name.partition(".")
    before = floors.floors.get(scorer, {})
    if metric:
        old = f"{before[metric]:.{PLACES}f}" if metric in before else ""
        now = result.scores.get(metric)
        new = "" if now is None else f"{pinned(now):.{PLACES}f}"
        after = {key: value for key, value in before.items() if key != metric}
        after |= {} if now is None else {metric: pinned(now)}
        corpus = floors.corpus
    else:
        old, new = floors.corpus.get(scorer, ""), result.corpus
        after = {key: pinned(value) for key, value in result.scores.items()}
        corpus = floors.corpus | {scorer: result.corpus}
    return Floors(
        floors.floors | {scorer: after},
        corpus,
        (*floors.lowered, Lowered(name, old, new, why)),
    )
