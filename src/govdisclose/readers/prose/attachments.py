"""Attachments: their list behind the text, and those that are printed there."""

import re
from itertools import islice

import attrs

from govdisclose.readers.content import Line
from govdisclose.readers.prose.closings import split_signature
from govdisclose.readers.prose.narrative import Signature
from govdisclose.readers.prose.pieces import Piece

_NOTE = re.compile(
    r"附\s*+件\s*+(?P<number>[0-9]{1,2})?\s*+[：:]\s*+(?:(?P<item>[0-9]{1,2})\s*+[.\uff0e、]\s*+)?"
)
_ITEM = re.compile(r"(?P<item>[0-9]{1,2})\s*[.\uff0e、]\s*(?![0-9])")
_BEGINNING = re.compile(r"附\s*+件\s*+(?P<number>[0-9]{1,2}(?![0-9]))?\s*+(?P<colon>[：:])?\s*+")
_LONGEST_TITLE = 100
_MOST_LISTS = 5  # that are tried: the end of a report has one


@attrs.frozen
class Attached:
    """An attachment as it stands in the file."""

    title: str
    pieces: tuple[Piece, ...]


@attrs.frozen
class Ending:
    """What the end of a report's text consists of."""

    text: list[Piece]
    """What is left of the last chapter."""
    attached: tuple[Attached, ...]
    signature: Signature | None


def split_ending(pieces: list[Piece], agency: str) -> Ending:
    """Split the attachments and the signature off the last chapter.

    Attachments are taken for such only where a list names them all and nothing else stands behind
    it but the signature and what they say; else they stay in the chapter.

    Args:
        pieces: The last chapter.
        agency: Name of the agency as far as it is known.
    """
    starts = (start for start, piece in enumerate(pieces) if _begins_list(piece))
    for start in islice(starts, _MOST_LISTS):
        titles, end = _titles(pieces, start, agency)
        attached = _bodies(pieces, end, titles, agency) if titles else None
        if attached is not None:
            text, before = split_signature(pieces[:start], agency)
            bodies, behind = attached
            return Ending(text, bodies, before or behind)
    return Ending(*_signed(pieces, agency))


def _signed(pieces: list[Piece], agency: str) -> tuple[list[Piece], tuple[()], Signature | None]:
    text, signature = split_signature(pieces, agency)
    return text, (), signature


def _begins_list(piece: Piece) -> bool:
    note = _NOTE.match(piece.text) if _is_line(piece) else None
    return note is not None and {note["number"], note["item"]} <= {None, "1"}


def _is_line(piece: Piece) -> bool:
    return isinstance(piece.item, Line) and bool(piece.text)


def _titles(pieces: list[Piece], start: int, agency: str) -> tuple[list[str], int]:
    """Read the list: the titles, and the index of the piece behind it."""
    lines = [
        (index, line)
        for index in range(start, len(pieces))
        if _is_line(pieces[index])
        for line in pieces[index].text.split("\n")
    ]
    titles: list[str] = []
    end = start
    for index, line in lines:
        title = _title(line, first=not titles and index == start, number=len(titles) + 1)
        if title is None or index > end + 1 or len(title) > _LONGEST_TITLE:
            break
        if title:
            titles.append(title)
        end = index
    if not titles and end == start:  # a list whose numbers are not part of its text
        return _unnumbered(pieces, start + 1, agency)
    return titles, end + 1


def _title(line: str, *, first: bool, number: int) -> str | None:
    """Give the title in a line of the list: empty for 附件： alone, None for no line of it."""
    note, item = _NOTE.match(line), _ITEM.match(line)
    if first:
        return None if note is None else line[note.end() :].strip()
    if note is not None and str(number) in {note["number"], note["item"]}:
        return line[note.end() :].strip() or None
    if item is not None and item["item"] == str(number):
        return line[item.end() :].strip() or None
    return None


def _unnumbered(pieces: list[Piece], start: int, agency: str) -> tuple[list[str], int]:
    listed: list[Piece] = []
    for piece in pieces[start:]:
        plain = _is_line(piece) and not piece.level and "\n" not in piece.text
        if not plain or _BEGINNING.match(piece.text) or len(piece.text) > _LONGEST_TITLE:
            break
        listed.append(piece)
    titles = [piece.text for piece in split_signature(listed, agency)[0]]
    return titles, start + len(titles)


def _bodies(
    pieces: list[Piece], start: int, titles: list[str], agency: str
) -> tuple[tuple[Attached, ...], Signature | None] | None:
    """Read what stands behind the list; None where that is something else than attachments."""
    contents: dict[int, list[Piece]] = {}
    current: list[Piece] = []
    ahead = current
    index, number = start, 0
    while index < len(pieces):
        begun = _begun(pieces, index, titles, number)
        if begun is None:
            current.append(pieces[index])
            index += 1
        else:
            number, index = begun
            current = contents[number] = []
    rest, signature = split_signature(ahead, agency)
    if rest:
        return None
    attached = tuple(
        Attached(title, tuple(contents.get(place, ())))
        for place, title in enumerate(titles, start=1)
    )
    return attached, signature


def _begun(
    pieces: list[Piece], index: int, titles: list[str], after: int
) -> tuple[int, int] | None:
    """Tell which attachment begins at a piece, if one does, and where what it says begins."""
    piece = pieces[index]
    label = _BEGINNING.match(piece.text) if _is_line(piece) else None
    if label is None:
        return None
    number = int(label["number"] or 1)
    if not after < number <= len(titles):
        return None
    title = titles[number - 1].split()
    given = piece.text[label.end() :]
    if given.split() == title:
        return number, index + 1
    if not given and index + 1 < len(pieces) and pieces[index + 1].text.split() == title:
        return number, index + 2
    return None
