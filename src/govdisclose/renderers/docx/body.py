"""The blocks of a document as WordprocessingML."""

import re
from collections.abc import Callable
from typing import Any

import attrs

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Block,
    Document,
    Placeholder,
    Table,
    Title,
    one_line,
    writer_for,
)
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.docx import closing, tables
from govdisclose.renderers.docx.data_tables import data_table
from govdisclose.renderers.docx.markup import KEEP_NEXT, paragraph
from govdisclose.renderers.docx.pictures import drawing
from govdisclose.renderers.docx.theme import Theme

# Behind each table: keeps neighbouring tables apart, which else become one, and the last one from
# the document's end, where the format asks for a paragraph.
_GAP = paragraph("TableGap", "").encode()
_ROW, _PARAGRAPH = b"<w:tr>", b"<w:p>"
# The style of a paragraph, behind which stands what keeps it with the next.
_UNKEPT = re.compile(rb'(<w:pStyle w:val="\w+"/>)(?!%s)' % KEEP_NEXT.encode())
# Lines to write on below a placeholder: with so many the blank form takes three pages.
_ROOM = paragraph("BodyText", "") * 6


@attrs.define
class Body:
    """Writes blocks, and gathers the pictures that need parts of their own."""

    theme: Theme
    pictures: list[Picture] = attrs.field(factory=list[Picture])

    def write(self, document: Document, *, signed: bool) -> bytes:
        """Give all blocks as XML in UTF-8.

        Args:
            document: The document.
            signed: Whether name and date stand behind the text, before the attachments.
        """
        pieces = [self._write(block) for block in document.blocks]
        if signed:
            kinds = [type(block) for block in document.blocks]
            at = kinds.index(AttachmentTitle) if AttachmentTitle in kinds else len(kinds)
            metadata = document.metadata
            signature = closing.signature(metadata.author, metadata.published, self.theme)
            pieces.insert(at, signature.encode())
            if at:
                pieces[at - 1] = _keep_last(pieces[at - 1])
        return b"".join(pieces)

    def _write(self, block: Block) -> bytes:
        return writer_for(block, _WRITERS)(self, block)

    def write_paragraph(self, block: Paragraph) -> bytes:
        """Give a paragraph of the text."""
        return paragraph("BodyText", block.text).encode()

    def write_heading(self, block: Heading) -> bytes:
        """Give a heading, its number being part of its text."""
        return paragraph(f"Heading{block.level}", block.text).encode()

    def write_title(self, block: Title) -> bytes:
        """Give the title, with its line breaks if the theme wants them."""
        text = block.text if self.theme.title_breaks else one_line(block.text)
        return paragraph("Title", text).encode()

    def write_table(self, block: Table) -> bytes:
        """Give a table of the form."""
        return tables.table(block, self.theme) + _GAP

    def write_data_table(self, block: DataTable) -> bytes:
        """Give a table of the prose."""
        return data_table(block, self.theme).encode() + _GAP

    def write_picture(self, block: Picture) -> bytes:
        """Give the drawing that shows a picture."""
        self.pictures.append(block)
        number = len(self.pictures)
        return drawing(block, number).encode()

    def write_placeholder(self, block: Placeholder) -> bytes:
        """Give the form's words, and room to write in."""
        words = paragraph("BodyText", block.text) if block.text else ""
        return (words + _ROOM).encode()

    def write_bar_chart(self, _: BarChart) -> bytes:
        """Give nothing: the table beside it says it all."""
        return b""

    def write_attachment_note(self, block: AttachmentNote) -> bytes:
        """Give the list of attachments."""
        return closing.attachment_note(block, self.theme).encode()

    def write_attachment_title(self, block: AttachmentTitle) -> bytes:
        """Begin an attachment."""
        return closing.attachment_title(block).encode()


def _keep_last(block: bytes) -> bytes:
    """Keep the last paragraph of a block, or the last row of a table, with what follows."""
    last = _ROW if _ROW in block else _PARAGRAPH
    before, begin, after = block.rpartition(last)
    return before + begin + _UNKEPT.sub(rb"\1" + KEEP_NEXT.encode(), after)


_WRITERS: dict[type[Block], Callable[[Body, Any], bytes]] = {
    Paragraph: Body.write_paragraph,
    Heading: Body.write_heading,
    Title: Body.write_title,
    Table: Body.write_table,
    DataTable: Body.write_data_table,
    Picture: Body.write_picture,
    Placeholder: Body.write_placeholder,
    AttachmentNote: Body.write_attachment_note,
    AttachmentTitle: Body.write_attachment_title,
    BarChart: Body.write_bar_chart,
}
