"""What styles say about whether a text counts: hidden, struck out, or off its line."""

import re
from typing import Literal

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
_LENGTH = r"([+-]?[0-9]{0,9}\.?[0-9]{1,9})(px|pt|pc|in|cm|mm|q|r?em|ex|ch|%)"
_SHIFTED = re.compile(
    rf"(?:^|;)\s*(vertical-align|mso-text-raise|top|bottom)\s*:\s*{_LENGTH}", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:^|;)\s*position\s*:\s*relative\b", re.IGNORECASE)
_PLACES = ("top", "bottom")  # properties that move text where its position is relative
_LEAST = {"px": 2, "em": 0.15, "rem": 0.15, "ex": 0.3, "ch": 0.3, "%": 15}
_LEAST |= {"pt": 2, "pc": 2 / 12, "in": 2 / 72, "cm": 0.07, "mm": 0.7, "q": 2.8}
"""Text that is set less above or below the line is only adjusted to it."""
_AT_EDGE = re.compile(r"(?:^|;)\s*vertical-align\s*:\s*(?:text-)?(top|bottom)\b", re.IGNORECASE)
_SIZE = re.compile(rf"(?:^|;)\s*font-size\s*:\s*(?:(smaller|xx?-small)\b|{_LENGTH})", re.IGNORECASE)
_SMALL = {"px": 10, "pt": 8, "em": 0.85, "rem": 0.65, "%": 85}
"""Text of such a size is smaller than what it stands beside; only that is moved to an edge."""
_REFERENCES = frozenset({"msofootnotereference", "msoendnotereference"})
"""Classes that Word gives the marks of notes, in small letters."""
# One of these is in each style with an effect, in small letters and without white space.
_WORDS = (
    "display:none",
    "visibility:",
    "mso-hide:",
    "font-size:0",
    "font-size:.0",
    "line-through",
    "vertical-align:",
    "mso-text-raise:",
    "position:relative",
)


def of_style(style: str) -> Effect | None:
    """Say what an inline style does to text."""
    squeezed = "".join(style.lower().split())
    if not any(word in squeezed for word in _WORDS):
        return None
    for pattern, effect in _EFFECTS:
        if pattern.search(style):
            return effect
    return _shifted(style) or _at_edge(style)


def of_class(names: str) -> Effect | None:
    """Say what classes do to text, of those whose rules are known without a style sheet."""
    return None if _REFERENCES.isdisjoint(names.lower().split()) else "superscript"


def _shifted(style: str) -> Level | None:
    """Say whether a style sets text well above or below the line by a length."""
    is_relative = _RELATIVE.search(style) is not None
    for name, number, unit in _SHIFTED.findall(style):
        height = -float(number) if name.lower() == "top" else float(number)
        if name.lower() in _PLACES and not is_relative:
            continue
        if abs(height) >= _LEAST[unit.lower()]:
            return "raised" if height > 0 else "lowered"
    return None


def _at_edge(style: str) -> Level | None:
    """Say whether a style sets small text at the top or the bottom of the line."""
    edge, size = _AT_EDGE.search(style), _SIZE.search(style)
    if edge is None or size is None:
        return None
    word, number, unit = size.groups()
    if not word and float(number) > _SMALL.get(unit.lower(), 0):
        return None
    return "raised" if edge[1].lower() == "top" else "lowered"
