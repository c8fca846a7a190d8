"""Plain text: against prettytable, and against the floor."""

from collections.abc import Iterator

import prettytable

import floor
import govdisclose as gd
from sample import prose, tables
from timing import line


def _prettytable(texts: list[str], grids: list[list[list[str]]]) -> str:
    drawn = []
    for grid in grids:
        table = prettytable.PrettyTable(header=False, hrules=prettytable.HRuleStyle.ALL)
        table.add_rows(grid)
        drawn.append(table.get_string())
    return "\n\n".join([*texts, *drawn])


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the grid layout."""
    texts, grids = prose(report), tables(report)
    yield line(
        "text: prettytable (no spans, no wrapping)",
        lambda: gd.render(report, "text"),
        lambda: _prettytable(texts, grids),
        "12 x faster",
    )
    yield line(
        "text: floor (% over ready labels and wrapped prose)",
        lambda: gd.render(report, "text"),
        floor.of_text(report, "text"),
        "<= 4 x as long",
    )
