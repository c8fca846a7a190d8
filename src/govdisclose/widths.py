"""How many columns a character takes in a monospaced font: 0, 1 or 2.

Wide are the East Asian Width classes W and F of Unicode (UAX #11); nothing is taken by marks that
stand on the character before, by format characters and by the joined parts of a Hangul syllable.
Class A (ambiguous) is narrow in terminals and wide in Chinese fonts: the caller chooses. An emoji
of several characters (UTS #51: joined, with a tone of skin, in presentation style) is one of two
columns, which all stand with its first character.
"""

import codecs
import re
import unicodedata

_ZERO = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
_SOFT_HYPHEN = "\u00ad"  # of category Cf, but drawn
_JOINED_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")  # vowels and final consonants

_SYMBOL = "[\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001fbff]"
TONES = "\U0001f3fb-\U0001f3ff"
"""The five tones of skin that an emoji may have, as a part of a class of a regular expression."""
_WITH_STYLE = f"{_SYMBOL}[\ufe0f{TONES}]*"
_EMOJI = re.compile(
    f"[#*0-9]\ufe0f\u20e3|{_WITH_STYLE}(?:\u200d{_WITH_STYLE})+|{_SYMBOL}[\ufe0f{TONES}]+"
)

WIDTH = 3
"""The part of a kind that is the width."""
FREE = 4
"""The part of a kind that says: an ideograph or a Hangul syllable, beside which a line may end."""

# Blocks of 256 characters that all are such: CJK ideographs, Hangul syllables.
_FREE_PAGES = (*range(0x4E, 0xA0), *range(0xAC, 0xD7))
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
        for page in _FREE_PAGES:
            pages[page] = FREE | 2
        for page, common in _COMMON_PAGES.items():
            pages[page] = common
            characters = map(chr, range(page * 256, page * 256 + 256))
            rare += [c for c in characters if self._character(c) != common]
        self._pages = bytes(pages)
        self._rare = re.compile(f"[{re.escape(''.join(rare))}]")

    def kinds(self, text: str) -> bytes:
        """Give the kind of each character, a byte each: ``WIDTH``, and ``FREE`` where known."""
        if not self._rare.search(text):
            # A character's high byte is its page; a surrogate's page is a mixed one.
            kinds = codecs.utf_16_le_encode(text, "surrogatepass")[0][1::2].translate(self._pages)
            if _MIXED not in kinds:
                return kinds
        exact = bytearray(map(self._character, text))
        for emoji in _EMOJI.finditer(text):
            exact[slice(*emoji.span())] = b"\2".ljust(len(emoji[0]), b"\0")
        return bytes(exact)

    def width(self, text: str) -> int:
        """Give the width of a text without line feeds."""
        if text.isascii() and text.isprintable():
            return len(text)
        kinds = self.kinds(text)
        return 2 * len(text) - kinds.count(1) - 2 * kinds.count(0)

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
