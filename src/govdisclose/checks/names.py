"""Names of agencies: when they are the same, and how many are listed."""

import unicodedata
from collections.abc import Sequence

from govdisclose.errors import Message, describe

_MOST = 10
"""Most names that a message lists."""
_AND_MORE = Message("{names}等 {count} 个", "{names} and {more} more")


def known_as(name: str) -> str:
    """Give a name without white space, and all its characters in one width, to compare it."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def listed(names: Sequence[str]) -> Message:
    """List names in a message; of many, the first and how many there are."""
    shown = [describe(name) for name in names[:_MOST]]
    words = Message.join([Message(name, name) for name in shown])
    more = len(names) - len(shown)
    return _AND_MORE.format(names=words, count=len(names), more=more) if more else words
