"""Tables: what is constant is rendered once, and a report's values are only filled in.

A frame goes through the template ``table.html`` with a mark where each value goes, and with
another where ids begin. What comes out is kept; for each beginning of ids it is cut at the slots,
and a report only puts its values between the pieces.
"""

import functools
from itertools import chain

from markupsafe import escape

from govdisclose.document import Frame, FrameCell, Table
from govdisclose.renderers.html.templating import FIGURE, Templates

_PRIVATE_USE = range(0xE000, 0xF900)
_SEPARATOR = "\x00"  # no text of a report holds control characters
_KEPT = 64  # a report has three frames

_Part = tuple[str, list[list[tuple[int, FrameCell]]]]
"""A part of a table: its element, and its rows of cells, each with its position in the frame."""


def fill(table: Table, templates: Templates, identifier: str) -> list[str]:
    """Give the markup of a table, in pieces.

    Args:
        table: Frame and values.
        templates: Where ``table.html`` is found.
        identifier: The table's own beginning of ids.
    """
    pieces = _pieces(table.frame, templates, identifier).copy()
    values: tuple[str, ...] | list[str] = table.values
    if values and not "".join(values).isdecimal():
        # All at once is quicker than one by one, and str.split gives plain strings.
        values = str.split(escape(_SEPARATOR.join(values)), _SEPARATOR)
        for index, value in enumerate(table.values):
            if len(value) > 1 and not FIGURE.fullmatch(value):
                values[index] = values[index].join(_around_words(templates))
    pieces[1::2] = values
    return pieces


@functools.lru_cache(maxsize=_KEPT)
def _around_words(templates: Templates) -> list[str]:
    """Give what stands around a value with words in it, such as a remark."""
    return templates.get("words").render(text=_SEPARATOR).split(_SEPARATOR)


@functools.lru_cache(maxsize=_KEPT)
def _pieces(frame: Frame, templates: Templates, identifier: str) -> list[str]:
    """Give a table's markup cut at its slots: each second piece is empty, and takes a value."""
    markup, slot, mark = _compiled(frame, templates)
    constant = markup.replace(mark, identifier).split(slot)
    return list(chain.from_iterable((piece, "") for piece in constant))[:-1]


@functools.lru_cache(maxsize=_KEPT)
def _compiled(frame: Frame, templates: Templates) -> tuple[str, str, str]:
    """Render a frame through its template; give the markup and its marks for slots and ids."""
    slot, mark = _marks(frame)
    markup = templates.get("table").render(
        frame=frame, parts=_parts(frame), widths=_widths(frame), id=mark, slot=slot
    )
    return markup, slot, mark


def _widths(frame: Frame) -> list[int]:
    """Give the columns' widths in whole per cents.

    Rounded down: over 100 in sum, the last columns would get nothing.
    """
    total = sum(frame.weights)
    return [max(1, int(100 * weight / total)) for weight in frame.weights]


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
