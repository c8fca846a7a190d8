"""What a document shows, and what HTML shows, block by block, to be compared."""

import base64
from typing import Any

from lxml.html import HtmlElement

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Document,
    FrameCell,
    Placeholder,
    Role,
    Table,
)
from govdisclose.prose import DataTable, Picture
from support import html_reading as reading


def content(document: Document) -> list[Any]:
    """List what a document shows, block by block."""
    found: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [block.frame.caption, reading.expected_grid(block)]
        elif isinstance(block, DataTable):
            found += [block.caption] * bool(block.caption)
            found.append([list(row) for row in block.rows])
        elif isinstance(block, Picture):
            found.append((block.alt, block.data))
        elif isinstance(block, AttachmentNote):
            several = len(block.titles) > 1
            found += ["附件：", *block.titles] if several else [f"附件：{block.titles[0]}"]
        elif isinstance(block, AttachmentTitle):
            found.append(f"{block.label} {block.title}")
        elif block != Placeholder("") and not isinstance(block, BarChart):
            found.append(block.text)
    return found


def shown(article: HtmlElement) -> list[Any]:
    """List what an element of HTML shows, block by block; a table's name stands before it."""
    found: list[Any] = []
    for element in article.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "table", "img"):
        if element.tag == "table":
            found += _names(element)
            found.append(reading.grid(element))
        elif element.tag == "img":
            address = element.get("src", "")
            data = base64.b64decode(address.removeprefix("data:image/png;base64,"), validate=True)
            found.append((element.get("alt"), data))
        elif not reading.find(element, "img"):
            found.append(reading.words(element))
    return found


def _names(table: HtmlElement) -> list[str]:
    label = table.get("aria-label")
    captions = [reading.words(caption) for caption in reading.find(table, "caption")]
    return captions if label is None else [label, *captions]


def scope(cell: FrameCell) -> str | None:
    """Tell what a label is a header of, in the words of HTML; None is no label."""
    if cell.role is Role.COLUMN:
        return "colgroup" if cell.colspan > 1 else "col"
    if cell.role is Role.ROW:
        return "rowgroup" if cell.rowspan > 1 else "row"
    return "rowgroup" if cell.role is Role.SECTION else None
