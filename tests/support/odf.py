"""A reading of flat OpenDocument text (OASIS ODF 1.3), as LibreOffice writes it."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from support.word import Box

Block = tuple[str, str] | set[Box]
"""A paragraph, by its style and its text, or a table."""

_DRAW, _OFFICE, _STYLE, _SVG, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("drawing", "office", "style", "svg-compatible", "table", "text")
)
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
# The one is LibreOffice's own name for this style. The other is the name in the Word file, which
# python-docx shows with a capital.
_STYLE_NAMES = {"Text body": "Body Text", "caption": "Caption"}


def read(path: Path) -> tuple[list[Block], list[str]]:
    """Read a file.

    Returns:
        What is in its body, in order, and the descriptions of its pictures.
    """
    root = etree.parse(path, etree.XMLParser(huge_tree=True)).getroot()
    [body] = root.iterfind(f"{_OFFICE}body/{_OFFICE}text")
    name = _style_names(root)
    blocks: list[Block] = []
    for child in body:
        if child.tag in _PARAGRAPHS:
            blocks.append((name(_required(child, f"{_TEXT}style-name")), _text(child)))
        elif child.tag == f"{_TABLE}table":
            blocks.append(_boxes(child))
        else:
            assert child.tag in {f"{_TEXT}sequence-decls", f"{_TEXT}soft-page-break"}, child.tag
    return blocks, [description.text or "" for description in body.iter(f"{_SVG}desc")]


def _required(element: Element, attribute: str) -> str:
    value = element.get(attribute)
    assert value is not None, (element.tag, attribute)
    return value


def _style_names(root: Element) -> Callable[[str], str]:
    """Give a function from what paragraphs name as their style to the name that is shown."""
    styles = {
        _required(style, f"{_STYLE}name"): style
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}family") == "paragraph"
    }

    def name(key: str) -> str:
        style = styles[key]
        parent = style.getparent()
        # LibreOffice makes styles of its own for what a paragraph sets for itself.
        if parent is not None and parent.tag == f"{_OFFICE}automatic-styles":
            return name(_required(style, f"{_STYLE}parent-style-name"))
        shown = style.get(f"{_STYLE}display-name", key)
        return _STYLE_NAMES.get(shown, shown)

    return name


def _text(element: Element) -> str:
    """Give the text of a paragraph (ODF 1.3, 6.1): spaces that XML would lose are elements."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * int(child.get(f"{_TEXT}c", "1")))
        elif child.tag == f"{_TEXT}span":
            pieces.append(_text(child))
        else:
            pieces.append(_TEXT_OF[str(child.tag)])
        pieces.append(child.tail or "")
    return "".join(pieces)


_TEXT_OF = {
    f"{_TEXT}tab": "\t",
    f"{_TEXT}line-break": "\n",
    f"{_TEXT}soft-page-break": "",
    f"{_DRAW}frame": "",
}


def _boxes(table: Element) -> set[Box]:
    """Read a table; ``covered-table-cell`` stands at each place that a span covers."""
    found = set()
    for row, line in enumerate(table.iter(f"{_TABLE}table-row")):
        column = 0
        for cell in line:
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if cell.tag == f"{_TABLE}table-cell":
                assert repeated == 1
                found.add(_box(row, column, cell))
                column += 1
            elif cell.tag == f"{_TABLE}covered-table-cell":
                column += repeated
    return found


def _box(row: int, column: int, cell: Element) -> Box:
    down, right = (
        int(cell.get(f"{_TABLE}number-{axis}-spanned", "1")) for axis in ("rows", "columns")
    )
    text = "\n".join(map(_text, cell.iterfind(f"{_TEXT}p")))
    return Box(row, column, down, right, text)
