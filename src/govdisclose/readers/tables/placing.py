"""Find the cells of a row that hold the values of a line of the form.

Where columns are drawn below each other, a value stands below its label. Where the places of a row
and of its header do not fit, or the file tells none, values are taken in their order, if there are
exactly as many as the header has columns. Otherwise the row is not read.
"""

from collections.abc import Sequence
from typing import Literal

import attrs

from govdisclose.readers.tables.columns import Columns
from govdisclose.readers.tables.naming import Named
from govdisclose.readers.tables.scanning import Body, Slot
from govdisclose.readers.tables.skeleton import SEVERAL

How = Literal["below", "ordered", "run", "empty", "unplaced", "no-header"]


@attrs.frozen
class Placed:
    """The cells of one row, as far as it is certain which is which."""

    how: How
    """``below`` the labels; ``ordered``: by their order alone; ``run``: one cell for all columns;
    ``empty``: no cell at all behind the label; ``unplaced``: not told; ``no-header``: nothing says
    what the columns hold."""
    cells: tuple[tuple[Slot, ...], ...] = ()
    """Of each column, the cells that may hold its value: none, where the row has no such cell; more
    than one, where several have something in them."""
    beside: tuple[Slot, ...] = ()
    """Cells with something in them that belong to no column."""


def has_more(named: Named, body: Body, columns: Columns | None) -> bool:
    """Say whether a row has more cells behind its label than its line has columns."""
    behind = columns.behind if columns else 0
    return len(_values(named, body, columns)) > len(named.row.columns) + behind


def place(named: Named, body: Body, columns: Columns | None, *, spread: bool) -> Placed:
    """Find the values of a row.

    Args:
        named: The line of the form that it is.
        body: The row.
        columns: The columns of its header.
        spread: Whether blanks in its table may stand for spans, and not for values.
    """
    placed = _placed(named, body, columns, spread=spread)
    return attrs.evolve(placed, beside=_ahead(named, body, columns) + placed.beside)


def _placed(named: Named, body: Body, columns: Columns | None, *, spread: bool) -> Placed:
    own = _values(named, body, columns)
    rest = tuple(slot for slot in own if slot.token)
    count = len(named.row.columns)
    if columns is None:
        return Placed("no-header", beside=rest)
    if len(rest) == 1 < count and rest[0].token == SEVERAL:
        return Placed("run", (rest,) * count)
    if columns.spans and _fits(body, columns):
        placed = _below(named, body, columns, own)
        whole = columns.ordered and len(own) == count + columns.behind
        if placed and not (whole and _overlaps(placed)):
            return placed
    if not columns.ordered:
        return Placed("unplaced", beside=rest)
    placed = _ordered(body, own, count, columns.behind)
    blank = [slot for slots in placed.cells for slot in slots if not slot.token]
    if spread and rest and blank:  # which may be that of a span, and a value may be missing
        return Placed("unplaced", beside=rest)
    return placed


def _overlaps(placed: Placed) -> bool:
    """Say whether cells stand below two columns, as where walls are not drawn quite in line."""
    used = [slot.index for slots in placed.cells for slot in slots]
    return len(used) > len(set(used)) or any(len(slots) > 1 for slots in placed.cells)


def _ahead(named: Named, body: Body, columns: Columns | None) -> tuple[Slot, ...]:
    """Give the values before the label of a row, unless they are the numbers of rows."""
    own, label = body.line.own, named.label
    if label is None or label not in own or (columns and columns.numbered):
        return ()
    return tuple(slot for slot in own[: own.index(label)] if slot.valued)


def _fits(body: Body, columns: Columns) -> bool:
    """Say whether a row has the columns of its header: not other ones, and not fewer cells."""
    header, line = body.header, body.line
    if header is None or not line.drawn or header.lines[0].columns != line.columns:
        return False
    edge = max(slot.stop for above in header.lines for slot in (*above.own, *above.above))
    if any(slot.valued and slot.stop > edge for slot in line.own):
        return False
    last = max(span.stop for span in columns.spans.values())
    cells = [*line.own, *line.above]
    return sum(slot.start >= last for slot in cells) >= columns.behind


def _values(named: Named, body: Body, columns: Columns | None) -> list[Slot]:
    """Give the cells behind the label of a row."""
    own = list(body.line.own)
    label = named.label if body is named.bodies[0] else None
    if label is not None:
        return own[own.index(label) + 1 :]
    if columns is not None and columns.spans:
        return [slot for slot in own if slot.start >= columns.first]
    count = len(named.row.columns)
    while own and own[0].worded and (named.row.labels or len(own) > count):
        own.pop(0)
    return own


def _below(named: Named, body: Body, columns: Columns, own: Sequence[Slot]) -> Placed | None:
    """Take the cells below the labels; None where cells and labels do not fit each other."""
    everywhere = [*body.line.own, *body.line.above]
    cells: list[tuple[Slot, ...]] = []
    for index in range(len(named.row.columns)):
        span = columns.spans.get(index)
        if span is None:
            cells.append(())
            continue
        found = _within(everywhere, span.start, span.stop)
        if not found or any(slot.start < columns.first or slot is named.label for slot in found):
            return None
        filled = [slot for slot in found if slot.token]
        if not filled:
            # Without spans a label stands over the first of its columns, the value anywhere below.
            reached = _within(everywhere, span.stop, span.reach)
            filled = [slot for slot in reached if slot.token and slot in own]
        divided = any(_within(columns.foreign, span.start, span.stop))
        if divided and 0 < len(filled) < sum(slot in own for slot in found):
            return None  # of which of its parts a blank is the column cannot be told
        cells.append(tuple(filled or found[:1]))
    used = {slot.index for group in cells for slot in group}
    beside = tuple(slot for slot in own if slot.token and slot.index not in used)
    foreign = [other for other in columns.foreign if _within(beside, other.start, other.stop)]
    known = len(foreign) + len(columns.missing)  # columns that have no label of the form
    if sum(slot.valued for slot in beside if slot.stop > columns.first) > known:
        return None
    return Placed("below", tuple(cells), beside)


def _within(slots: Sequence[Slot], start: int, stop: int) -> list[Slot]:
    return [slot for slot in slots if slot.start < stop and slot.stop > start]


def _ordered(body: Body, own: Sequence[Slot], count: int, behind: int) -> Placed:
    """Take the cells in their order.

    Args:
        body: The row.
        own: Its cells behind the label.
        count: How many columns the line has.
        behind: How many empty cells the header has behind its labels; the row must have them too.
    """
    filled = [slot for slot in own if slot.token]
    if len(own) == count + behind and not any(slot.token for slot in own[count:]):
        chosen = list(own[:count])
    elif len(filled) == count and len(own) >= count + behind and _together(own, behind):
        chosen = filled
    elif not filled and not body.line.drawn:
        return Placed("empty", ((),) * count)
    elif len(own) == len(filled) == 1 < count:
        return Placed("run", (tuple(filled),) * count)
    else:
        return Placed("unplaced", beside=tuple(filled))
    return Placed("ordered", tuple((slot,) for slot in chosen))


def _together(own: Sequence[Slot], behind: int) -> bool:
    """Say whether no blank stands between cells, and as many behind them as in the header.

    Else one of the blanks may be that of a column, and what is at the end belong to none.
    """
    filled = [number for number, slot in enumerate(own) if slot.token]
    return len(filled) == filled[-1] - filled[0] + 1 and len(own) - filled[-1] - 1 == behind
