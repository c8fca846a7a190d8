"""What fields of a table say, written as text or as other libraries have it."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from numbers import Integral
from typing import Any, TypeGuard

from govdisclose.editions.shared import Agency
from govdisclose.errors import InvalidValueError, Message, Problem, describe
from govdisclose.text import check_text

_WHOLE = re.compile("0|-?[1-9][0-9]{0,14}")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_MISSING = frozenset(("NAType", "NaTType"))
"""Types of what pandas has for a value that is not there, besides NaN."""
_LONGEST = 100
"""More digits than a decimal of Arrow has (76); some would take minutes to write."""

_NO_DAY = Message(
    "公布日期应为年、月、日，如 2025-01-20 或 2025/1/20；得到 {value}",
    "the date of publication is year, month and day, as in 2025-01-20 or 2025/1/20; got {value}",
)


def is_blank(value: object) -> bool:
    """Say whether nothing stands in a field; what pandas has for that is NaN, NA or NaT."""
    if value is None or isinstance(value, str):
        return not value
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - of NaN alone
    return type(value).__name__ in _MISSING


def about(line: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Give what a line says of its report, blank where it cannot be such, and what is wrong."""
    name = line.get("agency")
    rest = {each: line.get(each) for each in ("kind", "region", "code")}
    found = [check_text("" if name is None else name, "/agency")]
    try:
        agency = Agency(name="" if found[0] else name or "", **rest)
    except InvalidValueError as error:
        agency = Agency(name="")
        found += error.problems
    day = as_day(line.get("published"))
    if isinstance(day, str):
        found.append(Problem("/published", "date", _NO_DAY.format(value=describe(day))))
        day = None
    said = {"year": as_whole(line.get("year")), "agency": agency, "published": day}
    return said, [problem for problem in found if problem]


def as_edition(value: object) -> object:
    """Give the name of an edition, which programs that guess types read as a number."""
    whole = value if isinstance(value, str) else as_whole(value)
    return str(whole) if type(whole) is int and abs(whole) < 10**_LONGEST else whole


def as_whole(value: object) -> object:
    """Give a whole number as such, and anything else as it is."""
    if isinstance(value, str):
        return int(value) if _WHOLE.fullmatch(value) else value
    if _is_short(value) and value == value.to_integral_value():
        return int(value)
    return int(value) if _is_whole(value) else value


def as_amount(value: object) -> Any:  # noqa: ANN401 - what is no amount goes on to be refused
    """Give an amount with the digits it has; a column of Arrow fills each up with zeros."""
    if isinstance(value, str):
        return Decimal(value) if _AMOUNT.fullmatch(value) else value
    if _is_short(value):
        digits = f"{value:f}"
        return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
    return Decimal(int(value)) if _is_whole(value) else value


def _is_whole(value: object) -> TypeGuard[Integral]:
    """Say whether it is a whole number, of numpy too."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_short(value: object) -> TypeGuard[Decimal]:
    """Say whether it is a decimal that can be written with all its digits."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else None
    return (
        isinstance(value, Decimal)
        and isinstance(exponent, int)  # otherwise it is infinite, or no number
        and max(abs(exponent), abs(value.adjusted())) <= _LONGEST
    )


def as_day(value: object) -> object:
    """Give a date as such, and anything else as it is.

    The year comes first, so that it is clear which is the month; Excel writes dates with slashes.
    """
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:  # there is no such day
        return value
