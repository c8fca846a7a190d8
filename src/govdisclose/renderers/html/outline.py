"""From a flat document to titles and chapters, as the templates take them.

An attachment is like a chapter here: a heading and what is behind it.
"""

from collections.abc import Iterator

import attrs
from markupsafe import Markup

from govdisclose.document import AttachmentNote, AttachmentTitle, Document, Title
from govdisclose.prose import Heading
from govdisclose.renderers.html.blocks import Writer


@attrs.define
class Chapter:
    """A heading of level 1 and what follows it, up to the next one; or an attachment."""

    writer: Writer
    id: str = ""
    """Empty where there is no heading: before the first one, and for the list of attachments."""
    heading: str = ""
    label: str = ""
    """The words 附件1 of an attachment; empty for a chapter."""
    blocks: list[str] = attrs.field(factory=list[str])
    """The markup of each block."""

    @property
    def body(self) -> Markup:
        """The blocks, one after the other."""
        return Markup("".join(self.blocks))  # noqa: S704 - rendered by templates, texts escaped

    @property
    def markup(self) -> Markup:
        """The whole chapter, with its heading."""
        if not self.id:
            return self.body
        written = self.writer.write_chapter(self.id, self.label, self.heading, self.blocks)
        return Markup(written)  # noqa: S704 - as above


class Chapters:
    """The chapters in their order; a template block finds the one whose turn it is as ``current``.

    Handing a block the variable of the loop around it (``scoped``) doubles the time of a page.
    """

    def __init__(self, writer: Writer) -> None:
        self.current = Chapter(writer)
        self._all = [self.current]
        self._writer = writer

    def begin(self, heading: str, label: str = "") -> None:
        """Begin the next chapter, or attachment."""
        identifier = f"{self._writer.prefix}-c{len(self._all)}"
        self.current = Chapter(self._writer, identifier, heading, label)
        self._all.append(self.current)

    def leave(self) -> None:
        """End the chapter: what follows belongs to the whole report."""
        self.current = Chapter(self._writer)
        self._all.append(self.current)

    def __iter__(self) -> Iterator[Chapter]:
        for chapter in self._all:
            self.current = chapter
            yield chapter


def outline(document: Document, writer: Writer) -> tuple[list[str], Chapters]:
    """Sort the blocks of a document into titles and chapters, and write them.

    Args:
        document: Any document; one without headings of level 1 is all one chapter.
        writer: Writes the blocks.
    """
    titles: list[str] = []
    chapters = Chapters(writer)
    for block in document.blocks:
        if isinstance(block, Title):
            titles.append(block.text)
        elif isinstance(block, Heading) and block.level == 1:
            chapters.begin(block.text)
        elif isinstance(block, AttachmentTitle):
            chapters.begin(block.title, block.label)
        else:
            if isinstance(block, AttachmentNote):
                chapters.leave()
            chapters.current.blocks.append(writer.write(block))
    return titles, chapters
