"""The layout ``cells``: one cell a line behind a tab, a blank line after each row.

The shape in which a word processor gives the tables of these reports as plain text: a cell that
spans columns stands once, one that spans rows comes back empty in each further row, line breaks
in a cell are kept and have no tab. Text is not wrapped.
"""

import functools
from collections.abc import Iterable

from govdisclose.document import Document, Frame, FrameCell, Role, Table
from govdisclose.prose import DataTable
from govdisclose.renderers.text import words


def render(document: Document) -> str:
    """Render a document; each chapter stands behind a blank line."""
    return words.render(document, _WRITERS)


def _table(table: Table) -> str:
    return _compile(table.frame) % table.values


@functools.lru_cache(maxsize=64)
def _compile(frame: Frame) -> str:
    """Write a frame as a %-format for its values."""
    return "\n".join(
        _row(_text(cell) if cell.row == index else "" for cell in row)
        for index, row in enumerate(frame.cells_by_row)
    )


def _text(cell: FrameCell) -> str:
    return "%s" if cell.role is Role.VALUE else cell.label.replace("%", "%%")


def _data_table(table: DataTable) -> str:
    caption = [table.caption] if table.caption else []
    return "\n".join([*caption, *map(_row, table.rows)])


def _row(cells: Iterable[str]) -> str:
    return "".join(f"\t{cell}\n" for cell in cells)


_WRITERS: words.Writers = {**words.WRITERS, Table: _table, DataTable: _data_table}
