"""From the cells of a table, row by row, to the places that they cover."""

import attrs

from govdisclose.errors import Message
from govdisclose.prose import MAX_COLUMNS
from govdisclose.readers.content import Grid, Note, Place
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.limits import Limits, exceeded

_LARGE = Message(
    "有一个表格是 {rows} 行、{columns} 列",
    "there is a table of {rows} rows by {columns} columns",
)


@attrs.define
class Draft:
    """A table as it is read: its cells in order, and what of them is out of the ordinary."""

    texts: list[str] = attrs.field(factory=list)
    starts: list[int] = attrs.field(factory=list)
    """The index of the first cell of each row."""
    spans: dict[int, int] = attrs.field(factory=dict)
    """How many columns cells cover, by their index."""
    merges: dict[int, bool] = attrs.field(factory=dict)
    """Cells of vertical merges, by their index: whether they continue the one above."""
    before: dict[int, int] = attrs.field(factory=dict)
    """How many columns stand empty before the first cell, by the row's index."""
    headers: set[int] = attrs.field(factory=set)
    """Indexes of rows that are marked as header rows."""
    notes: dict[int, list[Note]] = attrs.field(factory=dict)
    """What is odd about cells, by their index."""

    def note(self, index: int, *notes: Note) -> None:
        """Add notes to a cell."""
        if notes:
            self.notes.setdefault(index, []).extend(notes)


def number_of(text: str | None) -> int:
    """Turn an attribute into a number of columns: 1 where it is none."""
    if text is None or not text.isascii() or not text.isdecimal():
        return 1
    return int(text[:9]) or 1


def assemble(draft: Draft, limits: Limits) -> Grid | None:
    """Give the table; None where it has no cells.

    Raises:
        ReadError: It is larger than the limit.
    """
    if not draft.texts:
        return None
    check_size(len(draft.starts), len(draft.texts) // len(draft.starts), limits)
    if draft.spans:
        _clamp(draft)
    places: list[Place] = []
    kept: list[int] = []
    rows, columns = _place(draft, places, kept)
    check_size(rows, columns, limits)
    texts = draft.texts
    if len(kept) < len(texts):
        texts = [texts[index] for index in kept]
    notes = {}
    if draft.notes:
        found = ((new, draft.notes.get(index)) for new, index in enumerate(kept))
        notes = {new: tuple(of_cell) for new, of_cell in found if of_cell}
    # Rows that are headers may have no cells, and then be none of the grid.
    headers = next((row for row in range(rows) if row not in draft.headers), rows)
    return Grid(texts, places, rows, columns, headers=headers, notes=notes)


def check_size(rows: int, columns: int, limits: Limits) -> None:
    """Refuse a table that is too large.

    Raises:
        ReadError: It is larger than the limit.
    """
    if rows * columns > limits.cells:
        raise exceeded("cells", limits, _LARGE.format(rows=rows, columns=columns))


def _clamp(draft: Draft) -> None:
    """Let spans that no table can have end where the rest of the table ends."""
    absurd = [index for index, span in draft.spans.items() if span > MAX_COLUMNS]
    if not absurd:
        return
    for index in absurd:
        draft.note(index, note("span", text=str(draft.spans[index])))
        draft.spans[index] = 1
    ends = [*draft.starts[1:], len(draft.texts)]
    widths = [
        draft.before.get(row, 0) + sum(draft.spans.get(index, 1) for index in range(start, end))
        for row, (start, end) in enumerate(zip(draft.starts, ends, strict=True))
    ]
    width = max(widths)
    rows = dict.fromkeys(range(len(draft.texts)), 0)
    for row, (start, end) in enumerate(zip(draft.starts, ends, strict=True)):
        rows.update(dict.fromkeys(range(start, end), row))
    for index in absurd:
        spare = width - widths[rows[index]]
        draft.spans[index] += spare
        widths[rows[index]] += spare


def _place(draft: Draft, places: list[Place], kept: list[int]) -> tuple[int, int]:
    """Find the place of each cell; give the numbers of rows and columns."""
    special = sorted({*draft.spans, *draft.merges})
    special.append(len(draft.texts))
    # Of merges that may go on: by column, the index of the place and the last row it covers.
    open_: dict[int, tuple[int, int]] = {}
    rows = width = passed = 0
    ends = [*draft.starts[1:], len(draft.texts)]
    for row, (start, end) in enumerate(zip(draft.starts, ends, strict=True)):
        column = draft.before.get(row, 0)
        if special[passed] >= end:  # most rows: a cell in each column
            places += [(row, place, 1, 1) for place in range(column, column + end - start)]
            kept += range(start, end)
            column += end - start
        else:
            column = _place_row(draft, places, kept, open_, row, range(start, end))
            while special[passed] < end:
                passed += 1
        width = max(width, column)
        if start < end:
            rows = row + 1
    return rows, width


def _place_row(  # noqa: PLR0913, PLR0917 - what is known of the rows above
    draft: Draft,
    places: list[Place],
    kept: list[int],
    open_: dict[int, tuple[int, int]],
    row: int,
    indexes: range,
) -> int:
    """Find the places of a row's cells; give the column behind the last."""
    spans, merges = draft.spans, draft.merges
    column = draft.before.get(row, 0)
    for index in indexes:
        span = spans.get(index, 1)
        continues = merges.get(index)
        if continues is not None:
            above = open_.get(column)
            if continues and above and above[1] == row - 1 and places[above[0]][3] == span:
                _extend(draft, places, kept, index, above[0])
                open_[column] = (above[0], row)
                column += span
                continue
            open_[column] = (len(places), row)
        places.append((row, column, 1, span))
        kept.append(index)
        column += span
    return column


def _extend(draft: Draft, places: list[Place], kept: list[int], index: int, above: int) -> None:
    """Let a cell cover one more row, and note text that stands there unseen."""
    row, column, height, span = places[above]
    places[above] = (row, column, height + 1, span)
    text = draft.texts[index]
    if text and not text.isspace():
        draft.note(kept[above], note("merged", text=text))
    if draft.notes:
        draft.note(kept[above], *draft.notes.get(index, ()))
