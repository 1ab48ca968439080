"""Documents that say who reports and when, written for the tests."""

from duixian.model import Block, Document, Metadata, Source

OPENING = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。"
BODY = (
    "我们加快项目建设，地区生产总值增长6%，城镇新增就业3000人。今年要推进产业升级，改善民生，"
    "完善公共服务，提升治理水平，支持农业农村发展，努力让群众过上更好的日子。"
)


def document(text: str, name: str = "a.txt", **metadata: str) -> Document:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return Document(
        Source(name, "", "text/plain"), text, tuple(blocks), metadata=Metadata(**metadata)
    )


def report(
    *front: str,
    opening: str = OPENING,
    headings: tuple[str, ...] = ("一、2024年工作回顾", "二、2025年工作安排"),
    body: str = BODY,
    name: str = "a.txt",
    **metadata: str,
) -> Document:
    lines = [*front, opening, *(line for heading in headings for line in (heading, body))]
    return document("\n".join(line for line in lines if line), name, **metadata)
