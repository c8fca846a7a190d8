"""The first sheet: who reports, and on what year."""

from datetime import date, datetime, time
from typing import Any

from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import AGENCY_KINDS
from govdisclose.opening import SUBJECT
from govdisclose.pointers import get
from govdisclose.workbooks.lists import height_for, yellow_while_blank
from govdisclose.workbooks.sheets import Book
from govdisclose.worksheets import COVER, COVER_FIELDS, COVER_NOTE

_FIRST_DATE = date(1900, 3, 1)  # before it Excel's days are one too few
_WIDTH = 48.0  # characters of what is filled in


def write_cover(book: Book, report: Report) -> None:
    """Write the first sheet: who reports, on what year."""
    sheet = book.sheet(COVER)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, _WIDTH)
    sheet.set_column(2, 2, 34)
    sheet.merge_range(0, 0, 0, 2, SUBJECT, book.style("title"))
    sheet.set_row(0, 40)
    edition = EDITIONS[report.edition]
    sheet.merge_range(
        1, 0, 1, 2, f"{edition.notice}格式", book.style("note", align="center", indent=0)
    )
    for row, field in enumerate(COVER_FIELDS, start=2):
        sheet.write_string(row, 0, field.label, book.style("field"))
        if field.hint:
            sheet.write_string(row, 2, field.hint, book.style("note"))
        value = get(report, field.pointer)
        if isinstance(value, date) and value >= _FIRST_DATE:
            day = datetime.combine(value, time())
            sheet.write_datetime(row, 1, day, book.style("date"))
        elif isinstance(value, int):
            sheet.write_number(row, 1, value, book.style("year"))
        else:
            look = {"/published": "date", "/year": "year"}.get(field.pointer, "line")
            kinds: dict[Any, str] = {**AGENCY_KINDS, None: ""}
            words = kinds.get(value, str(value))
            book.text(sheet, row, 1, words, book.style(look), field.pointer)
        sheet.set_row(row, height_for(["" if value is None else str(value)], _WIDTH))
        rule = _rules().get(field.pointer)
        if rule is not None:
            sheet.data_validation(row, 1, row, 1, rule)
    last = len(COVER_FIELDS) + 1
    yellow_while_blank(book, sheet, (2, 1, last, 1))
    sheet.merge_range(last + 2, 0, last + 2, 2, COVER_NOTE, book.style("note", valign="top"))
    sheet.set_row(last + 2, 48)


def _rules() -> dict[str, dict[str, Any]]:
    return {
        "/year": {
            "validate": "integer",
            "criteria": "between",
            "minimum": 1000,
            "maximum": 9999,
            "error_title": "应为年份",
            "error_message": "请填四位数的公历年份，如 2024。",
        },
        "/published": {
            "validate": "date",
            "criteria": ">=",
            "value": _FIRST_DATE,
            "error_title": "应为日期",
            "error_message": "请填日期，如 2025-01-20。",
        },
        "/agency/kind": {
            "validate": "list",
            "source": list(AGENCY_KINDS.values()),
            "error_title": "应为所列之一",
            "error_message": "请从下拉列表中选择。",
        },
    }
