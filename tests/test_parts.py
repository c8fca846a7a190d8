"""The rule that a government's report is the sum of its parts'."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.cells import Cell, Money
from govdisclose.checks import Finding, Waiver, check
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Agency, Remark
from govdisclose.form import leaves
from govdisclose.pointers import get, replace
from support.cases.parts import (
    BOTH,
    BOUGHT,
    BUREAU,
    COUNTY,
    FEES,
    NEW,
    REVIEWS,
    TOWN,
    WHOLE,
    bought,
    case,
)
from support.strategies import decimals
from support.sums import YEARS, filled

ROW = "「一、本年新收政府信息公开申请数量」"
EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))


def one(found: list[Finding]) -> Finding:
    [finding] = found
    return finding


# --- sums


def test_cells_of_a_row_are_named_together() -> None:
    """What differs in a row is one finding, with both numbers of each cell."""
    whole = WHOLE["2021"]
    cells = (f"{NEW}/organizations/other", f"{NEW}/total")
    changes = {cell: whole[cell] + 3 for cell in cells}
    finding = one(case("2021", changes).found())
    assert finding == Finding(
        rule="parts.sum",
        code="row",
        severity="warning",
        labels=("三、收到和处理政府信息公开申请情况", "一、本年新收政府信息公开申请数量"),
        left=cells,
        message=finding.message,
    )
    other, total = (whole[cell] for cell in cells)
    assert finding.message.zh == (
        f"{ROW}与各部分之和不符：「法人或其他组织 / 其他」报告 {other + 3}、各部分合计 {other}；"
        f"「总计」报告 {total + 3}、各部分合计 {total}；请核对，确有原因的请加备注说明"
    )
    assert finding.message.en == (
        f"{ROW} is not the sum of the parts: 「法人或其他组织 / 其他」 {other + 3} in the report, "
        f"{other} in its parts; 「总计」 {total + 3} in the report, {total} in its parts; check "
        "it, or add a remark that says why"
    )


def test_one_number_that_differs_has_its_delta() -> None:
    """Where a single whole number differs, the finding gives both as numbers."""
    finding = one(case("2021", {f"{REVIEWS}/total": 1}).found())
    assert (finding.left, finding.actual) == ((f"{REVIEWS}/total",), 1)
    assert finding.expected == WHOLE["2021"][f"{REVIEWS}/total"]
    amount = one(case("2021", {FEES: Decimal(1)}).found())
    assert (amount.left, amount.actual, amount.expected) == ((FEES,), None, None)


def test_amounts_are_added_exactly() -> None:
    """Amounts with thirty digits are added without rounding; trailing zeros do not matter."""
    small, large = Decimal("0.000000000000001"), Decimal(10**14)
    parts = (BUREAU | {FEES: small}, TOWN | {FEES: large})
    assert (
        case("2021", {FEES: Decimal("100000000000000.0000000000000010"[:-1])}, 0, parts).found()
        == []
    )
    finding = one(case("2021", {FEES: Decimal("100000000000000.00")}, 0, parts).found())
    assert finding.message.zh == (
        "「第二十条第（八）项 / 行政事业性收费」与各部分之和不符：「本年收费金额（单位：万元）」"
        "报告 100000000000000.00、各部分合计 100000000000000.000000000000001；"
        "请核对，确有原因的请加备注说明"
    )


@pytest.mark.parametrize(
    ("whole", "parts", "words"),
    [
        ("2万元", ("1.25万元", "7500元"), None),
        ("0.0002亿元", ("7500元", "1.25万元"), None),
        ("3千元", ("10百元", "2千元"), None),
        ("3千万元", ("10百万元", "2千万元"), None),
        ("0", ("0", "0箱"), None),
        ("1.25万元", ("1.25万元", "0"), None),
        ("2万元", ("1.25万元", "7501元"), "报告 2万元、各部分合计 2.0001万元；"),
        ("20000元", ("1.25万元", "7501元"), "报告 20000元、各部分合计 20001元；"),
        ("0", ("1.25万元", "0"), "报告 0、各部分合计 12500元；"),
        ("0箱", ("1.25万元", "0"), "报告 0箱、各部分合计 12500元；"),
        ("1亿元", ("0", "0元"), "报告 1亿元、各部分合计 0亿元；"),
    ],
)
def test_money_is_converted(whole: str, parts: tuple[str, str], words: str | None) -> None:
    """Money is compared across units, and the sum is told in the unit of the report."""
    found = bought(money(whole), *map(money, parts)).found()
    if words is None:
        assert found == []
    else:
        assert f"「采购总金额」{words}" in one(found).message.zh


def money(text: str) -> Money:
    """Read a number with a unit, or without."""
    digits = text.rstrip("元万千百亿箱")
    return Money(Decimal(digits), text[len(digits) :] or None)


@pytest.mark.parametrize(
    ("whole", "parts", "whose"),
    [
        ("5", ("5元", "0"), "此报告的「第二十条第（九）项 / 政府集中采购 / 采购总金额」为 5"),
        (
            "5元",
            ("5", "0"),
            "'示例县公安局'的「第二十条第（九）项 / 政府集中采购 / 采购总金额」为 5",
        ),
        (
            "5元",
            ("0", "5箱"),
            "'示例镇人民政府'的「第二十条第（九）项 / 政府集中采购 / 采购总金额」为 5箱",
        ),
    ],
)
def test_money_of_an_unknown_unit(whole: str, parts: tuple[str, str], whose: str) -> None:
    """An amount without a known unit cannot be compared; it is named with whose it is."""
    finding = one(bought(money(whole), *map(money, parts)).found())
    assert (finding.code, finding.severity, finding.left) == ("unit", "info", (BOUGHT,))
    assert finding.message.zh == (
        f"金额单位不明，无法与各部分之和核对：{whose}；请写明单位，例如万元"
    )


@pytest.mark.parametrize("wrong", [None, "5箱"])
def test_blank_amount_is_no_amount_of_an_unknown_unit(wrong: str | None) -> None:
    """A blank in any report is said as a blank, whatever the units of the others."""
    other = money(wrong) if wrong else None
    finding = one(bought(money("1元"), other, None).found())
    assert (finding.code, finding.left) == ("blank", (BOUGHT,))


def test_blanks_are_counted_and_the_rest_is_compared() -> None:
    """Cells that are blank in any report are counted, the first named; all others are compared."""
    parts = (BUREAU, TOWN | {f"{NEW}/total": None, f"{REVIEWS}/total": None})
    failed, open_ = case("2021", {f"{REVIEWS}/other": 0, f"{NEW}/total": 0}, 0, parts).found()
    assert failed.left == (f"{REVIEWS}/other",)
    assert (open_.code, open_.status, open_.severity) == ("blank", "unassessed", "info")
    assert open_.left == (f"{NEW}/total", f"{REVIEWS}/total")
    assert open_.message.zh == (
        "因有空白，200 格中有 2 格无法与各部分之和核对，首先是'示例镇人民政府'的"
        "「一、本年新收政府信息公开申请数量 / 总计」；请问清后填写，确实没有的填 0"
    )
    assert open_.message.en == (
        "because of blanks, 2 of 200 cells cannot be compared with the sum of the parts, the "
        "first being 「一、本年新收政府信息公开申请数量 / 总计」 of '示例镇人民政府'; find "
        "out what belongs there, and write 0 only where there were none"
    )
    own = one(case("2021", {f"{NEW}/total": None}).found())
    assert "首先是此报告的「一、" in own.message.zh


@EACH_EDITION
def test_blank_report_is_said_once(edition: str) -> None:
    """A report without any figures gives one finding, with all its cells."""
    report = blank(edition, year=YEARS[edition], agency=Agency(name="示例县人民政府"))
    finding = one(check(report, parts=[filled(edition)], select=("parts",)))
    assert len(finding.left) == len(leaves(type(report)))


def test_cells_of_a_row_are_silenced_apart() -> None:
    """A remark explains its own cell; the others of the row are named apart from it."""
    cells = tuple(f"{NEW}/{name}" for name in ("natural_persons", "total"))
    changes = dict.fromkeys(cells, 1) | {"/remarks": (Remark(cells[0], "含垂直管理部门"),)}
    silenced, finding = case("2021", changes).found()
    assert (silenced.left, silenced.silence is not None) == (cells[:1], True)
    assert (finding.left, finding.silence) == (cells[1:], None)
    waived = check(
        case("2021", dict.fromkeys(cells, 1)).report,
        parts=[replace(filled("2021"), part) for part in BOTH],
        select=("parts",),
        waivers=(Waiver(rule="parts.sum", pointer=cells[1], reason="已核实"),),
    )
    assert [(f.left, f.silence is not None) for f in waived] == [
        (cells[:1], False),
        (cells[1:], True),
    ]


# --- what is in the way


@pytest.mark.parametrize(
    ("beside", "codes"),
    [
        ({"parts": ()}, ["no-parts"]),
        ({"parts": (), "roster": ("示例县公安局",)}, ["missing"]),
        ({"roster": ("示例县教育局", "示例县公安局", "示例镇人民政府")}, ["missing"]),
        ({"roster": ("示例县公安局",)}, ["unlisted"]),
        ({"roster": ("示例县教育局",)}, ["missing", "unlisted"]),
        ({"parts": (BUREAU, BUREAU)}, ["twice"]),
        ({"parts": ({"/agency/name": ""}, {"/agency/name": ""})}, []),
        ({"parts": (*BOTH, WHOLE["2021"])}, ["itself"]),
        (
            {
                "parts": (*BOTH, WHOLE["2021"]),
                "roster": ("示例县公安局", "示例镇人民政府"),
            },
            ["itself"],
        ),
        ({"parts": (BUREAU | {"/year": 2023}, TOWN)}, ["other-year"]),
        ({"parts": (BUREAU, TOWN | {"/year": None})}, ["other-year"]),
        ({"edition_beside": "2019"}, ["other-edition"]),
        (
            {"parts": (TOWN | {"/year": 2019}, TOWN), "edition_beside": "2019"},
            ["twice", "other-year", "other-edition"],
        ),
    ],
)
def test_what_is_in_the_way_is_said_once(beside: dict[str, Any], codes: list[str]) -> None:
    """Each reason why the sums cannot be compared is said once, and then nothing is compared."""
    changes = {f"{NEW}/total": 1} if codes and codes != ["itself"] else {}
    found = case("2021", changes, **beside).found()
    assert [(f.code, f.severity, f.status, f.pointers) for f in found] == [
        (code, "info", "unassessed", ()) for code in codes
    ]


def test_own_figures_may_be_a_part() -> None:
    """A part of the government's own name with other figures is a part like others."""
    assert case("2021", {}, parts=(COUNTY, TOWN)).found() == []


def test_year_must_be_known() -> None:
    """Without a year of its own, a report is not compared."""
    finding = one(case("2021", {"/year": None}).found())
    assert (finding.code, finding.status, finding.left) == ("no-year", "unassessed", ("/year",))
    assert finding.message.zh == "此报告的年度空白，无法核对各部分的报告是否为同一年度；请填写"


def test_names_are_listed() -> None:
    """The agencies concerned are named; of many, the first ten and how many there are."""
    names = tuple(f"示例县{n}局" for n in range(12))
    finding = one(case("2021", {}, parts=(), roster=names).found())
    assert finding.message.zh == (
        "缺少 12 个部分的报告，无法核对各部分之和："
        + "、".join(f"'{name}'" for name in names[:10])
        + "等 12 个"
    )
    twice = one(case("2021", {}, parts=(TOWN, TOWN, TOWN, BUREAU)).found())
    assert twice.message.zh == (
        "有 1 个机关的报告不止一份，无法核对各部分之和：'示例镇人民政府'；请各留一份"
    )


# --- any parts


def values_of(cell: Cell) -> st.SearchStrategy[Any]:
    """Draw a value that a filled cell can hold, in a known unit."""
    if cell is Cell.MONEY:
        return st.builds(Money, decimals, st.sampled_from(["元", "万元", "亿元"]))
    if cell is Cell.AMOUNT:
        return decimals
    return st.integers(0, 30) if cell is Cell.COUNT else st.integers(-30, 30)


def in_yuan(value: Any) -> Any:
    """Give money in 元, in another way than the rule, and any other number as it is."""
    if not isinstance(value, Money):
        return value
    return value.value * {"元": 1, "万元": 10**4, "亿元": 10**8}[value.unit or ""]


@st.composite
def rolled_up(draw: st.DrawFn) -> tuple[Report, list[Report]]:
    """Draw the reports of some agencies, and add up that of their government."""
    edition = draw(st.sampled_from(sorted(EDITIONS)))
    kinds = leaves(EDITIONS[edition].report)
    parts: list[Report] = []
    totals: dict[str, Any] = dict.fromkeys((leaf.pointer for leaf in kinds), 0)
    for number in range(draw(st.integers(1, 4))):
        changed = draw(st.lists(st.sampled_from(kinds), max_size=9, unique=True))
        cells = {leaf.pointer: draw(values_of(leaf.cell)) for leaf in changed}
        name = {"/agency/name": f"示例县第{number}局"}
        parts.append(replace(filled(edition), name | cells))
        for leaf in kinds:
            totals[leaf.pointer] += in_yuan(get(parts[-1], leaf.pointer))
    values: dict[str, Any] = {
        leaf.pointer: Money(Decimal(totals[leaf.pointer]), "元")
        if leaf.cell is Cell.MONEY
        else totals[leaf.pointer]
        for leaf in kinds
    }
    return replace(filled(edition), COUNTY | values), parts


@settings(max_examples=60)
@given(rolled_up())
def test_sum_of_any_parts_passes(rolled: tuple[Report, list[Report]]) -> None:
    """Whatever the figures of the parts, a report that adds them up passes."""
    report, parts = rolled
    assert check(report, parts=parts, select=("parts",)) == []


@settings(max_examples=60)
@given(rolled_up(), st.data())
def test_changed_cell_is_found(rolled: tuple[Report, list[Report]], data: st.DataObject) -> None:
    """Another value in any one cell, of the report or of a part, is found, and that cell named."""
    report, parts = rolled
    leaf = data.draw(st.sampled_from(leaves(type(report))))
    index = data.draw(st.integers(0, len(parts)))
    reports = [report, *parts]
    old = get(reports[index], leaf.pointer)
    new = data.draw(values_of(leaf.cell).filter(lambda value: in_yuan(value) != in_yuan(old)))
    reports[index] = replace(reports[index], {leaf.pointer: new})
    finding = one(check(reports[0], parts=reports[1:], select=("parts",)))
    assert (finding.code, finding.left) == ("row", (leaf.pointer,))


def test_blanks_of_a_roll_up_are_not_written_as_0() -> None:
    """Where parts are given, only these know what is in a blank: 0 is not advised."""
    parts = [blank("2021", year=2024, agency=Agency(name="示例县公安局"))]
    report = blank("2021", year=2024, agency=Agency(name="示例县人民政府"))
    asked = ["cells.blank", "requests.balance"]
    words = [finding.message.en for finding in check(report, parts=parts, select=asked)]
    assert all("ask the parts about them, and do not write 0" in said for said in words)
    alone = [finding.message.en for finding in check(report, select=asked)]
    assert all("0 where there were none" in said for said in alone)
    assert len(words) == len(alone) > 1
