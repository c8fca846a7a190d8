"""Text that is raised or lowered beside other text: the mark of a note, a power, or a unit's."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Literal

from govdisclose.errors import Message
from govdisclose.readers.content import Note, cut

Level = Literal["", "superscript", "subscript", "raised", "lowered"]
"""Whether text stands on the line, above, or below it; the last two are by a length, as text also
is that is only adjusted to its line."""

_LEVELS: Mapping[str | None, Level] = {
    "superscript": "superscript",
    "subscript": "subscript",
    "raised": "raised",
    "lowered": "lowered",
}

RAISED = Message(
    "有上标或下标的字（多为注号），没有读进数值：“{text}”",
    "there is superscript or subscript text (a note's mark, mostly), left out of the value: "
    "{text!r}",
)
ALL_RAISED = Message(
    "全部文字都是上标或下标：“{text}”，请核对",
    "all the text is superscript or subscript: {text!r}; check it",
)
_ABOVE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NUMBER = re.compile(
    r"[+\-－]?[0-9０-９][0-9０-９.,．，]*[%％]?[\u4e00-\u9fff]{0,8}(?:[（(].*[)）])?"  # noqa: RUF001
)
"""A number with its unit, and a remark behind it."""
_REMARK = re.compile(r"\s*[（(][^()（）]*[)）]\s*")
_FEWEST = 2  # letters of a remark; a note's mark in brackets, as（注）, has one


def level_of(alignment: str | None) -> Level:
    """Take a level by its name, as files of Office write it (``vertAlign``); others are none."""
    return _LEVELS.get(alignment, "")


def scripted(text: str, level: Level) -> str:
    """Write digits that are raised or lowered as such, so that they join no other.

    Not by a length: a number that is adjusted to its line is to be read as it stands.
    """
    if level == "superscript":
        return text.translate(_ABOVE)
    return text.translate(_BELOW) if level == "subscript" else text


def is_number(text: str) -> bool:
    """Say whether a cell holds a number alone, with its unit or a remark on it."""
    close = "".join(text.split())
    bare = any(map(str.isdigit, close)) and not any(map(str.isalpha, close))
    return bare or _NUMBER.fullmatch(close) is not None


def resolve(
    parts: Iterable[tuple[str, Level]], tidy: Callable[[str], str] = str
) -> tuple[str, tuple[Note, ...]]:
    """Give the text of a cell, and what is left out of it.

    Beside a number, what is raised or lowered is the mark of a note, and left out, unless it is a
    remark in brackets; in other text, digits are kept as what they are (10⁴, m²). Where nothing
    else is there, it is read.

    Args:
        parts: Its text in order, and how each part stands.
        tidy: Gives what is shown of text that holds marks of its reader.
    """
    levels = groupby(parts, key=itemgetter(1))
    pieces = [("".join(text for text, _ in group), level) for level, group in levels]
    found: list[tuple[str, Level]] = [
        (text, "" if _is_remark(tidy(text)) else level) for text, level in pieces
    ]
    whole = "".join(text for text, _ in found)
    raised = tidy("".join(text for text, level in found if level))
    text = "".join(text for text, level in found if not level)
    if not raised.strip():
        return whole, ()
    if not tidy(text).strip():
        return whole, (all_raised(tidy(whole)),) if is_number(raised) else ()
    if is_number(tidy(text)):
        return text, (Note("superscript", "warning", RAISED.format(text=_shown(raised))),)
    return "".join(scripted(text, level) for text, level in found), ()


def _is_remark(text: str) -> bool:
    """Say whether words in brackets stand for themselves, with no digit that may be a mark."""
    if _REMARK.fullmatch(text) is None or any(map(str.isdigit, text)):
        return False
    return sum(map(str.isalpha, text)) >= _FEWEST


def all_raised(text: str) -> Note:
    """Say that all of a number is raised or lowered, which a number is not."""
    return Note("superscript", "error", ALL_RAISED.format(text=_shown(text)))


def _shown(text: str) -> str:
    return cut(" ".join(text.split()))
