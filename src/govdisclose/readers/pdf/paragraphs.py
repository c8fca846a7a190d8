"""From lines of text on pages to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import attrs

from govdisclose.readers.pdf.glyphs import wide
from govdisclose.readers.pdf.lines import TextLine

_PAGE_NUMBER = re.compile(
    r"[-—\u2013―－─·•\s]*(?:第\s*)?\d{1,4}\s*页?(?:\s*(?:[，,/／]\s*共?|共)\s*\d{1,4}\s*页?)?[-—\u2013―－─·•\s]*"
)
_ADDRESS = re.compile(r"(?:https?:|www\.|@|[\w.-]+/)[!-~]*$")
# What stands on one line: no line begins with closing marks, none ends with opening ones.
_UNBROKEN = re.compile(
    r"[（〔【《「『“‘(\[{]*(?:[!-~]+|.)[，。、；：！？）〕】》」』”’\uff05,.;:!?)\]}%…—]*",
    re.DOTALL,
)
_SPACING = 1.35
"""Lines further apart than this many times the usual distance belong to two paragraphs."""
_ALIKE = 0.04
"""Sizes that differ by more than this part are of two paragraphs."""
_OUTLIERS = 20
"""One line of so many may reach beyond the right margin."""
_INDENT = 0.8
"""A line that begins this many sizes right of the margin begins a paragraph."""


@attrs.frozen
class Margins:
    """Where text begins and ends on the pages of a file, and how far its lines are apart."""

    left: float
    right: float
    pitch: float
    size: float
    """The size of most of the text."""


def margins(pages: Iterable[Sequence[TextLine]]) -> Margins:
    """Find the margins from the lines outside tables on each page."""
    lines: list[TextLine] = []
    pitches: list[float] = []
    for page in pages:
        body = [line for line in page if not page_number(line.text)]
        lines += body
        pitches += [b.y - a.y for a, b in pairwise(body) if b.y - a.y < 4 * a.size]
    if not lines:
        return Margins(0, 0, 0, 0)
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.chars)
    return Margins(
        min(line.x0 for line in lines),
        # A few lines reach out, with punctuation that hangs over the margin.
        sorted(line.x1 for line in lines)[-1 - len(lines) // _OUTLIERS],
        median(pitches) if pitches else 0,
        sizes.most_common(1)[0][0],
    )


def page_number(text: str) -> bool:
    """Tell whether a line is nothing but the number of a page."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def continues(last: TextLine, line: TextLine, frame: Margins, *, turned: bool = False) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it.

    Args:
        last: The line before.
        line: The line.
        frame: Where text stands on the pages.
        turned: Whether a page ends between the two.
    """
    if line.quarter or last.quarter:
        return False
    if abs(line.size - last.size) > _ALIKE * max(line.size, last.size):
        return False
    if not turned and line.y - last.y > _SPACING * max(frame.pitch, 1.2 * line.size):
        return False
    if _centred(last, frame) and _centred(line, frame):
        return not turned and line.size > (1 + _ALIKE) * frame.size
    if line.x0 - frame.left > _INDENT * line.size:
        return False
    return frame.right - last.x1 < _first(line) + line.size


def _centred(line: TextLine, frame: Margins) -> bool:
    left, right = line.x0 - frame.left, frame.right - line.x1
    return left > line.size and abs(left - right) < line.size


def _first(line: TextLine) -> float:
    """Measure the beginning of a line that could not have been set on the line before."""
    match = _UNBROKEN.match("".join(char.text[0] for char in line.chars))
    return line.chars[match.end() - 1].x1 - line.x0 if match else 0.0


def put_together(lines: Sequence[TextLine]) -> str:
    """Write the lines of a paragraph as one."""
    text = lines[0].text
    for last, line in pairwise(lines):
        spaced = last.text[-1].isalnum() and line.text[0].isalnum()
        if spaced and not (wide(last.text[-1]) or wide(line.text[0]) or _ADDRESS.search(last.text)):
            text += " "
        text += line.text
    return text
