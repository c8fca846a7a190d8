"""What inline styles say about whether a text counts: hidden, struck out, or off its line."""

import re
from collections.abc import Mapping
from typing import Literal, cast

from lxml import etree
from lxml.etree import _Element as Element

from govdisclose.readers.heights import Level

Effect = Level | Literal["gone", "hidden", "struck"]
"""``gone``: takes no room at all; ``hidden``: its room stays empty; ``struck``: crossed out; or
above or below the line."""

_EFFECTS: tuple[tuple[re.Pattern[str], Effect], ...] = (
    (re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE), "gone"),
    (re.compile(r"(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b", re.IGNORECASE), "hidden"),
    (re.compile(r"(?:^|;)\s*mso-hide\s*:\s*all\b", re.IGNORECASE), "hidden"),
    (re.compile(r"(?:^|;)\s*font-size\s*:\s*(?:0+\.?0*|\.0+)(?![\d.])", re.IGNORECASE), "hidden"),
    (re.compile(r"(?:^|;)\s*text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE), "struck"),
    (re.compile(r"(?:^|;)\s*vertical-align\s*:\s*super\b", re.IGNORECASE), "superscript"),
    (re.compile(r"(?:^|;)\s*vertical-align\s*:\s*sub\b", re.IGNORECASE), "subscript"),
)
_SHIFTED = re.compile(
    r"(?:^|;)\s*(?:vertical-align|mso-text-raise)\s*:\s*([+-]?[0-9]*\.?[0-9]+)(px|pt|em|ex|rem|%)",
    re.IGNORECASE,
)
_LEAST = {"px": 2, "pt": 2, "em": 0.15, "rem": 0.15, "ex": 0.3, "%": 15}
"""Text that is set less above or below the line is only adjusted to it."""
# One of these is in each of them, in small letters and without white space.
_WORDS = (
    "display:none",
    "visibility:",
    "mso-hide:",
    "font-size:0",
    "font-size:.0",
    "line-through",
    "vertical-align:",
    "mso-text-raise:",
)
# "//*/@" looks at elements alone, "//@" at each text between them too.
_STYLES = etree.XPath("//*/@style", smart_strings=False)
_HIDDEN = etree.XPath("boolean(//*/@hidden)")


def effects(root: Element) -> Mapping[str | None, Effect] | None:
    """List the styles of a page that have an effect.

    None where no element has any, nor the attribute ``hidden``, as on most pages: then there is
    nothing to ask of each element.
    """
    styles = set(cast("list[str]", _STYLES(root)))
    found: dict[str | None, Effect] = {s: effect for s in styles if (effect := _effect(s))}
    return found if found or _HIDDEN(root) else None


def _effect(style: str) -> Effect | None:
    squeezed = "".join(style.lower().split())
    if not any(word in squeezed for word in _WORDS):
        return None
    for pattern, effect in _EFFECTS:
        if pattern.search(style):
            return effect
    return _shifted(style)


def _shifted(style: str) -> Level | None:
    """Say whether a style sets text well above or below the line by a length."""
    found = _SHIFTED.search(style)
    if found is None or abs(height := float(found[1])) < _LEAST[found[2].lower()]:
        return None
    return "raised" if height > 0 else "lowered"
