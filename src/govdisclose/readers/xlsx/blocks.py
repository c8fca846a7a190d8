"""Sheets as lines and tables: a row of one cell without borders is a line."""

from collections.abc import Iterable, Iterator

import attrs

from govdisclose.editions import EDITIONS
from govdisclose.errors import Message
from govdisclose.opening import chapters_of
from govdisclose.readers.content import Grid, Item, Line, Note, Place, Spot
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.xlsx.merging import anchors
from govdisclose.readers.xlsx.sheets import Address, Area, Sheet
from govdisclose.readers.xlsx.values import Values, text_number
from govdisclose.worksheets import TABLE_NOTE

_CELLS = Message(
    "工作表“{name}”中的表格有 {count} 格", "a table on the worksheet {name} has {count} cells"
)
_OWN = {squash(TABLE_NOTE)} | {
    squash(heading)
    for edition in EDITIONS.values()
    for heading in chapters_of(edition.report).values()
}
"""What a workbook of ours has above a table."""
_TABLES = Message("工作簿有 {count} 个表格", "the workbook has {count} tables")


@attrs.define
class Placed:
    """The items of sheets, and where on them their cells stand."""

    items: list[Item] = attrs.field(factory=list)
    refs: dict[tuple[str, Address], tuple[int, int]] = attrs.field(factory=dict)
    """Item and cell, by sheet and address; each address of a merged area."""
    around: list[Line] = attrs.field(factory=list)
    """What stands around the tables of a workbook of ours."""


@attrs.frozen
class _Row:
    number: int
    cells: tuple[int, ...]
    """Columns of those that show something."""
    bordered: tuple[int, ...]
    """Columns of those that have a border."""

    @property
    def alone(self) -> bool:
        return len(self.cells) == 1 and not self.bordered


@attrs.define
class _Layout:
    """A sheet, with its merged areas sorted out."""

    sheet: Sheet
    values: Values
    anchors: dict[Address, Area]
    """Merged areas by their first cell, none of which overlap."""


def items_of(sheets: Iterable[Sheet], limits: Limits, *, ours: bool) -> Placed:
    """Cut sheets into lines and tables, in the order of their rows.

    Args:
        sheets: The sheets.
        limits: What they may cost.
        ours: Whether each sheet has one table, which is where the borders are, whatever was
            inserted; else a blank row ends a table.

    Raises:
        ReadError: There are more tables, or cells of one, than the limits allow.
    """
    placed = Placed()
    tables = 0
    for sheet in sheets:
        layout = _Layout(sheet, Values(sheet, limits.elements), anchors(sheet, limits))
        area = _drawn(layout) if ours else None
        if area is not None:
            _put_around(layout, area, placed)
            placed.items.append(_grid(layout, area, limits, placed))
            continue
        for rows in _blocks(layout):
            if rows[0].alone and len(rows) == 1:
                placed.items.append(_line(layout, (rows[0].number, rows[0].cells[0])))
                continue
            tables += 1
            if tables > limits.tables:
                raise exceeded("tables", limits, _TABLES.format(count=tables))
            area = _area(layout, rows)
            placed.items.append(_grid(layout, area, limits, placed))
            placed.items += _beside(layout, rows, area)
    return placed


def _beside(layout: _Layout, rows: list[_Row], area: Area) -> Iterator[Line]:
    """Give what stands beside a table with borders as text: it is in none of its columns."""
    for row in rows:
        for column in row.cells:
            if not area[1] <= column <= area[3]:
                yield _line(layout, (row.number, column))


def _drawn(layout: _Layout) -> Area | None:
    """Give the area of a sheet of ours that has borders; None where all are gone."""
    sheet = layout.sheet
    places = {p for p, cell in sheet.cells.items() if sheet.formats.has_border(cell.style)}
    if not places:
        return None
    merged = [area for place, area in layout.anchors.items() if place in places]
    rows = [row for row, _ in places] + [area[2] for area in merged]
    columns = [column for _, column in places] + [area[3] for area in merged]
    return min(rows), min(columns), max(rows), max(columns)


def _put_around(layout: _Layout, area: Area, placed: Placed) -> None:
    """Put what stands above a table of ours among the items, and tell what else is around it."""
    top, left, bottom, right = area
    for number, cells in layout.sheet.rows():
        for column, cell in cells:
            inside = top <= number <= bottom and left <= column <= right
            if inside or not (cell.text.strip() or cell.formula):
                continue
            line = _line(layout, (number, column))
            if number < top:
                placed.items.append(line)
            if number >= top or squash(line.text) not in _OWN:
                placed.around.append(line)


def _blocks(layout: _Layout) -> Iterator[list[_Row]]:
    """Give rows that belong together: a line by itself, or the rows of a table."""
    table: list[_Row] = []
    drawn = False  # whether the table has borders
    end = -1  # the last row that it reaches
    for row in _rows(layout):
        if table and (row.number > end + 1 or (row.alone and drawn and row.number > end)):
            yield from _trimmed(table)
            table, drawn = [], False
        table.append(row)
        drawn = drawn or bool(row.bordered)
        areas = (layout.anchors.get((row.number, column)) for column in row.cells)
        reach = max((area[2] for area in areas if area), default=row.number)
        end = max(end, row.number, reach)
    if table:
        yield from _trimmed(table)


def _trimmed(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Give the lines above and below a table one by one, and the table."""
    first = next((i for i, row in enumerate(rows) if not row.alone), len(rows))
    last = next((i for i in range(len(rows), 0, -1) if not rows[i - 1].alone), first)
    yield from ([row] for row in rows[:first])
    if first < last:
        yield rows[first:last]
    yield from ([row] for row in rows[last:])


def _rows(layout: _Layout) -> Iterator[_Row]:
    """Give the rows that show something."""
    formats = layout.sheet.formats
    for number, cells in layout.sheet.rows():
        shown = tuple(
            column for column, cell in cells if cell.text.strip() or cell.formula is not None
        )
        if shown:
            bordered = tuple(c for c, cell in cells if formats.has_border(cell.style))
            yield _Row(number, shown, bordered)


def _line(layout: _Layout, place: Address) -> Line:
    shown = layout.values.shown(place)
    spot = Spot(layout.sheet.name, *place, shown.text)
    return Line(shown.text, notes=shown.notes, spot=spot)


def _area(layout: _Layout, rows: list[_Row]) -> Area:
    """Give the area that rows take, with what is merged in them."""
    bottom = rows[-1].number
    left = min(row.cells[0] for row in rows)
    right = max(row.cells[-1] for row in rows)
    shown = {(row.number, column) for row in rows for column in row.cells}
    for place, area in layout.anchors.items():
        if place in shown:
            bottom, right = max(bottom, area[2]), max(right, area[3])
    drawn = [column for row in rows for column in row.bordered]
    if drawn:  # columns that have no border at all are none of the table
        left = max(left, min(drawn))
        right = min(right, max(drawn))
    return rows[0].number, left, bottom, right


def _grid(layout: _Layout, area: Area, limits: Limits, placed: Placed) -> Grid:
    top, left, bottom, right = area
    count = (bottom - top + 1) * (right - left + 1)
    if count > limits.cells:
        raise exceeded("cells", limits, _CELLS.format(name=layout.sheet.name, count=count))
    texts: list[str] = []
    places: list[Place] = []
    notes: dict[int, tuple[Note, ...]] = {}
    covered: set[Address] = set()
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) in covered:
                continue
            merged = layout.anchors.get((row, column), (row, column, row, column))
            last_row, last_column = min(merged[2], bottom), min(merged[3], right)
            value = layout.values.shown((row, column))
            for place in _inside((row, column, last_row, last_column)):
                covered.add(place)
                placed.refs[layout.sheet.name, place] = (len(placed.items), len(texts))
            cell = layout.sheet.cells.get((row, column))
            odd = value.notes + (text_number(cell) if cell else ())
            if odd:
                notes[len(texts)] = odd
            texts.append(value.text)
            places.append((row - top, column - left, last_row - row + 1, last_column - column + 1))
    return Grid(
        texts,
        places,
        bottom - top + 1,
        right - left + 1,
        merged=True,
        notes=notes,
        sheet=layout.sheet.name,
        origin=(top, left),
    )


def _inside(area: Area) -> Iterator[Address]:
    top, left, bottom, right = area
    for row in range(top, bottom + 1):
        yield from ((row, column) for column in range(left, right + 1))
