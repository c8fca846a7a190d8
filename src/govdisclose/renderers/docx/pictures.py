"""Pictures: their size, read from the first bytes of the file, and the drawing that shows them."""

import struct

from govdisclose.prose import Picture
from govdisclose.renderers.docx.markup import attribute
from govdisclose.renderers.docx.page import TEXT_HEIGHT, TEXT_WIDTH

_EMU = 36_000  # per mm
_DPI = 96
_UNKNOWN = (600, 400)  # pixels, of a picture whose size cannot be read
_MAX_HEIGHT = TEXT_HEIGHT * 3 // 4  # mm
_PNG_SIZE = slice(16, 24)
# JPEG markers of frames, which hold the size; the others from C0 to CF are tables.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}
"""File name extension by media type."""


def relationship(number: int) -> str:
    """Name the relationship to the part with the bytes of a picture."""
    return f"rIdPicture{number}"


def drawing(picture: Picture, number: int) -> str:
    """Give a paragraph that shows a picture, shrunk to fit the type area if need be.

    Args:
        picture: The picture; what it shows goes to the alternative text.
        number: Number of the drawing, unique in the document.
    """
    width, height = _extent(picture)
    size = f'cx="{width}" cy="{height}"'
    name = f'id="{number}" name="Picture {number}"'
    kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {name} descr="{attribute(picture.alt)}"/>'
        f'<a:graphic><a:graphicData uri="{kind}"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/>'
        "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relationship(number)}"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _extent(picture: Picture) -> tuple[int, int]:
    """Give width and height in EMU, at 96 dots per inch and within the type area."""
    read = _png_size if picture.media_type == "image/png" else _jpeg_size
    size = read(picture.data) or _UNKNOWN
    natural = [pixels * 25.4 / _DPI for pixels in size]
    scale = min(1.0, TEXT_WIDTH / natural[0], _MAX_HEIGHT / natural[1])
    width, height = (max(round(mm * scale * _EMU), 1) for mm in natural)
    return width, height


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Read IHDR, which is always the first chunk; None where it is cut short or zero."""
    head = data[_PNG_SIZE]
    if len(head) < struct.calcsize(">2L"):
        return None
    width, height = struct.unpack(">2L", head)
    return (width, height) if width and height else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the first frame header; None where there is none, or a zero in it."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - what each marker begins with
        if data[at + 1] == 0xFF:  # noqa: PLR2004 - a fill byte
            at += 1
            continue
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">2H", data[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + length
    return None
