"""Merged areas of a sheet, as far as they can be."""

from bisect import bisect_left, bisect_right

from govdisclose.errors import Message
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.xlsx.sheets import Address, Area, Sheet

_MERGED = Message(
    "工作表“{name}”的合并单元格过多", "the worksheet {name} has too many merged areas"
)
_COMPARED = 5  # comparisons of merged areas for each element that is allowed


def anchors(sheet: Sheet, limits: Limits) -> dict[Address, Area]:
    """Give the merged areas by their first cell; one that overlaps another is left out.

    Raises:
        ReadError: They are more than can be compared with each other.
    """
    taken: dict[int, list[Area]] = {}
    found: dict[Address, Area] = {}
    with_cells = sorted({row for row, _ in sheet.cells})
    compared = 0
    for area in sheet.merged:
        top, left, bottom, right = area
        rows = with_cells[bisect_left(with_cells, top) : bisect_right(with_cells, bottom)]
        compared += sum(1 + len(taken.get(row, ())) for row in rows)
        if compared > _COMPARED * limits.elements:
            raise exceeded("elements", limits, _MERGED.format(name=sheet.name))
        clash = any(
            left <= other[3] and right >= other[1] for row in rows for other in taken.get(row, ())
        )
        if rows and not clash:
            found[top, left] = area
            for row in rows:
                taken.setdefault(row, []).append(area)
    return found
