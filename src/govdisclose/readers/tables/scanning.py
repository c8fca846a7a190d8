"""Go down a table, and tell headers from lines of values."""

from collections.abc import Iterator
from typing import Literal

import attrs

from govdisclose.readers.labels import key
from govdisclose.readers.tables.skeleton import BLANK, VALUES, Skeleton
from govdisclose.readers.tables.vocabulary import FormRow, Vocabulary

_SEVERAL = 2  # labels of columns that make a line a header by themselves


@attrs.frozen
class Slot:
    """A cell in its line."""

    start: int
    stop: int
    """First column, and the one behind the last."""
    index: int
    """Its index among the cells of the table."""
    token: str

    @property
    def worded(self) -> bool:
        """Whether it has words."""
        return self.token != BLANK and self.token not in VALUES

    @property
    def valued(self) -> bool:
        """Whether it has what a number cell may have."""
        return self.token in VALUES


@attrs.frozen
class GridLine:
    """A row of a table as the file has it."""

    item: int
    """Index of the table among the items of the document."""
    drawn: bool
    merged: bool
    """Whether a blank is a cell of its own, and not what is left of a span."""
    columns: int
    """How many columns the table has."""
    own: tuple[Slot, ...]
    """Cells that begin in this row."""
    above: tuple[Slot, ...]
    """Cells that reach into this row from above."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """What is in the cells that begin here, without blanks."""
        return tuple(slot.token for slot in self.own if slot.token)

    @property
    def valued(self) -> bool:
        """Whether a cell that begins here has what a number cell may have."""
        return any(slot.valued for slot in self.own)


@attrs.frozen(eq=False)
class Header:
    """The rows that say what the columns below hold."""

    lines: list[GridLine]


@attrs.frozen(eq=False)
class Body:
    """A row of values, or of words that are no header."""

    line: GridLine
    header: Header | None
    """The header above it; None where there is none."""
    carried: bool
    """Whether that header stands in an earlier table, which this one continues."""
    row: FormRow | None
    """The line of the form that its label names; None where it names none."""
    label: Slot | None
    """The cell of that label."""


def grid_lines(item: int, grid: Skeleton) -> Iterator[GridLine]:
    """Give the rows of a table."""
    starting: dict[int, list[Slot]] = {}
    reaching: dict[int, list[Slot]] = {}
    for index, (row, column, rowspan, colspan) in enumerate(grid.places):
        slot = Slot(column, column + colspan, index, grid.tokens[index])
        starting.setdefault(row, []).append(slot)
        for below in range(row + 1, row + rowspan):
            reaching.setdefault(below, []).append(slot)
    for row in sorted(starting):
        own, above = tuple(starting[row]), tuple(reaching.get(row, ()))
        yield GridLine(item, grid.drawn, grid.merged, grid.columns, own, above)


_Kind = Literal["header", "body", "section", "blank", "words"]


def scan(item: int, grid: Skeleton, words: Vocabulary, before: Header | None) -> list[Body]:
    """Find the rows of values of a table, each with its header.

    Args:
        item: Index of the table among the items of the document.
        grid: The table.
        words: The words of an edition.
        before: The last header of the table before, which this one may continue.
    """
    header, carried, open_ = before, True, False
    found: list[Body] = []
    for line in grid_lines(item, grid):
        slot = _label(line, words, open_=open_)
        kind: _Kind = "body" if slot else _kind(line, words)
        if kind == "words" and open_ and header and _is_below(header, line, words):
            kind = "header"
        if kind == "blank" and open_ and header and is_unlabelled(header, words):
            kind = "body"
        if kind == "header":
            if not open_ or header is None:
                header = Header([])
            header.lines.append(_joined(line))
            carried, open_ = False, True
        elif kind == "section":
            header, carried, open_ = None, False, False
        elif kind in {"body", "words"}:
            open_ = open_ and header is None
            row = words.by_label[slot.token] if slot else None
            if row is None and header and is_unlabelled(header, words):
                alone = kind == "words" and len(line.own) == 1  # a remark below the values
                row = None if alone else words.unlabelled
            found.append(Body(line, header, carried, row, slot))
    return found


def is_unlabelled(header: Header, words: Vocabulary) -> bool:
    """Say whether the lines below a header are the one that has no label of its own."""
    tokens = {token for line in header.lines for token in line.tokens}
    keys = {key(label) for leaf in words.unlabelled.columns for label in leaf.labels}
    return len((tokens & keys) - set(words.by_label)) >= _SEVERAL


def _label(line: GridLine, words: Vocabulary, *, open_: bool) -> Slot | None:
    """Find the label of a line of the form.

    总计 and 其他 name columns too: as the label of a line they have values behind them, or stand
    where no header is being read.
    """
    worded = [slot for slot in line.own if slot.worded]
    for slot in reversed(worded):
        if slot.token in words.by_label and slot.token not in words.columns:
            return slot
    both = [slot for slot in worded if slot.token in words.columns]
    if len({slot.token for slot in both}) == 1 and both[-1].token in words.by_label:
        return both[-1] if line.valued or not open_ else None
    return None


def _joined(line: GridLine) -> GridLine:
    """Join cells beside each other that say the same, as spans are written out by some programs."""
    own: list[Slot] = []
    for slot in line.own:
        beside = line.drawn and own and own[-1].stop == slot.start
        if beside and slot.worded and own[-1].token == slot.token:
            own[-1] = attrs.evolve(own[-1], stop=slot.stop)
        else:
            own.append(slot)
    return line if len(own) == len(line.own) else attrs.evolve(line, own=tuple(own))


def _is_below(header: Header, line: GridLine, words: Vocabulary) -> bool:
    """Say whether words stand below labels of columns only, and divide these columns further."""
    labels = [s.start for above in header.lines for s in above.own if s.token in words.columns]
    worded = [slot.start for slot in line.own if slot.worded]
    return line.drawn and len(worded) >= _SEVERAL and min(worded) >= min(labels, default=0)


def _kind(line: GridLine, words: Vocabulary) -> _Kind:
    tokens = line.tokens
    if not tokens:
        return "blank"
    if line.valued:
        return "body"
    labels = [token for token in tokens if token in words.columns]
    if len(labels) >= _SEVERAL or any(token in words.corners for token in tokens):
        return "header"
    if labels:
        return "header"
    if any(token in words.sections for token in tokens):
        return "section"
    return "words"
