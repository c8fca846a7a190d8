"""From a document to the bytes of the file."""

import hashlib
import os
from collections.abc import Iterator

from govdisclose.document import Document
from govdisclose.prose import Picture
from govdisclose.renderers import settings
from govdisclose.renderers.docx.archive import Entry
from govdisclose.renderers.docx.body import Body
from govdisclose.renderers.docx.markup import escape
from govdisclose.renderers.docx.package import (
    DOCUMENT,
    PROPERTIES,
    RELATIONSHIPS,
    RELATIONSHIPS_END,
    Package,
    prepare,
)
from govdisclose.renderers.docx.pictures import EXTENSIONS, relationship
from govdisclose.renderers.docx.properties import properties
from govdisclose.renderers.docx.skeleton import DATA, DATA_NAMESPACE, XML
from govdisclose.renderers.docx.theme import PageNumbers, Theme, resolve

# Of deflate: 6 would make files 7 % smaller in twice the time.
_LEVEL = 3
# As it is: what is compressed already, and what is so short that it is not worth the time.
_STORE = 0
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def render(
    document: Document,
    *,
    theme: str | os.PathLike[str] | Theme = "windows",
    page_numbers: PageNumbers | None = None,
    signature: bool = False,
    data: bool = True,
) -> bytes:
    """Render a document as .docx.

    Args:
        document: The document.
        theme: Fonts and sizes: ``"windows"``, ``"xinchuang"``, ``"open"``, the path of a JSON file
            with fields of a theme, or a ``Theme``.
        page_numbers: Where pages are numbered: ``"outer"``, ``"center"`` or ``"none"``; None: as
            the theme has it.
        signature: Whether the agency's name and the date of publication stand behind the text
            (落款); what is not known of them is left to be filled in.
        data: Whether the file holds the JSON of the report, from which it is read back without
            loss.

    Returns:
        The content of the file: the same for the same document and options (and
        ``SOURCE_DATE_EPOCH``, where the document has no date of publication).

    Raises:
        OptionError: An option has a value that it cannot have, or ``SOURCE_DATE_EPOCH`` is asked
            for the date and is no time.
        GovdiscloseError: There are more pictures, or larger ones, than the format can hold.
    """
    settings.check_switches(signature=signature, data=data)
    chosen = resolve(theme, page_numbers)
    package = prepare(chosen, data=data)
    body = Body(chosen)
    xml = package.head + body.write(document, signed=signature) + package.tail
    entries = [Entry(DOCUMENT, xml, _LEVEL)]
    if data:
        entries.append(Entry(DATA, _data(document.data()), _LEVEL))
    entries.append(Entry(PROPERTIES, properties(document.metadata).encode(), _STORE))
    if not body.pictures:
        return bytes(package.plain.add(*entries))
    return bytes(package.archive.add(*_pictures(package, body.pictures), *entries))


def _data(json: str) -> bytes:
    """Give the part with what the document was made from, and the hash of that text's UTF-8."""
    digest = hashlib.sha256(json.encode()).hexdigest()
    root = f'<report xmlns="{DATA_NAMESPACE}" sha256="{digest}">{escape(json)}</report>'
    return (XML + root).encode()


def _pictures(package: Package, pictures: list[Picture]) -> Iterator[Entry]:
    """Give the parts of pictures, and the relationships that lead to them."""
    relationships = [package.relationships]
    for number, picture in enumerate(pictures, start=1):
        target = f"media/image{number}.{EXTENSIONS[picture.media_type]}"
        yield Entry(f"word/{target}", picture.data, _STORE)
        relationships.append(
            f'<Relationship Id="{relationship(number)}" Type="{_IMAGE}" Target="{target}"/>'
        )
    xml = "".join((*relationships, RELATIONSHIPS_END))
    yield Entry(RELATIONSHIPS, xml.encode(), _LEVEL)
