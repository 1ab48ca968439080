"""What ``duixian check`` finds of slips that are put into reports, and what it says of none.

``real_KIND``: figures in real reports that ``eval.natural`` can follow by plain sums, one changed
at a time. ``written_KIND``: the sentences of ``slips.toml`` put into the sample and into real
reports, one figure changed; ``written_quiet`` is the share of those sentences that raise nothing
before the change. ``quiet`` is the share of real texts without a finding that is not justified in
``docs/reference/findings.md``. All are shares, 0 to 1.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from duixian.errors import DuixianError
from duixian.model import Finding, Report
from duixian.pipeline import check_report, check_reports, read_bytes
from duixian.sample import sample
from eval.natural import Site, sites
from eval.row import Row

CORPUS = (
    "reports/state_council/*.txt",
    "reports/provinces_2025/*.docx",
    "reports/html/*",
    "seed/*",
)
ROOT = Path(__file__).resolve().parent
PAGE = ROOT.parent / "docs/reference/findings.md"
MOST = 40  # real figures that are changed for each kind
HOSTS = 4  # texts that each written sentence is put into


class Slip(NamedTuple):
    """A sentence of ``slips.toml``: as it should be, with the slip, and what tells it."""

    kind: str
    right: str
    wrong: str
    codes: frozenset[str]
    earlier: str


class Outcome(NamedTuple):
    """Whether one slip was found."""

    id: str
    kind: str
    found: bool
    text: str


def score(shared: Path) -> dict[str, float]:
    """The shares named above for the texts below ``shared``."""
    made: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes(shared):
        made[outcome.kind].append(outcome.found)
    return {kind: sum(found) / len(found) for kind, found in sorted(made.items())}


def rows(shared: Path) -> Iterator[Row]:
    """Each slip, and each text that should raise nothing."""
    for outcome in outcomes(shared):
        yield Row(outcome.id, frozenset(() if outcome.found else {outcome.kind}), outcome.text)


@cache
def outcomes(shared: Path) -> tuple[Outcome, ...]:
    """All measurements, made once."""
    texts = dict(_texts(shared))
    return (*_quiet(texts), *_real(texts), *_written(texts), *_across())


def _texts(shared: Path) -> Iterator[tuple[str, Report]]:
    for path in sorted({path for glob in CORPUS for path in shared.glob(glob)}):
        try:
            yield path.name, read_bytes(path.read_bytes(), path.name)
        except DuixianError as error:
            raise SystemExit(f"eval check: {error}") from None


def justified() -> frozenset[tuple[str, str, str]]:
    """File, code and computation of each finding that the reference page accounts for."""
    rows = re.findall(
        r"^\| `([^`]+)` \| `([a-z-]+)` \| `([^`]+)` \|", PAGE.read_text("utf-8"), re.M
    )
    return frozenset(rows)


def _quiet(texts: dict[str, Report]) -> Iterator[Outcome]:
    known = justified()
    names = sorted(texts)
    for name in names:
        told = {(name, one.code, one.values["computation"]) for one in check_report(texts[name])}
        yield Outcome(f"quiet-{name}", "quiet", told <= known, str(told - known))
    years = [name for name in names if re.fullmatch(r"[0-9]{4}\.txt", name)]
    for earlier, later in pairwise(years):
        told = {
            (later, one.code, one.values["computation"])
            for one in check_reports(texts[earlier], texts[later])
        }
        yield Outcome(f"quiet-{earlier}-{later}", "quiet", told <= known, str(told - known))


def _real(texts: dict[str, Report]) -> Iterator[Outcome]:
    """Real figures changed one at a time, up to :data:`MOST` of a kind, spread over the texts."""
    found: dict[str, list[tuple[str, int, Site]]] = defaultdict(list)
    for name, report in sorted(texts.items()):
        for number, site in enumerate(sites(report.text)):
            found[site.kind].append((name, number, site))
    for kind, all_of_it in sorted(found.items()):
        step = max(len(all_of_it) // MOST, 1)
        for name, number, site in all_of_it[::step][:MOST]:
            text = texts[name].text
            changed = text[: site.start] + site.slip + text[site.end :]
            told = _new(changed, name, site.codes, site.slip)
            yield Outcome(f"real-{name}-{number}", f"real_{kind}", told, f"{kind}: {site.slip}")


def _new(text: str, name: str, codes: Iterable[str], slip: str) -> bool:
    """Whether a finding of one of ``codes`` quotes the changed figure."""
    report = read_bytes(text.encode(), f"{name.rpartition('.')[0]}.txt")
    return any(one.code in codes and _quotes(one, slip) for one in check_report(report))


def _quotes(finding: Finding, slip: str) -> bool:
    told = " ".join(quote.text for quote in finding.quotes)
    return re.sub(r"\s", "", slip) in re.sub(r"\s", "", told)


def slips(table: str = "slip") -> list[Slip]:
    """The written sentences: ``{…}`` is what the slip changes."""
    made = []
    for row in tomllib.loads((ROOT / "slips.toml").read_text("utf-8"))[table]:
        text = row.get("later") or row["text"]
        right = re.sub(r"[{}]", "", text)
        wrong = re.sub(r"\{[^}]*\}", row["wrong"], text)
        made.append(
            Slip(row["kind"], right, wrong, frozenset(row["codes"]), row.get("earlier", ""))
        )
    return made


def _written(texts: dict[str, Report]) -> Iterator[Outcome]:
    """Each sentence in the sample and in some real reports, behind their first paragraph."""
    own = read_bytes(sample().later.read_bytes(), sample().later.name)
    real = [name for name in sorted(texts) if name[:4] in ("2021", "2022", "2025")]
    for number, slip in enumerate(slips()):
        hosts = [real[(number * HOSTS + turn) % len(real)] for turn in range(HOSTS - 1)]
        for name, report in [(own.source.name, own), *((host, texts[host]) for host in hosts)]:
            id_ = f"written-{number}-{name}"
            told = [one.code for one in _raised(report, slip.wrong, name)]
            found = bool(slip.codes.intersection(told))
            yield Outcome(id_, f"written_{slip.kind}", found, slip.wrong)
            quiet = not any(_raised(report, slip.right, name))
            yield Outcome(f"{id_}-right", "written_quiet", quiet, slip.right)


def _raised(report: Report, words: str, name: str) -> Iterator[Finding]:
    """The findings on ``words`` alone, as a paragraph in the review of the report."""
    place = _place(report)
    text = f"{report.text[:place]}{words}\n{report.text[place:]}"
    for one in check_report(read_bytes(text.encode(), f"{name.rpartition('.')[0]}.txt")):
        if all(place <= quote.start < place + len(words) for quote in one.quotes):
            yield one


def _place(report: Report) -> int:
    """Where a paragraph of the review begins: behind the first result in it."""
    parts = {section.id: section.part for section in report.sections}
    for statement in report.statements:
        if statement.kind == "result" and parts.get(statement.section or "") == "review":
            return report.text.find("\n", statement.end) + 1
    return report.text.find("\n") + 1


def _across() -> Iterator[Outcome]:
    """The pairs of ``slips.toml``, each put into both years of the sample."""
    before, after = (
        read_bytes(one.read_bytes(), one.name) for one in (sample().earlier, sample().later)
    )
    known = {one.values["computation"] for one in check_reports(before, after)}
    for number, slip in enumerate(slips("pair")):
        earlier = _with(before, slip.earlier)
        for state, words in (("right", slip.right), ("wrong", slip.wrong)):
            told = [
                one
                for one in check_reports(earlier, _with(after, words))
                if one.code in slip.codes and one.values["computation"] not in known
            ]
            if state == "wrong":
                yield Outcome(f"across-{number}", f"written_{slip.kind}", bool(told), words)
            else:
                yield Outcome(f"across-{number}-right", "written_quiet", not told, words)


def _with(report: Report, words: str) -> Report:
    place = _place(report)
    text = f"{report.text[:place]}{words}\n{report.text[place:]}"
    return read_bytes(text.encode(), report.source.name)
