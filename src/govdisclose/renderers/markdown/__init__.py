"""Markdown (``markdown``): CommonMark 0.31 with the tables of GFM.

The title is a heading of level 1, the chapters and attachments are of level 2, headings of the
prose of 3 to 5. Line breaks within a heading are ``<br>``: on a blank form the lines of the title
are two places to write in, which would be one if they were joined.

The tables of the form have spans, which Markdown cannot say, and so are HTML. Every piece of text
is escaped (``escaping``): it is shown as it is, and is never markup.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Document,
    Placeholder,
    Table,
    Title,
    writer_for,
)
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers import Renderer
from govdisclose.renderers.markdown import escaping, tables


def render(document: Document) -> str:
    """Render a document as Markdown.

    Args:
        document: Any document. Paragraphs without text, and room to write in without words,
            show nothing in Markdown and are left out.

    Returns:
        The text, which ends with exactly one line feed; a blank line stands between blocks.
    """
    parts = (writer_for(block, _WRITERS)(block) for block in document.blocks)
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {escaping.heading(text)}".rstrip(" ")


def _picture(block: Picture) -> str:
    data = base64.b64encode(block.data).decode()
    return f"![{escaping.alternative(block.alt)}](data:{block.media_type};base64,{data})"


def _attachment_note(block: AttachmentNote) -> str:
    """Write the list of attachments: on the line of the words 附件： where it is only one."""
    if len(block.titles) == 1:
        return escaping.block(f"附件：{block.titles[0]}")
    items = [f"{number}. {escaping.item(t)}" for number, t in enumerate(block.titles, start=1)]
    return "\n".join(["附件：", "", *items])


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    Title: lambda block: _heading(1, block.text),
    Heading: lambda block: _heading(block.level + 1, block.text),
    Paragraph: lambda block: escaping.block(block.text),
    DataTable: tables.data_table,
    Picture: _picture,
    Table: tables.table,
    Placeholder: lambda block: escaping.block(block.text),
    AttachmentNote: _attachment_note,
    AttachmentTitle: lambda block: _heading(2, f"{block.label} {block.title}"),
    BarChart: lambda _: "",
}
"""What writes a block, by its class; the empty string is for nothing at all."""

RENDERER = Renderer(
    name="markdown",
    suffix=".md",
    media_type="text/markdown; charset=utf-8",
    render=render,
)
"""The record behind the entry point."""
