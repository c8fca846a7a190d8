"""Where a line may end (避头尾), and the breaking of text into lines.

After GB/T 15834-2011, 5.1: no line begins with a mark that closes or ends something, none ends
with a mark that opens something, dashes and ellipses stay whole, a solidus stands at neither end.
Runs of letters and digits (numbers, URLs) stay whole where a line can hold them.
"""

import functools
import re
import unicodedata

from govdisclose.renderers.text.widths import NARROW, Ruler

_NO_START = 1  # may not begin a line
_NO_END = 2  # may not end a line
_WORD = 4  # stays beside a neighbour of the same class
_SPACE = 8  # goes away where a line ends

_CLOSING = frozenset(
    "!,.:;?·†‡‰℃℉—\u2013…‥\uff5e〜、。〃々〻・ー！\uff05，\uff0e：；？､｡･ﾞﾟ\u2032″￠°"
)
_OPENING = frozenset("￥￡\uff04№")
_NEITHER = frozenset("/／\u00a0\u2007\u202f")  # solidus, and the spaces that do not break
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SPACE_RUN = re.compile(f"[{_SPACES}]*")
_KEPT_TEXTS = 1_000  # labels of tables, most of them
_KEPT_CLASSES = 10_000  # as many as any language needs; the rest is looked up each time


class _Classes(dict[str, int]):
    """Line-breaking classes of characters, each looked up once."""

    def __missing__(self, character: str) -> int:
        value = _classify(character)
        if len(self) < _KEPT_CLASSES:
            self[character] = value
        return value


def _classify(character: str) -> int:
    if character in _SPACES:
        return _SPACE
    category = unicodedata.category(character)
    if character in _NEITHER or category == "Cf":
        return _NO_START | _NO_END | _WORD
    if NARROW.width(character) == 0:
        return _NO_START | _WORD
    word = _WORD if "!" <= character <= "~" or _is_letter(character, category) else 0
    if category in {"Pe", "Pf"} or character in _CLOSING:
        return word | _NO_START
    if category in {"Ps", "Pi"} or character in _OPENING:
        return word | _NO_END
    return word


def _is_letter(character: str, category: str) -> bool:
    """Tell letters and digits of alphabets, also full-width ones, from characters of Chinese."""
    return category in {"Lu", "Ll", "Lt", "Nd"} or (
        category[0] in "LN" and NARROW.width(character) == 1
    )


_CLASSES = _Classes()


def wrap(text: str, columns: int, ruler: Ruler, indent: int = 0) -> list[str]:
    """Break text into lines; spaces where a line ends are left out.

    Args:
        text: Text without line feeds.
        columns: Most columns of a line. What cannot be broken by the rules and does not fit is
            broken against them.
        ruler: Counts the columns.
        indent: Columns that the first line has less.

    Returns:
        The lines, at least one.
    """
    widths = ruler.widths(text)
    length = len(text)
    lines: list[str] = []
    start = 0
    spare = columns - indent
    while True:
        stop = start
        while stop < length and (spare > 1 or widths[stop] <= spare):
            step = spare // 2 or 1  # so many characters fit, however wide they are
            spare -= sum(widths[stop : stop + step])
            stop += step
        if stop >= length:
            break
        before = _CLASSES[text[stop - 1]] if stop > start else _NO_END
        after = _CLASSES[text[stop]]
        if before & (_NO_END | _SPACE) or after & (_NO_START | _SPACE) or before & after & _WORD:
            stop = _find_break(text, start, stop)
            lines.append(_strip(text[start:stop]))
        else:
            lines.append(text[start:stop])
        start = stop
        spare = columns
    if start < length or not lines:
        lines.append(text[start:])
    return lines


@functools.lru_cache(maxsize=_KEPT_TEXTS)
def narrowest(text: str, ruler: Ruler) -> int:
    """Give the least number of columns in which a text can be wrapped by the rules."""
    widest = 0
    for line in text.splitlines():
        start = 0
        for stop in range(1, len(line) + 1):
            if _allowed(line, start, stop):
                widest = max(widest, ruler.width(_strip(line[start:stop])))
                start = stop
    return widest


def _strip(line: str) -> str:
    return line.rstrip(_SPACES)


def _find_break(text: str, start: int, fitting: int) -> int:
    """Find the last place for the end of a line, where as much as ``text[start:fitting]`` fits.

    What is before the place, apart from spaces at its end, fits; it is never empty.
    """
    spaces = _SPACE_RUN.match(text, fitting)
    end = spaces.end() if spaces else fitting
    if text[start:end].isspace():
        return end
    for stop in range(end, start, -1):
        if _allowed(text, start, stop):
            return stop
    for stop in range(end, start, -1):  # a word longer than the line
        after = _CLASSES[text[stop]]
        if not (_CLASSES[text[stop - 1]] & _NO_END or after & (_NO_START | _SPACE)):
            return stop
    for stop in range(max(end, start + 1), len(text)):  # marks only
        if NARROW.width(text[stop]):
            return stop
    return len(text)


def _allowed(text: str, start: int, stop: int) -> bool:
    """Say whether a line that begins at ``start`` may end before ``stop``."""
    if stop == len(text):
        return True
    after = _CLASSES[text[stop]]
    if after & (_SPACE | _NO_START):  # breaks come behind spaces
        return False
    before = _CLASSES[text[stop - 1]]
    if before & _SPACE:
        rest = _strip(text[start:stop])
        return bool(rest) and not _CLASSES[rest[-1]] & _NO_END
    return not (before & _NO_END or before & after & _WORD)
