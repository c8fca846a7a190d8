"""Drawings: the text boxes in them, and pictures."""

import re
from collections.abc import Iterator

import attrs

from govdisclose import images
from govdisclose.errors import InvalidValueError
from govdisclose.prose import Picture
from govdisclose.readers.content import Note, broken_picture
from govdisclose.readers.docx import names
from govdisclose.readers.docx.context import Context
from govdisclose.readers.docx.oddities import note
from govdisclose.readers.packages.xml import Element

_READ = (names.TEXT, names.TEXT_BOX, names.BLIP, names.IMAGE_DATA, names.OBJECT, names.SYMBOL)
_FOUND = {names.TEXT_BOX, names.BLIP, names.IMAGE_DATA, names.WORD_ART}
_SPACE = re.compile(r"\s+")


@attrs.frozen
class Image:
    """A picture as a drawing refers to it."""

    relationship: str
    alt: str
    """What it shows, as the file says; may be empty."""


def choose(alternate: Element) -> Element | None:
    """Give the one alternative that is to be read: the first that holds anything."""
    choices = list(alternate.iterchildren(names.CHOICE, names.FALLBACK))
    for choice in choices:
        if next(choice.iter(*_READ), None) is not None:
            return choice
    return choices[0] if choices else None


def inside(drawing: Element) -> Iterator[Element]:
    """Find text boxes, pictures and lettering in a drawing; not those within text boxes."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag in _FOUND:
            yield element
        elif tag == names.ALTERNATE:
            chosen = choose(element)
            if chosen is not None:
                waiting.append(chosen)
        if tag not in {names.ALTERNATE, names.TEXT_BOX}:
            waiting.extend(reversed(element))


def description(drawing: Element) -> str:
    """Give the alternative text of a drawing; may be empty."""
    properties = next(drawing.iter(names.DRAWING_PROPERTIES), None)
    return "" if properties is None else properties.get("descr", "")


def image(element: Element, alt: str) -> Image:
    """Read where a picture is, and what it shows.

    Args:
        element: What refers to it.
        alt: Alternative text of the drawing that it stands in.
    """
    if element.tag == names.IMAGE_DATA:
        shape = element.getparent()
        alt = "" if shape is None else shape.get("alt", "")
        relationship = element.get(names.RELATIONSHIP, "")
    else:
        relationship = element.get(names.EMBED, "")
    return Image(relationship, _SPACE.sub(" ", alt).strip())


def picture(found: Image, context: Context) -> Picture | Note:
    """Give a picture; a note where it cannot be part of a report.

    Raises:
        ReadError: It cannot be unpacked.
    """
    if not found.alt:
        return note("picture", text="无替代文字 / no alternative text")
    data = context.picture(found.relationship) or b""
    media_type = images.media_type(data)
    if media_type is None:
        return note("picture", text=found.alt)
    try:
        return Picture(data, media_type, found.alt)
    except InvalidValueError as error:
        return broken_picture(found.alt, error)
