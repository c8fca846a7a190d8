"""Reports of the parts of a made-up government, to be added up."""

from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from govdisclose.cells import Cell, Money
from govdisclose.editions import EDITIONS, Report
from govdisclose.editions.shared import Agency
from govdisclose.form import leaves
from govdisclose.pointers import replace
from support.sums import YEARS, filled

CITY = "示例市人民政府"
EDUCATION, CIVIL, POLICE = (f"示例市{name}局" for name in ("教育", "民政", "公安"))
NEW = "/requests/received/total"
CARRIED = "/requests/carried_over/total"
BOUGHT = "/proactive_disclosure/procurement/centralized_procurement/amount"
FEES = "/proactive_disclosure/fees/administrative_fees/amount"


def part(name: str, changes: dict[str, Any] | None = None, edition: str = "2021") -> Report:
    """Build the report of an agency, without blanks, in which every part has the same numbers."""
    report = attrs.evolve(filled(edition), agency=Agency(name=name))
    return replace(report, changes or {})


def last_year(changes: dict[str, Any] | None = None, edition: str = "2021") -> Report:
    """Build the government's own report of the year before."""
    return part(CITY, {"/year": YEARS[edition] - 1} | (changes or {}), edition)


_amounts = st.builds(
    lambda number, places: Decimal(number).scaleb(-places), st.integers(0, 10**6), st.integers(0, 4)
)
_units = st.sampled_from(["元", "百元", "千元", "万元", "百万元", "千万元", "亿元"])
_VALUES: dict[Cell, st.SearchStrategy[Any]] = {
    Cell.COUNT: st.integers(0, 30),
    Cell.CHANGE: st.integers(-30, 30),
    Cell.AMOUNT: _amounts,
    Cell.MONEY: st.builds(Money, _amounts, _units),
}


@st.composite
def parts(draw: st.DrawFn, *, blanks: bool) -> list[Report]:
    """Draw the reports of one to seven agencies, on one edition of the form.

    Args:
        draw: What hypothesis draws with.
        blanks: Whether cells may be blank.
    """
    edition = draw(st.sampled_from(sorted(EDITIONS)))
    kinds = leaves(EDITIONS[edition].report)
    drawn = []
    for number in range(draw(st.integers(1, 7))):
        changes = {}
        for leaf in draw(st.lists(st.sampled_from(kinds), max_size=9, unique=True)):
            value = _VALUES[leaf.cell]
            changes[leaf.pointer] = draw(st.none() | value if blanks else value)
        drawn.append(part(f"示例市第{number}局", changes, edition))
    return drawn
