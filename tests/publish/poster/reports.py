"""Small reports of the invented county, for one claim each."""

from duixian import pipeline
from duixian.publish.edition import Edition, edit

HEAD = "政府工作报告\n——2025年1月15日在清湾县第十七届人民代表大会第五次会议上\n"


def report_of(targets: str, review: str = "全县新增企业12家。", tasks: str = "") -> Edition:
    """An edition of a report whose main targets are ``targets``."""
    text = (
        f"{HEAD}一、2024年工作回顾\n{review}\n二、2025年总体要求和主要目标\n"
        f"主要预期目标是：{targets}。\n三、2025年重点工作\n{tasks or '新建农村公路50公里。'}\n"
    )
    return edition_of(text)


def edition_of(text: str) -> Edition:
    """An edition of the report in ``text``."""
    return edit(pipeline.read_bytes(text.encode(), "qingwan-2025.txt"))
