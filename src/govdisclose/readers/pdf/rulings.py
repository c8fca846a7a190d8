"""From lines on a page to the tables that they draw."""

import bisect
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from govdisclose.errors import Message
from govdisclose.readers.content import Place
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.pdf.strokes import Stroke

_NEAR = 2.5
"""Lines at most this far apart, in points, are one line; ends at most this far apart touch."""
_SHORT = 5.0
"""A line shorter than this is no border."""
_CELLS = Message(
    "第 {page} 页有一张 {rows} 行 {columns} 列的表格",
    "page {page} has a table of {rows} rows and {columns} columns",
)


@attrs.frozen(eq=False)
class Ruling:
    """A table as its lines draw it."""

    xs: list[float]
    """Where its columns begin, and where the last one ends."""
    ys: list[float]
    """Where its rows begin, and where the last one ends."""
    places: list[Place]
    """Place of each cell, in reading order."""
    cells: list[list[int]]
    """For each row, which cell covers each column."""
    odd: set[int]
    """Cells whose lines enclose no rectangle; each is a piece of what they enclose."""

    @property
    def area(self) -> float:
        """How much of the page it takes."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def at(self, x: float, y: float) -> int | None:
        """Give the cell in which a point lies; None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.cells[bisect.bisect(self.ys, y) - 1][bisect.bisect(self.xs, x) - 1]


@attrs.frozen(eq=False)
class _Line:
    """A line: where it stands across its direction, and from where to where it runs along it."""

    at: float
    start: float
    end: float


def rulings(strokes: Iterable[Stroke], page: int, limits: Limits) -> list[Ruling]:
    """Find the tables of a page, from top to bottom.

    Frames around a single cell are none.

    Raises:
        ReadError: A table has more cells than the limits allow.
    """
    level, upright = [], []
    for stroke in strokes:
        if stroke.level:
            level.append(_Line(stroke.y0, stroke.x0, stroke.x1))
        else:
            upright.append(_Line(stroke.x0, stroke.y0, stroke.y1))
    found = (
        _ruling(level, upright, page, limits)
        for level, upright in _joined(_whole(level), _whole(upright))
    )
    tables = [ruling for ruling in found if ruling and len(ruling.places) > 1]
    return sorted(tables, key=lambda ruling: (ruling.ys[0], ruling.xs[0]))


def _whole(pieces: list[_Line]) -> list[_Line]:
    """Put lines together again that were drawn in pieces, or twice."""
    lines = []
    for at, row in _gathered(sorted(pieces, key=lambda piece: piece.at)):
        row.sort(key=lambda piece: piece.start)
        start, end = row[0].start, row[0].end
        for piece in row[1:]:
            if piece.start > end + _NEAR:
                lines.append(_Line(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        lines.append(_Line(at, start, end))
    return [line for line in lines if line.end - line.start >= _SHORT]


def _gathered(pieces: list[_Line]) -> Iterator[tuple[float, list[_Line]]]:
    """Gather lines at nearly the same place; those of a group are at most ``_NEAR`` apart."""
    group: list[_Line] = []
    for piece in pieces:
        if group and piece.at - group[0].at > _NEAR:
            yield (group[0].at + group[-1].at) / 2, group
            group = []
        group.append(piece)
    if group:
        yield (group[0].at + group[-1].at) / 2, group


def _joined(level: list[_Line], upright: list[_Line]) -> Iterator[tuple[list[_Line], list[_Line]]]:
    """Give the lines that hang together; what only touches lines of its own direction, not."""
    parent = list(range(len(level) + len(upright)))
    level.sort(key=lambda line: line.at)
    heights = [line.at for line in level]
    for index, line in enumerate(upright, len(level)):
        first = bisect.bisect_left(heights, line.start - _NEAR)
        last = bisect.bisect_right(heights, line.end + _NEAR)
        for other in range(first, last):
            if level[other].start - _NEAR <= line.at <= level[other].end + _NEAR:
                parent[root(parent, index)] = root(parent, other)
    groups: dict[int, tuple[list[_Line], list[_Line]]] = {}
    for index in range(len(parent)):
        pair = groups.setdefault(root(parent, index), ([], []))
        if index < len(level):
            pair[0].append(level[index])
        else:
            pair[1].append(upright[index - len(level)])
    return (pair for pair in groups.values() if pair[0] and pair[1])


def root(parent: list[int], index: int) -> int:
    """Find who stands for the group of a member, and shorten the way to it."""
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _ruling(level: list[_Line], upright: list[_Line], page: int, limits: Limits) -> Ruling | None:
    """Draw a table; open sides, as at a page break, end where the other lines do."""
    xs, ys = _edges(upright, level), _edges(level, upright)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1:
        return None
    if rows * columns > limits.cells:
        raise exceeded("cells", limits, _CELLS.format(page=page, rows=rows, columns=columns))
    parent = list(range(rows * columns))
    walls, floors = _covered(upright, xs, ys), _covered(level, ys, xs)
    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and (column + 1, row) not in walls:
                parent[root(parent, place + 1)] = root(parent, place)
            if row + 1 < rows and (row + 1, column) not in floors:
                parent[root(parent, place + columns)] = root(parent, place)
    return _cells(xs, ys, [root(parent, place) for place in range(rows * columns)])


def _edges(lines: list[_Line], across: list[_Line]) -> list[float]:
    """List where lines stand, and the ends of what crosses them where these reach further."""
    edges = sorted({line.at for line in lines})
    start, end = min(line.start for line in across), max(line.end for line in across)
    if start < edges[0] - _SHORT:
        edges.insert(0, start)
    if end > edges[-1] + _SHORT:
        edges.append(end)
    return edges


def _covered(lines: list[_Line], edges: list[float], across: list[float]) -> set[tuple[int, int]]:
    """Tell which pieces of the edges are drawn: by edge, and by the gap that the piece spans."""
    middles = [(a + b) / 2 for a, b in pairwise(across)]
    numbers = {edge: number for number, edge in enumerate(edges)}
    return {
        (numbers[line.at], gap)
        for line in lines
        for gap in range(bisect.bisect(middles, line.start), bisect.bisect(middles, line.end))
    }


def _cells(xs: list[float], ys: list[float], roots: list[int]) -> Ruling:
    """Make a cell of each group of places that no line divides; of pieces where it is no box."""
    rows, columns = len(ys) - 1, len(xs) - 1
    groups: dict[int, list[int]] = {}
    for place, representative in enumerate(roots):
        groups.setdefault(representative, []).append(place)
    boxes: list[tuple[Place, bool]] = []
    for group in groups.values():
        top, bottom = group[0] // columns, group[-1] // columns
        across = [place % columns for place in group]
        left, right = min(across), max(across)
        if len(group) == (bottom - top + 1) * (right - left + 1):
            boxes.append(((top, left, bottom - top + 1, right - left + 1), False))
        else:
            boxes += [(piece, True) for piece in _pieces(group, columns)]
    boxes.sort()
    cells = [[0] * columns for _ in range(rows)]
    for index, ((row, column, down, across_), _) in enumerate(boxes):
        for line in cells[row : row + down]:
            line[column : column + across_] = [index] * across_
    odd = {index for index, (_, is_odd) in enumerate(boxes) if is_odd}
    return Ruling(xs, ys, [place for place, _ in boxes], cells, odd)


def _pieces(group: list[int], columns: int) -> Iterator[Place]:
    """Cut a group of places into pieces of one row each."""
    start = group[0]
    for place, after in pairwise([*group, -1]):
        if after != place + 1 or after % columns == 0:
            yield start // columns, start % columns, 1, place - start + 1
            start = after
