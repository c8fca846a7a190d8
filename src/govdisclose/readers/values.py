"""Read the text of a number cell: a value of its kind, a remark behind it, or why there is none.

Nothing is guessed. What can only be one number is read, with a note where it is not written as the
form asks; everything else leaves the cell blank, with a note that gives the raw text.
"""

import functools
import re
from collections.abc import Callable
from decimal import Decimal

import attrs

from govdisclose.cells import MAX_AMOUNT_DIGITS, MAX_COUNT, Cell, Money, Value, shown
from govdisclose.errors import describe
from govdisclose.readers.cell_notes import cell_note
from govdisclose.readers.content import Note
from govdisclose.readers.labels import BOOKMARK
from govdisclose.text import FORBIDDEN

_KEPT = 10_000  # texts whose reading is remembered
_LONGEST_KEPT = 60  # characters of such a text: files may have cells of megabytes
_DASHES = frozenset("-－\u2013—―─\u2212/／\u2571\\\u2572\uff5e~")
_INVISIBLE = "\u200b\u2060\ufeff\u00ad"
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x2212: 0x2D, 0x2013: 0x2D}
_REMARK = re.compile(r"([^（(]*)[（(](.*)[)）]", re.DOTALL)
_BETWEEN = re.compile(r"[)）]\s*[0-9\uff10-\uff19][0-9\uff10-\uff19\s.,，]*[（(]")
_NUMBERS = re.compile(r"[0-9\uff10-\uff19\s.,，+\-－%\uff05]+")
_NUMBER = re.compile(r"([+-]?)([0-9]+)(\.[0-9]+)?")
_SEPARATED = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?")
_ZEROS = re.compile(r"\.0{1,2}")
"""Decimals of a whole number; with three of them a comma may be what was meant."""
_SPACED = re.compile(r"(?<=[0-9.,+-])[^\S\n]+(?=[0-9.,])")
_APART = re.compile(r"[0-9][^\S\n]+[0-9]")
# White space is matched in one way only: a cell may have a million line breaks.
_BROKEN = re.compile(r"[0-9][^\S\n]*\n\s*[0-9]")
_SHOWN = 100  # characters of what a broken number may be, in a message
_UNIT = re.compile("[\u4e00-\u9fff]{1,8}")
_MONEY = re.compile("(?:人民币)?[十百千万亿]{0,2}[\u4e00-\u9fff]{0,2}元|[十百千万亿]{1,2}")
_MEASURES = frozenset("件条项宗次个份起人户类家例")
_WAN = "万元"


@attrs.frozen
class Parsed:
    """What a cell's text says."""

    value: Value = None
    remark: str = ""
    notes: tuple[Note, ...] = ()


BLANK = Parsed()


def parse(text: str, cell: Cell) -> Parsed:
    """Read the text of a number cell.

    Args:
        text: The text as the file shows it.
        cell: What kind of cell it is.

    Returns:
        The value, None where the cell is blank or cannot be read; the remark behind it, in one
        line; and notes on what is odd.
    """
    return _remembered(text, cell) if len(text) <= _LONGEST_KEPT else _parse(text, cell)


def _parse(text: str, cell: Cell) -> Parsed:
    raw = describe(text)
    clean = BOOKMARK.sub("", text).strip().strip(_INVISIBLE).strip()
    if not clean:
        return BLANK
    if set(clean) <= _DASHES:
        return Parsed(notes=(cell_note("dash", raw),))
    found = _REMARK.fullmatch(clean)
    number, remark = found.groups() if found else (clean, "")
    words = _one_line(remark)
    if found and (not words or _BETWEEN.search(remark)):
        return Parsed(notes=(cell_note("words", raw),))
    numbers = _NUMBERS.fullmatch(words) is not None
    if not number.strip():
        return Parsed(notes=(cell_note("words", raw),)) if numbers else Parsed(remark=words)
    parsed = _number(number.strip(), cell, raw, words)
    if numbers and parsed.value is not None:
        note = cell_note("second-number", raw, value=shown(parsed.value))
        return attrs.evolve(parsed, notes=(*parsed.notes, note))
    return parsed


_remembered = functools.lru_cache(_KEPT)(_parse)


def _one_line(remark: str) -> str:
    """Make a remark one line of allowed characters; spaces stay as they are."""
    return FORBIDDEN.sub("", "".join(remark.splitlines())).strip()


def _number(text: str, cell: Cell, raw: str, remark: str) -> Parsed:
    """Read the part that should be a number."""
    if _BROKEN.search(text):
        joined = "".join(text.split())
        readings = f"{joined} / {'、'.join(text.split())}"
        if len(readings) > _SHOWN:
            readings = f"{readings[:_SHOWN]}…"
        return Parsed(None, remark, (cell_note("broken", raw, readings=readings),))
    odd: list[str] = []
    plain = text.translate(_WIDE)
    if plain != text:
        odd.append("full-width")
    close = _SPACED.sub("", plain)
    if close != plain:
        odd.append("spaces" if _APART.search(plain) else "spaces-beside")
    found = _NUMBER.match(close)
    separated = _SEPARATED.match(close)
    if separated and found and separated.end() > found.end():
        found = separated
        odd.append("separators")
    if not found:
        return Parsed(None, remark, (cell_note("words", raw),))
    value, problem = _READERS[cell](found, close[found.end() :].strip(), odd)
    if problem or value is None:
        return Parsed(None, remark, (cell_note(problem, raw),))
    notes = tuple(cell_note(code, raw, value=shown(value)) for code in odd)
    return Parsed(value, remark, notes)


_Read = tuple[Value, str]
"""The value, or None and the code of what is wrong."""


def _whole(found: re.Match[str], behind: str, odd: list[str]) -> _Read:
    sign, digits, fraction = found.groups()
    if sign:
        return None, "sign"
    return _integer(digits, fraction, behind, odd)


def _change(found: re.Match[str], behind: str, odd: list[str]) -> _Read:
    sign, digits, fraction = found.groups()
    value, problem = _integer(digits, fraction, behind, odd)
    return (-value if sign == "-" and isinstance(value, int) else value), problem


def _integer(digits: str, fraction: str | None, behind: str, odd: list[str]) -> _Read:
    if behind and behind not in _MEASURES:
        return None, "words"
    if fraction and not _ZEROS.fullmatch(fraction):
        return None, "fraction"
    if fraction:
        odd.append("decimals")
    if behind:
        odd.append("unit")
    digits = digits.replace(",", "")
    if len(digits) > 1 and digits[0] == "0":
        return None, "leading-zero"
    if len(digits) > len(str(MAX_COUNT)) or int(digits) > MAX_COUNT:
        return None, "too-large"
    return int(digits), ""


def _amount(found: re.Match[str], behind: str, odd: list[str]) -> _Read:
    if behind and behind != _WAN:
        return None, "other-unit" if behind.endswith("元") else "words"
    if behind:
        odd.append("unit")
    return _decimal(found)


def _money(found: re.Match[str], behind: str, odd: list[str]) -> _Read:
    if behind and not _UNIT.fullmatch(behind):
        return None, "words"
    if behind and not _MONEY.fullmatch(behind):
        odd.append("odd-unit")
    value, problem = _decimal(found)
    return (Money(value, behind or None) if isinstance(value, Decimal) else None), problem


def _decimal(found: re.Match[str]) -> _Read:
    sign, digits, fraction = found.groups()
    if sign:
        return None, "sign"
    digits = digits.replace(",", "")
    if len(digits) > 1 and digits[0] == "0":
        return None, "leading-zero"
    if max(len(digits), len(fraction or ".") - 1) > MAX_AMOUNT_DIGITS:
        return None, "too-large"
    return Decimal(digits + (fraction or "")), ""


_READERS: dict[Cell, Callable[[re.Match[str], str, list[str]], _Read]] = {
    Cell.COUNT: _whole,
    Cell.CHANGE: _change,
    Cell.AMOUNT: _amount,
    Cell.MONEY: _money,
}
