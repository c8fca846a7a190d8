"""A fill-in workbook of ours: its cover, and where the notes on number cells belong."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from govdisclose.editions.shared import AGENCY_KINDS, Agency, AgencyKind
from govdisclose.errors import Message, describe
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.dates import read_date
from govdisclose.readers.prose.narrative import Found, Narrative
from govdisclose.readers.xlsx.lists import rows_below
from govdisclose.readers.xlsx.sheets import Address, Sheet, address
from govdisclose.readers.xlsx.values import Values
from govdisclose.readers.xlsx.workbook import Workbook
from govdisclose.readers.xlsx.written import Written, read_written
from govdisclose.text import check_text, is_visible
from govdisclose.worksheets import (
    COVER,
    COVER_FIELDS,
    PROSE,
    REMARK_COLUMNS,
    REMARKS,
)

_YEAR = re.compile("([0-9]{4})(?:年度?)?")
_ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}")
_ADDRESS = re.compile(r"'?([^'!！]+)'?[!！]([$A-Za-z0-9]+)")
_MISSING = Message(
    "封面上没有“{label}”一行，此项留作空白", "the cover has no line {label}: it is left blank"
)
_WRONG = Message(
    "“{label}”填的是 {raw}，不是{what}，留作空白；请核对后补填",
    "{label} says {raw}, which is {en_what}: left blank; check it and fill it in",
)
_BESIDE = Message(
    "封面上的 {raw} 没有读取：每项只读第一行“{label}”右边的一格，请填在那里",
    "{raw} on the cover is not read: of each line the cell beside its first name, {label}, is read",
)
_REFUSED = Message(
    "“{label}”填的是 {raw}，不能用，留作空白：{reason}",
    "{label} says {raw}, which cannot be used, and is left blank: {reason}",
)
_NO_SHEET = Message(
    "没有找到工作表“{name}”：请勿删除或改名；其内容留作空白",
    "the worksheet {name} was not found: do not remove or rename it; what it has is left blank",
)
_NO_CELL = Message(
    "备注写的单元格 {raw} 认不出，这条备注没有读取：{text}；请写成“表三!D6”的样子",
    "the remark is on {raw}, which is no cell, and is not read: {text}; write 表三!D6 or the like",
)
_NEEDED = {
    "/agency/name": Note(
        "agency-missing",
        "warning",
        Message("封面上没有填机关名称，请补填", "the cover does not name the agency: fill it in"),
    ),
    "/year": Note(
        "year-missing",
        "warning",
        Message(
            "封面上没有填报告年度，请补填", "the cover does not name the report year: fill it in"
        ),
    ),
}
_REFUSED_REMARK = Message(
    "{raw} 的备注 {text} 不能用，没有读取：{reason}",
    "the remark on {raw}, {text}, cannot be used and is not read: {reason}",
)
_UNKNOWN: dict[str, Message] = {
    "/year": Message("四位数的年份", "no year of four digits"),
    "/published": Message("日期", "no date"),
    "/agency/kind": Message(
        f"下拉列表中的一项（{'、'.join(AGENCY_KINDS.values())}）",
        f"none of the kinds in the list ({', '.join(AGENCY_KINDS.values())})",
    ),
}
_KINDS: dict[str, AgencyKind] = {words: kind for kind, words in AGENCY_KINDS.items()}


@attrs.frozen
class Filled:
    """What a fill-in workbook says besides its tables."""

    narrative: Narrative
    remarks: tuple[tuple[Spot, str, Address, str], ...]
    """Of each: where it stands, the sheet and the cell that it is on, and what it says."""


def is_filled(sheets: Mapping[str, Sheet]) -> bool:
    """Say whether a workbook is one of ours: whether its cover has the lines of ours."""
    cover = sheets.get(COVER)
    if cover is None:
        return False
    labels = {cell.text for (_, column), cell in cover.cells.items() if column == 0}
    return sum(field.label in labels for field in COVER_FIELDS) > len(COVER_FIELDS) // 2


def read_filled(sheets: Mapping[str, Sheet], book: Workbook) -> Filled:
    """Read the sheets that are no tables of the form.

    Args:
        sheets: The sheets that are not hidden, by name.
        book: The workbook.

    Raises:
        ReadError: A part of it cannot be read.
    """
    limit = book.package.limits.elements
    findings: list[Found] = []
    fields = dict(_cover(sheets[COVER], limit, findings))
    written = Written()
    if PROSE in sheets:
        written = read_written(sheets, book)
    missing = [name for name in (PROSE, REMARKS) if name not in sheets]
    findings += [
        Found("", Note("sheet-missing", "error", _NO_SHEET.format(name=name))) for name in missing
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
        **written.chapters,
    )
    return Filled(narrative, remarks)


def _cover(sheet: Sheet, limit: int, findings: list[Found]) -> Iterator[tuple[str, Any]]:
    """Read the lines of the cover: JSON Pointer and value of those that are filled in."""
    values = Values(sheet, limit)
    labels: dict[str, int] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if column == 0:
            labels.setdefault(cell.text, row)
    findings += _beside(sheet, labels)
    for field in COVER_FIELDS:
        at = labels.get(field.label)
        if at is None:
            words = _MISSING.format(label=field.label)
            findings.append(Found(field.pointer, Note("line-missing", "warning", words)))
            continue
        shown = values.shown((at, 1))
        spot = Spot(sheet.name, at, 1, shown.text)
        findings += [Found(field.pointer, note, spot=spot) for note in shown.notes]
        text = shown.text.replace("\r\n", "\n")
        if not is_visible(text):
            if field.pointer in _NEEDED:
                findings.append(Found(field.pointer, _NEEDED[field.pointer], spot=spot))
            continue
        label, raw = field.label, describe(text)
        if field.pointer in _READ:
            value = _READ[field.pointer](text)
            if value is None:
                what = _UNKNOWN[field.pointer]
                words = _WRONG.format(label=label, raw=raw, what=what.zh, en_what=what.en)
                findings.append(Found(field.pointer, Note("cover", "error", words), spot=spot))
                continue
            yield field.pointer, value
            continue
        reason = _refusal(field.pointer, text)
        if reason is None:
            yield field.pointer, text
        else:
            words = _REFUSED.format(label=label, raw=raw, reason=reason)
            findings.append(Found(field.pointer, Note("cover", "error", words), spot=spot))


def _beside(sheet: Sheet, labels: Mapping[str, int]) -> Iterator[Found]:
    """Name what stands where nothing of the cover is read: beside its lines, or under their names.

    The line of a name that stands there twice is the first.
    """
    hints = {field.label: field.hint for field in COVER_FIELDS}
    for (row, column), cell in sorted(sheet.cells.items()):
        label = sheet.cells.get((row, 0))
        name = label.text if label else ""
        if name not in hints or not is_visible(cell.text):
            continue
        is_line = labels[name] == row
        if not is_line or (column > 1 and not (column == 2 and cell.text == hints[name])):  # noqa: PLR2004 - where hints stand
            words = _BESIDE.format(raw=describe(cell.text), label=name)
            yield Found(
                "", Note("cover", "error", words), spot=Spot(sheet.name, row, column, cell.text)
            )


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(squash(text))
    return int(found[1]) if found and found[1][0] != "0" else None


def _date(text: str) -> date | None:
    plain = squash(text)
    try:
        return date.fromisoformat(plain) if _ISO_DATE.fullmatch(plain) else read_date(plain)
    except ValueError:
        return None


def _kind(text: str) -> AgencyKind | None:
    return _KINDS.get(text.strip())


_READ: dict[str, Callable[[str], Any]] = {
    "/year": _year,
    "/published": _date,
    "/agency/kind": _kind,
}


def _refusal(pointer: str, text: str) -> Message | None:
    """Say why a report cannot hold a text of the cover; None where it can."""
    problem = check_text(text, "", lines=pointer == "/title", required=True)
    return None if problem is None else problem.message


def _remarks(
    sheet: Sheet, limit: int, findings: list[Found]
) -> Iterator[tuple[Spot, str, Address, str]]:
    for row in rows_below(sheet, REMARK_COLUMNS, limit, findings):
        cell, text = row.texts
        if not cell.strip() and not text.strip():
            continue
        found = _ADDRESS.fullmatch("".join(cell.split()))
        place = address(found[2]) if found else None
        if found is None or place is None or not text.strip():
            words = _NO_CELL.format(raw=describe(cell), text=describe(text))
            findings.append(Found("", Note("remark-cell", "error", words), spot=row.spot(0)))
            continue
        reason = _refusal("", text)
        if reason is not None:
            words = _REFUSED_REMARK.format(raw=describe(cell), text=describe(text), reason=reason)
            findings.append(Found("", Note("remark-text", "error", words), spot=row.spot(1)))
            continue
        yield row.spot(0), found[1], place, text
