"""Small tables that add up like table 三, and a plain search for what is wrong in them.

Rows are added up to a last column, some rows to a row of totals, and each column balances like the
corner of table 三 says. They are small enough to try every number in every one or two cells.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

import attrs
from hypothesis import strategies as st

from govdisclose.checks.diagnosing.incidence import Incidence, incidence
from govdisclose.checks.relations import Relation, Term

Values = dict[str, int | None]
TRIED = range(30)
"""Numbers that are tried; all sums of what is drawn are below the last."""


@attrs.frozen
class Grid:
    """A table with numbers in it."""

    relations: tuple[Relation, ...]
    incidence: Incidence
    values: Values


def _relation(code: str, left: Iterable[str], right: Iterable[str]) -> Relation:
    sides = (tuple(Term(pointer, pointer) for pointer in side) for side in (left, right))
    return Relation(code, code, (), *sides)


def _relations(rows: int, columns: int) -> Iterator[Relation]:
    """Relate the cells: row 0 and 1 are received, the last two the total and what is left."""
    total, left_over = rows - 2, rows - 1
    for column in range(columns):
        outcomes = [f"/{row}/{column}" for row in range(2, total)]
        yield _relation("total", [f"/{total}/{column}"], outcomes)
        received = [f"/0/{column}", f"/1/{column}"]
        yield _relation("balance", received, [f"/{total}/{column}", f"/{left_over}/{column}"])
    for row in range(rows):
        *parts, whole = (f"/{row}/{column}" for column in range(columns))
        yield _relation("total", [whole], parts)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Draw a consistent table, then change and blank some of its cells."""
    rows, columns = 4 + draw(st.integers(1, 2)), draw(st.integers(2, 3))
    numbers = st.integers(0, 3)
    table = [[draw(numbers) for _ in range(columns - 1)] for _ in range(rows)]
    table[-2] = [sum(part) for part in zip(*table[2:-2], strict=True)]
    for column in range(columns - 1):
        leaving = table[-2][column] + table[-1][column]
        table[0][column] = draw(st.integers(0, leaving))
        table[1][column] = leaving - table[0][column]
    values: Values = {
        f"/{row}/{column}": number
        for row, parts in enumerate(table)
        for column, number in enumerate([*parts, sum(parts)])
    }
    positions = {f"/{r}/{c}": (r, c) for r, c in itertools.product(range(rows), range(columns))}
    cells = st.sampled_from(sorted(positions))
    for cell in draw(st.lists(cells, min_size=1, max_size=3)):
        values[cell] = draw(st.integers(0, 9))
    values |= dict.fromkeys(draw(st.lists(cells, max_size=8)))
    relations = tuple(_relations(rows, columns))
    return Grid(relations, incidence(relations, positions), values)


def holds(relation: Relation, values: Mapping[str, int | None]) -> bool:
    """Say whether some numbers of 0 or more in the blanks make both sides the same."""
    (low, high), (least, most) = (_bounds(side, values) for side in relation.sides)
    return low <= most and least <= high


def _bounds(side: Iterable[str], values: Mapping[str, int | None]) -> tuple[float, float]:
    numbers = [values[pointer] for pointer in side]
    known = sum(number for number in numbers if number is not None)
    return known, float("inf") if None in numbers else known


def tried(grid: Grid) -> dict[tuple[str, ...], list[tuple[int, ...]]]:
    """Try all numbers in every cell, blank or not, or else in every two; give all that do."""
    for count in (1, 2):
        answers = {
            cells: found
            for cells in itertools.combinations(grid.values, count)
            if (found := list(_that_do(grid, cells)))
        }
        if answers:
            return answers
    return {}


def _that_do(grid: Grid, cells: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    # Quickly: equalities without these cells stay as they are.
    touched = [r for r in grid.relations if not set(cells).isdisjoint(r.pointers)]
    if all(r in touched or holds(r, grid.values) for r in grid.relations):
        for numbers in itertools.product(TRIED, repeat=len(cells)):
            values = grid.values | dict(zip(cells, numbers, strict=True))
            if all(holds(relation, values) for relation in touched):
                yield numbers
