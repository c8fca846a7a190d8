"""The workbook that is written, and what all its sheets have in common."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import attrs
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from govdisclose.errors import Message, Problem, raise_if
from govdisclose.worksheets import MAX_TEXT

_LONG = Message(
    "工作簿的一格最多容纳 {most} 个字符，此处有 {size} 个；请分成几段",
    "a cell of a workbook holds {most} characters at most, and there are {size} here; split it",
)
_CREATED = datetime(2021, 9, 26, tzinfo=UTC).replace(tzinfo=None)
"""What the file says of when it was made: no clock, so that the same report gives the same bytes;
the day of the notice of edition 2021."""

A4 = 9
YELLOW = "#FFF2CC"
_LINE = "#8C8C8C"
_INK = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter", "text_wrap": True}
_BOX = {**_INK, "border": 1, "border_color": _LINE}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_INK, "font_name": "黑体", "font_size": 16, "align": "center"},
    "note": {**_INK, "font_size": 9, "font_color": "#595959", "indent": 1},
    "label": {**_BOX, "align": "center", "bg_color": "#EDEDED"},
    "header": {**_BOX, "align": "center", "bg_color": "#EDEDED", "font_name": "黑体"},
    "field": {**_BOX, "align": "right", "indent": 1, "bg_color": "#EDEDED"},
    "number": {**_BOX, "align": "center", "locked": False},
    "total": {**_BOX, "align": "center", "bg_color": "#DDEBF7"},
    "text": {**_BOX, "num_format": "@", "align": "left", "indent": 1, "locked": False},
    "line": {**_BOX, "num_format": "@", "align": "left", "indent": 1, "locked": False},
    "date": {**_BOX, "num_format": "yyyy-mm-dd", "align": "left", "indent": 1, "locked": False},
    "year": {**_BOX, "num_format": "0", "align": "left", "indent": 1, "locked": False},
}
"""How cells look, by what they are for. 宋体 and 黑体 are there on Windows, and in WPS; elsewhere a
program takes the Chinese font that it has."""


@attrs.define
class Book:
    """A workbook in the making."""

    out: BytesIO
    book: Workbook
    problems: list[Problem] = attrs.field(factory=list)
    _formats: dict[tuple[tuple[str, Any], ...], Format] = attrs.field(factory=dict)

    def style(self, name: str, **more: Any) -> Format:  # noqa: ANN401 - XlsxWriter's own
        """Give a look of ``LOOKS``, with what is different."""
        return self.format({**LOOKS[name], **more})

    def format(self, properties: dict[str, Any]) -> Format:
        """Give a format; there is one for the same properties."""
        key = tuple(properties.items())
        if key not in self._formats:
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]

    def sheet(self, name: str, *, landscape: bool = False) -> Worksheet:
        """Add a sheet: A4, as wide as the page, labels protected without a password."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(A4)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&9&A  第 &P 页，共 &N 页")
        sheet.hide_gridlines(2)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        return sheet

    def text(  # noqa: PLR0913, PLR0917 - a place, a text, its look, and what it is
        self, sheet: Worksheet, row: int, column: int, text: str, style: Format, pointer: str
    ) -> None:
        """Write a text of the report; an empty one leaves the cell blank."""
        size = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if size > MAX_TEXT:
            words = _LONG.format(most=MAX_TEXT, size=size)
            self.problems.append(Problem(pointer, "too-long", words))
        elif text:
            sheet.write_string(row, column, text, style)
        else:
            sheet.write_blank(row, column, None, style)

    def bytes(self) -> bytes:
        """Give the file.

        Raises:
            InvalidValueError: A text was too long.
        """
        raise_if(self.problems)
        self.book.close()
        return self.out.getvalue()


def new_book(properties: dict[str, Any], custom: dict[str, str | int]) -> Book:
    """Begin a workbook, with properties of the file."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({**properties, "created": _CREATED})
    for name, value in custom.items():
        book.set_custom_property(name, value)
    return Book(out, book)


def areas(cells: Iterable[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Join cells beside each other into areas: first row and column, last row and column."""
    found: list[tuple[int, int, int, int]] = []
    for row, column in sorted(cells):
        if found and found[-1][2:] == (row, column - 1):
            found[-1] = (*found[-1][:3], column)
        else:
            found.append((row, column, row, column))
    return found
