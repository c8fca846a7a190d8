"""Tables of prose: rows of text, with columns as wide as what is in them asks for."""

import itertools
import math
from collections.abc import Iterable

import attrs

from govdisclose.prose import DataTable
from govdisclose.renderers.docx import cells
from govdisclose.renderers.docx.fitting import (
    CENTERED,
    DIGIT,
    INDENTED,
    height,
    measure,
    squeeze,
)
from govdisclose.renderers.docx.markup import KEEP_NEXT, paragraph
from govdisclose.renderers.docx.page import (
    CELL_MARGINS,
    POINTS,
    ROW_HEIGHT,
    TABLE_PAGE,
    TEXT_WIDTH,
)
from govdisclose.renderers.docx.theme import Theme

# Characters: what a column is given room for.
_NARROWEST_COLUMN = 4
_WIDEST_COLUMN = 24
_MOST_WEIGHT = 60  # what counts of a column in sharing out what is left
_SPARE = 0.5  # so that no rounding breaks what just fits
_SMALLEST = 4.0  # points
_HEADER, _CENTERED, _LEFT = "TableHeader", "TableText", "TableStub"


@attrs.frozen
class _Column:
    width: float
    """In points."""
    style: str
    """Of its cells below the header."""


@attrs.frozen
class _Look:
    """How a table is set."""

    columns: tuple[_Column, ...]
    size: float
    """Of its text, in points."""
    small: bool
    """Whether that is smaller than the theme's, as a column is too narrow for a character."""

    def cell(self, text: str, column: _Column, *, header: bool, properties: str) -> str:
        """Give a cell."""
        style = _HEADER if header else column.style
        if self.small:
            style = _CENTERED  # the others would keep the text off the borders
        room = column.width - (CENTERED if style == _CENTERED else INDENTED)
        run = squeeze(text, room, self.size) or ""
        if self.small:
            run += f'<w:sz w:val="{round(2 * self.size)}"/>'
        run = f"<w:rPr>{run}</w:rPr>" if run else ""
        content = paragraph(style, text, properties=properties, run_properties=run)
        return cells.cell(round(20 * column.width), content)

    def height(self, texts: tuple[str, ...]) -> float:
        """Estimate how high a row is, in points."""
        pairs = zip(texts, self.columns, strict=True)
        needed = max(height(text, column.width - INDENTED, self.size) for text, column in pairs)
        return max(needed + CELL_MARGINS, ROW_HEIGHT / 20)


def data_table(block: DataTable, theme: Theme) -> str:
    """Give the table, under its caption if it has one.

    A table of up to half a page is kept on one page; of a higher one, the header stays with the row
    below it. A row that is higher than half a page may be broken.
    """
    lengths = [_longest(column) for column in zip(*block.rows, strict=True)]
    at = cells.edges(_shares(lengths, theme.table_size))
    look = _look(lengths, at, theme)
    heights = [look.height(row) for row in block.rows]
    last = len(block.rows) - 1
    header = block.header_rows if sum(heights[: block.header_rows]) < TABLE_PAGE / 2 else 0
    kept = last if sum(heights) <= TABLE_PAGE / 2 else min(header, last)
    rows = [
        cells.row(
            _cells(row, look, header=index < block.header_rows, keep=index < kept),
            header=index < header,
            breakable=heights[index] > TABLE_PAGE / 2,
        )
        for index, row in enumerate(block.rows)
    ]
    caption = paragraph("Caption", block.caption) if block.caption else ""
    return caption + cells.table(at, block.caption, rows)


def _shares(lengths: list[float], size: float) -> list[float]:
    """Share out the width of the page, in points: what short columns need, then the rest."""
    needs = [size * (max(length, _NARROWEST_COLUMN) + _SPARE) + INDENTED for length in lengths]
    left = TEXT_WIDTH * POINTS
    long = sorted(range(len(needs)), key=needs.__getitem__)
    while long and needs[long[0]] <= left / len(long):
        left -= needs[long.pop(0)]
    # Each of the others gets room for a character; of what is left, a longer one gets more.
    fair = left / max(len(long), 1)
    least = min(fair, max(fair / 2, size * (1 + _SPARE) + INDENTED))
    wanted = {index: min(max(lengths[index], 1), _MOST_WEIGHT) for index in long}
    for index in long:
        rest = (left - least * len(long)) * wanted[index] / sum(wanted.values())
        needs[index] = least + rest
    return needs


def _look(lengths: list[float], at: list[int], theme: Theme) -> _Look:
    columns = tuple(
        _Column((right - left) / 20, _LEFT if length >= _WIDEST_COLUMN else _CENTERED)
        for length, (left, right) in zip(lengths, itertools.pairwise(at), strict=True)
    )
    narrowest = min(column.width for column in columns)
    size = max(math.floor(2 * (narrowest - CENTERED)) / 2, _SMALLEST)
    return _Look(columns, min(size, theme.table_size), small=size < theme.table_size)


def _cells(texts: tuple[str, ...], look: _Look, *, header: bool, keep: bool) -> Iterable[str]:
    kept = KEEP_NEXT * keep
    for text, column in zip(texts, look.columns, strict=True):
        yield look.cell(text, column, header=header, properties=kept)


def _longest(column: Iterable[str]) -> float:
    """Measure the longest line of a column, in characters."""
    lines = itertools.chain.from_iterable(text.split("\n") for text in column)
    return max(measure(line, DIGIT) for line in lines)
