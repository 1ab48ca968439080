"""Two years of an invented county, made of a few sentences."""

from duixian.model import Report
from duixian.model.reconciliation import Item, Reconciliation
from duixian.pipeline import read_bytes, reconcile_reports

HEAD = """政府工作报告
——{year}年1月18日在清湾县第十七届人民代表大会第{session}次会议上
清湾县人民政府县长　陆望川
各位代表：
　　现在，我代表县人民政府，向大会报告政府工作，请予审议。
　　一、{past}年工作回顾
　　{review}
　　二、{year}年主要目标和重点工作
　　{plan}
　　各位代表！让我们团结一心，为建设美好清湾而努力奋斗！
"""
QUIET = "一年来，我们稳住了大盘，守住了底线。"


def report(year: int, *, review: str = QUIET, plan: str = "推动各项工作再上台阶。") -> Report:
    """A report of ``year`` with one paragraph that looks back and one that plans."""
    session = "一二三四五六七八九"[year - 2021]
    text = HEAD.format(year=year, past=year - 1, session=session, review=review, plan=plan)
    return read_bytes(text.encode(), f"qingwan-{year}.txt")


def hold(promise: str, result: str, **options: object) -> Reconciliation:
    """The promise of 2024 held against the result told in 2025."""
    earlier, later = report(2024, plan=promise), report(2025, review=result)
    return reconcile_reports(earlier, later, **options)  # type: ignore[arg-type]


def only(promise: str, result: str) -> Item:
    """The one item of :func:`hold`."""
    [item] = [one for one in hold(promise, result).items if one.commitment.checkable]
    return item
