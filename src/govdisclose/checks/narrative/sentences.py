"""The sentences of a text, and its text without the names of documents."""

import re
from collections.abc import Iterator
from functools import cache

_ENDS = "。；;！!？?\n"
_NEAR = 200
"""Characters on each side in which the sentence around a place is looked for."""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a text, each with where it begins; a semicolon ends one, too."""
    for found in _sentence().finditer(text):
        yield found.start(), found[0]


def sentence_at(text: str, place: int) -> str:
    """Give the sentence around a place, as far as the characters near it show it."""
    before, after = text[max(0, place - _NEAR) : place], text[place : place + _NEAR]
    return _end().split(before)[-1] + _end().split(after)[0]


def without_titles(text: str) -> str:
    """Blank out what stands between 《 and 》, so that a text keeps its length."""
    if "《" not in text:
        return text
    return _title().sub(lambda found: f"《{'＿' * (len(found[0]) - 2)}》", text)


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(f"[^{_ENDS}]+")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(f"[{_ENDS}]")


@cache
def _title() -> re.Pattern[str]:
    return re.compile("《[^《》]*》")
