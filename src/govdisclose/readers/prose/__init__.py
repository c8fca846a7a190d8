"""From the items of a content to all of a report that is no number cell.

Nothing is guessed and nothing is lost: what has no place in a report, such as text beside a table
of the form, or what a web page prints around it, is left out with a note that has its raw text.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from govdisclose.editions import Report
from govdisclose.editions.shared import Agency, Attachment
from govdisclose.errors import Message
from govdisclose.form import cached, form_fields, placeholder_of
from govdisclose.prose import Prose
from govdisclose.readers.content import Content, Note
from govdisclose.readers.limits import Limits
from govdisclose.readers.prose.attachments import Ending, split_ending
from govdisclose.readers.prose.blocks import Levels, prose
from govdisclose.readers.prose.chapters import Division, divide
from govdisclose.readers.prose.cleaning import clean, squash
from govdisclose.readers.prose.closings import split_comparison, split_footers
from govdisclose.readers.prose.dates import read_date
from govdisclose.readers.prose.furniture import COMPARED, LEFT_OUT, left_out
from govdisclose.readers.prose.narrative import Found, Narrative
from govdisclose.readers.prose.openings import Opening, read_opening
from govdisclose.readers.prose.pieces import Piece, pieces_of
from govdisclose.readers.prose.tables import beside_tables
from govdisclose.readers.prose.titles import ReadTitle, parse

__all__ = ["Found", "Narrative", "read_prose"]

_PUBLISHED_FROM = Message(
    "文末没有日期，公布日期取自标题前后所写的发布日期：{day}",
    "no date stands behind the text; that of publication was taken from what stands around the "
    "title: {day}",
)
_AGENCY_MISSING = Message(
    "没有找到编制机关的名称，请补填", "the name of the agency was not found: fill it in"
)
_SIGNED = Message(
    "标题没有机关名称，取自落款：{name}",
    "the title names no agency; it was taken from the signature: {name}",
)


def read_prose(
    content: Content,
    form_tables: Mapping[int, str],
    report: type[Report],
    limits: Limits | None = None,
    parse_title: ReadTitle = parse,
) -> Narrative:
    """Read all of a report that is no number cell.

    Args:
        content: What the file shows.
        form_tables: Name of the report's field (``requests``, ...) by index of each item that is a
            table of the form, or a part of one.
        report: Class of the edition's reports.
        limits: What a table of prose may cost; longer ones become paragraphs.
        parse_title: Reads the title; that of a file of ours is known.

    Returns:
        The words, with a note of all that was odd about them or was left out. It never fails.
    """
    pieces, removed = pieces_of(content, form_tables, report)
    division = divide(pieces, report)
    opening = read_opening(division, content.metadata, parse_title)
    chapters = {chapter.name: list(chapter.pieces) for chapter in division.chapters}
    ending, compared, footers = _ending(
        division, chapters, opening, content.metadata.get("agency", "")
    )
    writer = _Writer(_levels(division), limits or Limits(), _placeholders(report))
    narrative = _written(writer, opening, chapters, ending)
    published, dated = _published(ending, content.metadata, opening)
    agency, named = _agency(ending, opening)
    around = (*opening.left_out, *footers)
    findings = [*removed, *division.findings, *opening.findings, *named]
    for field in form_fields(report):
        findings += beside_tables(field.name, chapters.get(field.name, []), report)
    findings += [*writer.findings, *dated]
    findings += [*left_out(around, LEFT_OUT), *left_out(compared, COMPARED)]
    findings += _of_other_lines(pieces, (*around, *compared), findings)
    return attrs.evolve(narrative, agency=agency, published=published, findings=tuple(findings))


def _written(
    writer: "_Writer", opening: Opening, chapters: dict[str, list[Piece]], ending: Ending
) -> Narrative:
    """Write what is prose."""
    return Narrative(
        title=opening.title.text,
        titled=opening.titled,
        year=opening.year,
        preface=writer.prose(opening.preface, "preface"),
        overview=writer.prose(chapters.get("overview", ()), "overview"),
        problems=writer.prose(chapters.get("problems", ()), "problems"),
        other_matters=writer.prose(chapters.get("other_matters", ()), "other_matters"),
        attachments=tuple(
            Attachment(each.title, writer.prose(each.pieces, f"attachments/{index}/content"))
            for index, each in enumerate(ending.attached)
        ),
        signature=ending.signature,
        chapters=tuple(chapters),
    )


def _of_other_lines(
    pieces: list[Piece], gone: Iterable[Piece], findings: list[Found]
) -> Iterator[Found]:
    """Give what is odd about lines that are neither prose nor left out, such as headings."""
    heard = {(found.item, found.note) for found in findings}
    left = {piece.index for piece in gone}
    for piece in pieces:
        if piece.table is None and piece.index not in left:
            for note in piece.notes:
                if (piece.index, note) not in heard:
                    heard.add((piece.index, note))
                    yield Found("", note, piece.index)


@attrs.define
class _Writer:
    """Writes prose, and gathers what is odd about it."""

    levels: Levels
    limits: Limits
    placeholders: frozenset[str]
    findings: list[Found] = attrs.field(factory=list[Found])

    def prose(self, pieces: Iterable[Piece], field: str) -> Prose:
        """Write what stands in a field of the report; the words of the blank form are nothing."""
        written = [piece for piece in pieces if piece.squashed not in self.placeholders]
        blocks, findings = prose(written, f"/{field}", self.levels, self.limits)
        self.findings += findings
        return blocks


@cached
def _placeholders(report: type[Report]) -> frozenset[str]:
    words = (placeholder_of(field.type) for field in attrs.fields(report))
    return frozenset(squash(word) for word in words if word)


def _levels(division: Division) -> Levels:
    """Find the level of chapters; where they are not marked, other headings are all below them."""
    if division.level is not None:
        return Levels(division.level)
    inside = (piece.level for chapter in division.chapters for piece in chapter.pieces)
    marked = min((level for level in inside if level), default=None)
    return Levels(None if marked is None else marked - 1)


def _ending(
    division: Division, chapters: dict[str, list[Piece]], opening: Opening, author: str
) -> tuple[Ending, list[Piece], list[Piece]]:
    """Split a comparison and footers off the last chapter, and put back what is left of it."""
    if not division.chapters:
        return Ending([], (), None), [], []
    name = division.chapters[-1].name
    text, footers = split_footers(chapters[name])
    known = opening.agency.name or clean(author)[0]
    ending = split_ending(text, known)
    chapters[name], compared = split_comparison(ending.text)
    return ending, compared, footers


def _published(
    ending: Ending, metadata: Mapping[str, str], opening: Opening
) -> tuple[date | None, list[Found]]:
    """Find the date of publication: behind the text, in the metadata, or on the page."""
    day = None if ending.signature is None else ending.signature.day
    if day is not None:
        return day, []
    day = read_date(squash(metadata.get("published", ""))[:10])
    if day is not None:
        return day, []
    raw = opening.facts.get("published", "")
    day = read_date(raw) or read_date(raw[:10])
    if day is None:
        return None, []
    words = _PUBLISHED_FROM.format(day=day.isoformat())
    return day, [Found("/published", Note("published-from-page", "info", words))]


def _agency(ending: Ending, opening: Opening) -> tuple[Agency, list[Found]]:
    """Give the agency, with the name in the signature where there is no other."""
    agency, signature = opening.agency, ending.signature
    if signature is not None and agency.name:
        return agency, signature.findings(agency.name)
    if signature is not None and signature.name:
        words = _SIGNED.format(name=signature.name)
        note = Note("agency-from-signature", "info", words)
        found = Found("/agency/name", note, signature.index)
        return attrs.evolve(agency, name=signature.name), [found]
    if agency.name or opening.title.blank:
        return agency, []
    return agency, [Found("/agency/name", Note("agency-missing", "warning", _AGENCY_MISSING))]
