"""Styles: which are headings, which hide text, strike it out, raise it, or number paragraphs."""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from govdisclose.readers.docx import names
from govdisclose.readers.docx.names import VAL, W
from govdisclose.readers.heights import Level, level_of
from govdisclose.readers.limits import Limits
from govdisclose.readers.packages.xml import Element, parse

T = TypeVar("T")

_STYLE = f"{W}style"
_NAME = f"{W}name"
_BASE = f"{W}basedOn"
_HEADING = re.compile(r"\s*(?:heading|标题)\s*([1-9])\s*", re.IGNORECASE)
_BODY_LEVEL = 9  # an outline level that is none
_OFF = {"0", "false", "off", "none"}
_RAISED_BY = 4  # half-points; text that is set less above or below the line is only adjusted to it
_HALF_POINTS = {"": 1, "pt": 2, "pc": 24, "pi": 24, "in": 144, "cm": 144 / 2.54, "mm": 14.4 / 2.54}
"""In each unit of a measure (ISO/IEC 29500-1, 22.9.2.15); without one it is of half-points."""
_MEASURE = re.compile(r"\s*([+-]?[0-9]{0,9}\.?[0-9]{1,9})(mm|cm|in|pt|pc|pi|)\s*")
_LONGEST_CHAIN = 50  # of styles that are based on each other
_MOST_CACHED = 100_000  # bytes of a part that is remembered


@attrs.frozen
class Styles:
    """What the styles say that a reader must know; the id of a style is unique in its type."""

    levels: Mapping[str, int] = attrs.field(factory=dict)
    """Of paragraph styles that are headings, the level from 1."""
    hidden: frozenset[str] = frozenset()
    """Styles that hide text."""
    struck: frozenset[str] = frozenset()
    """Styles that strike text out."""
    aligned: Mapping[str, Level] = attrs.field(factory=dict)
    """Of styles that align text, whether as superscript or subscript; '' as neither."""
    shifted: Mapping[str, Level] = attrs.field(factory=dict)
    """Of styles that give text a position, whether above or below its line; '' on it."""
    numbered: Mapping[str, tuple[str, str]] = attrs.field(factory=dict)
    """Of paragraph styles that number, the id of the numbering and the level, which may be ''."""
    default: str = ""
    """Id of the style of paragraphs that name none."""
    odd: frozenset[str] = frozenset()
    """Styles whose text needs more than to be read."""


def is_on(element: Element) -> bool:
    """Say whether a switch (CT_OnOff) is on."""
    return element.get(VAL, "1") not in _OFF


def aligned(alignment: Element) -> Level:
    """Say whether an alignment (CT_VerticalAlignRun) raises or lowers text."""
    return level_of(alignment.get(VAL))


def shifted(position: Element) -> Level:
    """Say whether a position (CT_SignedHpsMeasure) raises or lowers text."""
    found = _MEASURE.fullmatch(position.get(VAL, ""))
    height = float(found[1]) * _HALF_POINTS[found[2]] if found else 0
    if abs(height) < _RAISED_BY:
        return ""
    return "raised" if height > 0 else "lowered"


def outline_level(value: str | None) -> int | None:
    """Turn an outline level into that of a heading, from 1; 0 is no heading."""
    if value is None or not value.isdecimal() or len(value) > 1:
        return None
    return 0 if int(value) == _BODY_LEVEL else int(value) + 1


def read_styles(data: bytes, name: str, limits: Limits) -> Styles:
    """Read the styles part.

    Files made from one template have the same styles, so that the last few are remembered.

    Raises:
        ReadError: It cannot be read.
    """
    if len(data) > _MOST_CACHED:
        return _read(data, name, limits)
    return _remembered(data, name, limits)


@attrs.define
class _Style:
    kind: str
    default: bool
    base: str | None = None
    level: int | None = None
    hidden: bool | None = None
    struck: bool | None = None
    aligned: Level | None = None
    shifted: Level | None = None
    number: str | None = None
    number_level: str | None = None


def _read(data: bytes, name: str, limits: Limits) -> Styles:
    styles: dict[str, _Style] = {}
    style = _Style("", default=False)
    for element in parse(data, name, limits).iter(_STYLE, *_FACTS):
        if element.tag == _STYLE:
            switch = element.get(f"{W}default", "0") not in _OFF
            style = _Style(element.get(f"{W}type", ""), default=switch)
            styles[element.get(f"{W}styleId", "")] = style
        else:
            _note(style, element)
    return _resolved(styles)


_remembered = functools.lru_cache(maxsize=8)(_read)


def _note(style: _Style, element: Element) -> None:
    """Keep one fact of a style."""
    tag, value = element.tag, element.get(VAL)
    if tag == _NAME:
        found = _HEADING.fullmatch(value or "")
        if found and style.level is None:
            style.level = int(found[1])
    elif tag == _BASE:
        style.base = value
    elif tag == names.OUTLINE_LEVEL:
        style.level = outline_level(value)
    elif tag == names.NUMBERING_ID:
        style.number = value
    elif tag == names.NUMBERING_LEVEL:
        style.number_level = value
    elif _is_of_style(element):
        _note_look(style, element)


def _note_look(style: _Style, element: Element) -> None:
    """Keep how text of a style looks, where that decides what is read."""
    tag = element.tag
    if tag == names.VANISH:
        style.hidden = is_on(element)
    elif tag == names.VERTICAL_ALIGN:
        style.aligned = aligned(element)
    elif tag == names.POSITION:
        style.shifted = shifted(element)
    else:
        style.struck = style.struck or is_on(element)


def _is_of_style(element: Element) -> bool:
    """Say whether a property is of the style itself, not of a part of its table, or an old one."""
    parent = element.getparent()
    grandparent = None if parent is None else parent.getparent()
    return grandparent is not None and grandparent.tag == _STYLE


_FACTS = (
    *(_NAME, _BASE, names.OUTLINE_LEVEL, names.VANISH, names.VERTICAL_ALIGN),
    *(names.POSITION, names.STRIKE, names.DOUBLE_STRIKE),
    *(names.NUMBERING_ID, names.NUMBERING_LEVEL),
)


def _resolved(styles: Mapping[str, _Style]) -> Styles:
    """Follow what styles are based on."""
    levels, numbered, default = {}, {}, ""
    alignments: dict[str, Level] = {}
    positions: dict[str, Level] = {}
    hidden, struck = set(), set()
    for name, style in styles.items():
        chain = list(_chain(styles, name))
        if style.kind == "paragraph":
            levels[name] = _nearest(one.level for one in chain) or 0
            number = _nearest(one.number for one in chain)
            if number and number != "0":
                numbered[name] = (number, _nearest(one.number_level for one in chain) or "")
            if style.default:
                default = name
        if _nearest(one.hidden for one in chain):
            hidden.add(name)
        if _nearest(one.struck for one in chain):
            struck.add(name)
        for one in reversed(chain):  # the nearest last, as it counts
            if one.aligned is not None:
                alignments[name] = one.aligned
            if one.shifted is not None:
                positions[name] = one.shifted
    return Styles(
        {name: level for name, level in levels.items() if level},
        frozenset(hidden),
        frozenset(struck),
        alignments,
        positions,
        numbered,
        default,
        frozenset((*hidden, *struck, *_off(alignments), *_off(positions), *numbered)),
    )


def _off(levels: Mapping[str, Level]) -> list[str]:
    """List the styles whose text is off its line."""
    return [name for name, level in levels.items() if level]


def _chain(styles: Mapping[str, _Style], name: str) -> Iterable[_Style]:
    """Go from a style to what it is based on; loops, and chains without end, are cut."""
    following: str | None = name
    for _ in range(_LONGEST_CHAIN):
        if following is None or following not in styles:
            return
        style = styles[following]
        yield style
        following = style.base


def _nearest(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
