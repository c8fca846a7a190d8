"""Tables of prose: rows of text, with columns as wide as what is in them asks for."""

import itertools
from collections.abc import Iterable

import attrs

from govdisclose.prose import DataTable
from govdisclose.renderers.docx import cells
from govdisclose.renderers.docx.fitting import SIDES, measure, squeeze
from govdisclose.renderers.docx.markup import paragraph
from govdisclose.renderers.docx.theme import Theme

# Characters, when the columns share the width of the page.
_NARROWEST_COLUMN = 4
_WIDEST_COLUMN = 24
_SHORT = 30  # lines; a table with no more of them is kept on one page


@attrs.frozen
class _Column:
    width: int
    """In twips."""
    style: str
    """Of its cells below the header."""


def data_table(block: DataTable, theme: Theme) -> str:
    """Give the table, under its caption if it has one.

    A header row stays with the row below it, and so does each row of a short table.
    """
    lengths = [_longest(column) for column in zip(*block.rows, strict=True)]
    at = cells.edges([max(length, _NARROWEST_COLUMN) for length in lengths])
    columns = [
        _Column(right - left, "TableStub" if length == _WIDEST_COLUMN else "TableText")
        for length, (left, right) in zip(lengths, itertools.pairwise(at), strict=True)
    ]
    last = len(block.rows) - 1
    short = sum(_lines(row, columns, theme) for row in block.rows) <= _SHORT
    kept = last if short else min(block.header_rows, last)
    rows = [
        cells.row(
            _cells(row, columns, theme, header=index < block.header_rows, keep=index < kept),
            header=index < block.header_rows,
        )
        for index, row in enumerate(block.rows)
    ]
    caption = paragraph("Caption", block.caption) if block.caption else ""
    return caption + cells.table(at, block.caption, rows)


def _cells(
    texts: tuple[str, ...], columns: list[_Column], theme: Theme, *, header: bool, keep: bool
) -> Iterable[str]:
    kept = "<w:keepNext/>" * keep
    for text, column in zip(texts, columns, strict=True):
        style = "TableHeader" if header else column.style
        run = squeeze(text, column.width / 20 - SIDES, theme.table_size) or ""
        yield cells.cell(column.width, paragraph(style, text, properties=kept, run_properties=run))


def _lines(texts: tuple[str, ...], columns: list[_Column], theme: Theme) -> int:
    """Estimate how many lines high a row is."""
    return max(
        1 + text.count("\n") + int(measure(text) * theme.table_size * 20 / column.width)
        for text, column in zip(texts, columns, strict=True)
    )


def _longest(column: Iterable[str]) -> float:
    """Measure the longest line of a column in characters, within reason."""
    lines = itertools.chain.from_iterable(text.split("\n") for text in column)
    return min(max(map(measure, lines)), _WIDEST_COLUMN)
