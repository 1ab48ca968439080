"""The slips that are planted are slips, and the sentences around them are none."""

import re

import pytest

from eval.check import slips
from eval.natural import sites
from tests.stages.check.checked import across, codes

pytestmark = pytest.mark.checkout


@pytest.mark.parametrize("number", range(len(slips())))
def test_a_written_slip_is_one_figure_of_its_sentence(number: int) -> None:
    """The right sentence raises nothing; the wrong one differs from it and is found."""
    slip = slips()[number]
    assert slip.right != slip.wrong
    assert codes(slip.right) == []
    assert slip.codes.intersection(codes(slip.wrong))


@pytest.mark.parametrize("number", range(len(slips("pair"))))
def test_a_slip_between_two_years_is_found(number: int) -> None:
    """The same for what a year later is told otherwise."""
    slip = slips("pair")[number]
    assert across(slip.earlier, slip.right) == []
    assert slip.codes.intersection(across(slip.earlier, slip.wrong))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("restatement", "完成造林1546.67公顷（2.32万亩）。"),
        ("composition", "三次产业结构调整为15.2:41.1:43.7。"),
        ("from-to", "城镇化率由51.8%提高到52.7%。"),
        ("parts-and-whole", "引进项目40个，其中工业项目22个、农业项目10个、服务业项目8个。"),
        ("level-and-growth", "零售额146.86亿元，比上年增加8.44亿元，增长6.1%。"),
        ("out-of-range", "森林覆盖率达到58.9%。"),
        ("impossible-date", "10月28日建成通车。"),
        ("named-count", "，做大油茶、青虾、竹笋三大产业。"),
        ("listed-count", "抓好三个方面工作：一是稳增长。二是促改革。三是调结构。"),
    ],
)
def test_a_real_figure_is_found_by_plain_search(kind: str, words: str) -> None:
    """Each kind of site, in a sentence that holds together; the slip changes what stands there."""
    found = [site for site in sites(words) if site.kind == kind]
    assert found
    for site in found:
        assert re.sub(r"\s", "", words[site.start : site.end]) != site.slip
        changed = words[: site.start] + site.slip + words[site.end :]
        assert site.codes.intersection(codes(changed))
