"""Where the figures of the poster lead: the site's page of the report."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from duixian.errors import OutputError
from duixian.model import Report

BESIDE = "../site/"  # the two folders stand side by side where no address is given
PAGE = "report.html"
LONGEST = 1000  # characters of an address: what a QR code on paper can still hold
FORBIDDEN = set(' "<>\\^`{|}')  # in an address, by RFC 3986
PROMISES = "reconciliation.html"


@dataclass(frozen=True)
class Links:
    """Addresses of what stands in ``report``; words of another report have none."""

    root: str
    report: Report

    @classmethod
    def of(cls, report: Report, base_url: str | None) -> "Links":
        """Links to the site at ``base_url``. Raise ``OutputError`` where it is no web address."""
        if base_url is None:
            return cls(BESIDE, report)
        try:
            parts = urlsplit(base_url)
            known = parts.scheme in ("http", "https") and bool(parts.netloc)
            known = known and len(base_url) <= LONGEST
        except ValueError:
            known = False
        if not known or not base_url.isprintable() or set(base_url) & FORBIDDEN:
            raise OutputError(
                "{url}: not a web address; give one that begins with https:// or http://",
                url=base_url,
            )
        return cls(base_url.rstrip("/") + "/", report)

    @property
    def page(self) -> str:
        """The page of the report."""
        return self.root + PAGE

    def figure(self, report: Report, id_: str) -> str:
        """Where a figure of ``report`` stands; empty for another report than ours."""
        return f"{self.page}#{id_}" if report is self.report else ""

    def statement(self, id_: str) -> str:
        """Where a statement of our report stands."""
        return f"{self.page}#{id_}"

    def promise(self, id_: str) -> str:
        """Where a promise of the report before stands, beside its answer."""
        return f"{self.root}{PROMISES}#{id_}"
