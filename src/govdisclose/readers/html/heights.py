"""Which pieces of a cell stand off their line, where styles move them by a length."""

from collections.abc import Iterable, Iterator
from itertools import chain

from govdisclose.readers.html.spaces import BREAK, PARAGRAPH, tidy_one
from govdisclose.readers.raised import Level

_END: tuple[tuple[str, Level]] = ((PARAGRAPH, ""),)
_MARKS: set[Level] = {"superscript", "subscript"}


def settled(parts: Iterable[tuple[str, Level]]) -> Iterator[tuple[str, Level]]:
    """Say what a length puts off its line; where it moves all of a line, that is the line.

    Args:
        parts: The raw pieces of a cell in order, and how each is said to stand.
    """
    line: list[tuple[str, Level]] = []
    for text, level in chain(parts, _END):
        if text not in {BREAK, PARAGRAPH}:
            line.append((text, level))
            continue
        heights = {level for text, level in line if tidy_one(text).strip()} - _MARKS
        base = heights if len(heights) == 1 else set[Level]()
        for piece, height in line:
            yield piece, "" if height in base else height
        yield text, ""
        line = []
