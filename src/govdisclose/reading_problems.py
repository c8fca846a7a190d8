"""Problems of reading: what was odd in a file, and where it stood.

Readers give them, and summaries tell of them; they know no form.
"""

from typing import Literal

import attrs

from govdisclose.errors import Lang, Message, Problem

_TABLE = Message("第 {table} 个表格", "table {table}")
_CELL = Message("第 {row} 行第 {column} 列", "row {row}, column {column}")
_PAGE = Message("第 {page} 页", "page {page}")
_LINE = Message("文本第 {line} 行", "line {line} of the text")
_PLACE = Message("{pointer}（{where}）", "{pointer} ({where})")


@attrs.frozen(kw_only=True)
class Source:
    """Where in a file something stood; all numbers count from 1."""

    file: str | None = None
    """Name of the file, where one was read."""
    page: int | None = None
    """Page on which the table, or the paragraph, begins; formats without pages have none."""
    table: int | None = None
    """Number of the table in the file, layout tables not counted; workbooks have sheets instead."""
    sheet: str | None = None
    """Name of the worksheet of a workbook, in which row and column are counted."""
    row: int | None = None
    column: int | None = None
    line: int | None = None
    """Line of the text, in plain text and Markdown."""
    raw: str = ""
    """The text there, as the file has it."""

    def text(self, lang: Lang = "zh") -> str:
        """Give the place in words; empty where nothing is known."""
        if self.sheet is not None and self.row is not None and self.column is not None:
            return f"{self.sheet}!{_letters(self.column)}{self.row}"
        parts = []
        if self.page is not None:
            parts.append(_PAGE.format(page=self.page))
        if self.table is not None and self.line is None:
            parts.append(_TABLE.format(table=self.table))
        if self.row is not None and self.line is None:
            parts.append(_CELL.format(row=self.row, column=self.column))
        if self.line is not None:
            parts.append(_LINE.format(line=self.line))
        return Message.join(parts, zh="", en=", ").text(lang)


def _letters(column: int) -> str:
    """Name a column of a worksheet, counted from 1: A to Z, AA and so on."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@attrs.frozen
class ReadingProblem(Problem):
    """Something odd in a file: what could not be read, or was read by more than plain words."""

    severity: Literal["error", "warning", "info"] = "error"
    """``error``: something could not be read, or is doubtful; ``warning``: it was read, and is not
    what the form asks for; ``info``: it was read, and how."""
    source: Source | None = None
    """Where in the file it is; None: the file as a whole, or something that is not there."""

    def text(self, lang: Lang = "zh") -> str:
        """Give pointer, place and words as one line."""
        where = self.source.text(lang) if self.source else ""
        place = self.pointer
        if where:
            words = _PLACE.format(pointer=place, where=where) if place else Message(where, where)
            place = words.text(lang)
        colon = "：" if lang == "zh" else ": "
        return f"{place}{colon if place else ''}{self.message.text(lang)}"
