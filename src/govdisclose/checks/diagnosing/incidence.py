"""Which cell stands in which equalities: what the search walks over, worked out once an edition."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from govdisclose.checks.relations import Relation, equalities
from govdisclose.checks.rows import printed_rows
from govdisclose.form import Form, cached


@attrs.frozen(eq=False)
class Place:
    """A cell, and where it counts."""

    pointer: str
    """JSON Pointer of the cell."""
    position: tuple[int, int]
    """Printed line and column; compares in printed order."""
    signs: Mapping[int, int]
    """By number of the equality: 1 where the cell is on the left side, -1 where on the right."""
    is_total: bool
    """Whether an equality says what it is: the sum of other cells."""


@attrs.frozen(eq=False)
class Incidence:
    """The equalities of a form, numbered, and the cells in each."""

    equalities: tuple[Relation, ...]
    places: tuple[tuple[Place, ...], ...]
    """By number of the equality: its cells in printed order."""
    components: tuple[frozenset[int], ...]
    """The numbers, put together where equalities have cells in common: table 三 as a whole, and
    each block of table 四."""


@cached
def incidence_of(report: type[Form]) -> Incidence:
    """Work out the incidence of an edition."""
    positions = {
        pointer: (line, column)
        for line, row in enumerate(printed_rows(report))
        for column, pointer in enumerate(row.pointers)
    }
    return incidence(equalities(report), positions)


def incidence(relations: Iterable[Relation], positions: Mapping[str, tuple[int, int]]) -> Incidence:
    """Work out which cell stands in which equalities.

    Args:
        relations: The equalities. No two cells may stand together in more than one of them, as is
            so on the form: a row and a column cross in one cell.
        positions: Printed line and column of every cell in them, by pointer.
    """
    numbered = tuple(relations)
    signs: dict[str, dict[int, int]] = {}
    for number, relation in enumerate(numbered):
        for side, sign in zip(relation.sides, (1, -1), strict=True):
            for pointer in side:
                signs.setdefault(pointer, {})[number] = sign
    totals = {relation.left[0].pointer for relation in numbered if relation.is_total}
    places = sorted(
        (Place(p, positions[p], among, p in totals) for p, among in signs.items()),
        key=lambda place: place.position,
    )
    return Incidence(
        numbered,
        tuple(tuple(p for p in places if n in p.signs) for n in range(len(numbered))),
        tuple(_components(frozenset(place.signs) for place in places)),
    )


def _components(groups: Iterable[frozenset[int]]) -> Iterator[frozenset[int]]:
    """Unite groups that overlap."""
    united: list[frozenset[int]] = []
    for group in groups:
        apart = [other for other in united if not other & group]
        united = [*apart, group.union(*(other for other in united if other & group))]
    yield from united
