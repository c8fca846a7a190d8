"""Documents to test with, and what a Word file of a document should read as."""

import re
from datetime import date

import attrs

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Document,
    Metadata,
    Placeholder,
    Role,
    Table,
    Title,
)
from govdisclose.editions import Report
from govdisclose.editions.shared import Attachment
from govdisclose.form import leaves
from govdisclose.pointers import replace
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from support import real
from support.images import png
from support.word import Box


def document(*blocks: object, **metadata: object) -> Document:
    """Build a document of these blocks."""
    known = {"title": "标题", "author": "某局", "published": None} | metadata
    return Document(blocks, Metadata(**known), str)  # type: ignore[arg-type]


def printed(table: Table) -> set[Box]:
    """Say what a table of the form should read as."""
    values = iter(table.values)
    return {
        Box(
            cell.row,
            cell.column,
            cell.rowspan,
            cell.colspan,
            next(values) if cell.role is Role.VALUE else cell.label,
        )
        for cell in table.frame.cells
    }


def unbroken(box: Box) -> Box:
    """Take out the line break that may stand before a remark."""
    return attrs.evolve(box, text=re.sub("(?<=[0-9])\n（", "（", box.text))


def plain(table: DataTable) -> set[Box]:
    """Say what a table of prose should read as."""
    return {Box(i, j, 1, 1, text) for i, row in enumerate(table.rows) for j, text in enumerate(row)}


def paragraphs(document: Document) -> list[tuple[str, str]]:
    """List style and text of the paragraphs that a document should have outside its tables."""
    return [found for block in document.blocks for found in _paragraphs(block)]


def _paragraphs(block: Block) -> list[tuple[str, str]]:
    match block:
        case Title(text) | Paragraph(text):
            found = [("Title" if isinstance(block, Title) else "Body Text", text)]
        case Heading(text, level):
            found = [(f"Heading {level}", text)]
        case Picture():
            found = [("Picture", "")]
        case Placeholder(text):
            found = [("Body Text", text)] * bool(text) + [("Body Text", "")] * 6
        case AttachmentNote(titles):
            found = list(zip(_note_styles(titles), _note_lines(titles), strict=True))
        case AttachmentTitle(title):
            found = [("Attachment Label", block.label), ("Attachment Title", title)]
        case _:
            caption = block.caption if isinstance(block, DataTable) else ""
            found = [("Caption", caption)] * bool(caption) + [("Table Gap", "")]
    return found


def _note_styles(titles: tuple[str, ...]) -> list[str]:
    return ["Attachment Note", *["Attachment Note Continued"] * (len(titles) - 1)]


def _note_lines(titles: tuple[str, ...]) -> list[str]:
    if len(titles) == 1:
        return [f"附件：{titles[0]}"]
    first, *others = (f"{number}.\t{title}" for number, title in enumerate(titles, start=1))
    return [f"附件：{first}", *others]


def with_everything(report: Report) -> Report:
    """Add prose of every kind to a report."""
    return attrs.evolve(
        report,
        overview=(
            Heading("（一）主动公开情况"),
            Paragraph("正文。" * 40),
            DataTable((("类别", "件数"), ("规章", "1"))),
            Picture(png(40, 30), "image/png", "图"),
        ),
        attachments=(
            Attachment("统计表", (Paragraph("说明"), DataTable((("甲", "1"),), 0))),
            Attachment("典型案例"),
        ),
        published=date(2025, 1, 20),
    )


def full(slug: str) -> Report:
    """Put a number of eight digits in each count of a report."""
    report = real.report(slug)
    counts = [leaf.pointer for leaf in leaves(type(report)) if leaf.cell.name == "COUNT"]
    return replace(report, dict.fromkeys(counts, 98765432))
