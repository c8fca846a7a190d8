"""Symbols: characters of fonts that give the code points of letters other shapes."""

from collections.abc import Mapping

_PRIVATE = 0xF000  # where Word puts the 256 characters of such a font
_LAST = 0xFF


def _row(begin: int, shown: str) -> dict[int, str]:
    return dict(enumerate(shown, begin))


_WINGDINGS = {
    **_row(0x81, "①②③④⑤⑥⑦⑧⑨⑩"),
    **_row(0x8C, "❶❷❸❹❺❻❼❽❾❿"),
    **dict(zip(b" lmnoqrtuvw", " ●❍■□❑❒⧫◆❖⬥", strict=True)),
    **_row(0x9E, "·•▪○"),
    **_row(0xA7, "▪◻"),
    **dict(zip(b"\x80\x8b\xab\xd8\xe0", "⓪⓿★➢→", strict=True)),
    **_row(0xFB, "✗✓☒☑"),
}
_WINGDINGS_2 = {
    **_row(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x4F, "✗✓☒☑"),
    **dict(zip(b" \xa3", " □", strict=True)),
}
# Digits and most punctuation stand where they stand in ASCII.
_AS_IN_ASCII = b" !#%&()+,./0123456789:;<=>?[]_{|}"
_SYMBOL = {
    **{code: chr(code) for code in _AS_IN_ASCII},
    **_row(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"),
    **dict(zip(b"\x2d\xa3\xa5\xb0\xb1\xb3\xb4", "\u2212≤∞°±≥×", strict=True)),  # noqa: RUF001
    **_row(0xB7, "•÷≠"),
    **dict(zip(b"\xbb\xbc\xd7\xe5\xae", "≈…⋅∑→", strict=True)),
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
