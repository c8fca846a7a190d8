"""Totals as formulas: what a cell adds up, and where sums do not hold.

The relations are those of the checks; nothing of the form is written down here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import attrs
from xlsxwriter.utility import xl_rowcol_to_cell

from govdisclose.cells import Value
from govdisclose.checks.relations import Relation, equalities, parts_of_totals
from govdisclose.editions import Report
from govdisclose.form import values_by_pointer

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@attrs.frozen
class Total:
    """A total that is a formula."""

    parts: tuple[str, ...]
    """JSON Pointers of the cells that it adds up."""
    value: int | None
    """What it shows; None where a part is not known."""


def totals(report: Report) -> dict[str, Total]:
    """Say which totals are formulas: those that say nothing else than their parts.

    A total that is stated stays a number where its parts are not all known, or add up to something
    else: nothing is changed. A blank total is one that is yet to be added up, unless a remark
    explains why it is blank.
    """
    values = values_by_pointer(report)
    remarked = {remark.pointer for remark in report.remarks}
    parts = {
        pointer: tuple(term.pointer for term in terms[0])
        for pointer, terms in parts_of_totals(type(report)).items()
    }
    found: dict[str, Total] = {}
    for pointer in parts:
        _total(pointer, parts, values, remarked, found)
    return {pointer: total for pointer, total in found.items() if total.parts}


def _total(
    pointer: str,
    parts: Mapping[str, tuple[str, ...]],
    values: Mapping[str, Value],
    remarked: set[str],
    found: dict[str, Total],
) -> int | None:
    """Give what a cell shows; of a total, find out too whether it is a formula."""
    stated = cast("int | None", values[pointer])  # all cells in equalities are counts
    if pointer not in parts:
        return stated
    if pointer not in found:
        counts = [_total(part, parts, values, remarked, found) for part in parts[pointer]]
        known = [count for count in counts if count is not None]
        total = sum(known) if len(known) == len(counts) else None
        blank = stated is None and pointer not in remarked
        formula = blank or (stated is not None and stated == total)
        found[pointer] = Total(parts[pointer], total) if formula else Total((), stated)
    return found[pointer].value


def formula(parts: Sequence[Place]) -> str:
    """Write the formula of a total: blank until all its parts are numbers."""
    cells = _references(parts, absolute=False)
    return f'=IF(COUNT({cells})={len(parts)},SUM({cells}),"")'


def broken(relation: Relation, places: Mapping[str, Place]) -> str:
    """Write the condition that an equality fails; it does not hold while a cell is blank."""
    left, right = ([places[pointer] for pointer in side] for side in relation.sides)
    sides = [_references(side, absolute=True) for side in (left, right)]
    known = f"COUNT({','.join(sides)})={len(left) + len(right)}"
    return f"=AND({known},SUM({sides[0]})<>SUM({sides[1]}))"


def chapter_equalities(report: type[Report], chapter: str) -> list[Relation]:
    """List the equalities between cells of a chapter's table."""
    start = f"/{chapter}/"
    return [each for each in equalities(report) if each.pointers[0].startswith(start)]


def _references(places: Iterable[Place], *, absolute: bool) -> str:
    """Write references to cells; those beside or below each other are one range."""
    runs: list[list[Place]] = []
    for row, column in places:
        if runs and _goes_on(runs[-1], (row, column)):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    return ",".join(
        ":".join(
            xl_rowcol_to_cell(*place, row_abs=absolute, col_abs=absolute)
            for place in dict.fromkeys((run[0], run[-1]))
        )
        for run in runs
    )


def _goes_on(run: list[Place], place: Place) -> bool:
    (first_row, first_column), (row, column) = run[0], run[-1]
    below = place == (row + 1, column) and first_column == column
    beside = place == (row, column + 1) and first_row == row
    return (below and (len(run) == 1 or first_row != row)) or (
        beside and (len(run) == 1 or first_column != column)
    )
