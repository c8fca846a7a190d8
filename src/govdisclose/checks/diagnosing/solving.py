"""The smallest sets of cells whose change makes all equalities of a system hold.

Every failed equality needs a changed cell in it, and no changed cell may leave an equality broken.

**One cell** must stand in all failed equalities, and in no other: the gap of any of them says by
how much it is wrong. **Two cells**: one of them is in the failed equality of the fewest cells, so
that each cell of that one is tried. The other must be in all failed equalities that the first is
not in. Where there is none of these, the first is in every failed equality and yet explains them
not alone, so that the two must share an equality: else the second would break what holds. By how
much each is wrong follows from the equalities that it does not share with the other, and for a
cell without such a failed one from those that they share. If neither has one, every failed
equality is shared; then no number of either is settled, and no answer is given.

Where blanks leave an equality open on one side, the least change that satisfies it is meant. A
blank itself is never to blame: it can be any number already.
"""

from collections.abc import Iterator

from govdisclose.cells import MAX_COUNT
from govdisclose.checks.diagnosing.systems import State

Changes = dict[str, int]
"""What to add to cells, by JSON Pointer."""


def explanations(state: State) -> list[Changes]:
    """Find the smallest explanations of all failed equalities: of one cell, else of two.

    Returns:
        All that are equally small, each once, in no particular order; none where nothing fails,
        and none where two cells do not explain it.
    """
    if not state.failed:
        return []
    found = list(_singles(state)) or list(_pairs(state))
    unique = {frozenset(changes.items()): changes for changes in found}
    return list(unique.values())


def _singles(state: State) -> Iterator[Changes]:
    for cell in state.filled(state.failed[0]):
        signs = state.system.signs[cell]
        if all(number in signs for number in state.failed):
            steps = {-signs[number] * state.gaps[number] for number in state.failed}
            solutions = [{cell: step} for step in steps if _solves(state, {cell: step})]
            # Of several, which blanks can leave open, the least is meant.
            yield from sorted(solutions, key=lambda changes: abs(changes[cell]))[:1]


def _pairs(state: State) -> Iterator[Changes]:
    for first in state.filled(state.failed[0]):
        for second in _seconds(state, first):
            for step, other in _steps(state, first, second):
                changes = {first: step, second: other}
                if _solves(state, changes):
                    yield changes


def _seconds(state: State, first: str) -> list[str]:
    """List the cells that may explain together with a first one what it does not alone."""
    signs = state.system.signs
    left = [number for number in state.failed if number not in signs[first]]
    numbers = left[:1] or list(signs[first])
    cells = dict.fromkeys(cell for number in numbers for cell in state.filled(number))
    return [
        cell for cell in cells if cell != first and all(number in signs[cell] for number in left)
    ]


def _steps(state: State, first: str, second: str) -> Iterator[tuple[int, int]]:
    """Give the changes of two cells that their failed equalities ask for."""
    ones, twos = state.system.signs[first], state.system.signs[second]
    mine = {-ones[n] * state.gaps[n] for n in state.failed if n in ones and n not in twos}
    others = {-twos[n] * state.gaps[n] for n in state.failed if n in twos and n not in ones}
    shared = [n for n in ones if n in twos]
    if mine and others:
        yield from ((step, other) for step in mine for other in others)
    elif mine:
        for step in mine:
            yield from ((step, -twos[n] * (state.gaps[n] + ones[n] * step)) for n in shared)
    else:
        for other in others:
            yield from ((-ones[n] * (state.gaps[n] + twos[n] * other), other) for n in shared)


def _solves(state: State, changes: Changes) -> bool:
    """Say whether changes make every equality hold that they or the gaps touch."""
    gaps = {number: state.gaps[number] for number in state.failed}
    for cell, step in changes.items():
        value = state.values[cell]
        if not step or value is None or not 0 <= value + step <= MAX_COUNT:
            return False
        for number, sign in state.system.signs[cell].items():
            gaps[number] = gaps.get(number, state.gaps[number]) + sign * step
    return all(state.holds(number, gap) for number, gap in gaps.items())
