"""What the poster says is cut from the report, and a cut is marked."""

import pytest

from duixian import pipeline
from duixian.publish.edition import Edition
from duixian.publish.poster.compose import compose
from duixian.publish.poster.content import Answered, Piece, Poster
from duixian.publish.poster.links import Links
from duixian.publish.poster.quoting import CUT, clauses, shorten, spoken, window
from tests.publish.poster.reports import report_of


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def quotes(poster: Poster) -> list[str]:
    """Every run of words on the poster that is not one of our own labels."""
    told = [words(one) for block in (*poster.review, *poster.tasks) for one in block.quotes]
    told += [words(one) for block in (*poster.review, *poster.tasks) for one in block.items]
    told += [words(block.heading) for block in (*poster.review, *poster.tasks)]
    for held in filter(None, (poster.answered, poster.aims)):
        told += goals(held)
        told += [words(one.promise) for one in held.exceptions]
        told += [words(one.answer) for one in held.exceptions]
    return [*told, *goals_of(poster), poster.occasion]


def goals(held: Answered) -> list[str]:
    shown = (*held.goals, *held.rest)
    told = [goal.name for goal in shown] + [goal.target.text for goal in shown]
    told += [goal.result.text for goal in shown if goal.result]
    return told + [piece.text for goal in shown for piece, _ in goal.also]


def goals_of(poster: Poster) -> list[str]:
    return [goal.target.text for goal in poster.tiles] + [goal.name for goal in poster.tiles]


@pytest.mark.parametrize("name", ["pair", "alone"])
def test_every_sentence_on_the_poster_is_a_quote(name: str, request: pytest.FixtureRequest) -> None:
    """What stands between two marks of omission stands so in one of the reports."""
    edition: Edition = request.getfixturevalue(name)
    texts = [edition.report.text, *(one.text for one in edition.earlier)]
    told = [part for quote in quotes(compose(edition, "zh", None)) for part in quote.split(CUT)]
    assert len(told) > 60
    assert [one for one in told if not any(one in text for text in texts)] == []


def test_a_whole_sentence_bears_no_mark(alone: Edition) -> None:
    """Marks stand where words were left out, and nowhere else."""
    report = alone.report
    links = Links.of(report, None)
    for statement in report.statements:
        told = words(shorten(report, (statement.start, statement.end), 64, links))
        left = statement.text.rstrip("。；，")
        assert (told == left) is (CUT not in told), statement.text
        assert told.strip(CUT) in left
        if not left.startswith(told.strip(CUT)):
            assert told.startswith(CUT)
        if not left.endswith(told.strip(CUT)):
            assert told.endswith(CUT)


def test_a_comma_inside_brackets_ends_no_clause() -> None:
    """A quote never opens a bracket that it does not close."""
    text = "建成道路（含支路，不含村道）5公里，改造桥梁2座"
    assert [text[a:b] for a, b in clauses(text)] == [
        "建成道路（含支路，不含村道）5公里",
        "改造桥梁2座",
    ]


def test_the_window_holds_most_figures() -> None:
    """Of the clauses that fit, those with most figures are shown; of equal ones the first."""
    text = "大家一起努力，新增企业5家，其中规上3家，群众满意"
    figures = [
        (text.index("5家"), text.index("5家") + 2),
        (text.index("3家"), text.index("3家") + 2),
    ]
    start, end = window(text, figures, 14)
    assert text[start:end] == "新增企业5家，其中规上3家"


def test_a_number_is_not_cut_in_two() -> None:
    """A clause longer than the room ends before or behind a number."""
    text = "甲" * 20 + "1234567亿元" + "乙" * 40
    start, end = window(text, [(20, 29)], 25)
    assert (start, end) in {(0, 20), (0, 29)}


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ("地区生产总值增长5%左右，城镇新增就业6000人以上", ["增长5%左右", "6000人以上"]),
        ("规上工业增加值确保增长7%、力争8%", ["确保增长7%", "力争8%"]),
        ("单位能耗降低率为3%，省外到位资金35亿元", ["3%", "35亿元"]),
        ("城镇调查失业率控制在5.5%以内，粮食总产量31万吨", ["控制在5.5%以内", "31万吨"]),
    ],
)
def test_a_figure_is_said_with_the_words_that_bound_it(targets: str, told: list[str]) -> None:
    """Verb before it and bound behind it, verbatim, without the name of the indicator."""
    report = report_of(targets).report
    figures = [one for one in report.figures if one.period == "2025"]
    assert [spoken(report, one) for one in figures][: len(told)] == told


def test_the_year_is_no_part_of_what_is_said(pair: Edition) -> None:
    """Of “2024年增长8.3%” the poster says 增长8.3%: the year stands in the heading."""
    figure = next(one for one in pair.report.figures if one.text == "8.3%")
    assert spoken(pair.report, figure) == "增长8.3%"


def test_reading_again_gives_the_same_poster(alone: Edition) -> None:
    """The data of the poster is a function of the edition."""
    again = pipeline.read_bytes(alone.report.text.encode(), "qingwan-2025.txt")
    assert again.text == alone.report.text
    assert compose(alone, "zh", None) == compose(alone, "zh", None)
