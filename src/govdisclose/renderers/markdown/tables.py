"""Tables: HTML where there are spans or no single header row, else pipe tables of GFM.

HTML within Markdown ends at a blank line, so that there is none. A frame is written once, as a
%-format for its values.
"""

import functools
from collections.abc import Iterable, Iterator, Sequence

from govdisclose.document import Frame, FrameCell, Role, Table
from govdisclose.prose import DataTable
from govdisclose.renderers.markdown import escaping

_SEPARATOR = "\x00"  # no text of a report holds control characters
_Part = tuple[str, Iterable[Sequence[str]]]
"""A part of a table: its element, and the cells of its rows."""


def table(table: Table) -> str:
    """Write a table of the form, its caption for those who cannot see the heading above it."""
    if not table.values:
        return _compile(table.frame) % ()
    # All at once is quicker than one by one.
    values = escaping.markup(_SEPARATOR.join(table.values)).split(_SEPARATOR)
    return _compile(table.frame) % tuple(values)


@functools.lru_cache(maxsize=64)
def _compile(frame: Frame) -> str:
    label = escaping.attribute(frame.caption).replace("%", "%%")
    parts = [("thead", range(frame.header_rows))]
    parts += [("tbody", group) for group in frame.groups]
    return _html(
        f'<table aria-label="{label}">',
        [(element, [_row(frame, row) for row in rows]) for element, rows in parts],
    )


def _row(frame: Frame, row: int) -> list[str]:
    return [_cell(cell) for cell in frame.cells_by_row[row] if cell.row == row]


def _cell(cell: FrameCell) -> str:
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    if cell.role is Role.VALUE:
        return f"<td{spans}>%s</td>"
    label = escaping.markup(cell.label).replace("%", "%%")
    if cell.role is Role.CORNER:
        return f"<td{spans}>{label}</td>"
    return f'<th scope="{_scope(cell)}"{spans}>{label}</th>'


def _scope(cell: FrameCell) -> str:
    """Say what a label is a header of."""
    if cell.role is Role.COLUMN:
        return "col" if cell.colspan == 1 else "colgroup"
    return "row" if cell.role is Role.ROW and cell.rowspan == 1 else "rowgroup"


def data_table(table: DataTable) -> str:
    """Write a table of the prose, its caption above it."""
    return _pipes(table) if table.header_rows == 1 else _data_html(table)


def _pipes(table: DataTable) -> str:
    """Write a pipe table, which has one header row, neither more nor less."""
    header, *rows = [f"| {' | '.join(map(escaping.cell, row))} |" for row in table.rows]
    rule = "|" + " --- |" * len(table.rows[0])
    caption = [escaping.block(table.caption), ""] if table.caption else []
    return "\n".join([*caption, header, rule, *rows])


def _data_html(table: DataTable) -> str:
    caption = f"<caption>{escaping.markup(table.caption)}</caption>" if table.caption else ""
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    parts = [("thead", head, '<th scope="col">{}</th>'), ("tbody", body, "<td>{}</td>")]
    return _html(
        f"<table>{caption}",
        [
            (element, [[cell.format(escaping.markup(text)) for text in row] for row in rows])
            for element, rows, cell in parts
        ],
    )


def _html(opening: str, parts: Iterable[_Part]) -> str:
    """Put a table together, one row a line; a part without rows is left out."""
    return "\n".join([opening, *_lines(parts), "</table>"])


def _lines(parts: Iterable[_Part]) -> Iterator[str]:
    for element, rows in parts:
        lines = [f"<tr>{''.join(cells)}</tr>" for cells in rows]
        if lines:
            yield from (f"<{element}>", *lines, f"</{element}>")
