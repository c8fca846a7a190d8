"""Plain text: against prettytable, rich, and the floor."""

from collections.abc import Iterator
from io import StringIO

import prettytable
import rich.box
import rich.console
import rich.table

import floor
import govdisclose as gd
from sample import prose, tables
from timing import line


def by_prettytable(texts: list[str], grids: list[list[list[str]]]) -> str:
    """Draw grids without spans, a label in each place that it covers."""
    drawn = []
    for grid in grids:
        table = prettytable.PrettyTable(header=False, hrules=prettytable.HRuleStyle.ALL)
        table.add_rows(grid)
        drawn.append(table.get_string())
    return "\n\n".join([*texts, *drawn])


def _rich(texts: list[str], grids: list[list[list[str]]]) -> str:
    out = StringIO()
    console = rich.console.Console(
        file=out, width=80, markup=False, emoji=False, highlight=False, color_system=None
    )
    for text in texts:
        console.print(text)
    for grid in grids:
        table = rich.table.Table(box=rich.box.ASCII, show_header=False, show_lines=True, padding=0)
        for _ in grid[0]:
            table.add_column(overflow="fold")  # else it cuts labels off
        for row in grid:
            table.add_row(*row)
        console.print(table)
    return out.getvalue()


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the grid layout."""
    texts, grids = prose(report), tables(report)
    yield line(
        "text: prettytable (no spans, no wrapping)",
        lambda: gd.render(report, "text"),
        lambda: by_prettytable(texts, grids),
        "12 x faster",
    )
    yield line(
        "text: rich (no spans)",
        lambda: gd.render(report, "text"),
        lambda: _rich(texts, grids),
        "200 x faster",
    )
    yield line(
        "text: floor (% over ready labels and wrapped prose)",
        lambda: gd.render(report, "text"),
        floor.of_text(report, "text"),
        "<= 4 x as long",
    )
