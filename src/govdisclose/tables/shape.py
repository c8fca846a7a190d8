"""What columns the tables have, and what stands in those that are about a report as a whole."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Literal, get_args

import attrs

from govdisclose.arguments import refuse_single
from govdisclose.cells import Cell
from govdisclose.checks.rows import printed_rows
from govdisclose.editions import Report, edition, wrong_reports
from govdisclose.errors import InvalidValueError, Message, OptionError, Problem, describe, raise_if
from govdisclose.form import Form, cached, leaves

TableForm = Literal["long", "wide"]
"""A line for each cell of each report, or a line for each report."""

ABOUT = ("edition", "agency", "year", "region", "code", "kind", "published")
"""The first columns of both forms: which report a line is of."""
_OF_CELL = ("table", "row", "column", "pointer", "value", "unit", "remark")
UNIT = "/unit"
"""Behind the pointer of an amount that carries its unit: the column of that unit."""

_NO_FORM = Message(
    "表的形式应为 {known} 之一，得到 {form}", "the form of a table is one of {known}; got {form}"
)
_NO_REPORT = Message(
    "一份报告也没有，不知道宽表有哪些列：请指明版本（edition_id；命令行用 --edition）",
    "there is no report, so the columns of the wide form are not known: name an edition "
    "(edition_id; on the command line --edition)",
)
_OTHER_EDITION = Message(
    "“{agency}”{year} 的报告是 {other} 版的，而此表只收 {edition} 版：请各版各成一表，或用长表",
    "the report {agency!r} {year} is of edition {other}, and this table is of {edition}: make a "
    "table for each edition, or one in the long form",
)


@attrs.frozen
class Place:
    """Where a cell stands, in the words of the official form."""

    table: str
    """Heading of the chapter."""
    row: str | None
    """Labels of its row, the outermost first; None in table 四, which is one line without label."""
    column: str
    """Labels of its column, the outermost first."""
    pointer: str
    """JSON Pointer of the cell."""
    cell: Cell


@cached
def places(report: type[Form]) -> tuple[Place, ...]:
    """List the cells of an edition with their words, in printed order."""
    return tuple(
        Place(
            table=row.labels[0],
            row=" / ".join(row.labels[1:]) or None,
            column=" / ".join(leaf.labels),
            pointer=pointer,
            cell=leaf.cell,
        )
        for row in printed_rows(report)
        for leaf, pointer in zip(row.columns, row.pointers, strict=True)
    )


@cached
def amount_places(report: type[Form]) -> tuple[tuple[int, Cell], ...]:
    """Number those cells, in printed order, that hold amounts."""
    amounts = {Cell.AMOUNT, Cell.MONEY}
    return tuple(
        (number, leaf.cell) for number, leaf in enumerate(leaves(report)) if leaf.cell in amounts
    )


def columns(form: TableForm, edition_id: str | None = None) -> tuple[str, ...]:
    """Name the columns of a table.

    Args:
        form: ``"long"`` or ``"wide"``.
        edition_id: Edition of the reports; the long form is the same for all.

    Returns:
        The names in their order.

    Raises:
        OptionError: There is no such form, or the wide form is asked for, of no edition.
        UnknownEditionError: No edition has this id.
    """
    _refuse_unknown(form)
    if form == "long":
        return ABOUT + _OF_CELL
    if edition_id is None:
        raise OptionError(_NO_REPORT)
    names = (
        (place.pointer, place.pointer + UNIT) if place.cell is Cell.MONEY else (place.pointer,)
        for place in places(edition(edition_id).report)
    )
    return ABOUT + tuple(chain.from_iterable(names))


def about(report: Report) -> tuple[str | int | date | None, ...]:
    """Give what stands in the columns ``ABOUT``."""
    agency = report.agency
    return (
        report.edition,
        agency.name,
        report.year,
        agency.region,
        agency.code,
        agency.kind,
        report.published,
    )


def of_one_kind(
    reports: Iterable[Report], form: TableForm, edition_id: str | None
) -> tuple[str | None, Iterator[Report]]:
    """Find out the edition of a table, and let no report of another into it.

    Args:
        reports: Reports; of the wide form, the first one tells the edition if none is given.
        form: The form of the table.
        edition_id: The only edition that the table takes; None: for the long form, any.

    Returns:
        The edition, if there is only one, and the reports; asked for the next one they raise a
        ``InvalidValueError`` where it is of another edition, or no report.

    Raises:
        InvalidValueError: There are not several of them, or the first is no report.
        OptionError: There is no such form.
        UnknownEditionError: No edition has this id.
    """
    _refuse_unknown(form)
    refuse_single("reports", reports)
    given = _of_reports(reports)
    if edition_id is not None:
        edition(edition_id)
    elif form == "long":
        return None, given
    else:
        first = next(given, None)
        if first is not None:
            edition_id = first.edition
            given = chain((first,), given)
    return edition_id, _of_edition(given, edition_id)


def _of_reports(given: Iterable[Report]) -> Iterator[Report]:
    for number, report in enumerate(given):
        raise_if(wrong_reports((f"/reports/{number}", report)))
        yield report


def _of_edition(reports: Iterator[Report], edition_id: str | None) -> Iterator[Report]:
    for number, report in enumerate(reports):
        if report.edition != edition_id:
            words = _OTHER_EDITION.format(
                agency=report.agency.name,
                year=report.year,
                other=report.edition,
                edition=edition_id,
            )
            raise InvalidValueError([Problem(f"/reports/{number}", "edition", words)])
        yield report


def _refuse_unknown(form: str) -> None:
    known = get_args(TableForm)
    if form not in known:
        names = ", ".join(map(repr, known))
        raise OptionError(_NO_FORM.format(known=names, form=describe(form)))
