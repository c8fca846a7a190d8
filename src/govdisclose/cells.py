"""Number cells: their kinds, what each may hold, and the checks that refuse the rest.

Every cell may be None: blank, not yet known. A blank is not a zero.
"""

import enum
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated

import attrs

from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.text import check_text, is_visible

MAX_COUNT = 10**12
"""Largest count, and largest absolute value of a change, that a cell holds."""
MAX_AMOUNT_DIGITS = 15
"""Most digits that an amount may have before, and after, its decimal point."""


class Cell(enum.Enum):
    """The kinds of number cell."""

    COUNT = "count"
    CHANGE = "change"
    AMOUNT = "amount"
    MONEY = "money"

    __hash__ = object.__hash__  # there is one of each; that of Enum is many times slower


@attrs.frozen
class Money:
    """An amount that carries its own unit, where the form prints none (采购总金额, 2019)."""

    value: Decimal
    """The number as published; not negative."""
    unit: str | None = None
    """The unit as published, such as 元 or 万元; None where none was written."""

    def __attrs_post_init__(self) -> None:
        problems: list[Problem | None] = []
        if self.value is None or not _is_amount(self.value):
            problems.append(refusal(Cell.AMOUNT, self.value, "/value"))
        if self.unit is not None:
            problems.append(check_text(self.unit, "/unit", required=True))
        raise_if(problems)


Count = Annotated[int | None, Cell.COUNT]
"""A number of things, 0 to ``MAX_COUNT``; None is a blank cell."""
Change = Annotated[int | None, Cell.CHANGE]
"""A signed difference (本年增/减), within plus or minus ``MAX_COUNT``; None is a blank cell."""
Amount = Annotated[Decimal | None, Cell.AMOUNT]
"""An amount in the unit that the form prints; not negative; None is a blank cell."""
AmountWithUnit = Annotated[Money | None, Cell.MONEY]
"""An amount with its own unit; None is a blank cell."""

Value = int | Decimal | Money | None
"""What a cell holds."""

_BRACKETS = {("（", "）"), ("(", ")")}
_KEPT_NUMBERS = 10_000  # the rest is written each time


class WholeNumbers(dict[int | None, str]):
    """Whole numbers, and a blank, as text: most are small, and looked up rather than written.

    Args:
        blank: What stands for None.
    """

    def __init__(self, blank: str) -> None:
        super().__init__({None: blank})

    def __missing__(self, number: int) -> str:
        text = str(number)
        if len(self) < _KEPT_NUMBERS:
            self[number] = text
        return text


def shown(value: Value) -> str:
    """Write a value as it is printed; a blank is the empty text."""
    if type(value) is int:
        return str(value)
    if isinstance(value, Money):
        return f"{value.value:f}{value.unit or ''}"
    return "" if value is None else f"{value:f}"


def noted(text: str, remark: str) -> str:
    """Write a remark behind what a cell shows, in brackets if it has none of its own around it."""
    if not remark:
        return text
    return text + (remark if _is_enclosed(remark) else f"（{remark}）")


def _is_enclosed(remark: str) -> bool:
    """Say whether one pair of brackets is around a whole remark, with something in it."""
    inner = remark[1:-1]
    pair = (remark[:1], remark[-1:]) in _BRACKETS
    return pair and is_visible(inner) and set("（）()").isdisjoint(inner)


_COUNT = Message(
    "应为 0 至 10¹² 的整数，空白用 None（JSON 中为 null）；得到 {value}",
    "expected a whole number from 0 to 10¹², or None (null in JSON) for a blank; got {value}",
)
_CHANGE = Message(
    "应为绝对值不超过 10¹² 的整数，空白用 None（JSON 中为 null）；得到 {value}",
    "expected a whole number within ±10¹², or None (null in JSON) for a blank; got {value}",
)
_AMOUNT = Message(
    "应为不小于 0 的十进制数（Decimal），小数点前后各不超过 15 位，空白用 None；得到 {value}",
    "expected a Decimal of 0 or more with at most 15 digits before and after the point, or None "
    "for a blank; got {value}",
)
_MONEY = Message(
    "应为带单位的金额（Money），空白用 None；得到 {value}",
    "expected an amount with its unit (Money), or None for a blank; got {value}",
)


def _is_count(value: object) -> bool:
    return value is None or (type(value) is int and 0 <= value <= MAX_COUNT)


def _is_change(value: object) -> bool:
    return value is None or (type(value) is int and -MAX_COUNT <= value <= MAX_COUNT)


def _is_amount(value: object) -> bool:
    if value is None:
        return True
    if type(value) is not Decimal or not value.is_finite() or value.is_signed():
        return False
    exponent = value.as_tuple().exponent
    short = isinstance(exponent, int) and -exponent <= MAX_AMOUNT_DIGITS
    return short and value.adjusted() < MAX_AMOUNT_DIGITS


def _is_money(value: object) -> bool:
    return value is None or type(value) is Money


ACCEPTS: dict[Cell, Callable[[object], bool]] = {
    Cell.COUNT: _is_count,
    Cell.CHANGE: _is_change,
    Cell.AMOUNT: _is_amount,
    Cell.MONEY: _is_money,
}
"""What tells whether a value may stand in a cell, by the kind of cell."""

_EXPECTED = {Cell.COUNT: _COUNT, Cell.CHANGE: _CHANGE, Cell.AMOUNT: _AMOUNT, Cell.MONEY: _MONEY}


def refusal(cell: Cell, value: object, pointer: str) -> Problem:
    """Say what should stand in a cell instead of a value that it does not accept."""
    return Problem(pointer, cell.value, _EXPECTED[cell].format(value=describe(value)))
