"""A waiver (豁免): a written reason why a rule may be broken in one place."""

from collections.abc import Callable
from datetime import date

import attrs

from govdisclose.arguments import refuse_other
from govdisclose.checks.findings import Silence
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.text import check_text

_BLANK = Message("不能空白", "it must not be blank")
_NOT_POINTER = Message(
    "应为以 / 开头的 JSON Pointer，空的是整份报告；得到 {value}",
    "expected a JSON Pointer, which begins with /, or nothing for the whole report; got {value}",
)
_NOT_DATE = Message(
    "应为日期，如 2025-12-31（不加引号）；得到 {value}",
    "expected a date such as 2025-12-31, without quotation marks; got {value}",
)
_NOT_YEAR = Message("应为整数年份，如 2024；得到 {value}", "expected a year, as 2024; got {value}")


@attrs.frozen(kw_only=True)
class Waiver:
    """A written reason why a rule may be broken in one place."""

    rule: str
    """Id of the rule."""
    pointer: str
    """JSON Pointer of the place, as the finding names it first; of a group, for all cells in it;
    empty: the whole report."""
    reason: str
    who: str | None = None
    """Who answers for it."""
    until: date | None = None
    """Last day on which it holds; None: for good."""
    agency: str | None = None
    """Name of the agency whose report it is for; None: any."""
    year: int | None = None
    """Report year that it is for; None: any."""

    def __attrs_post_init__(self) -> None:
        """Check every field; only what need not be known may be None.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(
            wrong_value(field.name, getattr(self, field.name))
            for field in attrs.fields(Waiver)
            if getattr(self, field.name) is not None or field.default is attrs.NOTHING
        )

    @property
    def silence(self) -> Silence:
        """What it gives to the findings that it silences."""
        return Silence(by="waiver", reason=self.reason, who=self.who, until=self.until)

    def holds(self, report: Report, today: date) -> bool:
        """Say whether it is for this report, and not expired.

        Args:
            report: Any report.
            today: The day on which it is asked; the last of a waiver is ``until``.

        Returns:
            Whether agency and year are those of the waiver, where it names them, and it lasts.

        Raises:
            InvalidValueError: An argument is something else than it should be.
        """
        refuse_other_than_reports(report=report)
        refuse_other(date, today=today)
        return (
            (self.agency is None or self.agency == report.agency.name)
            and (self.year is None or self.year == report.year)
            and (self.until is None or today <= self.until)
        )

    def covers(self, pointer: str) -> bool:
        """Say whether a place is the one named, or within it.

        Args:
            pointer: JSON Pointer of the place.

        Returns:
            Whether it is; a waiver for the whole report covers any.

        Raises:
            InvalidValueError: ``pointer`` is no text.
        """
        refuse_other(str, pointer=pointer)
        return (pointer + "/").startswith(self.pointer + "/")


def wrong_value(field: str, value: object) -> Problem | None:
    """Say what is wrong with the value of a field, whether a program or a file gives it.

    Args:
        field: Its name.
        value: Anything but None.
    """
    return _CHECKS.get(field, _text)(value, f"/{field}")


def _text(value: object, pointer: str) -> Problem | None:
    if isinstance(value, str) and not value.strip():
        return Problem(pointer, "empty", _BLANK)
    return check_text(value, pointer, lines=True)


def _pointer(value: object, pointer: str) -> Problem | None:
    if type(value) is str and (not value or value.startswith("/")):
        return None
    return Problem(pointer, "pointer", _NOT_POINTER.format(value=describe(value)))


def _date(value: object, pointer: str) -> Problem | None:
    # A point in time is a date too, to Python.
    if type(value) is date:
        return None
    return Problem(pointer, "date", _NOT_DATE.format(value=describe(value)))


def _year(value: object, pointer: str) -> Problem | None:
    if type(value) is int:
        return None
    return Problem(pointer, "year", _NOT_YEAR.format(value=describe(value)))


_CHECKS: dict[str, Callable[[object, str], Problem | None]] = {
    "pointer": _pointer,
    "until": _date,
    "year": _year,
}
