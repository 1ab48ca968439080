"""OFD files made for tests: pages of words at places, in millimetres."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def words(x: float, y: float, text: str, size: float = 5.0, deltas: str = "") -> str:
    """A text object whose first character stands at ``x``, ``y`` (the top left)."""
    steps = deltas or f"g {max(len(text) - 1, 1)} {size}"
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 150 {size + 1}" Font="3" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{0.88 * size}" DeltaX="{steps}">{escape(text)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def page(*objects: str, templates: Sequence[str] = (), area: str = "0 0 210 297") -> str:
    """The content of a page or a template."""
    used = "".join(f'<ofd:Template TemplateID="{key}"/>' for key in templates)
    return (
        f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:Area>{used}"
        f'<ofd:Content><ofd:Layer ID="2">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def ofd(
    pages: Sequence[str],
    *,
    templates: Mapping[str, str] | None = None,
    units: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An OFD with ``pages``; ``units`` are shared drawings, ``extra`` further or other parts."""
    templates = templates or {}
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>清湾县</ofd:Title>"
        "<ofd:CreationDate>2025-01-15</ofd:CreationDate></ofd:DocInfo>"
        "<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>"
        + "".join(f'<ofd:TemplatePage ID="{key}" BaseLoc="T/{key}.xml"/>' for key in templates)
        + "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
        + "".join(
            f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}/Content.xml"/>' for n in range(len(pages))
        )
        + "</ofd:Pages><ofd:Annotations>Annotations.xml</ofd:Annotations></ofd:Document>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{units}"
        "</ofd:CompositeGraphicUnits></ofd:Res>",
        **{f"Doc_0/Pages/{n}/Content.xml": content for n, content in enumerate(pages)},
        **{f"Doc_0/T/{key}.xml": content for key, content in templates.items()},
        **(extra or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
