"""Tables of prose: rows of text, with columns as wide as what is in them asks for."""

import itertools
import math
from collections.abc import Iterable

import attrs

from govdisclose.prose import DataTable
from govdisclose.renderers.docx import cells
from govdisclose.renderers.docx.fitting import CENTERED, DIGIT, INDENTED, measure, squeeze
from govdisclose.renderers.docx.markup import paragraph
from govdisclose.renderers.docx.page import POINTS, TEXT_WIDTH
from govdisclose.renderers.docx.theme import Theme

# Characters: what a column is given room for.
_NARROWEST_COLUMN = 4
_WIDEST_COLUMN = 24
_SPARE = 0.5  # so that no rounding breaks what just fits
_SHORT = 30  # lines; a table with no more of them is kept on one page
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
    """Whether that is smaller than the theme's, as its columns are too narrow for a character."""

    def cell(self, text: str, column: _Column, *, header: bool, properties: str) -> str:
        """Give a cell."""
        style = _CENTERED if self.small else _HEADER if header else column.style
        sides = CENTERED if style == _CENTERED else INDENTED
        run = squeeze(text, column.width - sides, self.size) or ""
        if self.small:
            size = f'<w:sz w:val="{round(2 * self.size)}"/>'
            run = run.replace("</w:rPr>", f"{size}</w:rPr>") or f"<w:rPr>{size}</w:rPr>"
        content = paragraph(style, text, properties=properties, run_properties=run)
        return cells.cell(round(20 * column.width), content)

    def lines(self, texts: tuple[str, ...]) -> int:
        """Estimate how many lines high a row is."""
        return max(
            1 + text.count("\n") + int(measure(text) * self.size / column.width)
            for text, column in zip(texts, self.columns, strict=True)
        )


def data_table(block: DataTable, theme: Theme) -> str:
    """Give the table, under its caption if it has one.

    A header row stays with the row below it, and so does each row of a short table.
    """
    lengths = [_longest(column) for column in zip(*block.rows, strict=True)]
    at = cells.edges(_shares(lengths, theme.table_size))
    look = _look(lengths, at, theme)
    last = len(block.rows) - 1
    short = sum(map(look.lines, block.rows)) <= _SHORT
    kept = last if short else min(block.header_rows, last)
    rows = [
        cells.row(
            _cells(row, look, header=index < block.header_rows, keep=index < kept),
            header=index < block.header_rows,
        )
        for index, row in enumerate(block.rows)
    ]
    caption = paragraph("Caption", block.caption) if block.caption else ""
    return caption + cells.table(at, block.caption, rows)


def _shares(lengths: list[float], size: float) -> list[float]:
    """Share out the width of the page, in points: what short columns need, then the rest."""
    shares = [_need(length, size) for length in lengths]
    left = TEXT_WIDTH * POINTS
    long = sorted(range(len(shares)), key=shares.__getitem__)
    while long and shares[long[0]] <= left / len(long):
        left -= shares[long.pop(0)]
    # Of two long columns the longer one gets more, but not as much more as it is longer.
    wanted = {index: _need(min(lengths[index], _WIDEST_COLUMN), size) for index in long}
    for index, need in wanted.items():
        shares[index] = left * need / sum(wanted.values())
    return shares


def _need(length: float, size: float) -> float:
    return size * (max(length, _NARROWEST_COLUMN) + _SPARE) + INDENTED


def _look(lengths: list[float], at: list[int], theme: Theme) -> _Look:
    columns = tuple(
        _Column((right - left) / 20, _LEFT if length >= _WIDEST_COLUMN else _CENTERED)
        for length, (left, right) in zip(lengths, itertools.pairwise(at), strict=True)
    )
    narrowest = min(column.width for column in columns)
    if narrowest - INDENTED >= theme.table_size:
        return _Look(columns, theme.table_size, small=False)
    size = max(math.floor(2 * (narrowest - CENTERED)) / 2, _SMALLEST)
    return _Look(columns, min(size, theme.table_size), small=True)


def _cells(texts: tuple[str, ...], look: _Look, *, header: bool, keep: bool) -> Iterable[str]:
    kept = "<w:keepNext/>" * keep
    for text, column in zip(texts, look.columns, strict=True):
        yield look.cell(text, column, header=header, properties=kept)


def _longest(column: Iterable[str]) -> float:
    """Measure the longest line of a column, in characters."""
    lines = itertools.chain.from_iterable(text.split("\n") for text in column)
    return max(measure(line, DIGIT) for line in lines)
