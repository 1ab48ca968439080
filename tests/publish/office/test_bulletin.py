"""The draft of the bulletin: each of its numbers is derived, and its sums agree."""

import io
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import docx
import pytest
from msgspec.structs import replace

from duixian.errors import OutputError, TemplateError
from duixian.i18n import Language, translator
from duixian.model.reconciliation import Reconciliation
from duixian.publish.edition import Edition
from duixian.publish.office.bulletin import Line, Wording, bulletin, write_bulletin
from duixian.publish.office.outcomes import parts_of
from duixian.publish.office.tally import Tally, check, percent, tally
from duixian.publish.office.word import read_look
from duixian.publish.template_files import fill, load_template

TEMPLATES = Path(str(files("duixian.publish").joinpath("office/templates")))


@dataclass
class Draft:
    """A bulletin and what it was made from."""

    lines: list[Line]
    counted: Tally
    found: Reconciliation


def drafted(edition: Edition, language: Language = "zh", folder: Path | None = None) -> Draft:
    found, before = edition.reconciliation, edition.before
    assert found is not None
    assert before is not None
    counted = tally(found, parts_of(found, before))
    name = f"bulletin.{language}.toml"
    wording = load_template("office", name, folder, Wording)
    lines = bulletin(found, counted, wording, name, translator(language))
    return Draft(lines, counted, found)


def written(edition: Edition, folder: Path | None = None, language: Language = "zh") -> Any:
    assert edition.reconciliation is not None
    assert edition.before is not None
    file = io.BytesIO()
    write_bulletin(
        edition.reconciliation,
        edition.before,
        file,
        look=read_look(),
        language=language,
        templates=folder,
    )
    return docx.Document(io.BytesIO(file.getvalue()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_is_derived(edition: Edition, language: Language) -> None:
    """A number of the draft is in the values that were computed, or in the template's own words."""
    draft = drafted(edition, language)
    template = (TEMPLATES / f"bulletin.{language}.toml").read_text("utf-8")
    fixed = set(re.findall(r"\d+", re.sub(r"^(#|most).*$", "", template, flags=re.M)))
    for line in draft.lines:
        known = {number for value in line.values.values() for number in re.findall(r"\d+", value)}
        assert set(re.findall(r"\d+", line.words)) <= known | fixed, line.words


def test_the_sums_agree_with_a_count_of_ones_own(edition: Edition) -> None:
    """Counted here item by item, by verdict and by figure: the sentences state these numbers."""
    draft = drafted(edition)
    verdicts = Counter(item.verdict for item in draft.found.items)
    with_figure = [item for item in draft.found.items if item.commitment.figure]
    total, checkable = len(draft.found.items), len(draft.found.items) - verdicts["not_checkable"]
    done = verdicts["met"] + verdicts["exceeded"]
    text = "\n".join(line.words for line in draft.lines)
    assert f"提出承诺事项{total}项，其中有量化目标的{len(with_figure)}项" in text
    assert f"没有量化目标的{total - len(with_figure)}项" in text
    assert (
        f"可核验的{checkable}项中，完成和超额完成{done}项，占{100 * done / checkable:.1f}%" in text
    )
    stated = re.search(r"年《政府工作报告》看，(.+?)。", text)
    assert stated
    assert sum(map(int, re.findall(r"\d+", stated[1]))) == total


def test_what_is_listed_and_what_is_left_make_the_count(edition: Edition, tmp_path: Path) -> None:
    """Each list has as many items as it says; those not listed are counted."""
    name = "bulletin.zh.toml"
    own = (TEMPLATES / name).read_text("utf-8").replace("most = 30", "most = 3")
    (tmp_path / name).write_text(own, "utf-8")
    draft = drafted(edition, folder=tmp_path)
    heads = [at for at, line in enumerate(draft.lines) if line.style == "heading1"][1:4]
    for at in heads:
        intro = draft.lines[at + 1].values
        assert int(intro["count"]) == int(intro["shown"]) + int(intro["rest"])
        items = [line for line in draft.lines[at + 2 :] if line.words[:2] in ("1.", "2.", "3.")][:3]
        assert len(items) == int(intro["shown"]) == 3
        assert f"其余{intro['rest']}项见附件2。" in [line.words for line in draft.lines[at:]]


def test_the_table_of_counts_adds_up(edition: Edition) -> None:
    """Rows to their totals, columns to the last row, the last row to the number of promises."""
    read = written(edition)
    rows = [[cell.text for cell in row.cells] for row in read.tables[0].rows]
    numbers = [list(map(int, row[1:])) for row in rows[1:]]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert edition.reconciliation is not None
    assert numbers[-1][-1] == len(edition.reconciliation.items)


def test_sums_that_disagree_stop_the_bulletin(edition: Edition) -> None:
    """A wrong count is an error that names it, never a number in a draft."""
    draft = drafted(edition)
    for wrong in (
        draft.counted._replace(total=draft.counted.total + 1),
        draft.counted._replace(quantified=0),
        draft.counted._replace(counts={**draft.counted.counts, "met": 0}),
        draft.counted._replace(rows=draft.counted.rows[1:]),
    ):
        with pytest.raises(OutputError, match="disagree"):
            check(wrong, draft.found)


def test_the_document_says_what_the_draft_says(edition: Edition) -> None:
    """Title, addressee, paragraphs in their styles; the annexes lie on their side."""
    read = written(edition)
    words = [paragraph.text for paragraph in read.paragraphs if paragraph.text]
    assert words[0] == "关于清湾县2024年《政府工作报告》\n承诺事项落实情况的通报"
    assert words[1] == "各有关单位："
    assert [line.words for line in drafted(edition).lines[1:]] == words[1 : words.index("附件1")]
    assert [section.orientation for section in read.sections] == [0, 1, 1]
    assert len(read.tables) == 2


def test_a_report_that_holds_braces_is_no_template(edition: Edition) -> None:
    """Words of a report go in as they are, also where they look like a placeholder."""
    found = edition.reconciliation
    assert found is not None
    index = next(at for at, item in enumerate(found.items) if item.verdict == "missed")
    item = found.items[index]
    hostile = "新建{total}所{item.__class__}“{0}”"
    changed = replace(item, commitment=replace(item.commitment, text=hostile))
    items = (*found.items[:index], changed, *found.items[index + 1 :])
    draft = drafted(Edition(edition.report, edition.earlier, replace(found, items=items),
                            None, (), ()))  # fmt: skip
    assert any(hostile in line.words for line in draft.lines)


@pytest.mark.parametrize(
    "template", ["{nobody}", "{total.__class__}", "{total!r}", "{total:>9}", "{", "{}", "{0}"]
)
def test_a_template_knows_names_alone(template: str) -> None:
    """Anything else in braces is an error that names the file and the known names."""
    with pytest.raises(TemplateError, match=r"bulletin\.zh\.toml.*\{total\}"):
        fill(template, {"total": "7"}, "bulletin.zh.toml")
    assert fill("{{x}} {total}", {"total": "{7}"}, "") == "{x} {7}"


def test_an_office_may_change_the_wording(edition: Edition, tmp_path: Path) -> None:
    """Its own sentences come out with our numbers."""
    shutil.copy(TEMPLATES / "bulletin.zh.toml", tmp_path)
    path = tmp_path / "bulletin.zh.toml"
    path.write_text(path.read_text("utf-8").replace("各有关单位：", "各乡镇人民政府："), "utf-8")
    assert drafted(edition, folder=tmp_path).lines[1].words == "各乡镇人民政府："


def test_a_share_of_nothing_is_a_dash() -> None:
    """Halves go up; no division by zero."""
    assert [percent(1, 16), percent(1, 8), percent(2, 3), percent(0, 0)] == [
        "6.3%", "12.5%", "66.7%", "—"]  # fmt: skip


def test_nothing_to_list_is_said(edition: Edition) -> None:
    """A part without items has its sentence for that, and no sums of zero items."""
    found = edition.reconciliation
    assert found is not None
    few = tuple(item for item in found.items if item.verdict == "not_checkable")
    draft = drafted(Edition(edition.report, edition.earlier, replace(found, items=few),
                            None, (), ()))  # fmt: skip
    words = [line.words for line in draft.lines]
    assert "有量化目标的承诺都有回应。" in words
    assert any("可核验的0项中，完成和超额完成0项，占—" in line for line in words)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("清湾县", ["关于清湾县2024年《政府工作报告》", "承诺事项落实情况的通报"]),
        (
            "中华人民共和国",
            ["关于中华人民共和国", "2024年《政府工作报告》", "承诺事项落实情况的通报"],
        ),
    ],
)
def test_a_title_breaks_where_its_words_allow(
    edition: Edition, place: str, lines: list[str]
) -> None:
    """A long name of a place moves the break; no line is wider than the page."""
    found = edition.reconciliation
    assert found is not None
    assert found.earlier.place is not None
    head = replace(found.earlier, place=replace(found.earlier.place, name=place))
    named = Edition(edition.report, edition.earlier, replace(found, earlier=head), None, (), ())
    assert written(named).paragraphs[0].text.split("\n") == lines
