"""XLSX files made in code: sheets of cells, merged ranges, number formats, hidden rows."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.stages.read.made import packed

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
Value = str | float | tuple[float, str] | None  # a number with its format
Row = Sequence[Value]


def letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def sheet(
    rows: Sequence[Row],
    formats: Sequence[str],
    *,
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
) -> str:
    """The XML of a worksheet."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            _cell(f"{letters(column)}{number}", value, formats)
            for column, value in enumerate(row)
            if value is not None
        )
        hidden = ' hidden="1"' if number in hidden_rows else ""
        lines.append(f'<row r="{number}"{hidden}>{cells}</row>')
    columns = "".join(f'<col min="{c}" max="{c}" hidden="1"/>' for c in hidden_columns)
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    return (
        f'<worksheet xmlns="{_MAIN}">{f"<cols>{columns}</cols>" if columns else ""}<sheetData>'
        f"{''.join(lines)}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"
    )


def _cell(reference: str, value: Value, formats: Sequence[str]) -> str:
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    number, code = value if isinstance(value, tuple) else (value, "General")
    return f'<c r="{reference}" s="{formats.index(code)}"><v>{number!r}</v></c>'


def xlsx(
    *sheets: Sequence[Row],
    names: Sequence[str] = (),
    hidden: Sequence[int] = (),
    extra: Mapping[str, str | bytes] | None = None,
    **says: Sequence[str] | Sequence[int],
) -> bytes:
    """A workbook; ``says`` (merged ranges, hidden rows and columns) hold for its first sheet."""
    used = {cell[1] for rows in sheets for row in rows for cell in row if isinstance(cell, tuple)}
    codes = ["General", *sorted(used)]
    entries = "".join(
        f'<sheet name="{names[index] if names else f"Sheet{index + 1}"}" sheetId="{index + 1}" '
        f'{"state=" + quoteattr("hidden") + " " if index in hidden else ""}r:id="r{index + 1}"/>'
        for index in range(len(sheets))
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    numbers = "".join(
        f'<numFmt numFmtId="{200 + index}" formatCode={quoteattr(code)}/>'
        for index, code in enumerate(codes)
    )
    styles = "".join(
        f'<xf numFmtId="{200 + index if index else 0}"/>' for index in range(len(codes))
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{numbers}</numFmts><cellXfs>'
        f"{styles}</cellXfs></styleSheet>",
    }
    for index, rows in enumerate(sheets):
        own = says if index == 0 else {}
        parts[f"xl/worksheets/sheet{index + 1}.xml"] = sheet(rows, codes, **own)  # type: ignore[arg-type]
    return packed(parts | dict(extra or {}))


TASKS: tuple[Row, ...] = (
    ("清湾县2025年政府工作报告重点任务责任分解表",),
    ("序号", "目标任务", "牵头单位", "配合单位", "完成时限", "备注"),
    ("一、经济发展",),
    (1, "地区生产总值增长5.5%左右", "县发展改革局", "县统计局、县财政局", "2025年12月底"),
    (
        2,
        "新建农村公路36公里。完善管护机制",
        "县交通运输局",
        "各乡镇，县财政局",
        "9月底前",
        "已拨付3次",
    ),
    (3, "改造老旧小区12个", "县住建局", None, "上半年"),
    (4, "建成县人民医院新院区", None, None, "持续推进"),
)
TASKS_MERGED = ("A1:F1", "A3:F3", "C6:C7")
OUTCOMES: tuple[Row, ...] = (
    ("清湾县2024年量化指标任务落实情况表",),
    ("序号", "指标名称", "计量单位", "目标值", "完成值", "完成率", "责任单位"),
    (1, "地区生产总值增速", "%", "5左右", 4.7, None, "县发展改革局"),
    (2, "城镇新增就业", "人", "6000以上", 6200, (1.0333, "0.0%"), "县人社局"),
    (3, "粮食总产量", "万吨", 31, (31.84, "0.0"), (1.027, "0%"), "县农业农村局"),
)
