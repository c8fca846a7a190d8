"""The renderer-neutral document: everything a renderer knows.

A ``Document`` is a sequence of blocks: those of ``prose`` plus ``Title`` and ``Table``. A ``Table``
is a ``Frame`` (labels and spans: constant for an edition, built once and shared) and the values of
one report. Spans are resolved in the frame, so that a renderer may compile a frame once, keep the
result beside the frame (frames compare and hash by identity), and only fill in values after that.

``layout`` makes documents whose texts hold to ``govdisclose.text``; who makes one by hand sees to
that, as renderers rely on it.
"""

import enum
import functools
from collections.abc import Callable
from datetime import date

import attrs

from govdisclose.errors import InvalidValueError, Message, Problem
from govdisclose.prose import Block as ProseBlock

_VALUES = Message(
    "表中有 {slots} 处要填，给了 {values} 个值",
    "the table has {slots} slots, but was given {values} values",
)


class Role(enum.Enum):
    """What a cell of a frame is for."""

    SECTION = "section"
    """A label over a whole section of the table, as wide as the table."""
    CORNER = "corner"
    """The cell where header rows and label columns cross."""
    COLUMN = "column"
    """A label of columns."""
    ROW = "row"
    """A label of rows."""
    VALUE = "value"
    """A place for a value."""


@attrs.frozen
class FrameCell:
    """One cell of a frame, where it begins and how far it spans."""

    row: int
    column: int
    rowspan: int
    colspan: int
    role: Role
    label: str = ""
    """The printed words, with the form's own line breaks; empty where the role is ``VALUE``."""
    headers: tuple[int, ...] = ()
    """Positions in ``Frame.cells`` of the labels that apply to this cell, outermost first; for a
    value these are the section, then the row's labels, then the column's labels."""


@attrs.frozen(eq=False)
class Frame:
    """What is constant of a table: its labels and their spans."""

    caption: str
    """What the table is about, for those who cannot see the heading above it."""
    rows: int
    columns: int
    weights: tuple[float, ...]
    """Relative widths of the columns."""
    header_rows: int
    """How many of the first rows are the header of the whole table; 0 where each section has a
    header of its own."""
    stub_columns: int
    """How many of the first columns hold labels of rows."""
    groups: tuple[range, ...]
    """Rows after the header that belong together, without a gap."""
    cells: tuple[FrameCell, ...]
    """All cells, row by row and from left to right; together they cover every place once."""

    @functools.cached_property
    def slots(self) -> tuple[FrameCell, ...]:
        """The cells that take values, in the order of ``Table.values``."""
        return tuple(cell for cell in self.cells if cell.role is Role.VALUE)

    @functools.cached_property
    def cells_by_row(self) -> tuple[tuple[FrameCell, ...], ...]:
        """The cells that cover a place in each row, from left to right, again and again."""
        rows: list[list[FrameCell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                rows[row].append(cell)
        return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)


@attrs.frozen
class Table:
    """A frame and the values of one report."""

    frame: Frame
    values: tuple[str, ...]
    """What is printed in the frame's slots, in their order: digits, mostly; the empty string where
    the cell is blank; words where a cell has a unit or a remark."""

    def __attrs_post_init__(self) -> None:
        """Check that there is one value for each slot.

        Raises:
            InvalidValueError: There are more or fewer.
        """
        if len(self.values) != len(self.frame.slots):
            words = _VALUES.format(slots=len(self.frame.slots), values=len(self.values))
            raise InvalidValueError([Problem("/values", "values", words)])


@attrs.frozen
class Title:
    """The title of the document; a line feed is a line break."""

    text: str


Block = Title | ProseBlock | Table
"""One block of a document."""


@attrs.frozen(kw_only=True)
class Metadata:
    """What the document is, for the properties of a file or the head of a page."""

    title: str
    """The title in one line."""
    author: str
    """Name of the publishing organ; may be empty."""
    published: date | None
    language: str = "zh-CN"


@attrs.frozen
class Document:
    """A document for any renderer."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    data: Callable[[], str] = attrs.field(eq=False, repr=False)
    """Gives the JSON of what the document was made from; a renderer may embed it as it is and
    never looks into it. A function, as most formats have no use for it."""
