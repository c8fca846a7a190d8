"""What a file says, for tests that look at it piece by piece."""

from govdisclose.document import Document, Role, Table
from govdisclose.readers.content import Content, Entry, Grid, Item, Line, Place
from govdisclose.readers.limits import Limits
from govdisclose.readers.text import content


def read(text: str) -> Content:
    """Read a text within the usual limits."""
    return content(text, Limits())


def squeezed(text: str) -> str:
    """Take out all white space."""
    return "".join(text.split())


def lines(found: Content) -> list[str]:
    """Give the text of all lines outside tables."""
    return [item.text for item in found.items if isinstance(item, Line)]


def grids(found: Content) -> list[Grid]:
    """Give all tables."""
    return [item for item in found.items if isinstance(item, Grid)]


def entries(found: Content) -> list[Entry]:
    """Give all values that stand behind their labels."""
    return [item for item in found.items if isinstance(item, Entry)]


def grid(found: Content) -> Grid:
    """Give the only item, which is a table."""
    (item,) = found.items
    assert isinstance(item, Grid)
    return item


def rows(table: Grid) -> list[list[str]]:
    """Give the cells of a table row by row."""
    found: list[list[str]] = [[] for _ in range(table.rows)]
    for text, place in zip(table.texts, table.places, strict=True):
        found[place[0]].append(text)
    return found


def cells(table: Grid) -> dict[Place, str]:
    """Give the cells of a table by their places, without white space."""
    return dict(zip(table.places, map(squeezed, table.texts), strict=True))


def kinds(items: list[Item]) -> list[str]:
    """Give the names of the kinds of items, in order."""
    return [type(item).__name__ for item in items]


def printed(table: Table) -> dict[Place, str]:
    """Say what a table of the form should read as where its spans can be told."""
    texts = _texts(table)
    return {
        (cell.row, cell.column, cell.rowspan, cell.colspan): squeezed(text)
        for cell, text in zip(table.frame.cells, texts, strict=True)
    }


def dumped(table: Table) -> list[list[str]]:
    """Say what it should read as with one cell a line: an empty cell where one goes on below."""
    texts = dict(zip(map(id, table.frame.cells), _texts(table), strict=True))
    return [
        [squeezed(texts[id(cell)]) if cell.row == row else "" for cell in cells]
        for row, cells in enumerate(table.frame.cells_by_row)
    ]


def _texts(table: Table) -> list[str]:
    values = iter(table.values)
    return [next(values) if cell.role is Role.VALUE else cell.label for cell in table.frame.cells]


def tables(document: Document) -> list[Table]:
    """Give the tables of the form in a document."""
    return [block for block in document.blocks if isinstance(block, Table)]
