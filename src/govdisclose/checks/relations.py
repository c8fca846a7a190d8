"""The relations (勾稽关系) of the form, as data: a sum of cells equals another, or is no less.

They are derived from the classes of the form, so that an edition that keeps the field names needs
nothing here. All cells in them are whole numbers, and nearly all are counts: a blank is an unknown
number of 0 or more. The one kind that may be negative (本年增/减) stands on the greater side of
relations of order only, where a blank may be any amount larger all the same.
"""

import functools
from collections.abc import Iterator

import attrs

from govdisclose.checks.rows import PrintedRow, printed_rows
from govdisclose.form import Form, cached, leaves

_OUTCOMES = ("requests", "outcomes")
_OUTCOMES_TOTAL = (*_OUTCOMES, "total")
_BALANCE = (
    (("requests", "received"), ("requests", "carried_over")),
    (_OUTCOMES_TOTAL, ("requests", "carried_forward")),
)


@attrs.frozen
class Term:
    """A cell as part of a sum."""

    pointer: str
    """JSON Pointer of the cell."""
    name: str
    """Printed words that tell it from the other cells of the equality."""


@attrs.frozen
class Relation:
    """Two sums of cells that must be equal, or of which the left must not be less."""

    rule: str
    """Id of the rule that demands it."""
    code: str
    """Which message of the rule says that it does not hold; also what kind it is: ``total`` and
    ``balance`` are equalities, all others relations of order."""
    labels: tuple[str, ...]
    """Printed words that name the total, or the column; the chapter heading is the first."""
    left: tuple[Term, ...]
    """A single cell where it is a total."""
    right: tuple[Term, ...]
    """The parts, where the left side is a total."""

    @functools.cached_property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """JSON Pointers of the cells of both sides, left side first."""
        return tuple(t.pointer for t in self.left), tuple(t.pointer for t in self.right)

    @property
    def pointers(self) -> tuple[str, ...]:
        """JSON Pointers of all its cells, left side first."""
        return self.sides[0] + self.sides[1]

    @property
    def is_total(self) -> bool:
        """Whether it says what a single cell is: the sum of its parts."""
        return self.code == "total"

    @property
    def is_equality(self) -> bool:
        """Whether both sides must be the same."""
        return self.code in {"total", "balance"}


@cached
def relations(report: type[Form]) -> tuple[Relation, ...]:
    """Derive all relations of an edition, rule by rule and in printed order.

    Args:
        report: Class of an edition's reports, such as ``e2021.Report``.
    """
    return (
        *_balance(report),
        *_outcomes_totals(report),
        *_totals(report, "requests.row-total", "requests"),
        *_totals(report, "disputes.total", "disputes"),
        *_orders(report),
    )


@cached
def equalities(report: type[Form]) -> tuple[Relation, ...]:
    """Give those relations of an edition that are equalities."""
    return tuple(relation for relation in relations(report) if relation.is_equality)


@cached
def relations_by_rule(report: type[Form]) -> dict[str, tuple[Relation, ...]]:
    """Group the relations of an edition by the rule that demands them."""
    rules = dict.fromkeys(relation.rule for relation in relations(report))
    return {rule: tuple(r for r in relations(report) if r.rule == rule) for rule in rules}


@cached
def parts_of_totals(report: type[Form]) -> dict[str, list[tuple[Term, ...]]]:
    """Give the parts of each total; the grand total of table 三 has parts above and beside it."""
    totals: dict[str, list[tuple[Term, ...]]] = {}
    for equality in equalities(report):
        if equality.is_total:
            totals.setdefault(equality.left[0].pointer, []).append(equality.right)
    return totals


def _balance(report: type[Form]) -> Iterator[Relation]:
    """一 + 二 = 三（七） + 四 in each column, as the corner of table 三 says."""
    rows = {row.path: row for row in printed_rows(report)}
    total = rows[_OUTCOMES_TOTAL]
    for index, column in enumerate(total.columns):
        left, right = (
            tuple(Term(rows[path].pointers[index], _name(rows[path], 1)) for path in side)
            for side in _BALANCE
        )
        yield Relation("requests.balance", "balance", total.labels[:1] + column.labels, left, right)


def _outcomes_totals(report: type[Form]) -> Iterator[Relation]:
    """三（七）总计 = the sum of the other rows of 三, in each column."""
    rows = {row.path: row for row in printed_rows(report) if row.path[:2] == _OUTCOMES}
    total = rows.pop(_OUTCOMES_TOTAL)
    for index, column in enumerate(total.columns):
        yield Relation(
            "requests.outcomes-total",
            "total",
            total.labels + column.labels,
            (Term(total.pointers[index], column.labels[-1]),),
            tuple(Term(row.pointers[index], _name(row, 2)) for row in rows.values()),
        )


def _totals(report: type[Form], rule: str, chapter: str) -> Iterator[Relation]:
    """总计 = the sum of the cells beside it, wherever a chapter's table has such a cell."""
    cells = [leaf for leaf in leaves(report) if leaf.path[0] == chapter]
    for total in cells:
        *group, name = total.path
        if name == "total":
            beside = [cell for cell in cells if [*cell.path[: len(group)]] == group]
            yield Relation(
                rule,
                "total",
                total.labels,
                (Term(total.pointer, total.labels[-1]),),
                tuple(Term(cell.pointer, cell.labels[-1]) for cell in beside if cell != total),
            )


_ORDERS = (
    ("proactive.stock", "stock", ("in_force", "repealed"), ("issued",)),
    ("proactive.items", "items", ("previous_items", "change"), ()),
    ("proactive.items", "disclosed", ("total_disclosed",), ("newly_disclosed",)),
)


def _orders(report: type[Form]) -> Iterator[Relation]:
    """What a row of chapter 二 cannot be: less than nothing, or more than the whole."""
    for rule, code, *sides in _ORDERS:
        for row in printed_rows(report):
            cells = zip(row.columns, row.pointers, strict=True)
            terms = {cell.path[-1]: Term(pointer, cell.labels[-1]) for cell, pointer in cells}
            if terms.keys() >= {*sides[0], *sides[1]}:
                left, right = (tuple(terms[name] for name in side) for side in sides)
                yield Relation(rule, code, row.labels, left, right)


def _name(row: PrintedRow, depth: int) -> str:
    """Name a row by its words below so many outer groups."""
    return " / ".join(row.labels[depth:])
