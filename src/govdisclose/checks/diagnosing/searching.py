"""Find the fewest cells whose change would satisfy every failed equality and break none.

Everything is said of differences. For each equality, what its left side must gain on its right is
a range: one number where no cell is blank; open towards one end where a side has blanks, as those
may be any numbers of 0 or more; anything where both sides have. An equality has failed where its
range does not contain 0. A change of a cell adds to the gain of each equality the cell stands in,
with the sign of its side, and an explanation is a set of changes that brings all gains into their
ranges.

The search is complete, for these reasons:

- An equality that has failed must contain a changed cell. So the cells of any one of them contain
  one cell of every explanation, and the search begins with the failed equality that has the fewest.
- A single cell must stand in all that have failed. Its change must lie in the ranges of all
  equalities it stands in, which are intersected; that decides, and gives all its changes.
- Of two cells the second must stand in whatever the first leaves failed, where it leaves any.
  Where it leaves none, the second shares an equality with the first: otherwise they would not bear
  on each other, and the first would do alone, which has been tried before.
- Two cells stand together in one equality at most. What each may change by is decided by its other
  equalities; the sum of both must lie in the range of the shared one. The least changes are taken
  and, where that is not enough, enlarged as far as they may be: exact, and no system to solve.
- Filling in a blank never helps. It narrows what the blank may be in each equality, and nothing
  else; where it is part of an explanation, the other cell does alone. So only numbers are changed.

Where blanks leave open how far a change must go, the least change is given, and marked. No two
cells that have a range of changes in common are left out for that: they are given with one of
their least pairs of changes, in which the cell printed first takes as much as it can.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import attrs

from govdisclose.cells import MAX_COUNT
from govdisclose.checks.diagnosing.incidence import Incidence, Place
from govdisclose.checks.relations import Relation

_ANY = 1000 * MAX_COUNT  # more than all cells of an equality together
Range = tuple[int, int]
"""Least and greatest; nothing lies in it where the least is greater."""


@attrs.frozen
class Change:
    """What one cell is, and what it should be."""

    place: Place
    before: int
    after: int
    exact: bool
    """Whether it must be just that; otherwise blanks leave open whether it is further away."""


@attrs.frozen
class Explanation:
    """One or two changes, in printed order, and the equalities that they satisfy again."""

    changes: tuple[Change, ...]
    failed: frozenset[int]


@attrs.frozen(eq=False)
class _State:
    """A damaged table: its cells, and what each equality lacks."""

    incidence: Incidence
    values: Mapping[str, int | None]
    needs: Sequence[Range]

    def fewest(self, failed: frozenset[int]) -> Sequence[Place]:
        """Give the cells of that equality among several that has the fewest."""
        return min((self.incidence.places[n] for n in sorted(failed)), key=len)


def search(
    incidence: Incidence, values: Mapping[str, int | None]
) -> Iterator[tuple[Explanation, ...]]:
    """Explain the failed equalities of each component, by one cell or else by two.

    Args:
        incidence: Which cell stands in which equalities.
        values: The numbers in the cells, by pointer; there may be others.

    Yields:
        For each component in which an equality has failed, all explanations of the fewest cells;
        none where two do not suffice.
    """
    needs = [_need(equality, values) for equality in incidence.equalities]
    failures = frozenset(n for n, (least, most) in enumerate(needs) if least > 0 or most < 0)
    state = _State(incidence, values, needs)
    for component in incidence.components:
        failed = failures & component
        if failed:
            yield tuple(_singles(state, failed)) or tuple(_pairs(state, failed))


def _need(equality: Relation, values: Mapping[str, int | None]) -> Range:
    """Say by how much the left side must gain on the right."""
    sides = equality.sides
    left, right = [values[p] for p in sides[0]], [values[p] for p in sides[1]]
    lack = sum(filter(None, right)) - sum(filter(None, left))
    return -_ANY if None in left else lack, _ANY if None in right else lack


def _singles(state: _State, failed: frozenset[int]) -> Iterator[Explanation]:
    for place in state.fewest(failed):
        if failed <= place.signs.keys() and state.values[place.pointer] is not None:
            least, most = allowed = _allowed(state, place)
            if least <= most:
                yield Explanation((_change(state, place, _nearest(allowed)),), failed)


def _pairs(state: _State, failed: frozenset[int]) -> Iterator[Explanation]:
    seen = set()
    for first, second in _candidates(state, failed):
        one, two = sorted((first, second), key=lambda place: place.position)
        if one is not two and (one.pointer, two.pointer) not in seen:
            seen.add((one.pointer, two.pointer))
            yield from _explained(state, failed, one, two)


def _candidates(state: _State, failed: frozenset[int]) -> Iterator[tuple[Place, Place]]:
    """Give all pairs that may explain what has failed; some twice, and a cell with itself."""
    for first in state.fewest(failed):
        if state.values[first.pointer] is None:
            continue
        rest = failed - first.signs.keys()
        near = (place for n in first.signs for place in state.incidence.places[n])
        for second in state.fewest(rest) if rest else near:
            if rest <= second.signs.keys() and state.values[second.pointer] is not None:
                yield first, second


def _explained(
    state: _State, failed: frozenset[int], one: Place, two: Place
) -> Iterator[Explanation]:
    """Give the least changes of two cells that together explain what has failed, if any do."""
    shared = next(iter(one.signs.keys() & two.signs.keys()), None)
    ranges = _allowed(state, one, shared), _allowed(state, two, shared)
    if any(least > most for least, most in ranges):
        return
    deltas = [_nearest(allowed) for allowed in ranges]
    if shared is not None:
        signs = one.signs[shared], two.signs[shared]
        gain = sum(sign * delta for sign, delta in zip(signs, deltas, strict=True))
        least, most = state.needs[shared]
        lack = _nearest((least - gain, most - gain))
        for index, (low, high) in enumerate(ranges):
            further = min(max(signs[index] * lack, low - deltas[index]), high - deltas[index])
            deltas[index] += further
            lack -= signs[index] * further
        if lack:
            return
    first = _change(_after(state, two, deltas[1]), one, deltas[0])
    second = _change(_after(state, one, deltas[0]), two, deltas[1])
    yield Explanation((first, second), failed)


def _allowed(state: _State, place: Place, without: int | None = None) -> Range:
    """Say by how much a cell may change, as far as its equalities but for one are concerned."""
    value = cast("int", state.values[place.pointer])  # blanks are not asked for
    low, high = -value, MAX_COUNT - value
    for number, sign in place.signs.items():
        if number != without:
            least, most = state.needs[number] if sign == 1 else _negative(state.needs[number])
            low, high = max(low, least), min(high, most)
    return low, high


def _after(state: _State, place: Place, delta: int) -> _State:
    """Say what each equality lacks once a cell has changed."""
    needs = list(state.needs)
    for number, sign in place.signs.items():
        least, most = needs[number]
        needs[number] = least - sign * delta, most - sign * delta
    return attrs.evolve(state, needs=needs)


def _change(state: _State, place: Place, delta: int) -> Change:
    """Describe a change; it is exact where no other would do as well."""
    least, most = _allowed(state, place)
    before = cast("int", state.values[place.pointer])  # blanks are not changed
    return Change(place, before, before + delta, exact=least == most)


def _nearest(allowed: Range) -> int:
    """Give the number of a range that is nearest to 0."""
    least, most = allowed
    return min(max(0, least), most)


def _negative(allowed: Range) -> Range:
    return -allowed[1], -allowed[0]
