"""Relationships: which part of the package is which (ISO/IEC 29500-2, 6.5)."""

import posixpath
import re

import attrs

from govdisclose.readers.packages.archive import Package
from govdisclose.readers.packages.xml import parse_part

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_SIMPLE = re.compile(r"\w[\w/]*\.\w+")  # a path without dots and slashes to resolve


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
    folder, _, name = source.rpartition("/")
    part = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if part not in package:
        return []
    found = []
    for element in parse_part(package, part).iter(_RELATIONSHIP):
        if element.get("TargetMode") != "External":
            kind = element.get("Type", "").rpartition("/")[2]
            target = _resolved(folder, element.get("Target", ""))
            found.append(Relationship(element.get("Id", ""), kind, target))
    return found


def _resolved(folder: str, target: str) -> str:
    """Give the name of a part; nothing above the root of the package can be named."""
    if _SIMPLE.fullmatch(target):
        return f"{folder}/{target}" if folder else target
    path = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
    return path.lstrip("/")


def first(found: list[Relationship], kind: str, package: Package) -> str | None:
    """Give the first part of a kind that is there."""
    return next((one.target for one in found if one.kind == kind and one.target in package), None)
