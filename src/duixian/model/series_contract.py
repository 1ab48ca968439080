"""The JSON contracts ``duixian.ladder/1`` and ``duixian.chain/1``."""

from collections.abc import Callable
from typing import Literal

import msgspec

from duixian.model.contract import FindingRow, message
from duixian.model.finding import Finding
from duixian.model.reconciliation import ReportHead, VerdictCode
from duixian.model.reconciliation_contract import (
    AnswerRow,
    CommitmentRow,
    answer_row,
    commitment_row,
)
from duixian.model.series import Chain, Change, Ladder, Step


class RungJson(msgspec.Struct, frozen=True):
    """What one report aims at. ``step`` compares it with the nearest level above."""

    goal: CommitmentRow | None
    step: Step | None


class LadderRowJson(msgspec.Struct, frozen=True):
    """One indicator; ``rungs`` are in the order of ``reports``."""

    indicator: str | None
    name: str
    rungs: tuple[RungJson, ...]


class LadderJson(msgspec.Struct, frozen=True):
    """The same year's targets, level by level."""

    schema: Literal["duixian.ladder/1"]
    reports: tuple[ReportHead, ...]
    rows: tuple[LadderRowJson, ...]
    findings: tuple[FindingRow, ...]


class LinkJson(msgspec.Struct, frozen=True):
    """A promise of one year, how it differs from the year before, and what became of it."""

    year: int
    commitment: CommitmentRow
    change: Change
    verdict: VerdictCode | None
    answer: AnswerRow | None


class ThreadJson(msgspec.Struct, frozen=True):
    """A promise over the years; ``dropped`` is the first year without it."""

    indicator: str | None
    name: str
    links: tuple[LinkJson, ...]
    dropped: int | None


class ChainJson(msgspec.Struct, frozen=True):
    """Three or more years of one place."""

    schema: Literal["duixian.chain/1"]
    reports: tuple[ReportHead, ...]
    threads: tuple[ThreadJson, ...]
    findings: tuple[FindingRow, ...]


def encode_ladder(found: Ladder, translate: Callable[[str], str]) -> bytes:
    """``found`` as one line of UTF-8 JSON without a line end."""
    rows = tuple(
        LadderRowJson(
            row.indicator,
            row.name,
            tuple(
                RungJson(commitment_row(rung.goal) if rung.goal else None, rung.step)
                for rung in row.rungs
            ),
        )
        for row in found.rows
    )
    told = _findings(found.findings, translate)
    return msgspec.json.encode(LadderJson("duixian.ladder/1", found.reports, rows, told))


def encode_chain(found: Chain, translate: Callable[[str], str]) -> bytes:
    """``found`` as one line of UTF-8 JSON without a line end."""
    threads = tuple(
        ThreadJson(
            thread.indicator,
            thread.name,
            tuple(
                LinkJson(
                    link.year,
                    commitment_row(link.commitment),
                    link.change,
                    link.verdict,
                    answer_row(link.answer) if link.answer else None,
                )
                for link in thread.links
            ),
            thread.dropped,
        )
        for thread in found.threads
    )
    told = _findings(found.findings, translate)
    return msgspec.json.encode(ChainJson("duixian.chain/1", found.reports, threads, told))


def _findings(
    findings: tuple[Finding, ...], translate: Callable[[str], str]
) -> tuple[FindingRow, ...]:
    return tuple(
        FindingRow(one.code, one.severity, message(one, translate), one.quotes) for one in findings
    )
