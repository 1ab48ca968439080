"""Parts against their whole."""

import pytest

from tests.stages.check.checked import codes, findings


@pytest.mark.parametrize(
    "words",
    [
        "把145项重点任务分为五类挂图作战，其中发展类42项、改革类23项、建设类31项、民生类29项、"
        "自身建设类16项。",
        "145项任务包括发展、改革、建设、民生、自身建设五类，分别为42项、23项、31项、29项、16项。",
        "办理人大代表建议103件、政协提案118件，共计231件。",
        "办理建议提案221件，其中人大代表建议103件、政协提案128件。",
        "新增学位9600个，其中幼儿园2400个、小学4800个、初中3400个。",
        "实事共25项，其中就业类4项、教育类6项、医疗类5项、养老类8项，全部完成。",
        "总投资120亿元，其中中央资金30亿元、省级资金20亿元、地方配套80亿元。",
        "外贸进出口总额22.55亿元，其中出口18.25亿元，进口5.3亿元。",
        "常住人口68万人，其中城镇人口35.8万人、乡村人口33.2万人。",
        "地区生产总值421.38亿元，其中第一产业增加值64.05亿元，第二产业增加值173.19亿元，"
        "第三产业增加值194.14亿元。",
        "累计改造老旧小区66个，其中2021年15个、2022年20个、2023年15个、2024年18个。",
        "年初确定的30项任务中，已完成25项、正在推进4项、未启动3项。",
        "确定的十件民生实事，九件如期完成，两件跨年推进。",
        "十件民生实事按期办结八件，另有一件延期完成。",
        "排查隐患320处，已完成整改295处，剩余15处正在整改。",
    ],
)
def test_parts_make_up_their_whole(words: str) -> None:
    """Classes, sums, what is left, and parts that shut each other out."""
    assert codes(words) == ["parts-and-whole"]


@pytest.mark.parametrize(
    "words",
    [
        "十件民生实事按期办结九件，另有一件延期完成。",
        "排查隐患320处，已完成整改295处，剩余25处正在整改。",
        "实施项目30个，开工28个，另有5个开展前期。",
        "引进项目40个，其中亿元以上项目30个、工业项目25个。",
        "新增规上企业60家，其中工业企业21家、服务业企业18家。",
        "总投资120亿元，其中中央资金30亿元、省级资金20亿元。",
        "累计改造老旧小区66个，其中2023年15个、2024年18个。",
        "全县中小学120所，其中小学80所、初中24所、九年一贯制学校16所。",
        "实事共25项，其中就业类4项、教育类6项。",
        "地区生产总值421.38亿元，其中第一产业增加值64.05亿元，第二产业增加值173.19亿元，"
        "第三产业增加值184.15亿元。",
        "新建停车位1200个、改建300个，共投入资金5000万元。",
    ],
)
def test_parts_that_overlap_or_are_some_are_left_alone(words: str) -> None:
    """Sizes, some years, other funds, and what rounding explains."""
    assert codes(words) == []


def test_what_is_not_accounted_for_is_named() -> None:
    """The message says how much of the whole has no class."""
    [finding] = findings("把145项任务分为三类，其中发展类72项、改革类43项、建设类26项。")
    assert finding.values["rest"] == "4项"
    assert "72项 + 43项 + 26项 = 141项 ≠ 145项" in finding.values["computation"]


TEN = ["就业", "教育", "医疗", "养老", "交通", "住房", "供水", "环境", "文化", "安全"]


def things(announced: str, held: list[int]) -> str:
    listed = "\n".join(
        f"{number}.{name}方面{count}件。"
        for number, (name, count) in enumerate(zip(TEN, held, strict=False), 1)
    )
    return f"办好{announced}民生实事：\n{listed}"


def test_groups_hold_what_is_announced() -> None:
    """十项25件: what the ten groups say they hold adds up to 25."""
    held = [4, 3, 2, 2, 3, 2, 2, 2, 2, 3]
    assert codes(things("十项25件", held)) == []
    [finding] = findings(things("十项26件", held))
    assert finding.code == "parts-and-whole"
    assert finding.values["rest"] == "1件"


def test_groups_without_their_counts_are_not_added_up() -> None:
    """The words alone, without a list, prove nothing."""
    assert codes("全面完成十项25件民生实事，城镇新增就业6738人。") == []
