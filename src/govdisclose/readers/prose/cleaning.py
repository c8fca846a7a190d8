"""Text as a report can hold it, and as labels are compared."""

import re

from govdisclose.readers.labels import BOOKMARK
from govdisclose.text import FORBIDDEN

_BREAKS = re.compile("\r\n?|[\v\f\x85]")
_LIST_TAB = re.compile(r"^((?:附件[：:])?[0-9]{1,3}[.\uff0e、])\t", re.MULTILINE)
_HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    ord(full): half for full, half in (("\uff0e", "."), ("\ufe52", "."), ("\uff5c", "|"))
}
_FULL_WIDTH = re.compile(f"[{''.join(map(chr, _HALF_WIDTH))}]")
_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\s+(?=[!-~])")
_NO_WORDS = re.compile(r"\s+(?![!-~])|(?<![!-~])\s+")
_SHOWN = 2_000  # characters of raw text that a message shows


def clean(text: str) -> tuple[str, list[str]]:
    """Make text from a file into text that a report can hold.

    Marks of bookmarks and white space at the ends of lines go, line breaks become line feeds, tabs
    become spaces.

    Args:
        text: Anything.

    Returns:
        The text, and the characters that a report cannot hold which were taken out of it or
        replaced (a tab behind the number of a list is no loss and is not among them).
    """
    if "\t" in text:
        text = _LIST_TAB.sub(r"\1 ", text)
    if "[" in text:
        text = BOOKMARK.sub("", text)
    if text.isprintable():  # no line breaks, and nothing that is forbidden
        return text.strip(), []
    text = "\n".join(line.strip() for line in _BREAKS.sub("\n", text).split("\n")).strip("\n")
    if text.isprintable():  # which is never forbidden
        return text, []
    removed = FORBIDDEN.findall(text)
    if removed:
        text = FORBIDDEN.sub("", text.replace("\t", " "))
        text = "\n".join(line.strip() for line in text.split("\n")).strip("\n")
    return text, removed


def squash(text: str) -> str:
    """Give text without white space, its digits and brackets of half width, to be compared."""
    squashed = "".join(text.split()).replace("（", "(").replace("）", ")")
    # Translating goes character by character, and is seldom needed.
    return squashed.translate(_HALF_WIDTH) if _FULL_WIDTH.search(squashed) else squashed


def as_written(squashed: str, text: str) -> str:
    """Give a part of squashed text as it stands in the text it is from, in one line.

    Space stays between Latin words alone: among Chinese characters it is for looks.
    """
    start = squash(text).find(squashed)
    rest = behind(text, start)
    index, left = 0, len(squashed)
    while left:
        left -= not rest[index].isspace()
        index += 1
    return _NO_WORDS.sub("", _BETWEEN_WORDS.sub(" ", rest[:index]))


def behind(text: str, length: int) -> str:
    """Give what stands in text behind so many characters that are no white space."""
    for index, character in enumerate(text):
        if length <= 0:
            return text[index:].strip()
        length -= not character.isspace()
    return ""


def shown(text: str) -> str:
    """Give raw text as a message shows it, cut where it is very long."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…（+{len(text) - _SHOWN}）"
