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
        Message(
            "没有找到“{label}”的表格，其中各格留作空白；请看它是否在别的文件或图片里",
            "the table 「{label}」 was not found, and its cells are left blank; it may be in "
            "another file, or a picture",
        ),
    ),
    "row-missing": (
        "warning",
        Message(
            "表格中没有“{label}”一行，其中各格留作空白",
            "the table has no line 「{label}」; its cells are left blank",
        ),
    ),
    "values-missing": (
        "warning",
        Message(
            "“{label}”的数逐项列出，缺 {count} 项（首项是“{first}”），留作空白；请核对后补填",
            "the values of 「{label}」 are listed one by one, and {count} are not there (the first "
            "is 「{first}」); they are left blank: fill them in",
        ),
    ),
    "column-missing": (
        "error",
        Message(
            "表头中没有“{label}”一列，其中各格留作空白",
            "the header has no column 「{label}」; its cells are left blank",
        ),
    ),
    "column-unknown": (
        "warning",
        Message(
            "表头中的 {{raw}} 不是官方表格的列，该列未读取",
            "{{raw}} in the header is no column of the form; that column is not read",
        ),
    ),
    "row-unknown": (
        "error",
        Message(
            "有一行不是官方表格的行，其中的数未读取：{{raw}}；请核对",
            "a row is no line of the form, and its figures are not read: {{raw}}; check it",
        ),
    ),
    "row-words": (
        "info",
        Message(
            "表格的行与行之间有其他文字，在报告中没有位置，未读入：{{raw}}",
            "between the rows of the table are words that have no place in a report and were left "
            "out: {{raw}}",
        ),
    ),
    "row-prose": (
        "warning",
        Message(
            "表格中有成段的文字，未读入：{{raw}}",
            "the table has paragraphs in it, which were left out: {{raw}}",
        ),
    ),
    "unit-missing": (
        "warning",
        Message(
            "表头 {{raw}} 没有写单位，按“{label}”读取，请核对",
            "the header {{raw}} names no unit, and is read as 「{label}」: check it",
        ),
    ),
    "row-undivided": (
        "error",
        Message(
            "“{label}”一行没有分项，而本版表格按分项填报，这一行的数无格可放，未读取：{{raw}}；"
            "各分项留作空白，请核对后填入",
            "the line 「{label}」 is undivided, and this edition divides it: its figures have no "
            "cell and are not read: {{raw}}; the lines that it is divided into are left blank: put "
            "them there",
        ),
    ),
    "row-unplaced": (
        "error",
        Message(
            "“{label}”一行的格数与表头不符，无法确定哪个数属于哪一列，未读取：{{raw}}；请核对后补填",
            "the cells of the line 「{label}」 do not fit the header, so that it is uncertain "
            "which figure is of which column; not read: {{raw}}; fill them in",
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
            "“{label}”一行之上没有表头，或表头中没有它的列，无法确定哪个数属于哪一列，未读取："
            "{{raw}}；请核对后补填",
            "there is no header above the line 「{label}」, or none that has its columns, so that "
            "it is uncertain which figure is of which column; not read: {{raw}}; fill them in",
        ),
    ),
    "label-similar": (
        "info",
        Message(
            "{{raw}} 与官方表格的“{label}”不尽相同，视为同一项",
            "{{raw}} is not the printed 「{label}」, and is taken for it",
        ),
    ),
    "row-broken": (
        "info",
        Message(
            "“{label}”一行分成了两行（如在换页处），已合并：{{raw}}",
            "the line 「{label}」 is broken into two rows (at the end of a page, say), and joined "
            "again: {{raw}}",
        ),
    ),
    "columns-moved": (
        "warning",
        Message(
            "从“{label}”一行起，表头各列的顺序与官方表格不同，按表头读取，请核对",
            "from the line 「{label}」 on, the columns stand in another order than on the form; "
            "read as the header says: check it",
        ),
    ),
    "rows-moved": (
        "warning",
        Message(
            "“{label}”一行排在“{above}”之后，各行的顺序与官方表格不同，按各行的标签读取；"
            "请核对标签与数是否相符",
            "the line 「{label}」 stands below 「{above}」, in another order than on the form; "
            "rows are read by their labels: check that labels and figures belong together",
        ),
    ),
    "columns-by-order": (
        "info",
        Message(
            "从“{label}”一行起，有 {count} 行与表头上下对不齐，各格按先后次序读取",
            "{count} rows, from the line 「{label}」 on, do not stand below their header; their "
            "cells are taken in order",
        ),
    ),
    "beside": (
        "warning",
        Message(
            "“{label}”一行中有不属于任何一列的内容，未读取：{{raw}}",
            "the line 「{label}」 has something that belongs to no column, and is not read: "
            "{{raw}}",
        ),
    ),
    "several-tables": (
        "warning",
        Message(
            "像“{label}”的表格不止一个，采用较完整的；这是另一个，未读取",
            "more than one table looks like 「{label}」; the more complete one is read, the other, "
            "which begins here, is not",
        ),
    ),
    "tables-alike": (
        "warning",
        Message(
            "像“{label}”的表格不止一个，同样完整，这是另一个；内容不同的单元格留作空白，请核对后补填",
            "more than one table looks like 「{label}」, equally complete; the other begins here, "
            "and cells that differ are left blank: fill them in",
        ),
    ),
    "form-mixed": (
        "warning",
        Message(
            "表格混用两版：按 {edition} 版读取，其中又有 {other} 版的 {{raw}}",
            "the form mixes two editions: it is read as {edition}, and has {{raw}}, which {other} "
            "prints",
        ),
    ),
    "form-mixed-undivided": (
        "warning",
        Message(
            "表格混用两版：按 {edition} 版读取，而 {{raw}} 与 {other} 版一样不分项",
            "the form mixes two editions: it is read as {edition}, and {{raw}} is undivided as in "
            "{other}",
        ),
    ),
    "edition-unclear": (
        "warning",
        Message(
            "两版不同的标签一个也没有，看不出是哪一版，按 {edition} 版读取",
            "none of the labels that differ between editions is there, so that the edition cannot "
            "be told; read as {edition}",
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
