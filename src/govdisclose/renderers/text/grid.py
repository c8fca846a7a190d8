"""The layout ``grid``: text to be read in a monospaced font.

A frame is drawn once for a width, with a place for each value; after that a table is one string
operation. Where a value does not fit its place, the table is drawn again with wider columns; and
where it cannot be drawn within the width, its values are listed, as in the layout ``list``.
"""

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Document,
    Frame,
    FrameCell,
    Placeholder,
    Role,
    Table,
    Title,
    writer_for,
)
from govdisclose.prose import NUMBER, DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.text import paragraphs
from govdisclose.renderers.text.breaking import has_breaks, longest_number, narrowest
from govdisclose.renderers.text.columns import Columns, choose
from govdisclose.renderers.text.drawing import Content, draw
from govdisclose.renderers.text.listing import list_data_table, list_table
from govdisclose.renderers.text.paragraphs import Page, centred, items, wrapped
from govdisclose.widths import Ruler

_TEXTS = (Paragraph, Placeholder)
_SLOT = "\0"  # fills the place of a value while a frame is compiled; no text of a report has it
_SHORT_NUMBER = 4  # digits that get the same drawing as fewer of them
_CAPTION_WIDTH = 20  # columns that the caption of a narrow table may take
_DRAWINGS = 256  # kept; a report has three frames


def render(document: Document, page: Page) -> str:
    """Render a document; a blank line stands between blocks other than paragraphs."""
    parts: list[str] = []
    after_text = False
    for block in document.blocks:
        kind = type(block)
        text = writer_for(block, _BLOCKS)(block, page)
        if text is None:
            continue
        is_text = kind in _TEXTS or (isinstance(block, Heading) and block.level > 1)
        if parts and not (after_text and is_text):
            parts.append("")
        parts.append(text)
        after_text = is_text
    return "\n".join(parts)


@attrs.frozen
class _Drawing:
    """A drawn frame with places for values."""

    numbers: str
    """A %-format that aligns its values itself; right for ASCII, where a character is a column."""
    words: str
    """A %-format for values that are padded already."""
    slots: tuple[int, ...]
    """Columns of each place."""
    length: int
    """Characters of the table when each value fits."""

    def fill(self, values: tuple[str, ...], ruler: Ruler) -> str | None:
        """Put the values into their places; None where one does not fit."""
        together = "".join(values)
        if together.isascii() and together.isprintable():
            text = self.numbers % values
            return text if len(text) == self.length else None  # a place grows with its value
        gaps = [slot - ruler.width(value) for slot, value in zip(self.slots, values, strict=True)]
        if min(gaps) < 0 or has_breaks(together):
            return None
        return self.words % tuple(
            " " * gap + value for gap, value in zip(gaps, values, strict=True)
        )


def _table(table: Table, page: Page) -> str:
    return _filled(table, page) or items(list_table(table), page)


def _filled(table: Table, page: Page) -> str | None:
    """Draw a table of the form; None if it is too wide."""
    frame, values, width, ruler = table.frame, table.values, page.width, page.ruler
    drawing = compiled(frame, width, ruler)
    if drawing is None:
        return None
    text = drawing.fill(values, ruler)
    if text is None and all(map(NUMBER.fullmatch, filter(None, values))):
        samples = _widest(frame, values, drawing.slots)
        wider = compiled(frame, width, ruler, samples)
        text = wider.fill(values, ruler) if wider else None
    return text or _drawn(frame, _texts(frame, values), width, ruler)


def _widest(frame: Frame, values: Sequence[str], slots: Sequence[int]) -> tuple[str, ...]:
    """Give each place a number as long as the longest in its column; so few drawings do."""
    longest: dict[int, int] = {}
    for cell, value, slot in zip(frame.slots, values, slots, strict=True):
        least = min(slot, _SHORT_NUMBER)
        longest[cell.column] = max(longest.get(cell.column, least), len(value))
    return tuple("0" * longest[cell.column] for cell in frame.slots)


def _texts(frame: Frame, values: Sequence[str]) -> list[str]:
    """Give what stands in each cell: labels, and values in the frame's slots."""
    remaining = iter(values)
    return [next(remaining, "") if cell.role is Role.VALUE else cell.label for cell in frame.cells]


@functools.lru_cache(maxsize=_DRAWINGS)
def compiled(
    frame: Frame, width: int, ruler: Ruler, samples: tuple[str, ...] = ()
) -> _Drawing | None:
    """Draw a frame with places for values as long as the samples, or longer; None if too wide."""
    texts = _texts(frame, samples)
    columns = choose(frame, texts, width, ruler)
    if columns is None:
        return None
    contents = [
        _content(cell, text, columns, ruler)
        if cell.role is not Role.VALUE
        else _content(cell, _SLOT * columns.inner(cell), columns, ruler)
        for cell, text in zip(frame.cells, texts, strict=True)
    ]
    text = "\n".join(draw(frame, columns, contents))
    pieces = [piece.replace("%", "%%") for piece in re.split(f"{_SLOT}+", text)]
    slots = tuple(map(len, re.findall(f"{_SLOT}+", text)))
    numbers = pieces[0] + "".join(
        f"%{slot}s{piece}" for slot, piece in zip(slots, pieces[1:], strict=True)
    )
    return _Drawing(numbers, "%s".join(pieces), slots, len(text))


def _drawn(frame: Frame, texts: Sequence[str], width: int, ruler: Ruler) -> str | None:
    """Draw a frame for these texts only, on any number of lines; None if it is too wide."""
    columns = choose(frame, texts, width, ruler)
    if columns is None:
        return None
    contents = [
        _content(cell, text, columns, ruler) for cell, text in zip(frame.cells, texts, strict=True)
    ]
    return "\n".join(draw(frame, columns, contents))


def _content(cell: FrameCell, text: str, columns: Columns, ruler: Ruler) -> Content:
    inner = columns.inner(cell)
    side = " " * columns.padding
    if _SLOT in text:
        return Content(cell, [f"{side}{text}{side}"], f"{side}{' ' * inner}{side}")
    lines = []
    for line in _balanced(text, inner, ruler):
        gap = inner - ruler.width(line)
        if cell.role is Role.VALUE:
            left = gap
        else:
            left = gap // 2 if cell.role in {Role.COLUMN, Role.SECTION} else 0
        lines.append(f"{side}{' ' * left}{line}{' ' * (gap - left)}{side}")
    return Content(cell, lines, f"{side}{' ' * inner}{side}")


def _balanced(text: str, width: int, ruler: Ruler) -> list[str]:
    """Wrap text in as few lines as the width allows, and those as equally long as can be."""
    lines = wrapped(text, width, ruler)
    if len(lines) == 1:
        return lines
    for narrower in range(width - 1, narrowest(text, ruler) - 1, -1):
        tried = wrapped(text, narrower, ruler)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _data_table(table: DataTable, page: Page) -> str:
    texts = [text for row in table.rows for text in row]
    frame = _plain_frame(table, texts, page)
    width = min(int(sum(frame.weights)) + frame.columns + 1, page.width)
    drawn = _drawn(frame, texts, width, page.ruler)
    if drawn is None:
        return items(list_data_table(table), page)
    if not table.caption:
        return drawn
    least = max(_CAPTION_WIDTH, longest_number(table.caption, page.ruler))
    above = centred(table.caption, attrs.evolve(page, width=min(max(width, least), page.width)))
    return "\n".join([*above, drawn])


def _plain_frame(table: DataTable, texts: list[str], page: Page) -> Frame:
    """Give a plain table as a frame: no wider than its text, its numbers in cells for values."""
    rows, columns, header = len(table.rows), len(table.rows[0]), table.header_rows
    cells = []
    for index, text in enumerate(texts):
        row, column = divmod(index, columns)
        role = Role.VALUE if NUMBER.fullmatch(text) else Role.ROW
        cells.append(FrameCell(row, column, 1, 1, Role.COLUMN if row < header else role))
    widths = [0.0] * columns
    natural = [
        2 + max(page.ruler.width(line) for text in texts[i::columns] for line in text.split("\n"))
        for i in range(columns)
    ]
    room = page.width - columns - 1
    # Narrow columns get all they ask for, the others equal parts of what is left.
    for done, i in enumerate(sorted(range(columns), key=natural.__getitem__)):
        widths[i] = max(1, min(natural[i], room // (columns - done)))
        room -= int(widths[i])
    groups = tuple(range(i, i + 1) for i in range(header, rows))
    weights = tuple(widths)
    return Frame(table.caption, rows, columns, weights, header, 0, groups, tuple(cells))


_BLOCKS: dict[type, Callable[[Any, Page], str | None]] = {
    Title: paragraphs.title,
    Heading: paragraphs.heading,
    Paragraph: paragraphs.paragraph,
    Table: _table,
    DataTable: _data_table,
    Picture: paragraphs.picture,
    Placeholder: paragraphs.placeholder,
    AttachmentNote: paragraphs.attachment_note,
    AttachmentTitle: paragraphs.attachment_title,
    BarChart: paragraphs.bar_chart,
}
