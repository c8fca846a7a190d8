"""The prepared package: all that documents of one theme have in common."""

import functools
from io import BytesIO
from zipfile import ZipFile

import attrs

from govdisclose.renderers.docx.archive import Archive, Entry
from govdisclose.renderers.docx.skeleton import DATA, PLACE, skeleton
from govdisclose.renderers.docx.theme import Theme

DOCUMENT = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
PROPERTIES = "docProps/core.xml"
RELATIONSHIPS_END = "</Relationships>"
_TYPES = "[Content_Types].xml"
_IMAGE_TYPES = (
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
)
_BEST = 9  # compression of what is compressed once


@attrs.frozen
class Package:
    """What is written once, and what a document adds."""

    archive: Archive
    """All parts but the document, its relationships, its properties and its data."""
    plain: Archive
    """The same with the relationships of a document without pictures."""
    head: bytes
    """The document's XML before its blocks."""
    tail: bytes
    """The document's XML after its blocks."""
    relationships: str
    """The document's relationships, up to where those to pictures go."""


@functools.lru_cache(maxsize=16)
def prepare(theme: Theme, *, data: bool) -> Package:
    """Prepare the package for a theme, with python-docx; later calls give the same one.

    Args:
        theme: How documents look.
        data: Whether they hold what they were made from.
    """
    import docx  # noqa: PLC0415 - slow to import, and of use only here

    from govdisclose.renderers.docx.styles import build  # noqa: PLC0415 - imports python-docx

    document = docx.Document(skeleton(theme.fonts, data=data))
    build(document, theme)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as zipped:
        parts = {name: zipped.read(name).decode() for name in zipped.namelist()}
    head, tail = parts.pop(DOCUMENT).split(PLACE)
    relationships = parts.pop(RELATIONSHIPS).removesuffix(RELATIONSHIPS_END)
    del parts[PROPERTIES]
    parts.pop(DATA, None)
    parts[_TYPES] = parts[_TYPES].replace("<Override", _IMAGE_TYPES + "<Override", 1)
    archive = Archive().add(*(Entry(name, xml.encode(), _BEST) for name, xml in parts.items()))
    complete = (relationships + RELATIONSHIPS_END).encode()
    plain = archive.add(Entry(RELATIONSHIPS, complete, _BEST))
    return Package(archive, plain, head.encode(), tail.encode(), relationships)
