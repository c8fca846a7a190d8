"""From a flat document to titles and chapters, as the templates take them.

An attachment is like a chapter here: a heading and what is behind it. For the markup of blocks,
which is long, templates get a mark; all of it is put in at once when the rest is rendered.
"""

from collections.abc import Iterator

import attrs
from markupsafe import Markup

from govdisclose.document import AttachmentNote, AttachmentTitle, Document, Title
from govdisclose.prose import Heading
from govdisclose.renderers.html.blocks import Writer, written_chapter

_MARK = "\x00"  # no text of a report holds control characters


@attrs.define
class Chapter:
    """A heading of level 1 and what follows it, up to the next one; or an attachment."""

    writer: Writer
    number: int
    """Counts the chapters."""
    id: str = ""
    """Empty where there is no heading: before the first one, and for the list of attachments."""
    heading: str = ""
    label: str = ""
    """The words 附件1 of an attachment; empty for a chapter."""
    pieces: list[str] = attrs.field(factory=list[str])
    """The markup of its blocks, in pieces."""

    @property
    def body(self) -> Markup:
        """Stands for the blocks, one after the other."""
        return Markup(f"{_MARK}{self.number}{_MARK}")  # noqa: S704 - a mark and a number

    @property
    def markup(self) -> Markup:
        """The whole chapter: its heading, and what stands for the blocks."""
        if not self.id:
            return self.body
        writer = self.writer
        words = (self.id, self.label, self.heading, self.body)
        return written_chapter(writer.templates, writer.top + 1, words)


class Chapters:
    """The chapters in their order; a template block finds the one whose turn it is as ``current``.

    Handing a block the variable of the loop around it (``scoped``) doubles the time of a page.
    """

    def __init__(self, writer: Writer) -> None:
        self._all: list[Chapter] = []
        self._writer = writer
        self.leave()

    def begin(self, heading: str, label: str = "") -> None:
        """Begin the next chapter, or attachment."""
        number = len(self._all)
        identifier = f"{self._writer.prefix}-c{number}"
        self.current = Chapter(self._writer, number, identifier, heading, label)
        self._all.append(self.current)

    def leave(self) -> None:
        """End the chapter: what follows belongs to the whole report."""
        self.current = Chapter(self._writer, len(self._all))
        self._all.append(self.current)

    def __iter__(self) -> Iterator[Chapter]:
        for chapter in self._all:
            self.current = chapter
            yield chapter

    def put_into(self, rendered: str) -> str:
        """Put the markup of blocks into what templates made, where it has the marks."""
        parts = rendered.split(_MARK)
        pieces = parts[:1]
        for number, behind in zip(parts[1::2], parts[2::2], strict=True):
            pieces += self._all[int(number)].pieces
            pieces.append(behind)
        return "".join(pieces)


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
            chapters.current.pieces += writer.write(block)
    return titles, chapters
