"""What of the draft follows from the government's own report of last year."""

from typing import cast

import attrs

from govdisclose.cells import ACCEPTS, Cell
from govdisclose.checks.flows import Numbers, flows
from govdisclose.editions import Report
from govdisclose.form import values_by_pointer
from govdisclose.pointers import replace


@attrs.frozen(kw_only=True)
class CarriedOver:
    """A cell of the draft that follows from last year's report (上年结转 and the like)."""

    pointer: str
    """JSON Pointer of the cell."""
    labels: tuple[str, ...]
    """Its printed words, from the chapter heading inwards."""
    rule: str
    """Id of the rule that compares it, such as ``history.carried-over``."""
    expected: int | None
    """What follows from last year's report; None where a cell that it follows from is blank."""
    total: int | None
    """What the parts add up to; None where that is blank."""
    taken: bool = False
    """Whether the draft, where it was blank, has what follows from last year's report."""

    @property
    def difference(self) -> int | None:
        """By how much the parts add up to more than what follows; None where one is blank."""
        if self.expected is None or self.total is None:
            return None
        return self.total - self.expected


def carried_over(draft: Report, previous: Report) -> tuple[CarriedOver, ...]:
    """Compare each cell that follows from last year's report with what follows.

    What stands in one edition of the form only follows from a report of that edition only.
    """
    # All cells in the flows are whole numbers.
    now, last = (cast("Numbers", values_by_pointer(one)) for one in (draft, previous))
    return tuple(
        CarriedOver(
            pointer=flow.cell,
            labels=flow.labels,
            rule=rule,
            expected=flow.expected(now, last),
            total=now[flow.cell],
        )
        for rule, due in flows(type(draft)).items()
        for flow in due
        if all(term.pointer in last for term in flow.terms if term.last)
    )


def take_over(
    draft: Report, carried: tuple[CarriedOver, ...]
) -> tuple[Report, tuple[CarriedOver, ...]]:
    """Fill cells of the draft that are blank with what follows from last year's report.

    Returns:
        The draft, and the record of what was filled.
    """
    marked = tuple(
        attrs.evolve(cell, taken=cell.total is None and _can_stand(cell.expected))
        for cell in carried
    )
    return replace(draft, {cell.pointer: cell.expected for cell in marked if cell.taken}), marked


def _can_stand(number: int | None) -> bool:
    return number is not None and ACCEPTS[Cell.COUNT](number)
