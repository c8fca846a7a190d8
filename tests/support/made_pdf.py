"""PDF files that are made: whether this machine can make them, and what is in one."""

import importlib
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import html

from govdisclose.renderers import fontconfig

NOTO = ("Noto Serif CJK SC", "Noto Sans CJK SC")


def require() -> None:
    """Skip the test where WeasyPrint, a library of the system, or the usual fonts are missing."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        pytest.skip(f"not installed: {str(error).splitlines()[0]}")
    missing = set(NOTO) - (fontconfig.installed() or set())
    if missing:
        pytest.skip(f"not installed: {', '.join(sorted(missing))}")


def texts(content: bytes) -> list[str]:
    """Give the text of each page, without white space."""
    document = pypdfium2.PdfDocument(content)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def bookmarks(content: bytes) -> list[str]:
    """List the bookmarks, indented by level."""
    document = pypdfium2.PdfDocument(content)
    return [f"{'  ' * each.level}{each.get_title()}" for each in document.get_toc()]


def opened(content: bytes) -> pikepdf.Pdf:
    """Open a file to look at its objects."""
    return pikepdf.open(BytesIO(content))


def attached(content: bytes) -> dict[str, bytes]:
    """Give the attachments by name."""
    with opened(content) as file:
        return {
            name: attachment.get_file().read_bytes()
            for name, attachment in file.attachments.items()
        }


def tags(content: bytes) -> list[str]:
    """List the tags, indented by level, with what they say of cells and pictures."""
    with opened(content) as file:
        return list(_tags(file.Root.StructTreeRoot.K, 0))


def _tags(element: Any, level: int) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for each in list(element):
            yield from _tags(each, level)
        return
    if not isinstance(element, pikepdf.Dictionary) or str(element.get("/S", "/Span")) == "/Span":
        return
    known = element.get("/A", pikepdf.Dictionary())
    said = [
        f" {name[1:]}={str(known[name]).removeprefix('/')}"
        for name in ("/Scope", "/ColSpan", "/RowSpan")
        if name in known
    ]
    if "/Alt" in element:
        said.append(f" {element.Alt}")
    yield f"{'  ' * level}{str(element.S)[1:]}{''.join(said)}"
    yield from _tags(element.get("/K", pikepdf.Array()), level + 1)


_SHOWN = {
    "Tj",
    "TJ",
    "'",
    '"',
    "Do",
    "sh",
    "f",
    "f*",
    "S",
    "s",
    "B",
    "B*",
    "b",
    "b*",
    "INLINE IMAGE",
}
"""Operators that put something on the page (ISO 32000-1, Annex A)."""


def loose(content: bytes) -> list[str]:
    """List what is put on a page that is neither an artifact nor part of a tag, by its operator."""
    with opened(content) as file:
        parents = file.Root.StructTreeRoot.ParentTree.Nums
        known = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
        found: list[str] = []
        for page in file.pages:
            within: list[bool] = []
            tags = known[int(page.StructParents)]
            for each in pikepdf.parse_content_stream(page):
                match str(each.operator):
                    case "BMC" | "BDC":
                        within.append(_is_told(each.operands, tags))
                    case "EMC":
                        within.pop()
                    case name if name in _SHOWN and not any(within):
                        found.append(name)
        return found


def _is_told(operands: Any, tags: Any) -> bool:
    if str(operands[0]) == "/Artifact":
        return True
    number = operands[1].get("/MCID") if len(operands) > 1 else None
    return number is not None and str(tags[int(number)].Type) == "/StructElem"


def unknown_fonts(content: bytes) -> list[str]:
    """List the fonts that are not in the file, or whose characters cannot be told."""
    found = []
    with opened(content) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font":
                described = [part.FontDescriptor for part in each.get("/DescendantFonts", [])]
                there = all({"/FontFile2", "/FontFile3"} & set(part.keys()) for part in described)
                if described and not (there and "/ToUnicode" in each):
                    found.append(str(each.BaseFont))
    return found


Cell = tuple[str, int, int, str, list[int]]
"""Of a table: element, columns and rows that it covers, scope, and which cells head it."""
_Named = tuple[str, int, int, str, str, list[str]]


def cells(content: bytes) -> list[list[Cell]]:
    """List the cells of each table, as the tags say."""
    with opened(content) as file:
        return [
            _cells([_cell(cell) for cell in _within(table, {"/TH", "/TD"})])
            for table in _within(file.Root.StructTreeRoot, {"/Table"})
        ]


def _cell(cell: Any) -> _Named:
    return (
        str(cell.S)[1:].lower(),
        int(cell.A.get("/ColSpan", 1)),
        int(cell.A.get("/RowSpan", 1)),
        str(cell.A.get("/Scope", "")).removeprefix("/").lower(),
        str(cell.get("/ID", "")),
        [str(each) for each in cell.A.get("/Headers", [])],
    )


def cells_of_page(page: str) -> list[list[Cell]]:
    """List the cells of each table, as the HTML page says."""
    scopes = {"col": "column", "colgroup": "column", "row": "row", "rowgroup": "row", "": ""}
    return [
        _cells(
            [
                (
                    str(cell.tag),
                    int(cell.get("colspan", 1)),
                    int(cell.get("rowspan", 1)),
                    scopes[cell.get("scope", "")],
                    cell.get("id", ""),
                    cell.get("headers", "").split(),
                )
                for cell in table.iter("th", "td")
            ]
        )
        for table in html.fromstring(page).iter("table")
    ]


def _cells(found: list[_Named]) -> list[Cell]:
    places = {cell[4]: index for index, cell in enumerate(found) if cell[4]}
    return [(*cell[:4], sorted(places[name] for name in cell[5])) for cell in found]


def _within(element: Any, kinds: set[str]) -> Iterator[Any]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if str(kid.get("/S")) in kinds:
                yield kid
            else:
                yield from _within(kid, kinds)


def readable(content: bytes) -> str:
    """Write down what a file has for those who do not see it, and its text, page by page."""
    said = "\n\n".join(re.sub("(。|；|—$)", r"\1\n", text).strip() for text in texts(content))
    return "\n".join([*bookmarks(content), "", *tags(content), "", said, ""])
