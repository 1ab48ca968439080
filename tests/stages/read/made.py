"""Sources made in code: a report of an invented county, pages and DOCX files around it."""

import io
import zipfile
from xml.sax.saxutils import escape

TITLE = "清湾县2025年政府工作报告"
PARAGRAPHS = (
    "各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。",
    "一、2024年工作回顾",
    "过去一年，全县上下同心协力，地区生产总值增长6.1%，新建农村公路36公里，城镇新增就业3200人。",
    "二、2025年工作安排",
    "今年，力争地区生产总值增长5.5%左右，办好十件民生实事，让群众看得见、摸得着、得实惠。",
)
REPORT = "\n".join((TITLE, *PARAGRAPHS))

# The same words in traditional characters.
TRADITIONAL = (
    "各位代表：現在，我代表縣人民政府，向大會報告工作，請予審議。\n"
    "過去一年，全縣上下同心協力，地區生產總值增長百分之六，新建農村公路三十六公里。\n"
    "今年，力爭辦好十件民生實事，讓群眾看得見、摸得著、得實惠，為發展經濟、改善環境而努力。\n"
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, str | bytes], *, stored: bool = False) -> bytes:
    """A ZIP of ``parts``; ``stored`` leaves them as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", 0 if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def part(root: str, content: str) -> str:
    """An XML part with ``w:root`` around ``content``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def docx(body: str, *, core: str = "", **parts: str) -> bytes:
    """A DOCX with ``body`` inside ``w:body``; ``parts`` are contents of ``word/<name>.xml``."""
    related = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE_RELATIONS}">{related}'
        "</Relationships>",
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    roots = {"header": "hdr", "footer": "ftr"}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(roots.get(name, name), content)
    if core:
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        )
    return packed(files)


def run(text: str, properties: str = "") -> str:
    """A run with ``text``; ``properties`` stand in its ``w:rPr``."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no markup is taken as text."""
    inside = "".join(item if item.startswith("<") else run(item) for item in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells with one paragraph each."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def page(body: str, *, head: str = "") -> str:
    """A page of a portal: head, navigation, ``body``, footer."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8">{head}<style>.a{{color:red}}</style></head><body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gzbg">政府工作报告</a></div>
{body}
<script>var text = "脚本里的话，不是正文。";</script>
<div class="footer"><p>版权所有：清湾县人民政府　网站标识码：0000000000</p></div>
</body></html>"""


def paragraphs(*texts: str) -> str:
    """HTML paragraphs."""
    return "\n".join(f"<p>{text}</p>" for text in texts)
