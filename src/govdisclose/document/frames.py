"""Tables of a document: what is constant of one, and the values of one report."""

import enum
import functools
import itertools
import math

import attrs

from govdisclose.errors import InvalidValueError, Message, Problem
from govdisclose.prose import MAX_COLUMNS

_VALUES = Message(
    "表中有 {slots} 处要填，给了 {values} 个值",
    "the table has {slots} slots, but was given {values} values",
)
_FRAME = Message(
    "表格至少应有一个单元格，各单元格依次覆盖每个位置恰好一次，最多 {most} 列，列宽之比应与列数相符"
    "且为正数，表头不多于全部行",
    "the cells of a frame, at least one, must cover every place once, in reading order; it has at "
    "most {most} columns, a positive weight for each, and no more header rows than rows",
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

    def __attrs_post_init__(self) -> None:
        """Check that the cells cover every place once, in order.

        Raises:
            InvalidValueError: They do not; there are more columns than Word opens, or weights that
                are not theirs; or there are more header rows than rows.
        """
        starts = [(cell.row, cell.column) for cell in self.cells]
        if (
            not self.cells
            or len(self.weights) != self.columns
            or not 0 <= self.header_rows <= self.rows
            or self.columns > MAX_COLUMNS
            or not all(0 < weight < math.inf for weight in self.weights)
            or starts != sorted(starts)
            or not self._covered()
        ):
            raise InvalidValueError([Problem("/cells", "frame", _FRAME.format(most=MAX_COLUMNS))])

    def _covered(self) -> bool:
        taken: set[tuple[int, int]] = set()
        places = 0
        for cell in self.cells:
            rows = range(cell.row, cell.row + cell.rowspan)
            columns = range(cell.column, cell.column + cell.colspan)
            if not (rows and columns and rows.start >= 0 and columns.start >= 0):
                return False
            if rows.stop > self.rows or columns.stop > self.columns:
                return False
            places += len(rows) * len(columns)
            taken.update(itertools.product(rows, columns))
        return places == len(taken) == self.rows * self.columns

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
