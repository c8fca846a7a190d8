"""What lines of Markdown begin: headings, lists, quotations, tables, code, HTML."""

import re
from collections.abc import Sequence

from govdisclose.readers.limits import Limits
from govdisclose.readers.text.lines import Cell, Found, check_cells, grid

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:\*[ \t]*){3,}| {0,3}(?:-[ \t]*){3,}| {0,3}(?:_[ \t]*){3,}")
_ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]+|(?=[0-9]{1,9}[.)][ \t]))")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DELIMITER = re.compile(r"[ \t]*:?-+:?[ \t]*")
_DELIMITERS = frozenset("|-: \t")
_LONGEST = 100_000  # characters of a line that may belong to a table
_WALL = re.compile(r"(?<!\\)\|")
_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_TABLE_BEGIN = re.compile(r"<table\b", re.IGNORECASE)
_UNSEEN = re.compile(r" {0,3}<(!--|script\b|style\b)", re.IGNORECASE)


def heading(line: str) -> tuple[int, str] | None:
    """Give level and words of a heading with marks before it; None where it is none."""
    found = _ATX.fullmatch(line) if "#" in line[:4] else None
    if found is None:
        return None
    words = (found[2] or "").rstrip(" \t")
    ending = len(words.rstrip("#"))
    if ending < len(words) and words[ending - 1 : ending] in {"", " ", "\t"}:
        words = words[:ending].rstrip(" \t")
    return len(found[1]), words.strip(" \t")


def underline(line: str) -> int:
    """Give the level of the heading that a line makes of the paragraph above it; 0 for none."""
    if _SETEXT.fullmatch(line) is None:
        return 0
    return 1 if "=" in line else 2


def is_rule(line: str) -> bool:
    """Say whether a line is but a rule across the page."""
    return line[:4].strip()[:1] in {"*", "-", "_"} and _RULE.fullmatch(line) is not None


def bare(line: str) -> tuple[str, bool]:
    """Take the marks of quotations and lists off a line, and say whether there is an item.

    The number of an item stays: it may be that of a heading.
    """
    quote = _QUOTE.match(line)
    if quote:
        line = line[quote.end() :]
    item = _ITEM.match(line)
    return (line[item.end() :], True) if item else (line, bool(quote))


def fence(lines: Sequence[str], start: int) -> int | None:
    """Give the index of the line that ends the code which begins here; None where none does."""
    opening = _FENCE.match(lines[start])
    if opening is None:
        return None
    mark = opening[1]
    for index in range(start + 1, len(lines)):
        line = lines[index].strip()
        if line.startswith(mark) and not line.strip(mark[0]):
            return index
    return len(lines)


def is_delimiter(line: str) -> bool:
    """Say whether a line is what makes the line above it the head of a table."""
    if (
        len(line) > _LONGEST
        or "|" not in line
        or "-" not in line
        or not _DELIMITERS.issuperset(line)
    ):
        return False
    return all(map(_DELIMITER.fullmatch, _pieces(line)))


def read_pipes(lines: Sequence[str], start: int, limits: Limits) -> Found:
    """Read a table with a head; its cells are still as they are written."""
    if "|" not in lines[start] or start + 1 == len(lines) or not is_delimiter(lines[start + 1]):
        return (), start + 1
    rows: list[list[Cell]] = []
    count, stop = 0, start
    while stop < len(lines) and _WALL.search(lines[stop]):
        if stop != start + 1:
            count += lines[stop].count("|") - 1
            check_cells(count, start, limits)
            pieces = [piece.replace("\\|", "|") for piece in _pieces(lines[stop])]
            rows.append([(piece.strip(" \t"), stop) for piece in pieces])
        stop += 1
    drawn = len({len(row) for row in rows}) == 1
    return [grid(rows, limits, drawn=drawn, headers=1)], stop


def _pieces(line: str) -> list[str]:
    line = line.strip()
    pieces = _WALL.split(line)
    pieces = pieces[1:] if line.startswith("|") else pieces
    return pieces[:-1] if not pieces[-1] and len(pieces) > 1 else pieces


def html_table(lines: Sequence[str], start: int) -> int | None:
    """Give the line behind a table of HTML that begins in this line; None where none does.

    One that is not closed ends where a heading begins.
    """
    if "<" not in lines[start] or not _TABLE_BEGIN.search(lines[start]):
        return None
    depth = 0
    for index in range(start, len(lines)):
        if index > start and heading(lines[index]):
            return index
        for found in _TABLE.finditer(lines[index]):
            depth += -1 if found[1] else 1
        if depth <= 0:
            return index + 1
    return len(lines)


def unseen(lines: Sequence[str], start: int, open_: set[str]) -> int | None:
    """Give the line behind HTML that shows nothing and begins here; None where none does.

    Args:
        lines: All lines.
        start: The index of this one.
        open_: Ends that were looked for in vain, to which this may add one.
    """
    found = _UNSEEN.match(lines[start]) if "<" in lines[start][:4] else None
    if found is None:
        return None
    end = "-->" if found[1] == "!--" else f"</{found[1].lower()}"
    if end in open_:
        return None
    for index in range(start, len(lines)):
        if end in lines[index].lower():
            return index + 1
    open_.add(end)
    return None
