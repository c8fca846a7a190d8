"""White space as browsers show it, for many texts at once.

What is gathered from a page is raw: white space as written, with marks in it. The marks are lone
surrogates, which no decoded text holds.
"""

import re
from collections.abc import Sequence

BREAK = "\ud800"
"""A line break (``<br>``)."""
PARAGRAPH = "\ud801"
"""The beginning or end of a paragraph within a cell."""
_END = "\ud802"
_KEPT = {" ": "\ud803", "\t": "\ud804", "\f": "\ud805"}

_PARAGRAPHS = re.compile(PARAGRAPH + "{2,}")


def keep(raw: str) -> str:
    """Mark white space that is shown as written, as in ``<pre>``."""
    for space, mark in _KEPT.items():
        raw = raw.replace(space, mark)
    return raw.replace("\n", BREAK)


def tidy(raws: Sequence[str]) -> list[str]:
    """Give texts as they are shown: white space collapsed, breaks and paragraphs as line feeds.

    One pass over all of them, as there are hundreds on a page, of one or two characters mostly.
    """
    if not raws:
        return []
    text = _collapsed(_END.join(raws))
    for mark in (BREAK, PARAGRAPH, _END):
        text = text.replace(" " + mark, mark).replace(mark + " ", mark)
    text = text.strip(" ")
    if PARAGRAPH in text:
        text = _PARAGRAPHS.sub(PARAGRAPH, text).strip(PARAGRAPH)
        text = text.replace(_END + PARAGRAPH, _END).replace(PARAGRAPH + _END, _END)
        text = text.replace(PARAGRAPH, "\n")
    text = text.replace(BREAK, "\n")
    for space, mark in _KEPT.items():
        text = text.replace(mark, space)
    return text.split(_END)


def tidy_one(raw: str) -> str:
    """Give one text as it is shown."""
    (text,) = tidy([raw])
    return text


def _collapsed(text: str) -> str:
    """Make one space of each run of white space.

    No other white space is collapsed: a no-break or an ideographic space is shown as it stands.
    """
    for space in "\t\n\f\r":
        text = text.replace(space, " ")
    while "  " in text:  # halves each run, and is much quicker than a regular expression
        text = text.replace("  ", " ")
    return text
