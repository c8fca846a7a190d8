"""Tables: what is constant is rendered once, and a report's values are only filled in.

A frame goes through the template ``table.html`` with a mark where each value goes, and with
another where ids begin. What comes out is kept; for each beginning of ids it is cut at the marks,
and a report only puts its values between the pieces.
"""

import functools
import re
from typing import NamedTuple

from markupsafe import escape

from govdisclose.document import Frame, FrameCell, Role, Table
from govdisclose.prose import NUMBER
from govdisclose.renderers.html.slots import cut, mark
from govdisclose.renderers.html.templating import Templates, around

# No text of a report holds control characters.
_SEPARATOR = "\x00"
_ID = "\x01"
_KEPT = 64  # a report has three frames
_BEFORE_REMARK = re.compile("[^（(]+(?=[（(])")
_LONG = 20  # digits from which on a number is broken like words

_Part = tuple[str, list[list[tuple[int, FrameCell]]]]
"""A part of a table: its element, and its rows of cells, each with its position in the frame."""


class _Pieces(NamedTuple):
    """A table's markup, cut at its values."""

    parts: list[str]
    """Each second one stands for a value."""
    order: list[int] | None
    """Which value it is; None where they come in the order of the frame, each once."""


def fill(table: Table, templates: Templates, identifier: str) -> list[str]:
    """Give the markup of a table, in pieces.

    Args:
        table: Frame and values.
        templates: Where ``table.html`` is found.
        identifier: The table's own beginning of ids.
    """
    parts, order = _pieces(table.frame, templates, identifier)
    pieces = parts.copy()
    values: tuple[str, ...] | list[str] = table.values
    if values and not "".join(values).isdecimal():
        values = _escaped(table.values, templates)
    pieces[1::2] = values if order is None else [values[index] for index in order]
    return pieces


def _escaped(values: tuple[str, ...], templates: Templates) -> list[str]:
    # All at once is quicker than one by one, and str.split gives plain strings.
    escaped = str.split(escape(_SEPARATOR.join(values)), _SEPARATOR)
    pieces = around(templates, "words")
    for index, value in enumerate(values):
        if len(value) > 1 and not is_figure(value):
            figure, words = _parted(escaped[index])
            escaped[index] = figure + words.join(pieces)
    return escaped


def _parted(value: str) -> tuple[str, str]:
    """Part a figure from the remark in brackets behind it, which stands below it."""
    figure = _BEFORE_REMARK.match(value)
    return (figure[0], value[figure.end() :]) if figure else ("", value)


def is_figure(text: str) -> bool:
    """Say whether a text is nothing but a number, and not too long to stay on one line."""
    return len(text) <= _LONG and NUMBER.fullmatch(text) is not None


@functools.lru_cache(maxsize=_KEPT)
def _pieces(frame: Frame, templates: Templates, identifier: str) -> _Pieces:
    parts = cut(_compiled(frame, templates).replace(_ID, identifier))
    order = list(map(int, parts[1::2]))
    return _Pieces(parts, None if order == list(range(len(frame.slots))) else order)


@functools.lru_cache(maxsize=_KEPT)
def _compiled(frame: Frame, templates: Templates) -> str:
    """Render a frame through its template, with marks for its values and for ids."""
    values = (index for index, cell in enumerate(frame.cells) if cell.role is Role.VALUE)
    slots = {index: mark(number) for number, index in enumerate(values)}
    return templates.get("table").render(
        frame=frame, parts=_parts(frame), widths=_widths(frame), id=_ID, slots=slots
    )


def _widths(frame: Frame) -> list[int]:
    """Give the columns' widths in whole per cents.

    Rounded down: over 100 in sum, the last columns would get nothing.
    """
    total = sum(frame.weights)
    return [max(1, int(100 * weight / total)) for weight in frame.weights]


def _parts(frame: Frame) -> list[_Part]:
    rows: list[list[tuple[int, FrameCell]]] = [[] for _ in range(frame.rows)]
    for index, cell in enumerate(frame.cells):
        rows[cell.row].append((index, cell))
    parts: list[_Part] = [("thead", rows[: frame.header_rows])] if frame.header_rows else []
    parts += [("tbody", rows[group.start : group.stop]) for group in frame.groups]
    return parts
