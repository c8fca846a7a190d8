"""Automatic numbers: they are printed, though no text of the document has them."""

import functools
import re
from collections.abc import Mapping

import attrs

from govdisclose.readers.docx.counting import written
from govdisclose.readers.docx.names import VAL, W
from govdisclose.readers.docx.styles import is_on
from govdisclose.readers.packages.xml import Element

_LEVELS = 9
_MOST = 10**9  # of a start; more is no number of a paragraph
_LONGEST = 60  # of the text around a number, which each paragraph repeats
_PLACE = re.compile("%([1-9])")
# Behind these no space is printed that anyone would type.
_CLOSED = tuple("、，。．：；）】〕》」』")  # noqa: RUF001 - as they are printed


@attrs.define
class Level:
    """How one level of a numbering is written."""

    start: int = 1
    system: str = "decimal"
    text: str = ""
    space: bool = True
    """Whether a space or a tab stands behind the number."""
    plain: bool = False
    """Whether the numbers of levels above are written as digits."""
    restart: int | None = None
    """The level, from 1, whose numbers let this one begin again; 0 is none; None: each above."""
    style: str = ""
    """The paragraph style that this level belongs to."""


@attrs.frozen
class Numbered:
    """The number of a paragraph."""

    text: str
    known: bool
    """Whether it could be written."""


@attrs.define
class Numbering:
    """The numberings of a document, and how far each has counted."""

    _levels: Mapping[str, Mapping[int, Level]]
    """Of each numbering by its id."""
    _abstract: Mapping[str, str]
    """The definition of each numbering: those of the same one go on counting from each other."""
    _starts: Mapping[str, Mapping[int, int]]
    """Where a numbering begins anew when it is first used."""
    _counts: dict[str, dict[int, int]] = attrs.field(factory=dict)
    _begun: set[str] = attrs.field(factory=set)

    def next(self, number: str, level: str, style: str) -> Numbered | None:
        """Give the number of the next paragraph; None where it has none.

        Args:
            number: Id of the numbering; "0" is none.
            level: From "0"; empty where the style decides.
            style: Of the paragraph.
        """
        levels = self._levels.get(number)
        if not levels:
            return None
        depth = self._depth(levels, level, style)
        if depth not in levels:
            return None
        counts = self._counts.setdefault(self._abstract[number], {})
        if number not in self._begun:
            self._begun.add(number)
            for place, start in self._starts.get(number, {}).items():
                counts[place] = start - 1
        here = levels[depth]
        counts[depth] = counts.get(depth, here.start - 1) + 1
        for place in [place for place in counts if place > depth]:
            below = levels.get(place)
            restart = below.restart if below else None
            if restart is None or depth < restart:
                del counts[place]
        return _write(levels, counts, depth)

    @staticmethod
    def _depth(levels: Mapping[int, Level], level: str, style: str) -> int:
        if level.isdecimal() and len(level) == 1:
            return int(level)
        return next((place for place, one in levels.items() if one.style == style != ""), 0)


def _write(levels: Mapping[int, Level], counts: dict[int, int], depth: int) -> Numbered:
    here, known = levels[depth], True

    def fill(found: re.Match[str]) -> str:
        nonlocal known
        place = int(found[1]) - 1
        level = levels.get(place, here)
        count = counts.setdefault(place, level.start)
        text = written(count, "decimal" if here.plain and place != depth else level.system)
        known = known and text is not None
        return str(count) if text is None else text

    if here.system == "bullet":
        return Numbered("", known=True)
    text = _PLACE.sub(fill, here.text, count=_LEVELS)
    space = " " if here.space and text and not text.endswith(_CLOSED) else ""
    return Numbered(text + space, known)


def read_numbering(root: Element) -> Numbering:
    """Read the numbering part; what is not as it should be numbers nothing."""
    definitions = {
        one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iter(f"{W}abstractNum")
    }
    levels: dict[str, dict[int, Level]] = {}
    abstract: dict[str, str] = {}
    starts: dict[str, dict[int, int]] = {}
    for element in root.iterchildren(f"{W}num"):
        number = element.get(f"{W}numId", "")
        definition = _value(element, "abstractNumId")
        abstract[number] = definition
        levels[number] = definitions.get(definition, {})
        for override in element.iterchildren(f"{W}lvlOverride"):
            place = _number(override.get(f"{W}ilvl"), -1)
            if 0 <= place < _LEVELS:
                levels[number] = {**levels[number], **_levels(override)}
                start = _number(_value(override, "startOverride"), -1)
                if start >= 0:
                    starts.setdefault(number, {})[place] = start
    return Numbering(levels, abstract, starts)


def _levels(parent: Element) -> dict[int, Level]:
    found = {}
    for element in parent.iterchildren(f"{W}lvl"):
        place = _number(element.get(f"{W}ilvl"), -1)
        if 0 <= place < _LEVELS:
            value = functools.partial(_value, element)
            legal = element.find(f"{W}isLgl")
            restart = value("lvlRestart")
            found[place] = Level(
                start=_number(value("start"), 0),
                system=value("numFmt") or "decimal",
                text=value("lvlText")[:_LONGEST],
                space=value("suff") != "nothing",
                plain=legal is not None and is_on(legal),
                restart=_number(restart, 0) if restart else None,
                style=value("pStyle"),
            )
    return found


def _value(element: Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(VAL, "")


def _number(text: str | None, otherwise: int) -> int:
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > len(str(_MOST)):
        return otherwise
    return min(int(text), _MOST)
