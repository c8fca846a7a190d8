"""Strings of a workbook, whose parts may be struck out, or raised as the mark of a note is."""

import re
from collections.abc import Sequence
from typing import Literal

import attrs

from govdisclose.readers.content import STRUCK, Note, cut
from govdisclose.readers.packages.xml import Element
from govdisclose.readers.raised import Level, level_of, resolve
from govdisclose.readers.xlsx import names

Look = Level | Literal["struck"]
"""What the look of a text does to its meaning: struck out, raised or lowered, or nothing."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@attrs.frozen
class String:
    """What is read of a string, and what is odd about it."""

    text: str
    notes: tuple[Note, ...] = ()


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


def read_string(element: Element, look: Look = "") -> String:
    """Read a string of one or more runs; how it is pronounced is no part of it.

    What is struck out is left out, and so is what is raised or lowered beside a number: the two
    together are another number than either.

    Args:
        element: The string.
        look: How the cell looks, and with it each run that says nothing of its own look. A cell
            that is struck out as a whole is read.
    """
    runs = [run for run in element if run.tag in {names.RUN, names.TEXT}]
    if look == "struck" and all(_look(run, look) == "struck" for run in runs):
        look = ""
    looks = [(_text(run), _look(run, look)) for run in runs]
    text, notes = resolve((text, level_of(each)) for text, each in looks if each != "struck")
    if struck := "".join(text for text, each in looks if each == "struck"):
        shown = cut(" ".join(struck.split()))
        notes = (Note("struck-text", "warning", STRUCK.format(text=shown)), *notes)
    return String(text, notes)


def _text(run: Element) -> str:
    return unescaped("".join(each.text or "" for each in run.iter(names.TEXT)))


def _look(run: Element, of_cell: Look) -> Look:
    own = run.find(names.RUN_LOOK)
    return of_cell if own is None else look_of(own)


def look_of(font: Element) -> Look:
    """Say what a font, or the look of a run, does to the meaning of text."""
    if any(each.get("val", "1") in {"1", "true"} for each in font.iterchildren(names.STRIKE)):
        return "struck"
    aligned = font.find(names.VERTICAL_ALIGN)
    return "" if aligned is None else level_of(aligned.get("val"))


def unescaped(text: str) -> str:
    """Read characters that are written as ``_x000D_`` (ISO/IEC 29500-1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
