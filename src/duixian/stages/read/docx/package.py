"""The parts of a DOCX."""

from duixian.errors import SourceError
from duixian.stages.read.limits import Limits
from duixian.stages.read.package import Element, Package


class Docx(Package):
    """A package whose ``main`` part holds a text. Raise ``SourceError`` where there is none."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        super().__init__(data, name, limits, "DOCX")
        self.main = self._find_main()

    def _find_main(self) -> str:
        for kind, target in self.relations("").items():
            foreign = target.startswith(("xl/", "ppt/"))
            if kind.endswith("/officeDocument") and target in self.parts and not foreign:
                return target
        if "word/document.xml" in self.parts:
            return "word/document.xml"
        raise SourceError(
            "{name}: a DOCX without its text (word/document.xml is missing); fetch the file "
            "again, or open it in Word or WPS and save it as DOCX",
            name=self.name,
        )

    def beside_main(self, kind: str) -> Element | None:
        """The root of the part that the main part relates to as ``kind``, such as ``styles``."""
        for relation, target in self.relations(self.main).items():
            if relation.endswith(f"/{kind}"):
                return self.xml(target)
        return None

    def pages(self, kind: str) -> list[Element]:
        """The roots of all ``header`` or ``footer`` parts, in the order of their names."""
        names = sorted(part for part in self.parts if part.startswith(f"word/{kind}"))
        roots = (self.xml(part) for part in names if part.endswith(".xml"))
        return [root for root in roots if root is not None]
