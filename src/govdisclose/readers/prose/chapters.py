"""Where the chapters of a report begin.

A table of the form is known already, and its chapter with it. Its heading is the last one of the
right words before it; that of a chapter of prose is the first one between its neighbours. The
numerals are not asked, as in published reports the numbering restarts, or is missing.
"""

import functools
import re
from collections.abc import Iterator

import attrs

from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import form_fields
from govdisclose.opening import chapters_of
from govdisclose.readers.content import Note
from govdisclose.readers.prose.headings import (
    BARE,
    ChapterHeading,
    similar_heading,
)
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.prose.pieces import Piece

_NEAR = 3  # pieces between a heading without numeral and its table
_FEWEST_LISTED = 3  # headings that make a table of contents
_CONTENTS = re.compile("目录|目次")

_MISSING = Message(
    "没有找到第{number}章的标题“{label}”",
    "the heading of chapter {number}, {label}, was not found",
)
_KNOWN_BY_TABLE = Message("；该章以其表格为准", "; the chapter is known by its table")
_UNKNOWN = Message(
    "；该章的文字如果有，留在前一章中，请核对",
    "; its text, if there is any, is left in what stands before it: check it",
)
_DIFFERS = Message(
    "标题“{found}”与规定的“{label}”不同，按后者读取",
    "the heading {found} differs from the prescribed {label}, and was read as that",
)


@attrs.frozen
class Chapter:
    """A chapter as it stands in the file."""

    name: str
    """Name of the report's field."""
    heading: Piece | None
    """Its heading; None where it is known by its table alone."""
    pieces: tuple[Piece, ...]
    """What is in it, without the heading and the tables of the form; text that stands on the line
    of the heading comes first."""


@attrs.frozen
class Division:
    """A report by chapters."""

    opening: tuple[Piece, ...]
    """What stands before the first chapter."""
    chapters: tuple[Chapter, ...]
    """The chapters that were found, as they follow each other in the file."""
    contents: tuple[Piece, ...]
    """The lines of a table of contents, in no other part."""
    findings: tuple[Found, ...]

    @functools.cached_property
    def level(self) -> int | None:
        """The level at which the format marks the headings of chapters, if it does."""
        levels = [chapter.heading.level for chapter in self.chapters if chapter.heading]
        return min((level for level in levels if level), default=None)


@attrs.define
class _Search:
    pieces: list[Piece]
    report: type[Report]
    starts: dict[str, int] = attrs.field(factory=dict[str, int])
    """Index of the piece with which each chapter begins that was found."""
    headings: dict[int, ChapterHeading] = attrs.field(factory=dict[int, ChapterHeading])
    """Those that were chosen, by index of the piece."""
    listed: set[int] = attrs.field(factory=set[int])
    """Indices of the lines of a table of contents."""
    candidates: dict[str, list[int]] = attrs.field(factory=dict[str, list[int]])

    def run(self) -> None:
        """Find all chapters."""
        names = list(chapters_of(self.report))
        self._gather(names)
        tables = self._tables()
        for name, (before, first, _) in tables.items():
            at = self._before_table(name, before, first)
            self.starts[name] = first if at is None else at
        for index, name in enumerate(names):
            if name not in tables:
                self._between(name, names[:index], names[index + 1 :], tables)

    def _gather(self, names: list[str]) -> None:
        found = [
            (index, piece.heading)
            for index, piece in enumerate(self.pieces)
            if piece.heading is not None
        ]
        last = {heading.chapter: index for index, heading in found if not heading.listed}
        self.listed |= {index for index, heading in found if heading.listed}
        by_index = dict(found)
        for run in _runs(list(by_index)):
            if len(run) >= _FEWEST_LISTED:
                chapters = [by_index[index].chapter for index in run]
                if any(last.get(chapter, 0) > run[-1] for chapter in chapters):  # they come back
                    self.listed |= set(run)
        for index in list(self.listed):
            if index and _CONTENTS.fullmatch(self.pieces[index - 1].squashed):
                self.listed.add(index - 1)
        self.candidates = {name: [] for name in names}
        for index, heading in found:
            if index not in self.listed:
                self.candidates[heading.chapter].append(index)

    def _tables(self) -> dict[str, tuple[int, int, int]]:
        """Give for each table the end of the one before it, its beginning and its end."""
        tables: dict[str, tuple[int, int, int]] = {}
        before = -1
        for index, piece in enumerate(self.pieces):
            if piece.table is not None:
                start, first, _ = tables.get(piece.table, (before, index, index))
                tables[piece.table] = (start, first, index)
                before = index
        known = {field.name for field in form_fields(self.report)}
        return {name: table for name, table in tables.items() if name in known}

    def _before_table(self, name: str, before: int, first: int) -> int | None:
        found = [index for index in self.candidates[name] if before < index < first]
        near = [index for index in found if not self._order(index)[0] or first - index <= _NEAR]
        if not near:
            return self._similar(name, before, first)
        return self._choose(min(near, key=lambda index: (self._order(index)[:2], -index)))

    def _between(
        self,
        name: str,
        earlier: list[str],
        later: list[str],
        tables: dict[str, tuple[int, int, int]],
    ) -> None:
        ends = [self.starts[other] for other in earlier if other in self.starts]
        ends += [tables[other][2] for other in earlier if other in tables]
        low = max(ends, default=-1)
        high = min(
            (self.starts[other] for other in later if other in self.starts),
            default=len(self.pieces),
        )
        found = [index for index in self.candidates[name] if low < index < high]
        if found:
            at: int | None = self._choose(min(found, key=lambda index: (self._order(index), index)))
        else:
            at = self._similar(name, low, high)
        if at is not None:
            self.starts[name] = at

    def _similar(self, name: str, low: int, high: int) -> int | None:
        for index in range(low + 1, high):
            piece = self.pieces[index]
            if piece.text and piece.heading is None and index not in self.listed:
                heading = similar_heading(piece.text, piece.level, name, self.report)
                if heading is not None:
                    self.headings[index] = heading
                    return index
        return None

    def _choose(self, index: int) -> int:
        heading = self.pieces[index].heading
        if heading is not None:
            self.headings[index] = heading
        return index

    def _order(self, index: int) -> tuple[bool, bool, int]:
        """Give what orders candidates, the best first."""
        heading = self.pieces[index].heading
        rank = BARE if heading is None else heading.rank
        return rank == BARE, heading is None or not heading.customary, rank


def _runs(indices: list[int]) -> Iterator[range]:
    """Give the runs of indices that follow each other without a gap."""
    start = 0
    for end in range(1, len(indices) + 1):
        if end == len(indices) or indices[end] != indices[end - 1] + 1:
            yield range(indices[start], indices[end - 1] + 1)
            start = end


def divide(pieces: list[Piece], report: type[Report]) -> Division:
    """Divide a report into its chapters.

    Args:
        pieces: All pieces of the content.
        report: Class of the edition's reports.
    """
    search = _Search(pieces, report)
    search.run()
    starts = sorted((index, name) for name, index in search.starts.items())
    ends = [*(index for index, _ in starts), len(pieces)]
    chapters = tuple(
        _chapter(name, index, end, search)
        for (index, name), end in zip(starts, ends[1:], strict=True)
    )
    first = ends[0]
    opening = tuple(
        piece
        for index, piece in enumerate(pieces[:first])
        if index not in search.listed and piece.table is None
    )
    contents = tuple(pieces[index] for index in sorted(search.listed))
    return Division(opening, chapters, contents, tuple(_findings(chapters, search)))


def _chapter(name: str, start: int, end: int, search: _Search) -> Chapter:
    piece = search.pieces[start]
    heading = search.headings.get(start)
    content = [
        search.pieces[index]
        for index in range(start + (heading is not None), end)
        if search.pieces[index].table is None and index not in search.listed
    ]
    if heading is not None and heading.rest:
        content.insert(0, piece.paragraph(heading.rest))
    return Chapter(name, None if heading is None else piece, tuple(content))


def _findings(chapters: tuple[Chapter, ...], search: _Search) -> Iterator[Found]:
    found = {chapter.name: chapter for chapter in chapters}
    for name, label in chapters_of(search.report).items():
        chapter = found.get(name)
        if chapter is None or chapter.heading is None:
            numeral, _, _ = label.partition("、")
            words = _MISSING.format(number=numeral, label=label)
            more = _UNKNOWN if chapter is None else _KNOWN_BY_TABLE
            words = Message.join([words, more], "", "")
            yield Found(f"/{name}", Note("chapter-heading-missing", "warning", words))
        elif not search.headings[search.starts[name]].customary:
            words = _DIFFERS.format(found=chapter.heading.text, label=label)
            note = Note("heading-differs", "info", words)
            yield Found(f"/{name}", note, chapter.heading.index)
