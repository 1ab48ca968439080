"""``duixian check``: what adds up in a report, and what does not."""

import json
from typing import Any

import click

from duixian import pipeline
from duixian.i18n import N_, Language, translator
from duixian.model import Finding, Report
from duixian.publish.page import Page, Terminal


def show_checks(source: str, *, as_json: bool, language: Language) -> None:
    """Check the arithmetic of the report in ``source`` and print what does not add up."""
    report = pipeline.read(source)
    findings = pipeline.check_report(report)
    if as_json:
        click.echo(json.dumps(_document(report, findings, language), ensure_ascii=False))
        return
    _print_findings(report, findings, language)


def _document(report: Report, findings: tuple[Finding, ...], language: Language) -> dict[str, Any]:
    translate = translator(language)
    return {
        "schema": "duixian.findings/1",
        "source": {"name": report.source.name, "sha256": report.source.sha256},
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": translate(finding.template).format(**finding.values),
                "quotes": [
                    {"text": quote.text, "start": quote.start, "end": quote.end}
                    for quote in finding.quotes
                ],
            }
            for finding in findings
        ],
    }


def _print_findings(report: Report, findings: tuple[Finding, ...], language: Language) -> None:
    from rich.text import Text

    page = Page(Terminal(), translator(language))
    page.line()
    told = N_("{name}: {count} findings in {figures} figures")
    told = page.say(told, name=report.source.name, count=len(findings), figures=len(report.figures))
    page.paragraph(Text(told, style="bold"))
    colours = {"error": "#d7263d", "warning": "#b8860b", "info": "dim"}
    for finding in findings:
        line = report.origin.locate(finding.quotes[0].start).line
        mark = page.say(N_("line {line}  "), line=line)
        page.line()
        words = page.say(finding.template, **finding.values)
        page.paragraph(Text(words, style=colours[finding.severity]), mark=mark)
        for quote in finding.quotes:
            page.paragraph(Text(quote.text, style="dim"), indent=4, mark="“ ", limit=3)
