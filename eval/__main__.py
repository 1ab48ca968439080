"""``python -m eval``: score, compare with the floors, say what was gained and lost."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from eval import floors as pins
from eval import history
from eval.floors import Floors
from eval.scorers import Result, run, scorers

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 where a score is under its floor or a corpus is another one."""
    options = parse(arguments)
    shared = Path(os.environ.get("DUIXIAN_SHARED", ROOT.parent / "shared"))
    if not (shared / "gold").is_dir():
        print(f"skipped: no gold labels at {shared} (set DUIXIAN_SHARED to their folder)")
        return 0
    results = [run(name, module, shared) for name, module in scorers(options.only).items()]
    floors = pins.load()
    if options.lower:
        floors = lower(options.lower, options.why, results, floors)
    failed = False
    for result in results:
        wrong = pins.failures(result, floors)
        print_scores(result, floors)
        print_changes(result, SHOWN if not options.all else None)
        print("".join(f"  FAILED {line}\n" for line in wrong), end="")
        failed = failed or bool(wrong)
        if options.raise_ and not wrong:
            floors = pins.raised(result, floors)
            history.save(result)
    if options.raise_ or options.lower:
        pins.save(floors)
    return int(failed)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="SCORER", help="default: all of them")
    parser.add_argument(
        "--raise", dest="raise_", action="store_true", help="raise the floors to these scores"
    )
    parser.add_argument(
        "--lower", metavar="NAME", help="set scorer.metric, or a scorer and its corpus, to now"
    )
    parser.add_argument("--why", help="the reason for --lower; it is kept in floors.toml")
    parser.add_argument("--all", action="store_true", help="show every row gained or lost")
    options = parser.parse_args(arguments)
    if bool(options.lower) != bool(options.why):
        parser.error("--lower and --why belong together")
    return options


def lower(name: str, why: str, results: Sequence[Result], floors: Floors) -> Floors:
    """The floors with ``name`` lowered; exit with a message where no scorer has that name."""
    scorer = name.partition(".")[0]
    for result in results:
        if result.name == scorer:
            if "." not in name:
                history.save(result)
            return pins.lowered(name, why, result, floors)
    sys.exit(f"eval: no scorer named {scorer} ran")


def print_scores(result: Result, floors: Floors) -> None:
    known = floors.floors.get(result.name, {})
    print(f"\n{result.name}")
    for metric, score in result.scores.items():
        floor = known.get(metric)
        note = "not pinned" if floor is None else f"floor {floor:.4f}"
        print(f"  {metric:32} {score:.4f}  {note}")


def print_changes(result: Result, shown: int | None) -> None:
    before = history.load(result.name)
    if before is None or not result.rows:
        return
    gained, lost = history.compare(result, before)
    print(f"  {len(gained)} gained, {len(lost)} lost against the pinned run")
    for sign, changes in (("+", gained), ("-", lost)):
        for change in changes[:shown]:
            print(f"    {sign} {change.aspect:12} {change.id}  {change.text}")
        if shown is not None and len(changes) > shown:
            print(f"    {sign} … and {len(changes) - shown} more (--all)")


if __name__ == "__main__":
    sys.exit(main())
