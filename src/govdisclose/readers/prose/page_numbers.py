"""Tell the numbers of pages among the lines of a document."""

import re
from collections.abc import Sequence

from govdisclose.readers.content import Item, Line
from govdisclose.readers.prose.cleaning import squash

_MARKED = re.compile(
    r"[-—–－·•~]+[0-9]{1,3}[-—–－·•~]*|[0-9]{1,3}[-—–－·•~]+|第[0-9]{1,3}页(?:[/，,]?共[0-9]{1,3}页)?"  # noqa: RUF001
    r"|[0-9]{1,3}/[0-9]{1,3}|Page[0-9]{1,3}(?:of[0-9]{1,3})?",
    re.IGNORECASE,
)
_BARE = re.compile("[0-9]{1,3}")
_LONGEST = 24  # characters


def page_numbers(items: Sequence[Item]) -> set[int]:
    """Give the indices of lines that are but the number of a page.

    Digits alone are that only where they count up through the document. Others are text: a figure
    that was broken off its sentence, or a table in pieces.
    """
    found: set[int] = set()
    bare: dict[int, int] = {}
    for index, item in enumerate(items):
        if isinstance(item, Line) and not item.level and len(item.text) <= _LONGEST:
            text = squash(item.text)
            if _BARE.fullmatch(text):
                bare[index] = int(text)
            elif _MARKED.fullmatch(text):
                found.add(index)
    return found | _counted(bare)


def _counted(numbers: dict[int, int]) -> set[int]:
    """Find the longest run of numbers that count up by one; none where more are left over."""
    runs: dict[int, list[int]] = {}  # by last number
    for index, number in numbers.items():
        run = [*runs.get(number - 1, []), index]
        if len(run) > len(runs.get(number, [])):
            runs[number] = run
    longest = max(runs.values(), key=len, default=[])
    alone = len(longest) == 1 and numbers[longest[0]] != 1
    return set() if alone or 2 * len(longest) <= len(numbers) else set(longest)
