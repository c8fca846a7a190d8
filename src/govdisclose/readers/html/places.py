"""Where the cells of a table stand, as browsers resolve their spans."""

import re

from govdisclose.errors import Message
from govdisclose.readers.content import Place
from govdisclose.readers.limits import Limits, exceeded

_SPAN = re.compile(r"[ \t\n\f\r]*\+?0*([0-9]{1,6})")
_WIDEST, _TALLEST = 1000, 65534  # what the HTML standard clamps spans to

_TOO_LARGE = Message(
    "第 {line} 行的表格至少有 {rows} 行、{columns} 列",
    "the table in line {line} has at least {rows} rows and {columns} columns",
)


class Places:
    """Finds the place of each cell, row by row."""

    def __init__(self) -> None:
        """Begin with an empty table."""
        self.found: list[Place] = []
        self.row = 0
        """The row that is being read."""
        self.clear = 0
        """The column from which on nothing reaches down into it."""
        self.columns = 0
        """How far any cell reaches."""
        self._starts = 0  # one more than the last column in which a cell begins
        self._end = 0
        # What reaches down from rows above, from left to right: its columns, and the row after it.
        self._above: list[tuple[int, int, int]] = []
        self._passed = 0
        self._reaching: list[tuple[int, int, int]] = []

    def begin(self, row: int, end: int) -> None:
        """Begin a row of a group of rows that ends before another one."""
        self.row, self._end = row, end
        if self._above or self._reaching:
            above = [span for span in self._above if span[2] > row]
            above += [span for span in self._reaching if span[2] > row]
            above.sort()
            self._above, self._reaching = above, []
            self.clear = above[-1][1] if above else 0
            self._passed = 0

    def add(self, column: int, down: str | None, right: str | None) -> tuple[int, bool]:
        """Place a cell with its ``rowspan`` and ``colspan`` in a column, or behind what covers it.

        Gives the column behind it, and whether it is as wide as it should be.
        """
        if column < self.clear:
            column = self._free(column)
        height = min(_span(down, _TALLEST) or _TALLEST, self._end - self.row)
        width = wanted = _span(right, _WIDEST) or 1
        if column < self.clear:
            width = min(width, self._above[self._passed][0] - column)
        self.found.append((self.row, column, height, width))
        if height > 1:
            self._reaching.append((column, column + width, self.row + height))
        return column + wanted, width == wanted

    def _free(self, column: int) -> int:
        """Find the first column, from one on, that nothing from above covers."""
        above, passed = self._above, self._passed
        while passed < len(above) and above[passed][0] <= column:
            column = max(column, above[passed][1])
            passed += 1
        self._passed = passed
        return column

    def finish_row(self, limits: Limits, line: int | None) -> None:
        """End a row.

        Raises:
            ReadError: The table is too large by now.
        """
        if not self.found:
            return
        _, column, _, width = self.found[-1]  # no cell of a row begins, or ends, behind its last
        if column >= self._starts:
            self._starts = column + 1
        if column + width > self.columns:
            self.columns = column + width
        if (self.row + 1) * self._starts > limits.cells:
            words = _TOO_LARGE.format(line=line, rows=self.row + 1, columns=self._starts)
            raise exceeded("cells", limits, words)

    def finish(self, limits: Limits) -> int:
        """End the table, and give the number of its rows."""
        rows = max(row + height for row, _, height, _ in self.found)
        if rows * self.columns > limits.cells:
            # Only spans are that wide: columns in which no cell begins have no width in browsers.
            most = self._starts
            self.found = [(r, c, h, min(w, most - c)) for r, c, h, w in self.found]
            self.columns = most
        return rows


def _span(value: str | None, most: int) -> int:
    """Read a span as browsers do: leading digits count, anything else is 1."""
    match = _SPAN.match(value) if value is not None else None
    return min(int(match[1]), most) if match else 1
