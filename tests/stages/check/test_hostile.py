"""Whatever stands in a report, the checks end, quote its text, and say the same again."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.i18n import translator
from duixian.model.contract import message
from duixian.pipeline import check_report, check_reports
from tests.stages.check.checked import REPORT, report

SECONDS = 60
LENGTH = 20_000  # characters, as in a long report
LINES = {
    "parts": "引进项目40个，其中工业项目22个、农业项目12个、服务业项目8个，",
    "moves": "由10%提高到20%，提高5个百分点，",
    "lists": "一是稳增长。二是",
    "announced lists": "抓好三个方面工作：\n一是甲。\n二是乙。\n",
    "names": "甲、乙、丙、丁三大",
    "endless names": "甲、",
    "names and more": "砚溪、石柳等2个",
    "one value": "城镇新增就业6738人。\n",
    "dates": "2024年13月32日",
    "years": "2024—2015年",
    "plans": "十四五（2021—2026年）",
    "ranks": "入选百强，位列第104位，",
    "rates": "实施项目120个，开工96个，开工率90%，",
    "totals": "新建3个、改建5个，共计9个，",
    "units": "1546公顷（2万亩，即3公顷）",
    "open brackets": "共10个，其中县城2座（（",
    "multiples": "由2亿元增加到3亿元，翻了两番，",
    "ratios": "13.5:43.1:44.4",
    "what is left": "排查320处，完成整改295处，其余15处",
    "shares": "第一产业占比15.2%，第二产业占比41.1%，第三产业占比42.7%，",
}
CHECK = """\
import sys
from duixian.pipeline import check_report, read_bytes
check_report(read_bytes(sys.stdin.buffer.read(), "qingwan-2025.txt"))
"""


def in_a_process(words: str) -> subprocess.CompletedProcess[bytes]:
    """Read and check ``words`` as a review, in a process of its own that may not run long."""
    text = REPORT.format(year=2025, before=2024, words=words)
    return subprocess.run(
        [sys.executable, "-c", CHECK],
        input=text.encode(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_a_line_said_over_and_over_is_checked(line: str) -> None:
    """A report of one construction and nothing else ends in findings or in none."""
    run = in_a_process(LINES[line] * (LENGTH // len(LINES[line])))
    assert run.returncode == 0, run.stderr.decode()[-2000:]


@pytest.mark.slow
def test_a_value_that_is_always_another_is_checked() -> None:
    """A thousand values of one indicator are not held against each other one by one."""
    words = "".join(f"城镇新增就业{number}人。\n" for number in range(1500))
    run = in_a_process(words)
    assert run.returncode == 0, run.stderr.decode()[-2000:]


WORDS = [
    *LINES.values(), "由", "提高到", "其中", "共计", "分别为", "占", "年均", "累计", "五年来",
    "比上年", "（", "）", "、", "，", "。", "；", "：", "\n", "“", "”", "一是", "二是", "十项25件",
    "翻了一番", "三大产业", "等3个", "第0位", "-3%", "城镇新增就业", "粮食总产量", "地区生产总值",
    "三次产业结构", "2024年", "2月30日", "亿元", "万亩", "公顷", "%", "个百分点", "倍", "位", "项",
]  # fmt: skip
PIECES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.text(alphabet="0123456789.", min_size=1, max_size=5),
        st.text(alphabet="一二三四五六七八九十百千万亿两零", min_size=1, max_size=4),
    ),
    max_size=40,
).map("".join)


@given(PIECES)
def test_every_finding_quotes_the_text_and_shows_its_computation(words: str) -> None:
    """Quotes are the text at their offsets; the message is whole in both languages."""
    read = report(words)
    for finding in check_report(read):
        assert finding.values["computation"]
        for language in ("zh", "en"):
            assert "{" not in message(finding, translator(language))
        for quote in finding.quotes:
            assert read.text[quote.start : quote.end] == quote.text


@given(PIECES, PIECES)
def test_two_reports_are_held_against_each_other(earlier: str, later: str) -> None:
    """Each finding across two reports quotes one and then the other."""
    reports = report(earlier, year=2024), report(later)
    for finding in check_reports(*reports):
        for read, quote in zip(reports, finding.quotes, strict=True):
            assert read.text[quote.start : quote.end] == quote.text


@given(PIECES)
def test_the_same_report_gives_the_same_findings(words: str) -> None:
    """Nothing depends on the run."""
    assert check_report(report(words)) == check_report(report(words))
