"""The parts of the package beside the text: styles, fonts, settings, footers, relations."""

from lxml import etree

from duixian.publish.office.word.look import A4, MM, POINT, Font, Look
from duixian.publish.office.word.xml import Element, add, clean, put, root, serialise

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {  # beside document.xml: the type of its relation and of its content
    "styles.xml": ("styles", f"{_WORD}.styles+xml"),
    "fontTable.xml": ("fontTable", f"{_WORD}.fontTable+xml"),
    "settings.xml": ("settings", f"{_WORD}.settings+xml"),
    "footer1.xml": ("footer", f"{_WORD}.footer+xml"),
    "footer2.xml": ("footer", f"{_WORD}.footer+xml"),
    "footer3.xml": ("footer", f"{_WORD}.footer+xml"),
    "footer4.xml": ("footer", f"{_WORD}.footer+xml"),
}
UPRIGHT, TURNED = ("rId4", "rId5"), ("rId6", "rId7")  # relations of odd and even footers
NUMBER_ROOM = (7, 30)  # mm: how high and how long a page number may be
STYLE_NAMES = ("公文标题", "一级标题", "二级标题", "公文正文", "表头", "表格文字", "页码")
ALWAYS_CHINESE = 86  # w:charset of GB 2312, hexadecimal


def content_types() -> bytes:
    """``[Content_Types].xml``."""
    types = _root("content-types", "Types")
    for ending, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        _child(types, "Default", Extension=ending, ContentType=kind)
    named = {"/word/document.xml": f"{_WORD}.document.main+xml"}
    named |= {f"/word/{name}": kind for name, (_, kind) in PARTS.items()}
    named["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, kind in named.items():
        _child(types, "Override", PartName=name, ContentType=kind)
    return serialise(types)


def _root(namespace: str, name: str) -> Element:
    """A root whose namespace needs no prefix."""
    full = f"{_PACKAGE}/{namespace}"
    return etree.Element(f"{{{full}}}{name}", nsmap={None: full})  # type: ignore[dict-item]


def _child(parent: Element, name: str, **attributes: str) -> None:
    """A child in the namespace of ``parent``."""
    space = etree.QName(parent).namespace
    etree.SubElement(parent, f"{{{space}}}{name}", attributes)


def relations() -> tuple[bytes, bytes]:
    """The relations of the package and of the document."""
    whole = _root("relationships", "Relationships")
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    for order, (kind, target) in enumerate(
        ((f"{_OFFICE}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")), start=1
    ):
        _child(whole, "Relationship", Id=f"rId{order}", Type=kind, Target=target)
    inner = _root("relationships", "Relationships")
    for order, (name, (relation, _)) in enumerate(PARTS.items(), start=1):
        kind = f"{_OFFICE}/{relation}"
        _child(inner, "Relationship", Id=f"rId{order}", Type=kind, Target=name)
    return serialise(whole), serialise(inner)


def core_properties(title: str) -> bytes:
    """Title and a fixed date: the same reports make the same bytes."""
    dc, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    core = f"{_PACKAGE}/metadata/core-properties"
    names = {"cp": core, "dc": dc, "dcterms": terms, "xsi": xsi}
    properties = etree.Element(f"{{{core}}}coreProperties", nsmap=names)
    etree.SubElement(properties, f"{{{dc}}}title").text = clean(title)
    etree.SubElement(properties, f"{{{dc}}}creator").text = "duixian"
    for name in ("created", "modified"):
        stamp = etree.SubElement(properties, f"{{{terms}}}{name}")
        stamp.set(f"{{{xsi}}}type", "dcterms:W3CDTF")
        stamp.text = "2000-01-01T00:00:00Z"
    return serialise(properties)


def settings() -> bytes:
    """Page numbers outside; margins that change sides with the page."""
    whole = root("settings")
    add(whole, "zoom", percent=100)
    add(whole, "mirrorMargins")
    add(whole, "defaultTabStop", val=420)
    add(whole, "evenAndOddHeaders")
    add(whole, "characterSpacingControl", val="compressPunctuation")
    compat = add(whole, "compat")
    for name in ("spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone",
                 "ulTrailSpace", "doNotExpandShiftReturn", "adjustLineHeightInTable",
                 "useFELayout"):  # fmt: skip
        add(compat, name)
    mode = "compatibilityMode"
    add(compat, "compatSetting", name=mode, uri="http://schemas.microsoft.com/office/word", val=15)
    return serialise(whole)


def font_table(look: Look) -> bytes:
    """Each font with what stands in for it, where a machine does not have it."""
    whole = root("fonts")
    fonts = [getattr(look.fonts, name) for name in look.fonts.__struct_fields__]
    seen: set[str] = set()
    for font in fonts:
        if font.name in seen:
            continue
        seen.add(font.name)
        entry = _font(whole, font)
        add(entry, "charset", val=ALWAYS_CHINESE)
        add(entry, "family", val="auto")
        add(entry, "pitch", val="variable")
    latin = _font(whole, look.latin)
    add(latin, "charset", val="00")
    add(latin, "family", val="roman")
    add(latin, "pitch", val="variable")
    return serialise(whole)


def _font(whole: Element, font: Font) -> Element:
    entry = add(whole, "font", name=font.name)
    if font.instead:
        add(entry, "altName", val=",".join(font.instead))
    return entry


def styles(look: Look) -> bytes:
    """The styles that the paragraphs name; what an office changes in Word changes everywhere."""
    whole = root("styles")
    defaults = add(whole, "docDefaults")
    _run(add(add(defaults, "rPrDefault"), "rPr"), look.fonts.body, look)
    add(defaults, "pPrDefault")
    fonts = look.fonts
    chinese = dict(zip(fonts.__struct_fields__, STYLE_NAMES, strict=True))
    normal = add(whole, "style", type="paragraph", default=1, styleId="Normal")
    add(normal, "name", val="Normal")
    _paragraph(normal, look, jc="both")
    for name, font in ((one, getattr(fonts, one)) for one in fonts.__struct_fields__):
        style = add(whole, "style", type="paragraph", customStyle=1, styleId=name)
        add(style, "name", val=chinese[name])
        add(style, "basedOn", val="Normal")
        add(style, "qFormat")
        if name in ("heading1", "heading2"):
            level = int(name[-1]) - 1
            _paragraph(style, look, jc="both", indent=2 * font.size, keep=True, level=level)
        elif name == "body":
            _paragraph(style, look, jc="both", indent=2 * font.size)
        elif name == "title":
            _paragraph(
                style, look, jc="center", line=round(font.size * 1.5 * POINT), keep=True, after=160
            )
        elif name == "page":
            _paragraph(style, look, jc="left", line=0)
        else:
            jc = "center" if name == "head" else "left"
            _paragraph(style, look, jc=jc, line=round(font.size * 1.35 * POINT))
        in_lines = name in ("heading1", "heading2", "body")
        _run(add(style, "rPr"), font, look, look.spacing(font) if in_lines else 0)
    return serialise(whole)


def _paragraph(  # noqa: PLR0913 - one element each
    style: Element,
    look: Look,
    *,
    jc: str,
    line: int | None = None,
    indent: float = 0,
    keep: bool = False,
    after: int = 0,
    level: int | None = None,
) -> None:
    """``line`` in twips, 0 for what the font asks; ``indent`` of the first line in points."""
    properties = add(style, "pPr")
    if keep:
        add(properties, "keepNext")
    add(properties, "widowControl", val=0)
    add(properties, "autoSpaceDE", val=0)
    add(properties, "autoSpaceDN", val=0)
    add(properties, "adjustRightInd", val=0)
    add(properties, "snapToGrid", val=int(line is None))
    if line != 0:
        add(properties, "spacing", before=0, after=after, line=line or look.line, lineRule="exact")
    if indent:
        add(properties, "ind", firstLineChars=200, firstLine=round(indent * POINT))
    else:
        add(properties, "ind", firstLineChars=0, firstLine=0)
    add(properties, "jc", val=jc)
    if level is not None:
        add(properties, "outlineLvl", val=level)


def _run(properties: Element, font: Font, look: Look, spacing: int = 0) -> None:
    latin = look.latin.name
    add(properties, "rFonts", ascii=latin, hAnsi=latin, eastAsia=font.name, cs=latin)
    if spacing:
        add(properties, "spacing", val=spacing)
    add(properties, "kern", val=0)
    add(properties, "sz", val=round(font.size * 2))
    add(properties, "szCs", val=round(font.size * 2))
    add(properties, "lang", val="en-US", eastAsia="zh-CN")


def footer(look: Look, *, odd: bool) -> bytes:
    """“— 1 —” outside, one character from the edge: right on odd pages, left on even ones."""
    whole = root("ftr")
    _number(whole, look, odd=odd)
    return serialise(whole)


def turned_footer(look: Look, below: float, *, odd: bool) -> bytes:
    """The same number on a page that lies on its side, where an upright page would have it.

    The sheet is turned with its head to the binding: what was its foot is on the left. ``below``
    is how far the number stands from there, in mm.
    """
    whole = root("ftr")
    table = add(whole, "tbl")
    properties = add(table, "tblPr")
    high, long = (round(side * MM) for side in NUMBER_ROOM)
    # Upright, it would end at the outer margin.
    top = A4[0] - look.page.outer - NUMBER_ROOM[1] if odd else look.page.outer
    add(properties, "tblpPr", leftFromText=0, rightFromText=0, vertAnchor="page",
        horzAnchor="page", tblpX=round(below * MM), tblpY=round(top * MM))  # fmt: skip
    add(properties, "tblW", w=high, type="dxa")
    add(properties, "tblLayout", type="fixed")
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=0, type="dxa")
    add(add(table, "tblGrid"), "gridCol", w=high)
    row = add(table, "tr")
    add(add(row, "trPr"), "trHeight", val=long, hRule="exact")
    cell = add(row, "tc")
    kept = add(cell, "tcPr")
    add(kept, "tcW", w=high, type="dxa")
    add(kept, "textDirection", val="tbRl")
    add(kept, "vAlign", val="center")
    _number(cell, look, odd=odd)
    after = add(whole, "p")
    add(add(after, "pPr"), "pStyle", val="page")
    return serialise(whole)


def _number(parent: Element, look: Look, *, odd: bool) -> None:
    paragraph = add(parent, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val="page")
    room = round(look.fonts.page.size * POINT)
    side = {"rightChars": 100, "right": room} if odd else {"leftChars": 100, "left": room}
    add(properties, "ind", **side)
    add(properties, "jc", val="right" if odd else "left")
    put(add(paragraph, "r"), "— ")
    for kind in ("begin", None, "separate", "1", "end"):
        run = add(paragraph, "r")
        if kind is None:
            add(run, "instrText").text = "PAGE"
        elif kind == "1":
            put(run, "1")
        else:
            add(run, "fldChar", fldCharType=kind)
    put(add(paragraph, "r"), " —")
