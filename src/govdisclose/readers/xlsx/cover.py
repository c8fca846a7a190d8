"""The cover of a fill-in workbook: who reports, and on which year."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from govdisclose.editions import EDITIONS
from govdisclose.editions.shared import AGENCY_KINDS, AgencyKind
from govdisclose.errors import Message, describe
from govdisclose.opening import SUBJECT
from govdisclose.readers.content import Note, Spot
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.dates import read_date
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.xlsx.sheets import Sheet
from govdisclose.readers.xlsx.values import Values
from govdisclose.text import check_text, is_visible
from govdisclose.worksheets import COVER, COVER_FIELDS, COVER_NOTES, CoverField

_YEAR = re.compile("([0-9]{4})(?:年度?)?")
_ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}")
_MISSING = Message(
    "封面上没有“{label}”一行，此项留作空白", "the cover has no line {label}: it is left blank"
)
_WRONG = Message(
    "“{label}”填的是 {raw}，不是{what}，留作空白；请核对后补填",
    "{label} says {raw}, which is {en_what}: left blank; check it and fill it in",
)
_BESIDE = Message(
    "封面上的 {raw} 没有读取：每项只读项目名称右边紧挨着的一格；别的文字请写到“文字”",
    "{raw} on the cover is not read: of each line the cell right beside its name is; write any "
    "other text on 文字",
)
_REFUSED = Message(
    "“{label}”填的是 {raw}，不能用，留作空白：{reason}",
    "{label} says {raw}, which cannot be used, and is left blank: {reason}",
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
_UNKNOWN: dict[str, Message] = {
    "/year": Message("四位数的年份", "no year of four digits"),
    "/published": Message("日期", "no date"),
    "/agency/kind": Message(
        f"下拉列表中的一项（{'、'.join(AGENCY_KINDS.values())}）",
        f"none of the kinds in the list ({', '.join(AGENCY_KINDS.values())})",
    ),
}
_HINTS = {field.label: field.hint for field in COVER_FIELDS}
_OWN = {SUBJECT, *COVER_NOTES, *(f"{each.notice}格式" for each in EDITIONS.values())}
"""What a cover of ours has besides its lines."""
_KINDS: dict[str, AgencyKind] = {words: kind for kind, words in AGENCY_KINDS.items()}


@attrs.frozen(eq=False)
class Cover:
    """The sheet that is the cover."""

    sheet: Sheet
    column: int
    """Of the names of its lines, counted from 0; what they say stands in the next one."""


def find_cover(sheets: Mapping[str, Sheet], *, ours: bool) -> Cover | None:
    """Find the cover by the names of its lines.

    Args:
        sheets: The sheets that are not hidden, by name.
        ours: Whether the workbook says that it is a fill-in workbook: the cover may then have
            another name.
    """
    labels = {field.label for field in COVER_FIELDS}
    named = [sheets[COVER]] if COVER in sheets else []
    for sheet in [*named, *sheets.values()] if ours else named:
        found: dict[int, set[str]] = {}
        for (_, column), cell in sheet.cells.items():
            if cell.text in labels:
                found.setdefault(column, set()).add(cell.text)
        for column in sorted(found):
            if len(found[column]) > len(labels) // 2:
                return Cover(sheet, column)
    return None


def read_cover(cover: Cover, limit: int, findings: list[Found]) -> Iterator[tuple[str, Any]]:
    """Read the lines of the cover that are filled in.

    Args:
        cover: The cover.
        limit: How many cells formulas may look at.
        findings: What is odd is added to it.

    Yields:
        JSON Pointer of a field of the report, and its value.
    """
    sheet, beside = cover.sheet, cover.column + 1
    values = Values(sheet, limit)
    labels: dict[str, int] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if column == cover.column:
            labels.setdefault(cell.text, row)
    findings += _elsewhere(cover, labels)
    for field in COVER_FIELDS:
        at = labels.get(field.label)
        if at is None:
            words = _MISSING.format(label=field.label)
            findings.append(Found(field.pointer, Note("line-missing", "warning", words)))
            continue
        shown = values.shown((at, beside))
        spot = Spot(sheet.name, at, beside, shown.text)
        findings += [Found(field.pointer, note, spot=spot) for note in shown.notes]
        text = shown.text.replace("\r\n", "\n")
        if is_visible(text):
            value = _value(field, text)
            if not isinstance(value, Message):
                yield field.pointer, value
                continue
            findings.append(Found(field.pointer, Note("cover", "error", value), spot=spot))
        elif field.pointer in _NEEDED:
            findings.append(Found(field.pointer, _NEEDED[field.pointer], spot=spot))


def _value(field: CoverField, text: str) -> object:
    """Give what a line says, as the report has it; else words why it cannot."""
    label, raw = field.label, describe(text)
    if field.pointer in _READ:
        value = _READ[field.pointer](text)
        what = _UNKNOWN[field.pointer]
        words = _WRONG.format(label=label, raw=raw, what=what.zh, en_what=what.en)
        return words if value is None else value
    problem = check_text(text, "", lines=field.pointer == "/title", required=True)
    if problem is None:
        return text
    return _REFUSED.format(label=label, raw=raw, reason=problem.message)


def _elsewhere(cover: Cover, labels: Mapping[str, int]) -> Iterator[Found]:
    """Name what stands where nothing of the cover is read, and is none of its own words.

    The line of a name that stands there twice is the first.
    """
    sheet = cover.sheet
    for (row, column), cell in sorted(sheet.cells.items()):
        label = sheet.cells.get((row, cover.column))
        name = label.text if label else ""
        is_line = name in _HINTS and labels[name] == row
        known = {cover.column: name, cover.column + 2: _HINTS[name]} if is_line else {}
        if (is_line and column == cover.column + 1) or cell.text in {known.get(column), *_OWN}:
            continue
        if is_visible(cell.text):
            words = _BESIDE.format(raw=describe(cell.text))
            spot = Spot(sheet.name, row, column, cell.text)
            yield Found("", Note("cover", "error", words), spot=spot)


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
