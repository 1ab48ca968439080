"""Cuts the poster's font: Noto Sans CJK SC, to the GBK range and the names beyond it.

    uv run --with fonttools python scripts/cut_fonts.py [FOLDER]

FOLDER holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc (Debian: fonts-noto-cjk, which is
looked for by default). The same source gives the same bytes: nothing here depends on the day.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

DEBIAN = Path("/usr/share/fonts/opentype/noto")
TARGET = Path(__file__).resolve().parent.parent / "src/duixian/publish/poster/fonts"
NAME = "Duixian Sans SC"
WEIGHTS = ("Regular", "Bold")
# Of the Table of General Standard Chinese Characters (2013), what stands before the URO and in
# extension B, outside the GBK: 䶮 and its like are in the names of people and places.
BEYOND = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲"
    "䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
    "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢"
)


def wanted(available: set[int]) -> set[int]:
    """Code points: ASCII, Latin, punctuation and shapes, the GBK, the rest of the URO, BEYOND."""
    gbk = {code for code in range(0x80, 0x10000) if _in_gbk(chr(code))}
    ranges = (
        (0x20, 0x7F), (0xA0, 0x180), (0x2000, 0x2070), (0x2190, 0x2200), (0x2460, 0x2500),
        (0x25A0, 0x2600), (0x3000, 0x3040), (0x4E00, 0xA000), (0xFF00, 0xFFF0), (0x2A700, 0x33000),
    )  # fmt: skip
    more = {code for first, end in ranges for code in range(first, end)}
    return available & (gbk | more | set(map(ord, BEYOND)))


def _in_gbk(character: str) -> bool:
    return len(character.encode("gbk", "ignore")) == 2


def cut(source: Path, weight: str, target: Path) -> None:
    """One weight: the face of the mainland, no hints, no ``locl``, under a name of its own."""
    collection = TTCollection(source, lazy=True)
    [index] = [
        number
        for number, font in enumerate(collection.fonts)
        if font["name"].getDebugName(1) in ("Noto Sans CJK SC",)
    ]
    font = TTFont(source, fontNumber=index, recalcTimestamp=False)
    options = subset.Options(
        hinting=False,
        layout_features=[],
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GPOS", "GSUB", "GDEF"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted(set(font.getBestCmap())))
    subsetter.subset(font)
    rename(font, weight)
    font.save(target / f"DuixianSansSC-{weight}.otf")


def rename(font: TTFont, weight: str) -> None:
    """A changed font is not called by the name of the one it was cut from."""
    names = font["name"]
    compact = NAME.replace(" ", "")
    words = {
        1: NAME, 2: weight, 3: f"{compact}-{weight}", 4: f"{NAME} {weight}",
        6: f"{compact}-{weight}",
    }  # fmt: skip
    kept = {record.nameID: str(record) for record in names.names if record.nameID in (0, 5, 13, 14)}
    names.names = []
    for number, text in sorted((kept | words).items()):
        names.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [f"{compact}-{weight}"]
    dictionary = top.topDictIndex[0]
    dictionary.FamilyName, dictionary.FullName, dictionary.Weight = NAME, words[4], weight


def main() -> None:
    """Cut both weights into the package."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        cut(folder / f"NotoSansCJK-{weight}.ttc", weight, TARGET)
        print(TARGET / f"DuixianSansSC-{weight}.otf")


if __name__ == "__main__":
    main()
