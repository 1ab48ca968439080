"""Word documents in the style of GB/T 9704—2012 (党政机关公文格式)."""

from duixian.publish.office.word.document import Column, Group, WordDocument
from duixian.publish.office.word.look import Look, read_look

__all__ = ["Column", "Group", "Look", "WordDocument", "read_look"]
