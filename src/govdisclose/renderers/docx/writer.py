"""From a document to the bytes of the file."""

from govdisclose.document import Block, Document, Table, Title
from govdisclose.prose import DataTable, Heading, Paragraph, Picture
from govdisclose.renderers.docx.archive import Archive
from govdisclose.renderers.docx.markup import paragraph
from govdisclose.renderers.docx.package import (
    DOCUMENT,
    PROPERTIES,
    RELATIONSHIPS,
    RELATIONSHIPS_END,
    Package,
    prepare,
)
from govdisclose.renderers.docx.pictures import EXTENSIONS, drawing
from govdisclose.renderers.docx.properties import properties
from govdisclose.renderers.docx.tables import data_table, table
from govdisclose.renderers.docx.theme import DEFAULT

# Of deflate: 6 would make files 7 % smaller in twice the time.
_LEVEL = 3
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
# Behind each table: keeps neighbouring tables apart, which else become one, and the last one from
# the document's end, where the format asks for a paragraph.
_GAP = paragraph("TableGap", "").encode()


def render(document: Document) -> bytes:
    """Render a document as .docx.

    Args:
        document: The document.

    Returns:
        The content of the file: the same for the same document (and ``SOURCE_DATE_EPOCH``, where
        the document has no date of publication).

    Raises:
        OptionError: ``SOURCE_DATE_EPOCH`` is asked for the date and is no time.
    """
    package = prepare(DEFAULT)
    pictures: list[Picture] = []
    blocks = [_block(block, pictures) for block in document.blocks]
    xml = b"".join((package.head, *blocks, package.tail))
    archive = _with_pictures(package, pictures) if pictures else package.plain
    archive = archive.add(DOCUMENT, xml, level=_LEVEL)
    core = properties(document.metadata).encode()
    return bytes(archive.add(PROPERTIES, core, level=_LEVEL))


def _block(block: Block, pictures: list[Picture]) -> bytes:
    """Give a block as XML in UTF-8; a picture is also added to those that need a part."""
    match block:
        case Paragraph(text):
            return paragraph("BodyText", text).encode()
        case Table():
            return table(block) + _GAP
        case Heading(text, level):
            return paragraph(f"Heading{level}", text).encode()
        case Title(text):
            return paragraph("Title", text).encode()
        case DataTable():
            return data_table(block) + _GAP
        case Picture():
            pictures.append(block)
            number = len(pictures)
            return drawing(block, number, _relationship(number)).encode()


def _relationship(number: int) -> str:
    return f"rIdPicture{number}"


def _with_pictures(package: Package, pictures: list[Picture]) -> Archive:
    """Add the parts of pictures, and the relationships that lead to them."""
    archive = package.archive
    relationships = [package.relationships]
    for number, picture in enumerate(pictures, start=1):
        target = f"media/image{number}.{EXTENSIONS[picture.media_type]}"
        archive = archive.add(f"word/{target}", picture.data, level=0)  # compressed already
        relationships.append(
            f'<Relationship Id="{_relationship(number)}" Type="{_IMAGE}" Target="{target}"/>'
        )
    xml = "".join((*relationships, RELATIONSHIPS_END))
    return archive.add(RELATIONSHIPS, xml.encode(), level=_LEVEL)
