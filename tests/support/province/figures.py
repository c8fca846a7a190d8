"""The figures of an organ of a made-up province: drawn, and added up so that all sums hold."""

import random
from decimal import Decimal
from itertools import accumulate
from typing import Any

from govdisclose.cells import Money, Value
from govdisclose.checks.rows import PrintedRow, printed_rows
from govdisclose.form import Form, build, cached, form_fields

_COLUMNS = (50, 4, 1, 1, 6, 2)
"""How often natural persons, and the five kinds of organisations, ask."""
_OUTCOMES = {"disclosed": 40, "partially_disclosed": 8, "not_held": 24, "third_party_rights": 2}
"""How often a request ends in some rows; once in each other one."""
_LOTS = 12
"""Requests are shared out in at most so many lots."""


def tables(dice: random.Random, cls: type[Form], scale: int, *, rules: bool) -> dict[str, Any]:
    """Draw the three tables.

    Args:
        dice: What they are drawn with.
        cls: The edition's class of reports.
        scale: About how many requests there are.
        rules: Whether the organ makes 规章.
    """
    drawn: dict[str, list[Any]] = {
        "proactive_disclosure": _proactive(dice, cls, scale, rules=rules),
        "requests": _requests(dice, cls, scale),
        "disputes": _disputes(dice, scale),
    }
    classes = {field.name: field.form for field in form_fields(cls)}
    return {name: build(classes[name], values) for name, values in drawn.items()}


def below(dice: random.Random, limit: int) -> int:
    """Draw a number from 0 on below a limit; quicker than ``randrange``."""
    return int(dice.random() * limit)


@cached
def _rows(cls: type[Form], chapter: str) -> tuple[PrintedRow, ...]:
    return tuple(row for row in printed_rows(cls) if row.path[0] == chapter)


@cached
def _weights(cls: type[Form]) -> tuple[int, ...]:
    """How often a request ends in a cell of table 三, added up over the rows of outcomes."""
    outcomes = _rows(cls, "requests")[2:-2]
    weights = [_OUTCOMES.get(row.path[-1], 1) * column for row in outcomes for column in _COLUMNS]
    return tuple(accumulate(weights))


def _requests(dice: random.Random, cls: type[Form], scale: int) -> list[int]:
    weights = _weights(cls)
    requests = int(dice.expovariate(1 / scale))
    lots = min(requests, _LOTS)
    cells = [0] * len(weights)
    for place in dice.choices(range(len(weights)), cum_weights=weights, k=lots):
        cells[place] += requests // lots
    rows = [cells[start : start + 6] for start in range(0, len(cells), 6)]
    total = [sum(column) for column in zip(*rows, strict=True)]
    forward = [below(dice, number // 10 + 2) if number else 0 for number in total]
    over = [below(dice, number // 10 + 1) for number in total]
    new = [a + b - c for a, b, c in zip(total, forward, over, strict=True)]
    return [cell for row in (new, over, *rows, total, forward) for cell in (*row, sum(row))]


def _disputes(dice: random.Random, scale: int) -> list[int]:
    values = []
    for _ in range(3):
        ends = [below(dice, scale // 40 + 1) for _ in range(4)]
        values += [*ends, sum(ends)]
    return values


def _proactive(dice: random.Random, cls: type[Form], scale: int, *, rules: bool) -> list[Value]:
    values: list[Value] = []
    for row in _rows(cls, "proactive_disclosure"):
        names = tuple(column.path[-1] for column in row.columns)
        # 规章 are for few to make, and documents are fewer than decisions.
        makes_none = row.path[-1] == "rules" and not rules
        most = 1 if makes_none else 8 if row.path[1] == "documents" else 20 * scale
        values += _ROWS[names](dice, most)
    return values


def _stock(dice: random.Random, most: int) -> tuple[Value, ...]:
    issued, repealed = below(dice, most), below(dice, most)
    return issued, repealed, issued + below(dice, 4 * most - 3)


def _published(dice: random.Random, most: int) -> tuple[Value, ...]:
    made = below(dice, most)
    return made, made, made + below(dice, 4 * most - 3)


def _items(dice: random.Random, most: int) -> tuple[Value, ...]:
    items = below(dice, most // 20 + 2)
    return items, below(dice, 7) - min(items, 3)


def _decided(dice: random.Random, most: int) -> tuple[Value, ...]:
    return (*_items(dice, most), below(dice, 9 * most))


def _decisions(dice: random.Random, most: int) -> tuple[Value, ...]:
    return (below(dice, 9 * most),)


def _amount(dice: random.Random, most: int) -> tuple[Value, ...]:
    return (Decimal(below(dice, 900 * most)).scaleb(-2),)


def _purchases(dice: random.Random, most: int) -> tuple[Value, ...]:
    [amount] = _amount(dice, most)
    return below(dice, most), Money(Decimal(str(amount)), "万元")


_ROWS: dict[tuple[str, ...], Any] = {
    ("issued", "repealed", "in_force"): _stock,
    ("decisions",): _decisions,
    ("amount",): _amount,
    ("newly_made", "newly_disclosed", "total_disclosed"): _published,
    ("previous_items", "change", "decisions"): _decided,
    ("previous_items", "change"): _items,
    ("projects", "amount"): _purchases,
}
"""How the rows of table 二 are drawn, by the names of their columns."""
