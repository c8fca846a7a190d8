"""What is odd about how the tables of a document are built, in words."""

import attrs

from govdisclose.errors import Message
from govdisclose.readers.content import Severity

Ref = tuple[int, int]
"""A cell of a document: index of its item, and of the cell within that; 0 for an entry."""


@attrs.frozen
class PlanNote:
    """Something odd, without the texts of the cells that it is about."""

    code: str
    severity: Severity
    message: Message
    """Its words; ``{raw}`` stands for the texts of the cells."""
    pointer: str = ""
    """JSON Pointer of the cell, line or table of the form; empty: the document."""
    refs: tuple[Ref, ...] = ()
    """The cells that it is about, in their order."""


_CATALOGUE: dict[str, tuple[Severity, Message]] = {
    "table-missing": (
        "error",
        Message("没有找到“{label}”的表格", "the table 「{label}」 was not found"),
    ),
    "row-missing": (
        "warning",
        Message("表格中没有“{label}”一行", "the table has no line 「{label}」"),
    ),
    "column-missing": (
        "error",
        Message("表头中没有“{label}”一列", "the header has no column 「{label}」"),
    ),
    "column-unknown": (
        "warning",
        Message(
            "表头中的 {{raw}} 不是表格所印的列，该列未读取",
            "{{raw}} in the header is no column of the form; that column is not read",
        ),
    ),
    "row-unknown": (
        "error",
        Message(
            "有一行不是表格所印的行，其中的数未读取：{{raw}}",
            "a row is no line of the form, and its figures are not read: {{raw}}",
        ),
    ),
    "row-undivided": (
        "error",
        Message(
            "“{label}”一行没有分项，而本版表格分项填报，这一行的数没有对应的单元格，未读取：{{raw}}",
            "the line 「{label}」 is undivided, and this edition divides it: its figures have no "
            "cell and are not read: {{raw}}",
        ),
    ),
    "row-unplaced": (
        "error",
        Message(
            "“{label}”一行的格数与表头不符，无法确定哪个数属于哪一列，未读取：{{raw}}",
            "the cells of the line 「{label}」 do not fit the header, so that it is uncertain "
            "which figure is of which column; not read: {{raw}}",
        ),
    ),
    "row-empty": (
        "warning",
        Message(
            "“{label}”一行没有数字单元格，按空白读取",
            "the line 「{label}」 has no number cells; read as blanks",
        ),
    ),
    "header-missing": (
        "error",
        Message(
            "“{label}”一行之上没有表头，无法确定哪个数属于哪一列，未读取：{{raw}}",
            "there is no header above the line 「{label}」, so that it is uncertain which figure "
            "is of which column; not read: {{raw}}",
        ),
    ),
    "label-similar": (
        "info",
        Message(
            "{{raw}} 与表格所印的“{label}”不同，视为同一项",
            "{{raw}} is not the printed 「{label}」, and is taken for it",
        ),
    ),
    "row-broken": (
        "info",
        Message(
            "“{label}”一行分在两行（如换页），已合并：{{raw}}",
            "the line 「{label}」 is broken into two rows (at the end of a page, say), and joined "
            "again: {{raw}}",
        ),
    ),
    "columns-by-order": (
        "info",
        Message(
            "从“{label}”一行起共 {count} 行，与表头上下对不齐，按格的顺序读取",
            "{count} rows, from the line 「{label}」 on, do not stand below their header; their "
            "cells are taken in order",
        ),
    ),
    "beside": (
        "warning",
        Message(
            "“{label}”一行另有不属于任何列的内容，未读取：{{raw}}",
            "the line 「{label}」 has something that belongs to no column, and is not read: "
            "{{raw}}",
        ),
    ),
    "several-tables": (
        "warning",
        Message(
            "有不止一个表格像“{label}”，采用行数较多的一个，另一个从此处起",
            "more than one table looks like 「{label}」; the one with more lines is read, the "
            "other begins here",
        ),
    ),
    "form-mixed": (
        "warning",
        Message(
            "表格混用两版：按 {edition} 版读取，另有 {other} 版所印的 {{raw}}",
            "the form mixes two editions: it is read as {edition}, and has {{raw}}, which {other} "
            "prints",
        ),
    ),
    "form-mixed-undivided": (
        "warning",
        Message(
            "表格混用两版：按 {edition} 版读取，而 {{raw}} 如 {other} 版不分项",
            "the form mixes two editions: it is read as {edition}, and {{raw}} is undivided as in "
            "{other}",
        ),
    ),
    "edition-unclear": (
        "warning",
        Message(
            "从标签看不出是哪一版表格，按 {edition} 版读取",
            "the labels do not tell the edition of the form; read as {edition}",
        ),
    ),
}


def note(code: str, pointer: str = "", refs: tuple[Ref, ...] = (), **values: object) -> PlanNote:
    """Make a note.

    Args:
        code: Its name in the catalogue.
        pointer: What of the form it is about.
        refs: The cells whose texts it shows.
        **values: What its message names.
    """
    severity, message = _CATALOGUE[code]
    return PlanNote(code, severity, message.format(**values), pointer, refs)
