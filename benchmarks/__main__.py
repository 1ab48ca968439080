"""``python -m benchmarks``: characters per second, and ratios to a plain ``re`` pass."""

import argparse
import cProfile
import pstats
import sys

from benchmarks import memory
from benchmarks.cases import others, own
from benchmarks.corpus import Corpus, corpus
from benchmarks.timing import Timing, measure, one_core


def main() -> int:
    """Print a table; with ``--profile`` or ``--memory`` that instead."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds; medians are shown (5)")
    parser.add_argument("--reports", type=int, help="at most so many reports (all)")
    parser.add_argument("--peers", action="store_true", help="also what a user would pick instead")
    parser.add_argument("--profile", action="store_true", help="where the time of the whole goes")
    parser.add_argument("--memory", action="store_true", help="MiB after 50 and 500 reports")
    parser.add_argument("--pdf", action="store_true", help="typeset pages, beside pdfium's text")
    parser.add_argument("--site", action="store_true", help="the site of two reports")
    parser.add_argument("--office", action="store_true", help="Word, workbooks, data package")
    parser.add_argument("--poster", action="store_true", help="the poster of the sample, by form")
    options = parser.parse_args()
    one_core()
    if options.pdf:
        from benchmarks import pdf

        pdf.show(options.rounds)
        return 0
    if options.site:
        from benchmarks import site

        site.show(options.rounds)
        return 0
    if options.office:
        from benchmarks import office

        office.show(options.rounds)
        return 0
    if options.poster:
        from benchmarks import poster

        poster.show(options.rounds)
        return 0
    texts = corpus(options.reports)
    print(f"{len(texts.texts)} {texts.name}, {texts.characters:,} characters\n")
    if options.profile:
        profile(texts)
    elif options.memory:
        few, many = memory.growth(texts)
        print(f"{memory.FEW} reports: {few:.1f} MiB   {memory.MANY} reports: {many:.1f} MiB")
    else:
        cases = own(texts) + (others(texts) if options.peers else [])
        show(measure(cases, options.rounds))
    return 0


def show(timings: list[Timing]) -> None:
    print(f"{'':34}{'characters/s':>14}{'of baseline':>14}{'20,000 take':>14}")
    for name, speed, ratio in timings:
        part = f"1/{1 / ratio:.1f}" if ratio < 1 else f"{ratio:.1f}"
        print(f"{name:34}{speed:>14,.0f}{part:>14}{20_000 / speed * 1000:>11.2f} ms")


def profile(texts: Corpus) -> None:
    [whole] = [case for case in own(texts) if case.name.startswith("whole")]
    whole.run()
    profiler = cProfile.Profile()
    profiler.runcall(whole.run)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    sys.exit(main())
