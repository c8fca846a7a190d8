"""Strings of a workbook, whose parts may be struck out, or raised as the mark of a note is."""

import re

import attrs

from govdisclose.errors import Message, describe
from govdisclose.readers.content import Note
from govdisclose.readers.packages.xml import Element
from govdisclose.readers.xlsx import names

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_STRUCK = Message(
    "此格有划去的文字 {text}，没有读取",
    "the cell has {text} struck out, which is not read",
)
_RAISED = Message(
    "此格的数旁边有上标或下标 {text}，当作注号，没有读进数值",
    "the cell has {text} raised or lowered beside a number, which is taken for the mark of a note, "
    "and not read",
)


@attrs.frozen
class String:
    """What is read of a string, and what is odd about it."""

    text: str
    notes: tuple[Note, ...] = ()


def read_string(element: Element) -> String:
    """Read a string of one or more runs; how it is pronounced is no part of it.

    What is struck out is left out, and so is what is raised or lowered in a cell that has a number
    besides: the two together are another number than either.
    """
    runs = [(_text(run), _effect(run)) for run in element if run.tag in {names.RUN, names.TEXT}]
    struck, level = _joined(runs, "struck"), _joined(runs, "")
    is_number = any(map(str.isdigit, level)) and not any(map(str.isalpha, level))
    raised = _joined(runs, "raised") if is_number else ""
    notes = []
    if struck:
        notes.append(Note("struck-text", "warning", _STRUCK.format(text=describe(struck))))
    if raised:
        notes.append(Note("superscript", "warning", _RAISED.format(text=describe(raised))))
    text = level if is_number else _joined(runs, "", "raised")
    return String(text, tuple(notes))


def _text(run: Element) -> str:
    return unescaped("".join(each.text or "" for each in run.iter(names.TEXT)))


def _effect(run: Element) -> str:
    """Say what the look of a run does to its meaning: ``struck``, ``raised``, or nothing."""
    look = run.find(names.RUN_LOOK)
    if look is None:
        return ""
    if is_struck(look):
        return "struck"
    raised = look.find(names.VERTICAL_ALIGN)
    return "" if raised is None or raised.get("val", "baseline") == "baseline" else "raised"


def is_struck(look: Element) -> bool:
    """Say whether a font, or the look of a run, strikes text out."""
    return any(each.get("val", "1") in {"1", "true"} for each in look.iterchildren(names.STRIKE))


def _joined(runs: list[tuple[str, str]], *effects: str) -> str:
    return "".join(text for text, effect in runs if effect in effects)


def unescaped(text: str) -> str:
    """Read characters that are written as ``_x000D_`` (ISO/IEC 29500-1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
