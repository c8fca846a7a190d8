"""The sheets of the three tables: labels and merges as the form prints them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from govdisclose.cells import MAX_COUNT, Cell, Money, Value, shown
from govdisclose.document import Frame, FrameCell, Role
from govdisclose.editions import Report
from govdisclose.form import leaves, values_by_pointer
from govdisclose.widths import WIDE
from govdisclose.workbooks import sums
from govdisclose.workbooks.sheets import YELLOW, Book, areas
from govdisclose.worksheets import TABLE_NOTE, chapter_sheet

TOP = 2
"""Rows above the table: the heading of the chapter, and a note."""
_PORTRAIT, _LANDSCAPE = 88.0, 132.0  # characters in the width of a page
_WIDE_TABLE = 12  # columns of a table that needs the long side of the page
_LINE_HEIGHT = 14.5  # points
_PADDING = 6.0  # points above and below the text of a cell
_EXACT = 15  # digits of a number that Excel keeps
_NUMBERS: dict[Cell, dict[str, Any]] = {
    Cell.COUNT: {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": MAX_COUNT,
        "error_title": "应为整数",
        "error_message": "请填不小于 0 的整数；没有的填 0，不详的空着。",
    },
    Cell.CHANGE: {
        "validate": "integer",
        "criteria": "between",
        "minimum": -MAX_COUNT,
        "maximum": MAX_COUNT,
        "error_title": "应为整数",
        "error_message": "请填整数，减少的填负数；没有增减的填 0，不详的空着。",
    },
    Cell.AMOUNT: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": "应为数",
        "error_message": "请按栏目所印的单位填数，可以有小数；没有的填 0，不详的空着。",
    },
    Cell.MONEY: {
        "validate": "length",
        "criteria": "<=",
        "value": 40,
        "input_title": "金额",
        "input_message": "请连同单位填写，如 160.5964万元。",
        "error_title": "应为金额",
        "error_message": "请填金额和单位，如 160.5964万元。",
    },
}
"""What cells take, by the kind of their values."""
_BROKEN = {"bg_color": "#F8CBAD", "font_color": "#C00000", "bold": True}


@attrs.frozen
class _Sheet:
    """A sheet and what is on it."""

    book: Book
    sheet: Worksheet
    frame: Frame
    widths: tuple[float, ...]
    """Of the columns, in characters."""


def write_table(
    book: Book, report: Report, chapter: str, heading: str, frame: Frame
) -> Iterator[tuple[str, str]]:
    """Write the sheet of a chapter's table.

    Args:
        book: The workbook.
        report: The report.
        chapter: Name of the report's field.
        heading: The printed heading of the chapter.
        frame: Its labels and spans.

    Yields:
        JSON Pointer and address (``表三!D4``) of each number cell.
    """
    wide = frame.columns > _WIDE_TABLE
    name = chapter_sheet(heading)
    page = _LANDSCAPE if wide else _PORTRAIT
    widths = tuple(page * weight / sum(frame.weights) for weight in frame.weights)
    on = _Sheet(book, book.sheet(name, landscape=wide), frame, widths)
    _set_up(on, heading)
    for cell in frame.cells:
        if cell.role is not Role.VALUE:
            _put(on, cell, cell.label, "header" if cell.role is Role.SECTION else "label")
    kinds = [leaf for leaf in leaves(type(report)) if leaf.path[0] == chapter]
    slots = dict(zip((leaf.pointer for leaf in kinds), frame.slots, strict=True))
    places = {pointer: (slot.row + TOP, slot.column) for pointer, slot in slots.items()}
    values, totals = values_by_pointer(report), sums.totals(report)
    inputs: dict[Cell, list[FrameCell]] = {kind: [] for kind in Cell}
    for leaf in kinds:
        slot, total = slots[leaf.pointer], totals.get(leaf.pointer)
        if total is None:
            _put(on, slot, values[leaf.pointer], "number")
            inputs[leaf.cell].append(slot)
        else:
            _put_total(on, slot, sums.formula([places[part] for part in total.parts]), total.value)
    _watch(on, report, chapter, places, totals)
    _guard(on, inputs)
    yield from (
        (pointer, f"{name}!{xl_rowcol_to_cell(*place)}") for pointer, place in places.items()
    )


def _set_up(on: _Sheet, heading: str) -> None:
    """Write what stands above the table, set widths and heights, and the page."""
    sheet, frame, last = on.sheet, on.frame, on.frame.columns - 1
    sheet.merge_range(0, 0, 0, last, heading, on.book.style("title"))
    sheet.merge_range(1, 0, 1, last, TABLE_NOTE, on.book.style("note"))
    sheet.set_row(0, 32)
    sheet.set_row(1, 2 * _LINE_HEIGHT)
    for column, width in enumerate(on.widths):
        sheet.set_column(column, column, width)
    for row, height in enumerate(_heights(on)):
        sheet.set_row(TOP + row, height)
    sheet.fit_to_pages(1, 1)
    if frame.header_rows:
        sheet.repeat_rows(TOP, TOP + frame.header_rows - 1)
    sheet.freeze_panes(TOP + frame.header_rows, frame.stub_columns if frame.header_rows else 0)
    sheet.print_area(0, 0, TOP + frame.rows - 1, last)


def _heights(on: _Sheet) -> list[float]:
    """Give the height of each row: what its labels need, those over several rows at the last."""
    heights = [_LINE_HEIGHT + _PADDING] * on.frame.rows
    for cell in sorted(on.frame.cells, key=lambda cell: cell.rowspan):
        room = sum(on.widths[cell.column : cell.column + cell.colspan]) - 1.5
        lines = sum(
            max(1, -int(-WIDE.width(line) // max(room, 2))) for line in cell.label.split("\n")
        )
        rows = range(cell.row, cell.row + cell.rowspan)
        missing = lines * _LINE_HEIGHT + _PADDING - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(missing, 0) / len(rows)
    return heights


def _put(on: _Sheet, cell: FrameCell, value: Value | str, look: str) -> None:
    """Write a label, or the value of an input cell, over as many cells as it spans."""
    amount = value.value if isinstance(value, Money) and value.unit is None else value
    places = -int(amount.as_tuple().exponent) if isinstance(amount, Decimal) else 0
    style = on.book.style(look, **({"num_format": f"0.{'0' * places}"} if places > 0 else {}))
    row, column = _span(on, cell, style)
    if isinstance(amount, int | Decimal) and len(Decimal(amount).as_tuple().digits) <= _EXACT:
        on.sheet.write_number(row, column, float(amount), style)
    elif amount is None:
        on.sheet.write_blank(row, column, None, style)
    else:
        words = value if isinstance(value, str) else shown(value)
        on.sheet.write_string(row, column, words, style)


def _put_total(on: _Sheet, cell: FrameCell, formula: str, value: int | None) -> None:
    style = on.book.style("total")
    row, column = _span(on, cell, style)
    shown: Any = "" if value is None else value  # XlsxWriter's types know numbers alone
    on.sheet.write_formula(row, column, formula, style, shown)


def _span(on: _Sheet, cell: FrameCell, style: Any) -> tuple[int, int]:  # noqa: ANN401 - XlsxWriter's
    """Merge what a cell of the frame covers; give its place on the sheet."""
    row, column = cell.row + TOP, cell.column
    if cell.rowspan > 1 or cell.colspan > 1:
        last_row, last_column = row + cell.rowspan - 1, column + cell.colspan - 1
        on.sheet.merge_range(row, column, last_row, last_column, "", style)
    return row, column


def _watch(
    on: _Sheet,
    report: Report,
    chapter: str,
    places: Mapping[str, sums.Place],
    totals: Mapping[str, sums.Total],
) -> None:
    """Make the cells of a sum red that does not hold."""
    style = on.book.format(_BROKEN)
    for relation in sums.chapter_equalities(type(report), chapter):
        left, right = relation.sides
        total = totals.get(left[0]) if relation.is_total else None
        if total is None or total.parts != right:  # else it is the formula itself
            cells = left if relation.is_total else relation.pointers
            spots = [xl_rowcol_to_cell(*places[pointer]) for pointer in cells]
            row, column = places[cells[0]]
            rule = {"type": "formula", "criteria": sums.broken(relation, places), "format": style}
            on.sheet.conditional_format(
                row, column, row, column, {**rule, "multi_range": " ".join(spots)}
            )


def _guard(on: _Sheet, inputs: Mapping[Cell, list[FrameCell]]) -> None:
    """Let input cells take only what they should, and make them yellow while they are blank."""
    style = on.book.format({"bg_color": YELLOW})
    for kind, cells in inputs.items():
        if not cells:
            continue
        first, *others = areas((cell.row + TOP, cell.column) for cell in cells)
        rule: dict[str, Any] = {**_NUMBERS[kind], "other_cells": others}
        on.sheet.data_validation(*first, rule)
    for cell in (cell for cells in inputs.values() for cell in cells):
        row, column = cell.row + TOP, cell.column
        place = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        area = (row, column, row + cell.rowspan - 1, column + cell.colspan - 1)
        rule = {"type": "formula", "criteria": f"=ISBLANK({place})", "format": style}
        on.sheet.conditional_format(*area, rule)
