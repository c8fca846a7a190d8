"""Tables of the form, spans as real merged cells.

A frame is compiled once into pieces of XML with two places between them for each value, one for
the properties of its run and one for its text, and only filled in after that.
"""

import functools
import re
from collections.abc import Sequence

import attrs

from govdisclose.document import Frame, FrameCell, Role, Table
from govdisclose.renderers.docx import cells
from govdisclose.renderers.docx.fitting import DIGIT, SIDES, measure, squeeze
from govdisclose.renderers.docx.markup import inline, run
from govdisclose.renderers.docx.theme import Theme

# Stands in a compiled frame where a value goes, and between values while they are escaped: no
# label, no value and no XML can hold it.
_PLACE = "\0"
# A remark that would widen its column stands under the number, in a smaller size; as for the place,
# the mark is a character that no value can hold.
_REMARK = re.compile("(?<=[0-9])(?=（)")
_UNDER = "\1"


@attrs.frozen
class _Compiled:
    """A frame as XML with places for values."""

    pieces: list[bytes]
    """Constant pieces, and between them empty ones for each value: run properties, then text."""
    widths: tuple[float, ...]
    """Width for the text of each value, in points."""
    size: float
    """Of values, in points."""
    digits: int
    """How many digits fit the narrowest of the widths."""
    small: str
    """Properties of a run that is a remark."""

    def fill(self, values: Sequence[str]) -> bytes:
        """Give the table with values in their places."""
        pieces = self.pieces.copy()
        if self.widths:
            if max(map(len, values)) > self.digits or not "".join(values).isascii():
                values = list(map(self._apart, values, self.widths))
                pieces[1::4] = map(self._properties, values, self.widths)
            under = f'</w:t></w:r><w:r>{self.small}<w:br/><w:t xml:space="preserve">'
            text = inline(_PLACE.join(values)).replace(_UNDER, under)
            pieces[3::4] = text.encode().split(_PLACE.encode())
        return b"".join(pieces)

    def _apart(self, value: str, width: float) -> str:
        """Mark where a remark begins that does not fit one line with its number."""
        fits = self.size * measure(value, DIGIT) <= width
        return value if fits else _REMARK.sub(_UNDER, value, count=1)

    def _properties(self, value: str, width: float) -> bytes:
        """Squeeze a number that would not fit its cell, and set words there small."""
        squeezed = squeeze(value.partition(_UNDER)[0], width, self.size)
        return (self.small if squeezed is None else squeezed).encode()


def table(block: Table, theme: Theme) -> bytes:
    """Give a table of the form, in UTF-8.

    Args:
        block: Its frame is compiled when it is seen for the first time.
        theme: For the sizes of values and of remarks.
    """
    return _compile(block.frame, theme.table_size, theme.remark_size).fill(block.values)


@functools.lru_cache(maxsize=64)  # by identity; the six frames of the form, and some to spare
def _compile(frame: Frame, size: float, remark_size: float) -> _Compiled:
    at = cells.edges(frame.weights)
    last = frame.rows - 1
    rows = [
        cells.row(
            (_cell(cell, at, continued=cell.row < index, keep=index < last) for cell in row),
            header=index < frame.header_rows,
        )
        for index, row in enumerate(frame.cells_by_row)
    ]
    constant = [piece.encode() for piece in cells.table(at, frame.caption, rows).split(_PLACE)]
    pieces = [b""] * (2 * len(constant) - 1)
    pieces[::2] = constant
    widths = tuple(_width(slot, at) / 20 - SIDES for slot in frame.slots)
    digits = int(min(widths, default=0) / (DIGIT * size))
    small = f'<w:rPr><w:sz w:val="{round(2 * remark_size)}"/></w:rPr>'
    return _Compiled(pieces, widths, size, digits, small)


def _cell(cell: FrameCell, at: list[int], *, continued: bool, keep: bool) -> str:
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
    paragraph = f"<w:p><w:pPr>{style}</w:pPr>{content}</w:p>"
    return cells.cell(_width(cell, at), paragraph, span=cell.colspan, merge=merge)


def _style(cell: FrameCell) -> str:
    if cell.role is Role.VALUE:
        return "TableText"
    if cell.role is Role.ROW:
        return "TableStub" if cell.rowspan == 1 else "TableText"
    return "TableHeader"


def _width(cell: FrameCell, at: list[int]) -> int:
    return at[cell.column + cell.colspan] - at[cell.column]
