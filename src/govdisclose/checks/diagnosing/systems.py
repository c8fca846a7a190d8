"""Equalities that share cells, and how a report stands with them.

Tables that have no cell in common are judged apart: table 三 is one system, each block of table 四
another.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from govdisclose.checks.relations import Relation, equalities
from govdisclose.form import Form, cached

Signs = Mapping[int, int]
"""The equalities that a cell is in, by number, each with 1 on its left side or -1 on its right."""


@attrs.frozen(eq=False)
class System:
    """Equalities that are linked by cells in common."""

    equalities: tuple[Relation, ...]

    @cached_property
    def signs(self) -> Mapping[str, Signs]:
        """The cells by JSON Pointer, in the order in which the equalities name them."""
        signs: dict[str, dict[int, int]] = {}
        for number, equality in enumerate(self.equalities):
            for sign, side in zip((1, -1), equality.sides, strict=True):
                for pointer in side:
                    signs.setdefault(pointer, {})[number] = sign
        return signs


@cached
def systems(report: type[Form]) -> tuple[System, ...]:
    """Group the equalities of an edition into systems without a cell in common, in their order."""
    groups: list[list[Relation]] = []
    for equality in equalities(report):
        linked = [g for g in groups if any(_share_a_cell(equality, other) for other in g)]
        groups = [g for g in groups if g not in linked]
        groups.append([other for group in linked for other in group] + [equality])
    order = equalities(report).index
    return tuple(System(tuple(sorted(group, key=order))) for group in groups)


def _share_a_cell(one: Relation, other: Relation) -> bool:
    return not set(one.pointers).isdisjoint(other.pointers)


@attrs.frozen(eq=False)
class State:
    """How the numbers of a report stand with the equalities of a system."""

    system: System
    values: Mapping[str, int | None]

    @cached_property
    def gaps(self) -> list[int]:
        """By how much the left side of each equality exceeds the right, blanks counted as 0."""
        return [
            sum(self._known(left)) - sum(self._known(right))
            for left, right in (equality.sides for equality in self.system.equalities)
        ]

    @cached_property
    def failed(self) -> list[int]:
        """Numbers of the equalities that do not hold, those of the fewest cells first."""
        numbers = (n for n, gap in enumerate(self.gaps) if not self.holds(n, gap))
        return sorted(numbers, key=lambda n: len(self.system.equalities[n].pointers))

    @cached_property
    def _open(self) -> list[tuple[bool, bool]]:
        """Which sides of each equality have blanks, which may make them any amount larger."""
        return [
            (None in map(self.values.get, left), None in map(self.values.get, right))
            for left, right in (equality.sides for equality in self.system.equalities)
        ]

    def _known(self, side: tuple[str, ...]) -> Iterator[int]:
        return filter(None, map(self.values.get, side))

    def holds(self, number: int, gap: int) -> bool:
        """Say whether an equality could hold if it had such a gap."""
        left_open, right_open = self._open[number]
        return not (gap < 0 and not left_open) and not (gap > 0 and not right_open)

    def filled(self, number: int) -> Iterable[str]:
        """Give the cells of an equality that are not blank."""
        pointers = self.system.equalities[number].pointers
        return [pointer for pointer in pointers if self.values[pointer] is not None]
