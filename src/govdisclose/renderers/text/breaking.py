"""Where a line may end (避头尾), and the breaking of text into lines.

After GB/T 15834-2011, 5.1: no line begins with a mark that closes, ends or connects something, none
ends with a mark that opens something, dashes and ellipses stay whole, a solidus stands at neither
end. Runs of letters and digits (words, URLs) stay whole where a line can hold them; a number, with
its sign and its per cent, is broken only where it alone is longer than a line.
"""

import functools
import re
import unicodedata

from govdisclose.prose import NUMBER
from govdisclose.widths import FREE, NARROW, TONES, WIDTH, Ruler

_NO_START = 1  # may not begin a line
_NO_END = 2  # may not end a line
_WORD = 4  # stays beside a neighbour of the same class
_SPACE = 8  # goes away where a line ends

_CLOSING = frozenset(
    "!,.:;?%·†‡‰℃℉—―\u2013…‥\uff5e〜、。〃々〻・ー！\uff05，\uff0e：；？､｡･ﾞﾟ\u2032″￠¢°\u2027"
)
# What connects begins no line, and stays with letters and digits; a minus may begin one.
_HYPHENS = frozenset("-~\u2010\u2012\u2212\uff0d")
_OPENING = frozenset("￥￡\uff04№¥£€±\uff0b")
_NEITHER = frozenset("/／\u00a0\u2007\u202f\u2011")  # solidus, and what does not break
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SPACE_RUN = re.compile(f"[{_SPACES}]*")
_TONE = re.compile(f"[{TONES}]")
_SIGNS = frozenset("-+\uff0d\uff0b\u2212")
_DIGITS = frozenset("0123456789.,")
_PER_CENT = frozenset("%\u2030\uff05")
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
    if NARROW.width(character) == 0 or character in _HYPHENS:
        return _NO_START | _WORD
    is_word = "!" <= character <= "~" or character == "’" or _is_letter(character, category)
    word = _WORD if is_word else 0
    if category in {"Pe", "Pf"} or character in _CLOSING or _TONE.match(character):
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


def has_breaks(text: str) -> bool:
    """Say whether a text has line breaks of its own, be it at its end."""
    return text.splitlines() not in ([], [text])


def wrap(text: str, columns: int, ruler: Ruler, indent: int = 0) -> list[str]:
    """Break text into lines; spaces where a line ends are left out.

    Args:
        text: Text without line feeds.
        columns: Most columns of a line. What cannot be broken by the rules and does not fit is
            broken against them.
        ruler: Counts the columns.
        indent: Columns that the first line has less; more, where this is negative.

    Returns:
        The lines, at least one. The first is empty where its indent leaves no room for a number,
        or for anything.
    """
    room = columns - indent
    length = len(text)
    if 2 * length <= room:
        return [text]
    kinds = ruler.kinds(text)
    zeros = 0 in kinds
    lines: list[str] = []
    start = stop = 0
    while True:
        while room > 1:
            first = stop
            stop += room // 2  # so many characters fit, however wide they are
            room = room % 2 + kinds.count(1, first, stop)
            if zeros:
                room += 2 * kinds.count(0, first, stop)
        if room or zeros:
            while stop < length and kinds[stop] & WIDTH <= room:
                room -= kinds[stop] & WIDTH
                stop += 1
        if stop >= length:
            break
        if stop > start and kinds[stop - 1] & kinds[stop] & FREE:
            lines.append(text[start:stop])
        else:
            stop = _find_break(text, kinds, start, stop, indented=indent > 0 and not lines)
            lines.append(text[start:stop].rstrip(_SPACES))
        start = stop
        room = columns
    if start < length or not lines:
        lines.append(text[start:])
    return lines


def longest_number(text: str, ruler: Ruler) -> int:
    """Give the columns of the longest number in a text; 0 where there is none."""
    return max(map(ruler.width, NUMBER.findall(text)), default=0)


@functools.lru_cache(maxsize=_KEPT_TEXTS)
def narrowest(text: str, ruler: Ruler) -> int:
    """Give the least number of columns in which a text can be wrapped by the rules."""
    widest = 0
    for line in text.splitlines():
        start = 0
        for stop in range(1, len(line) + 1):
            if _allowed(line, start, stop):
                widest = max(widest, ruler.width(line[start:stop].rstrip(_SPACES)))
                start = stop
    return widest


def _find_break(text: str, kinds: bytes, start: int, fitting: int, *, indented: bool) -> int:
    """Find the last place for the end of a line, where as much as ``text[start:fitting]`` fits.

    What is before the place, apart from spaces at its end, fits; it is empty in an indented line
    alone.
    """
    if start < fitting and _allowed(text, start, fitting):
        return fitting
    spaces = _SPACE_RUN.match(text, fitting)
    end = spaces.end() if spaces else fitting
    if text[start:end].isspace():
        return end
    for stop in range(end, start, -1):
        if _allowed(text, start, stop):
            return stop
    stop = _forced_break(text, kinds, start, end)
    return start if indented and (fitting == start or _splits_number(text, stop)) else stop


def _forced_break(text: str, kinds: bytes, start: int, end: int) -> int:
    """Break a word longer than the line, or marks only: the rules give in one by one."""
    places = [stop for stop in range(end, start, -1) if kinds[stop] & WIDTH]
    whole = [stop for stop in places if not _splits_number(text, stop)]
    for stop in whole:
        before, after = text[stop - 1], _CLASSES[text[stop]]
        # A solidus in so long a word is that of a URL, and the best place of all.
        if not ((_CLASSES[before] & _NO_END and before != "/") or after & (_NO_START | _SPACE)):
            return stop
    further = (stop for stop in range(max(end, start + 1), len(text)) if kinds[stop] & WIDTH)
    return next(iter(whole or places), next(further, len(text)))


def _splits_number(text: str, stop: int) -> bool:
    """Say whether a break before ``stop`` is within a number, its sign or its per cent."""
    after, before = text[stop : stop + 1], text[stop - 1]
    if before in _DIGITS:
        return after in _DIGITS or after in _PER_CENT
    previous = text[max(stop - 2, 0) : stop - 1]
    is_sign = before in _SIGNS and not (previous.isascii() and previous.isalnum())
    return is_sign and after in _DIGITS


def _allowed(text: str, start: int, stop: int) -> bool:
    """Say whether a line that begins at ``start`` may end before ``stop``."""
    if stop == len(text):
        return True
    after = _CLASSES[text[stop]]
    is_minus = text[stop] in _SIGNS and text[stop + 1 : stop + 2] in _DIGITS
    if after & (_SPACE | _NO_START) and not is_minus:  # breaks come behind spaces
        return False
    before = _CLASSES[text[stop - 1]]
    if before & _SPACE:
        rest = text[start:stop].rstrip(_SPACES)
        return bool(rest) and not _CLASSES[rest[-1]] & _NO_END
    return not (before & _NO_END or before & after & _WORD)
