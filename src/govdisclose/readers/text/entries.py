"""Values with all their labels on one line: ``甲 · 乙：3``."""

import re
from collections.abc import Sequence

import attrs

from govdisclose.readers.content import Entry
from govdisclose.readers.limits import Limits
from govdisclose.readers.text.lines import NUMBERS, Found
from govdisclose.readers.text.seams import HANGING, seam

_BETWEEN = re.compile(r"(?<=[ \u3000])[·・•‧∙](?=[ \u3000])")
_MARKS = re.compile("[（(）)：:]")
_REST = ("（", "(", "元", "万", "亿")  # what may go on behind a number
_MOST_LINES = 40
_LONGEST = 200  # characters of a value; what is longer is prose


def read(lines: Sequence[str], start: int, _limits: Limits) -> Found:
    """Read a value behind at least two labels; lines that are indented go on with the one above.

    Figures alone below a number may be its end, or nothing: they are kept as its second line.
    """
    text, stop = _whole(lines, start)
    if _BETWEEN.search(text) is None:
        return (), start + 1
    found = _entry(text, start)
    if not found:
        return (), start + 1
    below = lines[stop].strip() if stop < len(lines) else ""
    if below.isdecimal() and found.text[-1:].isdecimal() and NUMBERS.fullmatch(found.text):
        return [attrs.evolve(found, text=f"{found.text}\n{below}")], stop + 1
    return [found], stop


def _whole(lines: Sequence[str], start: int) -> tuple[str, int]:
    """Join a line and those that go on with it, if it is not indented itself."""
    text = lines[start].strip()
    stop = start + 1
    if HANGING.match(lines[start]):
        return text, stop
    while stop < len(lines) and stop - start < _MOST_LINES and HANGING.match(lines[stop]):
        further = lines[stop].strip()
        known = _entry(text, start)
        if known and NUMBERS.fullmatch(known.text) and not further.startswith(_REST):
            break
        text += seam(text, further) + further
        stop += 1
    return text, stop


def _entry(text: str, start: int) -> Entry | None:
    """Take a line apart at the first colon behind a second label that is not in brackets."""
    between = _BETWEEN.search(text)
    colon = _colon(text, between.end()) if between else None
    if colon is None or len(text) - colon > _LONGEST:
        return None
    labels = tuple(label.strip() for label in _BETWEEN.split(text[:colon]))
    if not all(labels):
        return None
    return Entry(labels, text[colon + 1 :].strip(), start + 1)


def _colon(text: str, start: int) -> int | None:
    depth = 0
    for mark in _MARKS.finditer(text, start):
        if mark[0] in "（(":
            depth += 1
        elif mark[0] in "）)":
            depth = max(depth - 1, 0)
        elif not depth:
            return mark.start()
    return None
