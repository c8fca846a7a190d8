"""The body of a document, in order: lines, tables and pictures."""

import attrs
from lxml import etree

from govdisclose.readers.content import Item, Line, Note
from govdisclose.readers.docx import names
from govdisclose.readers.docx.context import Context, plain_text
from govdisclose.readers.docx.drawings import choose, picture
from govdisclose.readers.docx.fields import is_placeholder
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.docx.paragraphs import plain_line, read_paragraph
from govdisclose.readers.docx.tables import read_table

_REMOVED = {names.DELETED, names.MOVED_FROM}
_FOREIGN = {names.FOREIGN_PART, names.SUBDOCUMENT}
_NO_BLOCKS = {
    *(names.TABLE_PROPERTIES, names.CELL_PROPERTIES, names.CONTROL_PROPERTIES),
    f"{names.W}sectPr",
}


def read_body(body: etree._Element, context: Context) -> list[Item]:
    """Read the body of a document.

    Raises:
        ReadError: It is larger or deeper than the limits.
    """
    story = _Story(context, cell=False)
    _read_blocks(body, story, 1)
    return story.finish()


def read_cell(cell: etree._Element, depth: int, context: Context) -> list[Item]:
    """Read what is in a cell; empty paragraphs too, as they are breaks between its lines.

    Raises:
        ReadError: It is larger or deeper than the limits.
    """
    story = _Story(context, cell=True)
    _read_blocks(cell, story, depth)
    return story.finish()


@attrs.define
class _Story:
    """What has been read so far."""

    context: Context
    cell: bool
    items: list[Item] = attrs.field(factory=list)
    carried: Line | None = None
    """A paragraph whose end is deleted: what follows continues it."""

    def add(self, item: Item) -> None:
        self.flush()
        self.items.append(item)

    def add_line(self, line: Line, *, joined: bool = False) -> None:
        """Add a paragraph; empty ones are left out of the body."""
        before, self.carried = self.carried, None
        if before:
            text, notes = before.text + line.text, before.notes + line.notes
            line = attrs.evolve(line, text=text, notes=notes)
        if joined:
            self.carried = line
        elif self.cell or line.notes or line.text.strip():
            self.items.append(line)

    def flush(self) -> None:
        before, self.carried = self.carried, None
        if before and (self.cell or before.notes or before.text.strip()):
            self.items.append(before)

    def finish(self) -> list[Item]:
        self.flush()
        return self.items


def _read_blocks(parent: etree._Element, story: _Story, depth: int) -> None:
    context = story.context
    if depth > context.limits.depth:
        raise context.too_deep()
    for child in parent:
        tag = child.tag
        if tag == names.PARAGRAPH:
            if context.is_plain(child):
                story.add_line(plain_line(child, context))
            else:
                _read_any(child, story, depth)
        elif tag == names.TABLE:
            for item in read_table(child, depth + 1, context, read_cell):
                story.add(item)
        elif tag == names.CONTENT_CONTROL and is_placeholder(child):
            notes = (note("placeholder", text=plain_text(child)),)
            story.add_line(Line("", 0, notes=notes))
        elif tag == names.ALTERNATE:
            chosen = choose(child)
            if chosen is not None:
                _read_blocks(chosen, story, depth + 1)
        elif tag in _FOREIGN:
            story.add_line(Line("", 0, notes=(note("object"),)))
        elif tag in _REMOVED:
            notes = (note("tracked", deleted=plain_text(child), inserted=""),)
            story.add_line(Line("", 0, notes=notes))
        elif tag not in _NO_BLOCKS:
            _read_blocks(child, story, depth + 1)


def _read_any(paragraph: etree._Element, story: _Story, depth: int) -> None:
    """Read any paragraph, and behind it what its text boxes and pictures hold."""
    context = story.context
    words = read_paragraph(paragraph, context, depth, cell=story.cell)
    notes = list(words.line.notes)
    behind: list[Item] = []
    for found in words.images:
        item = note("picture", text=found.alt) if story.cell else picture(found, context)
        if isinstance(item, Note):
            notes.append(item)
        else:
            behind.append(item)
    for box, inner in words.boxes:
        boxed = _Story(context, cell=False)
        _read_blocks(box, boxed, inner + 1)
        behind += [_from_box(item) for item in boxed.finish()]
    story.add_line(attrs.evolve(words.line, notes=tuple(notes)), joined=words.joined)
    for item in behind:
        story.add(item)


def _from_box(item: Item) -> Item:
    if isinstance(item, Line):
        return attrs.evolve(item, notes=(*item.notes, note("box", text=item.text)))
    return item
