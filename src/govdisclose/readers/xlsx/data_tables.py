"""The sheet of a table of the prose: with the labels that ``workbook`` writes, or a plain one."""

from collections.abc import Iterator

from govdisclose.errors import Message, describe
from govdisclose.prose import MAX_COLUMNS, DataTable
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.xlsx.lists import outside, text_at
from govdisclose.readers.xlsx.sheets import Sheet
from govdisclose.readers.xlsx.values import Values
from govdisclose.worksheets import CAPTION, DATA_COLUMN, DATA_NOTE, HEADER_ROW, TABLE_ROW

_MARKS = {HEADER_ROW, TABLE_ROW}
_LABELS = {CAPTION, *_MARKS}
_ABOVE = {"", squash(DATA_NOTE)}
"""What else stands before the line of columns."""
_NO_MARK = Message(
    "{raw} 不是“表头”或“表行”，没有读取，此行读作表行；要印的文字请写在右边的各列里",
    "{raw} is neither 表头 nor 表行 and is not read; the row is read as 表行: write what is to be "
    "printed in the columns beside",
)
_BELOW = Message(
    "“表头”只能在最上面的几行，此行读作表行",
    "header rows (表头) come first: this one is read as 表行",
)
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
        beside = sheet.cells.get((row, 0))
        if column == 1 and cell.text == first and not (beside and beside.text == CAPTION):
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
    for number, cells in sheet.rows():
        places = ((number, column) for column in range(columns + 1))
        mark, *texts = (text_at(values, place, findings) for place in places)
        kind = squash(mark)
        read = columns + 1  # so many columns, from the first, say something
        if number < top and kind == CAPTION:
            caption, read = texts[0], 2
        elif number < top:
            read = 1 if kind in _ABOVE else 0
        elif number > top and (kind in _MARKS or any(texts)):
            at_top = len(rows) == headers
            findings += _odd(Spot(sheet.name, number, 0, mark), at_top=at_top)
            if kind == HEADER_ROW and at_top:
                headers += 1
            rows.append(tuple(texts))
        elif number > top:
            read = 0
        findings += outside(values, number, cells, range(read))
    return DataTable(tuple(rows), headers, caption)


def _odd(mark: Spot, *, at_top: bool) -> Iterator[Found]:
    """Say what is odd about the mark of a row."""
    kind = squash(mark.raw)
    if kind and kind not in _MARKS:
        words = _NO_MARK.format(raw=describe(mark.raw))
        yield Found("", Note("table-mark", "error", words), spot=mark)
    elif kind == HEADER_ROW and not at_top:
        yield Found("", Note("table-mark", "warning", _BELOW), spot=mark)


def _plain(sheet: Sheet, values: Values, findings: list[Found]) -> DataTable:
    """Read a sheet that is nothing but a table, with its header first."""
    written = sorted(place for place, cell in sheet.cells.items() if cell.text or cell.formula)
    columns = [column for _, column in written]
    left = min(columns, default=0)
    right = min(max(columns, default=0), left + MAX_COLUMNS)  # one more than a table may have
    rows = (
        tuple(text_at(values, (number, column), findings) for column in range(left, right + 1))
        for number in dict.fromkeys(row for row, _ in written)
    )
    table = DataTable(tuple(row for row in rows if any(row)), 1)
    note = Note("table-plain", "info", _PLAIN.format(name=sheet.name))
    findings.append(Found("", note, spot=Spot(sheet.name, written[0][0], left, table.rows[0][0])))
    return table
