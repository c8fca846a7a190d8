"""The layout ``list``: one line ``label · label · label：value`` for each value.

Made for listening (each value comes with all its labels) and for searching. A label that applies
to no single value, such as the words in a corner, stands in a line of its own the first time; a
blank reads 空白. Text is not wrapped.
"""

import functools
from collections.abc import Iterable, Iterator

from govdisclose.document import (
    AttachmentNote,
    Document,
    Frame,
    FrameCell,
    Role,
    Table,
    one_line,
)
from govdisclose.prose import DataTable
from govdisclose.renderers.text import words
from govdisclose.renderers.text.breaking import has_breaks

BLANK = "空白"
"""Stands for the value of a blank cell."""


def render(document: Document) -> str:
    """Render a document; each chapter stands behind a blank line."""
    return words.render(document, _WRITERS)


def list_table(table: Table) -> str:
    """Give a line for each value, behind all its labels."""
    values = table.values
    if "" in values:
        values = tuple(value or BLANK for value in values)
    if has_breaks("".join(values)):
        values = tuple(map(_one_line, values))
    return _compile(table.frame) % values


@functools.lru_cache(maxsize=64)
def _compile(frame: Frame) -> str:
    """Write a frame as a %-format for its values."""
    return "\n".join(_lines(frame))


def _lines(frame: Frame) -> Iterator[str]:
    spoken = {frame.cells[index].label for cell in frame.slots for index in cell.headers}
    for cell in frame.cells:
        if cell.role is Role.VALUE:
            yield f"{_labels(frame, cell)}：%s"
        elif cell.label not in spoken:
            spoken.add(cell.label)
            yield _joined(cell.label).replace("%", "%%")


def _labels(frame: Frame, cell: FrameCell) -> str:
    labels = (_joined(frame.cells[index].label) for index in cell.headers)
    return " · ".join(labels).replace("%", "%%")


def _attachment_note(block: AttachmentNote) -> str:
    return "\n" + "\n".join(f"附件：{line}" for line in block.lines)


def list_data_table(table: DataTable) -> str:
    """Give a line for each cell, behind the words above it; a blank line after each row."""
    return "\n".join(_data_lines(table))


def _data_lines(table: DataTable) -> Iterator[str]:
    """Give the lines; header rows by themselves are lines too where there is no other row."""
    if table.caption:
        yield table.caption
    header, rows = table.rows[: table.header_rows], table.rows[table.header_rows :]
    if not rows:
        header, rows = (), header
    labels = [_unique(map(_joined, column)) for column in zip(*header, strict=True)]
    for number, row in enumerate(rows):
        if number:
            yield ""
        for index, cell in enumerate(row):
            value = _one_line(cell) or BLANK
            yield f"{labels[index]}：{value}" if header and labels[index] else value


def _unique(labels: Iterable[str]) -> str:
    """Join the labels above a column; one that is repeated, as for a span, stands once."""
    return " · ".join(dict.fromkeys(filter(None, labels)))


def _joined(label: str) -> str:
    """Take out the line breaks that a label has for printing; Latin words do not run together."""
    return one_line("\n".join(label.splitlines()))


def _one_line(value: str) -> str:
    return " ".join(value.splitlines())


_WRITERS: words.Writers = {
    **words.WRITERS,
    Table: list_table,
    DataTable: list_data_table,
    AttachmentNote: _attachment_note,
}
