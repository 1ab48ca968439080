"""``duixian decide``: a person's decisions, one by one or all that need a review."""

import getpass
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import click

from duixian import pipeline
from duixian.cli.decisions import add, load
from duixian.errors import DecisionError
from duixian.i18n import N_, Language, translator
from duixian.i18n.labels import VERDICTS, label
from duixian.model.decision import Decision
from duixian.model.reconciliation import Item, Reconciliation, VerdictCode
from duixian.model.reconciliation_contract import explanation

SKIP = "-"


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    earlier: str
    later: str
    decisions: str
    language: Language
    commitment: str | None = None
    verdict: VerdictCode | None = None
    why: str | None = None
    answer: str = ""
    by: str | None = None


def decide(asked: Asked) -> None:
    """Add one decision, or ask for each promise that needs a review."""
    translate = translator(asked.language)
    path = Path(asked.decisions)
    made = load(path) if path.exists() else ()
    later = pipeline.read(asked.later)
    found = pipeline.reconcile_reports(pipeline.read(asked.earlier), later, decisions=made)
    person = asked.by or getpass.getuser()
    if asked.commitment is None:
        _ask(found, path, person, asked.language)
        return
    if asked.verdict is None or not asked.why:
        raise click.UsageError(translate(N_("--commitment needs --verdict and --why as well")))
    item = _item(found, asked.commitment)
    if asked.answer and asked.answer not in later.text:
        raise DecisionError(
            N_("{later} does not hold the words {words}; quote them as they stand there"),
            later=asked.later,
            words=asked.answer,
        )
    add(path, _decision(item, asked.verdict, asked.why, person, asked.answer))
    told = translate(N_("{path}: decided: {promise}"))
    click.echo(told.format(path=path, promise=item.commitment.text), err=True)


def _item(found: Reconciliation, commitment: str) -> Item:
    """The promise of that id, or the only one that holds these words."""
    for item in found.items:
        if item.commitment.id == commitment:
            return item
    held = [item for item in found.items if commitment in item.commitment.text]
    if len(held) == 1:
        return held[0]
    if held:
        raise DecisionError(
            N_("{count} promises hold the words {words}; quote more of them, or give the id"),
            count=len(held),
            words=commitment,
        )
    raise DecisionError(
        N_("no promise has the id or the words {id}; duixian reconcile --json shows both"),
        id=commitment,
    )


def _decision(item: Item, verdict: VerdictCode, why: str, by: str, answer: str) -> Decision:
    # Where a decision stands already, its chosen answer comes first and the rules' own behind it.
    own = [one for one in item.answers if "chosen" not in one.reasons]
    return Decision(
        commitment=item.commitment.id,
        promise=item.commitment.text,
        verdict=verdict,
        by=by,
        on=date.today().isoformat(),
        why=why,
        saw=own[0].text if own else "",
        answer=answer,
    )


def _ask(found: Reconciliation, path: Path, by: str, language: Language) -> None:
    translate = translator(language)
    codes = [*get_args(VerdictCode), SKIP]
    for item in (one for one in found.items if one.needs_review):
        click.echo(f"\n{item.commitment.text}")
        for answer in item.answers:
            click.echo(f"  → {answer.text}")
        told = label(VERDICTS, item.verdict, translate)
        click.echo(f"  {told}: {explanation(item, translate)}")
        prompt = translate(N_("verdict ({skip} goes on without)")).format(skip=SKIP)
        verdict = click.prompt(prompt, type=click.Choice(codes), default=SKIP)
        if verdict != SKIP:
            why = click.prompt(translate(N_("why")))
            add(path, _decision(item, verdict, why, by, ""))
