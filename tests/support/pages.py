"""Pages as LibreOffice lays them out, read from its PDF."""

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
class Page:
    """One page."""

    width: float
    """In points."""
    height: float
    words: list[str]
    """What stands between white space, without the footer."""
    outside: list[str]
    """Those of the words that leave the type area."""
    lines: list[str]
    """All text in the order in which it was drawn, cell by cell."""

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
    return {name: _pages(path) for name, path in converted(contents, folder, "pdf").items()}


def _pages(path: Path) -> list[Page]:
    boxes = etree.fromstring(run("pdftotext", "-bbox", str(path), "-"))
    return [
        _page(page, _lines(path, number))
        for number, page in enumerate(boxes.iter(f"{_XHTML}page"), start=1)
    ]


def _page(page: Any, lines: list[str]) -> Page:
    words = [word for word in page.iter(f"{_XHTML}word") if _mm(word, "yMax") < _BOTTOM + _SLACK]
    outside = [
        word.text or ""
        for word in words
        if _mm(word, "xMin") < _LEFT - _SLACK
        or _mm(word, "xMax") > _RIGHT + _SLACK
        or _mm(word, "yMin") < _TOP - _SLACK
    ]
    size = float(page.get("width")), float(page.get("height"))
    return Page(*size, [word.text or "" for word in words], outside, lines)


def _mm(word: Any, side: str) -> float:
    return float(word.get(side)) / _POINTS


def _lines(path: Path, number: int) -> list[str]:
    first_and_last = ["-f", str(number), "-l", str(number)]
    return run("pdftotext", "-raw", *first_and_last, str(path), "-").decode().splitlines()
