"""Problems of reading: what was odd in a file, and where it stood.

Readers give them, and summaries tell of them; they know no form.
"""

from typing import Literal, get_args

import attrs

from govdisclose.arguments import check_instance
from govdisclose.errors import Lang, Message, Problem, describe, raise_if
from govdisclose.text import visible

Severity = Literal["error", "warning", "info"]

_TABLE = Message("第 {table} 个表格", "table {table}")
_CELL = Message("第 {row} 行第 {column} 列", "row {row}, column {column}")
_PAGE = Message("第 {page} 页", "page {page}")
_LINE = Message("文本第 {line} 行", "line {line} of the text")
_PLACE = Message("{pointer}（{where}）", "{pointer} ({where})")
_SEVERITY = Message(
    "应为 error、warning 或 info；得到 {value}", "expected error, warning or info; got {value}"
)


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
        """Give the place in words.

        Args:
            lang: The language.

        Returns:
            The place; empty where nothing is known.
        """
        if self.sheet is not None and self.row is not None and self.column is not None:
            sheet = visible(self.sheet.replace("\n", " "))
            return f"{sheet}!{_letters(self.column)}{self.row}"
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

    severity: Severity = "error"
    """``error``: something could not be read, or is doubtful; ``warning``: it was read, and is not
    what the form asks for; ``info``: it was read, and how."""
    source: Source | None = None
    """Where in the file it is; None: the file as a whole, or something that is not there."""

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(
            [
                check_instance(self.pointer, str, "/pointer"),
                check_instance(self.code, str, "/code"),
                check_instance(self.message, Message, "/message"),
                None if self.severity in get_args(Severity) else _no_severity(self.severity),
                None if self.source is None else check_instance(self.source, Source, "/source"),
            ]
        )

    def text(self, lang: Lang = "zh") -> str:
        """Give pointer, place and words as one line."""
        where = self.source.text(lang) if self.source else ""
        place = self.pointer
        if where:
            words = _PLACE.format(pointer=place, where=where) if place else Message(where, where)
            place = words.text(lang)
        colon = "：" if lang == "zh" else ": "
        return f"{place}{colon if place else ''}{self.message.text(lang)}"


def _no_severity(value: object) -> Problem:
    return Problem("/severity", "severity", _SEVERITY.format(value=describe(value)))
