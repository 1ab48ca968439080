"""The text of one paragraph: what is printed of its runs, and what hangs on them."""

from dataclasses import dataclass, field

from duixian.stages.read.docx.names import ALTERNATE, Element, Names, chosen
from duixian.stages.read.docx.styles import Styles
from duixian.stages.read.equations import equation_field, formula
from duixian.stages.read.spacing import raised
from duixian.stages.read.symbols import is_private, printed, symbol


@dataclass(slots=True)
class Words:
    """What a paragraph holds. ``boxes`` are text boxes anchored in it, read after it."""

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote", its id)


@dataclass(slots=True)
class _Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: str = ""
    shows: bool = False
    words: list[str] = field(default_factory=list)  # that stand inside its code


class Runs:
    """Reads runs. Insertions are kept and deletions dropped, as after accepting all changes.

    Recursion follows the nesting of the XML, which the parser limits to 256.
    """

    def __init__(self, names: Names, styles: Styles) -> None:
        self._names, self._styles = names, styles
        self._through = frozenset(
            names(local)
            for local in (
                "hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo",
                "sdtContent", "ruby", "rubyBase",
            )
        )  # fmt: skip
        self._run, self._sdt, self._box = names("r"), names("sdt"), names("txbxContent")
        self._text, self._properties = names("t"), names("rPr")
        self._field, self._code = names("fldChar"), names("instrText")
        self._fields: list[_Field] = []
        self._note = {names(f"{kind}Reference"): kind for kind in ("footnote", "endnote")}
        self._signs = {
            names("tab"): "\t",
            names("ptab"): "\t",
            names("cr"): "\n",
            names("noBreakHyphen"): "-",
        }

    def read(self, paragraph: Element, words: Words, note_number: int, *, hidden: bool) -> None:
        """Add the text of ``paragraph``; its first note gets ``note_number``, 1-based."""
        self._number = note_number
        self._fields.clear()
        self._inline(paragraph, words, hidden)
        for opened in self._fields:
            if not opened.shows:  # it was never closed: what stands behind is no code
                words.parts.extend(opened.words)

    def _into(self, printed: list[str]) -> list[str]:
        """Where words go: those inside the code of a field, as results of others, are no text."""
        return next((open_.words for open_ in self._fields if not open_.shows), printed)

    def _inline(self, parent: Element, words: Words, hidden: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == self._run:
                self._read_run(child, words, hidden)
            elif tag in self._through:
                self._inline(child, words, hidden)
            elif tag == self._sdt:
                content = child.find(self._names("sdtContent"))
                if content is not None:
                    self._inline(content, words, hidden)
            elif tag == ALTERNATE:
                copy = chosen(child)
                if copy is not None:
                    self._inline(copy, words, hidden)
            elif tag.endswith(("}oMath", "}oMathPara")):
                words.parts.append(formula(child))

    def _read_run(self, run: Element, words: Words, hidden: bool) -> None:
        properties = run.find(self._properties)
        own = self._names.is_on(properties, "vanish")
        if own is None and properties is not None:
            own = self._styles[self._names.child_value(properties, "rStyle")].hidden
        into = words.hidden if (hidden if own is None else own) else words.parts
        above = self._names.child_value(properties, "vertAlign") == "superscript"
        for child in run:
            tag = child.tag
            if tag == self._text:
                text = self._printed(child.text or "", properties)
                self._into(into).append(raised(text) if above else text)
            elif tag == self._properties:
                continue
            elif tag == self._field:
                into.append(self._pass_field(self._names.value(child, "fldCharType")))
            elif tag == self._code:
                if self._fields:
                    self._fields[-1].code += child.text or ""
            else:
                self._read_other(child, self._into(into), words)

    def _printed(self, text: str, properties: Element | None) -> str:
        """Characters of a symbol font as what it shows of them."""
        if not is_private(text):
            return text
        fonts = properties.find(self._names("rFonts")) if properties is not None else None
        return printed(text, self._names.value(fonts, "ascii"))

    def _pass_field(self, mark: str) -> str:
        """Open a field, begin its result or close it; what it shows where it stores none."""
        if mark == "begin":
            self._fields.append(_Field())
        elif mark == "separate" and self._fields:
            self._fields[-1].shows = True
        elif mark == "end" and self._fields:
            closed = self._fields.pop()
            if not closed.shows and all(outer.shows for outer in self._fields):
                return equation_field(closed.code)
        return ""

    def _read_other(self, child: Element, into: list[str], words: Words) -> None:
        names, tag = self._names, child.tag
        if tag in self._signs:
            into.append(self._signs[tag])
        elif tag == names("br"):
            if names.value(child, "type") in {"", "textWrapping"}:
                into.append("\n")
        elif tag == names("sym"):
            point = _hexadecimal(names.value(child, "char"))
            into.append(symbol(names.value(child, "font"), point))
        elif tag in self._note:
            words.notes.append((self._note[tag], names.value(child, "id")))
            # A mark of the author's own follows as text.
            if names.value(child, "customMarkFollows") not in {"1", "true", "on"}:
                into.append(f"[{self._number}]")
            self._number += 1
        elif tag in {names("drawing"), names("pict"), names("object"), ALTERNATE}:
            self._find_boxes(child, words)
        elif tag == names("ruby"):
            base = child.find(names("rubyBase"))
            if base is not None:
                self._inline(base, words, False)

    def _find_boxes(self, element: Element, words: Words) -> None:
        """Text boxes in a drawing, outermost first, once of the copies that Word keeps of each."""
        waiting = [element]
        while waiting:
            here = waiting.pop()
            if here.tag == self._box:
                words.boxes.append(here)
            elif here.tag == ALTERNATE:
                copy = chosen(here)
                waiting.extend([] if copy is None else [copy])
            else:
                waiting.extend(reversed(here))


def _hexadecimal(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0
