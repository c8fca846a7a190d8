"""The totals of tables 三 and 四 of two reports.

They are the quantities that stand in both editions and mean the same in them. A group of rows
without a total of its own, such as （三）不予公开, counts as the sum of its rows.
"""

from collections.abc import Iterator

import attrs

from govdisclose.comparing.change import TotalChange, plain
from govdisclose.editions import Report
from govdisclose.form import Form, Row, cached, form_fields, leaves, values_by_pointer


@attrs.frozen
class _Total:
    path: tuple[str, ...]
    """Names of fields, from the report down."""
    labels: tuple[str, ...]
    """One or two, the outer one first."""
    pointers: tuple[str, ...]
    """The cells whose sum it is."""


def totals(previous: Report, current: Report) -> tuple[TotalChange, ...]:
    """Compare the totals of two reports, of any editions, in printed order.

    A total is None where a cell that it is the sum of is blank.
    """
    before, after = _sums(previous), _sums(current)
    return tuple(
        TotalChange(total.labels, before.get(total.path), after[total.path], total.pointers)
        for total in _totals(type(current))
    )


@cached
def _totals(report: type[Report]) -> tuple[_Total, ...]:
    return tuple(
        total
        for chapter in form_fields(report)
        for total in _totals_below(chapter.form, (chapter.name,), ())
    )


def _totals_below(
    form: type[Form], path: tuple[str, ...], labels: tuple[str, ...]
) -> Iterator[_Total]:
    for field in form_fields(form):
        here = (*path, field.name)
        words = (*labels, *map(plain, field.words))
        cells = [leaf.pointer for leaf in leaves(field.form) if leaf.path[-1] == "total"]
        if not cells:
            continue
        if issubclass(field.form, Row) or len(words) > 1:
            prefix = "/" + "/".join(here)
            yield _Total(here, words, tuple(f"{prefix}{pointer}" for pointer in cells))
        else:
            yield from _totals_below(field.form, here, words)


def _sums(report: Report) -> dict[tuple[str, ...], int | None]:
    """Give each total; None where a cell of it is blank."""
    values = values_by_pointer(report)
    sums: dict[tuple[str, ...], int | None] = {}
    for total in _totals(type(report)):
        counts = [values[pointer] for pointer in total.pointers]
        known = [count for count in counts if isinstance(count, int)]
        sums[total.path] = sum(known) if len(known) == len(counts) else None
    return sums
