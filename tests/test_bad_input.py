"""Bad input is normal input: no crash, no hang, and no number lost on the way."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import DuixianError
from duixian.model import Report
from duixian.pipeline import read_bytes
from tests.promises import lost_digits, misquoted, overlapping

OPENING = """\
清湾县2025年政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告政府工作，请予审议。
一、2024年工作回顾
全县生产总值完成620.5亿元，增长6.1%。
"""
PLAN = """
二、2025年工作安排
今年主要预期目标：地区生产总值增长6%左右。
"""
SECONDS = 60
MEGABYTES = 2000

MEMBERS = "、".join(f"指标{number}" for number in range(1000))
SHARES = "、".join(f"{number / 10}%" for number in range(1000))
HOSTILE = {
    "digits": "1" * 100_000,
    "full-width digits": "９" * 100_000,
    "han digits": "一" * 100_000,
    "magnitudes": "万亿" * 50_000,
    "open brackets": "（" * 50_000,
    "nested brackets": "（" * 50_000 + "五" + "）" * 50_000,
    "alternating brackets": "（1" * 50_000,
    "open quotes": "“" * 100_000,
    "distributive list": f"{MEMBERS}分别增长{SHARES}。",
    "distributive words": "分别" * 50_000 + "5%",
    "commas in a number": "1,234" * 20_000,
    "points in a number": "1." * 50_000,
    "ranges": "5%—" * 30_000,
    "ratios": "1:" * 50_000,
    "from to": "由1%提高到" * 20_000,
    "part of": "百分之" * 30_000,
    "ordinals": "第" * 100_000,
    "one line": "全县新增就业8000人，增长5.5%，" * 6_000,
    "headings": "\n".join(f"{number}、重点" for number in range(20_000)),
    "han headings": "\n（一）" * 30_000,
    "bullets": "\n●完成投资5亿元" * 20_000,
    "one character a line": "\n".join("全县新增就业8000人，" * 4_000),
    "blank lines": "\n" * 200_000 + "5%",
    "letter spacing": " ".join("增长5.5%，" * 10_000),
    "spaces": " " * 200_000 + "5%",
    "control characters": "".join(map(chr, range(32))) * 1_000,
    "surrogates and marks": "\ufeff\u200b\u2028\u0301\U0001f600" * 20_000,
    "title again": "清湾县2025年政府工作报告\n" * 20_000,
}
READ = """\
import sys
from duixian.errors import DuixianError
from duixian.pipeline import read_bytes
from tests.promises import lost_digits, misquoted, overlapping
try:
    read_bytes(sys.stdin.buffer.read(), "hostile.txt").to_json()
except DuixianError as refused:
    print(refused)
"""


def limited(data: bytes) -> subprocess.CompletedProcess[str]:
    """Read ``data`` in a process of its own that may not run long or grow large."""
    code = READ
    if sys.platform == "linux":
        bound = MEGABYTES * 1024 * 1024
        code = f"import resource\nresource.setrlimit(resource.RLIMIT_AS, ({bound},) * 2)\n{READ}"
    run = subprocess.run(
        [sys.executable, "-c", code], input=data, capture_output=True, timeout=SECONDS, check=False
    )
    return subprocess.CompletedProcess(
        run.args, run.returncode, run.stdout.decode(), run.stderr.decode()
    )


@pytest.mark.slow
@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_lines_are_read_or_refused(line: str) -> None:
    """A report with such a line in it ends in a ledger or in one clear line."""
    run = limited((OPENING + HOSTILE[line] + PLAN).encode("utf-8"))
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.slow
@pytest.mark.parametrize("line", HOSTILE)
def test_hostile_lines_alone_are_read_or_refused(line: str) -> None:
    """The same lines with no report around them."""
    run = limited(HOSTILE[line].encode("utf-8"))
    assert run.returncode == 0, run.stderr[-2000:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 1000,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        b"PK\x03\x04" + b"\xff" * 500,
        b"\xff\xfe" + b"\xd8\x00" * 300,
        bytes(number * number * 151 // 7 % 256 for number in range(4096)),
    ],
    ids=["empty", "nul", "pdf", "png", "broken zip", "broken utf-16", "noise"],
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    """Bytes of another kind end in one line that names the source."""
    with pytest.raises(DuixianError, match=r"report\.txt") as refused:
        read_bytes(data, "report.txt")
    assert "\n" not in str(refused.value)


WORDS = [
    *"增长下降达到完成新增提高由从至到第年月日个项家户人亿万千百十元吨亩公里倍成约超近以上以内",
    "分别", "百分之", "三分之一", "个百分点", "左右", "不少于", "同比（下同）", "年均", "十四五",
    "“1+5”", "G325", "一九八○年", "２０２４", "12.2:44.9:42.9", "6%—6.5%", "1,234", "19·5％",
    "第404位", "1546.67公顷（2.32万亩）", "一、", "（二）", "●", "1.", "2024年", "近亿元", "几十",
]  # fmt: skip
PUNCTUATION = "，。、；：！？（）()“”《》—-－~+/．.· \n\t％%‰"
DIGITS = "0123456789０１２３４５６７８９"
HAN = "〇零○一二两三四五六七八九十百千万亿"
PIECES = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.text(alphabet=DIGITS, min_size=1, max_size=6),
        st.text(alphabet=HAN, min_size=1, max_size=4),
        st.sampled_from(PUNCTUATION),
        st.text(alphabet="县全市民生产总值企业改革发展工作", min_size=1, max_size=5),
    ),
    max_size=60,
).map("".join)


def read(body: str) -> Report:
    """The report with ``body`` inside it: never refused, whatever stands there."""
    return read_bytes((OPENING + body + PLAN).encode("utf-8"), "made.txt")


@given(PIECES)
def test_every_span_quotes_the_text(body: str) -> None:
    """``text[start:end]`` is the quote, for figures, indicators, statements and findings."""
    assert misquoted(read(body)) == []


@given(PIECES)
def test_figures_do_not_overlap(body: str) -> None:
    """A character belongs to one figure at most, and figures stand in text order."""
    assert overlapping(read(body)) == []


@given(PIECES)
def test_no_digit_is_dropped_in_silence(body: str) -> None:
    """Each digit is in a figure, an ignored number, an unread-number finding, or set aside."""
    assert lost_digits(read(body)) == []


@given(PIECES)
def test_the_same_bytes_give_the_same_ledger(body: str) -> None:
    """Nothing depends on the run: the JSON of two readings is the same to the byte."""
    assert read(body).to_json() == read(body).to_json()
