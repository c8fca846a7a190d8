"""Lines drawn on the page of a PDF file: borders of tables, mostly."""

import math
from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise

import attrs
import pypdfium2.raw as pdfium

from govdisclose.errors import Message
from govdisclose.readers.limits import Limits, exceeded

_THIN = 3.0
"""A filled shape of at most this width is a line."""
UNSEEN = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
"""The way of drawing text that leaves no trace on the page."""
_SLANT = 1.0
"""A line that strays by at most this much is level, or upright."""
_OBJECTS = Message("第 {page} 页的图形", "drawings of page {page}")
_DEPTH = Message("第 {page} 页中互相套叠的图形", "drawings within drawings on page {page}")

Point = tuple[float, float]


@attrs.frozen
class Stroke:
    """A line, level or upright: its two ends, the left or upper one first."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it is level; else it is upright."""
        return self.x1 - self.x0 >= self.y1 - self.y0

    def turned(self, turn: Callable[[float, float], Point]) -> "Stroke":
        """Turn it with its page."""
        a, b = turn(self.x0, self.y0), turn(self.x1, self.y1)
        return Stroke(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


@attrs.define
class Drawing:
    """What is drawn on a page, besides its text."""

    strokes: list[Stroke] = attrs.field(factory=list)
    pictures: int = 0
    objects: int = 0
    """How many objects of any kind there are."""
    unseen: bool = False
    """Whether some text is drawn in no colour."""


@attrs.frozen
class _Matrix:
    """A map of places; the same letters as in a PDF file."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def __call__(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "_Matrix") -> "_Matrix":
        """Give the map that first does what another does."""
        e, f = self(inner.e, inner.f)
        return _Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def drawing(page: object, number: int, limits: Limits) -> Drawing:
    """Find what is drawn on a page.

    Args:
        page: The page, as PDFium has it.
        number: Its number, from 1.
        limits: How many objects there may be.

    Raises:
        ReadError: There are more, or they lie too deep within each other.
    """
    found = Drawing()
    pending = [(obj, _Matrix(), 0) for obj in _objects(page, form=False)]
    while pending:
        obj, outer, depth = pending.pop()
        found.objects += 1
        if found.objects + len(pending) > limits.elements:
            raise exceeded("elements", limits, _OBJECTS.format(page=number))
        kind = pdfium.FPDFPageObj_GetType(obj)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.strokes += _of_path(obj, outer.after(_matrix(obj)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.unseen |= pdfium.FPDFTextObj_GetTextRenderMode(obj) == UNSEEN
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth >= limits.depth:
                raise exceeded("depth", limits, _DEPTH.format(page=number))
            inner = outer.after(_matrix(obj))
            pending += [(part, inner, depth + 1) for part in _objects(obj, form=True)]
    return found


def _objects(holder: object, *, form: bool) -> Iterator[object]:
    count = pdfium.FPDFFormObj_CountObjects if form else pdfium.FPDFPage_CountObjects
    get = pdfium.FPDFFormObj_GetObject if form else pdfium.FPDFPage_GetObject
    for index in range(count(holder)):
        if obj := get(holder, index):
            yield obj


def _matrix(obj: object) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, byref(found)):
        return _Matrix()
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _of_path(path: object, matrix: _Matrix) -> Iterator[Stroke]:
    """Give the lines of a path: straight pieces where it is drawn, thin shapes where filled."""
    fill, stroke = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke)):
        return
    for points in _outlines(path, matrix):
        if stroke.value:
            for a, b in pairwise(points):
                if min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _SLANT:
                    yield _between(a, b)
        elif fill.value:
            yield from _of_shape(points)


def _between(a: Point, b: Point) -> Stroke:
    """Draw a line straight that is nearly so."""
    (x0, x1), (y0, y1) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    if x1 - x0 >= y1 - y0:
        return Stroke(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return Stroke((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def _of_shape(points: list[Point]) -> Iterator[Stroke]:
    """Take a thin shape for a line; a dot may be a piece of a line of either kind."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if y1 - y0 <= _THIN:
        yield Stroke(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    if x1 - x0 <= _THIN:
        yield Stroke((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def _outlines(path: object, matrix: _Matrix) -> Iterator[list[Point]]:
    """Give the corners of each part of a path; parts with curves are left out."""
    points: list[Point] = []
    curved = False
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and not curved:
                yield points
            points, curved = [], False
        curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            point = matrix(x.value, y.value)
            if all(map(math.isfinite, point)):
                points.append(point)
        if points and pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points and not curved:
        yield points
