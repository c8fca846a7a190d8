"""The items of a content, cleaned, and cut where a chapter begins within a line."""

from collections import Counter
from collections.abc import Mapping

import attrs

from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.readers.content import Content, Entry, Grid, Item, Line, Note
from govdisclose.readers.prose.cleaning import clean, squash
from govdisclose.readers.prose.headings import BARE, ChapterHeading, chapter_heading
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.prose.page_numbers import page_numbers

_REMOVED = Message(
    "去掉了报告文字中不能有的字符：{what}",
    "characters that the text of a report cannot have were taken out: {what}",
)


@attrs.frozen(eq=False)
class Piece:
    """An item of a content, or a part of a line."""

    index: int
    """Index of the item."""
    item: Item
    text: str = ""
    """Cleaned text of a line, or of an entry; never empty there."""
    squashed: str = ""
    """The same without white space."""
    table: str | None = None
    """Name of the report's field whose table of the form it belongs to."""
    heading: ChapterHeading | None = None
    """What heading of a chapter it looks like, if it is a line."""

    @property
    def level(self) -> int | None:
        """Level of a line as a heading; None for what is no line."""
        return self.item.level if isinstance(self.item, Line) else None

    def paragraph(self, text: str) -> "Piece":
        """Give a part of a line as a paragraph of its own."""
        return Piece(self.index, Line(text, level=0), text, squash(text))

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is odd about it."""
        if isinstance(self.item, Line):
            return self.item.notes
        if isinstance(self.item, Grid):
            return tuple(note for notes in self.item.notes.values() for note in notes)
        return ()


def pieces_of(
    content: Content, form_tables: Mapping[int, str], report: type[Report]
) -> tuple[list[Piece], list[Found]]:
    """Cut a content into pieces; blank lines and page numbers are left out.

    Args:
        content: The content.
        form_tables: Name of the report's field by index of each item that is a table of the form.
        report: Class of the edition's reports.

    Returns:
        The pieces, and what is odd about what was left out: characters that were taken out, and
        lines without text, such as those with a picture that cannot be read.
    """
    pieces: list[Piece] = []
    odd: list[Found] = []
    removed: Counter[str] = Counter()
    first = None
    numbers = page_numbers(content.items)
    for index, item in enumerate(content.items):
        if index in form_tables:
            pieces.append(Piece(index, item, table=form_tables[index]))
        elif isinstance(item, Line | Entry):
            text, gone = clean(item.text if isinstance(item, Line) else _spoken(item))
            if gone:
                first = index if first is None else first
                removed.update(gone)
            cut = _cut(index, item, text, report) if text and index not in numbers else []
            pieces += cut
            if not cut and isinstance(item, Line):
                odd += [Found("", note, index) for note in item.notes]
        else:
            pieces.append(Piece(index, item))
    return pieces, [*_removed(removed, first), *odd]


def _spoken(entry: Entry) -> str:
    return f"{' · '.join(entry.labels)}：{entry.text}"


def _removed(removed: Counter[str], first: int | None) -> list[Found]:
    if not removed:
        return []
    what = ", ".join(f"U+{ord(char):04X} × {count}" for char, count in sorted(removed.items()))  # noqa: RUF001
    words = _REMOVED.format(what=what)
    return [Found("", Note("characters-removed", "info", words), first)]


def _cut(index: int, item: Line | Entry, text: str, report: type[Report]) -> list[Piece]:
    """Give a line; or its lines one by one, if one of several is the heading of a chapter."""
    squashed = squash(text)
    level = item.level if isinstance(item, Line) else None
    if not squashed:
        return []
    heading = chapter_heading(text, squashed, level, report)
    if heading is None and "\n" in text:
        lines = [(line, squash(line)) for line in text.split("\n") if line]
        found = [chapter_heading(line, words, None, report) for line, words in lines]
        if any(known is not None and known.rank < BARE for known in found):
            return [
                Piece(index, item, line, words, heading=known)
                for (line, words), known in zip(lines, found, strict=True)
            ]
    return [Piece(index, item, text, squashed, heading=heading)]
