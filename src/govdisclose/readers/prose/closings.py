"""What stands behind the text of the last chapter: a comparison, footers, and the signature."""

import re
from datetime import date

from govdisclose.readers.content import Grid, Line
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.dates import dates, read_date
from govdisclose.readers.prose.furniture import is_furniture
from govdisclose.readers.prose.narrative import Signature
from govdisclose.readers.prose.pieces import Piece
from govdisclose.readers.prose.titles import is_organization

_COMPARISON = re.compile("与(?:[0-9]{4}年|上年度)(?:[（(]前[）)])?对比")
_NO_DATE = re.compile("[＿_]*年[＿_]*月[＿_]*日")
_ROOM = re.compile("[＿_]{2,}")
_LONG = 60  # characters of a line that is text, whatever its punctuation


def is_comparison(squashed: str) -> bool:
    """Say whether a line is the heading of a comparison with the year before."""
    return _COMPARISON.fullmatch(squashed) is not None


def split_comparison(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Split off a comparison with the year before, which is derived from two reports."""
    for index in range(len(pieces) - 1, -1, -1):
        if is_comparison(pieces[index].squashed):
            tables = [isinstance(piece.item, Grid) for piece in pieces[index + 1 :]]
            return (pieces[:index], pieces[index:]) if any(tables) else (pieces, [])
    return pieces, []


def split_footers(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Split off what a page prints below the report: from its first footer on.

    A footer counts only where no text follows it: neither sentences nor headings, dates, tables or
    attachments.
    """
    end = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        if is_furniture(pieces[index]):
            end = index
        elif _is_substance(pieces[index]):
            break
    return pieces[:end], pieces[end:]


def _is_substance(piece: Piece) -> bool:
    text = piece.squashed
    return (
        isinstance(piece.item, Grid)
        or bool(piece.level)
        or len(text) > _LONG
        or "。" in text
        or text.startswith("附件")
        or read_date(text) is not None
        or piece.heading is not None
    )


def split_signature(pieces: list[Piece], agency: str) -> tuple[list[Piece], Signature | None]:
    """Split the signature off the end of the text.

    Args:
        pieces: The text.
        agency: Name of the agency as far as it is known.
    """
    if not pieces or not isinstance(pieces[-1].item, Line) or pieces[-1].level:
        return pieces, None
    lines = [
        (number, line)
        for number, piece in enumerate(pieces[-2:], start=max(len(pieces) - 2, 0))
        for line in piece.text.split("\n")
        if line.strip()
    ]
    kept, name, day = _signature([squash(line) for _, line in lines], squash(agency))
    if kept == len(lines):
        return pieces, None
    text = "\n".join(line for _, line in lines[kept:])
    signature = Signature(name, day, pieces[-1].index, text)
    first = lines[kept][0]
    rest = [line for number, line in lines[:kept] if number == first]
    signed = pieces[first]
    ahead = [signed.paragraph("\n".join(rest))] if rest else []
    return pieces[:first] + ahead, signature


def _signature(lines: list[str], agency: str) -> tuple[int, str, date | None]:
    """Give how many of the last lines are no signature, and the name and the date in it."""
    kept, last = len(lines), lines[-1]
    day, name = read_date(last), ""
    if day is None and _NO_DATE.fullmatch(last) is None:
        if last == agency or _ROOM.fullmatch(last):
            return kept - 1, "" if _ROOM.fullmatch(last) else last, None
        found = dates(last[-20:])
        start = len(last) - len(last[-20:]) + (found[-1][0] if found else 0)
        name = last[:start]
        if not found or found[-1][1] != len(last[-20:]) or not _signs(name, agency):
            return kept, "", None
        return kept - 1, name, found[-1][2]
    kept -= 1
    if kept and _signs(lines[kept - 1], agency):
        kept -= 1
        name = "" if _ROOM.fullmatch(lines[kept]) else lines[kept]
    return kept, name, day


def _signs(name: str, agency: str) -> bool:
    return bool(name) and (
        name == agency or is_organization(name) or _ROOM.fullmatch(name) is not None
    )
