"""``narrative.counts``: numbers in the text that the tables do not agree with."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose.checks.narrative.rounding import agrees, rounded
from support.cases.counts import BEFORE, CELLS
from support.sums import filled

RULE = ["narrative.counts"]
RECEIVED = "/requests/received/total"
OVER = "/requests/carried_over/total"
HANDLED = "/requests/outcomes/total/total"
DISCLOSED = "/requests/outcomes/disclosed/total"


def stating(text: str, values: dict[str, Any] | None = None) -> gd.Report:
    """Build a report whose text states numbers."""
    prose = {"/overview": (gd.Paragraph("2024年情况如下。"), gd.Paragraph(text))}
    return gd.replace(filled("2021"), {**CELLS, **prose, **(values or {})})


def found(text: str, values: dict[str, Any] | None = None, **given_: Any) -> list[gd.Finding]:
    """Give what the rule finds."""
    return gd.check(stating(text, values), select=RULE, **given_)


def before(**values: Any) -> gd.Report:
    """Build last year's report."""
    return gd.replace(filled("2021"), {**BEFORE, "/year": 2023, **values})


def test_count() -> None:
    """A number that the cell does not have is shown with its place, its words and the cell."""
    [finding] = found("全年新收政府信息公开申请210件，答复110件。")
    assert (finding.rule, finding.code, finding.severity) == (RULE[0], "count", "warning")
    assert (finding.left, finding.right) == (("/overview/1/text",), (RECEIVED,))
    assert (finding.actual, finding.expected, finding.delta) == (210, 120, 90)
    assert (finding.quote, finding.span) == ("新收政府信息公开申请210件", (2, 16))
    assert finding.labels == (
        "三、收到和处理政府信息公开申请情况",
        "一、本年新收政府信息公开申请数量",
        "总计",
    )
    place = "「一、本年新收政府信息公开申请数量 / 总计」"
    assert finding.message == gd.Message(
        f"正文称“新收政府信息公开申请210件”，而表中{place}为 120；请核对，正文是另一口径的请写明",
        f"the text says “新收政府信息公开申请210件”, but in the table {place} is 120; check them, "
        "and say so in the text where it is another quantity",
    )


def test_sum_of_two() -> None:
    """A sum of two cells names both."""
    [finding] = found("因政府信息公开引起的行政诉讼4件。")
    assert finding.expected == 3
    assert finding.labels == ("四、政府信息公开行政复议、行政诉讼情况", "行政诉讼")
    names = ("「行政诉讼 / 未经复议直接起诉 / 总计」", "「行政诉讼 / 复议后起诉 / 总计」")
    assert f"而表中{names[0]}与{names[1]}之和为 3；" in finding.message.zh
    assert f"{names[0]} and {names[1]} add up to 3;" in finding.message.en


def test_sum_of_many() -> None:
    """A sum of many cells names what they are all in."""
    [finding] = found("答复政府信息公开申请110件，不予公开1件。")
    cells = len(finding.right)
    assert (cells, finding.actual) == (8, 1)
    assert finding.expected == sum(gd.get(stating(""), cell) for cell in finding.right)
    where = "「三、本年度办理结果 / （三）不予公开」"
    assert f"而表中{where}中 8 格之和为 {finding.expected}；" in finding.message.zh
    assert f"8 cells of {where} add up to {finding.expected};" in finding.message.en


def test_share() -> None:
    """A percentage is shown with both sums and what they make, with as many decimals."""
    [finding] = found("答复政府信息公开申请110件，予以公开44件，占41.00%。")
    assert (finding.code, finding.actual, finding.expected) == ("share", None, None)
    assert finding.right == (DISCLOSED, HANDLED)
    assert finding.quote == "予以公开44件，占41.00%"
    parts = (
        "「三、本年度办理结果 / （一）予以公开 / 总计」",
        "「三、本年度办理结果 / （七）总计 / 总计」",
    )
    assert finding.message == gd.Message(
        f"正文称“予以公开44件，占41.00%”，而表中{parts[0]}为 44，{parts[1]}为 110，"
        "前者是后者的 40.00%；请核对",
        f"the text says “予以公开44件，占41.00%”, but in the table {parts[0]} is 44 and "
        f"{parts[1]} is 110, which is 40.00%; check them",
    )


@pytest.mark.parametrize(
    ("said", "code", "numbers", "change"),
    [
        ("同比增长24%", None, (None, None), ("增长 25%", "25% more")),
        ("同比下降25.0%", None, (None, None), ("增长 25.0%", "25.0% more")),
        ("比上年增加23件", 23, (24, 23), ("增加 24", "24 more")),
        ("比上年减少24件", -24, (24, -24), ("增加 24", "24 more")),
    ],
)
def test_growth(said: str, code: object, numbers: tuple[object, ...], change: Any) -> None:
    """A growth is shown with both years' sums and what they make."""
    [finding] = found(f"收到政府信息公开申请120件，{said}。", previous=before())
    assert (finding.code, finding.right) == ("growth", (RECEIVED,))
    assert (finding.expected, finding.actual) == numbers
    assert finding.actual == code
    assert f"总计」为 120，上年的报告中为 96，应为{change[0]}；请核对" in finding.message.zh
    assert (
        f"is 120, and in last year's report it is 96, which is {change[1]};" in finding.message.en
    )


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("同比增长20%", ("下降 20%", "20% fewer")),
        ("比上年增加24件", ("减少 30", "30 fewer")),
    ],
)
def test_fall(said: str, change: tuple[str, str]) -> None:
    """What fell since last year is said to have fallen."""
    last = before(**{RECEIVED: 150})
    [finding] = found(f"收到政府信息公开申请120件，{said}。", previous=last)
    assert f"上年的报告中为 150，应为{change[0]}；" in finding.message.zh
    assert f"it is 150, which is {change[1]};" in finding.message.en
    assert found("收到政府信息公开申请120件，同比下降20%。", previous=last) == []


def test_no_change() -> None:
    """What is as last year is said to be the same."""
    last = before(**{RECEIVED: 120})
    [finding] = found("收到政府信息公开申请120件，比上年增加3件。", previous=last)
    assert "上年的报告中为 120，应为持平；" in finding.message.zh
    assert "it is 120, which is the same;" in finding.message.en
    assert finding.expected == 0


def test_least_change() -> None:
    """One more, and one fewer, are said so."""
    text = "收到政府信息公开申请120件，比上年增加3件。"
    for number, change in ((119, "增加 1"), (121, "减少 1")):
        [finding] = found(text, previous=before(**{RECEIVED: number}))
        assert f"应为{change}；" in finding.message.zh


def test_growth_needs_last_year() -> None:
    """A growth is compared where last year's report is given, filled in, and not of nothing."""
    text = "收到政府信息公开申请120件，同比增长1%，比上年增加1件。"
    assert [f.code for f in found(text)] == []
    assert [f.code for f in found(text, previous=before())] == ["growth", "growth"]
    assert found(text, previous=before(**{RECEIVED: None})) == []
    assert found(text, {OVER: None}, previous=before()) == []
    nothing = before(**{RECEIVED: 0, OVER: 0})
    assert [f.actual for f in found(text, previous=nothing)] == [1]


def test_growth_of_what_last_year_has_not() -> None:
    """A growth of cells that the form of last year had not is not compared."""
    text = "答复政府信息公开申请110件，其他处理1件，同比增加999件。"
    last = gd.replace(filled("2019"), {"/year": 2020})
    about = gd.replace(stating(text), {"/year": 2021})
    assert [f.code for f in gd.check(about, previous=last, select=RULE)] == ["count"]


def test_other_meanings_are_right() -> None:
    """What was received may include what was carried over; each meaning is right."""
    assert found("收到政府信息公开申请120件。") == found("收到政府信息公开申请125件。") == []
    assert [f.actual for f in found("新收政府信息公开申请125件。")] == [125]
    assert [f.expected for f in found("收到政府信息公开申请121件。")] == [120]


@pytest.mark.parametrize("cell", [RECEIVED, OVER])
def test_blank(cell: str) -> None:
    """Nothing is said where a cell that may be meant is blank."""
    assert found("收到政府信息公开申请999件。", {cell: None}) == []


def test_blank_part_or_whole() -> None:
    """Nothing is said of a share where its part or a whole is blank, or all wholes are 0."""
    text = "答复政府信息公开申请110件，予以公开44件，占41%。"
    assert [f.code for f in found(text)] == ["share"]
    assert found(text, {DISCLOSED: None}) == []
    assert found(text, {OVER: None}) == []
    nothing = dict.fromkeys((RECEIVED, OVER, HANDLED), 0)
    assert [f.code for f in found(text, nothing)] == ["count"]
    some = {RECEIVED: 0, OVER: 0}
    assert [f.code for f in found(text, some)] == ["share"]


def test_opt_in() -> None:
    """The rule is asked only where it is selected, and a written reason silences it."""
    about = stating("新收政府信息公开申请210件。")
    assert [f for f in gd.check(about) if f.rule == RULE[0]] == []
    waiver = gd.Waiver(rule=RULE[0], pointer="/overview", reason="含子公司")
    [finding] = gd.check(about, select=RULE, waivers=[waiver], today=date(2025, 1, 1))
    assert finding.silence is not None


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_usual_roundings_agree(part: int, whole: int, places: int) -> None:
    """A percentage agrees rounded half up, half to even, and cut off; and no other does."""
    exact = Decimal(part * 100) / Decimal(whole)
    unit = Decimal(1).scaleb(-places)
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    usual = {exact.quantize(unit, way) for way in ways}
    assert all(agrees(value, part, whole) for value in usual)
    assert all(agrees(-value, -part, whole) for value in usual)
    assert not agrees(min(usual) - unit, part, whole)
    assert not agrees(max(usual) + unit, part, whole)
    assert rounded(part, whole, places) == rounded(-part, whole, places)
    assert rounded(part, whole, places) == exact.quantize(unit, ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("value", "part", "whole", "right"),
    [
        ("12.5", 1, 8, True),
        ("12", 1, 8, True),
        ("13", 1, 8, True),
        ("14", 1, 8, False),
        ("33.3", 1, 3, True),
        ("33.4", 1, 3, False),
        ("-33.3", 1, 3, False),
        ("33.3", -1, 3, False),
        ("-33.3", -1, 3, True),
        ("0", -1, 300, True),
        ("-0", 1, 300, True),
        ("0.00", 0, 3, True),
        ("100", 3, 3, True),
    ],
)
def test_agreement(value: str, part: int, whole: int, *, right: bool) -> None:
    """A half may be rounded either way, and the sign counts."""
    assert agrees(Decimal(value), part, whole) is right
