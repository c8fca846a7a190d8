"""Characters as they stand on a page of a PDF file.

Places are turned so that text runs to the right and lines run down the page, however the page was
turned; the unit is the point, the origin is of no account.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, c_double

import attrs
import pypdfium2.raw as pdfium

from govdisclose.readers.pdf.glyphs import UNKNOWN, glyph
from govdisclose.readers.pdf.strokes import UNSEEN, Point

_SLANT = 0.17
"""Text that rises by more than this part of its length lies across the page, as a watermark."""
_WIDEST = 2.5
"""No character is wider than this many times its size."""

Box = tuple[float, float, float, float]
Turn = Callable[[float, float], Point]

_TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-x, y),
    lambda x, y: (-y, -x),
)


@attrs.frozen
class Char:
    """A character as it stands on the page."""

    text: str
    x0: float
    x1: float
    """Where its advance begins and ends, in the direction of its text."""
    y: float
    """Its baseline, counted downwards."""
    size: float
    """The size of its font."""
    middle: Point
    """The middle of it, on the page."""
    quarter: int = 0
    """How many quarters its text is turned against the page; places within turned text are of its
    own direction, ``middle`` apart."""
    struck: bool = False
    """Whether a line strikes it out."""


@attrs.frozen
class Chars:
    """The characters of a page."""

    shown: list[Char]
    """Those that can be seen, in no order that matters; spaces among them."""
    hidden: str
    """Text that nobody sees: drawn in no colour, or beyond the page."""
    slanted: str
    """Text that lies across the page, as a watermark does."""
    scanned: bool
    """Whether no text can be seen, as where character recognition laid it over a picture; that text
    is among ``shown`` then."""
    turn: Turn
    """How the page was turned."""


@attrs.frozen
class _Raw:
    """A character as PDFium gives it."""

    text: str
    box: Box
    origin: Point
    size: float
    quarter: int | None
    """None: it is slanted."""
    unseen: bool
    """Whether it is drawn in no colour."""
    beyond: bool
    """Whether it stands beyond the page."""


def characters(text: object, count: int, bounds: Box, *, unseen: bool) -> Chars:
    """Find the characters of a page.

    Args:
        text: The text of the page, as PDFium has it.
        count: How many characters there are.
        bounds: Left, bottom, right and top of what is shown of the page.
        unseen: Whether some text may be drawn in no colour.
    """
    raws = list(_raw(text, count, bounds, unseen=unseen))
    quarters = Counter(raw.quarter for raw in raws if raw.quarter is not None)
    quarter = max(quarters, key=lambda it: quarters[it], default=0)
    upright = [raw for raw in raws if raw.quarter is not None and not raw.beyond]
    shown = [raw for raw in upright if not raw.unseen]
    scanned = not _words(shown) and bool(_words(upright))
    return Chars(
        [_placed(raw, quarter) for raw in (upright if scanned else shown)],
        _words(raw for raw in raws if raw.beyond or (raw.unseen and not scanned)),
        _words(raw for raw in raws if raw.quarter is None and not (raw.beyond or raw.unseen)),
        scanned,
        _TURNS[quarter],
    )


def _words(raws: Iterable[_Raw]) -> str:
    return "".join(raw.text for raw in raws).strip()


def _raw(text: object, count: int, bounds: Box, *, unseen: bool) -> Iterator[_Raw]:
    """Give the characters of a page, without those that PDFium adds between words and lines."""
    left, bottom, right, top = bounds
    matrix = pdfium.FS_MATRIX()
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or not (shown := _shown(text, index)):
            continue
        if not pdfium.FPDFText_GetMatrix(text, index, byref(matrix)):
            continue
        size = abs(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d))
        quarter = _quarter(matrix.a, matrix.b)
        placed = _place(text, index, size, quarter)
        if placed is None:
            continue
        box, origin = placed
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        beyond = not (left <= x <= right and bottom <= y <= top)
        yield _Raw(
            shown, box, origin, size or 1.0, quarter, unseen and _unseen(text, index), beyond
        )


def _shown(text: object, index: int) -> str:
    if pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
        return UNKNOWN
    return glyph(pdfium.FPDFText_GetUnicode(text, index))


def _unseen(text: object, index: int) -> bool:
    found = pdfium.FPDFText_GetTextObject(text, index)
    return bool(found) and pdfium.FPDFTextObj_GetTextRenderMode(found) == UNSEEN


def _quarter(a: float, b: float) -> int | None:
    """Tell in which of four directions text runs, if in one of them."""
    along, across = max(abs(a), abs(b)), min(abs(a), abs(b))
    if not across <= _SLANT * along:
        return None
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b >= 0 else 3


def _place(text: object, index: int, size: float, quarter: int | None) -> tuple[Box, Point] | None:
    """Give the box of a character and its origin; None where it has no place."""
    found, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    if not (
        pdfium.FPDFText_GetLooseCharBox(text, index, byref(found))
        and pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    ):
        return None
    box, origin = (found.left, found.bottom, found.right, found.top), (x.value, y.value)
    if not all(map(math.isfinite, (*box, *origin, size))):
        return None
    turn = _TURNS[quarter or 0]
    start, end = sorted((turn(*box[:2])[0], turn(*box[2:])[0]))
    if quarter is None or (end - start <= _WIDEST * size and abs(start - turn(*origin)[0]) < size):
        return box, origin
    # Of vertical writing, PDFium's boxes may be of the wrong size: take what the ink covers.
    ink = [c_double() for _ in range(4)]
    if not pdfium.FPDFText_GetCharBox(text, index, *map(byref, ink)):
        return None
    left, right, bottom, top = (value.value for value in ink)
    return ((left, bottom, right, top), origin) if left < right else None


def _placed(raw: _Raw, quarter: int) -> Char:
    turn = _TURNS[raw.quarter or 0]
    x0, x1 = sorted((turn(*raw.box[:2])[0], turn(*raw.box[2:])[0]))
    y = turn(*raw.origin)[1]
    if raw.quarter == quarter:
        # As for a letter without descender: boxes may reach far above and below.
        return Char(raw.text, x0, x1, y, raw.size, ((x0 + x1) / 2, y - 0.35 * raw.size))
    left, bottom, right, top = raw.box
    middle = _TURNS[quarter]((left + right) / 2, (bottom + top) / 2)
    return Char(raw.text, x0, x1, y, raw.size, middle, ((raw.quarter or 0) - quarter) % 4)
