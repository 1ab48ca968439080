"""The sample report with units named in it, and its edition with the year before."""

from functools import cache

import pytest

from duixian import pipeline
from duixian.i18n import translator
from duixian.model import Report
from duixian.publish.edition import Edition, edit
from duixian.publish.office.tasks import TaskTable, task_table
from duixian.sample import sample

NOTES = {
    "新开工亿元以上项目32个。": "新开工亿元以上项目32个。（责任单位：县发展改革局、县财政局）",
    "决不让手续耽误工期。": "决不让手续耽误工期（牵头单位：行政审批局；配合单位：县自然资源局）。",
    "建设社区养老服务中心4个；": "建设社区养老服务中心4个（县民政局牵头，县财政局配合）；",
}


@cache
def noted() -> Report:
    """The later sample report with notes on units, as offices add them."""
    text = sample().later.read_text("utf-8")
    for words, with_note in NOTES.items():
        assert words in text
        text = text.replace(words, with_note)
    return pipeline.read_bytes(text.encode(), "qingwan-2025.txt")


@cache
def pair() -> Edition:
    """The edition of both years of the sample."""
    later, earlier = sample().later, sample().earlier
    return edit(
        pipeline.read_bytes(later.read_bytes(), later.name),
        [pipeline.read_bytes(earlier.read_bytes(), earlier.name)],
    )


@pytest.fixture
def report() -> Report:
    """The report of 2025 with units named for some of its tasks."""
    return noted()


@pytest.fixture
def table(report: Report) -> TaskTable:
    """Its task table."""
    return task_table(report, translator("zh"))


@pytest.fixture
def edition() -> Edition:
    """The edition of both years."""
    return pair()
