"""Ladders of levels and chains of years."""

import msgspec
import pytest

from duixian.errors import PairError
from duixian.model import PlaceLevel, Report
from duixian.model.series import Thread
from duixian.pipeline import chain_of, ladder_of
from tests.stages.reconcile.invented import report


def of(level: PlaceLevel, name: str, plan: str) -> Report:
    own = report(2025, plan=plan)
    assert own.place
    place = msgspec.structs.replace(own.place, name=name, level=level)
    return msgspec.structs.replace(own, place=place)


COUNTY = of("county", "清湾县", "地区生产总值增长6%左右。城镇调查失业率控制在5.5%以内。")
PROVINCE = of("province", "岭东省", "地区生产总值增长5.5%左右。城镇调查失业率控制在5.3%以内。")
NATION = of("nation", "中华人民共和国", "国内生产总值增长5%左右。")


def test_a_ladder_goes_from_the_highest_level_down() -> None:
    """Each level is held against the nearest above it; a tighter ceiling is the higher aim."""
    found = ladder_of([COUNTY, NATION, PROVINCE])
    assert [head.place.name for head in found.reports if head.place] == [
        "中华人民共和国",
        "岭东省",
        "清湾县",
    ]
    steps = {row.indicator: [rung.step for rung in row.rungs] for row in found.rows}
    assert steps["gdp"] == [None, "higher", "higher"]
    assert steps["surveyed_unemployment"] == [None, None, "lower"]


def test_counts_of_two_places_are_not_compared() -> None:
    """A province's million jobs are no higher aim than a county's thousands."""
    found = ladder_of(
        [
            of("province", "岭东省", "城镇新增就业60万人。"),
            of("county", "清湾县", "城镇新增就业6000人。"),
        ]
    )
    assert [[rung.step for rung in row.rungs] for row in found.rows] == [[None, None]]


def test_a_ladder_tells_of_years_and_places_that_do_not_fit() -> None:
    """Reports of several years, or one place twice, are shown with a warning."""
    older = report(2024, plan="地区生产总值增长5%左右。")
    found = ladder_of([COUNTY, older])
    assert [one.code for one in found.findings] == ["ladder-years-differ", "ladder-place-twice"]
    with pytest.raises(PairError, match="two reports"):
        ladder_of([COUNTY])


def threads(*plans: str) -> dict[str, Thread]:
    reports = [report(2022 + at, plan=plan) for at, plan in enumerate(plans)]
    return {thread.name: thread for thread in chain_of(reports).threads}


def test_a_chain_follows_a_promise_from_year_to_year() -> None:
    """Repeated, raised, lowered, restated and dropped are told apart."""
    found = threads(
        "改造农村户厕300户，新建长者食堂10家，改造老旧小区8个，建成城北公园。",
        "改造农村户厕300户，新建长者食堂12家，改造老旧小区6个。",
        "改造农村户厕不少于300户，新建长者食堂12家。",
    )
    told = {name: [link.change for link in one.links] for name, one in found.items()}
    assert told["农村户厕"] == ["new", "repeated", "restated"]
    assert told["长者食堂"] == ["new", "raised", "repeated"]
    assert told["老旧小区"] == ["new", "lowered"]
    assert found["老旧小区"].dropped == 2024


def test_a_chain_sets_outcomes_beside_targets() -> None:
    """Each link but the last has the verdict and the answer of the year after."""
    plan = "固定资产投资增长6%。"
    reports = [
        report(2023, plan=plan),
        report(2025, review="固定资产投资增长6.2%。", plan=plan),
        report(2024, review="固定资产投资增长3.1%。", plan=plan),
    ]
    [thread] = [one for one in chain_of(reports).threads if one.indicator == "fixed_investment"]
    assert [(link.year, link.verdict) for link in thread.links] == [
        (2023, "missed"),
        (2024, "met"),
        (2025, None),
    ]
    assert [str(link.answer.value) for link in thread.links if link.answer] == ["0.031", "0.062"]


def test_a_chain_needs_three_years_of_one_place() -> None:
    """Fewer, or another place, is refused with what to do."""
    with pytest.raises(PairError, match="three reports"):
        chain_of([report(2024), report(2025)])
    with pytest.raises(PairError, match="same report"):
        chain_of([report(2023), report(2024), report(2024)])
    with pytest.raises(PairError, match="岭东省"):
        chain_of([report(2023), report(2024), PROVINCE])
