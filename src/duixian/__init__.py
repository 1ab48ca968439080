"""duixian (兑现): reads government work reports into a ledger of statements and figures.

>>> import duixian
>>> report = duixian.read("report.docx")  # doctest: +SKIP
>>> report.place.name, len(report.figures)  # doctest: +SKIP
>>> [finding.code for finding in duixian.check(report)]  # doctest: +SKIP
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.errors import DuixianError, NotAReportError, PairError, SourceError
    from duixian.model import Figure, Finding, Report, Section, Statement
    from duixian.model.reconciliation import Reconciliation
    from duixian.pipeline import Limits, check, check_pair, read, reconcile

__all__ = [
    "DuixianError",
    "Figure",
    "Finding",
    "Limits",
    "NotAReportError",
    "PairError",
    "Reconciliation",
    "Report",
    "Section",
    "SourceError",
    "Statement",
    "__version__",
    "check",
    "check_pair",
    "read",
    "reconcile",
]

# Imported on first use, so that `import duixian` and `duixian --help` stay instant.
_HOMES = {
    "DuixianError": "duixian.errors",
    "NotAReportError": "duixian.errors",
    "SourceError": "duixian.errors",
    "PairError": "duixian.errors",
    "Reconciliation": "duixian.model.reconciliation",
    "check": "duixian.pipeline",
    "check_pair": "duixian.pipeline",
    "reconcile": "duixian.pipeline",
    "Figure": "duixian.model",
    "Finding": "duixian.model",
    "Report": "duixian.model",
    "Section": "duixian.model",
    "Statement": "duixian.model",
    "Limits": "duixian.pipeline",
    "read": "duixian.pipeline",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # costs a quarter of what --help takes

        return version("duixian")
    if name not in _HOMES:
        raise AttributeError(f"module 'duixian' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
