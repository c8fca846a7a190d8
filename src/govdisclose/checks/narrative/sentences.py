"""The sentences of a text, and its text without the names of documents."""

import re
from collections.abc import Iterator
from functools import cache

ENDS = "。；;！!？?\n"
"""Marks that end a sentence."""
_NEAR = 200
"""Characters on each side in which the sentence around a place is looked for."""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a text, each with where it begins; a semicolon ends one, too."""
    for found in _sentence().finditer(text):
        yield found.start(), found[0]


def before(text: str, place: int) -> tuple[str, str]:
    """Give what stands before a place, as far as it is near.

    Returns:
        What stands before it in its sentence, and that together with the sentence before.
    """
    near = text[max(0, place - _NEAR) : place]
    starts = [0, *(found.end() for found in _end().finditer(near))]
    return near[starts[-1] :], near[starts[-2:][0] :]


def after(text: str, place: int) -> tuple[str, str]:
    """Give what stands after a place: the rest of its sentence, and that with the next one."""
    near = text[place : place + _NEAR]
    ends = [*(found.start() for found in _end().finditer(near)), len(near)]
    return near[: ends[0]], near[: ends[:2][-1]]


def without_titles(text: str) -> str:
    """Blank out what stands between 《 and 》, so that a text keeps its length."""
    if "《" not in text:
        return text
    return _title().sub(lambda found: f"《{'＿' * (len(found[0]) - 2)}》", text)


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(f"[^{ENDS}]+")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(f"[{ENDS}]")


@cache
def _title() -> re.Pattern[str]:
    return re.compile("《[^《》]*》")
