"""Find out which line of the form a row is whose label is not the printed one."""

from collections.abc import Sequence
from typing import Literal

import attrs

from govdisclose.readers.labels import SIMILAR, similarity
from govdisclose.readers.tables.scanning import Body, GridLine, Slot
from govdisclose.readers.tables.vocabulary import FormRow, Vocabulary

_CLEARLY = 0.05  # by how much the best of several similar labels must lead

How = Literal["exact", "similar", "joined"]


@attrs.frozen(eq=False)
class Named:
    """A row of values, and the line of the form that it is."""

    row: FormRow
    bodies: tuple[Body, ...]
    """One row; two where its label, and its cells, are broken over a page."""
    label: Slot | None
    how: How = "exact"


@attrs.frozen(eq=False)
class Stray:
    """A row that is no line of the form."""

    body: Body
    group: str | None
    """The words of a group of lines, where it has values of its own: the group is not divided."""
    row: FormRow | None = None
    """Some line of the same table."""


def name_rows(bodies: Sequence[Body], words: Vocabulary) -> tuple[list[Named], list[Stray]]:
    """Name all rows of values of a document, which stand in their order.

    A row without a printed label is one only between rows that have one, and only as a line that is
    missing there and has a similar label; never for its place alone.
    """
    named: list[Named] = []
    strays: list[Stray] = []
    taken = {body.row.number for body in bodies if body.row}
    joined = False
    ranges = _ranges(bodies, words)
    for index, (body, (low, high)) in enumerate(zip(bodies, ranges, strict=True)):
        if joined:
            joined = False
        elif body.row is not None:
            named.append(Named(body.row, (body,), body.label))
        elif body.header is None and not body.line.valued:
            strays.append(Stray(body, None, words.rows[high - 1] if high else None))
        else:
            missing = [row for row in words.rows[low:high] if row.key and row.number not in taken]
            following = bodies[index + 1] if index + 1 < len(bodies) else None
            found = _joined(body, following, missing) or _similar(body, missing, words)
            if found and found.how == "similar" and _rivalled(found, bodies, ranges, words):
                found = None
            if found:
                named.append(found)
                taken.add(found.row.number)
                joined = found.how == "joined"
            elif high:
                strays.append(Stray(body, _group(body, words), words.rows[high - 1]))
    divided = {group for each in named for group in each.row.keys[:-1]}
    return named, [
        attrs.evolve(stray, group=None) if stray.group in divided else stray for stray in strays
    ]


def _ranges(bodies: Sequence[Body], words: Vocabulary) -> list[tuple[int, int]]:
    """Give for each row the range of lines of the form that may stand there; (0, 0): none.

    It lies between the nearest rows that are named, and within their tables.
    """
    near = {body.line.item for body in bodies if body.row}
    last: FormRow | None = None
    before = [last := body.row or last for body in bodies]
    last = None
    after = [last := body.row or last for body in reversed(bodies)][::-1]
    ranges = []
    for body, above, below in zip(bodies, before, after, strict=True):
        if body.line.item not in near:
            ranges.append((0, 0))
            continue
        table = (above or below or words.unlabelled).table
        numbers = [row.number for row in words.rows if row.table == table]
        low = above.number + 1 if above else numbers[0]
        high = below.number if below else numbers[-1] + 1
        ranges.append((low, max(low, high)))
    return ranges


def stub(line: GridLine) -> list[Slot]:
    """Give the cells of a row that hold its labels: words before the first value."""
    slots: list[Slot] = []
    for slot in line.own:
        if slot.valued:
            break
        if slot.worded:
            slots.append(slot)
    return slots


def _joined(body: Body, following: Body | None, missing: list[FormRow]) -> Named | None:
    """Join two rows whose labels together are that of a line: a page break went through it."""
    if following is None or following.row is not None or following.header is None:
        return None
    first, second = stub(body.line), stub(following.line)
    if not first or not second:
        return None
    together = first[-1].token + second[-1].token
    for row in missing:
        if together == row.key:
            return Named(row, (body, following), first[-1], "joined")
    return None


def _similar(body: Body, missing: list[FormRow], words: Vocabulary) -> Named | None:
    known = words.groups | words.corners | words.columns
    slots = [slot for slot in stub(body.line) if slot.token not in known]
    scored = sorted(
        ((similarity(slot.token, row.key), slot, row) for slot in slots for row in missing),
        key=lambda item: -item[0],
    )
    if not scored or scored[0][0] < SIMILAR:
        return None
    best, slot, row = scored[0]
    if any(score > best - _CLEARLY and other is not row for score, _, other in scored[1:]):
        return None
    return Named(row, (body,), slot, "similar")


def _rivalled(
    found: Named, bodies: Sequence[Body], ranges: Sequence[tuple[int, int]], words: Vocabulary
) -> bool:
    """Say whether another row without a printed label is as much like the same line."""
    (body,) = found.bodies
    best = similarity(found.label.token if found.label else "", found.row.key) - _CLEARLY
    others = [
        _similar(other, [found.row], words)
        for other, (low, high) in zip(bodies, ranges, strict=True)
        if other is not body and other.row is None and low <= found.row.number < high
    ]
    return any(
        each and each.label and similarity(each.label.token, found.row.key) > best
        for each in others
    )


def _group(body: Body, words: Vocabulary) -> str | None:
    slots = stub(body.line)
    return slots[-1].token if slots and slots[-1].token in words.groups else None
