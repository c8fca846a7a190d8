"""Where the cells of a table stand, as browsers resolve their spans."""

import re
from typing import TYPE_CHECKING

from govdisclose.errors import Message
from govdisclose.readers.limits import Limits, exceeded

if TYPE_CHECKING:
    from govdisclose.readers.content import Place

_SPAN = re.compile(r"[ \t\n\f\r]*\+?0*([0-9]{1,6})")
_USUAL = {None: 1} | {str(number): number for number in range(1, 100)}
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
        self.columns = 0
        """How far any cell reaches; whoever places cells keeps it."""
        self._lowest = 0  # the row behind the last one that a cell reaches
        self._is_cut = False
        self._row = self._end = 0
        # What reaches down from rows above, from left to right: its columns, and the row after it.
        self._above: list[tuple[int, int, int]] = []
        self._passed = 0
        self._clear = 0
        self._reaching: list[tuple[int, int, int]] = []

    def begin(self, row: int, end: int) -> int:
        """Begin a row of a group of rows that ends before another one.

        Gives the column from which on nothing reaches down into it.
        """
        self._row, self._end = row, end
        if self._above or self._reaching:
            above = [span for span in self._above if span[2] > row]
            above += [span for span in self._reaching if span[2] > row]
            above.sort()
            self._above, self._reaching = above, []
            self._clear = above[-1][1] if above else 0
            self._passed = 0
        return self._clear

    def add(self, column: int, down: str | None, right: str | None) -> tuple[int, bool]:
        """Place a cell with its ``rowspan`` and ``colspan`` in a column, or behind what covers it.

        Gives the column behind it, and whether it is as wide as it should be.
        """
        if column < self._clear:
            column = self._free(column)
        row = self._row
        height = _USUAL.get(down) or _span(down, _TALLEST) or _TALLEST
        width = wanted = _USUAL.get(right) or _span(right, _WIDEST) or 1
        if column < self._clear:
            width = min(width, self._above[self._passed][0] - column)
        if height > 1:
            lowest = min(row + height, self._end)
            height = lowest - row
            self._reaching.append((column, column + width, lowest))
            self._lowest = max(self._lowest, lowest)
        self.found.append((row, column, height, width))
        if width < wanted:
            self._is_cut = True
        return column + wanted, width == wanted

    def _free(self, column: int) -> int:
        """Find the first column, from one on, that nothing from above covers."""
        above, passed = self._above, self._passed
        while passed < len(above) and above[passed][0] <= column:
            column = max(column, above[passed][1])
            passed += 1
        self._passed = passed
        return column

    def finish(self, limits: Limits, line: int | None) -> int:
        """End the table, and give the number of its rows.

        Raises:
            ReadError: It is too large.
        """
        rows = max(self._lowest, self.found[-1][0] + 1)
        if self._is_cut:
            self.columns = max(column + width for _, column, _, width in self.found)
        if rows * self.columns > limits.cells:
            # Only spans may be that wide: browsers give no width to columns where no cell begins.
            most = max(column for _, column, _, _ in self.found) + 1
            if rows * most > limits.cells:
                words = _TOO_LARGE.format(line=line, rows=rows, columns=most)
                raise exceeded("cells", limits, words)
            self.found = [(r, c, h, min(w, most - c)) for r, c, h, w in self.found]
            self.columns = most
        return rows


def _span(value: str | None, most: int) -> int:
    """Read a span as browsers do: leading digits count, anything else is 1."""
    match = _SPAN.match(value or "")
    return min(int(match[1]), most) if match else 1
