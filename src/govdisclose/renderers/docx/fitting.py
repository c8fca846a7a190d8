"""How wide and how high a text is, and how a number is made to fit where it would break."""

import math
import re

from govdisclose.renderers.docx.page import CELL_LINE, CELL_SIDE, POINTS

DIGIT = 0.64
"""Width of a digit as a part of its size: 0.5 in most Chinese fonts, but so much in the widest of
the fonts that a machine without them may use."""

CENTERED = 2.0
"""Points that centred text keeps off the borders of a cell, both sides together."""
INDENTED = 2 * CELL_SIDE * POINTS
"""Points that labels and long texts keep off them."""

_FIRST_FULL_WIDTH = 0x1100  # code point from which characters are as wide as they are high
# Word processors keep Chinese characters a quarter apart from digits and Latin letters.
_GAP_WIDTH = 0.25
_GAPS = re.compile("(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
_NARROWEST = 33  # percent; below, digits cannot be read
_UNBREAKABLE = re.compile("[-+0-9.,%]+")


def measure(text: str, narrow: float = 0.5) -> float:
    """Measure a text on one line, as a multiple of its size.

    Args:
        text: One line.
        narrow: Width of characters that are not as wide as they are high.
    """
    gaps = _GAP_WIDTH * len(_GAPS.findall(text))
    return gaps + sum(narrow if ord(c) < _FIRST_FULL_WIDTH else 1.0 for c in text)


def height(text: str, width: float, size: float) -> float:
    """Estimate how high a text in a cell is, in points.

    Args:
        text: What stands there, in lines.
        width: Room on a line, in points.
        size: Of the text, in points.
    """
    fit = max(int(width / size), 1)  # characters on a line
    lines = sum(max(math.ceil(measure(line) / fit), 1) for line in text.split("\n"))
    return lines * size * CELL_LINE


def squeeze(text: str, width: float, size: float) -> str | None:
    """Give the property of a run whose number is to fit a line.

    Args:
        text: What the run says.
        width: Room on the line, in points.
        size: Of the text, in points.

    Returns:
        The ``w:w`` element, empty where the text fits; None where it does not fit and is no
        number, or has more digits than can be read so, and is broken into lines.
    """
    needed = size * measure(text, DIGIT)
    if needed <= width:
        return ""
    percent = int(100 * width / needed)
    if percent < _NARROWEST or not _UNBREAKABLE.fullmatch(text):
        return None
    return f'<w:w w:val="{percent}"/>'
