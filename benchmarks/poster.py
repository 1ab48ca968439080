"""The poster of the sample: the time of each form, and whether a second run gives the same."""

import statistics
import time
from collections.abc import Callable

from duixian import pipeline
from duixian.publish.edition import edit
from duixian.publish.poster.compose import compose
from duixian.publish.poster.typesetting import FORMS, Press, desk
from duixian.sample import sample


def show(rounds: int) -> None:
    """Print the median of ``rounds`` in milliseconds, and beside it as a part of reading."""
    one = sample()
    sources = [(file.read_bytes(), file.name) for file in (one.earlier, one.later)]
    reading = timed(lambda: [pipeline.read_bytes(*source) for source in sources], rounds)
    earlier, later = (pipeline.read_bytes(*source) for source in sources)
    edition = edit(later, [earlier])
    rows = [("reading both reports", reading)]
    rows.append(("the edition as data", timed(lambda: compose(edition, "zh", None), rounds)))
    poster = compose(edition, "zh", None)

    def cold(form: str) -> Callable[[], bytes]:
        """As the command does it: fonts are opened, the templates laid out, the page set."""

        def run() -> bytes:
            with desk(None) as table:
                return Press(table, None, "red").set(poster, form)  # type: ignore[arg-type]

        return run

    for form in FORMS:
        start = time.perf_counter()
        first = cold(form)()
        rows.append((f"{form}, the first", time.perf_counter() - start))
        rows.append((f"{form}, again", timed(cold(form), rounds)))
        same = "the same" if first == cold(form)() else "NOT THE SAME"
        print(f"{form}: {len(first):,} bytes, a second run is {same}")
    print()
    for name, seconds in rows:
        print(f"{name:24}{seconds * 1000:>10.1f} ms{seconds / reading:>8.2f} of reading")


def timed(work: Callable[[], object], rounds: int) -> float:
    """The median seconds of ``rounds``."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
