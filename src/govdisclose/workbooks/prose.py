"""The sheet of prose, with its pictures, and a sheet for each table in it."""

import struct
from collections.abc import Iterator
from io import BytesIO

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from govdisclose.editions import Report
from govdisclose.opening import chapters_of
from govdisclose.prose import Block, DataTable, Heading, Picture, Prose
from govdisclose.workbooks.lists import (
    SPARE,
    TEXT_WIDTH,
    TOP,
    height_for,
    new_list,
    yellow_while_blank,
)
from govdisclose.workbooks.sheets import Book
from govdisclose.worksheets import (
    ATTACHMENT,
    ATTACHMENTS,
    CAPTION,
    DATA_COLUMN,
    DATA_NOTE,
    DATA_TABLE,
    HEADER_ROW,
    HEADINGS,
    PARAGRAPH,
    PICTURE,
    PREFACE,
    PROSE,
    PROSE_COLUMNS,
    PROSE_KINDS,
    PROSE_NOTE,
    TABLE,
    TABLE_ROW,
)

_ROOM = 4  # lines of each chapter that is not yet written
_PICTURE = (480.0, 360.0)  # pixels, at most


def write_prose(book: Book, report: Report) -> None:
    """Write the sheet with all prose, one block a line, and a sheet for each table in it."""
    sheet = new_list(book, PROSE, PROSE_COLUMNS, (28, 12, TEXT_WIDTH), PROSE_NOTE)
    tables: list[tuple[str, DataTable]] = []
    row = TOP
    for chapter, kind, pointer, content in _lines(report):
        words = content if isinstance(content, str) else getattr(content, "alt", "")
        if isinstance(content, DataTable):
            tables.append((pointer, content))
            words = f"{DATA_TABLE}{len(tables)}"
        sheet.write_string(row, 0, chapter, book.style("line"))
        _write_word(book, sheet, row, kind)
        look = book.style("text", **({"valign": "top"} if kind == PICTURE else {}))
        book.text(sheet, row, 2, words, look, pointer)
        drawn = _draw(sheet, row, content) if isinstance(content, Picture) else 0.0
        sheet.set_row(row, max(height_for([words], TEXT_WIDTH) or 0.0, drawn) or None)
        row += 1
    last = row + SPARE
    for spare in range(row, last):
        for column, look in enumerate(("line", "line", "text")):
            sheet.write_blank(spare, column, None, book.style(look))
    chapters = [PREFACE, *_chapters(report).values(), ATTACHMENTS]
    for column, choices in enumerate((chapters, list(PROSE_KINDS))):
        rule = {
            "validate": "list",
            "source": choices,
            "error_title": "应为所列之一",
            "error_message": "请从下拉列表中选择。",
        }
        sheet.data_validation(TOP, column, last - 1, column, rule)
    sheet.print_area(0, 0, row - 1, 2)
    if row > TOP:
        yellow_while_blank(book, sheet, (TOP, 2, row - 1, 2))
    for number, (pointer, table) in enumerate(tables, start=1):
        _write_data_table(book, f"{DATA_TABLE}{number}", table, pointer)


def _write_word(book: Book, sheet: Worksheet, row: int, kind: str) -> None:
    if kind:
        sheet.write_string(row, 1, kind, book.style("line"))
    else:
        sheet.write_blank(row, 1, None, book.style("line"))


def _chapters(report: Report) -> dict[str, str]:
    """Give the printed headings of the chapters of prose, by field."""
    headings = chapters_of(type(report))
    return {name: label for name, label in headings.items() if type(getattr(report, name)) is tuple}


def _lines(report: Report) -> Iterator[tuple[str, str, str, Block | str]]:
    """Give the lines of the prose: chapter, kind, JSON Pointer, and what it says."""
    yield from _prose(PREFACE, "/preface", report.preface, 1)
    for name, heading in _chapters(report).items():
        yield from _prose(heading, f"/{name}", getattr(report, name), _ROOM)
    for number, attachment in enumerate(report.attachments):
        pointer = f"/attachments/{number}"
        yield ATTACHMENTS, ATTACHMENT, f"{pointer}/title", attachment.title
        yield from _prose(ATTACHMENTS, f"{pointer}/content", attachment.content, 0)


def _prose(
    chapter: str, pointer: str, prose: Prose, room: int
) -> Iterator[tuple[str, str, str, Block | str]]:
    for number, block in enumerate(prose):
        where = f"{pointer}/{number}"
        match block:
            case DataTable():
                yield chapter, TABLE, where, block
            case Picture():
                yield chapter, PICTURE, where, block
            case Heading():
                yield chapter, HEADINGS[block.level], f"{where}/text", block.text
            case _:
                yield chapter, PARAGRAPH, f"{where}/text", block.text
    if not prose:
        yield from ((chapter, "", pointer, "") for _ in range(room))


def _draw(sheet: Worksheet, row: int, picture: Picture) -> float:
    """Put a picture below what it shows; give the height that the row needs, in points.

    A picture whose size cannot be read is left out, and what it shows tells of it.
    """
    data = BytesIO(picture.data)
    try:
        size = Image(data)
    except (XlsxWriterException, struct.error):
        return 0.0
    scale = min(1.0, _PICTURE[0] / size.width, _PICTURE[1] / size.height)
    options = {
        "image_data": BytesIO(picture.data),
        "description": picture.alt,
        "x_offset": 8,
        "y_offset": 24,
        "x_scale": scale,
        "y_scale": scale,
        "object_position": 2,
    }
    sheet.insert_image(row, 2, f"picture{row}", options)
    return float(size.height * scale * 0.75 + 30)


def _write_data_table(book: Book, name: str, table: DataTable, pointer: str) -> None:
    """Write the sheet of a table of the prose."""
    sheet = book.sheet(name, landscape=len(table.rows[0]) > 8)  # noqa: PLR2004 - looks
    columns = len(table.rows[0])
    sheet.set_column(0, 0, 8)
    width = max(10.0, min(40.0, 80 / columns))
    sheet.set_column(1, columns, width)
    sheet.write_string(0, 0, CAPTION, book.style("field"))
    book.text(sheet, 0, 1, table.caption, book.style("line"), f"{pointer}/caption")
    sheet.write_string(1, 0, DATA_NOTE, book.style("note", text_wrap=False))
    sheet.write_blank(2, 0, None, book.style("header"))
    sheet.set_row(0, height_for([table.caption], width))
    sheet.set_row(1, 22)
    sheet.set_row(2, 22)
    for column in range(columns):
        label = DATA_COLUMN.format(number=column + 1)
        sheet.write_string(2, column + 1, label, book.style("header"))
    for row, cells in enumerate(table.rows):
        kind = HEADER_ROW if row < table.header_rows else TABLE_ROW
        sheet.write_string(row + TOP, 0, kind, book.style("line"))
        sheet.set_row(row + TOP, height_for(cells, width))
        for column, text in enumerate(cells):
            where = f"{pointer}/rows/{row}/{column}"
            book.text(sheet, row + TOP, column + 1, text, book.style("text"), where)
    rule = {"validate": "list", "source": [HEADER_ROW, TABLE_ROW]}
    sheet.data_validation(TOP, 0, TOP + len(table.rows) + SPARE, 0, rule)
    sheet.freeze_panes(TOP, 1)
    sheet.protect("", {"insert_rows": True, "delete_rows": True, "format_columns": True})
