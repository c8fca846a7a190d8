"""Pictures: the drawings that show them, and how large these are."""

from govdisclose import images
from govdisclose.prose import Picture
from govdisclose.renderers.docx.markup import attribute
from govdisclose.renderers.docx.page import TEXT_HEIGHT, TEXT_WIDTH

_EMU = 36_000  # per mm
_DPI = 96
_MAX_HEIGHT = TEXT_HEIGHT * 3 // 4  # mm
_MAX_WITH_ROOM = TEXT_HEIGHT * 9 // 10  # mm

_TURNS = (
    "",
    ' flipH="1"',
    ' rot="10800000"',
    ' rot="10800000" flipH="1"',
    ' rot="16200000" flipH="1"',
    ' rot="5400000"',
    ' rot="5400000" flipH="1"',
    ' rot="16200000"',
)
"""What turns a picture as Exif says, from 1 to 8, as Word shows it as it is stored otherwise: it is
mirrored first, and then turned clockwise, by 60,000ths of a degree."""
_ON_ITS_SIDE = 5
"""From this orientation on, width and height change places."""

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
    orientation = images.orientation(picture.data, picture.media_type)
    on_its_side = orientation >= _ON_ITS_SIDE
    width, height = _extent(picture, on_its_side=on_its_side)
    room = _room(width, height) if on_its_side else ""
    size = f'cx="{width}" cy="{height}"'
    name = f'id="{number}" name="Picture {number}"'
    kind = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>{room}'
        f'<wp:docPr {name} descr="{attribute(picture.alt)}"/>'
        f'<a:graphic><a:graphicData uri="{kind}"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/>'
        "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relationship(number)}"/><a:stretch>'
        "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm{_TURNS[orientation - 1]}><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _extent(picture: Picture, *, on_its_side: bool) -> tuple[int, int]:
    """Give width and height as stored, in EMU, at 96 dots per inch and within the type area.

    Turned on its side, both have to fit a line. LibreOffice adds the room to the picture as it is
    turned, and shows none that is higher than a page with it.
    """
    natural = [pixels * 25.4 / _DPI for pixels in images.size(picture.data, picture.media_type)]
    width, height = natural
    limits = (TEXT_WIDTH / width, _MAX_HEIGHT / height)
    if on_its_side:
        longer = max(natural)
        most = TEXT_WIDTH if height > width else _MAX_WITH_ROOM
        limits = (TEXT_WIDTH / longer, most / (longer + abs(width - height)))
    scale = min(1.0, *limits)
    width, height = (max(round(mm * scale * _EMU), 1) for mm in natural)
    return width, height


def _room(width: int, height: int) -> str:
    """Give the room that a picture on its side takes beyond its extent, which is as stored."""
    beside, above = max(height - width, 0) // 2, max(width - height, 0) // 2
    return f'<wp:effectExtent l="{beside}" t="{above}" r="{beside}" b="{above}"/>'
