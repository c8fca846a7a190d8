"""Pictures of a page: those whose bytes are in it are read, others noted."""

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from lxml.etree import _Element as Element

from govdisclose.errors import InvalidValueError
from govdisclose.prose import Picture
from govdisclose.readers.content import Note, broken_picture
from govdisclose.readers.html import notes
from govdisclose.readers.html.spaces import tidy

if TYPE_CHECKING:
    from govdisclose.images import MediaType

_DATA = re.compile(r"\s*data:\s*image/(png|jpe?g)\s*(?:;[^,;]*)*?;\s*base64\s*,", re.IGNORECASE)
_SPACER = re.compile(r"\s*[0-3](?:px)?\s*", re.IGNORECASE)
_WORDS = frozenset({"span", "font", "strong", "b", "em", "i", "u", "a", "center"})
_NO_NAME = "—"


def read(image: Element, *, in_cell: bool) -> Picture | Note | None:
    """Read an ``<img>``: the picture, a note that it may say something, or None: decoration."""
    (alt,) = tidy([image.get("alt") or ""])
    source = image.get("src") or ""
    if not in_cell and alt and (picture := _picture(source, alt)) is not None:
        return picture
    if any(_SPACER.fullmatch(image.get(side) or "") for side in ("width", "height")):
        return None
    if not alt and not in_cell and not _in_text(image):
        return None
    name = alt or ("" if source.lstrip()[:5].lower() == "data:" else source.rpartition("/")[2])
    return notes.picture(name or _NO_NAME, in_cell=in_cell)


def _picture(source: str, alt: str) -> Picture | Note | None:
    """Decode a picture; a note where it is damaged, None where its bytes are not there."""
    match = _DATA.match(source)
    if match is None:
        return None
    media_type: MediaType = "image/png" if match[1].lower() == "png" else "image/jpeg"
    try:
        data = base64.b64decode(unquote_to_bytes(source[match.end() :]), validate=False)
        return Picture(data, media_type, alt)
    except binascii.Error:
        return None
    except InvalidValueError as error:
        return broken_picture(alt, error)


def _in_text(image: Element) -> bool:
    """Say whether a picture stands in a paragraph or a figure, rather than in the page's frame."""
    parent = image.getparent()
    while parent is not None and parent.tag in _WORDS:
        parent = parent.getparent()
    return parent is not None and parent.tag in {"p", "figure"}
