"""How wide the columns of a drawn table are, and whether it can be drawn at all.

A table is drawn where its lines are within the width, each number stands on one line, and its words
can be read: a text of more than six Chinese characters has two of them on a line at least, and as
many more as keep it at about sixteen lines. Short labels may stand upright, a character a line.
"""

import functools
from collections.abc import Iterable, Sequence
from itertools import groupby

import attrs

from govdisclose.document import Frame, FrameCell, Role
from govdisclose.prose import NUMBER
from govdisclose.renderers.text.breaking import longest_number, narrowest
from govdisclose.widths import Ruler

_PADDING = 2  # a space on either side of a cell's text

# Ways to give in, first to last: how much of its share of the width a label gets at least, and
# from how many columns on a value of several words is broken.
_CONCESSIONS = ((0.75, 24), (0.75, 12), (0.5, 6), (0.4, 0), (0.0, 0))
_COMFORTABLE = 4  # columns that a label gets at least where it can: two Chinese characters
_LONG_WORD = 16  # columns from which on a word that is no number is broken
_UPRIGHT = 12  # columns of a text that may stand upright: six Chinese characters
_LINES = 16  # about as many lines has a cell at most


@attrs.frozen
class Columns:
    """The columns of a drawn table."""

    widths: tuple[int, ...]
    """Columns of text between the bars, spaces at the sides included."""
    padding: int
    """Spaces at either side of a cell's text."""

    def inner(self, cell: FrameCell) -> int:
        """Give the columns of text that a cell has room for."""
        spanned = self.widths[cell.column : cell.column + cell.colspan]
        return sum(spanned) + cell.colspan - 1 - 2 * self.padding


@attrs.frozen
class _Size:
    """How wide the text of a cell is, in columns."""

    cell: FrameCell
    text: str
    natural: int
    """Without any break but its own."""
    ruler: Ruler

    @functools.cached_property
    def least(self) -> int:
        """With every break that does not split a number or a word, or make it hard to read."""
        number = longest_number(self.text, self.ruler)
        least = max(number, min(narrowest(self.text, self.ruler), _LONG_WORD))
        if self.natural <= _UPRIGHT:
            return least
        return max(least, min(max(_COMFORTABLE, self.natural // _LINES), _LONG_WORD))

    def needed(self, share: float, words: int) -> int:
        """All for a number; else as much as is conceded."""
        if self.cell.role is not Role.VALUE:
            wanted = int(max(share, _COMFORTABLE)) if share else 0
        else:
            wanted = self.natural if NUMBER.fullmatch(self.text) else words
        return max(min(self.natural, wanted), self.least)


def choose(frame: Frame, texts: Sequence[str], width: int, ruler: Ruler) -> Columns | None:
    """Choose the widths of columns: by the frame's weights, and wider where a text needs it.

    Args:
        frame: The table.
        texts: What stands in each of the frame's cells, labels and values.
        width: Columns of a line.
        ruler: Counts the columns.

    Returns:
        The columns; None where the table cannot be drawn so that it can be read (see the module).
    """
    room = width - frame.columns - 1
    shares = _shares(frame.weights, room, [0] * frame.columns)
    sizes = [
        _Size(cell, text, max(map(ruler.width, text.splitlines()), default=0), ruler)
        for cell, text in zip(frame.cells, texts, strict=True)
    ]
    labels = [size for size in sizes if size.cell.role is not Role.VALUE]
    wanted = _minima(frame, labels, shares, (*_CONCESSIONS[0], _PADDING))
    airy = all(minimum <= share for minimum, share in zip(wanted, shares, strict=True))
    for concession in _CONCESSIONS:
        for padding in (_PADDING, 0) if airy else (0,):
            minima = _minima(frame, sizes, shares, (*concession, padding))
            if sum(minima) <= room:
                return Columns(_shares(frame.weights, room, minima), padding // 2)
    return None


def _minima(
    frame: Frame, sizes: Iterable[_Size], shares: Sequence[int], terms: tuple[float, int, int]
) -> list[int]:
    """Give each column what its cells need on these terms, cells that span few columns first."""
    share, words, padding = terms
    minima = [1] * frame.columns
    for size in sorted(sizes, key=lambda size: size.cell.colspan):
        first, span = size.cell.column, size.cell.colspan
        spanned = range(first, first + span)
        allotted = sum(shares[first : first + span]) + span - 1
        needed = size.needed(allotted * share, words) + padding
        missing = needed - sum(minima[i] for i in spanned) - (span - 1)
        for _ in range(missing):
            poorest = min(spanned, key=lambda i: minima[i] / frame.weights[i])
            minima[poorest] += 1
    return minima


def _shares(weights: Sequence[float], room: int, minima: Sequence[int]) -> tuple[int, ...]:
    """Share out the room by weight, none less than its minimum; equal weights get equal shares."""
    shares = list(minima)
    free = set(range(len(weights)))
    unit = 0.0  # columns that a weight of 1 gets
    poor = free
    while free and poor:
        left = room - sum(minima[i] for i in range(len(weights)) if i not in free)
        unit = max(left, 0) / sum(weights[i] for i in free)
        poor = {i for i in free if unit * weights[i] < minima[i]}
        free -= poor
    for i in free:
        shares[i] = int(unit * weights[i])
    spare = room - sum(shares)
    # Whole columns that rounding left: to all of a weight or none, the largest fraction first.
    by_fraction = sorted(free, key=lambda i: (-(unit * weights[i] % 1), weights[i]))
    for _, group in groupby(by_fraction, key=lambda i: weights[i]):
        members = list(group)
        if len(members) <= spare:
            spare -= len(members)
            for i in members:
                shares[i] += 1
    return tuple(shares)
