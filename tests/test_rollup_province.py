"""A made-up province added up level by level: counties, then cities, then the province."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

import govdisclose as gd
from govdisclose.editions import Report
from govdisclose.form import cell_values
from support.province import Government, province

SUMS = ("parts", "requests", "disputes", "proactive")
"""Rules on the figures of a draft, which has no text yet."""


def numbers(report: Report) -> tuple[int | Decimal, ...]:
    """Give all cells as numbers; money is in one unit throughout, and none is blank."""
    values = cell_values(report)
    assert {value.unit for value in values if isinstance(value, gd.Money)} <= {"万元"}
    assert None not in values
    return tuple(v.value if isinstance(v, gd.Money) else v or 0 for v in values)


def summed(reports: Iterable[Report]) -> tuple[int | Decimal, ...]:
    """Add up all cells, without the library."""
    return tuple(map(sum, zip(*map(numbers, reports), strict=True)))


class Drafts:
    """The drafts of a government and of all governments below it, each held to its parts."""

    def __init__(self) -> None:
        self.made = 0
        self.leaves: list[tuple[int | Decimal, ...]] = []
        """All cells of the reports that are no drafts."""

    def of(self, government: Government) -> Report:
        own = [part for part in government.parts if not isinstance(part, Government)]
        own.insert(0, government.own)
        self.leaves += map(numbers, own)
        parts = [*own, *map(self.of, government.below)]
        whole = gd.aggregate(
            parts,
            agency=government.name,
            year=government.year,
            roster=[part.agency.name for part in parts],
        )
        self.made += 1
        assert (government.name, numbers(whole.report)) == (government.name, summed(parts))
        assert (whole.coverage.missing, whole.coverage.unlisted) == ((), ())
        assert (whole.blanks, whole.unknown_units, whole.doubled) == ((), (), False)
        assert gd.check(whole.report, parts=parts, select=SUMS) == []
        return whole.report


@pytest.mark.no_cover  # measuring would double the time, and other tests go the same ways
@pytest.mark.parametrize("edition", gd.EDITIONS)
def test_each_government_is_the_sum_of_its_parts(edition: str) -> None:
    """Drafts of drafts have every cell of all reports, once, and no rule on sums finds anything."""
    count = 10_000 if edition == "2021" else 1_000
    made = province(count, edition=edition)
    drafts = Drafts()
    whole = drafts.of(made)
    assert (drafts.made, len(drafts.leaves)) == (len(list(made.governments())), count)
    assert numbers(whole) == tuple(map(sum, zip(*drafts.leaves, strict=True)))
    at_once = gd.aggregate(made.reports(), agency=made.name, year=made.year, breakdown=False)
    assert at_once.report == whole
