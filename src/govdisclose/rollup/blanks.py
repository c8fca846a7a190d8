"""Blank cells of a draft, row by row of the printed tables: who is asked, and about what."""

from collections.abc import Iterator, Mapping

import attrs

from govdisclose.checks.rows import place, printed_rows
from govdisclose.form import Form


@attrs.frozen
class BlankRow:
    """A row of a printed table in which the draft has blanks."""

    place: str
    """Its printed words, in brackets."""
    columns: tuple[str, ...]
    """The printed words of those cells that are blank; empty: all are."""
    pointers: tuple[str, ...]
    """JSON Pointers of those cells."""
    parts: tuple[str, ...]
    """Names of the parts because of which they are."""


def blank_rows(
    report: type[Form], blank_cells: Mapping[str, tuple[str, ...]]
) -> tuple[BlankRow, ...]:
    """Gather blank cells by rows, in printed order.

    Args:
        report: Class of the draft.
        blank_cells: Names of the parts because of which a cell is blank, by its JSON Pointer.
    """
    return tuple(_blank_rows(report, blank_cells))


def _blank_rows(
    report: type[Form], blank_cells: Mapping[str, tuple[str, ...]]
) -> Iterator[BlankRow]:
    for row in printed_rows(report):
        cells = zip(row.pointers, row.columns, strict=True)
        blank = {p: " / ".join(column.labels) for p, column in cells if p in blank_cells}
        if blank:
            whole = len(blank) == len(row.columns)
            parts = dict.fromkeys(name for pointer in blank for name in blank_cells[pointer])
            yield BlankRow(
                place=place(row.labels),
                columns=() if whole else tuple(blank.values()),
                pointers=tuple(blank),
                parts=tuple(parts),
            )
