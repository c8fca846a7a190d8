"""Pages as LibreOffice or a browser lays them out, read from its PDF."""

from pathlib import Path
from typing import Any

import attrs
from lxml import etree

from support.office import converted, require, run

_POINTS = 72 / 25.4  # per mm
_LEFT, _TOP, _RIGHT, _BOTTOM = 28, 37, 210 - 26, 297 - 35  # of the type area, in mm
_SLACK = 1.5  # mm; fonts have room around their characters
_XHTML = "{http://www.w3.org/1999/xhtml}"


@attrs.frozen
class Word:
    """What stands between white space, and where; in mm from the upper left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Give how far down its middle is."""
        return (self.top + self.bottom) / 2


@attrs.frozen
class Page:
    """One page."""

    width: float
    """In points."""
    height: float
    placed: list[Word]
    lines: list[str]
    """All text in the order in which it was drawn, cell by cell."""

    @property
    def words(self) -> list[str]:
        """Give all words but those of the footer."""
        return [word.text for word in self.placed if word.bottom < _BOTTOM + _SLACK]

    @property
    def outside(self) -> list[str]:
        """Give the words that leave the type area, but for those of the footer."""
        return [
            word.text
            for word in self.placed
            if word.bottom < _BOTTOM + _SLACK
            and (
                word.left < _LEFT - _SLACK
                or word.right > _RIGHT + _SLACK
                or word.top < _TOP - _SLACK
            )
        ]

    def find(self, text: str) -> Word:
        """Find the only word of a page that begins with a text."""
        [found] = [word for word in self.placed if word.text.startswith(text)]
        return found

    @property
    def text(self) -> str:
        """Give all text in the order in which it was drawn, without white space."""
        return "".join("".join(self.lines).split())


def laid_out(contents: dict[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Lay files out, all in one run; skips the test where the programs for it are missing.

    Args:
        contents: The .docx files by name.
        folder: An empty folder.
    """
    require("pdftotext")
    return {name: read(path) for name, path in converted(contents, folder, "pdf").items()}


def read(path: Path) -> list[Page]:
    """Read the pages of a PDF; skips the test where the program for it is missing."""
    require("pdftotext")
    boxes = etree.fromstring(run("pdftotext", "-bbox", str(path), "-"))
    return [
        _page(page, _lines(path, number))
        for number, page in enumerate(boxes.iter(f"{_XHTML}page"), start=1)
    ]


def _page(page: Any, lines: list[str]) -> Page:
    size = float(page.get("width")), float(page.get("height"))
    return Page(*size, [_word(word) for word in page.iter(f"{_XHTML}word")], lines)


def _word(word: Any) -> Word:
    sides = (float(word.get(side)) / _POINTS for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(word.text or "", *sides)


def _lines(path: Path, number: int) -> list[str]:
    first_and_last = ["-f", str(number), "-l", str(number)]
    return run("pdftotext", "-raw", *first_and_last, str(path), "-").decode().splitlines()
