"""From a flat document to titles and chapters, as the templates take them.

An attachment is like a chapter here: a heading and what is behind it. From a table before the first
chapter, such as that of the reports which were checked, rows lead to the chapters that they name.
"""

from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from govdisclose.document import AttachmentNote, AttachmentTitle, Document, Title
from govdisclose.prose import DataTable, Heading
from govdisclose.renderers.html.blocks import Writer
from govdisclose.renderers.html.slots import Slots


class Chapter(NamedTuple):  # much quicker to make than a class of attrs, and there are many
    """A heading of level 1 and what follows it, up to the next one; or an attachment."""

    id: str
    """Empty where there is no heading: before the first one, and for the list of attachments."""
    heading: str
    label: str
    """The words 附件1 of an attachment; empty for a chapter."""
    body: Markup
    """Stands for the markup of its blocks."""


def outline(
    document: Document, writer: Writer, slots: Slots
) -> tuple[tuple[str, ...], tuple[Chapter, ...]]:
    """Sort the blocks of a document into titles and chapters, and write them.

    Args:
        document: Any document; one without headings of level 1 is all one chapter.
        writer: Writes the blocks.
        slots: Take what is written.
    """
    titles: list[str] = []
    chapters: list[Chapter] = []
    named = _named(document, writer.prefix)

    def begin(heading: str = "", label: str = "") -> list[str]:
        identifier = _address(writer.prefix, len(chapters)) if heading or label else ""
        pieces: list[str] = []
        chapters.append(Chapter(identifier, heading, label, slots.markup(pieces)))
        return pieces

    pieces = begin()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            pieces = begin(block.text)
        elif isinstance(block, Title):
            titles.append(block.text)
        elif isinstance(block, AttachmentTitle):
            pieces = begin(slots.text(block.title), block.label)
        else:
            if isinstance(block, AttachmentNote):
                pieces = begin()
            if isinstance(block, DataTable) and len(chapters) == 1:
                pieces += writer.write_data_table(block, named)
            else:
                pieces += writer.write(block)
    return tuple(titles), tuple(chapters)


def _address(prefix: str, number: int) -> str:
    return f"{prefix}-c{number}"


def _named(document: Document, prefix: str) -> dict[str, str]:
    """Give the ids of chapters by their headings; none for a heading that several have."""
    parts = [
        block
        for block in document.blocks
        if isinstance(block, AttachmentNote | AttachmentTitle)
        or (isinstance(block, Heading) and block.level == 1)
    ]
    count = Counter(part.text for part in parts if isinstance(part, Heading))
    return {
        part.text: _address(prefix, number)
        for number, part in enumerate(parts, start=1)
        if isinstance(part, Heading) and count[part.text] == 1
    }
