"""Two reports that do not belong together, or are not whole: said, not judged in silence."""

import msgspec
import pytest

from duixian.errors import PairError
from duixian.model import Report
from duixian.pipeline import read_bytes, reconcile_reports
from tests.stages.reconcile.invented import report

ELSEWHERE = "岭东县"


def codes(earlier: Report, later: Report) -> list[str]:
    return [finding.code for finding in reconcile_reports(earlier, later).findings]


def test_another_place_is_refused_by_name() -> None:
    """The message names both files and both places."""
    other = report(2025)
    assert other.place
    moved = msgspec.structs.replace(
        other, place=msgspec.structs.replace(other.place, name=ELSEWHERE)
    )
    with pytest.raises(PairError, match=r"清湾县.*岭东县"):
        reconcile_reports(report(2024), moved)


def test_years_far_apart_are_told_and_decide_nothing_of_the_year() -> None:
    """固定资产投资增长6% of 2022 is not decided by the growth that the report of 2025 tells."""
    earlier = report(2022, plan="固定资产投资增长6%。")
    found = reconcile_reports(earlier, report(2025, review="固定资产投资增长6.3%。"))
    assert [one.code for one in found.findings] == ["years-apart"]
    [item] = [one for one in found.items if one.commitment.figure]
    assert (item.verdict, item.rule) == ("not_comparable", "other_basis")


def test_a_report_without_a_plan_promises_nothing() -> None:
    """It is one line that says so, not an empty table."""
    earlier = report(2024)
    bare = msgspec.structs.replace(
        earlier,
        sections=tuple(
            msgspec.structs.replace(section, part="other") for section in earlier.sections
        ),
    )
    with pytest.raises(PairError, match="promises nothing"):
        reconcile_reports(bare, report(2025))


def test_a_later_report_without_a_review_is_searched_whole() -> None:
    """Its results answer wherever they stand, and the reader is told; without any it is refused."""
    later = report(2025, review="固定资产投资增长6.3%。")
    loose = msgspec.structs.replace(
        later,
        sections=tuple(
            msgspec.structs.replace(one, part="other" if one.part == "review" else one.part)
            for one in later.sections
        ),
    )
    found = reconcile_reports(report(2024, plan="固定资产投资增长6%。"), loose)
    assert "later-without-review" in [one.code for one in found.findings]
    assert [one.verdict for one in found.items if one.commitment.figure] == ["met"]
    silent = msgspec.structs.replace(
        loose,
        statements=tuple(msgspec.structs.replace(one, kind="task") for one in loose.statements),
    )
    with pytest.raises(PairError, match="answers nothing"):
        reconcile_reports(report(2024, plan="固定资产投资增长6%。"), silent)


@pytest.mark.parametrize("kept", [0.3, 0.55])
def test_a_report_cut_in_half_looks_cut(kept: float) -> None:
    """What it does not answer may stand in the part missing."""
    later = report(2025, review="一年来，全县上下团结奋斗，各项事业稳步推进。" * 20)
    text = later.text[: int(len(later.text) * kept)]
    cut = read_bytes(text.encode(), "qingwan-2025.txt")
    assert "later-report-looks-cut" in codes(report(2024, plan="改造农村户厕300户。"), cut)


def test_a_whole_report_does_not_look_cut() -> None:
    """No finding where there is nothing to say."""
    assert codes(report(2024, plan="改造农村户厕300户。"), report(2025)) == []
