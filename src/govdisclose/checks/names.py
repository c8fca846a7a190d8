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
    return shortened([Message(name, name) for name in map(describe, names)])


def shortened(words: Sequence[Message]) -> Message:
    """List what a message tells of; of many, the first and how many there are."""
    shown = Message.join(words[:_MOST])
    more = len(words) - _MOST
    return _AND_MORE.format(names=shown, count=len(words), more=more) if more > 0 else shown
