"""Where the title of a report stands in its file."""

import re
from collections.abc import Sequence

import attrs

from govdisclose.readers.content import Line
from govdisclose.readers.prose.cleaning import clean, squash
from govdisclose.readers.prose.dates import read_date
from govdisclose.readers.prose.furniture import is_furniture
from govdisclose.readers.prose.pieces import Piece
from govdisclose.readers.prose.titles import (
    TITLE_END,
    ReadTitle,
    is_organization,
    is_title,
    names_year,
)

_MOST_LINES = 6
_LONGEST = 60
_LONGEST_NAME = 40
_LONG = 90  # characters of a line that is text, whatever its punctuation
_SENTENCE = re.compile("[。；！？]|^(?:根据|按照|依据|现将|本报告|附件)")
_NO_PART = re.compile("[。，；：:、！？|>》»【】]")
_LABEL = re.compile(r"^(?:标题|名称|文件名称|信息名称)\s*[：:]\s*")
_SUFFIX = re.compile("[-_|｜—–－]+")  # noqa: RUF001


@attrs.frozen
class TitlePlace:
    """Where the title stands among the pieces before the first chapter."""

    start: int
    end: int
    """Behind its last piece."""
    text: str


def find_title(
    opening: Sequence[Piece],
    known: str,
    agency: str,
    chapter_level: int | None,
    parse: ReadTitle,
) -> TitlePlace | None:
    """Find the title among what stands before the first chapter.

    Args:
        opening: The pieces.
        known: The title that the file's metadata names; may be empty.
        agency: The agency that the file's metadata names; may be empty.
        chapter_level: The level at which the format marks chapters.
        parse: Reads a title.
    """
    place = _equal(opening, squash(known)) or _by_words(opening)
    if place is None:
        return _marked(opening, chapter_level)
    return _with_agency(opening, place, squash(agency), parse)


def title_of(name: str) -> str | None:
    """Give the title out of the name of a page, as 某局2024年…报告-某网; or None."""
    text = clean(name)[0].replace("\n", " ")
    if is_title(squash(text)):
        return text
    parts = map(str.strip, _SUFFIX.split(text))
    return next((part for part in parts if is_title(squash(part))), None)


def _place(opening: Sequence[Piece], start: int, end: int) -> TitlePlace:
    text = "\n".join(piece.text for piece in opening[start:end])
    return TitlePlace(start, end, _LABEL.sub("", text))


def _equal(opening: Sequence[Piece], known: str) -> TitlePlace | None:
    """Find the lines that together are the title of the metadata; the last ones of them."""
    if not known:
        return None
    for start in range(len(opening) - 1, -1, -1):
        joined = ""
        for end in range(start, min(start + _MOST_LINES, len(opening))):
            joined += opening[end].squashed
            if not opening[end].squashed or len(joined) > len(known):
                break
            if joined == known:
                return _place(opening, start, end + 1)
    return None


def _by_words(opening: Sequence[Piece]) -> TitlePlace | None:
    """Find the last lines that read as a title, before the text begins."""
    best: tuple[tuple[bool, bool, int], TitlePlace] | None = None
    for index, piece in enumerate(opening):
        place = _ending(opening, index)
        if place is not None:
            rank = (names_year(squash(place.text)), bool(piece.level), index)
            if best is None or rank > best[0]:
                best = (rank, place)
        elif best is not None and _is_text(piece):
            break
    return None if best is None else best[1]


def _is_text(piece: Piece) -> bool:
    text = piece.squashed
    return len(text) > _LONG or (_SENTENCE.search(text) is not None and not is_furniture(piece))


def _ending(opening: Sequence[Piece], index: int) -> TitlePlace | None:
    """Give the shortest title that ends with a line: with a year, if there is one within reach."""
    last = opening[index]
    if not _can_be_part(last, last) or TITLE_END.search(last.squashed) is None:
        return None
    found = None
    joined = ""
    for start in range(index, max(index - _MOST_LINES, -1), -1):
        if start < index and not _can_be_part(opening[start], last):
            break
        joined = opening[start].squashed + joined
        if is_title(joined):
            found = found or _place(opening, start, index + 1)
            if names_year(joined):
                return _place(opening, start, index + 1)
    return found


def _can_be_part(piece: Piece, last: Piece) -> bool:
    """Tell whether a line can be one of a title's, of which another one is the last."""
    if (
        not isinstance(piece.item, Line)
        or piece.heading is not None
        or len(piece.squashed) > _LONGEST
    ):
        return False
    if (piece.level or None) != (last.level or None):
        return False
    text = squash(_LABEL.sub("", piece.text))
    if piece is not last and (TITLE_END.search(text) or is_furniture(piece)):
        return False
    return _SENTENCE.search(text) is None and re.search("[>|»]", text) is None


def _with_agency(
    opening: Sequence[Piece], place: TitlePlace, agency: str, parse: ReadTitle
) -> TitlePlace:
    """Take in the lines above that name the agency, where the year begins the title.

    A line is one of them if it begins the file, or reads as the name of an organ; or if the text,
    or the metadata, names what it gives together with the lines below.
    """
    text = agency + "".join(piece.squashed for piece in opening[place.end :])
    while place.end - place.start < _MOST_LINES and place.start > 0:
        above = opening[place.start - 1]
        name = squash(parse(place.text).agency)
        longer = above.squashed + name
        plain = _can_be_part(above, opening[place.end - 1]) and (
            len(above.squashed) <= _LONGEST_NAME
            and _NO_PART.search(above.squashed) is None
            and read_date(above.squashed) is None
        )
        known = len(longer) > len(name) + 1 and longer in text
        opens = not name and (place.start == 1 or is_organization(above.squashed))
        if not plain or not (known or opens):
            break
        place = _place(opening, place.start - 1, place.end)
    return place


def _marked(opening: Sequence[Piece], chapter_level: int | None) -> TitlePlace | None:
    """Take the last line that the format marks as a heading above those of chapters."""
    if chapter_level is None:
        return None
    for index in range(len(opening) - 1, -1, -1):
        level = opening[index].level
        if level and level < chapter_level:
            return _place(opening, index, index + 1)
    return None
