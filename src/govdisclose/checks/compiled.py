"""One quick question: is every cell filled, and does every relation hold?

Nearly all reports are consistent, and batches check very many of them, so that this question is
put before any rule looks closer. A program is written for each edition, once, from its relations:
each cell is read once and each sum written out. That is some five times quicker than reading the
cells by ``attrgetter`` and adding them in loops, and quicker than a loop written by hand.
"""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from govdisclose.checks.relations import Term, relations
from govdisclose.editions import Report
from govdisclose.form import Form, cached, leaves


def balances(report: Report) -> bool:
    """Say whether all cells are filled and all relations hold."""
    return _program(type(report))(report)


@cached
def _program(report: type[Form]) -> Callable[[Form], bool]:
    scope: dict[str, Any] = {}
    # The text consists of field names of the form's classes and of nothing from outside.
    exec("\n".join(_lines(report)), scope)  # noqa: S102 - see above, and the module's reason
    program: Callable[[Form], bool] = scope["balances"]
    return program


def _lines(report: type[Form]) -> Iterator[str]:
    """Write the program; a blank among the terms of a sum raises TypeError in it."""
    names: dict[tuple[str, ...], str] = {(): "report"}
    yield "def balances(report):"
    yield "    try:"
    for leaf in leaves(report):
        # The path of the cell's outermost group, of the next within it, and so on to the cell's.
        for path in itertools.accumulate((name,) for name in leaf.path):
            if path not in names:
                names[path] = f"v{len(names)}"
                yield f"        {names[path]} = {names[path[:-1]]}.{path[-1]}"
    cells = {leaf.pointer: names[leaf.path] for leaf in leaves(report)}
    summed = {pointer for relation in relations(report) for pointer in relation.pointers}
    conditions = [f"{name} is not None" for cell, name in cells.items() if cell not in summed]
    conditions += [
        f"{_sum(relation.left, cells)} {'==' if relation.is_equality else '>='} "
        f"{_sum(relation.right, cells)}"
        for relation in relations(report)
    ]
    yield "        return " + " and ".join(conditions)
    yield "    except TypeError:"
    yield "        return False"


def _sum(terms: tuple[Term, ...], cells: dict[str, str]) -> str:
    return " + ".join(cells[term.pointer] for term in terms) or "0"
