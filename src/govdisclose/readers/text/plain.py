"""Plain text: tries the shapes one after the other, line by line."""

from collections.abc import Callable, Sequence

from govdisclose.readers.content import Item
from govdisclose.readers.limits import Limits
from govdisclose.readers.text import columns, entries, frames, paragraphs, rows
from govdisclose.readers.text.lines import Found, Items

_Shape = Callable[[Sequence[str], int, Limits], Found]

_SHAPES: tuple[_Shape, ...] = (
    frames.read,
    rows.read_tabs,
    rows.read_pipes,
    entries.read,
    columns.read,
)
"""From what cannot be mistaken to what can."""


def read(lines: Sequence[str], limits: Limits) -> list[Item]:
    """Give the items of a text in order; no line that shows anything is left out."""
    found = Items(limits)
    tried = [0] * len(_SHAPES)  # up to which line a shape has been looked for in vain
    text = [False] * len(lines)
    pieces: list[tuple[int, Sequence[Item]]] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if not line or (line.isspace() and "\t" not in line):  # a tab alone may be an empty cell
            index += 1
            continue
        for number, shape in enumerate(_SHAPES):
            if tried[number] > index:
                continue
            items, stop = shape(lines, index, limits)
            if items:
                found.add(items)
                pieces.append((index, items))
                index = stop
                break
            tried[number] = max(stop, index + 1)
        else:
            text[index] = True
            index += 1
    return _in_order(lines, text, pieces)


def _in_order(
    lines: Sequence[str], text: Sequence[bool], pieces: Sequence[tuple[int, Sequence[Item]]]
) -> list[Item]:
    """Put paragraphs between the other items."""
    found: list[tuple[int, Sequence[Item]]] = [(index + 1, items) for index, items in pieces]
    found += [(line.line or 0, [line]) for line in paragraphs.read(lines, text)]
    found.sort(key=lambda piece: piece[0])
    return [item for _, items in found for item in items]
