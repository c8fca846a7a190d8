"""What a character may be: one policy for every text in a report.

Refused are the characters that XML cannot hold or that a reader cannot see: control characters
other than the line feed, surrogates, noncharacters, the twelve Bidi_Control characters and the
zero-width U+200B, U+2060 and U+FEFF. What passes here, every renderer can print. Text is never
normalised: it is stored as it was given, or refused.
"""

import re
import unicodedata

from govdisclose.errors import Message, Problem, describe

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17)
)
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Bidi_Control
    "\u200b\u2060\ufeff" + _NONCHARACTERS + "]"
)
"""Matches one character that no text of a report may have."""

_NOT_TEXT = Message(
    "应为文字（str）；得到 {value}",
    "expected text (str); got {value}",
)
_FORBIDDEN_CHARACTER = Message(
    "第 {position} 个字符 {code_point} 不可用：控制字符、不可见字符或 XML 不能容纳的字符，请删去",
    "character {position} is {code_point}, which is not allowed: a control character, an invisible "
    "one, or one that XML cannot hold; remove it",
)
_LINE_FEED = Message(
    "第 {position} 个字符是换行，此处只能有一行文字",
    "character {position} is a line feed, and this text must be one line",
)
_EMPTY = Message("不能为空", "must not be empty")


def check_text(
    value: object, pointer: str, *, lines: bool = False, required: bool = False
) -> Problem | None:
    """Say what is wrong with a value that should be text.

    Args:
        value: Anything; only an exact ``str`` is text (a subclass such as ``Markup`` could
            behave otherwise in a renderer).
        pointer: Where the value stands, for the problem.
        lines: Whether line feeds are allowed.
        required: Whether the empty string is refused.

    Returns:
        The first problem, or None when the text is good.
    """
    if type(value) is not str:
        return Problem(pointer, "text", _NOT_TEXT.format(value=describe(value)))
    if required and not value:
        return Problem(pointer, "empty", _EMPTY)
    # What is printable (str.isprintable) is never forbidden, and is much quicker to see.
    found = None if value.isprintable() else FORBIDDEN.search(value)
    if found:
        point = f"U+{ord(found.group()):04X}"
        words = _FORBIDDEN_CHARACTER.format(position=found.start() + 1, code_point=point)
        return Problem(pointer, "character", words)
    if not lines and "\n" in value:
        words = _LINE_FEED.format(position=value.index("\n") + 1)
        return Problem(pointer, "line-feed", words)
    return None


def visible(text: str) -> str:
    """Show characters that a terminal would obey, or hide, by their escapes.

    What a file says, or is called, is shown in messages, and a file may come from anywhere.
    """
    if text.isprintable():
        return text
    return FORBIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def encodable(text: str) -> str:
    """Show halves of characters, which no encoding has, by their escapes, as ``visible`` does.

    A name of a file that is no UTF-8 has them, for each byte one.
    """
    return text.encode("utf-8", "backslashreplace").decode()


def is_visible(text: str) -> bool:
    """Say whether a text has more than white space (of any width) and format characters."""
    return any(not c.isspace() and unicodedata.category(c) != "Cf" for c in text)
