"""Plain text (``text``): framed tables, one cell a line, or one value a line.

``grid`` is for people who read in a monospaced font: title, headings and paragraphs wrapped at a
width, tables as frames of ``+``, ``-`` and ``|`` with true spans. A table is listed, one value a
line, where its columns do not fit the width, or only so that its labels could not be read.

``cells`` is the shape of text dumps of these reports: one cell a line behind a tab, a blank line
after each row, an empty cell where a vertically merged one goes on, line breaks in labels kept.

``list`` is for listening and for searching: one line ``label · label · label：value`` for each
value. A blank is read out as 空白, as a voice would pass over nothing; ``grep '：空白$'`` finds
all blanks.
"""

from typing import Literal, get_args

from govdisclose.document import Document
from govdisclose.errors import Message, OptionError, describe
from govdisclose.renderers import Renderer
from govdisclose.renderers.text import cells, grid, listing
from govdisclose.renderers.text.paragraphs import Page
from govdisclose.widths import NARROW, WIDE

Layout = Literal["grid", "cells", "list"]
"""The shapes that plain text can have."""

MIN_WIDTH = 20
"""Least width of a page, in columns."""
MAX_WIDTH = 1000
"""Greatest width of a page, in columns."""

_LAYOUTS = get_args(Layout)
_RULERS = {1: NARROW, 2: WIDE}

_LAYOUT = Message(
    "选项 layout 应为 {known} 之一，得到 {value}",
    "the option layout must be one of {known}; got {value}",
)
_WIDTH = Message(
    "选项 width 应为 {least} 至 {greatest} 的整数（每行的列数，一个汉字占两列），得到 {value}",
    "the option width must be a whole number from {least} to {greatest} (columns of a line; a "
    "Chinese character takes two); got {value}",
)
_AMBIGUOUS = Message(
    "选项 ambiguous_width 应为 1 或 2（“”、—、… 等字符所占的列数），得到 {value}",
    "the option ambiguous_width must be 1 or 2 (columns that characters such as “”, — and … "
    "take); got {value}",
)


def render(
    document: Document, *, layout: Layout = "grid", width: int = 80, ambiguous_width: int = 1
) -> str:
    """Render a document as plain text.

    Args:
        document: Any document.
        layout: ``"grid"``, ``"cells"`` or ``"list"``; see the module.
        width: Columns of a line in ``grid``, 20 to 1000, that no line exceeds; a Chinese
            character takes two. A table that cannot be drawn within them is printed as in
            ``list``. The other layouts do not break lines and so do not look at it.
        ambiguous_width: Columns that ``grid`` counts for characters whose width Unicode leaves
            open (“”, —, …): 1 as terminals draw them, 2 as Chinese fonts do.

    Returns:
        The text, which ends with exactly one line feed.

    Raises:
        OptionError: An option has a value that it cannot have.
    """
    _check_options(layout, width, ambiguous_width)
    if layout == "grid":
        text = grid.render(document, Page(width, _RULERS[ambiguous_width]))
    else:
        text = cells.render(document) if layout == "cells" else listing.render(document)
    return text.rstrip("\n") + "\n"


def _check_options(layout: object, width: object, ambiguous_width: object) -> None:
    if type(layout) is not str or layout not in _LAYOUTS:
        raise OptionError(_LAYOUT.format(known=" / ".join(_LAYOUTS), value=describe(layout)))
    if type(width) is not int or not MIN_WIDTH <= width <= MAX_WIDTH:
        raise OptionError(_WIDTH.format(least=MIN_WIDTH, greatest=MAX_WIDTH, value=describe(width)))
    if type(ambiguous_width) is not int or ambiguous_width not in _RULERS:
        raise OptionError(_AMBIGUOUS.format(value=describe(ambiguous_width)))


RENDERER = Renderer(
    name="text",
    suffix=".txt",
    media_type="text/plain; charset=utf-8",
    render=render,
    options={"layout": str, "width": int, "ambiguous_width": int},
)
"""The record behind the entry point."""
