"""The cases in the order of the table: baseline, stages, the whole, peers."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from benchmarks import baseline
from benchmarks.corpus import Corpus
from benchmarks.peers import peers
from benchmarks.timing import Case
from duixian.model import Document
from duixian.pipeline import check_report, read_bytes
from duixian.stages.extract import extract
from duixian.stages.extract.numbers import numbers
from duixian.stages.extract.sentence_figures import count
from duixian.stages.parse import parse
from duixian.stages.read import read_document

T = TypeVar("T")
SLOW = 100_000  # characters per second; a slower peer reads two reports and no more


def own(corpus: Corpus) -> list[Case]:
    """The baseline first, then each stage on what the stage before it gave, then the whole."""
    total = corpus.characters
    pattern = baseline.numerals_with_units()
    documents = [_document(source) for source in corpus.sources]
    outlines = [parse(document) for document in documents]
    reports = [read_bytes(data, name) for name, data in corpus.sources]
    texts = [document.text for document in documents]
    pairs = list(zip(documents, outlines, strict=True))
    return [
        Case("re: numerals with units", total, each(corpus.texts, _counter(pattern.finditer))),
        Case("NFKC of the whole text", total, each(corpus.texts, baseline.compatibility)),
        Case("read: bytes to document", total, each(corpus.sources, _document)),
        Case("parse: document to outline", total, each(documents, parse)),
        Case("extract: its pass for numerals", total, each(texts, _counter(numbers))),
        Case("extract: figures alone", total, each(pairs, lambda pair: count(*pair))),
        Case("extract: figures and statements", total, each(pairs, lambda pair: extract(*pair))),
        Case("check: report to findings", total, each(reports, check_report)),
        Case("JSON of the report", total, each(reports, lambda report: report.to_json())),
        Case("whole: bytes to JSON", total, each(corpus.sources, _whole)),
    ]


def others(corpus: Corpus) -> list[Case]:
    """Each peer on the whole corpus, or on two reports where it is slow."""
    import time

    cases = []
    for name, reader in peers().items():
        sample = corpus.texts[-1]
        reader(sample)
        start = time.perf_counter()
        reader(sample)
        fast = len(sample) / (time.perf_counter() - start) > SLOW
        texts = corpus.texts if fast else corpus.texts[-2:]
        cases.append(Case(name, sum(map(len, texts)), each(texts, reader)))
    return cases


def each(items: Sequence[T], work: Callable[[T], object]) -> Callable[[], object]:
    """A round: the work on every item, nothing kept."""

    def run() -> None:
        for item in items:
            work(item)

    return run


def _counter(find: Callable[[str], Iterable[object]]) -> Callable[[str], object]:
    return lambda text: sum(1 for _ in find(text))


def _document(source: tuple[str, bytes]) -> Document:
    name, data = source
    return read_document(data, name)


def _whole(source: tuple[str, bytes]) -> str:
    name, data = source
    return read_bytes(data, name).to_json()
