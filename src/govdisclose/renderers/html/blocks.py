"""The blocks of a document as markup.

What is nothing but text between constant markup (paragraphs, headings) goes through its template
once, with a mark where the text goes; after that the text is escaped and put in. Other blocks go
through their template each time; tables of the form have a module of their own.
"""

import base64
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from govdisclose.document import (
    AttachmentNote,
    BarChart,
    Block,
    Placeholder,
    Table,
    writer_for,
)
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.html import charts, tables
from govdisclose.renderers.html.slots import escaped
from govdisclose.renderers.html.templating import Templates, around

_NO_LINKS: Mapping[str, str] = MappingProxyType({})


@attrs.define
class Writer:
    """Writes the blocks of one document, and counts its tables and charts."""

    templates: Templates
    prefix: str
    """Beginning of ids."""
    top: int
    """Level of the title, as HTML counts; headings of level 1 are one below."""
    language: str = "zh-CN"
    """Of the document, as HTML names it."""
    number: int = 0

    def write(self, block: Block) -> list[str]:
        """Give the markup of a block, in pieces.

        Raises:
            TypeError: It is none of a document's blocks.
        """
        return writer_for(block, _WRITERS)(self, block)

    def write_paragraph(self, block: Paragraph) -> list[str]:
        """Give a paragraph of the text."""
        return [escaped(block.text).join(around(self.templates, "paragraph"))]

    def write_heading(self, block: Heading) -> list[str]:
        """Give a heading within a chapter."""
        pieces = around(self.templates, "heading", block.level, self.top + block.level)
        return [escaped(block.text).join(pieces)]

    def write_placeholder(self, block: Placeholder) -> list[str]:
        """Give the form's words, if there are any: a page has no room to write in."""
        if not block.text:
            return []
        return [escaped(block.text).join(around(self.templates, "placeholder"))]

    def write_table(self, block: Table) -> list[str]:
        """Give a table of the form."""
        return tables.fill(block, self.templates, self._id("t"))

    def write_data_table(self, block: DataTable, links: Mapping[str, str] = _NO_LINKS) -> list[str]:
        """Give a table of the prose.

        Args:
            block: The table.
            links: Ids that rows lead to, by the words that these begin with.
        """
        identifier = self._id("t")
        facts = {"table": block, "number": self.number, "is_figure": tables.is_figure}
        return self._rendered("data-table", id=identifier, links=links, **facts)

    def write_picture(self, block: Picture) -> list[str]:
        """Give a picture, its bytes within the markup."""
        address = f"data:{block.media_type};base64,{base64.b64encode(block.data).decode()}"
        return self._rendered("picture", address=address, alt=block.alt)

    def write_attachment_note(self, block: AttachmentNote) -> list[str]:
        """Give the list of attachments."""
        return self._rendered("attachment-note", titles=block.titles)

    def write_bar_chart(self, block: BarChart) -> list[str]:
        """Give a chart as SVG, or nothing where it has no bar."""
        if not block.categories:
            return []
        facts = {"charts": charts.placed(block), "language": self.language}
        return self._rendered("bar-chart", id=self._id("f"), **facts)

    def _id(self, kind: str) -> str:
        self.number += 1
        return f"{self.prefix}-{kind}{self.number}"

    def _rendered(self, name: str, **facts: object) -> list[str]:
        return [self.templates.get(name).render(facts)]


_WRITERS: dict[type[Block], Callable[[Writer, Any], list[str]]] = {
    Paragraph: Writer.write_paragraph,
    Heading: Writer.write_heading,
    Placeholder: Writer.write_placeholder,
    Table: Writer.write_table,
    DataTable: Writer.write_data_table,
    Picture: Writer.write_picture,
    AttachmentNote: Writer.write_attachment_note,
    BarChart: Writer.write_bar_chart,
}
