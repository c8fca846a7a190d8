"""A fill-in workbook of ours: what it says besides the tables, and where notes on cells belong."""

import re
from collections.abc import Iterator, Mapping

import attrs

from govdisclose.editions.shared import Agency
from govdisclose.errors import Message, describe
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.narrative import Found, Narrative
from govdisclose.readers.xlsx.cover import Cover, read_cover
from govdisclose.readers.xlsx.lists import find_header, rows_below
from govdisclose.readers.xlsx.sheets import Address, Sheet, address
from govdisclose.readers.xlsx.workbook import Workbook
from govdisclose.readers.xlsx.written import Written, read_written
from govdisclose.text import check_text, is_visible
from govdisclose.worksheets import COVER, PROSE, PROSE_COLUMNS, REMARK_COLUMNS, REMARKS

_ADDRESS = re.compile(r"(.+?)\s*[!！]\s*([$A-Za-z0-9]+)")
_NO_SHEET = Message(
    "没有找到工作表“{name}”：请勿删除、改名或隐藏；其内容留作空白",
    "the worksheet {name} was not found: do not remove, rename or hide it; what it has is left "
    "blank",
)
_RENAMED = Message(
    "没有找到工作表“{name}”，其内容留作空白；“{others}”有它的表头，是它的请改回原名",
    "the worksheet {name} was not found, and what it has is left blank; {others} has its header: "
    "give it its name again if it is the one",
)
_NO_CELL = Message(
    "备注写的单元格 {raw} 认不出，这条备注没有读取：{text}；请写成“表三!D6”的样子",
    "the remark is on {raw}, which is no cell, and is not read: {text}; write 表三!D6 or the like",
)
_REFUSED_REMARK = Message(
    "{raw} 的备注 {text} 不能用，没有读取：{reason}",
    "the remark on {raw}, {text}, cannot be used and is not read: {reason}",
)

_NO_TEXT = Message("没有文字", "it has no text")
_HEADERS = {PROSE: PROSE_COLUMNS, REMARKS: REMARK_COLUMNS}


@attrs.frozen
class ListedRemark:
    """A line of the sheet of remarks."""

    spot: Spot
    """Where it stands."""
    sheet: str
    """Name of the sheet that it is on a cell of."""
    place: Address
    """The cell."""
    text: str
    typed: bool
    """Whether the address was typed; that of a formula moves with the cell."""


@attrs.frozen
class Filled:
    """What a fill-in workbook says besides its tables."""

    narrative: Narrative
    remarks: tuple[ListedRemark, ...]


def read_filled(sheets: Mapping[str, Sheet], book: Workbook, cover: Cover | None) -> Filled:
    """Read the sheets that are no tables of the form.

    Args:
        sheets: The sheets that are not hidden, by name.
        book: The workbook.
        cover: Its cover, where that was found.

    Raises:
        ReadError: A part of it cannot be read.
    """
    limit = book.package.limits.elements
    findings: list[Found] = []
    fields = dict(read_cover(cover, limit, findings)) if cover else {}
    written = read_written(sheets, book) if PROSE in sheets else Written()
    found = {COVER: cover, PROSE: sheets.get(PROSE), REMARKS: sheets.get(REMARKS)}
    findings += [
        Found("", Note("sheet-missing", "error", _missing(name, sheets)))
        for name, sheet in found.items()
        if sheet is None
    ]
    remarks = tuple(_remarks(sheets[REMARKS], limit, findings)) if REMARKS in sheets else ()
    agency = {name: value for name, value in fields.items() if name.startswith("/agency/")}
    narrative = Narrative(
        title=fields.get("/title"),
        year=fields.get("/year"),
        published=fields.get("/published"),
        agency=Agency(
            **{"name": "", **{name.rpartition("/")[2]: value for name, value in agency.items()}}
        ),
        findings=(*findings, *written.findings),
        chapters=tuple(name for name, prose in written.chapters.items() if prose),
        attachments=written.attachments,
        **written.chapters,  # type: ignore[arg-type]
    )
    return Filled(narrative, remarks)


def _missing(name: str, sheets: Mapping[str, Sheet]) -> Message:
    """Say that a sheet is not there, and which may be it by their headers."""
    header = _HEADERS.get(name)
    others = [each for each in sheets if header and find_header(sheets[each], header)]
    words = _RENAMED if others else _NO_SHEET
    return words.format(name=name, others="”、“".join(others))


def _remarks(sheet: Sheet, limit: int, findings: list[Found]) -> Iterator[ListedRemark]:
    for row in rows_below(sheet, REMARK_COLUMNS, limit, findings):
        cell, text = row.texts
        if not is_visible(cell) and not is_visible(text):
            continue
        found = _ADDRESS.fullmatch(cell.strip())
        place = address(found[2]) if found else None
        if found is None or place is None:
            words = _NO_CELL.format(raw=describe(cell), text=describe(text))
            findings.append(Found("", Note("remark-cell", "error", words), spot=row.spot(0)))
            continue
        problem = check_text(text, "")
        if problem is not None or not is_visible(text):
            reason = problem.message if problem else _NO_TEXT
            words = _REFUSED_REMARK.format(raw=describe(cell), text=describe(text), reason=reason)
            findings.append(Found("", Note("remark-text", "error", words), spot=row.spot(1)))
            continue
        typed = sheet.cells[row.number, row.columns[0]].formula is None
        yield ListedRemark(row.spot(0), found[1].strip("'"), place, text, typed)
