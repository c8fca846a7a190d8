"""Tables as CSV: the words of a line are written once for an edition, its numbers filled in.

What stands in a line of the long form between the columns about the report and the value is the
same for all reports of an edition. So a report is one ``%`` over a frame of all its lines: of
bytes, as that is many times quicker than of Chinese text that has to be encoded afterwards.
"""

import operator
import os
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import cast

from govdisclose.arguments import refuse_other
from govdisclose.cells import Cell, Money, Value, WholeNumbers
from govdisclose.editions import Report
from govdisclose.files import replacing
from govdisclose.form import Form, cached, cell_values, leaves
from govdisclose.spreadsheets import as_csv
from govdisclose.tables.shape import (
    TableForm,
    about,
    amount_places,
    columns,
    of_one_kind,
    places,
)

_END = b"\r\n"
_ABOUT = b"\0"  # where the columns about a report go; no text of a report has this character
_WHOLE = WholeNumbers("")


def to_csv(
    reports: Iterable[Report],
    form: TableForm = "long",
    *,
    edition_id: str | None = None,
    bom: bool = True,
) -> Iterator[bytes]:
    """Write reports as CSV (RFC 4180, UTF-8), piece by piece.

    A blank is an empty field, an amount has its digits as published, and a text that a spreadsheet
    would take for a formula has an apostrophe before it.

    Args:
        reports: Reports; asked for one at a time, none is kept.
        form: ``"long"``, a line for each cell, or ``"wide"``, a line for each report.
        edition_id: The only edition that the table takes. By default the long form takes any, and
            the wide form that of the first report.
        bom: Whether it begins with a byte order mark (BOM), without which Excel takes Chinese for
            another encoding; DuckDB, pandas and polars read past it, for Python's own ``csv`` open
            the file as ``utf-8-sig``.

    Yields:
        Bytes of UTF-8: the header, then the lines of each report.

    Raises:
        OptionError: There is no such form, or the wide form has neither a report nor an edition.
        UnknownEditionError: No edition has this id.
        InvalidValueError: A report is of another edition, or is none.
    """
    refuse_other(bool, bom=bom)
    edition_id, reports = of_one_kind(reports, form, edition_id)
    yield as_csv([columns(form, edition_id)], bom=bom).encode()
    yield from map(_LINES[form], reports)


def write_csv(
    reports: Iterable[Report],
    path: str | os.PathLike[str],
    form: TableForm = "long",
    *,
    edition_id: str | None = None,
    bom: bool = True,
) -> int:
    """Write reports to a CSV file, at once or not at all; memory does not grow with their number.

    Args:
        reports: Reports; asked for one at a time, none is kept.
        path: The file.
        form: As for ``to_csv``, as are the rest.
        edition_id: The only edition that the table takes.
        bom: Whether the file begins with a byte order mark.

    Returns:
        The number of reports.

    Raises:
        OSError: The file cannot be written.
        GovdiscloseError: As ``to_csv`` raises it; the file stays as it was.
    """
    written = -1  # the header
    with replacing(path) as file:
        for piece in to_csv(reports, form, edition_id=edition_id, bom=bom):
            file.write(piece)
            written += 1
    return written


def _long(report: Report) -> bytes:
    # No text of a number, nor of a unit, has a line feed.
    text = _frame(type(report)) % tuple("\n".join(_numbers(report)).encode().split(b"\n"))
    if report.remarks:
        text = _remarked(text, report)
    return text.replace(_ABOUT, _line(*about(report)).encode())


def _wide(report: Report) -> bytes:
    return ",".join((_line(*about(report)), *_numbers(report))).encode() + _END


_LINES: dict[TableForm, Callable[[Report], bytes]] = {"long": _long, "wide": _wide}


@cached
def _frame(report: type[Form]) -> bytes:
    """Make all lines of a report of an edition, with ``%s`` for each number."""
    lines = []
    for place in places(report):
        words = _line(place.table, place.row, place.column, place.pointer).replace("%", "%%")
        unit = "" if place.cell is Cell.MONEY else ","  # else it comes with the number
        lines.append(_ABOUT + f",{words},%s{unit},".encode() + _END)
    return b"".join(lines)


def _remarked(text: bytes, report: Report) -> bytes:
    """Write the remarks at the ends of the lines of their cells."""
    places = (text.index(f",{remark.pointer},".encode()) for remark in report.remarks)
    ends = [text.index(_END, place) for place in places]
    words = [_line(remark.text).encode() for remark in report.remarks]
    pieces, start = [], 0
    for end, written in sorted(zip(ends, words, strict=True)):
        pieces += [text[start:end], written]
        start = end
    return b"".join((*pieces, text[start:]))


def _line(*fields: object) -> str:
    return as_csv([fields], bom=False).rstrip("\r\n")


def _numbers(report: Report) -> list[str]:
    """Write the cells of a report, one text for each; an amount may bring its unit along."""
    values = cell_values(report)
    texts = list(map(_WHOLE.__getitem__, _counts(type(report))(values)))
    for number, cell in amount_places(type(report)):
        texts.insert(number, _AMOUNTS[cell](values[number]))
    return texts


@cached
def _counts(report: type[Form]) -> Callable[[tuple[Value, ...]], tuple[int | None, ...]]:
    """Make the function that picks from all values of a report those that are whole numbers."""
    amounts = {number for number, _ in amount_places(report)}
    picked = operator.itemgetter(*(n for n in range(len(leaves(report))) if n not in amounts))
    return cast("Callable[[tuple[Value, ...]], tuple[int | None, ...]]", picked)


def _amount(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else ""


def _money(value: Value) -> str:
    return _line(f"{value.value:f}", value.unit) if isinstance(value, Money) else ","


_AMOUNTS = {Cell.AMOUNT: _amount, Cell.MONEY: _money}
