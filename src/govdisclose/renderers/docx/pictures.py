"""Pictures: the drawings that show them, and how large these are."""

from govdisclose import images
from govdisclose.prose import Picture
from govdisclose.renderers.docx.markup import attribute
from govdisclose.renderers.docx.page import TEXT_HEIGHT, TEXT_WIDTH

_EMU = 36_000  # per mm
_DPI = 96
_MAX_HEIGHT = TEXT_HEIGHT * 3 // 4  # mm

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
    natural = [pixels * 25.4 / _DPI for pixels in images.size(picture.data, picture.media_type)]
    scale = min(1.0, TEXT_WIDTH / natural[0], _MAX_HEIGHT / natural[1])
    width, height = (max(round(mm * scale * _EMU), 1) for mm in natural)
    return width, height
