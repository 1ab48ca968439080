"""Bytes to the tree of a page, guarded against what makes the parser slow or lose text."""

import re
from typing import Any

from lxml import etree

from duixian.errors import SourceError
from duixian.stages.read.encoding import decode
from duixian.stages.read.limits import Limits

Element = Any  # lxml-stubs type an element's children and iteration too loosely to help

_HEAD = 4096
_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{1,40})""")
_PICTURE = re.compile(r"data:[A-Za-z0-9.+/-]{1,60};base64,[A-Za-z0-9+/=%]*+")
_TAG = re.compile(r"<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_BREAK = re.compile(r"[\s/]++|=")
# Unclosed tags of these kinds pile up on old pages; without them the text is the same.
_INLINE = re.compile(r"</?(?:font|span|b|strong|i|em|u|big|small|o:p)(?:[\s/][^<>]*+)?>", re.I)


def parse_page(data: bytes, name: str, limits: Limits) -> tuple[Element, str]:
    """The root element and the encoding. Scripts are not run, nothing is fetched."""
    text, encoding = decode(data, name, limits, _declared(data))
    if "base64," in text:
        text = _PICTURE.sub("data:", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode()) > limits.page_bytes:
        raise SourceError(
            "{name}: a page of more than {limit} MB; save the report's text alone and read that",
            name=name,
            limit=limits.page_bytes // 1_000_000,
        )
    _refuse_crowded_tags(text, name, limits)
    root = _tree(text)
    if root is not None and _is_cut_short(root, limits):
        root = _tree(_INLINE.sub("", text))
    if root is None:
        raise SourceError("{name}: a page without any text; save the page again", name=name)
    if _is_cut_short(root, limits):
        raise SourceError(
            "{name}: tags nested more than {limit} deep, so the page cannot be read to its end; "
            "save the report's text alone and read that",
            name=name,
            limit=limits.nesting,
        )
    return root, encoding


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def _tree(text: str) -> Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:  # nothing but comments or declarations
        return None


def _is_cut_short(root: Element, limits: Limits) -> bool:
    """True where the parser stopped at its depth limit: the last element is the deepest one."""
    depth = 0
    while len(root):
        root = root[-1]
        depth += 1
    return depth >= limits.nesting


def _refuse_crowded_tags(text: str, name: str, limits: Limits) -> None:
    for tag in _TAG.finditer(text):
        if len(tag[0]) <= limits.tag_attributes:  # a name and its blank take two characters
            continue
        if len(_BREAK.findall(_QUOTED.sub("", tag[0]))) > limits.tag_attributes:
            raise SourceError(
                "{name}: a tag with more than {limit} attributes in line {line}, so this is not a "
                "readable page; save the report's text alone and read that",
                name=name,
                limit=limits.tag_attributes,
                line=text.count("\n", 0, tag.start()) + 1,
            )
