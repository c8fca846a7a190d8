"""From a flat document to title, chapters and the blocks in them, as the templates take them.

An attachment is like a chapter here: a heading and the blocks behind it.
"""

import base64
from collections.abc import Iterator
from typing import Any

import attrs

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    Block,
    Document,
    Placeholder,
    Table,
    Title,
)
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.html import tables

_KINDS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Heading: "heading",
    DataTable: "data-table",
    Picture: "picture",
    Table: "table",
    Placeholder: "placeholder",
    AttachmentNote: "attachment-note",
}


@attrs.frozen
class Chapter:
    """A heading of level 1 and what follows it, up to the next one; or an attachment."""

    id: str = ""
    """Empty where there is no heading: before the first one, and for the list of attachments."""
    heading: str = ""
    label: str = ""
    """The words 附件1 of an attachment; empty for a chapter."""
    items: list[tuple[str, Any, int]] = attrs.field(factory=list[tuple[str, Any, int]])
    """The blocks: kind, content, and a running number over all tables. The content is the block
    itself; for a table it is markup, for a picture its address and its words."""


class Chapters:
    """The chapters in their order; a template block finds the one whose turn it is as ``current``.

    Handing a block the variable of the loop around it (``scoped``) doubles the time of a page.
    """

    def __init__(self, prefix: str) -> None:
        self.current = Chapter()
        self._all = [self.current]
        self._prefix = prefix

    def begin(self, heading: str, label: str = "") -> None:
        """Begin the next chapter, or attachment."""
        self.current = Chapter(f"{self._prefix}-c{len(self._all)}", heading, label)
        self._all.append(self.current)

    def leave(self) -> None:
        """End the chapter: what follows belongs to the whole report."""
        self.current = Chapter()
        self._all.append(self.current)

    def __iter__(self) -> Iterator[Chapter]:
        for chapter in self._all:
            self.current = chapter
            yield chapter


def outline(document: Document, prefix: str) -> tuple[list[str], Chapters]:
    """Sort the blocks of a document into titles and chapters, and fill in its tables.

    Args:
        document: Any document; one without headings of level 1 is all chapter 0.
        prefix: Beginning of ids.
    """
    titles: list[str] = []
    chapters = Chapters(prefix)
    number = 0
    for block in document.blocks:
        kind = type(block)
        content: Any = block
        if kind is Title:
            titles.append(content.text)
            continue
        if kind is Heading and content.level == 1:
            chapters.begin(content.text)
            continue
        if kind is AttachmentTitle:
            chapters.begin(content.title, content.label)
            continue
        if kind is AttachmentNote:
            chapters.leave()
        if kind is Table:
            number += 1
            content = tables.fill(content, prefix, number)
        elif kind is DataTable:
            number += 1
        elif kind is Picture:
            content = {"address": _address(content), "alt": content.alt}
        chapters.current.items.append((_KINDS[kind], content, number))
    return titles, chapters


def _address(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"
