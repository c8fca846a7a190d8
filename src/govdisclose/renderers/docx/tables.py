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
from govdisclose.renderers.docx.fitting import CENTERED, DIGIT, INDENTED, height, measure, squeeze
from govdisclose.renderers.docx.markup import KEEP_NEXT, TEXT, inline, run
from govdisclose.renderers.docx.page import (
    CELL_LINE,
    CELL_MARGINS,
    LOW_ROW_HEIGHT,
    ROW_HEIGHT,
    TABLE_PAGE,
)
from govdisclose.renderers.docx.theme import Theme

# Stands in a compiled frame where a value goes, and between values while they are escaped: no
# label, no value and no XML can hold it.
_PLACE = "\0"
# A remark that would widen its column stands under the number, in a smaller size; as for the place,
# the mark is a character that no value can hold.
_REMARK = re.compile("(?<=[0-9])(?=（)")
_UNDER = "\1"


@attrs.frozen
class _Slot:
    """Where a value goes."""

    row: int
    width: float
    """Room for its text, in points."""


@attrs.frozen
class _Compiled:
    """A frame as XML with places for values."""

    pieces: list[bytes]
    """Constant pieces, and between them empty ones for each value: run properties, then text."""
    slots: tuple[_Slot, ...]
    heights: tuple[float, ...]
    """About how high each row is without long values, in points."""
    theme: Theme
    whole: bool
    """Whether the table is kept on one page."""

    @functools.cached_property
    def digits(self) -> int:
        """How many digits fit the narrowest place."""
        narrowest = min((slot.width for slot in self.slots), default=0.0)
        return int(narrowest / (DIGIT * self.theme.table_size))

    def is_plain(self, values: Sequence[str]) -> bool:
        """Tell whether all values fit as they are."""
        return not values or (max(map(len, values)) <= self.digits and "".join(values).isascii())

    def estimate(self, values: Sequence[str]) -> list[float]:
        """Estimate how high each row is with these values, in points."""
        heights = list(self.heights)
        for value, slot in zip(values, self.slots, strict=True):
            heights[slot.row] = max(heights[slot.row], self._height(value, slot.width))
        return heights

    def _height(self, value: str, width: float) -> float:
        number, _, remark = self._apart(value, width).partition(_UNDER)
        size, small = self.theme.table_size, self.theme.remark_size
        if squeeze(number, width, size) is None:
            # Words in the small size, on lines of the large one.
            return height(number, width, small) * size / small + CELL_MARGINS
        below = height(remark, width, small) if remark else 0
        return size * CELL_LINE + below + CELL_MARGINS

    def fill(self, values: Sequence[str]) -> bytes:
        """Give the table with values in their places."""
        pieces = self.pieces.copy()
        if values:
            if not self.is_plain(values):
                widths = [slot.width for slot in self.slots]
                values = list(map(self._apart, values, widths))
                pieces[1::4] = map(self._properties, values, widths)
            keep = KEEP_NEXT * self.whole
            style = f'<w:pPr><w:pStyle w:val="TableRemark"/>{keep}</w:pPr>'
            under = f"</w:t></w:r></w:p><w:p>{style}<w:r>{TEXT}"
            text = inline(_PLACE.join(values)).replace(_UNDER, under)
            pieces[3::4] = text.encode().split(_PLACE.encode())
        return b"".join(pieces)

    def _apart(self, value: str, width: float) -> str:
        """Mark where a remark begins that does not fit one line with its number."""
        fits = self.theme.table_size * measure(value, DIGIT) <= width
        return value if fits else _REMARK.sub(_UNDER, value, count=1)

    def _properties(self, value: str, width: float) -> bytes:
        """Squeeze a number that would not fit its cell, and set words there small."""
        squeezed = squeeze(value.partition(_UNDER)[0], width, self.theme.table_size)
        if squeezed is None:
            squeezed = f'<w:sz w:val="{round(2 * self.theme.remark_size)}"/>'
        return f"<w:rPr>{squeezed}</w:rPr>".encode() if squeezed else b""


def table(block: Table, theme: Theme) -> bytes:
    """Give a table of the form, in UTF-8; it stays with its heading, on one page if it fits.

    Args:
        block: Its frame is compiled when it is seen for the first time.
        theme: For the sizes of values and of remarks.
    """
    compiled = _compile(block.frame, theme)
    if compiled.is_plain(block.values) or sum(compiled.estimate(block.values)) <= TABLE_PAGE:
        return compiled.fill(block.values)
    compiled = _compile(block.frame, theme, least=LOW_ROW_HEIGHT)
    heights = compiled.estimate(block.values)
    if sum(heights) > TABLE_PAGE:
        compiled = _compile(
            block.frame, theme, whole=False, breakable=max(heights) > TABLE_PAGE / 2
        )
    return compiled.fill(block.values)


@functools.lru_cache(maxsize=64)  # by identity of frames: the form's six, and some to spare
def _compile(
    frame: Frame,
    theme: Theme,
    *,
    least: int = ROW_HEIGHT,
    whole: bool = True,
    breakable: bool = False,
) -> _Compiled:
    """Compile a frame.

    Args:
        frame: The frame.
        theme: For sizes.
        least: Least height of rows, in twips.
        whole: Whether the table is kept on one page. Word tears the heading off one that is kept
            so and longer than a page.
        breakable: Whether pages may break rows.
    """
    at = cells.edges(frame.weights)
    heights = _heights(frame, at, least, theme.table_size)
    kept = range(frame.rows - 1) if whole else () if breakable else _kept(frame, heights)
    rows = [
        cells.row(
            (_cell(cell, at, continued=cell.row < index, keep=index in kept) for cell in row),
            header=index < frame.header_rows,
            least=least,
            breakable=breakable,
        )
        for index, row in enumerate(frame.cells_by_row)
    ]
    constant = [piece.encode() for piece in cells.table(at, frame.caption, rows).split(_PLACE)]
    pieces = [b""] * (2 * len(constant) - 1)
    pieces[::2] = constant
    slots = tuple(_Slot(cell.row, _width(cell, at) / 20 - CENTERED) for cell in frame.slots)
    return _Compiled(pieces, slots, heights, theme, whole)


def _kept(frame: Frame, heights: tuple[float, ...]) -> set[int]:
    """Say which rows of a table longer than a page stay with the next: the header, and groups.

    A group of up to half a page is kept on one page, so that its label is not torn off.
    """
    kept = set(range(frame.header_rows))
    for group in frame.groups:
        if sum(heights[group.start : group.stop]) <= TABLE_PAGE / 2:
            kept.update(group[:-1])
    return kept - {frame.rows - 1}


def _heights(frame: Frame, at: list[int], least: int, size: float) -> tuple[float, ...]:
    """Estimate heights of rows, in points, by the labels that stand in one row."""
    heights = [least / 20] * frame.rows
    for cell in frame.cells:
        if cell.rowspan == 1 and cell.label:
            needed = height(cell.label, _width(cell, at) / 20 - INDENTED, size) + CELL_MARGINS
            heights[cell.row] = max(heights[cell.row], needed)
    return tuple(heights)


def _cell(cell: FrameCell, at: list[int], *, continued: bool, keep: bool) -> str:
    """Give a cell of a frame, or its continuation in a later row."""
    merge = ""
    if cell.rowspan > 1:
        merge = "<w:vMerge/>" if continued else '<w:vMerge w:val="restart"/>'
    if continued:
        content = ""
    elif cell.role is Role.VALUE:
        content = f"<w:r>{_PLACE}{TEXT}{_PLACE}</w:t></w:r>"
    else:
        content = run(cell.label)
    style = f'<w:pStyle w:val="{_style(cell)}"/>' + KEEP_NEXT * keep
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
