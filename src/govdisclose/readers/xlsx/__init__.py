"""Excel workbooks (.xlsx), read from their XML: formulas and the values they gave, cell by cell.

Two kinds are read. A fill-in workbook of ours says in words of its own who reports and what is
written; any other is sheets of lines and tables. The tables of the form are read in both by their
labels, so that rows that were inserted, or cells that were moved, are read around. A remark that
``workbook`` wrote refers to its cell by a formula, which moves with it; an address that was typed
counts as it stands.

The XML is read directly, as that of Word files is: openpyxl gives either formulas or values, fills
a merged area of any size with cells, and warns of what it does not know.
"""

from collections.abc import Iterable

import attrs

from govdisclose.errors import Message, ReadError, describe
from govdisclose.readers.content import Content, Note
from govdisclose.readers.limits import Limits
from govdisclose.readers.packages.archive import open_package
from govdisclose.readers.packages.relationships import first, relationships
from govdisclose.readers.prose.narrative import Found, Stated, StatedRemark
from govdisclose.readers.xlsx.besides import astray, besides, has_table, other_sheets
from govdisclose.readers.xlsx.blocks import Placed, items_of
from govdisclose.readers.xlsx.cover import Cover, find_cover
from govdisclose.readers.xlsx.filled import ListedRemark, read_filled
from govdisclose.readers.xlsx.sheets import Sheet
from govdisclose.readers.xlsx.workbook import Workbook, open_workbook
from govdisclose.worksheets import DATA_TABLE, PROSE, REMARKS

_MARK = b"xl/"
_NOT_XLSX = Message(
    "这是 Excel 二进制工作簿（.xlsb）或其他工作簿，不能直接读取：请用 Excel 或 WPS 另存为 .xlsx",
    "this is a binary workbook (.xlsb), or another, which cannot be read: save it as .xlsx from "
    "Excel or WPS",
)
_NO_CELL = Message(
    "备注写的单元格 {raw} 不在表格里，这条备注没有读取：{text}",
    "the remark is on {raw}, which is no cell of a table, and is not read: {text}",
)
_HIDDEN = Message(
    "工作表“{name}”是隐藏的，没有读取；如需读取，请取消隐藏后另存",
    "the worksheet {name} is hidden, and not read; show it and save the file to have it read",
)


def is_workbook(data: bytes, limits: Limits) -> bool:
    """Say whether an archive is a workbook, as far as its directory tells.

    Raises:
        ReadError: It is a workbook by its names, and no whole archive.
    """
    if _MARK not in data:
        return False
    names = open_package(data, limits).names()
    return any(name.startswith("xl/") for name in names) and "word/document.xml" not in names


def content(data: bytes, limits: Limits) -> Content:
    """Read a workbook.

    Args:
        data: The file.
        limits: What it may cost.

    Returns:
        Of a fill-in workbook what its cover, its prose and its remarks say, and its tables; else
        the lines and tables of all sheets that are not hidden.

    Raises:
        ReadError: It is no workbook, or damaged, or over a limit.
    """
    package = open_package(data, limits)
    part = first(relationships(package, ""), "officeDocument", package)
    if part is None or part.endswith(".bin"):
        raise ReadError(_NOT_XLSX, "format")
    book = open_workbook(package, part)
    notes = [
        Note("hidden-sheet", "warning", _HIDDEN.format(name=sheet.name))
        for sheet in book.sheets
        if sheet.hidden
    ]
    sheets = {sheet.name: sheet for sheet in book.sheets if not sheet.hidden}
    cover = find_cover(sheets, ours=book.is_ours)
    ours = book.is_ours or cover is not None
    for name, sheet in sheets.items():
        notes += besides(package, sheet, pictures=ours and name == PROSE)
    if not ours:
        return Content(items_of(sheets.values(), limits, ours=False).items, notes=tuple(notes))
    return _filled_in(book, sheets, cover, notes)


def _filled_in(
    book: Workbook, sheets: dict[str, Sheet], cover: Cover | None, notes: list[Note]
) -> Stated:
    """Read a fill-in workbook.

    Args:
        book: The workbook.
        sheets: Its sheets that are not hidden, by name.
        cover: Its cover, where that was found.
        notes: What was found odd about it so far.
    """
    limits = book.package.limits
    own = {PROSE, REMARKS, cover.sheet.name if cover else ""}
    rest = [
        sheet
        for name, sheet in sheets.items()
        if name not in own and not name.startswith(DATA_TABLE)
    ]
    tables = [sheet for sheet in rest if has_table(sheet)]
    others = other_sheets(sheet for sheet in rest if sheet not in tables)
    placed = items_of(tables, limits, ours=True)
    filled = read_filled(sheets, book, cover)
    remarks, lost = _on_cells(filled.remarks, placed)
    findings = (*filled.narrative.findings, *astray(placed.around), *lost)
    return Stated(
        items=placed.items,
        narrative=attrs.evolve(filled.narrative, findings=findings),
        remarks=tuple(remarks),
        notes=(*notes, *others),
    )


def _on_cells(
    listed: Iterable[ListedRemark], placed: Placed
) -> tuple[list[StatedRemark], list[Found]]:
    """Find the cells that remarks are on, and say of which there is none."""
    found, lost = [], []
    for remark in listed:
        ref = placed.refs.get((remark.sheet, remark.place))
        if ref is None:
            words = _NO_CELL.format(raw=describe(remark.spot.raw), text=describe(remark.text))
            lost.append(Found("", Note("remark-cell", "error", words), spot=remark.spot))
        else:
            found.append(StatedRemark(ref, remark.text, remark.typed))
    return found, lost
