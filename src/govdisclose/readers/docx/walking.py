"""The body of a document, in order: lines, tables and pictures."""

from collections.abc import Callable, Mapping

import attrs

from govdisclose.readers.content import Item, Line, Note
from govdisclose.readers.docx import names
from govdisclose.readers.docx.context import Context, plain_text
from govdisclose.readers.docx.drawings import choose, picture
from govdisclose.readers.docx.fields import is_placeholder
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.docx.paragraphs import Words, plain_line, read_paragraph
from govdisclose.readers.docx.tables import read_table
from govdisclose.readers.limits import check_items
from govdisclose.readers.packages.xml import Element


def read_body(body: Element, context: Context) -> list[Item]:
    """Read the body of a document.

    Raises:
        ReadError: It is larger or deeper than the limits.
    """
    story = _Story(context, cell=False)
    _read_blocks(body, story, 1)
    return story.finish()


def read_cell(cell: Element, depth: int, context: Context) -> list[Item]:
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
    carried: Words | None = None
    """A paragraph whose end is deleted: what follows continues it."""

    def add(self, item: Item) -> None:
        self.flush()
        self._append(item)

    def add_words(self, words: Words) -> None:
        """Add a paragraph, or join it to the one before, whose end is deleted.

        Only when all of them are there is it clear which text is raised or lowered on their line.
        """
        before, self.carried = self.carried, None
        if before:
            words = before.continued(words)
        if words.joined:
            self.carried = words
        else:
            self.add_line(words.line(cell=self.cell))

    def add_line(self, line: Line) -> None:
        """Add a paragraph of its own; empty ones are left out of the body."""
        if self.cell or line.notes or line.text.strip():
            self._append(line)

    def flush(self) -> None:
        before, self.carried = self.carried, None
        if before:
            self.add_line(before.line(cell=self.cell))

    def _append(self, item: Item) -> None:
        self.items.append(item)
        if not self.cell:  # plain paragraphs in cells are limited by the elements of the part
            check_items(len(self.items), self.context.limits)

    def finish(self) -> list[Item]:
        self.flush()
        return self.items


def _read_blocks(parent: Element, story: _Story, depth: int) -> None:
    """Read the blocks in an element; what is not known by name is looked into."""
    if depth > story.context.limits.depth:
        raise story.context.too_deep()
    for child in parent:
        _HANDLERS.get(str(child.tag), _read_blocks)(child, story, depth + 1)


def _skip(element: Element, story: _Story, depth: int) -> None:
    """Leave out what holds no blocks."""


def _paragraph(paragraph: Element, story: _Story, depth: int) -> None:
    if story.carried is None and story.context.is_plain(paragraph):
        story.add_line(plain_line(paragraph, story.context))
    else:
        _read_any(paragraph, story, depth)


def _table(table: Element, story: _Story, depth: int) -> None:
    for item in read_table(table, depth, story.context, read_cell):
        story.add(item)


def _control(control: Element, story: _Story, depth: int) -> None:
    if is_placeholder(control):
        story.add_words(Words([], [note("placeholder", text=plain_text(control))]))
    else:
        _read_blocks(control, story, depth)


def _alternate(alternate: Element, story: _Story, depth: int) -> None:
    chosen = choose(alternate)
    if chosen is not None:
        _read_blocks(chosen, story, depth)


def _foreign(_element: Element, story: _Story, _depth: int) -> None:
    story.add_words(Words([], [note("object")]))


def _removed(element: Element, story: _Story, _depth: int) -> None:
    story.add_words(Words([], [note("tracked", deleted=plain_text(element), inserted="")]))


def _read_any(paragraph: Element, story: _Story, depth: int) -> None:
    """Read any paragraph, and behind it what its text boxes and pictures hold."""
    context = story.context
    context.count_paragraph()
    words = read_paragraph(paragraph, context, depth)
    behind: list[Item] = []
    for found in words.images:
        shown = note("picture", text=found.alt) if story.cell else picture(found, context)
        if isinstance(shown, Note):
            words.notes.append(shown)
        else:
            behind.append(shown)
    for box, inner in words.boxes:
        boxed = _Story(context, cell=False)
        _read_blocks(box, boxed, inner + 1)
        behind += [_from_box(item) for item in boxed.finish()]
    story.add_words(words)
    for item in behind:
        story.add(item)


def _from_box(item: Item) -> Item:
    if isinstance(item, Line):
        return attrs.evolve(item, notes=(*item.notes, note("box", text=item.text)))
    return item


_HANDLERS: Mapping[str, Callable[[Element, _Story, int], None]] = {
    names.PARAGRAPH: _paragraph,
    names.TABLE: _table,
    names.CONTENT_CONTROL: _control,
    names.ALTERNATE: _alternate,
    names.FOREIGN_PART: _foreign,
    names.SUBDOCUMENT: _foreign,
    names.DELETED: _removed,
    names.MOVED_FROM: _removed,
    names.TABLE_PROPERTIES: _skip,
    names.CELL_PROPERTIES: _skip,
    names.CONTROL_PROPERTIES: _skip,
    names.SECTION_PROPERTIES: _skip,
}
