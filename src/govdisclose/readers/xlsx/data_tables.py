"""The sheet of a table of the prose: with the labels that ``workbook`` writes, or a plain one."""

from govdisclose.errors import Message
from govdisclose.prose import MAX_COLUMNS, DataTable
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.xlsx.lists import cleaned
from govdisclose.readers.xlsx.sheets import Address, Sheet
from govdisclose.readers.xlsx.values import Values
from govdisclose.worksheets import CAPTION, DATA_COLUMN, HEADER_ROW, TABLE_ROW

_LABELS = {CAPTION, HEADER_ROW, TABLE_ROW}
_NO_COLUMNS = Message(
    "工作表“{name}”有“表题”或“表头”“表行”，而没有“第 1 列”一行，没有读取；请恢复这一行，"
    "或只留表格本身（首行为表头）",
    "the worksheet {name} has labels of rows but no line of columns (第 1 列), and is not read; "
    "restore the line, or leave the table alone, its header first",
)
_PLAIN = Message(
    "工作表“{name}”没有“第 1 列”一行，全部读作一张表，首行为表头",
    "the worksheet {name} has no line of columns (第 1 列): all of it is read as a table, with its "
    "first row as the header",
)


def read_table(sheet: Sheet, limit: int, findings: list[Found]) -> DataTable | Note:
    """Read the sheet of a table; where it cannot be told what its rows are, say so.

    Args:
        sheet: The sheet.
        limit: How many cells formulas may look at.
        findings: What is odd is added to it.

    Raises:
        InvalidValueError: It has no rows, or too many columns.
    """
    values = Values(sheet, limit)
    first = DATA_COLUMN.format(number=1)
    for (row, column), cell in sorted(sheet.cells.items()):
        if column == 1 and cell.text == first:
            return _labelled(sheet, row, values, findings)
    if any(column == 0 and cell.text in _LABELS for (_, column), cell in sheet.cells.items()):
        return Note("table-sheet", "error", _NO_COLUMNS.format(name=sheet.name))
    return _plain(sheet, values, findings)


def _labelled(sheet: Sheet, top: int, values: Values, findings: list[Found]) -> DataTable:
    """Read a sheet of ours, whose columns are labelled in a row, and whose rows in a column."""
    columns = 1
    labels = {column: cell.text for (row, column), cell in sheet.cells.items() if row == top}
    while labels.get(columns + 1) == DATA_COLUMN.format(number=columns + 1):
        columns += 1
    rows: list[tuple[str, ...]] = []
    headers, caption = 0, ""
    for number, _ in sheet.rows():
        places = ((number, column) for column in range(columns + 1))
        texts = [_text(sheet, place, values, findings) for place in places]
        if number < top and texts[0] == CAPTION:
            caption = texts[1]
        elif number > top and (texts[0] in {HEADER_ROW, TABLE_ROW} or any(texts[1:])):
            if texts[0] == HEADER_ROW and len(rows) == headers:
                headers += 1
            rows.append(tuple(texts[1:]))
    return DataTable(tuple(rows), headers, caption)


def _plain(sheet: Sheet, values: Values, findings: list[Found]) -> DataTable:
    """Read a sheet that is nothing but a table, with its header first."""
    written = sorted(place for place, cell in sheet.cells.items() if cell.text or cell.formula)
    columns = [column for _, column in written]
    left = min(columns, default=0)
    right = min(max(columns, default=0), left + MAX_COLUMNS)  # one more than a table may have
    rows = (
        tuple(_text(sheet, (number, column), values, findings) for column in range(left, right + 1))
        for number in dict.fromkeys(row for row, _ in written)
    )
    table = DataTable(tuple(row for row in rows if any(row)), 1)
    note = Note("table-plain", "info", _PLAIN.format(name=sheet.name))
    findings.append(Found("", note, spot=Spot(sheet.name, written[0][0], left, table.rows[0][0])))
    return table


def _text(sheet: Sheet, place: Address, values: Values, findings: list[Found]) -> str:
    """Give what a cell shows, as a report can hold it."""
    shown = values.shown(place)
    spot = Spot(sheet.name, *place, shown.text)
    findings += [Found("", note, spot=spot) for note in shown.notes]
    return cleaned(shown.text)[0]
