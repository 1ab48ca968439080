"""Reports as a workbook: an overview, then a sheet for each table, in the reader's language."""

from collections.abc import Callable
from typing import BinaryIO

from duixian.i18n import N_
from duixian.model import Report
from duixian.model.tables import COLUMNS, rows
from duixian.publish.cards import targets
from duixian.publish.overview import facts
from duixian.publish.sheets import PLANS, TARGETS, SheetColumn, SheetPlan
from duixian.publish.workbook import Sheet, Workbook

OVERVIEW = N_("Overview")
REPEATED = {"source", "place", "year"}  # in each row; one report says them in its overview


class XlsxWriter:
    """Writes one workbook; with ``several`` set each row names its source, place and year."""

    def __init__(
        self, file: BinaryIO, translate: Callable[[str], str], *, several: bool = False
    ) -> None:
        self._translate = translate
        self._several = several
        self._book = Workbook(file, translate)
        self._overview: Sheet | None = None
        self._tables: list[tuple[SheetPlan, Sheet]] = []

    def _begin(self, names: list[str]) -> Sheet:
        """The sheets, once the first report has told which facts the overview holds."""
        if self._several:
            columns = [
                SheetColumn(name, 12 if index > 1 else 30) for index, name in enumerate(names)
            ]
        else:
            columns = [SheetColumn(N_("Item"), 24), SheetColumn(N_("Content"), 70)]
        overview = self._book.sheet(OVERVIEW, columns, frozen=1)
        for plan in PLANS:
            own = [one for one in plan.columns if self._several or one.name not in REPEATED]
            self._tables.append((plan, self._book.sheet(plan.title, own, plan.frozen)))
        return overview

    def add(self, report: Report) -> None:
        """Write one report."""
        told = list(facts(report, self._translate))
        self._overview = self._overview or self._begin([fact.name for fact in told])
        if self._several:
            self._overview.add([fact.value for fact in told])
        else:
            for fact in told:
                self._overview.add([self._translate(fact.name), fact.value])
        for plan, sheet in self._tables:
            self._add_rows(report, plan, sheet)

    def _add_rows(self, report: Report, plan: SheetPlan, sheet: Sheet) -> None:
        names = [column.name for column in COLUMNS[plan.table]]
        chosen = [names.index(column.name) for column in sheet.columns]
        unit = names.index("unit") if "unit" in names else None
        aimed = {figure.id for _, figure in targets(report)} if plan is TARGETS else None
        for row in rows(report, plan.table, self._translate):
            if aimed is None or row[names.index("id")] in aimed:
                sheet.add([row[index] for index in chosen], row[unit] if unit else None)

    def close(self) -> None:
        """Write the workbook."""
        self._book.close()

    def discard(self) -> None:
        """Drop what was written."""
        self._book.discard()
