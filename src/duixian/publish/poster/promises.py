"""All promises at once: how many got which verdict, and those that were not kept as given."""

from collections.abc import Iterable, Iterator, Sequence

from duixian.model import Report
from duixian.model.reconciliation import Item, VerdictCode
from duixian.publish.poster.asked import Asked
from duixian.publish.poster.content import Count, Exchange, Piece
from duixian.publish.poster.quoting import shorten

EXCEPTIONS = 8
PROMISE, ANSWER = 46, 60  # characters of a quote in the list of exceptions
EXCEPTIONAL: tuple[VerdictCode, ...] = ("missed", "late", "adjusted")
# The bar of all promises runs from what was kept to what nobody spoke of again.
TALLY: tuple[VerdictCode, ...] = (
    "exceeded",
    "met",
    "partly",
    "adjusted",
    "not_comparable",
    "late",
    "missed",
    "unanswered",
    "not_checkable",
)


def exceptions(
    items: Sequence[Item], told: set[str], before: Report, asked: Asked
) -> tuple[tuple[Exchange, ...], int]:
    """Promises missed, late or adjusted, but for those of ``told``; and how many found no room."""
    others = [
        item
        for code in EXCEPTIONAL
        for item in items
        if item.verdict == code and item.commitment.id not in told and item.answers
    ]
    distinct = _distinct(others)
    shown = tuple(_exchange(item, before, asked) for item in distinct[:EXCEPTIONS])
    return shown, len(distinct) - len(shown)


def tally(items: Sequence[Item], asked: Asked) -> Iterator[Count]:
    """The promises with a figure by verdict."""
    codes = [item.verdict for item in items if item.commitment.figure]
    for code in TALLY:
        if number := codes.count(code):
            yield Count(asked.mark(code), number)


def _exchange(item: Item, before: Report, asked: Asked) -> Exchange:
    made, answer = item.commitment, item.answers[0]
    report = asked.edition.report
    promise = shorten(before, (made.start, made.end), PROMISE, asked.links)
    return Exchange(
        asked.mark(item.verdict),
        tuple(
            Piece(one.text, one.figure, asked.links.promise(made.id) if one.figure else "")
            for one in promise
        ),
        shorten(report, (answer.start, answer.end), ANSWER, asked.links)
        if answer.voice == "report"
        else (Piece(answer.text),),
    )


def _distinct(items: Iterable[Item]) -> list[Item]:
    """One item for each pair of sentences, and for each answer."""
    found: list[Item] = []
    told: set[tuple[object, object]] = set()
    for item in items:
        answer = item.answers[0]
        keys: set[tuple[object, object]] = {
            (item.commitment.statement, answer.statement),
            (answer.start, answer.end),
        }
        if not told & keys:
            found.append(item)
        told |= keys
    return found
