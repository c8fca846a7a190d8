"""Pictures on a worksheet, by the row that they begin in."""

from collections.abc import Iterator

from govdisclose.readers.packages.archive import Package
from govdisclose.readers.packages.relationships import first, relationships
from govdisclose.readers.packages.xml import Element, parse_part
from govdisclose.readers.xlsx import names


def pictures(package: Package, sheet: str) -> dict[int, list[bytes]]:
    """Read the pictures of a sheet.

    Args:
        package: The file.
        sheet: Name of the part of the sheet.

    Returns:
        The bytes of the files, by row counted from 0.

    Raises:
        ReadError: A part of them cannot be read, or there are too many.
    """
    drawing = first(relationships(package, sheet), "drawing", package)
    if drawing is None:
        return {}
    targets = {each.id: each.target for each in relationships(package, drawing)}
    found: dict[int, list[bytes]] = {}
    for row, blip in _blips(parse_part(package, drawing)):
        part = targets.get(blip.get(names.EMBED, ""), "")
        if part in package:
            found.setdefault(row, []).append(package.shown(part))
    return found


def _blips(root: Element) -> Iterator[tuple[int, Element]]:
    for anchor in root.iter(names.ONE_CELL, names.TWO_CELLS):
        start = anchor.find(f"{names.FROM}/{names.ROW_OF_ANCHOR}")
        row = "" if start is None else (start.text or "")
        for blip in anchor.iter(names.BLIP):
            yield (int(row) if row.isascii() and row.isdigit() and len(row) < 8 else -1), blip  # noqa: PLR2004 - rows
