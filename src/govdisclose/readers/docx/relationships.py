"""Relationships: which part of the package is which (ISO/IEC 29500-2, 6.5)."""

import posixpath

import attrs

from govdisclose.readers.docx.archive import Package
from govdisclose.readers.docx.xml import parse_part

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@attrs.frozen
class Relationship:
    """One relationship to another part of the package."""

    id: str
    kind: str
    """The last word of its type, such as ``styles``."""
    target: str
    """Name of the part, counted from the root of the package; it need not be there."""


def relationships(package: Package, source: str) -> list[Relationship]:
    """List what a part is related to within the package; the root's name is empty.

    Relationships to something outside are left out: nothing outside is ever looked at.

    Raises:
        ReadError: The relationships cannot be read.
    """
    folder, name = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    if part not in package:
        return []
    found = []
    for element in parse_part(package, part).iter(_RELATIONSHIP):
        if element.get("TargetMode") != "External":
            kind = element.get("Type", "").rpartition("/")[2]
            target = element.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Relationship(element.get("Id", ""), kind, path))
    return found


def first(found: list[Relationship], kind: str, package: Package) -> str | None:
    """Give the first part of a kind that is there."""
    return next((one.target for one in found if one.kind == kind and one.target in package), None)
