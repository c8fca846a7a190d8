"""What became of one figure, or of one text, exactly."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from govdisclose.cells import Money, Value
from govdisclose.money import EXACT, UNITS, YUAN, in_yuan

if TYPE_CHECKING:
    from fractions import Fraction

_PRINTED_UNIT = re.compile("单位：([^）]+)")
_EXPLANATION = re.compile("(?<=.)（(?!单位)[^（）]*）$")
_WEIGHED_IN = "万元"
_STEADY = 10
"""What is added to both figures before a change is weighed, so that 0 → 1 weighs little."""


def plain(label: str) -> str:
    """Leave out what a printed label says in brackets at its end, unless it is the unit."""
    return _EXPLANATION.sub("", label)


def tenths(percent: "Fraction") -> int:
    """Round per cents to tenths, halves away from 0."""
    numerator, denominator = abs(percent.numerator), percent.denominator
    rounded = (20 * numerator + denominator) // (2 * denominator)
    return -rounded if percent < 0 else rounded


@attrs.frozen
class Change:
    """A figure of two reports."""

    labels: tuple[str, ...]
    """Its printed words, the outermost first, without line breaks."""
    before: Value
    """The figure of the earlier report as published; None where it is blank."""
    after: Value
    """That of the later one."""

    @property
    def change(self) -> int | Decimal | None:
        """What was added (``after`` less ``before``), in ``unit``.

        None where a figure is blank, or where the unit of an amount is not known. Amounts in
        different units are converted, exactly.
        """
        pair = self._pair
        if pair is None:
            return None
        before, after = pair
        if isinstance(before, int) and isinstance(after, int):
            return after - before
        return EXACT.subtract(Decimal(after), Decimal(before))

    @property
    def percent(self) -> "Fraction | None":
        """The change in per cent of ``before``, exactly.

        None where there is no ``change``, and where ``before`` is not above 0: nothing has no
        share, and a difference below 0 (本年增/减) has none that says anything.
        """
        pair, change = self._pair, self.change
        if pair is None or change is None or pair[0] <= 0:
            return None
        from fractions import Fraction  # noqa: PLC0415 - nothing else needs it

        return Fraction(change) * 100 / Fraction(pair[0])

    @property
    def unit(self) -> str | None:
        """The unit of ``change`` where it is an amount of money, otherwise None.

        That which the form prints (万元); else that of both amounts, or 元 where they differ.
        """
        if isinstance(self.before, Money) and isinstance(self.after, Money):
            one = _in_one_unit(self.before, self.after)
            return None if one is None else one[2]
        printed = _PRINTED_UNIT.search(self.labels[-1])
        return printed and printed[1]

    @property
    def is_changed(self) -> bool:
        """Whether the figure is another one; a blank that was filled in is."""
        change = self.change
        return self.before != self.after if change is None else change != 0

    @property
    def weight(self) -> float:
        """How much the change weighs among others: its square, by the sum of both figures and 10.

        Of two equal changes that of the smaller figure weighs more, and 0 → 1 weighs little: 0 → 1
        weighs 0.1, 74 → 81 0.3, 9,000 → 9,100 0.6, 100 → 120 1.7, 0 → 10 5. Amounts of money weigh
        in 万元. It is 0 where there is no ``change``.
        """
        pair, change = self._pair, self.change
        if pair is None or not change:
            return 0.0
        scale = 10.0 ** (UNITS[self.unit] - UNITS[_WEIGHED_IN]) if self.unit in UNITS else 1.0
        before, after = (abs(float(value)) * scale for value in pair)
        return (float(change) * scale) ** 2 / (before + after + _STEADY)

    @property
    def _pair(self) -> tuple[int | Decimal, int | Decimal] | None:
        """Both figures in one unit."""
        before, after = self.before, self.after
        if before is None or after is None:
            return None
        if isinstance(before, Money) or isinstance(after, Money):
            one = _in_one_unit(before, after)
            return one and one[:2]
        return before, after


@attrs.frozen
class CellChange(Change):
    """A number cell of two reports; ``labels`` begin with the heading of the chapter."""

    pointer: str
    """JSON Pointer of the cell, in both reports."""

    @property
    def place(self) -> str:
        """Its labels in one line, without the chapter and without explanations in brackets."""
        return " / ".join(map(plain, self.labels[1:]))


@attrs.frozen
class TotalChange(Change):
    """A total of table 三 or 四 of two reports.

    ``labels`` are one or two, without the chapter. A group of rows without a total of its own, such
    as （三）不予公开, counts as the sum of its rows.
    """

    pointers: tuple[str, ...]
    """JSON Pointers of the cells of the later report whose sum it is."""


@attrs.frozen
class TextChange:
    """A chapter of prose of two reports."""

    pointer: str
    """JSON Pointer of the chapter, such as ``/overview``."""
    heading: str
    """Its printed heading."""
    before: int
    """Letters of the earlier report's chapter; digits, punctuation and white space do not count."""
    after: int
    """Those of the later one's."""
    same: float | None
    """About the share of the text that is the same, from 0.0 to 1.0, as the rule
    ``history.same-text`` measures it; None where both are empty."""


def _in_one_unit(before: Value, after: Value) -> tuple[Decimal, Decimal, str | None] | None:
    """Give two amounts in one unit, and which it is; None where a unit is not known.

    No money needs no unit.
    """
    if not isinstance(before, Money) or not isinstance(after, Money):
        return None
    units = {amount.unit for amount in (before, after) if amount.value}
    if None in units:
        return None
    if len(units) <= 1:
        return before.value, after.value, next(iter(units), after.unit)
    first, second = in_yuan(before), in_yuan(after)
    if first is None or second is None:
        return None
    # 1.2 万元 are 1.2E+4 元 to decimals, and 12000 to people: 0 has no such exponent.
    return EXACT.add(first, Decimal(0)), EXACT.add(second, Decimal(0)), YUAN
