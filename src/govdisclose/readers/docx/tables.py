"""Tables: plain ones in one pass; others cell by cell, with what is nested in them."""

from collections.abc import Callable, Iterator

import attrs

from govdisclose.prose import MAX_COLUMNS
from govdisclose.readers.content import Grid, Item, Line
from govdisclose.readers.docx import names
from govdisclose.readers.docx.context import Context, plain_text
from govdisclose.readers.docx.fields import is_placeholder
from govdisclose.readers.docx.grids import Draft, assemble, check_size, number_of
from govdisclose.readers.docx.names import VAL
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.docx.styles import is_on
from govdisclose.readers.packages.xml import Element

ReadBlocks = Callable[[Element, int, Context], list[Item]]
"""Reads what is in a cell; the number says how deep it is."""

_GRID_ROWS = 2
_NO_ROWS = {names.TABLE_PROPERTIES, names.TABLE_GRID, names.CONTROL_PROPERTIES}
_NO_CELLS = {names.ROW_PROPERTIES, names.ROW_EXCEPTIONS, names.CONTROL_PROPERTIES}


def _read_plain(table: Element) -> Draft | None:
    """Read a table in which nothing is odd; None where elements are not where they belong."""
    # This loop is most of what reading a report costs: no element is looked at but those with text
    # or a place, and names are local.
    paragraph, text, cell, row = names.PARAGRAPH, names.TEXT, names.CELL, names.ROW
    draft = Draft()
    texts, starts = draft.texts, draft.starts
    fresh = True
    elements = table.iter(*_PLAIN)
    next(elements)  # the table itself
    try:
        for element in elements:
            tag = element.tag
            if tag == paragraph:
                if fresh:
                    fresh = False
                else:
                    texts[-1] += "\n"
            elif tag == text:
                texts[-1] += element.text or ""
            elif tag == cell:
                texts.append("")
                fresh = True
            elif tag == row:
                starts.append(len(texts))
            elif not _take(draft, element, str(tag)):
                return None
    except IndexError:
        return None
    return draft if starts and not starts[0] else None


def _take(draft: Draft, element: Element, tag: str) -> bool:
    """Take over what is not simply text; False where it is not to be found in a plain table."""
    if tag == names.VERTICAL_MERGE:
        draft.merges[len(draft.texts) - 1] = element.get(VAL) != "restart"
    elif tag == names.SPAN:
        draft.spans[len(draft.texts) - 1] = number_of(element.get(VAL))
    elif tag == names.HEADER_ROW:
        if is_on(element):
            draft.headers.add(len(draft.starts) - 1)
    elif tag == names.BREAK and element.get(names.TYPE) is None:
        draft.texts[-1] += "\n"
    else:
        return False
    return True


_PLAIN = (
    *(names.CELL, names.PARAGRAPH, names.TEXT, names.ROW),
    *(names.VERTICAL_MERGE, names.SPAN, names.HEADER_ROW, names.BREAK, names.TABLE),
)


def read_table(table: Element, depth: int, context: Context, read_blocks: ReadBlocks) -> list[Item]:
    """Read any table.

    Args:
        table: The element.
        depth: How deep it is.
        context: The document.
        read_blocks: Reads what is in a cell.

    Returns:
        The table, and behind it the tables within its cells; of a table that only arranges others,
        what is in its cells, in order.

    Raises:
        ReadError: It is larger or deeper than the limits.
    """
    context.count_table()
    if context.is_plain(table):
        draft = _read_plain(table)
        if draft:
            return _given(assemble(draft, context.limits))
    reading = _Reading(context)
    for row, prompt in _rows(table, depth, context, _NO_ROWS, names.ROW):
        reading.add_row(row, depth + 1, read_blocks, prompt=prompt)
    if reading.is_layout():
        return reading.items
    grid = assemble(reading.draft, context.limits)
    return _given(grid) + [item for item in reading.items if not isinstance(item, Line)]


def _given(grid: Grid | None) -> list[Item]:
    return [] if grid is None else [grid]


def _rows(
    parent: Element, depth: int, context: Context, skipped: set[str], wanted: str
) -> Iterator[tuple[Element, bool]]:
    """Find the rows of a table, or the cells of a row, within content controls too.

    Yields:
        Each, and whether the control around it shows its prompt only.
    """
    if depth > context.limits.depth:
        raise context.too_deep()
    for child in parent:
        if child.tag == wanted:
            yield child, False
        elif child.tag not in skipped:
            prompt = child.tag == names.CONTENT_CONTROL and is_placeholder(child)
            for found, inner in _rows(child, depth + 1, context, skipped, wanted):
                yield found, prompt or inner


@attrs.define
class _Reading:
    """A table as it is read cell by cell."""

    context: Context
    draft: Draft = attrs.field(factory=Draft)
    items: list[Item] = attrs.field(factory=list)
    """All that is in its cells, in order."""
    nested: set[int] = attrs.field(factory=set)
    """Indexes of cells with tables in them."""

    def add_row(self, row: Element, depth: int, read_blocks: ReadBlocks, *, prompt: bool) -> None:
        """Read a row, unless it is deleted or hidden."""
        draft = self.draft
        properties = row.find(names.ROW_PROPERTIES)
        inserted = False
        for one in () if properties is None else properties:
            if one.tag == names.DELETED or (one.tag == names.HIDDEN_ROW and is_on(one)):
                kind = "row-deleted" if one.tag == names.DELETED else "hidden"
                self.context.notes.append(note(kind, text=plain_text(row)))
                return
            inserted = inserted or one.tag == names.INSERTED
            if one.tag == names.HEADER_ROW and is_on(one):
                draft.headers.add(len(draft.starts))
            elif one.tag == names.GRID_BEFORE:
                value = one.get(VAL, "0")
                count = number_of(value) if value.strip("0") else 0
                draft.before[len(draft.starts)] = count if count <= MAX_COLUMNS else 0
        first = len(draft.texts)
        draft.starts.append(first)
        for cell, inner in _rows(row, depth, self.context, _NO_CELLS, names.CELL):
            self.add_cell(cell, depth + 1, read_blocks, first=first, prompt=prompt or inner)
        if inserted and len(draft.texts) > first:
            draft.note(first, note("row-inserted"))

    def add_cell(
        self,
        cell: Element,
        depth: int,
        read_blocks: ReadBlocks,
        *,
        first: int,
        prompt: bool,
    ) -> None:
        """Read a cell."""
        draft, index = self.draft, len(self.draft.texts)
        check_size(index, 1, self.context.limits)
        properties = cell.find(names.CELL_PROPERTIES)
        facts = {} if properties is None else {str(one.tag): one for one in properties}
        span = number_of(facts[names.SPAN].get(VAL)) if names.SPAN in facts else 1
        text = self._text(cell, index, depth, read_blocks, prompt=prompt)
        if names.CELL_DELETED in facts:
            draft.note(index, note("cell-deleted", text=text))
            text = ""
        if names.CELL_INSERTED in facts:
            draft.note(index, note("cell-inserted"))
        across = facts.get(names.HORIZONTAL_MERGE)
        if across is not None and across.get(VAL) != "restart" and index > first:
            draft.spans[index - 1] = draft.spans.get(index - 1, 1) + span
            notes = draft.notes.pop(index, [])
            if text.strip():
                notes.append(note("merged", text=text))
            draft.note(index - 1, *notes)
            self.nested.discard(index)
            return
        if span > 1:
            draft.spans[index] = span
        if names.VERTICAL_MERGE in facts:
            draft.merges[index] = facts[names.VERTICAL_MERGE].get(VAL) != "restart"
        draft.texts.append(text)

    def _text(
        self,
        cell: Element,
        index: int,
        depth: int,
        read_blocks: ReadBlocks,
        *,
        prompt: bool,
    ) -> str:
        """Read a cell's own text, and keep all that is in it."""
        if prompt:
            self.draft.note(index, note("placeholder", text=plain_text(cell)))
            return ""
        texts: list[str] = []
        inner: list[str] = []
        for item in read_blocks(cell, depth, self.context):
            if isinstance(item, Line):
                texts.append(item.text)
                self.draft.note(index, *item.notes)
                if not (item.text.strip() or item.notes):
                    continue
            elif isinstance(item, Grid):
                self.nested.add(index)
                inner += item.texts
            self.items.append(item)
        if inner:
            self.draft.note(index, note("nested", text=" ".join(inner)))
        return "\n".join(texts)

    def is_layout(self) -> bool:
        """Say whether the table only arranges the tables in it: it has no grid of its own."""
        if not self.nested:
            return False
        draft = self.draft
        ends = [*draft.starts[1:], len(draft.texts)]
        filled = [
            sum(bool(draft.texts[i].strip()) and i not in self.nested for i in range(start, end))
            for start, end in zip(draft.starts, ends, strict=True)
        ]
        return sum(count > 1 for count in filled) < _GRID_ROWS
