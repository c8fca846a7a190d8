"""Where in a JSON text its values stand, by JSON Pointer (RFC 6901)."""

import functools
import json
import re
from bisect import bisect_right

import attrs

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""


@attrs.frozen
class Place:
    """A stretch of a text, as people count: lines and columns from 1, columns in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    """The column behind the last character."""


def value_spans(text: str) -> dict[str, Span]:
    """Find every value of a JSON text, in one pass.

    Args:
        text: JSON; of a repeated key the last value counts, as usual.

    Raises:
        ValueError: It is not JSON.
    """
    json.loads(text)  # from here on, commas and colons need not be looked at
    search, decode = _beginning().search, json.JSONDecoder().raw_decode
    found: dict[str, Span] = {}
    within: list[_Container] = []
    at = 0
    while token := search(text, at):
        start, mark = token.start(), text[token.start()]
        if mark in "}]":
            container, at = within.pop(), start + 1
            found[container.pointer] = (container.start, at)
        elif within and within[-1].awaits_key:
            key, at = decode(text, start)
            within[-1].key = key.replace("~", "~0").replace("/", "~1")
        else:
            pointer = within[-1].next_pointer() if within else ""
            if mark in "{[":
                within.append(_Container(pointer, start, mark == "{"))
                at = start + 1
            else:
                _, at = decode(text, start)
                found[pointer] = (start, at)
    return found


@attrs.define
class _Container:
    """An object or array of which the end is not yet found."""

    pointer: str
    start: int
    is_object: bool
    key: str | None = None
    items: int = 0

    @property
    def awaits_key(self) -> bool:
        return self.is_object and self.key is None

    def next_pointer(self) -> str:
        """Name the value that comes next."""
        name = self.key if self.is_object else self.items
        self.key = None
        self.items += 1
        return f"{self.pointer}/{name}"


@functools.cache
def _beginning() -> re.Pattern[str]:
    """Give what finds the next value or key, or the end of an object or array."""
    return re.compile(r"[^\s,:]")


@functools.cache
def _character() -> re.Pattern[str]:
    """Give what finds a character of a string as it is written; a pair of surrogates is one."""
    return re.compile(
        r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        r"|\\u[0-9a-fA-F]{4}|\\.|[^\\]"
    )


class Positions:
    """Where the values of a JSON text stand, in lines and columns.

    Args:
        text: The text.

    Raises:
        ValueError: It is not JSON.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = value_spans(text)
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def __contains__(self, pointer: str) -> bool:
        """Say whether the text has the value; what has a default may be left out."""
        return pointer in self._spans

    def place(self, pointer: str) -> Place:
        """Give the place of a value, or of the innermost value around it where it is left out."""
        while pointer not in self._spans:
            pointer = pointer.rpartition("/")[0]
        return self._place(*self._spans[pointer])

    def place_within(self, pointer: str, span: Span) -> Place:
        """Give the place of some characters of a string.

        Args:
            pointer: Of the string.
            span: Which of the characters that the string stands for; escapes count as one.
        """
        start, end = self._spans[pointer]
        starts = [found.start() for found in _character().finditer(self._text, start + 1, end - 1)]
        first, last = ([*starts, end - 1][min(i, len(starts))] for i in span)
        return self._place(first, last)

    def _place(self, start: int, end: int) -> Place:
        return Place(*self._line_and_column(start), *self._line_and_column(end))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
