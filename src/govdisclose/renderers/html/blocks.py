"""The blocks of a document as markup.

What is nothing but text between constant markup (paragraphs, headings, chapters) goes through its
template once, with marks where texts go; after that the texts are escaped and put in. Other blocks
go through their template each time; tables of the form have a module of their own.
"""

import base64
import functools
from collections.abc import Callable
from typing import Any

import attrs
from markupsafe import Markup, escape

from govdisclose.document import AttachmentNote, BarChart, Block, Placeholder, Table
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.html import charts, tables
from govdisclose.renderers.html.templating import Templates

# Stand for texts in what is rendered once: private characters that no template has, nor escapes.
_MARKS = {
    name: chr(0xE000 + index)
    for index, name in enumerate(("text", "id", "label", "heading", "body"))
}
_KEPT = 256  # a mode has two levels of titles, and four of headings below each


@attrs.define
class Writer:
    """Writes the blocks of one document, and counts its tables and charts."""

    templates: Templates
    prefix: str
    """Beginning of ids."""
    top: int
    """Level of the title, as HTML counts; headings of level 1 are one below."""
    number: int = 0

    def write(self, block: Block) -> list[str]:
        """Give the markup of a block, in pieces.

        Raises:
            TypeError: It is none of a document's blocks.
        """
        try:
            write = _WRITERS[type(block)]
        except KeyError:
            raise TypeError(f"{type(block).__name__} is no block of a document") from None
        return write(self, block)

    def write_paragraph(self, block: Paragraph) -> list[str]:
        """Give a paragraph of the text."""
        return [_letter(self.templates, "paragraph") % {"text": _text(block.text)}]

    def write_heading(self, block: Heading) -> list[str]:
        """Give a heading within a chapter."""
        letter = _letter(self.templates, "heading", self.top + block.level, block.level)
        return [letter % {"text": _text(block.text)}]

    def write_placeholder(self, block: Placeholder) -> list[str]:
        """Give the form's words, if there are any: a page has no room to write in."""
        if not block.text:
            return []
        return [_letter(self.templates, "placeholder") % {"text": _text(block.text)}]

    def write_table(self, block: Table) -> list[str]:
        """Give a table of the form."""
        return tables.fill(block, self.templates, self._id("t"))

    def write_data_table(self, block: DataTable) -> list[str]:
        """Give a table of the prose."""
        return self._rendered("data-table", table=block, id=self._id("t"), number=self.number)

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
        return self._rendered("bar-chart", chart=charts.placed(block), id=self._id("f"))

    def _id(self, kind: str) -> str:
        self.number += 1
        return f"{self.prefix}-{kind}{self.number}"

    def _rendered(self, name: str, **facts: object) -> list[str]:
        return [self.templates.get(name).render(facts)]


def _text(text: str) -> str:
    escaped = str(escape(text))
    return escaped.replace("\n", "<br>") if "\n" in escaped else escaped


@functools.lru_cache(maxsize=_KEPT)
def written_chapter(templates: Templates, tag: int, words: tuple[str, str, str, str]) -> Markup:
    """Give a chapter, or an attachment; kept, as most reports have the same six.

    Args:
        templates: Where ``chapter.html`` is found.
        tag: Level of the heading, as HTML counts.
        words: Its id; the words 附件1 of an attachment, or nothing for a chapter; its heading; and
            what stands for the markup of what is in it.
    """
    identifier, label, heading, body = words
    letter = _letter(templates, "chapter", tag, int(bool(label)))
    texts = {"id": identifier, "label": _text(label), "heading": _text(heading), "body": body}
    return Markup(letter % texts)  # noqa: S704 - rendered by a template, texts escaped


@functools.lru_cache(maxsize=_KEPT)
def _letter(templates: Templates, name: str, tag: int = 0, kind: int = 0) -> str:
    """Give what a template makes as a %-format, for the names of the marks.

    Args:
        templates: Where the template is found.
        name: Its name.
        tag: Level of its heading, as HTML counts.
        kind: Of a heading within a chapter its level, as the document counts; of a chapter whether
            it has a label.
    """
    facts = _MARKS | {"tag": tag, "level": kind}
    if not kind:
        facts["label"] = ""
    markup = templates.get(name).render(facts).replace("%", "%%")
    for word, mark in _MARKS.items():
        markup = markup.replace(mark, f"%({word})s")
    return markup


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
