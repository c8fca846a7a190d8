"""Tables: what is constant is rendered once, and a report's values are only filled in.

A frame goes through the template ``table.html`` with a mark where each value goes, and with
another where ids begin. What comes out is kept; for each prefix it is cut at the slots, and a
report only puts its values between the pieces.
"""

import functools
from itertools import chain

from markupsafe import Markup, escape

from govdisclose.document import Frame, FrameCell, Table
from govdisclose.renderers.html.templating import template

_PRIVATE_USE = range(0xE000, 0xF900)
_SEPARATOR = "\x00"  # no text of a report holds control characters

_Part = tuple[str, list[list[tuple[int, FrameCell]]]]
"""A part of a table: its element, and its rows of cells, each with its position in the frame."""


def fill(table: Table, prefix: str, number: int) -> Markup:
    """Give the markup of a table.

    Args:
        table: Frame and values.
        prefix: Beginning of ids.
        number: Counts the tables of the document, so that ids differ between them.
    """
    pieces = _pieces(table.frame, prefix, number).copy()
    if table.values:
        # All at once is quicker than one by one, and str.split gives plain strings.
        pieces[1::2] = str.split(escape(_SEPARATOR.join(table.values)), _SEPARATOR)
    return Markup("".join(pieces))  # noqa: S704 - rendered by our template, values escaped above


@functools.lru_cache(maxsize=64)
def _pieces(frame: Frame, prefix: str, number: int) -> list[str]:
    """Give a table's markup cut at its slots: each second piece is empty, and takes a value."""
    markup, slot, identifier = _compiled(frame)
    constant = markup.replace(identifier, f"{prefix}-t{number}").split(slot)
    return list(chain.from_iterable((piece, "") for piece in constant))[:-1]


@functools.lru_cache(maxsize=64)
def _compiled(frame: Frame) -> tuple[str, str, str]:
    """Render a frame through its template; give the markup and its marks for slots and ids."""
    slot, identifier = _marks(frame)
    total = sum(frame.weights)
    markup = template("table.html").render(
        frame=frame,
        # Whole per cents, rounded down: over 100 in sum, the last columns would get nothing.
        widths=[max(1, int(100 * weight / total)) for weight in frame.weights],
        parts=_parts(frame),
        id=identifier,
        slot=slot,
    )
    return markup, slot, identifier


def _marks(frame: Frame) -> tuple[str, str]:
    """Choose two characters that none of the frame's own words has."""
    words = frozenset(frame.caption).union(*(cell.label for cell in frame.cells))
    free = (chr(point) for point in _PRIVATE_USE if chr(point) not in words)
    return next(free), next(free)


def _parts(frame: Frame) -> list[_Part]:
    rows: list[list[tuple[int, FrameCell]]] = [[] for _ in range(frame.rows)]
    for index, cell in enumerate(frame.cells):
        rows[cell.row].append((index, cell))
    parts: list[_Part] = [("thead", rows[: frame.header_rows])] if frame.header_rows else []
    parts += [("tbody", rows[group.start : group.stop]) for group in frame.groups]
    return parts
