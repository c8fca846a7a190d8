"""The sums of tables 三 and 四, derived from the transcription of the form, not from the classes.

A row of table 三 has seven cells, the last being its total; its first two rows and its last two are
items 一, 二, 三（七） and 四. Table 四 is one row of three blocks, each of four cells and a total.
"""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from govdisclose.cells import Cell, Money
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Agency
from govdisclose.form import leaves
from govdisclose.pointers import replace
from govdisclose.prose import Paragraph

_FORMS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data/forms.json").read_text("utf-8")
)
YEARS = {"2019": 2020, "2021": 2024}
"""A report year that fits, by edition."""
_CELLS: dict[Cell, Callable[[int], object]] = {
    Cell.COUNT: int,
    Cell.CHANGE: int,
    Cell.AMOUNT: Decimal,
    Cell.MONEY: lambda number: Money(Decimal(number), "万元"),
}
_WHOLES = {("in_force", "issued"), ("total_disclosed", "newly_disclosed")}
PROSE = (Paragraph("全年主动公开信息，办理依申请公开，加强政府信息管理和平台建设，落实监督保障。"),)
"""A chapter with something in it."""


@attrs.frozen
class Sum:
    """Two lists of cells that must add up to the same number."""

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def table(edition: str, chapter: str) -> list[list[str]]:
    """List the pointers of a table's cells, printed row by printed row."""
    rows = _FORMS[edition]["tables"][chapter]["rows"]
    cells = [[cell["cell"] for cell in row if "cell" in cell] for row in rows]
    return [row for row in cells if row]


def sums(edition: str) -> Iterator[Sum]:
    """List what must add up, in the order of the rules and then of the form."""
    rows = table(edition, "requests")
    new, carried, *outcomes, total, forward = rows
    for a, b, c, d in zip(new, carried, total, forward, strict=True):
        yield Sum("requests.balance", (a, b), (c, d))
    for whole, *parts in zip(total, *outcomes, strict=True):
        yield Sum("requests.outcomes-total", (whole,), tuple(parts))
    for row in rows:
        yield Sum("requests.row-total", (row[-1],), tuple(row[:-1]))
    [cases] = table(edition, "disputes")
    for start in (0, 5, 10):
        yield Sum("disputes.total", (cases[start + 4],), tuple(cases[start : start + 4]))


def filled(edition: str, numbers: Iterable[int] = (3, 1, 4, 1, 5, 9, 2, 6)) -> Report:
    """Build a consistent report without blanks, of positive numbers taken in turn."""
    supply = itertools.cycle(numbers)
    new, carried, *outcomes, total, forward = table(edition, "requests")
    values: dict[str, Any] = {}
    for row in (carried, *outcomes, forward):
        parts = [next(supply) for _ in row[:-1]]
        values |= zip(row, [*parts, sum(parts)], strict=True)
    for column in range(7):
        values[total[column]] = sum(values[row[column]] for row in outcomes)
        values[new[column]] = (
            values[total[column]] + values[forward[column]] - values[carried[column]]
        )
    [cases] = table(edition, "disputes")
    for start in (0, 5, 10):
        parts = [next(supply) for _ in range(4)]
        values |= zip(cases[start : start + 5], [*parts, sum(parts)], strict=True)
    for leaf in leaves(EDITIONS[edition].report):
        if leaf.pointer not in values:
            values[leaf.pointer] = _CELLS[leaf.cell](next(supply))
    for row in table(edition, "proactive_disclosure"):
        for whole, part in itertools.permutations(row, 2):
            # No more can be issued than are in force, nor be newly disclosed than in total.
            if (whole.split("/")[-1], part.split("/")[-1]) in _WHOLES:
                values[whole] += values[part]
    values |= dict.fromkeys(("/overview", "/problems", "/other_matters"), PROSE)
    return replace(blank(edition, year=YEARS[edition], agency=Agency(name="某局")), values)
