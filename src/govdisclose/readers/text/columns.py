"""Tables with one row a line, whose cells are apart by spaces alone, or by nothing.

``一、本年新收 0 0 0``, ``规章    0    0``, ``二、上年结转0000000``: three lines below each other at
least, so that prose with a number at its end is none.
"""

import re
from collections.abc import Sequence

import attrs

from govdisclose.readers.limits import Limits
from govdisclose.readers.text import walls
from govdisclose.readers.text.lines import CHAPTER, NUMBERS, Found, grid

_GAP = re.compile("(?:  |\u3000)[ \u3000]*")
_PARTED = re.compile("[ \u3000]|[0-9\uff10-\uff19]\\Z")
_WORD = re.compile(r"[^\x00-\xff，。；？！：〕、]|\)")
_SENTENCE = re.compile("[，。；？！：]|[,;:?!] ")
_NUMBER_BEFORE = re.compile(
    r"[0-9一二三四五六七八九十]{1,3}[.、\uff0e]|[（(][0-9一二三四五六七八九十]{1,3}[）)]"
)
_DIGITS = "0123456789" + "".join(map(chr, range(0xFF10, 0xFF1A)))
_PAGE = re.compile(r"[-—\u2013―─] *[0-9]{1,4} *[-—\u2013―─]")  # the number of a page
_LONGEST = 200  # characters of a row
_WORDS = 40  # characters of a label
_LEAST = 3
_MOST_ABOVE = 3  # lines of one label each above a table, less than that many


@attrs.frozen
class _Row:
    """A line as a row of a table."""

    cells: Sequence[str]
    weight: int
    """How much it looks like one: 0 words, or one word, that may be a label; 1 with a number at its
    end; 2 with several numbers, or words far apart."""


def read(lines: Sequence[str], start: int, limits: Limits) -> Found:
    """Read a table of three rows at least, two of them with numbers, or one with several."""
    rows: list[tuple[_Row, int]] = []
    index = start
    while index < len(lines):
        is_rule = bool(rows) and walls.is_only_rules(lines[index])
        row = None if is_rule else _row(lines[index])
        if row:
            rows.append((row, index))
        elif not is_rule:
            break
        index += 1
        if len(rows) == _MOST_ABOVE and all(len(row.cells) == 1 for row, _ in rows):
            return (), start + 1  # a paragraph; what is below it may be a table
    stop = max(index, start + 1)
    # Words below the last row are a paragraph, or the heading of what follows.
    while rows and not rows[-1][0].weight:
        rows.pop()
    weight = sum(row.weight for row, _ in rows)
    if len(rows) < _LEAST or weight < _LEAST - 1 or not any(_has_numbers(row) for row, _ in rows):
        return (), stop
    numbered = [[(cell, number) for cell in row.cells] for row, number in rows]
    return [grid(numbered, limits)], rows[-1][1] + 1


def _has_numbers(row: _Row) -> bool:
    return NUMBERS.fullmatch(row.cells[-1]) is not None


def _row(line: str) -> _Row | None:
    """Take a line apart; None where it is no row."""
    text = line.strip()
    if not text or len(text) > _LONGEST or "\t" in text or _PAGE.fullmatch(text):
        return None
    if len(text) > _WORDS and not _PARTED.search(text):
        return None
    parts = _GAP.split(text)
    cells = [cell for part in parts for cell in _apart(part)]
    numbers = sum(NUMBERS.fullmatch(cell) is not None for cell in cells)
    if numbers and len(cells) > 1 and NUMBERS.fullmatch(cells[-1]):
        return _Row(cells, 2 if numbers > 1 else 1) if _are_labels(cells) else None
    if len(cells) == 1:
        glued = _glued(text)
        if glued:
            return _Row(glued, 1)
    if not _are_labels(cells) or (len(cells) == 1 and CHAPTER.match(text)):
        return None
    return _Row(cells, 0)


def _are_labels(cells: Sequence[str]) -> bool:
    """Say whether cells are numbers, or words too short for prose."""
    return all(
        len(cell) <= _WORDS and not (_SENTENCE.search(cell) and "（" not in cell) for cell in cells
    )


def _apart(part: str) -> list[str]:
    """Take words apart at single spaces, but for a number and what it numbers."""
    cells: list[str] = []
    for word in part.split():
        if cells and _NUMBER_BEFORE.fullmatch(cells[-1]):
            cells[-1] = f"{cells[-1]} {word}"
        else:
            cells.append(word)
    return cells


def _glued(text: str) -> list[str] | None:
    """Take digits from the end of a word."""
    words = text.rstrip(_DIGITS)
    if len(words) == len(text) or not 1 < len(words) <= _WORDS + 20:
        return None
    if not _WORD.match(words[-1]) or _SENTENCE.search(words):
        return None
    return [words, text[len(words) :]]
