"""Drawing a table of spanning cells with ``+``, ``-`` and ``|``."""

from collections.abc import Sequence

import attrs

from govdisclose.document import Frame, FrameCell, Role
from govdisclose.renderers.text.columns import Columns


@attrs.frozen
class Content:
    """What stands in a cell of the drawing: its lines, each as wide as the cell."""

    cell: FrameCell
    lines: list[str]
    blank: str
    """A line of spaces of the same width."""


def draw(frame: Frame, columns: Columns, contents: Sequence[Content]) -> list[str]:
    """Draw a table.

    Args:
        frame: The table.
        columns: Widths of its columns.
        contents: What stands in each of its cells, in the order of ``frame.cells``.

    Returns:
        The lines, all equally wide. Values of one line come in the order of ``frame.slots``.
    """
    heights = _heights(frame, contents)
    tops = [0]  # line of the rule above each row, and below the last
    for height in heights:
        tops.append(tops[-1] + height + 1)
    grid: list[list[int]] = [[-1] * frame.columns for _ in heights]
    blocks = []
    for index, content in enumerate(contents):
        cell = content.cell
        for row in range(cell.row, cell.row + cell.rowspan):
            grid[row][cell.column : cell.column + cell.colspan] = [index] * cell.colspan
        blocks.append(_block(content, heights))
    lines = [_rule(columns, None, grid[0], [])]
    for row, height in enumerate(heights):
        for line in range(tops[row] + 1, tops[row] + 1 + height):
            cells = dict.fromkeys(grid[row])
            parts = [blocks[i][line - tops[contents[i].cell.row] - 1] for i in cells]
            lines.append(f"|{'|'.join(parts)}|")
        below = grid[row + 1] if row + 1 < frame.rows else None
        bottom = tops[row + 1]
        through = [
            block[at] if 0 <= (at := bottom - tops[content.cell.row] - 1) < len(block) else ""
            for content, block in zip(contents, blocks, strict=True)
        ]
        lines.append(_rule(columns, grid[row], below, through))
    return lines


def _heights(frame: Frame, contents: Sequence[Content]) -> list[int]:
    """Give each row the lines that its cells need, low cells first."""
    heights = [1] * frame.rows
    for content in sorted(contents, key=lambda content: content.cell.rowspan):
        cell = content.cell
        last = cell.row + cell.rowspan - 1
        missing = len(content.lines) - sum(heights[cell.row : last + 1]) - (cell.rowspan - 1)
        heights[last] += max(missing, 0)
    return heights


def _block(content: Content, heights: list[int]) -> list[str]:
    """Fill a cell's height with its lines in the middle, those of a value in its first row."""
    cell, lines = content.cell, content.lines
    height = sum(heights[cell.row : cell.row + cell.rowspan]) + cell.rowspan - 1
    centred = heights[cell.row] if cell.role is Role.VALUE else height
    above = max(centred - len(lines), 0) // 2
    below = height - len(lines) - above
    return [content.blank] * above + lines + [content.blank] * below


def _rule(
    columns: Columns, above: list[int] | None, below: list[int] | None, through: list[str]
) -> str:
    """Draw the line between two rows; cells that span both go through it."""
    width = len(columns.widths)
    upper = above or [-1] * width
    lower = below or [-2] * width
    parts = []
    for i in range(width + 1):
        inside = 0 < i < width
        left = i > 0 and upper[i - 1] != lower[i - 1]
        right = i < width and upper[i] != lower[i]
        up = above is not None and not (inside and upper[i - 1] == upper[i])
        down = below is not None and not (inside and lower[i - 1] == lower[i])
        if left or right:
            parts.append("+" if up or down else "-")
        elif up or down:
            parts.append("|")
        if right:
            parts.append("-" * columns.widths[i])
        elif i < width and not (inside and upper[i - 1] == upper[i]):
            parts.append(through[upper[i]])
    return "".join(parts)
