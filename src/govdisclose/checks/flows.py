"""What of a report follows from the report of the year before (上年结转, stocks), as data.

It is derived from the classes of the form, as ``relations`` are. All cells in it are whole numbers.
"""

from collections.abc import Iterator, Mapping

import attrs

from govdisclose.checks.rows import PrintedRow, place, printed_rows
from govdisclose.form import Form, cached

Numbers = Mapping[str, int | None]
"""Cells of a report by JSON Pointer; None where one is blank."""


@attrs.frozen
class Term:
    """A cell that another follows from."""

    pointer: str
    name: str
    """Its printed words, in brackets."""
    last: bool = False
    """Whether it is one of last year's report."""
    sign: int = 1
    """-1: it is taken away."""


@attrs.frozen
class Flow:
    """A cell of this year's report that follows from last year's."""

    labels: tuple[str, ...]
    """Printed words, from the chapter heading inwards."""
    cell: str
    terms: tuple[Term, ...]

    def values(self, now: Numbers, last: Numbers) -> tuple[int | None, ...]:
        """Give what the terms are, in the report of this year and in that of the year before."""
        return tuple((last if term.last else now)[term.pointer] for term in self.terms)

    def expected(self, now: Numbers, last: Numbers) -> int | None:
        """Give what the cell should be; None where a term is blank."""
        total = 0
        for term, value in zip(self.terms, self.values(now, last), strict=True):
            if value is None:
                return None
            total += term.sign * value
        return total


@cached
def flows(report: type[Form]) -> dict[str, tuple[Flow, ...]]:
    """Derive what follows from last year's report, by the rule that demands it."""
    rows = printed_rows(report)
    return {
        "history.carried-over": tuple(_carried(rows)),
        "history.stock": tuple(_stock(rows)),
        "history.items": tuple(_items(rows)),
    }


def _carried(rows: tuple[PrintedRow, ...]) -> Iterator[Flow]:
    """二 is last year's 四, in each column."""
    by_name = {row.path: row for row in rows}
    this, last = (by_name["requests", name] for name in ("carried_over", "carried_forward"))
    cells = zip(this.columns, this.pointers, last.pointers, strict=True)
    for column, cell, before in cells:
        term = Term(before, place(last.labels), last=True)
        yield Flow(this.labels + column.labels, cell, (term,))


def _stock(rows: tuple[PrintedRow, ...]) -> Iterator[Flow]:
    """现行有效件数 is last year's, with those issued, less those repealed."""
    for row in rows:
        cells = _cells(row)
        if "in_force" in cells:
            terms = (
                Term(*cells["in_force"], last=True),
                Term(*cells["issued"]),
                Term(*cells["repealed"], sign=-1),
            )
            yield _flow(row, "in_force", terms)


def _items(rows: tuple[PrintedRow, ...]) -> Iterator[Flow]:
    """上一年项目数量 is last year's, with last year's 本年增/减."""
    for row in rows:
        cells = _cells(row)
        if "previous_items" in cells:
            names = ("previous_items", "change")
            terms = tuple(Term(*cells[name], last=True) for name in names)
            yield _flow(row, "previous_items", terms)


def _cells(row: PrintedRow) -> dict[str, tuple[str, str]]:
    """Give pointer and printed words of the cells of a row, by the name of their field."""
    cells = zip(row.columns, row.pointers, strict=True)
    return {column.path[-1]: (pointer, place(column.labels)) for column, pointer in cells}


def _flow(row: PrintedRow, name: str, terms: tuple[Term, ...]) -> Flow:
    """Say what the cell of a row follows from."""
    [(column, cell)] = [
        pair for pair in zip(row.columns, row.pointers, strict=True) if pair[0].path == (name,)
    ]
    return Flow(row.labels + column.labels, cell, terms)
