"""What a file says of itself: the report's JSON that files of ours carry, and the properties."""

import hashlib

from govdisclose.readers.content import Embedded
from govdisclose.readers.packages.archive import Package
from govdisclose.readers.packages.relationships import Relationship
from govdisclose.readers.packages.xml import Element, parse, parse_part

_NAMESPACE = "urn:govdisclose:report"
_ROOT = f"{{{_NAMESPACE}}}report"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_PROPERTIES = {f"{_DUBLIN}title": "title"}


def find_embedded(package: Package, relationships: list[Relationship]) -> Embedded | None:
    """Find the report's JSON among the file's own data; None where there is none.

    Raises:
        ReadError: A part of the file cannot be read.
    """
    parts = [one.target for one in relationships if one.kind == "customXml"]
    for part in dict.fromkeys(parts):  # each once, however often it is named
        if part in package:
            data = package.read(part)
            if _NAMESPACE.encode() in data:
                root = parse(data, part, package.limits)
                if root.tag == _ROOT:
                    return _embedded(root)
    return None


def _embedded(root: Element) -> Embedded:
    text = "".join(root.itertext()) if len(root) else root.text or ""
    return Embedded(text, hashlib.sha256(text.encode()).hexdigest() == root.get("sha256"))


def read_properties(package: Package, part: str | None) -> dict[str, str]:
    """Read the title: who wrote a file need not be the agency.

    Raises:
        ReadError: The properties cannot be read.
    """
    if part is None:
        return {}
    found = {}
    for element in parse_part(package, part):
        name = _PROPERTIES.get(str(element.tag))
        if name and element.text and element.text.strip():
            found[name] = element.text.strip()
    return found
