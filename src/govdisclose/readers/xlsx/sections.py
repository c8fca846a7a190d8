"""Sections of number formats: which of them a number has, and whether that shows it.

A format has up to four, for positive numbers, negative ones, zero and text, unless the first ones
say by conditions which numbers are theirs (ISO/IEC 29500-1, 18.8.31).
"""

import functools
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What says nothing of a number: words, colours, room."""
GENERAL = re.compile("General|G/通用格式", re.IGNORECASE)
_SECTION = re.compile(rf"(?:^|;)((?:{LITERAL.pattern}|[^;])*+)")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)\]")
_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_ZERO = re.compile("[-—–－0零]")  # noqa: RUF001 - as formats have it
"""What shows that a number is 0; a dash does so in formats for accounts."""
_PLACE = re.compile("[0#?]")


def is_conditional(whole: str) -> bool:
    """Say whether a format has sections for numbers that conditions choose."""
    return _CONDITION.search(whole) is not None


def section(whole: str, number: Decimal) -> str | None:
    """Give the section that a number has; None where the format has but one for text."""
    sections = _of_numbers(whole)
    if not sections:
        return None
    if is_conditional(whole):
        return sections[_chosen(sections, number)]
    place = 2 if not number else int(number < 0)
    return sections[place] if place < len(sections) else sections[0]


def shows(part: str, number: Decimal) -> bool:
    """Say whether a section shows of a number that it is there."""
    bare = LITERAL.sub(_digit, GENERAL.sub("0", part))
    return (_PLACE if number else _ZERO).search(bare) is not None


@functools.lru_cache(256)
def _of_numbers(whole: str) -> tuple[str, ...]:
    """Give the sections of a format that are for numbers."""
    found = _SECTION.findall(whole)
    return tuple(each for each in found if "@" not in LITERAL.sub("", each))


def _chosen(sections: tuple[str, ...], number: Decimal) -> int:
    """Give the place of the first section whose condition holds, or of that for the others."""
    conditions = [_CONDITION.search(each) for each in sections[:2]]
    for place, found in enumerate(conditions):
        if found and _HOLDS[found[1]](number, Decimal(found[2])):
            return place
    return min(len(sections) - 1, sum(found is not None for found in conditions))


def _digit(literal: re.Match[str]) -> str:
    """Give what stands for words of a format: a digit for those that show 0."""
    return "0" if literal[0][0] in {'"', "\\"} and _ZERO.search(literal[0]) else ""
