"""What a Word file built in a test reads as, in short."""

from govdisclose.readers.content import Content, Grid, Line, Note
from govdisclose.readers.docx import content
from govdisclose.readers.limits import Limits
from support.docx_building import cell, docx, row, table


def read(body: str | bytes, **others: object) -> Content:
    return content(docx(body, **others), Limits())


def lines(body: str, **others: object) -> list[str]:
    return [item.text for item in read(body, **others).items if isinstance(item, Line)]


def line(body: str, **others: object) -> tuple[str, list[str]]:
    """Give the text and the codes of the notes of the only line."""
    [item] = read(body, **others).items
    assert isinstance(item, Line)
    return item.text, codes(item.notes)


def codes(notes: tuple[Note, ...]) -> list[str]:
    return [one.code for one in notes]


def grids(body: str, **others: object) -> list[Grid]:
    return [item for item in read(body, **others).items if isinstance(item, Grid)]


def grid(*rows: str, **others: object) -> Grid:
    [only] = grids(table(*rows), **others)
    return only


def value(content_: str, **others: object) -> tuple[str, list[str]]:
    """Give the text and the codes of the notes of a cell."""
    only = grid(row("甲", cell(content_)), **others)
    return only.texts[1], codes(only.notes.get(1, ()))


def cells(only: Grid) -> list[tuple[str, tuple[int, int, int, int]]]:
    return list(zip(only.texts, only.places, strict=True))
