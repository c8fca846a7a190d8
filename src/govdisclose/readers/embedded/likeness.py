"""Tell whether a text is printed as it was, whatever the blocks are that it is printed in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Self

import attrs

from govdisclose.errors import Message
from govdisclose.prose import Block, DataTable, Paragraph, Picture, Prose

EDITED = Message(
    "印出的是 {printed}，文件所带的 JSON 是 {data}：文件生成之后改过；报告取印出的，请核对",
    "{printed} is printed, and the JSON in the file says {data}: it was edited afterwards; the "
    "report has what is printed: check it",
)
_Row = tuple[str, ...]
_WALL = "\n"  # between the cells of a table: no text without white space has one


def plain(text: str) -> str:
    """Leave out white space, which lines of a page break at."""
    return "".join(text.split())


def words_of(prose: Prose) -> str:
    """Give the characters of a chapter, whatever its blocks are; cells stay apart."""
    texts: list[str] = []
    for block in prose:
        if isinstance(block, DataTable):
            cells = list(filter(None, (plain(cell) for row in block.rows for cell in row)))
            texts += [plain(block.caption), *(_WALL + cell for cell in cells), _WALL * bool(cells)]
        else:
            texts.append(plain(getattr(block, "text", "")))
    return "".join(texts)


def differ(before: Prose, found: Prose, *, pictured: bool, paged: bool) -> bool:
    """Say whether a text is printed otherwise than it was.

    Args:
        before: The text of the JSON.
        found: What is printed.
        pictured: Whether every picture of the file was read, so that one that is not found is not
            there.
        paged: Whether the file has pages, over which a table goes on as another one.
    """
    if before == found:
        return False
    if paged:
        pages = _Pages.of(before)
        before, found = pages.joined(before), pages.joined(found)
    if words_of(before) != words_of(found):
        return True
    rows, printed = _rows_of(before), _rows_of(found)
    # A reader may give a table as lines; then there is no telling which of its cells were blank.
    if len(rows) == len(printed) and rows != printed:
        return True
    pictures = _pictures_of(found)
    return (pictured or bool(pictures)) and pictures != _pictures_of(before)


@attrs.frozen
class _Pages:
    """What the report tells of its tables, of which pages show parts."""

    heads: Mapping[int, set[tuple[_Row, ...]]]
    """The header rows of each table, by their number; each page that it goes on on has them."""
    rows: Mapping[int, set[_Row]]
    """All rows, by the number of their characters."""

    @classmethod
    def of(cls, prose: Prose) -> Self:
        """Learn it from a text of the report."""
        heads: defaultdict[int, set[tuple[_Row, ...]]] = defaultdict(set)
        for table in (block for block in prose if isinstance(block, DataTable)):
            head = tuple(map(_bare, _filled(table.rows[: table.header_rows])))
            heads[len(head)].add(head)
        rows: defaultdict[int, set[_Row]] = defaultdict(set)
        for row in _rows_of(prose):
            rows[_size(row)].add(row)
        return cls(heads, rows)

    def joined(self, prose: Prose) -> Prose:
        """Join tables with nothing between them, as those are in which one goes on over pages."""
        blocks: list[Block | list[DataTable]] = []
        for block in prose:
            last = blocks[-1] if blocks else None
            if not isinstance(block, DataTable):
                blocks.append(block)
            elif isinstance(last, list) and _may_go_on(last[0], block):
                last.append(block)
            else:
                blocks.append([block])
        return tuple(self._one(each) if isinstance(each, list) else each for each in blocks)

    def _one(self, tables: list[DataTable]) -> Block:
        """Make one table of those on several pages; blank rows, which say nothing, are left out."""
        first = tables[0]
        rows = first.rows
        if len(tables) > 1:
            rows = tuple(self._whole(self._without_repeated(tables))) or rows
        if len(rows) == len(rows[0]) == 1:  # a box, whose text is read as lines
            return Paragraph(first.caption + rows[0][0])
        return DataTable(rows, 0, first.caption)

    def _without_repeated(self, tables: list[DataTable]) -> Iterator[list[_Row]]:
        """Give the rows of each table without header rows that one before it began with."""
        seen: set[tuple[_Row, ...]] = set()
        for table in tables:
            rows = list(_filled(table.rows))
            tops = {size: tuple(map(_bare, rows[:size])) for size in self.heads}
            heads = {top for size, top in tops.items() if top in self.heads[size]}
            yield rows[max(map(len, heads & seen), default=0) :]
            seen |= heads

    def _whole(self, pages: Iterable[Iterable[_Row]]) -> Iterator[_Row]:
        """Give the rows of a table.

        The last one of a page goes on in the first one of the next, unless it is one of the report;
        if it is none then either, it was edited, wherever it ends.

        Args:
            pages: The rows on each page, without blank ones.
        """
        parts: list[_Row] = []
        size = 0
        for page in pages:
            for index, row in enumerate(page):
                if parts and (index or self._has(parts, size)):
                    yield _whole_row(parts)
                    parts, size = [], 0
                parts.append(row)
                size += _size(row)
        if parts:
            yield _whole_row(parts)

    def _has(self, parts: list[_Row], size: int) -> bool:
        """Say whether a row is one of the report; its parts are joined but where it may be one."""
        return size in self.rows and _bare(_whole_row(parts)) in self.rows[size]


def _may_go_on(first: DataTable, block: DataTable) -> bool:
    return not block.caption and len(block.rows[0]) == len(first.rows[0])


def _filled(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Give rows that are not blank, without white space."""
    return filter(any, (tuple(map(plain, row)) for row in rows))


def _whole_row(parts: list[_Row]) -> _Row:
    """Put together a row of which several pages show a part."""
    return tuple(map("".join, zip(*parts, strict=True)))


def _size(row: _Row) -> int:
    return sum(map(len, row))


def _bare(row: _Row) -> _Row:
    """Leave out blank cells at the end."""
    count = len(row)
    while count and not row[count - 1]:
        count -= 1
    return row[:count]


def _rows_of(prose: Prose) -> list[_Row]:
    """Give the rows of all tables of a chapter, without blank ones and blank cells at the end."""
    tables = (block.rows for block in prose if isinstance(block, DataTable))
    return list(map(_bare, _filled(chain.from_iterable(tables))))


def _pictures_of(prose: Prose) -> list[bytes]:
    """Give the files of the pictures of a chapter."""
    return [block.data for block in prose if isinstance(block, Picture)]
