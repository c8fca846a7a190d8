"""Fill in what is blank, on request: checking never does."""

from decimal import Decimal
from typing import TypeVar, cast

from govdisclose.cells import Cell, Money, Value
from govdisclose.checks.relations import Term, parts_of_totals
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.form import leaves, values_by_pointer
from govdisclose.pointers import replace

R = TypeVar("R", bound=Report)

_ZERO: dict[Cell, Value] = {
    Cell.COUNT: 0,
    Cell.CHANGE: 0,
    Cell.AMOUNT: Decimal(0),
    Cell.MONEY: Money(Decimal(0)),
}
"""Nothing, as each kind of cell writes it. No money needs no unit, and none is invented."""


def complete(report: R) -> R:
    """Fill in blank cells: parts become 0, totals the sums of their parts.

    A filled cell is never changed: a total that contradicts its parts stays as it is, and
    ``check`` says so. A blank cell that carries a remark stays blank, because the remark explains
    it; so does a blank total that cannot be known because of such a cell. Text and remarks stay.
    Completing a completed report changes nothing.

    Args:
        report: A report of any edition.

    Returns:
        The completed copy; the report itself where nothing is to be filled in.

    Raises:
        InvalidValueError: A sum is larger than a cell can hold; or it is no report.
    """
    refuse_other_than_reports(report=report)
    values = values_by_pointer(report)
    cells = {leaf.pointer: leaf.cell for leaf in leaves(type(report))}
    totals = parts_of_totals(type(report))
    kept = {remark.pointer for remark in report.remarks}
    blank = [p for p, value in values.items() if value is None and p not in kept]
    for pointer in blank:
        if pointer not in totals:
            values[pointer] = _ZERO[cells[pointer]]
    for pointer in totals:
        add_up(pointer, values, totals, kept)
    filled = {p: values[p] for p in blank if values[p] is not None}
    return replace(report, filled) if filled else report


def add_up(
    pointer: str,
    values: dict[str, Value],
    totals: dict[str, list[tuple[Term, ...]]],
    kept: set[str],
) -> int | None:
    """Give the count in a cell; where it is a blank total, add up its parts, and theirs."""
    if values[pointer] is None and pointer not in kept:
        for parts in totals.get(pointer, ()):
            counts = [add_up(part.pointer, values, totals, kept) for part in parts]
            known = [count for count in counts if count is not None]
            if len(known) == len(counts):
                values[pointer] = sum(known)
                break
    return cast("int | None", values[pointer])  # all cells in equalities are counts
