"""Paragraphs of plain text, and lines that were broken to fit a page.

Where lines are broken, one goes on in the next if that begins with what had no room on it. A space
between Chinese and other characters that stood where a line was broken cannot be told, and is lost.
"""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from govdisclose.readers.content import Line
from govdisclose.readers.text.lines import NUMBERED, tidy
from govdisclose.readers.text.seams import HANGING, is_full, seam
from govdisclose.widths import NARROW, WIDE, Ruler

_WIDEST = 200  # columns of a page; a text with longer lines has a line for each paragraph
_LEAST_FULL = 3  # lines that show that a text without indents is broken at a width
_ENDS = ("。", "；", "：", "！", "？")


@attrs.frozen
class _Page:
    width: int
    ruler: Ruler
    broken: bool
    """Whether lines are broken in paragraphs that are not indented, too."""


def read(lines: Sequence[str], is_text: Sequence[bool]) -> list[Line]:
    """Give the paragraphs of those lines that are text.

    Args:
        lines: All lines.
        is_text: Which of them are no part of something else, and not blank.
    """
    numbers = [number for number, text in enumerate(is_text) if text and lines[number].strip()]
    page = _page(lines, numbers)
    found: list[Line] = []
    parts: list[str] = []
    first = last = -2
    for number in numbers:
        line = lines[number]
        if page and number == last + 1 and _continues(lines, first, number, page):
            line = line.strip()
            parts += [seam(parts[-1], line, page.width), line]
        else:
            found += _line(parts, first)
            parts, first = [tidy(line)], number
        last = number
    return [*found, *_line(parts, first)]


def _line(parts: Sequence[str], first: int) -> list[Line]:
    return [Line("".join(parts), line=first + 1)] if parts else []


def _page(lines: Sequence[str], numbers: Sequence[int]) -> _Page | None:
    """Find the width of the page; None where lines are not broken."""
    if not numbers or max(len(lines[number]) for number in numbers) > _WIDEST:
        return None
    pages = [_measured(lines, numbers, ruler) for ruler in (NARROW, WIDE)]
    return max(pages, key=lambda page: page[0])[1]


def _measured(lines: Sequence[str], numbers: Sequence[int], ruler: Ruler) -> tuple[int, _Page]:
    width = max(ruler.width(lines[number].rstrip()) for number in numbers)
    pairs = full = 0
    for above, below in pairwise(numbers):
        if below == above + 1 and not lines[below][0].isspace():
            pairs += 1
            full += is_full(lines[above].rstrip(), lines[below], width, ruler)
    return full, _Page(width, ruler, broken=full >= _LEAST_FULL and 2 * full > pairs)


def _continues(lines: Sequence[str], first: int, number: int, page: _Page) -> bool:
    """Say whether a line goes on with the paragraph above it."""
    line, above = lines[number], lines[number - 1].rstrip()
    indented = lines[first][0] in "\t\u3000" or HANGING.match(lines[first]) is not None
    if line[0].isspace() and (indented or not HANGING.match(line)):
        return False
    if not (indented or line[0].isspace() or page.broken):
        return False
    if above.endswith(_ENDS) and NUMBERED.match(line):
        return False
    return is_full(above, line.strip(), page.width, page.ruler)
