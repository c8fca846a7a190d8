"""From characters on a page to lines of text."""

from collections.abc import Iterable, Iterator
from statistics import median_low

import attrs

from govdisclose.readers.pdf.chars import Char
from govdisclose.readers.pdf.glyphs import wide

_RISE = 0.5
"""Characters whose baselines differ by less than this part of their size stand on one line."""
_APART = 0.2
"""A gap of this part of the size divides words in letters or digits."""
_FAR = 1.0
"""A gap of this part of the size divides Chinese from letters or digits; it never divides Chinese
from Chinese, which is often set wide."""
_MARK = 0.75
"""A letter or digit smaller than this part of its neighbour is the mark of a footnote, not a digit
of the same number."""
_TWICE = 0.2
"""A character printed again within this part of its size makes it bold, and is not meant twice."""


@attrs.frozen(eq=False)
class TextLine:
    """A line of text as it stands on the page, without spaces at its ends."""

    chars: list[Char]
    text: str
    y: float
    size: float
    """The size of most of its characters."""

    @property
    def quarter(self) -> int:
        """How many quarters it is turned against the page."""
        return self.chars[0].quarter

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(char.x1 for char in self.chars[-4:])


def text_lines(chars: Iterable[Char]) -> Iterator[TextLine]:
    """Put characters into lines, from top to bottom; text that is turned comes last."""
    for row in rows(chars):
        while row and row[-1].text.isspace():
            row.pop()
        while row and row[0].text.isspace():
            del row[0]
        if row:
            # Baseline and size of most of it: a raised figure may come first.
            y = median_low(char.y for char in row)
            yield TextLine(row, joined(row), y, median_low(char.size for char in row))


def rows(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Gather characters on the same line, from left to right; lines from top to bottom."""
    row: list[Char] = []
    for char in sorted(chars, key=lambda char: (char.quarter, char.y)):
        if row and (
            char.quarter != row[0].quarter
            or char.y - row[0].y >= _RISE * max(char.size, row[0].size)
        ):
            yield _in_order(row)
            row = []
        row.append(char)
    if row:
        yield _in_order(row)


def _in_order(row: list[Char]) -> list[Char]:
    """Sort from left to right, and drop what is printed twice to make it bold."""
    kept: list[Char] = []
    for char in sorted(row, key=lambda char: char.x0):
        again = any(
            last.text == char.text
            and char.x0 - last.x0 < _TWICE * min(char.size, char.x1 - char.x0)
            and abs(char.y - last.y) < _TWICE * char.size
            for last in kept[-2:]
        )
        if not again:
            kept.append(char)
    return kept


def joined(row: list[Char]) -> str:
    """Write characters of a line as text, with spaces where words stand apart."""
    parts: list[str] = []
    last = row[0]
    for char in row:
        if parts and not (char.text.isspace() or last.text.isspace()) and apart(last, char):
            parts.append(" ")
        parts.append(char.text)
        last = char
    return "".join(parts)


def apart(left: Char, right: Char) -> bool:
    """Tell whether a space stands between two characters of a line."""
    chinese = wide(left.text) + wide(right.text)
    if chinese == 2:  # noqa: PLR2004 - both of them
        return False
    sizes = sorted((left.size, right.size))
    if not chinese and sizes[0] < _MARK * sizes[1]:
        return True
    return right.x0 - left.x1 > (_FAR if chinese else _APART) * max(left.size, right.size)
