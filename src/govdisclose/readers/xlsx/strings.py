"""Strings of a workbook, whose parts may be struck out, or raised as the mark of a note is."""

import re
from collections.abc import Sequence

import attrs

from govdisclose.readers.content import STRUCK, Note, cut
from govdisclose.readers.heights import Level, level_of
from govdisclose.readers.packages.xml import Element
from govdisclose.readers.raised import resolve
from govdisclose.readers.xlsx import names
from govdisclose.text import is_visible

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@attrs.frozen
class Look:
    """What the look of a text does to its meaning."""

    is_struck: bool = False
    level: Level = ""


@attrs.frozen
class String:
    """What is read of a string, and what is odd about it."""

    text: str
    notes: tuple[Note, ...] = ()
    is_struck: bool = False
    """Whether all of it is struck out; it is read."""


PLAIN = Look()
NO_STRING = String("")


@attrs.frozen(eq=False)
class Strings:
    """The strings that the cells of a workbook share."""

    elements: Sequence[Element] = ()
    _read: dict[tuple[int, Look], String] = attrs.field(factory=dict, init=False)

    def string(self, index: str, look: Look) -> String:
        """Read one.

        Args:
            index: Its number, as a cell gives it.
            look: How the cell looks.
        """
        number = int(index) if re.fullmatch("[0-9]{1,7}", index) else len(self.elements)
        if number >= len(self.elements):
            return NO_STRING
        key = (number, look)
        if key not in self._read:  # held once, however many cells show it
            self._read[key] = read_string(self.elements[number], look)
        return self._read[key]


def read_string(element: Element, look: Look = PLAIN) -> String:
    """Read a string of one or more runs; how it is pronounced is no part of it.

    What is struck out is left out, and so is what is raised or lowered beside a number: the two
    together are another number than either.

    Args:
        element: The string.
        look: How the cell looks, and with it each run that says nothing of its own look.
    """
    runs = [run for run in element if run.tag in {names.RUN, names.TEXT}]
    looks = [(_text(run), _look(run, look)) for run in runs]
    seen = [each.is_struck for text, each in looks if is_visible(text)]
    if all(seen):  # struck out as a whole, which is told of, or not at all
        text, notes = resolve((text, each.level) for text, each in looks)
        return String(text, notes, is_struck=bool(seen))
    text, notes = resolve((text, each.level) for text, each in looks if not each.is_struck)
    struck = "".join(text for text, each in looks if each.is_struck)
    if is_visible(struck):
        words = STRUCK.format(text=cut(" ".join(struck.split())))
        notes = (Note("struck-text", "warning", words), *notes)
    return String(text, notes)


def _text(run: Element) -> str:
    return unescaped("".join(each.text or "" for each in run.iter(names.TEXT)))


def _look(run: Element, of_cell: Look) -> Look:
    own = run.find(names.RUN_LOOK)
    return of_cell if own is None else look_of(own)


def look_of(font: Element) -> Look:
    """Say what a font, or the look of a run, does to the meaning of text."""
    strikes = (each.get("val", "1") for each in font.iterchildren(names.STRIKE))
    aligned = font.find(names.VERTICAL_ALIGN)
    level = "" if aligned is None else level_of(aligned.get("val"))
    return Look(any(value in {"1", "true"} for value in strikes), level)


def unescaped(text: str) -> str:
    """Read characters that are written as ``_x000D_`` (ISO/IEC 29500-1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
