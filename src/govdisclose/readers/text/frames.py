"""Tables drawn with ``+``, ``-`` and ``|``, or with the characters for boxes.

Spans are resolved from the lines that are drawn: a place is one cell with the next where no wall is
between them. A character takes as many columns as make all lines equally wide: East Asian ones two,
and ambiguous ones one or two; or each one, as programs count that know nothing of widths. What has
no whole frame is read as rows of cells with pipes between them.
"""

from collections.abc import Sequence
from itertools import pairwise

from govdisclose.readers.content import Grid
from govdisclose.readers.limits import Limits
from govdisclose.readers.text import rows, walls
from govdisclose.readers.text.lines import Cell, Found, are_rows, check_cells
from govdisclose.readers.text.walls import Band, Drawing

_LINES = 40  # of a cell at most, taken over all cells
_FINEST = 100_000  # parts of a table, lines by columns, that are looked at one by one


def read(lines: Sequence[str], start: int, limits: Limits) -> Found:
    """Read a table that begins with the rule above its first row."""
    if not walls.is_rule(lines[start]):
        return (), start + 1
    stop = start + 1
    ruled = True  # whether the line before is a rule from side to side
    while stop < len(lines) and walls.is_framed(lines[stop]):
        rule = walls.is_rule(lines[stop])
        if rule and ruled:  # two tables without a line between them
            break
        ruled = rule
        stop += 1
    if stop - start == 1:
        return (), stop
    drawn = [line.strip() for line in lines[start:stop]]
    check_cells(walls.count(drawn) // _LINES, start, limits)
    drawing = walls.measure(drawn)
    found = drawing and _grid(drawing, start, limits)
    return [found or rows.loose(range(start, stop), lines, limits)], stop


def _grid(drawing: Drawing, start: int, limits: Limits) -> Grid | None:
    """Read a whole frame; None where a wall is broken."""
    check_cells(len(drawing.bands) * (len(drawing.edges) - 1), start, limits)
    before = len(drawing.bands)
    drawing = _separated(drawing)
    check_cells(len(drawing.bands) * (len(drawing.edges) - 1), start, limits)
    boxes = walls.boxes(drawing)
    if boxes is None:
        return None
    tops = {top: n for n, top in enumerate(sorted({box[0] for box in boxes}))}
    lefts = {left: n for n, left in enumerate(sorted({box[1] for box in boxes}))}
    height, columns = len(drawing.bands), len(drawing.edges) - 1
    tops[height], lefts[columns] = len(tops), len(lefts)
    texts, places, numbers = [], [], []
    for top, left, bottom, right in boxes:
        first, last = drawing.bands[top].first, drawing.bands[bottom - 1].last
        text, line = _text(drawing, range(first, last + 1), left, right)
        texts.append(text)
        places.append(
            (tops[top], lefts[left], tops[bottom] - tops[top], lefts[right] - lefts[left])
        )
        numbers.append(start + line + 1)
    if lefts[columns] == 1 and any(map(rows.has_wall, texts)):
        return None  # walls that no corners belong to
    headers = tops.get(drawing.header, 0)
    if not headers and len(drawing.bands) > before > 1:
        headers = tops.get(before - 1, 0)
    return Grid(texts, places, tops[height], lefts[columns], headers=headers, lines=tuple(numbers))


def _text(drawing: Drawing, lines: range, left: int, right: int) -> Cell:
    """Give what stands between two walls, line by line, and the line where it begins."""
    first = lines.start
    parts: list[str] = []
    for line in lines:
        marks = drawing.marks[line]
        begin, end = marks[drawing.edges[left]] + 1, marks[drawing.edges[right]]
        part = drawing.lines[line][begin:end].strip()
        if part:
            first = first if parts else line
            parts.append(part)
    return "\n".join(parts), first


def _separated(drawing: Drawing) -> Drawing:
    """Separate rows that no rules are drawn between: of two numbers in one cell, one over another.

    Many programs draw rules around the table and below its head only.
    """
    bands: list[Band] = []
    if len(drawing.lines) * len(drawing.edges) > _FINEST:
        return drawing
    for number, band in enumerate(drawing.bands):
        below = drawing.bands[number + 1].covered if number + 1 < len(drawing.bands) else band.walls
        if band.first == band.last or not _is_several(drawing, band, below):
            bands.append(band)
            continue
        full = frozenset(range(len(drawing.edges) - 1))
        bands += [
            Band(line, line, band.walls, full if line > band.first else band.covered)
            for line in range(band.first, band.last + 1)
        ]
    if len(bands) == len(drawing.bands):
        return drawing
    return walls.with_bands(drawing, bands)


def _is_several(drawing: Drawing, band: Band, below: frozenset[int]) -> bool:
    """Say whether a band holds several rows, and no cell goes on below."""
    everything = len(drawing.edges) - 1
    if len(band.covered) < everything or (below is not band.walls and len(below) < everything):
        return False
    edges = [n for n, edge in enumerate(drawing.edges) if edge in band.walls]
    lines = [range(line, line + 1) for line in range(band.first, band.last + 1)]
    return are_rows(
        [_text(drawing, line, left, right)[0] for line in lines] for left, right in pairwise(edges)
    )
