"""What stands before the first chapter: title, year, agency, contact details, and the preface."""

from collections.abc import Mapping, Sequence

import attrs

from govdisclose.editions.shared import Agency
from govdisclose.errors import Message
from govdisclose.readers.content import Note, Severity
from govdisclose.readers.prose.chapters import Division
from govdisclose.readers.prose.cleaning import clean, squash
from govdisclose.readers.prose.contacts import contacts
from govdisclose.readers.prose.dates import period
from govdisclose.readers.prose.furniture import facts_of, is_furniture
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.prose.pieces import Piece
from govdisclose.readers.prose.title_places import TitlePlace, find_title, title_of
from govdisclose.readers.prose.titles import ReadTitle, Title, is_organization

_SHORTEST_AUTHOR = 4  # characters of an organ's name; names of people have two or three

_TITLE_FROM = Message(
    "文中没有找到标题，取自文件或网页的名称“{raw}”",
    "no title was found in the text; it was taken from the name of the file or page, {raw}",
)
_YEAR_MISSING = Message(
    "标题和开头都没有写明报告年度，请补填",
    "neither the title nor the opening names the report year: fill it in",
)
_YEAR_DIFFERS = Message(
    "标题中的年度是 {title}，开头所述统计期限是 {preface} 年，取前者，请核对",
    "the title is of the year {title}, the period in the opening of {preface}; the former was "
    "taken: check it",
)
_YEAR_FROM = Message(
    "标题没有年度，取自开头所述统计期限：{year}",
    "the title names no year; it was taken from the period in the opening: {year}",
)
_AGENCY_FROM = Message(
    "标题没有机关名称，取自文件或网页的元数据：{name}",
    "the title names no agency; it was taken from the metadata of the file or page: {name}",
)


@attrs.frozen
class Opening:
    """What stands before the first chapter."""

    title: Title
    titled: bool
    """Whether the title stands there, and not only in the name of the page or the file."""
    year: int | None
    agency: Agency
    preface: tuple[Piece, ...]
    facts: Mapping[str, str]
    """What a page says of itself there: ``published``, ``publisher``, ``title``."""
    left_out: tuple[Piece, ...]
    findings: tuple[Found, ...]


def read_opening(division: Division, metadata: Mapping[str, str], parse: ReadTitle) -> Opening:
    """Read what stands before the first chapter.

    Args:
        division: The report by chapters.
        metadata: What the file says of itself.
        parse: Reads a title.
    """
    opening = division.opening
    told = {name: clean(value)[0].replace("\n", "") for name, value in metadata.items()}
    facts = facts_of(opening)
    known, author = told.get("title", ""), told.get("agency", "")
    place = find_title(opening, known, author, division.level, parse)
    title, findings = _title(place, opening, [facts.get("title", ""), known], parse)
    before, after = (
        ((), opening) if place is None else (opening[: place.start], opening[place.end :])
    )
    preface = tuple(piece for piece in after if not is_furniture(piece))
    text = "\n".join(piece.text for piece in preface if piece.text)
    year, odd_year = _year(title, text)
    names = [author if _is_agency(author, text) else "", facts.get("publisher", "")]
    agency, odd_agency = _agency(title, names)
    details, odd_details = contacts(text)
    gone = (*before, *division.contents, *(piece for piece in after if is_furniture(piece)))
    return Opening(
        title=title,
        titled=place is not None,
        year=year,
        agency=Agency(name=agency, **details),  # type: ignore[arg-type]
        preface=preface,
        facts=facts,
        left_out=gone,
        findings=(*findings, *odd_year, *odd_agency, *odd_details),
    )


def _found(pointer: str, code: str, severity: Severity, words: Message) -> list[Found]:
    return [Found(pointer, Note(code, severity, words))]


def _title(
    place: TitlePlace | None, opening: Sequence[Piece], names: list[str], parse: ReadTitle
) -> tuple[Title, list[Found]]:
    """Give the title, and the notes of its lines; or that of the first name that has one."""
    if place is not None:
        pieces = opening[place.start : place.end]
        notes = [Found("/title", note, piece.index) for piece in pieces for note in piece.notes]
        return parse(place.text), notes
    for name in names:
        text = title_of(name)
        if text is not None:
            words = _TITLE_FROM.format(raw=name)
            return parse(text), _found("/title", "title-from-metadata", "info", words)
    return Title(None), []


def _year(title: Title, preface: str) -> tuple[int | None, list[Found]]:
    """Give the year, and what is odd about it."""
    stated = period(squash(preface))
    if title.year is not None:
        if stated in {None, title.year}:
            return title.year, []
        words = _YEAR_DIFFERS.format(title=title.year, preface=stated)
        return title.year, _found("/year", "year-differs", "warning", words)
    if stated is not None:
        return stated, _found("/year", "year-from-preface", "info", _YEAR_FROM.format(year=stated))
    if title.blank:
        return None, []
    return None, _found("/year", "year-missing", "warning", _YEAR_MISSING)


def _is_agency(author: str, preface: str) -> bool:
    """Tell whether the author of a file is an organ; often it is who typed it."""
    name = squash(author)
    if len(name) < _SHORTEST_AUTHOR:
        return False
    return is_organization(name) or name in squash(preface)


def _agency(title: Title, names: list[str]) -> tuple[str, list[Found]]:
    """Give the name of the agency, empty where it is not known here, and what is odd about it."""
    if title.agency or title.blank:
        return title.agency, []
    name = next(filter(None, names), "")
    if name:
        words = _AGENCY_FROM.format(name=name)
        return name, _found("/agency/name", "agency-from-metadata", "info", words)
    return "", []
