"""Pictures of the poster: each theme and language, few and many indicators, with and without pair.

Called by pictures.py.
"""

import struct
from pathlib import Path

from pictures import photograph

from duixian import pipeline
from duixian.publish.edition import Edition, edit
from duixian.publish.poster import make_poster
from duixian.publish.products import Wishes
from duixian.sample import sample

THEMES = ("red", "blue", "newspaper")
TOP = 1240  # pixels of a poster that the page of the README shows
FEW = (
    "地区生产总值增长5%左右；城镇新增就业6000人以上；城镇调查失业率5.5%以内；居民消费价格涨幅2%左右；"
    "粮食总产量31万吨以上"
)
LONG = "全县规模以上战略性新兴产业和高技术制造业企业研发经费投入占营业收入比重提高到3.5%以上；"


def draw(shown: Path, looked_at: Path) -> None:
    """Three posters side by side for the README; every case by itself to look at."""
    one = sample()
    earlier, later = (pipeline.read_bytes(f.read_bytes(), f.name) for f in (one.earlier, one.later))
    pair = edit(later, [earlier])
    for language in ("zh", "en"):
        tops = [
            save(pair, looked_at / f"poster-{theme}-{language}", theme, language)
            for theme in THEMES
        ]
        suffix = "" if language == "zh" else "-en"
        side_by_side(tops, shown / f"posters{suffix}.png")
    save(edit(later), looked_at / "poster-alone", "red", "zh", "https://example.org/qingwan")
    save(written(FEW), looked_at / "poster-five", "blue", "zh")
    many = "".join(LONG.replace("3.5", f"{n}.5") for n in range(3, 10)) + FEW
    save(written(many), looked_at / "poster-twelve-long-names", "red", "zh")
    save(written(LONG + FEW), looked_at / "poster-long-names", "newspaper", "zh")


def written(targets: str) -> Edition:
    """A small report with these targets."""
    text = (
        "政府工作报告\n——2025年1月15日在清湾县第十七届人民代表大会第五次会议上\n"
        "一、2024年工作回顾\n地区生产总值增长4.8%。城镇新增就业6738人。居民消费价格下降0.4%。\n"
        f"二、2025年主要目标\n主要预期目标是：{targets}。\n三、2025年重点工作\n新建农村公路50公里。\n"
    )
    return edit(pipeline.read_bytes(text.encode(), "written.txt"))


def save(edition: Edition, folder: Path, theme: str, language: str, url: str | None = None) -> Path:
    """All forms of a poster; the PNG's path is returned."""
    folder.mkdir(exist_ok=True)
    wishes = Wishes(language=language, theme=theme, base_url=url)
    return next(one for one in list(make_poster(edition, folder, wishes)) if one.suffix == ".png")


def side_by_side(posters: list[Path], target: Path) -> None:
    """The upper part of each poster, at half its size."""
    for poster in posters:
        assert struct.unpack(">I", poster.read_bytes()[16:20]) == (1080,)
    images = "".join(f"<div><img src='{poster.resolve().as_uri()}'></div>" for poster in posters)
    style = (
        "body{margin:0;padding:16px;display:flex;gap:16px;background:#e9e9e9}"
        f"div{{width:400px;height:{TOP * 400 // 540}px;overflow:hidden;box-shadow:0 1px 6px #0005}}"
        "img{width:400px;display:block}"
    )
    page = f"<!doctype html><meta charset=utf-8><style>{style}</style>{images}"
    photograph(page, target, 3 * 400 + 4 * 16, TOP * 400 // 540 + 32)
