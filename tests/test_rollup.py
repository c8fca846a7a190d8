"""Adding up reports: the draft, and what the sums do not tell."""

import weakref
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose.checks.relations import parts_of_totals
from govdisclose.editions import EDITIONS
from govdisclose.form import cell_values, values_by_pointer
from govdisclose.rollup import adding
from support import parts as drawn_parts
from support.parts import (
    BOUGHT,
    CARRIED,
    CITY,
    CIVIL,
    EDUCATION,
    FEES,
    NEW,
    POLICE,
    as_subclass,
    last_year,
    part,
)
from support.sums import YEARS

STOCK = "/proactive_disclosure/documents/rules/in_force"
ISSUED = "/proactive_disclosure/documents/rules/issued"
REPEALED = "/proactive_disclosure/documents/rules/repealed"
EACH_EDITION = pytest.mark.parametrize("edition", sorted(gd.EDITIONS))


def added(*reports: gd.Report, **asked: Any) -> gd.Aggregate:
    return gd.aggregate(reports, **{"agency": CITY, "year": reports[0].year} | asked)


def bought(*amounts: gd.Money | None, **asked: Any) -> gd.Aggregate:
    """Add up parts that differ in their 采购总金额."""
    given = (part(f"示例市第{i}局", {BOUGHT: a}, "2019") for i, a in enumerate(amounts))
    return added(*given, **asked)


def money(value: str, unit: str | None = None) -> gd.Money:
    return gd.Money(Decimal(value), unit)


# --- the draft


@EACH_EDITION
def test_draft_is_an_ordinary_report(edition: str) -> None:
    """The draft has sums in all cells and no prose; a named agency is a government."""
    draft = added(part(EDUCATION, {NEW: 3}, edition), part(CIVIL, {NEW: 4}, edition)).report
    form = gd.EDITIONS[edition].report
    empty = form(year=YEARS[edition], agency=gd.Agency(name=CITY, kind="government"))
    assert gd.get(draft, NEW) == 7
    assert None not in cell_values(draft)
    blank = dict.fromkeys((leaf.pointer for leaf in gd.leaves(form)), None)
    assert gd.replace(draft, blank) == empty
    assert gd.loads(gd.dumps(draft)) == draft


def test_agency_may_be_given_whole() -> None:
    """An agency that is given whole stands in the draft as it is."""
    office = gd.Agency(name="示例市教育局", kind="department", phone="0000-0000")
    assert added(part("示例市第一中学"), agency=office).report.agency is office


def test_own_office_is_a_part_like_any_other() -> None:
    """A report that bears the name of the government itself is added like the others."""
    result = added(part(CITY, {NEW: 2}), part(EDUCATION, {NEW: 3}))
    assert (gd.get(result.report, NEW), result.doubled) == (5, False)


@pytest.mark.parametrize("edition", EDITIONS)
def test_earlier_draft_among_the_parts_is_told(edition: str) -> None:
    """A report of the government's name that is the sum of all others makes everything double."""
    reports = [part(EDUCATION, {NEW: None}, edition), part(CIVIL, {}, edition)]
    draft = added(*reports).report
    result = added(*reports, draft, blanks="zero")
    assert result.doubled
    assert not result.complete
    assert "是否重复计入" in result.message.zh
    nothing = [gd.complete(gd.blank("2021", year=2024, agency=r.agency)) for r in (*reports, draft)]
    assert not added(*nothing).doubled


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ((money("1.5", "万元"), money("0.25", "万元")), money("1.75", "万元")),
        ((money("1.5", "万元"), money("5600", "元")), money("20600", "元")),
        ((money("2", "亿元"), money("3", "百万元"), money("1", "千万元")), money("213", "百万元")),
        ((money("0", "元"), money("0"), money("0", "项"), money("7", "万元")), money("7", "万元")),
        ((money("0", "亿元"), money("0", "万元")), money("0", "万元")),
        ((money("0"), money("0", "项")), money("0")),
    ],
)
def test_money_is_converted(amounts: tuple[gd.Money, ...], total: gd.Money) -> None:
    """Amounts add up exactly, in the smallest unit that there is money in."""
    result = bought(*amounts)
    assert (gd.get(result.report, BOUGHT), result.unknown_units) == (total, ())


def test_unknown_unit_leaves_the_cell_blank() -> None:
    """An amount without a unit, or in an unknown one, is told with its part, and never added."""
    result = bought(money("5", "万元"), money("160.5"), money("3", "美元"), blanks="zero")
    assert gd.get(result.report, BOUGHT) is None
    parts = ("示例市第1局", "示例市第2局")
    assert result.unknown_units == (
        gd.PartAmount(parts[0], BOUGHT, money("160.5")),
        gd.PartAmount(parts[1], BOUGHT, money("3", "美元")),
    )
    assert dict(result.blank_cells) == {BOUGHT: parts}


def test_amounts_are_exact() -> None:
    """Decimals are never rounded, whatever the caller's precision is."""
    reports = [
        part(EDUCATION, {FEES: Decimal("123456789.123456")}),
        part(CIVIL, {FEES: Decimal("0.000000000000001")}),
    ]
    with localcontext(prec=3):
        assert gd.get(added(*reports).report, FEES) == Decimal("123456789.123456000000001")
        assert bought(money("1234.5678", "万元"), money("1", "元")).unknown_units == ()


@pytest.mark.parametrize(
    ("edition", "pointer", "value", "words"),
    [
        ("2021", NEW, 10**12, "2000000000000"),
        ("2021", FEES, Decimal(9 * 10**14), "1800000000000000"),
        ("2019", BOUGHT, money("900000000000000", "万元"), "1800000000000000万元"),
        (
            "2019",
            "/proactive_disclosure/fees/administrative_fees/change",
            -(10**12),
            "-2000000000000",
        ),
    ],
)
def test_sum_too_large(edition: str, pointer: str, value: Any, words: str) -> None:
    """A sum that a cell cannot hold is refused, with its pointer."""
    reports = [part(name, {pointer: value}, edition) for name in (EDUCATION, CIVIL)]
    with pytest.raises(gd.AggregateError) as caught:
        added(*reports)
    [problem] = caught.value.problems
    assert (problem.pointer, problem.code) == (pointer, "too-large")
    assert f"各部分之和为 {words}，" in problem.message.zh


# --- blanks and remarks


def test_blank_of_a_part_keeps_the_cell_blank() -> None:
    """A cell that is blank in a part is blank in the draft, and it is told because of whom."""
    result = added(
        part(EDUCATION, {NEW: None, CARRIED: None}), part(CIVIL, {NEW: None}), part(POLICE)
    )
    assert result.blanks == (
        gd.PartBlanks(EDUCATION, (NEW, CARRIED)),
        gd.PartBlanks(CIVIL, (NEW,)),
    )
    assert dict(result.blank_cells) == {NEW: (EDUCATION, CIVIL), CARRIED: (EDUCATION,)}
    assert [gd.get(result.report, pointer) for pointer in (NEW, CARRIED)] == [None, None]
    assert (result.blanks_as_zero, result.complete) == (False, False)


def test_blanks_may_count_as_zero() -> None:
    """Where the caller chooses so, blanks count as 0, and are recorded all the same."""
    reports = part(EDUCATION, {ISSUED: None, FEES: None}), part(CIVIL, {ISSUED: 4})
    result = added(*reports, blanks="zero")
    assert result.blanks == result.zeros == (gd.PartBlanks(EDUCATION, (ISSUED, FEES)),)
    assert gd.get(result.report, ISSUED) == 4
    assert (result.summed_totals, added(*reports).zeros) == ((), ())
    assert (result.blanks_as_zero, result.blank_cells, result.complete) == (True, {}, True)
    all_blank = [part(name, {FEES: None}) for name in (EDUCATION, CIVIL)]
    assert gd.get(added(*all_blank, blanks="zero").report, FEES) == Decimal(0)
    assert gd.get(bought(None, None, blanks="zero").report, BOUGHT) == money("0")


@EACH_EDITION
def test_blank_total_counts_as_the_sum_of_its_parts(edition: str) -> None:
    """A total left blank is no 0: with 300 beside it, and 20 of another part, the draft has 320."""
    people = NEW.replace("total", "natural_persons")
    later = people.replace("received", "carried_forward")
    empty = gd.blank(edition, year=YEARS[edition])
    finance, education = (
        gd.complete(
            gd.replace(empty, {"/agency": gd.Agency(name=name), people: count, later: count})
        )
        for name, count in (("示例市财政局", 300), (EDUCATION, 20))
    )
    other = NEW.replace("total", "organizations/other")
    finance = gd.replace(finance, {NEW: None, other: None})
    result = added(finance, education, blanks="zero")
    assert [gd.get(result.report, pointer) for pointer in (people, NEW)] == [320, 320]
    assert result.zeros == (gd.PartBlanks("示例市财政局", (other,)),)
    assert result.summed_totals == (gd.PartBlanks("示例市财政局", (NEW,)),)
    assert result.message.zh == (
        "结论：汇总了 2 份报告；1 处空白按 0 计入；1 处空白的合计按分项之和计入；草稿没有空白"
    )
    assert (result.wrong_sums, result.complete) == ((), True)


def test_total_that_zeros_contradict_stays_and_is_told() -> None:
    """A filled total is not changed; the part is named, and so are the sums that fail then."""
    people = NEW.replace("total", "natural_persons")
    odd = part(EDUCATION, {people: None})
    assert added(odd).inconsistent == ()
    result = added(odd, part(CIVIL), blanks="zero")
    assert (result.inconsistent, result.inconsistent_as_zero) == ((), (EDUCATION,))
    assert gd.get(result.report, NEW) == 2 * gd.get(odd, NEW)
    assert [words.zh for words in result.wrong_sums] == [
        "「自然人」一列",
        "「一、本年新收政府信息公开申请数量 / 总计」",
    ]
    assert not result.complete
    assert result.message.zh == (
        "结论：汇总了 2 份报告；1 处空白按 0 计入；1 个部分的空白按 0 计入后合计不符；"
        "草稿有 2 处合计不符，而各部分的报告在那里相符；草稿没有空白"
    )
    words = gd.render(gd.layout_aggregate(result), "text", layout="list")
    assert f"空白按 0 计入后，合计不符的部分：{EDUCATION}。" in words
    assert (
        "各部分的报告在此相符，草稿的合计却不符，请核对空白和取自上年的数：「自然人」一列、「一、本年新收"
        in words
    )


def test_total_that_is_taken_over_and_does_not_fit_is_told() -> None:
    """Last year's total beside parts that do not add up to it: the draft says so itself."""
    previous = last_year({"/requests/carried_forward/total": 9})
    asked = {"previous": previous, "take_over_blanks": True}
    result = added(part(EDUCATION, {CARRIED: None}), **asked)
    assert [words.zh for words in result.wrong_sums] == [
        "「总计」一列",
        "「二、上年结转政府信息公开申请数量 / 总计」",
    ]
    wrong = [f for f in gd.check(result.report, select="requests") if f.severity == "error"]
    assert (len(wrong), result.complete) == (len(result.wrong_sums), False)


def test_sum_that_is_wrong_in_a_part_is_told_of_the_part() -> None:
    """What fails in the draft because it does in a part is told once, of the part."""
    result = added(part(EDUCATION, {NEW: 1}), part(CIVIL))
    assert (result.inconsistent, result.wrong_sums) == ((EDUCATION,), ())


def test_blanks_are_gathered_by_rows() -> None:
    """Blank cells of one printed row are told together; a row that is all blank, as a whole."""
    row = "/proactive_disclosure/documents/rules"
    whole = dict.fromkeys((f"{row}/issued", f"{row}/repealed", f"{row}/in_force"))
    result = added(part(EDUCATION, whole), part(CIVIL, {NEW: None}))
    assert result.blank_rows == (
        gd.BlankRow("「第二十条第（一）项 / 规章」", (), tuple(whole), (EDUCATION,)),
        gd.BlankRow("「一、本年新收政府信息公开申请数量」", ("总计",), (NEW,), (CIVIL,)),
    )


def test_remarks_are_kept_beside_the_draft() -> None:
    """A remark is about the number of its part, so that the draft has none."""
    remark = gd.Remark(ISSUED, "其中修订16件")
    result = added(attrs.evolve(part(EDUCATION), remarks=(remark,)), part(CIVIL))
    assert result.remarks == (gd.PartRemark(EDUCATION, remark),)
    assert result.report.remarks == ()


# --- who reported, and what


def test_coverage_follows_the_list() -> None:
    """Who is missing is told in the order of the list, and so are those who are not on it."""
    spaced = "示例市 教育局"
    result = added(part(CITY), part(EDUCATION), part(CIVIL), roster=[POLICE, spaced, CIVIL, CIVIL])
    coverage = result.coverage
    assert [(agency.name, agency.status) for agency in coverage.agencies] == [
        (POLICE, "missing"),
        (spaced, "reported"),
        (CIVIL, "reported"),
        (CITY, "unlisted"),
    ]
    assert coverage.expected == (POLICE, spaced, CIVIL)
    assert (coverage.reported, coverage.missing, coverage.unlisted) == (
        (spaced, CIVIL),
        (POLICE,),
        (CITY,),
    )
    assert not result.complete
    assert coverage.to_csv("en", bom=False) == (
        "agency,status\r\n"
        f"{POLICE},missing\r\n{spaced},reported\r\n{CIVIL},reported\r\n{CITY},not on the list\r\n"
    )


def test_without_a_list_nobody_is_missing() -> None:
    """Without a list those who reported are all, and it says that it does not know more."""
    coverage = added(part(CIVIL), part(EDUCATION)).coverage
    assert coverage.reported == coverage.expected == (CIVIL, EDUCATION)
    assert (coverage.missing, coverage.unlisted, coverage.has_roster) == ((), (), False)
    assert [message.zh for message in coverage.messages] == [
        "汇总了 2 个机关的报告；没有名单，是否报齐无从判断。"
    ]


def test_breakdown_has_every_cell_of_every_part() -> None:
    """The breakdown has the parts in the order of the coverage, blanks as blanks, and the sums."""
    reports = [part(EDUCATION, {NEW: 3, CARRIED: None}), part(CIVIL, {NEW: 4})]
    breakdown = added(*reports, roster=[CIVIL, POLICE]).breakdown
    assert breakdown is not None
    assert breakdown.parts == (CIVIL, EDUCATION)
    assert breakdown.values == (cell_values(reports[1]), cell_values(reports[0]))
    assert breakdown.column(NEW) == (4, 3)
    total = dict(zip(breakdown.pointers, breakdown.total, strict=True))
    assert (total[NEW], total[CARRIED]) == (7, None)


def test_breakdown_as_csv() -> None:
    """As CSV it has printed words, pointers, a row for each part, and sums; no formula."""
    amounts = {
        BOUGHT: money("1.50", "万元"),
        "/proactive_disclosure/fees/administrative_fees/change": -2,
    }
    result = added(part("=示例局", amounts, "2019"), part(CIVIL, {NEW: None} | amounts, "2019"))
    assert result.breakdown is not None
    text = result.breakdown.to_csv()
    labels, pointers, first, second, total = (line.split(",") for line in text.splitlines())
    assert (labels[0], pointers[0], first[0], second[0], total[0]) == (
        "\ufeff机关",
        "指针",
        "'=示例局",
        CIVIL,
        "合计",
    )
    columns = [pointers.index(p) for p in (BOUGHT, NEW, *amounts)]
    assert labels[columns[1]] == (
        "三、收到和处理政府信息公开申请情况 / 一、本年新收政府信息公开申请数量 / 总计"
    )
    assert [second[column] for column in columns] == ["1.50万元", "", "1.50万元", "-2"]
    assert [total[column] for column in columns] == ["3.00万元", "", "3.00万元", "-4"]


def test_breakdown_may_be_left_out() -> None:
    """Without it nothing of the parts is held, and the draft is the same."""
    reports = [part(EDUCATION), part(CIVIL)]
    result = added(*reports, breakdown=False)
    assert result.breakdown is None
    assert result.report == added(*reports).report


# --- last year


def test_what_follows_from_last_year_is_compared() -> None:
    """Each cell that follows from last year's report stands beside what follows from it."""
    previous = last_year({"/requests/carried_forward/total": 9, STOCK: 100})
    changes = {CARRIED: 4, ISSUED: 5, REPEALED: 1, STOCK: 50}
    carried = added(part(EDUCATION, changes), part(CIVIL, changes), previous=previous).carried_over
    cells = {cell.pointer: cell for cell in carried}
    assert len(cells) == 7 + 2
    total, stock = cells[CARRIED], cells[STOCK]
    assert (total.expected, total.total, total.difference) == (9, 8, -1)
    assert (stock.expected, stock.total, stock.difference) == (108, 100, -8)
    assert (total.rule, stock.rule) == ("history.carried-over", "history.stock")
    assert total.labels[1:] == ("二、上年结转政府信息公开申请数量", "总计")


def test_only_what_is_in_both_editions_follows() -> None:
    """From a report on the 2019 form only follows what stands on the 2021 form too."""
    previous = gd.replace(last_year(edition="2019"), {"/year": 2023})
    carried = added(part(EDUCATION), previous=previous).carried_over
    assert {cell.rule for cell in carried} == {"history.carried-over"}
    items = added(part(EDUCATION, edition="2019"), previous=last_year(edition="2019"))
    assert {cell.rule for cell in items.carried_over} == {"history.carried-over", "history.items"}


def test_blank_takes_over_only_what_is_asked() -> None:
    """A blank of the draft is filled from last year's report only where the caller says so."""
    previous = last_year({"/requests/carried_forward/total": 9, STOCK: 10})
    reports = [part(EDUCATION, {CARRIED: None, STOCK: None, ISSUED: 0, REPEALED: 3})]
    kept = added(*reports, previous=previous)
    assert [gd.get(kept.report, pointer) for pointer in (CARRIED, STOCK)] == [None, None]
    assert not any(cell.taken for cell in kept.carried_over)
    taken = added(*reports, previous=previous, take_over_blanks=True)
    assert [gd.get(taken.report, pointer) for pointer in (CARRIED, STOCK)] == [9, 7]
    assert [cell.pointer for cell in taken.carried_over if cell.taken] == [CARRIED, STOCK]
    assert taken.blank_cells == {}
    assert taken.breakdown is not None
    assert taken.breakdown.total == cell_values(kept.report)


def test_nothing_impossible_is_taken_over() -> None:
    """What follows from last year is not taken where a cell cannot hold it, or it is blank."""
    previous = last_year({"/requests/carried_forward/total": None, STOCK: 0})
    reports = [part(EDUCATION, {CARRIED: None, STOCK: None, ISSUED: 0, REPEALED: 3})]
    result = added(*reports, previous=previous, take_over_blanks=True)
    cells = {cell.pointer: cell for cell in result.carried_over}
    assert (cells[STOCK].expected, cells[STOCK].taken, cells[STOCK].difference) == (-3, False, None)
    assert (cells[CARRIED].expected, cells[CARRIED].taken) == (None, False)
    assert list(result.blank_cells) == [STOCK, CARRIED]


# --- parts that are wrong themselves


@EACH_EDITION
@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, False),
        ({NEW: 1}, True),
        ({NEW: None}, False),
        ({NEW: None, "/disputes/reconsideration/total": 1}, True),
        ({"/requests/received/natural_persons": None, NEW: 0}, True),
        ({"/requests/received/natural_persons": None, NEW: 10**6}, True),
        ({f"{FEES}": None}, False),
    ],
)
def test_inconsistent_parts(edition: str, changes: dict[str, Any], *, wrong: bool) -> None:
    """Those parts are named in which the check finds sums that fail whatever the blanks are."""
    fees = {"2019": BOUGHT, "2021": FEES}[edition]
    known = {fees if pointer == FEES else pointer: value for pointer, value in changes.items()}
    report = part(EDUCATION, known, edition)
    errors = gd.conclude(gd.check(report, select=("requests", "disputes"))).errors
    result = added(report, part(CIVIL, edition=edition))
    assert result.inconsistent == ((EDUCATION,) if wrong else ())
    assert (bool(errors), "1 个部分自身的合计不符" in result.message.zh) == (wrong, wrong)
    words = gd.render(gd.layout_aggregate(result), "text", layout="list")
    assert (f"自身合计不符的部分：{EDUCATION}" in words) is wrong


# --- conclusions


@pytest.mark.parametrize(
    ("reports", "asked", "words"),
    [
        ([part(EDUCATION)], {}, "结论：汇总了 1 份报告；草稿没有空白"),
        (
            [part(EDUCATION)],
            {"roster": [EDUCATION]},
            "结论：汇总了 1 份报告；名单上的都已报；草稿没有空白",
        ),
        (
            [part(EDUCATION, {NEW: None})],
            {"roster": [CIVIL, POLICE]},
            "结论：汇总了 1 份报告；未报 2 个机关；名单之外 1 个机关；草稿空白 1 格",
        ),
        (
            [part(EDUCATION, {NEW: None})],
            {"blanks": "zero"},
            "结论：汇总了 1 份报告；1 处空白的合计按分项之和计入；草稿没有空白",
        ),
        (
            [part(EDUCATION, {CARRIED: None, STOCK: 1})],
            {
                "previous": last_year(
                    {STOCK: 1, "/proactive_disclosure/documents/normative_documents/in_force": 2}
                ),
                "take_over_blanks": True,
            },
            (
                "结论：汇总了 1 份报告；草稿有 2 处合计不符，而各部分的报告在那里相符；"
                "8 格与上年不衔接；1 格取自上年报告；草稿没有空白"
            ),
        ),
    ],
)
def test_message(reports: list[gd.Report], asked: dict[str, Any], words: str) -> None:
    """One line says what came of it."""
    result = added(*reports, **asked)
    assert result.message.zh == words


# --- what is refused


def test_all_problems_are_told_at_once() -> None:
    """Reports that cannot be added up are named, each reason once, in both languages."""
    reports: list[Any] = [
        part(EDUCATION),
        "x",
        part("示例市 教育局"),
        part(EDUCATION),
        part(CIVIL, {"/year": 2023}),
        part(POLICE, {"/year": None}),
        part("", {}),
        part("示例镇人民政府", {"/year": 2024}, "2019"),
        None,
    ]
    with pytest.raises(gd.AggregateError) as caught:
        gd.aggregate(reports, agency=CITY, year=2024, previous=part(EDUCATION))
    names = (EDUCATION, "示例市 教育局", EDUCATION, CIVIL, POLICE, "")
    of_2021 = "、".join(map(repr, names))
    assert caught.value.text().splitlines() == [
        "不是报告（Report）：第 2 项 'x'、第 9 项 None",
        "没有机关名称：第 7 份",
        "同一机关的报告不止一份，不能重复计入：'示例市 教育局'",
        "不是 2024 年的报告：'示例市民政局'（2023 年）、'示例市公安局'（没有年度）",
        f"不是同一版表格的报告，不能相加：2019 版 '示例镇人民政府'；2021 版 {of_2021}",
        "上年的报告应为 2023 年的，得到的是 2024 年的",
        "上年的报告应为 '示例市人民政府' 的，得到的是 '示例市教育局' 的",
    ]
    assert [problem.code for problem in caught.value.problems] == [
        "type",
        "no-name",
        "twice",
        "other-year",
        "editions",
        "previous-year",
        "previous-agency",
    ]
    assert "last year's report must be of 2023, and is of 2024" in caught.value.text("en")


def test_no_reports() -> None:
    """Nothing cannot be added up; many that are wrong are named as the first ten."""
    with pytest.raises(gd.AggregateError, match="没有给出任何报告"):
        gd.aggregate(iter(()), agency=CITY, year=2024)
    wrong = (part(f"示例市第{n}局", {"/year": 2023}) for n in range(12))
    with pytest.raises(gd.AggregateError, match="'示例市第9局'（2023 年）等 12 个"):
        gd.aggregate(wrong, agency=CITY, year=2024)


def test_previous_without_year() -> None:
    """Last year's report must say its year; it may leave out whose it is."""
    with pytest.raises(gd.AggregateError, match="得到的没有年度"):
        added(part(EDUCATION), previous=last_year({"/year": None}))
    unnamed = last_year({"/agency": gd.Agency(name="")})
    assert added(part(EDUCATION), previous=unnamed).carried_over


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"agency": " "}, "/agency：应为机关的名称（str，不能为空）或 Agency；得到 ' '"),
        ({"agency": gd.Agency(name="")}, "/agency：应为"),
        ({"agency": 3}, "/agency：应为"),
        ({"year": None}, "/year：应为报告年度（四位数的整数）；得到 None"),
        ({"year": True}, "/year：应为"),
        ({"year": 20240}, "/year：应为"),
        ({"blanks": "x"}, '/blanks：应为 "keep" 或 "zero"；得到 \'x\''),
        ({"previous": "x"}, "/previous：应为上年的报告（Report）或 None；得到 'x'"),
        ({"roster": "示例市教育局"}, "/roster：应为列表一类"),
        ({"blanks": []}, '/blanks：应为 "keep" 或 "zero"；得到 []'),
        ({"roster": [1]}, "/roster/0：应为名称（str）；得到 1"),
        ({"roster": [CIVIL, ""]}, "/roster/1：名称不能为空"),
        ({"roster": ["\u3000"]}, "/roster/0：名称不能为空"),
        ({"roster": ["丁\ud800"]}, "/roster/0：第 2 个字符 U+D800 不可用"),
        ({"previous": as_subclass(last_year())}, "/previous：应为上年的报告（Report）或 None"),
        ({"take_over_blanks": True}, "/previous：要用上年的数填空白，须以 previous 给出上年的报告"),
        ({"reports": part(EDUCATION)}, "/reports：应为列表一类"),
        ({"reports": "x"}, "/reports：应为列表一类"),
    ],
)
def test_wrong_arguments(asked: dict[str, Any], words: str) -> None:
    """An argument that is not what it should be is refused before any report is taken."""
    given: dict[str, Any] = {"reports": [part(EDUCATION)], "agency": CITY, "year": 2024} | asked
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.aggregate(**given)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize("breakdown", [True, False])
def test_a_subclass_is_no_report(*, breakdown: bool) -> None:
    """No edition knows a class that is made of a report's, and what is of it is not left out."""
    with pytest.raises(gd.AggregateError, match=r"不是报告（Report）：第 2 项 Sub\("):
        gd.aggregate(
            [part(CIVIL), as_subclass(part(EDUCATION))], agency=CITY, year=2024, breakdown=breakdown
        )


def test_a_column_that_there_is_not() -> None:
    """A misspelt pointer is refused, with what is like it."""
    breakdown = added(part(EDUCATION)).breakdown
    assert breakdown is not None
    with pytest.raises(gd.PointerError, match=f"是否应为 .*{NEW}"):
        breakdown.column(NEW.replace("received", "recieved"))


# --- any parts


@settings(max_examples=60)
@given(drawn_parts.parts(blanks=False))
def test_draft_passes_parts_sum(reports: list[gd.Report]) -> None:
    """Whatever the figures of the parts, the draft is the sum of them, as the rule sees it."""
    draft = added(*reports).report
    assert gd.check(draft, parts=reports, select=["parts.sum"]) == []


@settings(max_examples=60)
@given(drawn_parts.parts(blanks=True), st.data())
def test_level_by_level_is_all_at_once(reports: list[gd.Report], data: st.DataObject) -> None:
    """Adding up in groups, and then the groups, in any order, gives what adding up all gives."""
    groups: dict[int, list[gd.Report]] = {}
    for report in data.draw(st.permutations(reports)):
        groups.setdefault(data.draw(st.integers(0, 2)), []).append(report)
    drafts = [added(*group, agency=f"示例县{n}政府").report for n, group in groups.items()]
    assert added(*drafts).report == added(*reports).report


@settings(max_examples=30)
@given(drawn_parts.parts(blanks=True))
def test_every_blank_is_accounted_for(reports: list[gd.Report]) -> None:
    """A cell is blank where it is in a part; as 0 it is what the completed parts add up to."""
    kept, zero = added(*reports), added(*reports, blanks="zero")
    for pointer, value in values_by_pointer(kept.report).items():
        blank = tuple(r.agency.name for r in reports if gd.get(r, pointer) is None)
        assert kept.blank_cells.get(pointer, ()) == blank
        if not blank:
            assert gd.get(zero.report, pointer) == value
    assert None not in cell_values(zero.report)
    assert zero.blanks == kept.blanks
    assert zero.report == added(*map(gd.complete, reports)).report
    counted = Counter(p for one in (*zero.zeros, *zero.summed_totals) for p in one.pointers)
    assert counted == Counter(p for one in kept.blanks for p in one.pointers)


@settings(max_examples=30)
@given(st.sampled_from(sorted(EDITIONS)), st.data())
def test_blank_totals_of_consistent_parts_change_nothing(edition: str, data: st.DataObject) -> None:
    """Whichever totals parts leave blank, the draft is that of the parts with them, and holds."""
    totals = sorted(parts_of_totals(EDITIONS[edition].report))
    whole = [part(name, edition=edition) for name in (EDUCATION, CIVIL, POLICE)]
    blanked = [
        gd.replace(one, dict.fromkeys(data.draw(st.sets(st.sampled_from(totals), max_size=9))))
        for one in whole
    ]
    result = added(*blanked, blanks="zero")
    assert result.report == added(*whole).report
    assert (result.zeros, result.wrong_sums, result.inconsistent_as_zero) == ((), (), ())


def test_many_reports_from_a_generator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are taken one by one, added up in chunks, and none is held."""
    monkeypatch.setattr(adding, "_CHUNK", 3)
    given: list[weakref.ref[gd.Report]] = []
    most_alive = 0

    def reports() -> Iterator[gd.Report]:
        nonlocal most_alive
        for number in range(10):
            report = part(f"示例市第{number}局", {NEW: number})
            given.append(weakref.ref(report))
            yield report
            most_alive = max(most_alive, sum(one() is not None for one in given))

    result = gd.aggregate(reports(), agency=CITY, year=2024, breakdown=False)
    assert gd.get(result.report, NEW) == 45
    assert most_alive == 1


# --- lists of names


def test_roster_is_loaded(tmp_path: Path) -> None:
    """A list of names is read from a table, in either encoding; each name once."""
    path = tmp_path / "名单.csv"
    path.write_bytes(
        f"单位名称,联系人\r\n{CIVIL},甲\r\n{EDUCATION},乙\r\n{CIVIL},丙\r\n".encode("gb18030")
    )
    assert gd.load_roster(path) == gd.load_roster(str(path)) == (CIVIL, EDUCATION)


@pytest.mark.parametrize("first", ["序号\t单位名称\t备注", "\n序号\t单位名称"])
def test_roster_with_tabs(tmp_path: Path, first: str) -> None:
    """Columns may be separated by tabs, as they are when copied from a spreadsheet."""
    path = tmp_path / "名单.txt"
    path.write_text(f"{first}\n1\t{CIVIL}\t甲,乙\n2\t{EDUCATION}\n", "utf-8")
    assert gd.load_roster(path) == (CIVIL, EDUCATION)


@pytest.mark.parametrize(
    "name", ["[示例市]统计局", "{示例市}统计局", "<示例市>统计局", "〔示例市〕局"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_that_begin_with_a_bracket(tmp_path: Path, name: str, encoding: str) -> None:
    """A bracket before a word begins a name, neither JSON nor a page."""
    path = tmp_path / "名单.txt"
    path.write_text(f"{name}\n{CIVIL}\n", encoding)
    assert gd.load_roster(path) == (name, CIVIL)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("序号,单位名称", 1),
        ("序号,单位 名称,联系人", 1),
        ("名称,全称", 1),
        ("部门,名称", 1),
        ("Agency,No.", 0),
        ("示例县人民政府,甲", 0),
    ],
)
def test_the_column_of_names(tmp_path: Path, header: str, column: int) -> None:
    """The header tells the column, of several the one that is most exact; else it is the first."""
    path = tmp_path / "名单.csv"
    rows = [[CIVIL, "1", ""], [EDUCATION, "2", ""], ["", "", "合计"]]
    if column:
        rows = [[number, name, rest] for name, number, rest in rows]
    path.write_text("\n".join([header, *map(",".join, rows)]), "utf-8")
    unknown = ("示例县人民政府",) if header.startswith("示例县") else ()
    assert gd.load_roster(path) == (*unknown, CIVIL, EDUCATION)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "没有一个名称"),
        ("序号,单位名称\n".encode(), "没有一个名称"),
        (f"1,{CIVIL}\n2,{EDUCATION}\n".encode(), "第一列只有数字.*请在首行写明列名"),
        (f"编号,谁\n1,{CIVIL}\n2,{EDUCATION}\n".encode(), "第一列只有数字"),
        (f"{CIVIL}\n\n示例\u200b局\n".encode(), r"第 3 行：第 3 个字符 U\+200B 不可用"),
        (b"PK\3\4\x14\0\x06", "请另存为 CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "请另存为 CSV"),
        (b"\xff\xff\x81", "既不是 UTF-8，也不是 GB18030"),
        ('"示例市教育局\n'.encode(), "不是名单，也不是 CSV"),
        (b'{\n  "format": 1,\n  "edition": "2021"\n}\n', "开头是 '{'，是 JSON、网页一类的文件"),
        ('\ufeff\n ["示例市教育局"]\n'.encode(), r"""开头是 '\["示例市教育局"\]'"""),
        (b"<!DOCTYPE html>\n<p>", "不是名单；名单每行一个名称"),
        (b"<html>", "网页一类"),
        (b"</p>", "网页一类"),
        (b"<?xml?>", "网页一类"),
        (b"[ \n", "是 JSON"),
        (b"[[1, 2]]", "是 JSON"),
        (b"[]", "是 JSON"),
        (b"[1, 2]", "是 JSON"),
        (b"[-1.5]", "是 JSON"),
        (b"[null]", "是 JSON"),
        (b"[ true,\nfalse]", "是 JSON"),
        (b"< html>", "网页一类"),
        (b'{ "a": 1}', "是 JSON"),
    ],
)
def test_no_roster(tmp_path: Path, content: bytes, words: str) -> None:
    """What is no list of names is refused, with the name of the file."""
    path = tmp_path / "roster.csv"
    path.write_bytes(content)
    with pytest.raises(gd.RosterError, match=words) as caught:
        gd.load_roster(path)
    assert str(caught.value).startswith(str(path))
