"""Tables whose cells are told apart by tabs or pipes: one cell a line, or one row a line."""

import re
from collections.abc import Callable, Iterator, Sequence

from govdisclose.readers.content import Grid
from govdisclose.readers.limits import Limits
from govdisclose.readers.text import walls
from govdisclose.readers.text.lines import (
    CHAPTER,
    NUMBERS,
    Cell,
    Found,
    are_rows,
    check_cells,
    grid,
)

_WALLS = re.compile("[|│┃║\uff5c]")
_TAB = re.compile("\t")
_RULED = re.compile(r"[-+=\u2500-\u257f]{3,}")  # what is drawn below a cell that goes on beside it
_LONG = 40  # characters of a cell from which on it may be a paragraph
_SENTENCE = ("。", "；", "！", "？", "：", "”")
_MOST_LINES = 20  # that a cell goes over
_LEAST_ROWS = 3
_LEAST_CELLS = 3


def read_tabs(lines: Sequence[str], start: int, limits: Limits) -> Found:
    """Read a table with a tab before, or between, its cells."""
    if "\t" not in lines[start]:
        return (), start + 1
    rows, stop = _one_a_line(lines, start, _behind_tab)
    cells = [cell for row in rows for cell in row]
    inner = sum("\t" in text for text, _ in cells)
    if cells and 2 * inner < len(cells):
        long = sum(len(text) > _LONG and text.endswith(_SENTENCE) for text, _ in cells)
        filled = sum(1 for text, _ in cells if text)
        if len(cells) < _LEAST_CELLS or 2 * long >= filled:
            return (), stop  # paragraphs, indented with tabs
        return [grid(rows, limits)], stop
    numbers = list(_with_titles(lines, start))
    table = [pieces for _, pieces in _split(_TAB, numbers, lines, limits)]
    stop = numbers[-1] + 1
    table = _trimmed(table)
    if len(table) < _LEAST_ROWS and max(map(len, table)) < _LEAST_CELLS:
        return (), stop
    return [_numbered(table, numbers, limits)], stop


def read_pipes(lines: Sequence[str], start: int, limits: Limits) -> Found:
    """Read a table with a pipe behind, before or between its cells."""
    if not has_wall(lines[start]):
        return (), start + 1
    if _behind_pipe(lines[start]) is not None:
        closed = bool(_WALLS.match(lines[start].strip()[-1]))
        rows, stop = _one_a_line(lines, start, _behind_pipe, closed=closed)
        if sum(map(len, rows)) >= _LEAST_CELLS:
            return [grid(rows, limits)], stop
        return (), stop
    numbers = list(_row_lines(lines, start, _is_row))
    stop = numbers[-1] + 1
    if any(walls.is_only_rules(lines[number]) for number in numbers):
        return [loose(numbers, lines, limits)], stop
    table = _trimmed([pieces for _, pieces in _split(_WALLS, numbers, lines, limits)])
    if len(table) > 1 or (_is_closed(lines[start]) and len(table[0]) > 1):
        return [_numbered(table, numbers, limits)], stop
    return (), stop


def loose(numbers: Sequence[int], lines: Sequence[str], limits: Limits) -> Grid:
    """Read lines with pipes between cells, and rules between rows, of no whole frame."""
    rows: list[list[Cell]] = []
    band: list[tuple[list[str], int]] = []
    closed = any(_is_closed(lines[number]) for number in numbers)
    for number, found in _split(_WALLS, numbers, lines, limits):
        outside = closed and len(found) > 1
        begin, end = outside and not found[0], outside and not found[-1]
        pieces = found[begin : len(found) - end]
        if walls.is_only_rules(lines[number]):
            rows += _band(band)
            band = []
        else:
            band.append(([_RULED.sub("", piece).strip() for piece in pieces], number))
    return grid([*rows, *_band(band)], limits)


def _band(band: Sequence[tuple[list[str], int]]) -> list[list[Cell]]:
    """Join the lines of one row; they are rows themselves where that could join two numbers."""
    pieces = [pieces for pieces, _ in band]
    columns = list(zip(*pieces, strict=False))
    if len(set(map(len, pieces))) == 1 and not are_rows(columns):
        return [[("\n".join(filter(None, column)), band[0][1]) for column in columns]]
    return [[(text, number) for text in row] for row, (_, number) in zip(pieces, band, strict=True)]


def has_wall(line: str) -> bool:
    """Say whether there is a pipe in a line, or what looks like one."""
    return _WALLS.search(line) is not None


def _is_row(line: str) -> bool:
    return has_wall(line) or walls.is_only_rules(line)


def _is_closed(line: str) -> bool:
    stripped = line.strip()
    return bool(_WALLS.match(stripped) and _WALLS.match(stripped[-1]))


def _behind_tab(line: str) -> str | None:
    """Give the text of a cell that has a line behind a tab; None where there is none."""
    white = line[: len(line) - len(line.lstrip())]
    return line.strip() if "\t" in white else None


def _behind_pipe(line: str) -> str | None:
    """Give the text of a cell that has a line with its pipe; None where there is none."""
    stripped = line.strip()
    if _WALLS.subn("", stripped, 2)[1] != 1:
        return None
    if _WALLS.match(stripped):
        return stripped[1:].lstrip()
    return stripped[:-1].rstrip() if _WALLS.match(stripped[-1]) else None


def _one_a_line(
    lines: Sequence[str],
    start: int,
    cell: Callable[[str], str | None],
    *,
    closed: bool = False,
) -> tuple[list[list[Cell]], int]:
    """Collect a table with one cell a line, a blank line behind each row.

    A line that is no cell belongs to the one above it, where no blank line is between, or to the
    one below it where the mark stands behind a cell. But a heading behind a number does not.
    """
    rows: list[list[Cell]] = [[]]
    parts: list[str] = []  # of the last cell, or where closed: of the next
    stop = start + 1
    for index in range(start, len(lines)):
        line = lines[index]
        text = cell(line)
        if text is not None:
            parts = [*parts, text] if closed else [text]
            rows[-1].append(("\n".join(filter(None, parts)), index - closed * (len(parts) - 1)))
            parts = [] if closed else parts
            stop = index + 1
        elif not line or line.isspace():
            if closed and parts:
                break
            rows += [[]] if rows[-1] else []
        elif (
            not (closed or rows[-1])
            or len(parts) == _MOST_LINES
            or (CHAPTER.match(line) and _is_complete(rows))
        ):
            break
        else:
            parts.append(line.strip())
            if not closed:
                rows[-1][-1] = ("\n".join(filter(None, parts)), rows[-1][-1][1])
                stop = index + 1
    return [row for row in rows if row], stop


def _is_complete(rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether the last cell is blank or a number, or ends its row."""
    text = rows[-1][-1][0] if rows[-1] else ""
    return not text or NUMBERS.fullmatch(text) is not None


def _row_lines(lines: Sequence[str], start: int, is_row: Callable[[str], bool]) -> Iterator[int]:
    """Give the indices of lines that are rows of one table.

    Each may have a blank line behind it, if the first has one.
    """
    spaced = start + 2 < len(lines) and not lines[start + 1].strip() and is_row(lines[start + 2])
    index = start
    while index < len(lines) and is_row(lines[index]):
        yield index
        if spaced and index + 1 < len(lines) and lines[index + 1].strip():
            return
        index += 2 if spaced else 1


def _with_titles(lines: Sequence[str], start: int) -> Iterator[int]:
    """Give the indices of rows with tabs, and of a cell alone in its row between two of them."""
    while True:
        stop = start
        for index in _row_lines(lines, start, lambda line: "\t" in line):
            yield index
            stop = index + 1
        if stop + 1 >= len(lines) or "\t" not in lines[stop + 1] or not _is_title(lines[stop]):
            return
        yield stop
        start = stop + 1


def _is_title(line: str) -> bool:
    words = line.strip()
    return 0 < len(words) <= _LONG and not words.endswith(_SENTENCE) and not CHAPTER.match(line)


def _split(
    mark: re.Pattern[str], numbers: Sequence[int], lines: Sequence[str], limits: Limits
) -> Iterator[tuple[int, list[str]]]:
    """Split lines at a mark, as long as there are not too many cells."""
    count = 0
    for number in numbers:
        pieces = mark.split(lines[number].strip(" \u3000"), limits.cells + 2)
        count += len(pieces) - 2  # outside the first and the last mark there may be none
        check_cells(count, numbers[0], limits)
        yield number, pieces


def _trimmed(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Take off what is before the first mark of each row, or behind the last, if that is nothing.

    Only where it is nothing in all rows: else it is an empty cell where it is nothing.
    """
    stripped = [[text.strip() for text in row] for row in rows]
    if all(len(row) > 1 and not row[0] for row in stripped):
        stripped = [row[1:] for row in stripped]
    if all(len(row) > 1 and not row[-1] for row in stripped):
        stripped = [row[:-1] for row in stripped]
    return stripped


def _numbered(rows: Sequence[Sequence[str]], numbers: Sequence[int], limits: Limits) -> Grid:
    """Build the table; rows of the same number of cells have one column below each other."""
    cells = [[(text, number) for text in row] for row, number in zip(rows, numbers, strict=True)]
    return grid(cells, limits, drawn=len(rows) > 1 and len({len(row) for row in rows}) == 1)
