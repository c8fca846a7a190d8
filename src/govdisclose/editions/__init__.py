"""The editions of the official form, side by side; there is no conversion between them.

A new edition is one module like ``e2021`` and one line in ``EDITIONS``.
"""

import os
from collections.abc import Iterator
from typing import TypeGuard

import attrs

from govdisclose.editions import e2019, e2021
from govdisclose.editions.shared import Agency
from govdisclose.errors import Message, Problem, UnknownEditionError, describe, raise_if
from govdisclose.form import cell_values

Report = e2019.Report | e2021.Report
"""A report of any edition."""

_UNKNOWN = Message(
    "没有 {edition} 版表格；现有：{known}",
    "there is no edition {edition} of the form; the editions are: {known}",
)
_NOT_TEXT = Message(
    "版本是文字（str），现有：{known}；得到 {edition}",
    "an edition is named by text (str): {known}; got {edition}",
)
_NO_REPORT = Message("应为报告（Report）；得到 {value}", "expected a report; got {value}")
_LOAD = Message("；文件先用 gd.load 读入", "; read a file by gd.load first")
_NO_HINT = Message("", "")


@attrs.frozen
class Edition:
    """An edition of the official form."""

    id: str
    """The year of its notice, which is also ``edition`` in JSON."""
    notice: str
    """Number of the notice that prescribes the form."""
    first_year: int
    """First report year it is for."""
    last_year: int | None
    """Last report year it is for; None: still in use."""
    report: type[e2019.Report] | type[e2021.Report]
    """Class of its reports."""


EDITIONS = {
    edition.id: edition
    for edition in (
        Edition("2019", "国办公开办函〔2019〕60号", 2019, 2020, e2019.Report),
        Edition("2021", "国办公开办函〔2021〕30号", 2021, None, e2021.Report),
    )
}
"""The editions by id, oldest first."""

IN_USE = next(reversed(EDITIONS.values()))
"""The newest edition."""


_REPORTS = frozenset(edition.report for edition in EDITIONS.values())


def is_report(value: object) -> TypeGuard[Report]:
    """Say whether a value is a report of an edition; a subclass is none: no edition knows it."""
    return type(value) in _REPORTS


def wrong_reports(*given: tuple[str, object]) -> Iterator[Problem]:
    """Say what is no report, of values beside the pointers that name them."""
    for pointer, value in given:
        if not is_report(value):
            hint = _LOAD if isinstance(value, str | os.PathLike) else _NO_HINT
            words = _NO_REPORT.format(value=describe(value))
            yield Problem(pointer, "type", Message.join([words, hint], zh="", en=""))


def refuse_other_than_reports(**given: object) -> None:
    """Refuse arguments, by name, that are no reports.

    Raises:
        InvalidValueError: With one problem for each that is none.
    """
    raise_if(wrong_reports(*((f"/{name}", value) for name, value in given.items())))


def edition(edition_id: str) -> Edition:
    """Look up an edition.

    Raises:
        UnknownEditionError: No edition has this id.
    """
    try:
        return EDITIONS[edition_id]
    except (KeyError, TypeError):
        known = ", ".join(map(repr, EDITIONS))
        words = _UNKNOWN if isinstance(edition_id, str) else _NOT_TEXT
        raise UnknownEditionError(words.format(edition=describe(edition_id), known=known)) from None


def edition_for(year: int) -> Edition | None:
    """Look up the edition that is for a report year; None: it is before the earliest."""
    for known in EDITIONS.values():
        if known.first_year <= year <= (known.last_year or year):
            return known
    return None


def blank(edition_id: str, *, year: int | None = None, agency: Agency | None = None) -> Report:
    """Build the blank form: every cell None, every chapter empty.

    Args:
        edition_id: ``"2019"`` or ``"2021"``.
        year: Report year, or None where it is to be filled in by hand.
        agency: The publishing organ, or None where it is to be filled in by hand.

    Returns:
        A report of that edition, to be filled in with ``replace``.

    Raises:
        UnknownEditionError: No edition has this id.
        InvalidValueError: Year or agency cannot stand in a report.
    """
    return edition(edition_id).report(
        year=year, agency=Agency(name="") if agency is None else agency
    )


def is_blank_form(report: Report) -> bool:
    """Tell a form that is yet to be filled in, by hand it may be, from a report.

    Args:
        report: It is a blank form if it has no figure, no prose, no attachment and no remark,
            whatever is said of its year and its agency.
    """
    prose = report.preface or report.overview or report.problems or report.other_matters
    if prose or report.attachments or report.remarks:
        return False
    return not any(value is not None for value in cell_values(report))
