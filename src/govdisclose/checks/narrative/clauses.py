"""Cut a text into clauses, and read the words of each."""

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from govdisclose.checks.narrative.lexicon import NEUTRAL, NONE, OWN_NAME, UNITS, kinds, words

_DIGITS = {"count": "number", "percent": "rate"}  # groups that hold the digits
# Groups that hold a year, and how far that must be from the report year.
_YEARS = {
    "year": (("year_named", 0), ("end_year", 0), ("first_day", 0), ("last_day", 0)),
    "carried_over": (("last_year", -1),),
    "carried_forward": (("next_year", 1),),
    "growth": (("grown_since", -1),),
    "fall": (("fallen_since", -1),),
}
_NAUGHT = "零"  # the digits of what there was none of
_LONGEST = 40  # characters of an agency's name that are looked for
_CHINESE = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # digits, full stop


@attrs.frozen
class Clause:
    """A part of a text between two marks."""

    start: int
    end: int
    kinds: frozenset[str]
    """The kinds of its words; where there is no number, only up to the first that is not known."""
    strange: bool
    """Whether there is anything in it that is not known."""
    numbers: tuple[str, ...]
    """The digits of what is counted, or given per cent."""
    span: tuple[int, int]
    """Where the number, and what says of what it is, begin and end."""

    @property
    def counts(self) -> bool:
        """Whether it states a number, and not that there was none."""
        return bool(self.numbers) and self.numbers[0] != _NAUGHT


_FIGURES = "[0-9\uff10-\uff19一二两三四五六七八九十]"


@functools.cache
def stated() -> re.Pattern[str]:
    """Give the pattern of a number as it is stated; in other texts there is nothing to read."""
    return re.compile(f"{_FIGURES}[ \u3000\u00a0]?[{UNITS}%\uff05]|{NONE}")


@functools.cache
def _marks() -> re.Pattern[str]:
    # A comma within 3,119 is none.
    return re.compile("[，。；：！？;:!?（）()\n]|,(?![0-9]{3}(?![0-9]))")


@functools.lru_cache(32)
def _own_name(agency: str) -> re.Pattern[str]:
    """Give the pattern of an agency's name, whole or without what stands first in it.

    That of a government is the name of its place: 示例市 is all that reports there, and
    示例市人民政府 may be the government's own office.
    """
    name = agency[-_LONGEST:]
    names, shortest = [name.removesuffix("人民政府")], 2
    if not name.endswith("政府"):
        office = name.replace("人民政府", "政府")
        names = [name, office, office.removesuffix("公室"), name.removesuffix("办事处")]
        shortest = 3
    ends = {name[at:] for name in names for at in range(len(name) - shortest + 1)}
    listed = "|".join(map(re.escape, sorted(ends, key=len, reverse=True)))
    # Behind another character it is the end of another name, but for 2024年 and 一是.
    return re.compile(f"(?:(?<![一-龥])|(?<=[年度是]))(?:{listed or '(?!)'})")


def masked(text: str, agency: str) -> str:
    """Put a sign in place of each character of the agency's own name."""
    return _own_name(agency).sub(lambda found: OWN_NAME * len(found[0]), text)


def clauses(text: str, year: int | None) -> Iterator[Clause]:
    """Give the clauses of a text.

    Args:
        text: With the agency's name masked.
        year: The report year, which tells what last year is.
    """
    start = 0
    for mark in _marks().finditer(text):
        yield from _between(text, start, mark.start(), year)
        start = mark.end()
    yield from _between(text, start, len(text), year)


def _between(text: str, start: int, end: int, year: int | None) -> Iterator[Clause]:
    """Read what is between two marks; it is cut at each 、 behind a number."""
    whole = stated().search(text, start, end) is not None
    while True:
        clause = _clause(text, start, end, year, whole=whole)
        yield clause
        if clause.end == end:
            return
        start = clause.end + 1


def _clause(text: str, start: int, end: int, year: int | None, *, whole: bool) -> Clause:
    match, kind_of = words().match, kinds()
    found: set[str] = set()
    numbers: list[str] = []
    strange = False
    at, first, last = start, end, start
    while at < end:
        if numbers and text[at] == "、":
            break
        word = match(text, at)  # no word has a mark in it
        if word is None:
            strange = True
            at = at + 1 if whole else end
            continue
        kind: str = kind_of[word.lastindex]
        if kind not in NEUTRAL:
            first, last = min(first, at), word.end()
        if kind in _YEARS and not _fits(word, kind, year):
            kind = "other_time"
        elif kind in _DIGITS:
            numbers.append(word[_DIGITS[kind]] or _NAUGHT)
        found.add(kind)
        at = word.end()
    return Clause(start, at, frozenset(found), strange, tuple(numbers), (first, last))


def _fits(word: re.Match[str], kind: str, year: int | None) -> bool:
    """Say whether a year that is named is the one that it should be."""
    return all(
        not word[name] or (year is not None and int(word[name]) == year + offset)
        for name, offset in _YEARS[kind]
    )


def number(digits: str) -> int:
    """Read the digits of a count: of either width, or Chinese from 一 to 九十九."""
    if not digits[0].isdecimal():
        tens, ten, ones = digits.rpartition("十")
        return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)
    return int(digits.replace(",", ""))


def decimal(digits: str) -> Decimal:
    """Read the digits of a percentage, with as many decimals as are written."""
    return Decimal(digits.translate(_HALF_WIDTH))
