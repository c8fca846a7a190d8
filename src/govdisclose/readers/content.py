"""What a file says, whatever its format: lines and grids of text, in reading order.

Each format has a module that turns a file into ``Content``; one label-driven function reads the
report out of it. Here nothing is known of the form, and no text is judged: a cell's text is what
the file shows there, line breaks as line feeds, nothing left out.
"""

from collections.abc import Mapping
from typing import Literal

import attrs

from govdisclose.errors import InvalidValueError, Message
from govdisclose.prose import Picture

Severity = Literal["error", "warning", "info"]
"""``error``: something could not be read, or is doubtful; ``warning``: what was read is not what
the form asks for; ``info``: read without doubt, but by more than the printed words."""

Place = tuple[int, int, int, int]
"""Of a cell: row and column, counted from 0, and how many rows and columns it covers."""


@attrs.frozen
class Note:
    """Something odd about a piece of a file, that who uses its text should know."""

    code: str
    """Stable name of the kind of oddity (``hidden-text``, ``tracked-change``, ...)."""
    severity: Severity
    message: Message
    """What was found, what was made of it, with the raw text."""


STRUCK = Message("有划去的文字，没有读：“{text}”", "struck-out text was left out: {text!r}")
"""Of a note that text is struck out, whatever the format."""


@attrs.frozen
class Spot:
    """A cell of a worksheet."""

    sheet: str
    """Name of the worksheet."""
    row: int
    column: int
    """Counted from 0."""
    raw: str = ""
    """What it shows."""


@attrs.frozen
class Line:
    """A paragraph of text, outside tables."""

    text: str
    """Its text; a line break within the paragraph is a line feed."""
    level: int | None = None
    """The level of a heading where the format marks one, from 1; 0: marked as no heading; None:
    the format, or this place in it, marks no headings."""
    page: int | None = None
    """Number of the page, from 1, where the format has pages."""
    line: int | None = None
    """Number of its first line in a text, from 1."""
    notes: tuple[Note, ...] = ()
    spot: Spot | None = None
    """The cell that it stands in, in a workbook."""


@attrs.frozen(eq=False)
class Grid:
    """A table: cells in reading order, their spans resolved to places.

    No two cells cover the same place; some places may be covered by none, where rows are too short.
    Cells are parallel lists, as there are hundreds in a report.
    """

    texts: list[str]
    """Text of each cell; paragraphs and line breaks within it are separated by ``\\n``."""
    places: list[Place]
    """Place of each cell; in the order of rows, then of columns."""
    rows: int
    columns: int
    """How many rows and columns it has: the furthest that any cell reaches."""
    drawn: bool = True
    """Whether cells below each other are of one column. False where the file tells the order of the
    cells of each row and nothing of their widths, as a text with one cell a line does."""
    merged: bool = False
    """Whether the file says which cells are merged, so that a blank one is a cell of its own; False
    where it may be what is left of a span."""
    caption: str = ""
    headers: int = 0
    """How many of the first rows the format marks as header rows."""
    page: int | None = None
    """Number of the page on which it begins, from 1."""
    lines: tuple[int, ...] = ()
    """Of each cell, the number of its first line in a text, from 1; empty for other formats."""
    notes: Mapping[int, tuple[Note, ...]] = attrs.field(factory=dict)
    """What is odd about a cell, by its index."""
    sheet: str | None = None
    """Name of the worksheet that it stands on, in a workbook."""
    origin: tuple[int, int] = (0, 0)
    """Row and column of its first cell on that, counted from 0."""


@attrs.frozen
class Entry:
    """A value with all its labels on one line, as in ``甲 · 乙：3``."""

    labels: tuple[str, ...]
    """From the outermost group to the column."""
    text: str
    """The value as written; empty, or 空白, where it is blank."""
    line: int | None = None


_SHOWN = 200  # characters of a file's text in a message
_BROKEN = Message("图片“{name}”没有读入：{reason}", "the picture {name!r} was not read: {reason}")


def cut(text: str) -> str:
    """Cut a text of a file to what a message can show; three dots stand for the rest."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def broken_picture(name: str, error: InvalidValueError) -> Note:
    """Say that a picture was left out, as its file is damaged.

    Args:
        name: What it shows.
        error: What building it said.
    """
    reason = Message.join([problem.message for problem in error.problems])
    return Note("picture-broken", "warning", _BROKEN.format(name=cut(name), reason=reason))


Item = Line | Grid | Entry | Picture
"""One piece of a document."""


@attrs.frozen
class Embedded:
    """The report's JSON that a file of ours carries."""

    text: str
    intact: bool
    """Whether the hash beside it is that of the text."""


@attrs.frozen
class Content:
    """A document as its file shows it."""

    items: list[Item]
    """Lines, tables and pictures in reading order; layout tables are resolved into their items."""
    embedded: Embedded | None = None
    metadata: Mapping[str, str] = attrs.field(factory=dict)
    """What the file says of itself: ``title``, ``agency``, ``published`` (YYYY-MM-DD), where it
    does."""
    notes: tuple[Note, ...] = ()
    """What is odd about the file as a whole."""
    pictured: bool = False
    """Whether its format's reader gives the pictures, or a note where it cannot."""
