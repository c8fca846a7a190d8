"""Read the tables of a document as those of one edition."""

from collections.abc import Iterable, Iterator

import attrs

from govdisclose.readers.labels import key
from govdisclose.readers.tables.columns import Columns, locate
from govdisclose.readers.tables.naming import Named, Stray, name_rows
from govdisclose.readers.tables.placing import Placed, has_more, place
from govdisclose.readers.tables.scanning import Body, Header, is_unlabelled, scan
from govdisclose.readers.tables.skeleton import Bare, Path, Skeleton
from govdisclose.readers.tables.vocabulary import Vocabulary


@attrs.frozen(eq=False)
class Placement:
    """One row of a document, placed as a line of the form."""

    named: Named
    body: Body
    columns: Columns | None
    placed: Placed

    @property
    def item(self) -> int:
        """Index of its table among the items of the document."""
        return self.body.line.item

    @property
    def found(self) -> bool:
        """Whether cells of it are values of the form."""
        return bool(self.placed.cells)


@attrs.frozen(eq=False)
class Draft:
    """The tables of a document, read as those of one edition."""

    words: Vocabulary
    placements: list[Placement]
    strays: list[Stray]
    entries: dict[int, int]
    """Of items that are entries: index of the cell among the ``leaves`` of the report."""

    def tables(self, kept: Iterable[Placement]) -> dict[int, str]:
        """Say which items hold values of the form: field of the report by index of the item."""
        found = {each.item: each.named.row.table for each in kept}
        rows = {row.first + i: row for row in self.words.rows for i in range(len(row.columns))}
        return found | {item: rows[leaf].table for item, leaf in self.entries.items()}


def draft(items: tuple[Bare, ...], words: Vocabulary) -> Draft:
    """Read the tables of a document with the words of an edition."""
    bodies: list[Body] = []
    header: Header | None = None
    before: Skeleton | None = None
    for index, item in enumerate(items):
        if isinstance(item, Skeleton):
            goes_on = before is not None and before.columns == item.columns
            header = header if goes_on and before and before.drawn and item.drawn else None
            found = scan(index, item, words, header)
            bodies += found
            header = next((body.header for body in reversed(found) if body.header), None)
            if header and is_unlabelled(header, words):
                header = None  # that table has one line, which is not broken over pages
            before = item
        elif item:
            before = header = None
    named, strays = name_rows(bodies, words)
    located: dict[tuple[int, int], Columns] = {}
    rows = [
        (each, body, _columns(located, each, body, words)) for each in named for body in each.bodies
    ]
    spread = {row[1].line.item for row in rows if has_more(*row)}
    placements = [Placement(*row, place(*row, spread=row[1].line.item in spread)) for row in rows]
    # Other tables name lines of the form too, such as those that compare two years.
    read = {each.item for each in placements if each.found}
    strays = [stray for stray in strays if stray.body.line.item in read]
    return Draft(words, placements, strays, dict(_entries(items, words)))


def _columns(
    located: dict[tuple[int, int], Columns], named: Named, body: Body, words: Vocabulary
) -> Columns | None:
    """Find the columns below a header, once for all lines that have the same ones."""
    if body.header is None:
        return None
    place_ = (id(body.header), id(named.row.columns))
    if place_ not in located:
        located[place_] = locate(body.header, named.row, words)
    columns = located[place_]
    return columns if columns.spans or len(columns.missing) < len(named.row.columns) else None


def _entries(items: tuple[Bare, ...], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Match entries, which have all their labels beside them, to cells."""
    headings = words.columns - {
        key(label) for row in words.rows for leaf in row.columns for label in leaf.labels
    }
    leaves: dict[tuple[str, ...], int] = {}
    for row in words.rows:
        for index, leaf in enumerate(row.columns):
            leaves[*row.keys, *map(key, leaf.labels)] = row.first + index
    for index, item in enumerate(items):
        if isinstance(item, Path):
            leaf_index = leaves.get(tuple(word for word in item.keys if word not in headings))
            if leaf_index is not None:
                yield index, leaf_index
