"""Numbers of things that are listed, and of names."""

import pytest

from tests.stages.check.checked import codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("重点抓好三个方面工作：一是稳增长。二是促改革。三是调结构。四是惠民生。", "listed-count"),
        ("办好四件民生实事：\n1.新建学校。\n2.新建医院。\n3.改造小区。", "listed-count"),
        ("做大油茶、青虾、竹笋四大特色产业。", "named-count"),
        ("深化教育、医疗、养老、社保、住房四项改革。", "named-count"),
        ("打造雁洲、砚溪、石柳、禾渡五个特色小镇。", "named-count"),
        ("全县5个镇（雁洲、砚溪、石柳、禾渡）实现通车。", "named-count"),
        ("新增砚溪镇、石柳镇、禾渡镇等2个省级卫生镇。", "named-count"),
        ("擦亮效率、服务、诚信“五大营商品牌”。", "named-count"),
    ],
)
def test_as_many_are_listed_as_are_said(words: str, code: str) -> None:
    """Before a list, behind it, in a parenthesis, and with 等."""
    assert codes(words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "重点抓好三个方面工作：一是稳增长。二是促改革。三是调结构。",
        "做大油茶、青虾、竹笋三大特色产业。",
        "做大油茶、青虾等三大特色产业。",
        "新增砚溪镇、石柳镇等5个省级卫生镇。",
        "提高城乡低保、儿童福利、残疾人两项补贴标准。",
        "加强四川、三明、六安、九江、百色五个对口地区合作。",
        "抓好上述三项工作。一是稳增长。二是促改革。",
    ],
)
def test_open_lists_and_fixed_names_are_left_alone(words: str) -> None:
    """等 leaves names out, 两项补贴 is a name, 四川 is a place."""
    assert codes(words) == []
