"""Coding sheets: what a coder fills in, and what two coders have to settle."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from duixian.corpus.coding.plan import PLANS, Field
from duixian.corpus.coding.sample import Item, Sample
from duixian.i18n import N_
from duixian.i18n.labels import COLUMNS, label
from duixian.publish.atomic import atomic

Translate = Callable[[str], str]
NUMBER = "#"
DECISION = "decision"
TITLES = {**COLUMNS, "read_as": N_("Read as"), "sentence": N_("Sentence")}
WIDTHS = {"sentence": 70, "answer": 50, "text": 40, "heading": 24, "indicator": 24, "read_as": 18}


class Dispute(NamedTuple):
    """A field of an item on which the coders differ; ``answers`` are codes, in their order."""

    item: Item
    field: Field
    answers: tuple[str | None, ...]


def coding_sheet(sample: Sample, path: Path, translate: Translate) -> None:
    """A sheet for one coder: a row for each item, a column for each question."""
    plan = PLANS[sample.what]
    heading = [NUMBER, *(translate(TITLES.get(name, name)) for name in plan.seen)]
    widths = [6, *(WIDTHS.get(name, 10) for name in plan.seen)]
    rows = ([item.number, *(item.seen[name] for name in plan.seen)] for item in sample.items)
    with atomic(path) as file:
        book = _Book(file, translate)
        book.sheet("coding", heading, widths, rows, plan.fields, len(sample.items))
        book.legend(plan.fields)
        book.close()


def dispute_sheet(disputes: Sequence[Dispute], path: Path, translate: Translate) -> None:
    """What the coders have to settle: a row for each, with both answers and a cell to decide."""
    coders = len(disputes[0].answers) if disputes else 2
    heading = [
        NUMBER,
        translate(N_("field")),
        translate(TITLES["sentence"]),
        *(translate(N_("coder {number}")).format(number=one + 1) for one in range(coders)),
    ]
    rows = (
        [
            one.item.number,
            one.field.name,
            one.item.seen.get("sentence") or one.item.text,
            *(_named(one.field, answer, translate) for answer in one.answers),
        ]
        for one in disputes
    )
    with atomic(path) as file:
        book = _Book(file, translate)
        decision = Field(DECISION, N_("decision"), None, "")
        widths = [6, 14, 70, *[18] * coders]
        book.sheet("disagreements", heading, widths, rows, [decision], len(disputes))
        for row, one in enumerate(disputes, start=1):
            book.choice("disagreements", row, len(heading), one.field)
        book.legend(list({one.field.name: one.field for one in disputes}.values()))
        book.close()


class _Book:
    def __init__(self, file: Any, translate: Translate) -> None:
        import xlsxwriter

        self._translate = translate
        self._book = xlsxwriter.Workbook(
            file, {"strings_to_formulas": False, "strings_to_urls": False}
        )
        self._book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        self._head = self._book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF1F5"}
        )
        self._words = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._answer = self._book.add_format(
            {
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#FFFBE6",
                "border": 1,
                "border_color": "#D9D9D9",
            }
        )
        self._sheets: dict[str, Any] = {}

    def sheet(
        self,
        name: str,
        heading: Sequence[str],
        widths: Sequence[int],
        rows: Iterable[Sequence[Any]],
        fields: Sequence[Field],
        count: int,
    ) -> None:
        sheet = self._sheets[name] = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        titles = [*heading, *(self._translate(field.title) for field in fields)]
        sheet.write_row(0, 0, titles, self._head)
        for column, width in enumerate([*widths, *[16] * len(fields)]):
            sheet.set_column(column, column, width)
        for row, cells in enumerate(rows, start=1):
            sheet.write_row(row, 0, cells, self._words)
            for column in range(len(heading), len(titles)):
                sheet.write_blank(row, column, None, self._answer)
        for column, field in enumerate(fields, start=len(heading)):
            self._allow(sheet, 1, count, column, field)

    def choice(self, name: str, row: int, column: int, field: Field) -> None:
        self._allow(self._sheets[name], row, row, column, field)

    def _allow(self, sheet: Any, first: int, last: int, column: int, field: Field) -> None:
        if field.codes and last >= first:
            names = [self._translate(name) for name in field.codes.values()]
            sheet.data_validation(
                first, column, last, column, {"validate": "list", "source": names}
            )

    def legend(self, fields: Sequence[Field]) -> None:
        sheet = self._book.add_worksheet("codes")
        sheet.set_column(0, 2, 28)
        heading = (N_("field"), N_("answer"), N_("code"))
        sheet.write_row(0, 0, [self._translate(name) for name in heading], self._head)
        row = 0
        for field in fields:
            for code, name in (field.codes or {"": N_("words of the text")}).items():
                row += 1
                cells = [self._translate(field.title), self._translate(name), code]
                sheet.write_row(row, 0, cells, self._words)

    def close(self) -> None:
        self._book.close()


def _named(field: Field, answer: str | None, translate: Translate) -> str:
    return label(field.codes, answer, translate) if field.codes else answer or ""
