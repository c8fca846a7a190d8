"""What would put the sums of a report right: the repairs, the likeliest first."""

from collections.abc import Mapping
from typing import cast

import attrs

from govdisclose.checks.catalogue.sums import RULES
from govdisclose.checks.diagnosing.likelihood import REASONS, rank, reason_of_one, reason_of_two
from govdisclose.checks.diagnosing.places import Place, places
from govdisclose.checks.diagnosing.solving import Changes, explanations
from govdisclose.checks.diagnosing.systems import State, systems
from govdisclose.checks.findings import Finding
from govdisclose.checks.relations import relations_by_rule
from govdisclose.checks.subject import Subject
from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import values_by_pointer

Cells = tuple[str, ...]
"""JSON Pointers of one side of an equality."""

_ONE = Message("{name} {before} 应为 {after}", "{name} is {before} and should be {after}")
_WHOLE = Message("「{cells}」（{reason}）", "「{cells}」 ({reason})")


@attrs.frozen(kw_only=True)
class Repair:
    """Cells whose change would make sums hold that do not: one cell, or two.

    Repairs with the same ``clears`` are alternatives; those with different ones are about tables
    that have no cell in common, and each table needs one of its own.
    """

    changes: Mapping[str, int] = attrs.field(hash=False)
    """What each cell should be, by JSON Pointer, as ``replace`` takes it."""
    before: Mapping[str, int] = attrs.field(hash=False)
    """What each of them is."""
    code: str
    """How the mistake may have come about, such as ``swapped`` (neighbouring digits)."""
    message: Message
    """The cells by column and row, what they are and should be, and the reason in words."""
    clears: tuple[Finding, ...] = attrs.field(repr=False)
    """The findings that it would clear."""


def diagnose(report: Report) -> list[Repair]:
    """Find the cells that are most likely wrong where sums do not hold.

    It is asked table by table (each group of columns of chapter 四 being one) which single cell, or
    else which two, would make every sum hold if changed, without making another fail. What needs
    three cells or more is not explained.

    Args:
        report: A report of any edition; a blank is an unknown number, and never to blame.

    Returns:
        All equally small repairs of each table, the likeliest first: swapped digits, a total of 0,
        a single digit, before any other difference; then totals before parts. Nothing where every
        sum holds.
    """
    # All cells in equalities are counts.
    values = cast("Mapping[str, int | None]", values_by_pointer(report))
    states = [State(system, values) for system in systems(type(report))]
    failed = [state for state in states if state.failed]
    findings = _findings(report) if failed else {}
    return [repair for state in failed for repair in _repairs(report, state, findings)]


def _findings(report: Report) -> Mapping[tuple[Cells, Cells], Finding]:
    """Give what the rules say of the sums of a report, by the two sides of each."""
    subject = Subject(report=report)
    found = (
        finding
        for rule in RULES
        if rule.id in relations_by_rule(type(report))
        for finding in rule.find(rule, subject)
    )
    return {(finding.left, finding.right): finding for finding in found}


def _repairs(
    report: Report, state: State, findings: Mapping[tuple[Cells, Cells], Finding]
) -> list[Repair]:
    """Give the repairs of one system, the likeliest first."""
    # In the order of the rules, as a check gives them.
    numbers = sorted(state.failed)
    clears = tuple(findings[state.system.equalities[number].sides] for number in numbers)
    found = [_repair(report, state, changes, clears) for changes in explanations(state)]
    order = {pointer: place.order for pointer, place in places(type(report)).items()}
    return sorted(found, key=lambda repair: _likelihood(repair, order))


def _repair(report: Report, state: State, changes: Changes, clears: tuple[Finding, ...]) -> Repair:
    where = places(type(report))
    # None of them is blank.
    values = cast("Mapping[str, int]", state.values)
    cells = sorted(changes, key=lambda pointer: where[pointer].order)
    before = {pointer: values[pointer] for pointer in cells}
    after = {pointer: values[pointer] + changes[pointer] for pointer in cells}
    code = _code(before, after, where)
    parts = [
        _ONE.format(name=where[pointer].name, before=before[pointer], after=after[pointer])
        for pointer in cells
    ]
    words = Message.join(parts, "，且 ", ", and ")
    message = _WHOLE.format(cells=words, reason=REASONS[code])
    return Repair(changes=after, before=before, code=code, message=message, clears=clears)


def _code(before: Mapping[str, int], after: Mapping[str, int], where: Mapping[str, Place]) -> str:
    """Say how the numbers may have come about: together, or else by the less likely of the two."""
    cells = list(before)
    if len(cells) != 1 and where[cells[0]].is_beside(where[cells[1]]):
        together = reason_of_two(tuple(before.values()), tuple(after.values()))
        if together:
            return together
    codes = [reason_of_one(before[p], after[p], total=_is_total(p)) for p in cells]
    return max(codes, key=rank)


def _is_total(pointer: str) -> bool:
    return "total" in pointer.split("/")


def _likelihood(repair: Repair, order: Mapping[str, int]) -> tuple[int, int, list[int]]:
    """Give what repairs are sorted by: the reason, how many are parts, the place."""
    parts = sum(not _is_total(pointer) for pointer in repair.changes)
    return rank(repair.code), parts, [order[pointer] for pointer in repair.changes]
