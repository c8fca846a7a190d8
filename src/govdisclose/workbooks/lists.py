"""Sheets that are lists: a header, and lines to fill in; the remarks are such a list."""

from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from govdisclose.editions import Report
from govdisclose.widths import WIDE
from govdisclose.workbooks.sheets import YELLOW, Book
from govdisclose.worksheets import REMARK_COLUMNS, REMARK_NOTE, REMARKS

TOP = 3
"""Rows above the first line of a list: title, note, header."""
SPARE = 200
"""Lines below the last one that are there to be filled in."""
TEXT_WIDTH = 70.0
"""Width of a column of text, in characters."""
LINE_HEIGHT = 15.0
"""Of a line of text, in points."""
_LEAST_HEIGHT, _MOST_HEIGHT = 20.0, 400.0  # points; a row is 409 at most


def write_remarks(book: Book, report: Report, addresses: Mapping[str, str]) -> None:
    """Write the sheet with the notes on number cells, named by their addresses."""
    sheet = new_list(book, REMARKS, REMARK_COLUMNS, (18, TEXT_WIDTH), REMARK_NOTE)
    for row, remark in enumerate(report.remarks, start=TOP):
        pointer = f"/remarks/{remark.pointer.replace('~', '~0').replace('/', '~1')}"
        address: Any = addresses[remark.pointer]  # XlsxWriter's types know numbers alone
        # Text would not move with the cell, where a row is inserted; nor is a formula text.
        look = book.style("line", num_format="General")
        formula = _naming(address)
        # XlsxWriter declares no type of what a formula gives: it takes texts too.
        sheet.write_formula(row, 0, formula, look, address)  # pyright: ignore[reportArgumentType]
        book.text(sheet, row, 1, remark.text, book.style("text"), pointer)
        sheet.set_row(row, height_for([remark.text], TEXT_WIDTH))
    first = TOP + len(report.remarks)
    for spare in range(first, first + SPARE):
        sheet.write_blank(spare, 0, None, book.style("line"))
        sheet.write_blank(spare, 1, None, book.style("text"))
    sheet.print_area(0, 0, max(first, TOP + 1) - 1, 1)


def _naming(address: str) -> str:
    """Give a formula that names the cell that it refers to."""
    name, _, cell = address.partition("!")
    fixed = f"'{name}'!{xl_rowcol_to_cell(*xl_cell_to_rowcol(cell), row_abs=True, col_abs=True)}"
    return f'="{name}!"&ADDRESS(ROW({fixed}),COLUMN({fixed}),4)'


def new_list(
    book: Book, name: str, header: tuple[str, ...], widths: tuple[float, ...], note: str
) -> Worksheet:
    """Add a sheet that is a list: title, note, header, and lines to fill in."""
    sheet = book.sheet(name)
    last = len(header) - 1
    sheet.merge_range(0, 0, 0, last, name, book.style("title"))
    sheet.merge_range(1, 0, 1, last, note, book.style("note"))
    sheet.set_row(0, 32)
    sheet.set_row(1, 2 * LINE_HEIGHT)
    sheet.set_row(TOP - 1, 22)
    for column, (label, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(TOP - 1, column, label, book.style("header"))
    sheet.freeze_panes(TOP, 0)
    sheet.repeat_rows(TOP - 1)
    sheet.protect(
        "", {"insert_rows": True, "delete_rows": True, "format_rows": True, "objects": True}
    )
    return sheet


def height_for(texts: Iterable[str], width: float) -> float | None:
    """Give the height of a row, in points, in which texts are written.

    Args:
        texts: What stands in its cells.
        width: Of their columns, in characters.

    Returns:
        None where all are blank: a row without a height of its own grows with what is typed there,
        and one with a height does not. LibreOffice does not fit rows when it opens a file.
    """
    room = width - 2
    lines = [
        sum(max(1, -int(-WIDE.width(line) // room)) for line in text.split("\n"))
        for text in texts
        if text
    ]
    if not lines:
        return None
    return min(max(max(lines) * LINE_HEIGHT + 5, _LEAST_HEIGHT), _MOST_HEIGHT)


def yellow_while_blank(book: Book, sheet: Worksheet, area: tuple[int, int, int, int]) -> None:
    """Make cells to fill in yellow as long as they are blank."""
    style = book.format({"bg_color": YELLOW})
    sheet.conditional_format(*area, {"type": "blanks", "format": style})
