"""Characters that are no part of the text they stand in: struck out, or the marks of notes."""

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from govdisclose.errors import Message
from govdisclose.readers.content import STRUCK, Note, cut
from govdisclose.readers.pdf.chars import Char
from govdisclose.readers.pdf.lines import TextLine, joined, text_lines
from govdisclose.readers.pdf.strokes import Stroke
from govdisclose.readers.raised import RAISED

_LOWEST, _HIGHEST = 0.15, 0.5
"""A line this part of its size above the baseline of a character runs through the middle of it."""
_ALONG = 0.25
"""A line that strikes a character out may leave this part of it free on either side."""
_BEYOND = 0.5
"""A line that reaches further beyond characters than this part of their size is a border."""
_SMALL = 0.9
"""Characters smaller than this part of the largest of their line are small."""
_OFF_SMALL, _OFF = 0.08, 0.18
"""A figure is off its line if it stands further than this part of the size above or below it: small
ones, and those of the same size."""
_STRUCK_ON_PAGE = Message(
    "第 {page} 页有划去的文字，没有读：“{text}”",
    "page {page} has struck-out text, which was left out: {text!r}",
)
_SEVERAL = Message(
    "有几个小号数字高低不齐，当作注号，没有读进数值：“{text}”；请对照原文件核对",
    "there are several small digits above or below the line, taken for the mark of a note and left "
    "out of the value: {text!r}; compare with the file",
)


def struck_out(chars: Sequence[Char], strokes: Sequence[Stroke]) -> tuple[list[Char], list[Stroke]]:
    """Find the characters of a page that a line strikes out.

    Args:
        chars: What is shown on it.
        strokes: The lines on it.

    Returns:
        The characters, with what is struck out marked as such, and the lines that strike nothing
        out.
    """
    upright = sorted(
        (index for index, char in enumerate(chars) if not char.quarter),
        key=lambda index: chars[index].y,
    )
    heights = [chars[index].y for index in upright]
    largest = max((char.size for char in chars), default=0)
    struck: set[int] = set()
    borders: list[Stroke] = []
    for stroke in strokes:
        if not stroke.level:
            borders.append(stroke)
            continue
        first = bisect.bisect_left(heights, stroke.y0)
        last = bisect.bisect_right(heights, stroke.y0 + _HIGHEST * largest)
        hit = [index for index in upright[first:last] if _through(stroke, chars[index])]
        if hit and _is_within(stroke, [chars[index] for index in hit]):
            struck.update(hit)
        else:
            borders.append(stroke)
    if not struck:
        return list(chars), borders
    marked = [
        attrs.evolve(char, struck=True) if index in struck else char
        for index, char in enumerate(chars)
    ]
    return marked, borders


def _through(stroke: Stroke, char: Char) -> bool:
    """Say whether a line runs through the middle of a character, from side to side."""
    free = _ALONG * (char.x1 - char.x0)
    height = char.y - stroke.y0
    return (
        _LOWEST * char.size <= height <= _HIGHEST * char.size
        and stroke.x0 <= char.x0 + free
        and stroke.x1 >= char.x1 - free
        and bool(char.text.strip())
    )


def _is_within(stroke: Stroke, chars: list[Char]) -> bool:
    beyond = _BEYOND * chars[0].size
    return (
        stroke.x0 >= min(char.x0 for char in chars) - beyond
        and stroke.x1 <= max(char.x1 for char in chars) + beyond
    )


def cell_text(chars: Iterable[Char]) -> tuple[str, tuple[Note, ...]]:
    """Give the text of a cell, and what was left out of it.

    Figures of the same size that stand at different heights are lines of their own: whether they
    are one number, or one with the mark of a note, cannot be told.
    """
    found = list(chars)
    texts: list[str] = []
    marks: list[str] = []
    for line in text_lines(char for char in found if not char.struck):
        off = dict(_off(line))
        small = [char for char in line.chars if off.get(char)]
        if small:
            marks.append("".join(char.text for char in small))
        kept = [char for char in line.chars if not off.get(char)]
        if not off:
            texts.append(line.text)
            continue
        for _, level in groupby(kept, key=lambda char: round(char.y, 1) if char in off else None):
            texts.append(joined(list(level)).strip())
    notes = []
    if crossed := _crossed(found):
        notes.append(Note("struck-text", "warning", STRUCK.format(text=cut(crossed))))
    if marks:
        notes.append(_marked(marks))
    return "\n".join(texts), tuple(notes)


def _off(line: TextLine) -> Iterator[tuple[Char, bool]]:
    """Find the figures of a line that stand above or below it, and whether they are small."""
    largest = max(char.size for char in line.chars)
    heights = Counter(round(c.y, 1) for c in line.chars if c.size >= _SMALL * largest)
    base = max(heights, key=lambda y: (heights[y], y))
    for char in line.chars:
        small = char.size < _SMALL * largest
        off = _OFF_SMALL if small else _OFF
        if char.text.isdigit() and abs(char.y - base) > off * largest:
            yield char, small


def _marked(marks: Sequence[str]) -> Note:
    """Say what was left out as marks of notes, which have one digit, mostly."""
    text = cut("".join(marks))
    if all(len(mark) == 1 for mark in marks):
        return Note("superscript", "warning", RAISED.format(text=text))
    return Note("superscript", "error", _SEVERAL.format(text=text))


def _crossed(chars: Iterable[Char]) -> str:
    return "\n".join(line.text for line in text_lines(char for char in chars if char.struck))


def page_notes(chars: Iterable[Char], page: int) -> tuple[Note, ...]:
    """Say what of the text outside tables is struck out."""
    crossed = _crossed(chars)
    if not crossed:
        return ()
    words = _STRUCK_ON_PAGE.format(page=page, text=cut(crossed.replace("\n", " ")))
    return (Note("struck-text", "warning", words),)
