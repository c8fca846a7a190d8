"""Amounts of money that carry their own unit: what they are in 元, and what they add up to."""

from collections.abc import Mapping
from decimal import Context, Decimal, Inexact, localcontext

from govdisclose.cells import Money

EXACT = Context(prec=100, traps=[Inexact])
"""To add amounts in, as they have 30 digits at most: what would be rounded raises instead."""
YUAN = "元"
UNITS = {YUAN: 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}
"""Units that can be converted, smallest first, each with the power of ten of 元 that it is."""


def in_yuan(amount: Money) -> Decimal | None:
    """Give an amount in 元; None where its unit is not known. No money needs no unit."""
    if amount.value == 0:
        return Decimal(0)
    return amount.value.scaleb(UNITS[amount.unit], EXACT) if amount.unit in UNITS else None


def total(sums: Mapping[str, Decimal]) -> tuple[Decimal, str | None]:
    """Add up amounts in several units, exactly.

    Args:
        sums: What there is in each of ``UNITS``.

    Returns:
        The sum, in the smallest unit that there is money in, so that no decimal place is added; and
        that unit. Where there is no money at all it is 0, in the smallest unit given, if any.
    """
    units = [unit for unit in UNITS if sums.get(unit)] or [unit for unit in UNITS if unit in sums]
    if not units:
        return Decimal(0), None
    with localcontext(EXACT):
        inner = UNITS[units[0]]
        return sum((sums[u].scaleb(UNITS[u] - inner) for u in units), Decimal(0)), units[0]
