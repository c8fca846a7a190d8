"""A sheet: its cells as the file has them, and its merged areas."""

import re
from collections.abc import Iterator

import attrs

from govdisclose.errors import Message, ReadError
from govdisclose.readers.content import Note
from govdisclose.readers.packages.xml import Element
from govdisclose.readers.raised import all_raised
from govdisclose.readers.xlsx import names
from govdisclose.readers.xlsx.formats import Formats
from govdisclose.readers.xlsx.strings import Strings, read_string, unescaped

Address = tuple[int, int]
"""Row and column of a cell, counted from 0."""
Area = tuple[int, int, int, int]
"""First row and column, last row and column."""

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_STYLE = re.compile("[0-9]{1,7}")
_BAD = Message(
    "工作表“{name}”中单元格的地址有误（{what}）；请用 Excel 或 WPS 打开后另存",
    "the worksheet {name} has a cell with a wrong address ({what}); open it in Excel or WPS and "
    "save it anew",
)


@attrs.frozen
class Cell:
    """A cell as the file has it."""

    kind: str = "n"
    """``n`` number, ``s`` shared string, ``str`` text of a formula, ``inlineStr``, ``b``, ``e``,
    ``d`` date (ISO/IEC 29500-1, 18.18.11); shared strings are looked up, and then ``str``."""
    text: str = ""
    """The value; of a formula the one that was computed last."""
    formula: str | None = None
    """The formula without its ``=``; empty where it is shared with another cell."""
    style: int = 0
    notes: tuple[Note, ...] = ()
    """What is odd about a text."""
    is_struck: bool = False
    """Whether all that it has is struck out; it is read."""


@attrs.frozen(eq=False)
class Sheet:
    """A worksheet."""

    name: str
    hidden: bool
    part: str
    """Name of its part of the package."""
    cells: dict[Address, Cell]
    """Those that show something, have a formula, or a border."""
    merged: tuple[Area, ...]
    formats: Formats
    recalculated: bool = False
    """Whether the file asks to be worked out anew before its values are used."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    """First and last of columns that are hidden, in order and apart from each other."""

    def rows(self) -> Iterator[tuple[int, list[tuple[int, Cell]]]]:
        """Give the rows that have cells, from the first on."""
        by_row: dict[int, list[tuple[int, Cell]]] = {}
        for (row, column), cell in self.cells.items():
            by_row.setdefault(row, []).append((column, cell))
        for row in sorted(by_row):
            yield row, sorted(by_row[row], key=lambda one: one[0])


def address(text: str) -> Address | None:
    """Read an address such as ``F12`` or ``$F$12``; None where it is none."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if row <= MAX_ROWS and column <= MAX_COLUMNS else None


def area(text: str) -> Area | None:
    """Read a range such as ``B2:D4``, or a single address."""
    first, colon, last = text.partition(":")
    begin, end = address(first), address(last if colon else first)
    if begin is None or end is None:
        return None
    rows, columns = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    return rows[0], columns[0], rows[1], columns[1]


def read_cells(root: Element, name: str, strings: Strings, formats: Formats) -> dict[Address, Cell]:
    """Read the cells of a sheet.

    Args:
        root: Root of its part.
        name: Of the sheet.
        strings: The shared strings of the workbook.
        formats: The formats of its cells.

    Raises:
        ReadError: An address is wrong, or stands twice.
    """
    found: dict[Address, Cell] = {}
    row = -1
    for element in root.iter(names.ROW):
        row = _row(element.get("r"), row + 1, name)
        column = -1
        for each in element.iterchildren(names.CELL):
            written = each.get("r")
            place = (row, column + 1) if written is None else address(written)
            if place is None or place[0] != row or place in found or place[1] >= MAX_COLUMNS:
                raise ReadError(_BAD.format(name=name, what=(written or str(place))[:40]))
            column = place[1]
            style = _style(each)
            if not len(each) and not formats.has_border(style):
                continue
            cell = _cell(each, style, strings, formats)
            shows = cell.text or cell.formula is not None or cell.notes
            if shows or formats.has_border(style):
                found[place] = cell
    return found


def _row(written: str | None, following: int, name: str) -> int:
    if written is None and following < MAX_ROWS:
        return following
    row = int(written) if written and re.fullmatch("[1-9][0-9]{0,6}", written) else 0
    if not 1 <= row <= MAX_ROWS:
        raise ReadError(_BAD.format(name=name, what=(written or "")[:40]))
    return row - 1


def _style(element: Element) -> int:
    written = element.get("s", "0")
    return int(written) if _STYLE.fullmatch(written) else 0


def _cell(element: Element, style: int, strings: Strings, formats: Formats) -> Cell:
    kind, text, formula = element.get("t", "n"), "", None
    notes: tuple[Note, ...] = ()
    look = formats.look(style)
    is_struck = look.is_struck
    for child in element:
        if child.tag == names.VALUE:
            text = child.text or ""
        elif child.tag == names.FORMULA:
            formula = child.text or ""
        elif child.tag == names.INLINE:
            inline = read_string(child, look)
            text, notes, is_struck = inline.text, inline.notes, inline.is_struck
    if kind == "s":
        shared = strings.string(text, look)
        kind, text, notes, is_struck = "str", shared.text, shared.notes, shared.is_struck
    elif kind == "str":
        text = unescaped(text)
    elif kind == "inlineStr":
        kind = "str"
    elif kind == "n" and text and formula is None and look.level:
        notes = (all_raised(text),)
    return Cell(kind, text, formula, style, notes, is_struck)


def read_merged(root: Element) -> tuple[Area, ...]:
    """Read the merged areas of a sheet; one that overlaps an earlier one is left out later."""
    found = (area(each.get("ref", "")) for each in root.iter(names.MERGED))
    return tuple(each for each in found if each is not None)


def read_hidden(root: Element) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """Read which rows, and which columns, first and last, are hidden; counted from 0."""
    rows = frozenset(_index(each.get("r")) for each in root.iter(names.ROW) if _is_hidden(each))
    columns: list[tuple[int, int]] = []
    for first, last in sorted(
        (_index(each.get("min")), _index(each.get("max")))
        for each in root.iter(names.COLUMN)
        if _is_hidden(each)
    ):
        start = max(first, columns[-1][1] + 1) if columns else first
        if start <= last:
            columns.append((start, last))
    return rows, tuple(columns)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") in {"1", "true"}


def _index(number: str | None) -> int:
    return int(number) - 1 if number and re.fullmatch("[1-9][0-9]{0,6}", number) else -1
