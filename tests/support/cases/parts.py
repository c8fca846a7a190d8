"""Reports for the rule that compares with the parts."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from govdisclose.cells import Money, Value
from govdisclose.editions import EDITIONS
from govdisclose.editions.shared import Remark
from govdisclose.form import values_by_pointer
from support.cases.case import Case
from support.sums import filled

COUNTY = {"/agency/name": "示例县人民政府"}
BUREAU, TOWN = {"/agency/name": "示例县公安局"}, {"/agency/name": "示例镇人民政府"}
BOTH = (BUREAU, TOWN)
BOUGHT = "/proactive_disclosure/procurement/centralized_procurement/amount"
FEES = "/proactive_disclosure/fees/administrative_fees/amount"
NEW, REVIEWS = "/requests/received", "/disputes/reconsideration"


def times(value: Value, factor: int) -> Value:
    """Give so many times a value."""
    if isinstance(value, Money):
        return Money(value.value * factor, value.unit)
    return (value or 0) * factor


WHOLE: dict[str, dict[str, Any]] = {
    edition: COUNTY
    | {pointer: times(value, 2) for pointer, value in values_by_pointer(filled(edition)).items()}
    for edition in EDITIONS
}
"""What makes ``filled`` the report of a county that has two such parts, by edition."""


def case(
    edition: str,
    values: dict[str, Any],
    fails: int = 0,
    parts: tuple[Mapping[str, Any], ...] = BOTH,
    roster: tuple[str, ...] = (),
    edition_beside: str | None = None,
) -> Case:
    """Tell a county's report by what differs from the sum of its parts."""
    changes = WHOLE[edition] | values
    return Case("parts.sum", edition, changes, fails, None, parts, roster, edition_beside)


def bought(whole: Money | None, *parts: Money | None, fails: int = 0) -> Case:
    """Tell a report by what was spent on procurement, there and in the parts."""
    spent = (part | {BOUGHT: money} for part, money in zip(BOTH, parts, strict=True))
    return case("2019", {BOUGHT: whole}, fails, tuple(spent))


WAN, YUAN = Money(Decimal("1.25"), "万元"), Money(Decimal(7500), "元")
NOTHING, NO_UNIT = Money(Decimal(0)), Money(Decimal(7500))
CASES = [
    Case("parts.sum", "2021"),
    case("2019", {}),
    case("2021", {}, roster=("示例镇人民政府", "示例县 公安局")),
    case(
        "2021",
        {FEES: Decimal("0.30")},
        0,
        (BUREAU | {FEES: Decimal("0.1")}, TOWN | {FEES: Decimal("0.2")}),
    ),
    bought(Money(Decimal(2), "万元"), WAN, YUAN),
    bought(Money(Decimal("0.0002"), "亿元"), YUAN, WAN),
    bought(WAN, WAN, NOTHING),
    bought(NOTHING, NOTHING, Money(Decimal(0), "箱")),
    bought(NO_UNIT, YUAN, NOTHING),
    bought(WAN, YUAN, Money(Decimal(5), "箱")),
    case("2021", {f"{NEW}/total": None}),
    case("2021", {f"{NEW}/total": 1}, 0, (BUREAU, TOWN | {f"{NEW}/total": None})),
    case("2021", {}, parts=()),
    case("2021", {"/year": None}),
    case("2021", {}, parts=(BUREAU | {"/year": 2000}, TOWN | {"/year": None})),
    case("2021", {}, edition_beside="2019"),
    case("2021", {}, parts=(BUREAU, BUREAU)),
    case("2021", {}, parts=(*BOTH, WHOLE["2021"])),
    case("2021", {}, roster=("示例县公安局",)),
    case("2021", {}, roster=("示例县公安局", "示例镇人民政府", "示例县教育局")),
    case(
        "2021",
        {f"{REVIEWS}/other": 0, "/remarks": (Remark(f"{REVIEWS}/other", "含垂直管理部门"),)},
    ),
    case("2019", {f"{NEW}/total": 1}, 1),
    case("2021", {f"{NEW}/total": 1, f"{NEW}/natural_persons": 1, f"{REVIEWS}/other": 0}, 2),
    case("2021", {}, 1, (BUREAU | {FEES: Decimal("0.1")}, TOWN)),
    case("2021", {}, 32, (TOWN,)),
    bought(WAN, WAN, YUAN, fails=1),
    bought(NOTHING, NOTHING, YUAN, fails=1),
]
