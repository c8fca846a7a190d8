"""Symbols: characters of fonts that give the code points of letters other shapes."""

from collections.abc import Mapping

_PRIVATE = 0xF000  # where Word puts the 256 characters of such a font
_LAST = 0xFF

_WINGDINGS = {
    **{0x81 + place: character for place, character in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x8C + place: character for place, character in enumerate("❶❷❸❹❺❻❼❽❾❿")},
    **{0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆"},
    **{0x76: "❖", 0x77: "⬥", 0x80: "⓪", 0x8B: "⓿", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○"},
    **{0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒"},
    **{0xFE: "☑", 0x20: " "},
}
_WINGDINGS_2 = {
    **{0x69 + place: character for place, character in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x74 + place: character for place, character in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")},
    **{0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x20: " "},
}
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    # Digits and most punctuation stand where they stand in ASCII.
    **{code: chr(code) for code in (*b" !#%&()+,./0123456789:;<=>?[]_{|}",)},
    **{0x41 + place: character for place, character in enumerate(_GREEK)},
    **{
        0x61 + place: character
        for place, character in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")  # noqa: RUF001 - Greek
    },
    **{0x2A: "∗", 0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×"},  # noqa: RUF001
    **{0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0xE5: "∑", 0xAE: "→"},
}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {},
    "mt extra": {},
}
MARKS = (b"Wingdings", b"Webdings", b'"Symbol"', b"'Symbol'", b"MT Extra")
"""What the bytes of a part have in them when text of it may be in such a font."""


def is_symbolic(font: str) -> bool:
    """Say whether a font gives letters other shapes."""
    return font.lower() in _FONTS


def character(code: int, font: str) -> str | None:
    """Give the character that is shown; None where it is not known.

    Args:
        code: As the file has it, with or without the private area's offset.
        font: Its name.
    """
    private = _PRIVATE <= code <= _PRIVATE + _LAST
    known = _FONTS.get(font.lower())
    if known is not None:
        return known.get(code - _PRIVATE if private else code)
    if private or not chr(code).isprintable():
        return None
    return chr(code)
