"""One quick question: is every cell filled, and does every equality hold?

Nearly all reports are consistent, and batches check very many of them, so that this question is
put before any rule looks closer. A program is written for each edition, once, from its equalities:
each cell is read once and each sum written out. That is some five times quicker than reading the
cells by ``attrgetter`` and adding them in loops, and quicker than a loop written by hand.
"""

from collections.abc import Callable, Iterator
from typing import Any

from govdisclose.checks.equalities import Term, equalities
from govdisclose.editions import Report
from govdisclose.form import Form, cached, leaves


def balances(report: Report) -> bool:
    """Say whether all cells are filled and all equalities hold."""
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
        for end in range(1, len(leaf.path) + 1):
            path = leaf.path[:end]
            if path not in names:
                names[path] = f"v{len(names)}"
                yield f"        {names[path]} = {names[path[:-1]]}.{path[-1]}"
    cells = {leaf.pointer: names[leaf.path] for leaf in leaves(report)}
    sums = equalities(report)
    summed = {term.pointer for equality in sums for term in equality.left + equality.right}
    conditions = [f"{name} is not None" for cell, name in cells.items() if cell not in summed]
    conditions += [f"{_sum(e.left, cells)} == {_sum(e.right, cells)}" for e in sums]
    yield "        return " + " and ".join(conditions)
    yield "    except TypeError:"
    yield "        return False"


def _sum(terms: tuple[Term, ...], cells: dict[str, str]) -> str:
    return " + ".join(cells[term.pointer] for term in terms)
