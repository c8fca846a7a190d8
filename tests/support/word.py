"""An independent reading of .docx files: python-docx opens them, the XML is walked by hand."""

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import attrs
import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_COLUMNS = 63  # that Word opens
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@attrs.frozen
class Box:
    """A cell as it is printed: where it begins, how far it spans, what it says."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def open_document(content: bytes) -> Document:
    """Open with python-docx."""
    return docx.Document(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """Give all entries of the package, after a check of their sums."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def blocks(document: Document) -> list[Any]:
    """List the elements of the body, without the section's properties."""
    return [child for child in document.element.body if child.tag != qn("w:sectPr")]


def tables(document: Document) -> list[Any]:
    """List the tables of the body."""
    return [child for child in blocks(document) if child.tag == qn("w:tbl")]


def text_of(element: Any) -> str:
    """Give the text of all paragraphs under an element."""
    return "\n".join(_paragraph_text(paragraph) for paragraph in element.iter(qn("w:p")))


def _paragraph_text(paragraph: Any) -> str:
    pieces = paragraph.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in pieces)


def value(element: Any, path: str, default: str | None = None) -> str | None:
    """Give the ``w:val`` of what a path leads to."""
    found = element.find(path, element.nsmap)
    return default if found is None else found.get(qn("w:val"), default)


def _cells(table: Any) -> Iterator[tuple[int, int, int, str | None, Any]]:
    for row, line in enumerate(table.findall(qn("w:tr"))):
        column = 0
        for cell in line.findall(qn("w:tc")):
            span = int(value(cell, "w:tcPr/w:gridSpan", "1") or 0)
            merge = None
            if cell.find("w:tcPr/w:vMerge", cell.nsmap) is not None:
                merge = value(cell, "w:tcPr/w:vMerge", "continue")
            yield row, column, span, merge, cell
            column += span


def boxes(table: Any) -> set[Box]:
    """Read a table's cells, with merged ones as one."""
    heights: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    found = {}
    for row, column, span, merge, cell in _cells(table):
        if merge == "continue":
            heights[above[column]] += 1
            continue
        above[column] = row, column
        heights[row, column] = 1
        found[row, column] = span, text_of(cell)
    return {
        Box(row, column, heights[row, column], span, text)
        for (row, column), (span, text) in found.items()
    }


def faults(table: Any) -> list[str]:
    """Say what is wrong with the structure of a table; some validators miss all of this."""
    grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    found = _grid_faults(table, grid)
    ends = dict.fromkeys(range(len(table.findall(qn("w:tr")))), 0)
    above: dict[int, tuple[int, int]] = {}
    for row, column, span, merge, cell in _cells(table):
        place = f"cell {row}, {column}"
        ends[row] = column + span
        width = int(cell.find("w:tcPr/w:tcW", cell.nsmap).get(qn("w:w")))
        if width != sum(grid[column : column + span]):
            found.append(f"{place}: width {width}")
        if len(cell) == 0 or cell[-1].tag != qn("w:p"):
            found.append(f"{place}: does not end in a paragraph")
        if not 1 <= span <= len(grid):
            found.append(f"{place}: spans {span}")
        if merge == "continue" and above.get(column) != (row - 1, span):
            found.append(f"{place}: continues nothing")
        if merge == "continue" and text_of(cell):
            found.append(f"{place}: text in a continuation")
        above.pop(column, None)
        if merge is not None:
            above[column] = row, span
    found += [f"row {row} is {end} columns wide" for row, end in ends.items() if end != len(grid)]
    return found


def _grid_faults(table: Any, grid: list[int]) -> list[str]:
    found = []
    total = int(table.find("w:tblPr/w:tblW", table.nsmap).get(qn("w:w")))
    if sum(grid) != total:
        found.append(f"grid {grid} is not {total} wide")
    if min(grid) <= 0:
        found.append("a column of the grid has no width")
    if len(grid) > MOST_COLUMNS:
        found.append(f"{len(grid)} columns")
    return found


def package_faults(content: bytes) -> list[str]:
    """Say what is wrong with parts, their types and their relationships."""
    found = []
    entries = parts(content)
    types = etree.fromstring(entries["[Content_Types].xml"])
    defaults = {element.get("Extension") for element in types.iter(f"{TYPES}Default")}
    overrides = {str(element.get("PartName")) for element in types.iter(f"{TYPES}Override")}
    for name, data in entries.items():
        extension = name.rpartition(".")[2]
        if extension in {"xml", "rels"}:
            etree.fromstring(data)
        # Of plain XML there are only the types, which have none, and data that Word keeps as it is.
        plain = extension == "xml" and not name.startswith("customXml/item1")
        typed = f"/{name}" in overrides or (extension in defaults and not plain)
        if not typed and name != "[Content_Types].xml":
            found.append(f"{name}: no content type")
        if extension == "rels":
            found += _relationship_faults(name, data, entries)
    return found + [f"{name}: no part" for name in overrides if name[1:] not in entries]


def _relationship_faults(name: str, data: bytes, entries: dict[str, bytes]) -> list[str]:
    folder = PurePosixPath(name).parents[1]
    relationships = etree.fromstring(data).findall(RELATIONSHIP)
    ids = [relationship.get("Id") for relationship in relationships]
    found = [] if len(ids) == len(set(ids)) else [f"{name}: ids {ids}"]
    for relationship in relationships:
        target = posixpath.normpath(folder / str(relationship.get("Target")))
        if target not in entries:
            found.append(f"{name}: {relationship.get('Target')} leads nowhere")
        if relationship.get("TargetMode") is not None:
            found.append(f"{name}: {relationship.get('Target')} is outside")
    return found
