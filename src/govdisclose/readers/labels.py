"""Compare printed words: what differs in published forms without being another label."""

import functools
import re
from difflib import SequenceMatcher

from govdisclose.readers.marks import BEHIND

BOOKMARK = re.compile(r"\[bookmark: ?[^\]\n]{0,60}\]")
"""Matches what some programs write where a Word file has a bookmark."""
SIMILAR = 0.6
"""How much of two labels must be the same for one to be a slip of the other."""

_KEPT = 50_000  # texts whose key is remembered
_LONGEST_KEPT = 200  # characters of such a text: files may have cells of megabytes
_HOPELESS = 0.3  # that much of two texts of such lengths could be the same at most
_NUMERAL = "[一二三四五六七八九十]"
# What stands before the words of a row: （一） 1. 1、 一、 (1), and a bare 1 before no number.
_ENUMERATION = re.compile(
    rf"(?:[（(](?:{_NUMERAL}{{1,3}}|[0-9]{{1,2}})[)）][、.\uff0e]?|{_NUMERAL}{{1,3}}[、.\uff0e，,]"
    r"|[0-9]{1,2}[、.\uff0e，,)）](?![0-9])|[0-9]{1,2}(?![0-9+\-.,%]))"
)
_LONGEST_MARK = 12  # characters behind a label that may be marks of notes
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_SHORTEST = 3  # characters of a shortened label that still say which it is
_SAME = {frozenset(("合计", "总计"))}  # words for the same, few of whose characters are
_OTHER_TIME = re.compile("(上一?年|去年|往年|前年)|(下一?年|次年|明年)|(累计|历年)")
_THIS_YEAR = re.compile("本年|今年|当年")


def key(text: str) -> str:
    """Reduce a label to its words: no white space, punctuation, number before it or mark behind it.

    Brackets and quotation marks come in two widths, are forgotten, or broken by spaces, and rows
    are numbered in several ways, and bear marks of notes; none of that makes another label.
    """
    return _remembered(text) if len(text) <= _LONGEST_KEPT else _reduced(text)


def _reduced(text: str) -> str:
    if "[" in text:
        text = BOOKMARK.sub("", text)
    words = _FULL_WIDTH.sub(_half, "".join(text.split()))  # of long texts faster than translate
    found = _ENUMERATION.match(words)
    if found and found.end() < len(words):
        words = words[found.end() :]
    found = BEHIND.search(words, max(0, len(words) - _LONGEST_MARK))
    if found and found.start():
        words = words[: found.start()]
    return words if words.isalnum() else "".join(filter(str.isalnum, words))


def _half(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - 0xFEE0)


_remembered = functools.lru_cache(_KEPT)(_reduced)


def similarity(words: str, label: str) -> float:
    """Say how much of two keys is the same, from 0 to 1.

    A label that is shortened, so that its characters all stand in the printed one in their order,
    counts as very similar. Labels of different times are not similar at all: last year's figures
    are no slip of this year's.
    """
    if frozenset((words, label)) in _SAME:
        return 0.9
    if _other_time(words, label):
        return 0
    if 2 * len(label) < _HOPELESS * (len(words) + len(label)):
        return 0.0  # without a look: words may be those of a cell of megabytes
    if len(words) >= _SHORTEST and _within(words, label):
        return 0.9
    return SequenceMatcher(None, words, label, autojunk=False).ratio()


def _other_time(words: str, label: str) -> bool:
    """Say whether the first of two keys speaks of another time than the second."""
    ours, theirs = _OTHER_TIME.search(words), _OTHER_TIME.search(label)
    if ours is not None:
        return theirs is None or theirs.lastindex != ours.lastindex
    return theirs is not None and _THIS_YEAR.search(words) is not None


def _within(short: str, text: str) -> bool:
    characters = iter(text)
    return all(character in characters for character in short)
