"""Sheets that are lists: a header, and lines below it."""

from collections.abc import Container, Iterable, Iterator

import attrs

from govdisclose.errors import Message, describe
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.xlsx.sheets import Address, Cell, Sheet
from govdisclose.readers.xlsx.values import Values
from govdisclose.text import FORBIDDEN, is_visible
from govdisclose.worksheets import PROSE, PROSE_NOTE, REMARK_NOTE, REMARKS

_NO_HEADER = Message(
    "工作表“{name}”没有表头“{header}”，其内容没有读取；请恢复表头",
    "the worksheet {name} has no header {header}, and what it has is not read; restore the header",
)
_REMOVED = Message(
    "去掉了报告文字中不能有的字符：{what}",
    "characters that the text of a report cannot have were taken out: {what}",
)
_OUTSIDE = Message(
    "{raw} 不在要填的各栏之内，没有读取；请移到这些栏里",
    "{raw} is outside the columns to fill in, and is not read; move it into them",
)

_MORE = Message(
    "此格和同一行右边的 {count} 格不在要填的各栏之内，没有读取；请移到这些栏里",
    "this cell and {count} to the right of it are outside the columns to fill in, and are not "
    "read; move them into them",
)
_ABOVE = {squash(text) for text in (PROSE, PROSE_NOTE, REMARKS, REMARK_NOTE)}
"""What a workbook of ours has above a list."""
_MOST_NAMED = 20  # cells of a row that are named one by one


@attrs.frozen
class Row:
    """A line of a list."""

    sheet: str
    number: int
    """Of the row, counted from 0."""
    columns: tuple[int, ...]
    texts: tuple[str, ...]
    """What stands in the columns of the header, as a report can hold it."""

    def spot(self, index: int) -> Spot:
        """Say where one of its texts stands."""
        return Spot(self.sheet, self.number, self.columns[index], self.texts[index])


def rows_below(
    sheet: Sheet, header: tuple[str, ...], limit: int, findings: list[Found]
) -> Iterator[Row]:
    """Read the lines below a header.

    Args:
        sheet: The sheet.
        header: Labels of columns that stand side by side.
        limit: How many cells formulas may look at.
        findings: What is odd is added to it.
    """
    found = find_header(sheet, header)
    if found is None:
        words = _NO_HEADER.format(name=sheet.name, header="、".join(header))
        findings.append(Found("", Note("list-header", "error", words)))
        return
    top, left = found
    columns = tuple(range(left, left + len(header)))
    values = Values(sheet, limit)
    for number, cells in sheet.rows():
        if number < top:
            cells = [each for each in cells if squash(each[1].text) not in _ABOVE]  # noqa: PLW2901
        findings += outside(values, number, cells, columns if number >= top else ())
        if number > top:
            texts = tuple(text_at(values, (number, column), findings) for column in columns)
            yield Row(sheet.name, number, columns, texts)


def text_at(values: Values, place: Address, findings: list[Found]) -> str:
    """Give what a cell shows as a report can hold it, and add to findings what is odd about it."""
    shown = values.shown(place)
    text, removed = cleaned(shown.text)
    spot = Spot(values.sheet.name, *place, shown.text)
    findings += [Found("", note, spot=spot) for note in shown.notes]
    if removed:
        words = _REMOVED.format(what=removed)
        findings.append(Found("", Note("characters-removed", "info", words), spot=spot))
    return text


def outside(
    values: Values, row: int, cells: Iterable[tuple[int, Cell]], columns: Container[int]
) -> Iterator[Found]:
    """Name what stands in a row, and in none of the columns that are read."""
    texts = (
        (column, values.shown((row, column)).text or f"={cell.formula}")
        for column, cell in cells
        if column not in columns and (cell.text or cell.formula)
    )
    found = [(column, text) for column, text in texts if is_visible(text)]
    for number, (column, text) in enumerate(found[: _MOST_NAMED + 1]):
        words = _OUTSIDE.format(raw=describe(text))
        if number == _MOST_NAMED and len(found) > number + 1:
            words = _MORE.format(count=len(found) - _MOST_NAMED - 1)
        note = Note("outside-columns", "error", words)
        yield Found("", note, spot=Spot(values.sheet.name, row, column, text))


def find_header(sheet: Sheet, header: tuple[str, ...]) -> Address | None:
    """Find the first of the labels of columns that stand side by side."""
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.text == header[0]:
            beside = (sheet.cells.get((row, column + i)) for i in range(len(header)))
            if tuple(each.text if each else "" for each in beside) == header:
                return row, column
    return None


def cleaned(text: str) -> tuple[str, str]:
    """Make text one that a report can hold; say which characters were taken out.

    Line breaks become line feeds, and a tab a space; all else stays as it is.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found = FORBIDDEN.findall(plain)
    if not found:
        return plain, ""
    what = ", ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(found))
    return FORBIDDEN.sub("", plain.replace("\t", " ")), what
