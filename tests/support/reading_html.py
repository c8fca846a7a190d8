"""Read web pages as ``read`` does, up to their content."""

from govdisclose.readers.content import Content, Grid, Line
from govdisclose.readers.decoding import decode
from govdisclose.readers.html import content
from govdisclose.readers.limits import Limits

LIMITS = Limits()


def read_page(page: str | bytes) -> Content:
    """Read a page, given as text or as its bytes."""
    if isinstance(page, bytes):
        page, _ = decode(page, html=True)
    return content(page, LIMITS)


def lines(page: str | bytes) -> list[Line]:
    """Give the lines of a page."""
    return [item for item in read_page(page).items if isinstance(item, Line)]


def texts(page: str | bytes) -> list[str]:
    """Give the texts of its lines."""
    return [line.text for line in lines(page)]


def grid(page: str | bytes) -> Grid:
    """Give the only table of a page."""
    [found] = [item for item in read_page(page).items if isinstance(item, Grid)]
    return found


def rows(table: Grid) -> list[list[str | None]]:
    """Give the text at each place of a table; None where there is no cell."""
    places: list[list[str | None]] = [[None] * table.columns for _ in range(table.rows)]
    for text, (row, column, down, right) in zip(table.texts, table.places, strict=True):
        for i in range(row, row + down):
            for j in range(column, column + right):
                assert places[i][j] is None, f"two cells at {(i, j)}"
                places[i][j] = text
    return places
