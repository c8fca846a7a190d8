"""Fill in what is blank, on request: checking never does."""

from collections.abc import Collection
from decimal import Decimal
from typing import TypeVar, cast

from govdisclose.cells import Cell, Money, Value
from govdisclose.checks.relations import Term, parts_of_totals
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.form import Form, cached, leaves, values_by_pointer
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
    kept = {remark.pointer for remark in report.remarks}
    filled = fill_in(type(report), values, kept)
    return replace(report, filled) if filled else report


def fill_in(
    form: type[Form], values: dict[str, Value], kept: Collection[str] = ()
) -> dict[str, Value]:
    """Fill in blanks among the values of a report, in place: parts as 0, totals as their sums.

    Args:
        form: Class of the report.
        values: Its number cells, by JSON Pointer.
        kept: JSON Pointers of cells that stay blank.

    Returns:
        What was filled in.
    """
    blank = [p for p, value in values.items() if value is None and p not in kept]
    if not blank:
        return {}
    totals = parts_of_totals(form)
    zeros = _zeros(form)
    for pointer in blank:
        if pointer not in totals:
            values[pointer] = zeros[pointer]
    for pointer in blank:
        if pointer in totals:
            add_up(pointer, values, totals, kept)
    return {p: values[p] for p in blank if values[p] is not None}


@cached
def _zeros(form: type[Form]) -> dict[str, Value]:
    return {leaf.pointer: _ZERO[leaf.cell] for leaf in leaves(form)}


def add_up(
    pointer: str,
    values: dict[str, Value],
    totals: dict[str, list[tuple[Term, ...]]],
    kept: Collection[str],
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
