"""How many columns a character takes in a monospaced font: 0, 1 or 2.

Wide are the East Asian Width classes W and F of Unicode (UAX #11); nothing is taken by marks that
stand on the character before, by format characters and by the joined parts of a Hangul syllable.
Class A (ambiguous) is narrow in terminals and wide in Chinese fonts: the caller chooses.
"""

import re
import unicodedata

_ZERO = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
_SOFT_HYPHEN = "\u00ad"  # of category Cf, but drawn
_JOINED_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")  # vowels and final consonants

# Blocks of 256 characters that all are wide: CJK ideographs, Hangul syllables.
_WIDE_PAGES = (*range(0x4E, 0xA0), *range(0xAC, 0xD7))
# Blocks that nearly all are of one width: Latin, punctuation, CJK punctuation, full-width forms.
_COMMON_PAGES = {0x00: 1, 0x20: 1, 0x30: 2, 0xFF: 2}
_MIXED = 3
_KEPT_WIDTHS = 10_000  # as many as any language needs; the rest is looked up each time


class Ruler:
    """Measures text, with one choice for characters of ambiguous width.

    Compares and hashes by identity, and can be shared by threads.
    """

    def __init__(self, ambiguous: int) -> None:
        self._wide = "WF" if ambiguous == 1 else "WFA"
        self._known: dict[str, int] = {}
        pages = bytearray([_MIXED]) * 256
        rare = []
        for page in _WIDE_PAGES:
            pages[page] = 2
        for page, common in _COMMON_PAGES.items():
            pages[page] = common
            characters = map(chr, range(page * 256, page * 256 + 256))
            rare += [c for c in characters if self._character(c) != common]
        self._pages = bytes(pages)
        self._rare = re.compile(f"[{re.escape(''.join(rare))}]")

    def widths(self, text: str) -> bytes:
        """Give the width of each character, a byte each."""
        if not self._rare.search(text):
            # A character's high byte is its page; a surrogate's page is a mixed one.
            widths = text.encode("utf-16-le", "surrogatepass")[1::2].translate(self._pages)
            if _MIXED not in widths:
                return widths
        return bytes(map(self._character, text))

    def width(self, text: str) -> int:
        """Give the width of a text without line feeds."""
        if text.isascii() and text.isprintable():
            return len(text)
        return sum(self.widths(text))

    def _character(self, character: str) -> int:
        width = self._known.get(character)
        if width is None:
            width = self._look_up(character)
            if len(self._known) < _KEPT_WIDTHS:
                self._known[character] = width
        return width

    def _look_up(self, character: str) -> int:
        if unicodedata.category(character) in _ZERO and character != _SOFT_HYPHEN:
            return 0
        if _JOINED_JAMO.match(character):
            return 0
        return 2 if unicodedata.east_asian_width(character) in self._wide else 1


NARROW = Ruler(1)
"""Ambiguous characters take one column, as terminals draw them."""
WIDE = Ruler(2)
"""Ambiguous characters take two columns, as Chinese fonts draw them."""
