"""What stands beside the tables of the form in their chapters: a report has no place for it."""

from collections.abc import Iterator

from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import Form, Row, cached, form_fields
from govdisclose.opening import chapters_of
from govdisclose.readers.content import Note
from govdisclose.readers.prose.cleaning import shown, squash
from govdisclose.readers.prose.furniture import raw_text
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.prose.pieces import Piece

_BESIDE = Message(
    "表格旁边的文字在报告中没有位置，未读入：{raw}",
    "text beside the table has no place in a report and was left out: {raw}",
)


@cached
def _printed(report: type[Report]) -> frozenset[str]:
    """List the words that the form itself prints in chapters of tables, squashed."""
    labels = (label.partition("、")[2] for label in chapters_of(report).values())
    return frozenset(map(squash, (*labels, *_words(report)))) - {""}


def _words(form: type[Form]) -> Iterator[str]:
    yield form.corner or ""
    if issubclass(form, Row):
        yield form.heading or ""
    for field in form_fields(form):
        yield field.label
        yield from _words(field.form)


def beside_tables(name: str, pieces: list[Piece], report: type[Report]) -> list[Found]:
    """Note what stands in a chapter that is a table of the form, with its raw text.

    Args:
        name: Name of the report's field.
        pieces: What is in the chapter besides the table.
        report: Class of the edition's reports, whose own words are no text beside a table.
    """
    printed = _printed(report)
    odd = [piece for piece in pieces if piece.squashed not in printed and raw_text(piece)]
    if not odd:
        return []
    words = _BESIDE.format(raw=shown("\n".join(map(raw_text, odd))))
    notes = {piece.index: piece.notes for piece in odd}
    return [
        Found(f"/{name}", Note("text-beside-table", "info", words), odd[0].index),
        *(Found(f"/{name}", note, index) for index, found in notes.items() for note in found),
    ]
