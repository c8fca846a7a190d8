"""The cells that two editions of the form have in common, and those that are left out."""

from collections.abc import Iterator

import attrs

from govdisclose.editions import Report
from govdisclose.form import Leaf, cached, leaves


@attrs.frozen
class CommonCell:
    """A cell of both reports."""

    pointer: str
    labels: tuple[str, ...]
    before: int
    """Its place among the cells of the earlier report."""
    after: int
    """Its place among those of the later one."""


@attrs.frozen
class LeftOut:
    """The cells of a chapter that only one of two editions has, or that mean something else."""

    chapter: str
    """Printed heading of the chapter."""
    previous: tuple[str, ...]
    """JSON Pointers of the cells of the earlier report's edition."""
    current: tuple[str, ...]
    """Those of the later one's."""


@cached
def common_cells(previous: type[Report], current: type[Report]) -> tuple[CommonCell, ...]:
    """List the cells that stand in both editions and mean the same, in printed order.

    They are those of one pointer, one kind, and the same printed words all the way from the
    chapter: 处理决定数量 of 2019 is another number than 本年处理决定数量 of 2021.
    """
    earlier = {_meaning(leaf): index for index, leaf in enumerate(leaves(previous))}
    return tuple(
        CommonCell(leaf.pointer, leaf.labels, earlier[_meaning(leaf)], index)
        for index, leaf in enumerate(leaves(current))
        if _meaning(leaf) in earlier
    )


@cached
def left_out(previous: type[Report], current: type[Report]) -> tuple[LeftOut, ...]:
    """List the cells that are not compared, by chapter; none where the edition is the same."""
    return tuple(_left_out(previous, current))


def _left_out(previous: type[Report], current: type[Report]) -> Iterator[LeftOut]:
    common = {cell.pointer for cell in common_cells(previous, current)}
    headings = dict.fromkeys(leaf.labels[0] for cls in (previous, current) for leaf in leaves(cls))
    for heading in headings:
        rest = [
            tuple(
                leaf.pointer
                for leaf in leaves(cls)
                if leaf.labels[0] == heading and leaf.pointer not in common
            )
            for cls in (previous, current)
        ]
        if any(rest):
            yield LeftOut(heading, *rest)


def _meaning(leaf: Leaf) -> tuple[object, ...]:
    return leaf.pointer, leaf.labels, leaf.cell
