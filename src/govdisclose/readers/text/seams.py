"""Joining lines that were one before they were broken to fit a page."""

import re

from govdisclose.widths import Ruler

HANGING = re.compile(r" {4}(?=[^\s])")
"""Matches where a line of a list goes on."""

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_DOTS = frozenset("·・•‧∙")
# What a line has to take along: marks that open, a word or a character, marks that close.
_CHUNK = re.compile(
    r"[（〔【《〈「『“‘(\[￥#]*(?:[!-~’]+|.)?[!-~’\uff05，。；：？！、）〕】》〉」』”’)\]…—·-]*"
)
_LONGEST = 200  # characters of a word, or of what is taken along, that are looked at


def seam(before: str, after: str, width: int = 0) -> str:
    """Give what stood between two lines: the space between words, or nothing.

    Args:
        before: The line above.
        after: The line below.
        width: Columns of the page, if known: a word that is longer was broken without a space.
    """
    if before[-1:] in _DOTS and before[-2:-1].isspace():
        return " "
    end = before[-_LONGEST:]
    end = end[len(end.rstrip(_ASCII)) :]
    begin = after[:_LONGEST]
    begin = begin[: len(begin) - len(begin.lstrip(_ASCII))]
    return "" if not end or not begin or 0 < width < len(end) + len(begin) else " "


def is_full(line: str, after: str, width: int, ruler: Ruler) -> bool:
    """Say whether a line has no room on its page for what the next one begins with."""
    chunk = _CHUNK.match(after[:_LONGEST])
    return ruler.width(line) + ruler.width(chunk[0] if chunk else "") > width
