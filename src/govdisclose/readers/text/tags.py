"""How high the tags of HTML within a line of Markdown put the text between them."""

import re
from collections import Counter

from govdisclose.readers import css
from govdisclose.readers.heights import SCRIPTS, Level, level_of

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^<>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\b(?P<name>style|class)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_LEVELS: dict[str, Level] = {"sup": "superscript", "sub": "subscript"}
_VOID = {"br", "hr", "img"}
"""Elements that no tag ends."""


class Tags:
    """The tags that are open at a place."""

    def __init__(self) -> None:
        """Begin where none is."""
        self.level: Level = ""
        """How high they put text."""
        self._open: list[tuple[str, Level]] = []  # each with the level outside of it
        self._counts: Counter[str] = Counter()

    def meet(self, tag: str) -> None:
        """Go past a tag; one that ends ends what is open within it, too."""
        found = _TAG.match(tag)
        name = found["name"].lower() if found else ""
        if found is None or name in _VOID:
            return
        if not found["end"]:
            self._open.append((name, self.level))
            self._counts[name] += 1
            if self.level not in SCRIPTS:  # what is raised within that is raised with it
                self.level = _LEVELS.get(name) or _own(found["attributes"]) or self.level
            return
        met = "" if self._counts[name] else name
        while met != name:
            met, self.level = self._open.pop()
            self._counts[met] -= 1


def _own(attributes: str) -> Level:
    """Say how high a tag puts text by its style, or else by its class."""
    found = {name.lower(): "".join(values) for name, *values in _ATTRIBUTE.findall(attributes)}
    return level_of(css.of_style(found.get("style", "")) or css.of_class(found.get("class", "")))
