"""Pages of a PDF file, sorted into tables and lines of text."""

from collections.abc import Iterator

import attrs

from govdisclose.readers.content import Grid
from govdisclose.readers.limits import Limits
from govdisclose.readers.pdf.beside import page_notes, struck_out
from govdisclose.readers.pdf.chars import Char
from govdisclose.readers.pdf.lines import TextLine, text_lines
from govdisclose.readers.pdf.pages import Page
from govdisclose.readers.pdf.paragraphs import page_number
from govdisclose.readers.pdf.rulings import Ruling, rulings
from govdisclose.readers.pdf.tables import divided, grid
from govdisclose.readers.pdf.turning import aligned


@attrs.define(eq=False)
class Sheet:
    """A page, sorted into tables and lines."""

    page: Page
    tables: list[Ruling]
    inside: list[list[Char]]
    """The characters of each table."""
    lines: list[TextLine]


def sheet(page: Page, limits: Limits) -> Sheet:
    """Sort what a page shows.

    Raises:
        ReadError: A table has more cells than the limits allow.
    """
    chars, strokes = struck_out(page.chars.shown, page.strokes)
    found = rulings(strokes, page.number, limits)
    inside, outside = divided(found, chars)
    # Lines without a word between them are a drawing.
    tables = [
        (ruling, chars)
        for ruling, chars in zip(found, inside, strict=True)
        if any(char.text.strip() for char in chars)
    ]
    notes = (*page.notes, *page_notes(outside, page.number))
    return Sheet(
        attrs.evolve(page, notes=notes),
        [ruling for ruling, _ in tables],
        [chars for _, chars in tables],
        list(text_lines(char for char in outside if not char.struck)),
    )


def align(sheets: list[Sheet]) -> None:
    """Give the parts of each table that goes on over pages the same columns."""
    start = 0
    for index, this in enumerate(sheets):
        goes_on = index + 1 < len(sheets) and _goes_on(this, sheets[index + 1])
        if goes_on and (index == start or len(this.tables) == 1):
            continue
        first, *others = sheets[start : index + 1]
        if others:
            parts = aligned([first.tables[-1], *(other.tables[0] for other in others)])
            first.tables[-1] = parts[0]
            for other, part in zip(others, parts[1:], strict=True):
                other.tables[0] = part
        start = index if goes_on else index + 1


def _goes_on(sheet: Sheet, after: Sheet) -> bool:
    """Tell whether nothing but page numbers stands between the tables of two pages."""
    return (
        bool(sheet.tables and after.tables)
        and all(line.y < sheet.tables[-1].ys[-1] for line in _words(sheet))
        and all(line.y > after.tables[0].ys[0] for line in _words(after))
    )


def _words(sheet: Sheet) -> Iterator[TextLine]:
    return (line for line in sheet.lines if not page_number(line.text))


def in_order(sheet: Sheet) -> Iterator[TextLine | Grid]:
    """Give the lines and tables of a page from top to bottom."""
    tables = list(zip(sheet.tables, sheet.inside, strict=True))
    for line in sheet.lines:
        while tables and tables[0][0].ys[0] < line.y:
            yield grid(*tables.pop(0), sheet.page.number)
        yield line
    for ruling, chars in tables:
        yield grid(ruling, chars, sheet.page.number)
