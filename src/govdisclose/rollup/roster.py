"""Lists of the agencies that should report (名单)."""

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

from govdisclose.checks.names import known_as
from govdisclose.errors import GovdiscloseError, Message, describe
from govdisclose.files import name_of
from govdisclose.text import check_text

_NO_TEXT = Message(
    "{path}: 既不是 UTF-8，也不是 GB18030 编码的文字，请另存为 UTF-8",
    "{path}: this is text in neither UTF-8 nor GB18030; save it as UTF-8",
)
_SPREADSHEET = Message(
    "{path}: 这是电子表格或 Word 一类的文件，不是文字，请另存为 CSV",
    "{path}: this is a file of a spreadsheet or word processor, not text; save it as CSV",
)
_OFFICE = (b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""What such files begin with: those of today, which are zip, and older ones."""
_NO_LIST = Message(
    "{path}: 开头是 {raw}，是 JSON、网页一类的文件，不是名单；名单每行一个名称，或是 CSV 的一列",
    "{path}: it begins with {raw}, as a file of JSON or a page, and is no list of names; that has "
    "a name on each line, or in a column of CSV",
)
_OPENING = re.compile(
    r"""[{[]\s*(?:["'{}\[\]]|(?:null|true|false|-?\d[\d.]*)\s*(?:,|\]?$)|$)|<\s*[A-Za-z!?/]|%PDF-"""
)
"""What files of JSON, pages and PDF begin with; a name may begin as [示例市]统计局 does."""
_NO_CSV = Message(
    "{path}: 不是名单，也不是 CSV：{reason}", "{path}: this is no list of names, nor CSV: {reason}"
)
_NO_NAMES = Message("{path}: 没有一个名称", "{path}: there are no names in it")
_NO_COLUMN = Message(
    "{path}: 第一列只有数字，另有别的列，不知道哪一列是名称；请在首行写明列名，如：序号,单位名称",
    "{path}: the first column has nothing but numbers, and there are others; say in the first line "
    "which one has the names, as in 序号,单位名称",
)
_NO_NAME = Message("{path}: 第 {line} 行：{words}", "{path}: line {line}: {words}")
_HEADERS = (
    *("全称", "单位全称", "机关全称", "单位名称", "机关名称", "部门名称", "名称"),
    *("单位", "机关", "部门", "name", "agency"),
)
"""Words above the column of names; where a table has several, the first of these counts."""


class RosterError(GovdiscloseError, ValueError):
    """A list of names that cannot be used; raised by ``load_roster``."""


def load_roster(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Read a list of names: one a line, or a column of a table.

    Args:
        path: A file in UTF-8, with or without byte order mark, or in GB18030. Columns are separated
            by commas, or by tabs where the first line has a tab and no comma. That line may be a
            header, which tells the column: 全称, 名称, 单位, 机关, 部门, 单位名称 and the like,
            name, or agency. Without one it is the first column.

    Returns:
        The names in the order of the file, each once.

    Raises:
        RosterError: It is no text, no CSV, or JSON or a page; there are no names in it, the column
            of the names cannot be told, or a name has a character that no report can have.
        InvalidValueError: ``path`` is no path.
        OSError: The file cannot be read.
    """
    rows = list(_rows(name_of(path)))
    column = _column(rows[0][1]) if rows else None
    if column is None:
        column = 0
        _refuse_numbers(path, [row for _, row in rows])
    else:
        del rows[0]
    names = {line: row[column] for line, row in rows if row[column:] and row[column]}
    if not names:
        raise RosterError(_NO_NAMES.format(path=path))
    for line, name in names.items():
        if problem := check_text(name, ""):
            words = _NO_NAME.format(path=path, line=line, words=problem.message)
            raise RosterError(words)
    return tuple(dict.fromkeys(names.values()))


def _rows(path: str) -> Iterator[tuple[int, list[str]]]:
    """Read the rows that are not empty, with the number of the line each ends in."""
    data = Path(path).read_bytes()
    if data.startswith(_OFFICE):
        raise RosterError(_SPREADSHEET.format(path=path))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            lines = data.decode(encoding).splitlines()
            break
        except UnicodeDecodeError:
            continue
    else:
        raise RosterError(_NO_TEXT.format(path=path))
    first = next(filter(str.strip, lines), "")
    if _OPENING.match(first.strip()):
        raise RosterError(_NO_LIST.format(path=path, raw=describe(first.strip())))
    separator = "\t" if "\t" in first and "," not in first else ","
    # Strictly: behind a quotation mark that is not closed, all names would be one.
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise RosterError(_NO_CSV.format(path=path, reason=error)) from error


def _column(header: list[str]) -> int | None:
    """Find the column of the names by its header; None where there is none."""
    words = [known_as(cell).lower() for cell in header]
    return next((words.index(word) for word in _HEADERS if word in words), None)


def _refuse_numbers(path: str | os.PathLike[str], rows: list[list[str]]) -> None:
    """Refuse a table that is numbered in front and does not say where the names are.

    Raises:
        RosterError: It is such.
    """
    below = rows[1:] or rows  # the first may be a header that is not known
    if below and all(row[0].isdecimal() for row in below) and any(any(r[1:]) for r in below):
        raise RosterError(_NO_COLUMN.format(path=path))
