"""Which character a code from a PDF file stands for."""

import unicodedata

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""For a shape of which the file does not tell the character."""

# Fonts have one shape for a radical and for the character of the same look, and programs that write
# PDF often name the radical. Those that stand alone as characters; the radicals from U+2F00 on have
# their characters in Unicode's own table.
_PAIRS = (
    "⺎兀⺒巳⺓幺⺛旡⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
)
_RADICALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_SPACES = {0x09, 0xA0}
_LAST = 0x10FFFF


def glyph(code: int) -> str:
    """Give the character as text; empty where nothing of it is to be seen.

    Args:
        code: Its code point; one that is no character's comes back as ``UNKNOWN``.
    """
    if code in _SPACES:
        return " "
    if not 0 <= code <= _LAST:
        return UNKNOWN
    char = chr(code)
    if 0x2E80 <= code < 0x2FE0:  # noqa: PLR2004 - the blocks of radicals
        return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    kind = unicodedata.category(char)
    if kind in {"Cc", "Cf"}:  # controls, marks of direction and of joining, soft hyphens
        return ""
    return UNKNOWN if kind in {"Cn", "Cs"} else char


def wide(char: str) -> bool:
    """Tell whether a character is of Chinese text, where no space stands between words."""
    return char >= "\u2e80" or char in "‘’“”—…·"
