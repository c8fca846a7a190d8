"""Tables that go on on the next page."""

import attrs

from govdisclose.readers.pdf.rulings import Ruling

_NEAR = 3.0
"""Lines at most this far apart, in points, are at the same place on two pages."""


def aligned(parts: list[Ruling]) -> list[Ruling]:
    """Give parts of a table that follow each other the same columns, where their lines agree.

    A page that shows but the first rows of a table has fewer lines than the next; with the columns
    of all pages, cells of one column have one number.

    Args:
        parts: Tables, each of them last on its page and followed by the next, first on the next
            page.
    """
    done: list[Ruling] = []
    group: list[Ruling] = []
    edges: list[float] = []
    for part in parts:
        union = _union(edges, part.xs) if group else part.xs
        if union is None:
            done += (_spread(member, edges) for member in group)
            group, union = [], part.xs
        group.append(part)
        edges = union
    return done + [_spread(member, edges) for member in group]


def _union(some: list[float], others: list[float]) -> list[float] | None:
    """Join edges, if the outer ones are the same and one side has all of the other's."""
    more, fewer = (some, others) if len(some) >= len(others) else (others, some)
    ends_meet = abs(more[0] - fewer[0]) <= _NEAR and abs(more[-1] - fewer[-1]) <= _NEAR
    if ends_meet and all(abs(more[_nearest(more, edge)] - edge) <= _NEAR for edge in fewer):
        return more
    return None


def _nearest(edges: list[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


def _spread(part: Ruling, edges: list[float]) -> Ruling:
    """Count the columns of a table by more edges than it has."""
    if len(edges) == len(part.xs):
        return part
    numbers = [_nearest(edges, edge) for edge in part.xs]
    places = [
        (row, numbers[column], down, numbers[column + across] - numbers[column])
        for row, column, down, across in part.places
    ]
    cells = [
        [cell for index, cell in enumerate(row) for _ in range(numbers[index + 1] - numbers[index])]
        for row in part.cells
    ]
    # Where edges stand is told by the page itself, so that characters fall into its own cells.
    own = dict(zip(numbers, part.xs, strict=True))
    xs = [own.get(index, edge) for index, edge in enumerate(edges)]
    return attrs.evolve(part, xs=xs, places=places, cells=cells)
