"""What is put into the output of a template after it was rendered.

Documents of one shape differ in their texts only. So a template gets a mark in place of each text
that is a report's own, is rendered once for a shape, and is cut at the marks; after that a document
is a list of pieces.
"""

import functools
from collections.abc import Sequence

from markupsafe import Markup, escape

_MARK = "\x00"  # no text of a report holds control characters
_KEPT = 1_000  # marks; table 三 has 175 values


class Slots:
    """The texts and the markup of one document, and the marks that stand for them.

    Args:
        marked: Whether texts get marks too: templates that look at a text must have it.
    """

    def __init__(self, *, marked: bool) -> None:
        self.marked = marked
        self._contents: list[Sequence[str]] = []

    def text(self, text: str) -> str:
        """Give what stands for a text, which is escaped.

        The empty string stands for itself, so that templates can ask whether there is a text.
        """
        return self.markup((str(escape(text)),)) if text and self.marked else text

    def lines(self, text: str) -> str:
        """Give what stands for a text whose line feeds are line breaks."""
        return self.markup((escaped(text),)) if text and self.marked else text

    def markup(self, pieces: Sequence[str]) -> Markup:
        """Give what stands for markup, which is put in as it is; more may be added to it later."""
        self._contents.append(pieces)
        return mark(len(self._contents) - 1)

    def fill(self, parts: Sequence[str]) -> str:
        """Put everything in its place.

        Args:
            parts: What ``cut`` gave.
        """
        pieces = list(parts[:1])
        for number, behind in zip(parts[1::2], parts[2::2], strict=True):
            pieces += self._contents[int(number)]
            pieces.append(behind)
        return "".join(pieces)


@functools.lru_cache(maxsize=_KEPT)
def mark(number: int) -> Markup:
    """Give the mark that stands for the content of a number."""
    return Markup(f"{_MARK}{number}{_MARK}")  # noqa: S704 - a number


def cut(rendered: str) -> list[str]:
    """Cut what a template gave at the marks; each second part is the number of one."""
    return rendered.split(_MARK)


def escaped(text: str) -> str:
    """Escape a text; line feeds become line breaks."""
    markup = str(escape(text))
    return markup.replace("\n", "<br>") if "\n" in markup else markup
