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
_GENERAL = re.compile("General|G/通用格式", re.IGNORECASE)
_SECTION = re.compile(rf"(?:^|;)((?:{LITERAL.pattern}|[^;])*+)")
_CONDITION = re.compile(r"(?:\[[^\]<>=]*\])*\[(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)\]")
_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_NUMBERS = 3  # sections that are for numbers, at most
_MINUS = re.compile(r'"-"|\\?-')
_BRACKETS = re.compile(r'"\("|"\)"|\\?[()]')
_ZERO = re.compile("[-—–－0零]")  # noqa: RUF001 - as formats have it
"""What shows that a number is 0; a dash does so in formats for accounts."""
_PLACE = re.compile("[0#?]")


def section(whole: str, number: Decimal) -> str:
    """Give the section of a format that a number has, without the sign it gives to a negative one.

    Args:
        whole: The format. One that is for text alone shows numbers as ``General`` does.
        number: What the cell holds.
    """
    sections = _of_numbers(whole)
    place = _place(sections, number)
    part = _GENERAL.sub("General", sections[place])
    if number >= 0 or not place:
        return part
    for sign in (_MINUS, _BRACKETS):
        if sign.search(LITERAL.sub(_words, part)):
            return sign.sub("", part)
    # Without conditions, the section for negative numbers shows them as positive ones.
    return part if any(map(_CONDITION.match, sections)) else f"-{part}"


def shows(part: str, number: Decimal) -> bool:
    """Say whether a section shows of a number that it is there."""
    if number:
        return has_digits(part)
    return _ZERO.search(LITERAL.sub(_words, part).replace("General", "0")) is not None


def has_digits(part: str) -> bool:
    """Say whether a section shows digits of a number."""
    return _PLACE.search(LITERAL.sub("", part).replace("General", "0")) is not None


@functools.lru_cache(256)
def _of_numbers(whole: str) -> tuple[str, ...]:
    """Give the sections of a format that are for numbers."""
    found = _SECTION.findall(whole)[:_NUMBERS]
    return tuple(each for each in found if "@" not in LITERAL.sub("", each)) or ("General",)


def _place(sections: tuple[str, ...], number: Decimal) -> int:
    """Give the place of the section that a number has.

    Where a section says no condition, the first is for numbers above 0, or not below where there
    is no third, the second for those below 0, and the last for all others.
    """
    last = len(sections) - 1
    defaults = (">" if last > 1 else ">=", "<")
    for place, (part, default) in enumerate(zip(sections[:last], defaults, strict=False)):
        found = _CONDITION.match(part)
        sign, limit = (found[1], Decimal(found[2])) if found else (default, Decimal(0))
        if _HOLDS[sign](number, limit):
            return place
    return last


def _words(literal: re.Match[str]) -> str:
    """Leave of a literal what it shows."""
    return literal[0].strip('"\\') if literal[0][0] in {'"', "\\"} else ""
