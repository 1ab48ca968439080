"""Print one line for a whole run: ``closing_line.py JUNIT_XML FAILED_CHECKS``."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def main(results: Path, failed_checks: int) -> str:
    """The tests of a pytest run as ``N passed, N failed, N skipped``; a check counts as a test."""
    if not results.exists():
        return f"0 passed, {1 + failed_checks} failed"
    suite = ET.parse(results).getroot().find("testsuite")  # noqa: S314 - our own pytest wrote it
    total, failures, errors, skipped = (
        int(suite.get(key, 0)) if suite is not None else 0
        for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    return f"{total - failed - skipped} passed, {failed + failed_checks} failed, {skipped} skipped"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2])))
