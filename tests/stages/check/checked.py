"""A report of the invented county around the words that a test is about."""

from duixian.model import Finding, Report
from duixian.pipeline import check_report, check_reports, read_bytes

REPORT = """\
清湾县人民政府工作报告
——{year}年1月8日在清湾县第十七届人民代表大会第五次会议上
清湾县人民政府县长　陆望川
各位代表：
　　现在，我代表县人民政府向大会报告政府工作，请予审议。
一、{before}年工作回顾
{words}
二、{year}年重点工作
加快项目建设，推动产业升级。
"""


def report(words: str, *, year: int = 2025) -> Report:
    """``words`` as the review of the report delivered in ``year``."""
    text = REPORT.format(year=year, before=year - 1, words=words)
    return read_bytes(text.encode(), f"qingwan-{year}.txt")


def findings(words: str) -> tuple[Finding, ...]:
    """What is found where ``words`` are the review."""
    return check_report(report(words))


def codes(words: str) -> list[str]:
    """The codes of what is found."""
    return [finding.code for finding in findings(words)]


def across(earlier: str, later: str) -> list[str]:
    """The codes of what is found between the reviews of 2023 and 2024."""
    return [one.code for one in check_reports(report(earlier, year=2024), report(later))]
