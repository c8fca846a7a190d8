"""How high text stands: on its line, or above or below it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Literal

from govdisclose.text import is_visible

Level = Literal["", "superscript", "subscript", "raised", "lowered"]
"""Whether text stands on the line, above, or below it; the last two are by a length, as text also
is that is only adjusted to its line."""
Part = tuple[str, Level]
"""A piece of text, and how it stands."""

_LEVELS: Mapping[str | None, Level] = {
    "superscript": "superscript",
    "subscript": "subscript",
    "raised": "raised",
    "lowered": "lowered",
}
SCRIPTS: Collection[Level] = ("superscript", "subscript")
"""Levels that text is at which is meant to stand off its line."""
_DIGITS = "0123456789０１２３４５６７８９"  # noqa: RUF001
_ABOVE = str.maketrans(_DIGITS, 2 * "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BELOW = str.maketrans(_DIGITS, 2 * "₀₁₂₃₄₅₆₇₈₉")
_WRITTEN: Mapping[Level, Mapping[int, int]] = {
    "": {},
    "superscript": _ABOVE,
    "raised": _ABOVE,
    "subscript": _BELOW,
    "lowered": _BELOW,
}
_PERCENT = {"%", "\uff05"}
_CLOSING = {*_PERCENT, *")\uff09]］】〕》〉”’」』"}
_GOES_ON = re.compile(r"[^\S\n\f]*(?:[)\uff09%\uff05]|[(\uff08、]?[^\S\n\f]*[^\W_])")
"""What stands behind a number of a sentence: a word or figure, %, or the end of a remark."""
_NEAR = 40  # characters behind a figure in which the sentence goes on
_FIGURES = re.compile(rf"[{_DIGITS}](?:[{_DIGITS}.,]*[{_DIGITS}])?[%\uff05]?|[^{_DIGITS}]+")
_LONGEST = 2  # digits of a note's mark or a power
BRACKETS = re.compile(r"\s*[（(][^()（）]*[)）]\s*")
"""Words in brackets alone."""


def level_of(alignment: str | None) -> Level:
    """Take a level by its name, as files of Office write it (``vertAlign``); others are none."""
    return _LEVELS.get(alignment, "")


def joined(parts: Iterable[Part]) -> list[Part]:
    """Join parts that follow each other at one level."""
    levels = groupby(parts, key=itemgetter(1))
    return [("".join(text for text, _ in group), level) for level, group in levels]


def settled(
    parts: Iterable[Part], ends: Collection[str], tidy: Callable[[str], str] = str
) -> Iterator[Part]:
    """Say what a length puts off its line; where it moves all of a line, that is the line.

    Args:
        parts: The pieces in order, and how each is said to stand.
        ends: Pieces that end a line.
        tidy: Gives what is shown of text that holds marks of its reader.
    """
    for is_end, line in groupby(parts, key=lambda part: part[0] in ends):
        if not is_end:
            yield from _on_line(joined(line), tidy)
            continue
        for text, _ in line:
            yield text, ""


def _on_line(line: list[Part], tidy: Callable[[str], str]) -> Iterator[Part]:
    """Settle a line; how high it is, words in brackets do not say that stand beside others."""
    shown = [(text, level) for raw, level in line if is_visible(text := tidy(raw))]
    words = [(text, level) for text, level in shown if BRACKETS.fullmatch(text) is None]
    heights = {level for _, level in words or shown if level not in SCRIPTS}
    for text, level in line:
        yield text, "" if heights == {level} else level


def written(parts: Iterable[Part], tidy: Callable[[str], str] = str) -> str:
    """Write digits that are raised or lowered as such, so that they join no others.

    Where that is by a length, a number of a sentence is only adjusted to its line, and stays.
    """
    meant = _meant(joined(parts), tidy)
    return "".join(text.translate(_WRITTEN[level]) for text, level in meant)


def _meant(parts: list[Part], tidy: Callable[[str], str]) -> Iterator[Part]:
    """Say which figures are meant to stand where a length puts them."""
    whole = "".join(text for text, level in parts if level not in SCRIPTS)
    end = 0
    for text, level in parts:
        if level in SCRIPTS:
            yield text, level
            continue
        start, end = end, end + len(text)
        if not level:
            yield text, level
            continue
        for found in _FIGURES.finditer(whole, start, end):
            first, last = found.span()
            behind = tidy(whole[last - 1 : last + _NEAR])[1:]
            is_mark = _is_mark(found[0], whole[first - 1 : first], behind)
            yield found[0], level if is_mark else ""


def _is_mark(figure: str, before: str, behind: str) -> bool:
    """Say whether a figure goes with what it stands behind, as a power or the mark of a note does.

    A number of a sentence stands before what it counts, and beside no other.

    Args:
        figure: The figure, with its sign of percent.
        before: The character before it.
        behind: What is shown behind it.
    """
    if before.isdecimal() or behind[:1].isdecimal():
        return True
    if len(figure) > _LONGEST or figure[-1] in _PERCENT:
        return False
    if before in _PERCENT or (before.isascii() and before.isalpha()):
        return True
    return (before.isalpha() or before in _CLOSING) and _GOES_ON.match(behind) is None
