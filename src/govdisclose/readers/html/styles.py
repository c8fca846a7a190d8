"""What inline styles say about whether a text counts: hidden, struck out, or set as a footnote."""

import re
from collections.abc import Mapping
from typing import Literal, cast

from lxml import etree
from lxml.etree import _Element as Element

Effect = Literal["gone", "hidden", "struck", "raised"]
"""``gone``: takes no room at all; ``hidden``: its room stays empty; ``struck``: crossed out;
``raised``: above or below the line."""

_EFFECTS: tuple[tuple[re.Pattern[str], Effect], ...] = (
    (re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE), "gone"),
    (re.compile(r"(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b", re.IGNORECASE), "hidden"),
    (re.compile(r"(?:^|;)\s*mso-hide\s*:\s*all\b", re.IGNORECASE), "hidden"),
    (re.compile(r"(?:^|;)\s*font-size\s*:\s*(?:0+\.?0*|\.0+)(?![\d.])", re.IGNORECASE), "hidden"),
    (re.compile(r"(?:^|;)\s*text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE), "struck"),
    (re.compile(r"(?:^|;)\s*vertical-align\s*:\s*su(?:per|b)\b", re.IGNORECASE), "raised"),
)
# One of these is in each of them, in small letters and without white space.
_WORDS = (
    "display:none",
    "visibility:",
    "mso-hide:",
    "font-size:0",
    "font-size:.0",
    "line-through",
    "vertical-align:su",
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
    return next((effect for pattern, effect in _EFFECTS if pattern.search(style)), None)
