"""What of a table says where its values stand: labels and places, without the values.

How a table is to be read depends on this alone, so that it is found out once for all reports whose
tables are built alike.
"""

import re

import attrs

from govdisclose.editions import EDITIONS
from govdisclose.form import cached
from govdisclose.readers.content import Entry, Grid, Item, Line, Place
from govdisclose.readers.labels import BOOKMARK, key
from govdisclose.readers.tables.vocabulary import vocabulary

VALUE = "#"
"""Token of a text that a number cell may have."""
SEVERAL = "##"
"""Token of a text with numbers, or parts of one, that stand apart."""
VALUES = frozenset((VALUE, SEVERAL))
BLANK = ""
"""Token of a text without anything to see."""

_KEPT = 50_000  # texts whose token is remembered
_LONGEST = 200  # characters of such a text, and of a token: no label is as long
_PAGE_NUMBER = 12  # characters, at most
_OTHER = "?"  # token of words that are punctuation only
_VALUE = re.compile(
    r"[+\-\u2212\uff0b\uff0d]?\s*[0-9\uff10-\uff19](?:[0-9\uff10-\uff19\s.,，]*[0-9\uff10-\uff19])?\s*+"
    r"(?:[十百千万亿]{0,3}元|[件条项宗次个份起人户类家例])?\s*+(?:[（(].*[)）])?|[-－\u2013—―─\u2212/／\u2571\\\u2572\uff5e~]+",
    re.DOTALL,
)

_SEVERAL = re.compile(r"[+-]?[0-9][0-9.,]*(?:\s+[+-]?[0-9][0-9.,]*)+")


@attrs.frozen
class Skeleton:
    """A table without its values."""

    tokens: tuple[str, ...]
    """Of each cell: ``VALUE``, ``SEVERAL``, ``BLANK``, or its words as they are compared."""
    places: tuple[Place, ...]
    columns: int
    drawn: bool
    merged: bool


@attrs.frozen
class Path:
    """The labels of an entry, as they are compared."""

    keys: tuple[str, ...]


Bare = Skeleton | Path | bool
"""An item without its values; for a line, whether it is more than a page number."""


def bare(items: list[Item]) -> tuple[Bare, ...]:
    """Take the values out of the items of a document."""
    tokens = _TOKENS.__getitem__
    skeletons: list[Bare] = []
    for item in items:
        if isinstance(item, Grid):
            words = tuple(map(tokens, item.texts))
            skeletons.append(
                Skeleton(words, tuple(item.places), item.columns, item.drawn, item.merged)
            )
        elif isinstance(item, Entry):
            skeletons.append(Path(tuple(map(key, item.labels))))
        else:
            skeletons.append(isinstance(item, Line) and len(item.text) > _PAGE_NUMBER)
    return tuple(skeletons)


class _Tokens(dict[str, str]):
    """Tokens by text: most texts of a report are labels of the form, or small numbers."""

    def __missing__(self, text: str) -> str:
        token = VALUE if text.isdigit() and text.isascii() else _token(text)
        if len(self) < _KEPT and len(text) <= _LONGEST:
            self[text] = token
        return token


_TOKENS = _Tokens()


def _token(text: str) -> str:
    clean = BOOKMARK.sub("", text).strip("\u200b\u2060\ufeff \n\t\r\u3000\xa0")
    if not clean or clean.isspace():
        return BLANK
    words = key(clean)
    if words in _known():
        return words
    if _SEVERAL.fullmatch(clean):
        return SEVERAL
    return VALUE if _VALUE.fullmatch(clean) else words[:_LONGEST] or _OTHER


@cached
def _known() -> frozenset[str]:
    """List the words of all editions: some begin with a number."""
    every = [vocabulary(edition.report) for edition in EDITIONS.values()]
    return frozenset().union(*(each.own | each.groups | each.corners for each in every))
