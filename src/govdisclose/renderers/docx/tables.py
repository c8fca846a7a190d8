"""Tables as WordprocessingML (ISO/IEC 29500-1, 17.4), spans as real merged cells.

A frame is compiled once into pieces of XML with two places between them for each value, one for
the properties of its run and one for its text, and only filled in after that.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Sequence

import attrs

from govdisclose.document import Frame, FrameCell, Role, Table
from govdisclose.prose import DataTable
from govdisclose.renderers.docx.markup import attribute, inline, paragraph, run
from govdisclose.renderers.docx.page import (
    CELL_POINTS,
    REMARK_POINTS,
    ROW_HEIGHT,
    TEXT_WIDTH,
    twips,
)

# Stands in a compiled frame where a value goes, and between values while they are escaped: no
# label, no value and no XML can hold it.
_PLACE = "\0"
# Width of a digit in points: 0.5 of the size in most Chinese fonts, but 0.64 in the widest of the
# fonts that a machine without them may use.
_DIGIT = 0.64 * CELL_POINTS
_SIDES = 2.0  # points that numbers keep off the borders, both sides together
_NARROWEST = 33  # percent; below, digits cannot be read
_UNBREAKABLE = re.compile("[-+0-9.,]+")
# A remark that would widen its column stands under the number, in a smaller size; as for the place,
# the mark is a character that no value can hold.
_REMARK = re.compile("(?<=[0-9])(?=（)")
_UNDER = "\1"
_SMALL = f'<w:rPr><w:sz w:val="{round(2 * REMARK_POINTS)}"/></w:rPr>'
_UNDER_XML = f'</w:t></w:r><w:r>{_SMALL}<w:br/><w:t xml:space="preserve">'
_NARROWEST_COLUMN = 4  # characters, when the columns of a data table share its width
_WIDEST_COLUMN = 24  # likewise
_SECOND_FULL_WIDTH = 0x1100  # code point from which characters count as two
_MARGINS = (
    "<w:tblCellMar>"
    + "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 15), ("left", 0), ("bottom", 15), ("right", 0))
    )
    + "</w:tblCellMar>"
)


@attrs.frozen
class _Compiled:
    """A frame as XML with places for values."""

    pieces: list[bytes]
    """Constant pieces, and between them empty ones for each value: run properties, then text."""
    points: tuple[float, ...]
    """Width for the text of each value."""
    digits: int
    """How many digits fit the narrowest of those."""

    def fill(self, values: Sequence[str]) -> bytes:
        """Give the table with values in their places."""
        pieces = self.pieces.copy()
        if self.points:
            if max(map(len, values)) > self.digits or not "".join(values).isascii():
                values = list(map(_apart, values, self.points))
                pieces[1::4] = map(_properties, values, self.points)
            text = inline(_PLACE.join(values)).replace(_UNDER, _UNDER_XML)
            pieces[3::4] = text.encode().split(_PLACE.encode())
        return b"".join(pieces)


def _apart(value: str, points: float) -> str:
    """Mark where a remark begins that does not fit one line with its number."""
    return value if _fits(value, points) else _REMARK.sub(_UNDER, value, count=1)


def _fits(value: str, points: float) -> bool:
    widths = (_DIGIT if ord(c) < _SECOND_FULL_WIDTH else CELL_POINTS for c in value)
    return sum(widths) <= points


def _properties(value: str, points: float) -> bytes:
    """Squeeze a number that would not fit its cell, and set words there small."""
    number = value.partition(_UNDER)[0]
    if _fits(number, points):
        return b""
    if not _UNBREAKABLE.fullmatch(number):
        return _SMALL.encode()
    percent = max(int(100 * points / (len(number) * _DIGIT)), _NARROWEST)
    return b'<w:rPr><w:w w:val="%d"/></w:rPr>' % percent


def table(block: Table) -> bytes:
    """Give a table of the form, in UTF-8.

    Args:
        block: Its frame is compiled when it is seen for the first time.
    """
    return _compile(block.frame).fill(block.values)


@functools.lru_cache(maxsize=64)  # by identity; the six frames of the form, and some to spare
def _compile(frame: Frame) -> _Compiled:
    edges = _edges(frame.weights)
    last = frame.rows - 1
    xml = _table(
        edges,
        frame.caption,
        (
            _row(
                (
                    _frame_cell(cell, edges, continued=cell.row < index, keep=index < last)
                    for cell in row
                ),
                header=index < frame.header_rows,
            )
            for index, row in enumerate(frame.cells_by_row)
        ),
    )
    points = tuple(_width(slot, edges) / 20 - _SIDES for slot in frame.slots)
    constant = [piece.encode() for piece in xml.split(_PLACE)]
    pieces = [b""] * (2 * len(constant) - 1)
    pieces[::2] = constant
    return _Compiled(pieces, points, int(min(points, default=0) / _DIGIT))


def _frame_cell(cell: FrameCell, edges: list[int], *, continued: bool, keep: bool) -> str:
    """Give a cell of a frame, or its continuation in a later row."""
    merge = ""
    if cell.rowspan > 1:
        merge = "<w:vMerge/>" if continued else '<w:vMerge w:val="restart"/>'
    if continued:
        content = ""
    elif cell.role is Role.VALUE:
        content = f'<w:r>{_PLACE}<w:t xml:space="preserve">{_PLACE}</w:t></w:r>'
    else:
        content = run(cell.label)
    style = f'<w:pStyle w:val="{_style(cell)}"/>' + "<w:keepNext/>" * keep
    return _cell(
        _width(cell, edges), cell.colspan, merge, f"<w:p><w:pPr>{style}</w:pPr>{content}</w:p>"
    )


def _style(cell: FrameCell) -> str:
    if cell.role is Role.VALUE:
        return "TableText"
    if cell.role is Role.ROW:
        return "TableStub" if cell.rowspan == 1 else "TableText"
    return "TableHeader"


def _width(cell: FrameCell, edges: list[int]) -> int:
    return edges[cell.column + cell.colspan] - edges[cell.column]


def data_table(block: DataTable) -> bytes:
    """Give a plain table, under its caption if it has one, in UTF-8."""
    edges = _edges([_longest(column) for column in zip(*block.rows, strict=True)])
    widths = [right - left for left, right in itertools.pairwise(edges)]
    rows = (
        _row(
            (
                _cell(width, 1, "", paragraph("TableHeader" if header else "TableText", text))
                for width, text in zip(widths, row, strict=True)
            ),
            header=header,
        )
        for row, header in (
            (row, index < block.header_rows) for index, row in enumerate(block.rows)
        )
    )
    caption = paragraph("Caption", block.caption) if block.caption else ""
    return (caption + _table(edges, block.caption, rows)).encode()


def _longest(column: Iterable[str]) -> int:
    """Measure the longest line of a column in half-width characters, within reason."""
    lines = itertools.chain.from_iterable(text.split("\n") for text in column)
    longest = max(sum(1 + (ord(c) >= _SECOND_FULL_WIDTH) for c in line) for line in lines)
    return min(max(longest, 2 * _NARROWEST_COLUMN), 2 * _WIDEST_COLUMN)


def _edges(weights: Sequence[float]) -> list[int]:
    """Give where columns begin and end, in twips, when they share the type area's width."""
    total = sum(weights)
    sums = itertools.accumulate(weights, initial=0.0)
    return [twips(TEXT_WIDTH * part / total) for part in sums]


def _table(edges: list[int], caption: str, rows: Iterable[str]) -> str:
    grid = "".join(
        f'<w:gridCol w:w="{right - left}"/>' for left, right in itertools.pairwise(edges)
    )
    words = attribute(caption)
    alternative = f'<w:tblCaption w:val="{words}"/><w:tblDescription w:val="{words}"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_MARGINS}'
        f"{alternative if caption else ''}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def _row(cells: Iterable[str], *, header: bool) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    height = f'<w:trHeight w:val="{ROW_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, span: int, merge: str, content: str) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )
