"""XML parts: refused before they are parsed where parsing them could do harm."""

import codecs
import re
import threading
from typing import TypeAlias

from lxml import etree

from govdisclose.errors import Message, ReadError
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.packages.archive import Package

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

# Nodes of the parsed tree (elements, pieces of text, and two for an attribute) for each element
# that is allowed: a node takes 120 bytes, so that this is what bounds the memory of a tree.
_NODES = 1.5
_PARSER_DEPTH = 256  # that libxml2 allows unless it is told to allow more
_PARSER_TEXT = 10_000_000  # the same, of one text
# What a part begins with when no DOCTYPE can be in it: it would stand before the first element.
_PLAIN_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^<>]*+>\s*+)?<[A-Za-z]")
_STRICT = b"http://purl.oclc.org/ooxml/"
# Of ISO/IEC 29500 Strict, which Office writes on demand, and what all others are written with.
_SAME = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
}

_DOCTYPE = Message(
    "部件 {name} 含有 DOCTYPE 声明，Word 和 Excel 文件不允许；来历不明的文件请勿使用，否则请用 "
    "Office、WPS 打开后另存",
    "the part {name} has a DOCTYPE, which such files must not have; do not use the file unless you "
    "know where it is from, else open it in Office or WPS and save it anew",
)
_SYNTAX = Message(
    "文件已损坏：部件 {name} 不是合法的 XML（{what}）；请重新取得文件，或用 Office、WPS 修复后另存",
    "the file is damaged: the part {name} is not well-formed XML ({what}); get the file again, or "
    "repair it in Office or WPS",
)
_ELEMENTS = Message("部件 {name} 的元素和属性过多", "the part {name} has too many elements")
DEEP = Message("部件 {name} 嵌套过深", "the part {name} is nested too deeply")
"""What is said of a part that goes deeper than the limit."""


class _Parsers(threading.local):
    """The parsers of a thread, by whether they take more than libxml2 would by itself."""

    def __init__(self) -> None:
        self.made: dict[bool, etree.XMLParser] = {}


_PARSERS = _Parsers()


def parse_part(package: Package, name: str) -> Element:
    """Unpack and parse a part that is there.

    Raises:
        ReadError: It is too large or too deep, has a DOCTYPE, or is not XML.
    """
    return parse(package.read(name), name, package.limits)


def parse(data: bytes, name: str, limits: Limits) -> Element:
    """Parse the XML of a part, without comments and processing instructions.

    Raises:
        ReadError: It is too large or too deep, has a DOCTYPE, or is not XML.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError as error:
            raise ReadError(_SYNTAX.format(name=name, what=error)) from None
    if not _PLAIN_START.match(data) and b"<!DOCTYPE" in data:
        raise ReadError(_DOCTYPE.format(name=name))
    if _too_many(data, limits.elements):
        raise exceeded("elements", limits, _ELEMENTS.format(name=name))
    if _STRICT in data[:4000]:
        for uri, same in _SAME.items():
            data = data.replace(uri, same)
    huge = limits.depth > _PARSER_DEPTH or limits.text_bytes > _PARSER_TEXT
    try:
        return etree.fromstring(data, _parser(huge=huge))
    except etree.XMLSyntaxError as error:
        words = error.msg[:120]  # without the file, of which lxml knows no name
    except (ValueError, LookupError) as error:
        words = str(error)[:120]
    if "depth" in words:
        raise exceeded("depth", limits, DEEP.format(name=name))
    raise ReadError(_SYNTAX.format(name=name, what=words))


def _parser(*, huge: bool) -> etree.XMLParser:
    """Give the parser of this thread; threads that shared one would wait for each other."""
    if huge not in _PARSERS.made:
        _PARSERS.made[huge] = etree.XMLParser(
            # Whatever a part says of itself: in another encoding a DOCTYPE could hide from us.
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=huge,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
    return _PARSERS.made[huge]


def _too_many(data: bytes, elements: int) -> bool:
    """Say whether the tree would have too many elements, or nodes of all kinds."""
    if len(data) <= 2 * elements:
        return False  # as no node is written in less than two bytes, nor an element in four
    tags, attributes = data.count(b"<"), data.count(b"=")
    opened = tags - data.count(b"</")
    texts = tags - data.count(b"><")
    return opened > elements or opened + texts + 2 * attributes > _NODES * elements
