"""Reads plain text and Markdown: what stands in lines, recognised by its shape.

``frames``: tables drawn with ``+``, ``-`` and ``|``, or with the characters for boxes. ``rows``:
one cell a line behind a tab, one row a line with tabs or pipes between cells. ``columns``: one row
a line, its cells apart by spaces alone, or by nothing. ``entries``: a value behind all its labels.
All else is ``paragraphs``. ``markdown`` is for text that marks headings or tables as Markdown does.
"""

from govdisclose.readers.content import Content
from govdisclose.readers.limits import Limits
from govdisclose.readers.text import markdown, plain
from govdisclose.readers.text.lines import split


def content(text: str, limits: Limits) -> Content:
    """Read plain text or Markdown, whichever it is.

    Args:
        text: The whole text; any line ends.
        limits: What it may cost. A line counts as one of ``elements``.

    Returns:
        What it says. Plain text marks no headings; in Markdown that marks any, what is none has the
        level 0.

    Raises:
        ReadError: A limit is exceeded.
    """
    lines = split(text, limits)
    if markdown.is_markdown(lines):
        return markdown.read(lines, limits)
    return Content(plain.read(lines, limits))
