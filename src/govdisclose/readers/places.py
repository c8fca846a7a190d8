"""Where in a file its cells stand, and what they say."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import attrs

from govdisclose.readers.content import Content, Entry, Grid, Item, Line, Note, Spot
from govdisclose.readers.reading import ReadingProblem, Source
from govdisclose.readers.tables.notes import Ref
from govdisclose.readers.tables.plan import Plan

_EMPTY_WORDS = "空白"  # as lists write a blank cell


@attrs.frozen(eq=False)
class Cells:
    """The cells of a document, by item and index."""

    content: Content
    file: str | None

    @functools.cached_property
    def texts(self) -> list[Sequence[str]]:
        """The texts of the cells of each item."""
        return [
            item.texts if isinstance(item, Grid) else _text(item) for item in self.content.items
        ]

    @functools.cached_property
    def noted(self) -> bool:
        """Whether its format's reader says anything of a cell."""
        return any(isinstance(item, Grid) and item.notes for item in self.content.items)

    def text(self, ref: Ref) -> str:
        """Give the text of a cell."""
        return self.texts[ref[0]][ref[1]]

    def notes(self, ref: Ref) -> tuple[Note, ...]:
        """Give what its format's reader says of a cell."""
        item = self.content.items[ref[0]]
        return item.notes.get(ref[1], ()) if isinstance(item, Grid) else ()

    def source(self, ref: Ref) -> Source:
        """Say where a cell stands."""
        index, cell = ref
        item = self.content.items[index]
        if isinstance(item, Entry):
            return Source(file=self.file, line=item.line, raw=item.text)
        if not isinstance(item, Grid):
            return Source(file=self.file)
        row, column, _, _ = item.places[cell]
        if item.sheet is not None:
            top, left = item.origin
            return self.spot_source(Spot(item.sheet, top + row, left + column, item.texts[cell]))
        return Source(
            file=self.file,
            page=item.page,
            table=self._tables[index],
            row=row + 1,
            column=column + 1,
            line=item.lines[cell] if item.lines else None,
            raw=item.texts[cell],
        )

    def item_source(self, index: int) -> Source:
        """Say where an item stands."""
        item = self.content.items[index]
        if isinstance(item, Line):
            if item.spot is not None:
                return self.spot_source(item.spot)
            return Source(file=self.file, page=item.page, line=item.line, raw=item.text)
        if isinstance(item, Grid):
            if item.sheet is not None:
                return self.spot_source(Spot(item.sheet, *item.origin))
            return Source(file=self.file, page=item.page, table=self._tables[index])
        return Source(file=self.file)

    def spot_source(self, spot: Spot) -> Source:
        """Say where a cell of a worksheet is."""
        row, column = spot.row + 1, spot.column + 1
        return Source(file=self.file, sheet=spot.sheet, row=row, column=column, raw=spot.raw)

    @functools.cached_property
    def _tables(self) -> list[int]:
        """For each item, how many tables there are up to it."""
        return list(accumulate(isinstance(item, Grid) for item in self.content.items))

    def problems(self, ref: Ref, pointer: str, notes: tuple[Note, ...]) -> Iterator[ReadingProblem]:
        """Make problems of what is noted on a cell."""
        source = self.source(ref)
        for note in notes:
            yield ReadingProblem(pointer, note.code, note.message, note.severity, source)


def _text(item: Item) -> tuple[str, ...]:
    """Give the text of an entry, as that of its only cell."""
    if not isinstance(item, Entry):
        return ()
    return ("" if item.text.strip() == _EMPTY_WORDS else item.text,)


@attrs.frozen(eq=False)
class Sources(Mapping[str, Source]):
    """Where values stood, by JSON Pointer; each ``Source`` is made when it is asked for."""

    cells: Cells
    plan: Plan

    def __getitem__(self, pointer: str) -> Source:
        """Give the place of a value.

        Raises:
            KeyError: The file has no place for it.
        """
        return self.cells.source(self.plan.places[pointer])

    def __iter__(self) -> Iterator[str]:
        """Give the pointers."""
        return iter(self.plan.places)

    def __len__(self) -> int:
        """Count the pointers."""
        return len(self.plan.places)
