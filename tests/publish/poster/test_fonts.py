"""The font that ships: the characters of the GBK, no regional forms, its licence beside it."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

pytestmark = pytest.mark.checkout  # fontTools is a tool of development

FOLDER = files("duixian.publish.poster").joinpath("fonts")
NAMES = "堃珺喆镕昇䶮"


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def font(request: pytest.FixtureRequest) -> Iterator[TTFont]:
    with FOLDER.joinpath(f"DuixianSansSC-{request.param}.otf").open("rb") as file:
        yield TTFont(file, lazy=True)


def test_it_has_every_character_of_the_gbk(font: TTFont) -> None:
    """GB 2312 lacks characters of real names; the only sign of the GBK it lacks is ≒."""
    gbk = {
        code
        for code in range(0x80, 0x10000)
        if not 0xD800 <= code < 0xE000 and len(chr(code).encode("gbk", "ignore")) == 2
    }
    assert len(gbk) > 21_000
    has = set(font.getBestCmap())
    assert gbk - has <= {0x2252}
    assert set(map(ord, NAMES)) <= has
    assert set(range(0x20, 0x7F)) <= has


def test_it_has_the_forms_of_the_mainland_alone(font: TTFont) -> None:
    """No ``locl``, so that no setting of a language changes a character."""
    assert "GSUB" not in font
    assert font["name"].getDebugName(1) == "Duixian Sans SC"


def test_its_licence_stands_beside_it(font: TTFont) -> None:
    """The OFL asks for copyright and licence in every copy."""
    licence = FOLDER.joinpath("OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence
    assert "Adobe" in font["name"].getDebugName(0)
    assert "Open Font License" in font["name"].getDebugName(13)
