"""The rules that compare with last year's report."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govdisclose as gd
from govdisclose.checks import Finding, Waiver, check
from govdisclose.checks.names import known_as, listed
from govdisclose.checks.narrative.passages import passages
from govdisclose.checks.similarity import letters, similarity
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Remark
from govdisclose.form import leaves
from govdisclose.pointers import get, replace
from govdisclose.prose import Paragraph, Prose
from support import real
from support.cases.history import FORWARD, ITEMS, LAST, MADE, OVER, STOCK
from support.strategies import small_counts
from support.sums import YEARS, filled, table

EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))
FIGURES = {
    "2019": ("history.carried-over", "history.items"),
    "2021": ("history.carried-over", "history.stock"),
}


def last_year(edition: str, changes: Mapping[str, Any] | None = None) -> Report:
    """Build the report of the year before, which ``filled`` follows from."""
    before = {"/year": YEARS[edition] - 1}
    return replace(filled(edition), before | LAST[edition] | dict(changes or {}))


def compared(report: Report, last: Report, rule: str = "history") -> list[Finding]:
    return check(report, previous=last, select=(rule,))


# --- figures


@EACH_EDITION
def test_consistent_history_gives_nothing(edition: str) -> None:
    """A report that follows from last year's gives no finding, by any rule."""
    assert check(filled(edition), previous=last_year(edition)) == []


def test_rules_of_history_need_last_year() -> None:
    """Without last year's report nothing is compared, and nothing said."""
    report = replace(filled("2021"), {f"{OVER}/total": 0, f"{OVER}/natural_persons": 0})
    assert [f for f in check(report) if f.rule.startswith("history.")] == []


@EACH_EDITION
@pytest.mark.parametrize("step", [1, -1])
def test_every_change_is_caught(edition: str, step: int) -> None:
    """One more or one less in a cell that follows from last year's is found, and named first."""
    cells = [cell for row in table(edition, "requests") for cell in row if cell.startswith(OVER)]
    if edition == "2019":
        cells += ITEMS
    else:
        cells += [f"{STOCK}/in_force", f"{MADE}/in_force"]
    for cell in cells:
        changed = replace(filled(edition), {cell: get(filled(edition), cell) + step})
        [finding] = compared(changed, last_year(edition))
        assert (finding.code, finding.severity, finding.status) == ("differs", "warning", "failed")
        assert (finding.left, finding.delta) == ((cell,), step)


def test_carried_over_names_the_column() -> None:
    """What is carried over is compared with what last year's report carries forward."""
    cell = f"{OVER}/organizations/other"
    [finding] = compared(replace(filled("2021"), {cell: 8}), last_year("2021"))
    assert finding == Finding(
        rule="history.carried-over",
        code="differs",
        severity="warning",
        labels=(
            "三、收到和处理政府信息公开申请情况",
            "二、上年结转政府信息公开申请数量",
            "法人或其他组织",
            "其他",
        ),
        left=(cell,),
        message=finding.message,
        expected=9,
        actual=8,
    )
    assert finding.message.zh == (
        "「二、上年结转政府信息公开申请数量 / 法人或其他组织 / 其他」按上年报告应为 9（上年"
        "「四、结转下年度继续办理」9），实为 8，相差 1；请核对，确有原因的请加备注说明"
    )
    assert finding.message.en == (
        "「二、上年结转政府信息公开申请数量 / 法人或其他组织 / 其他」 should be 9 by last year's "
        "report (last year's 「四、结转下年度继续办理」9), but is 8, a difference of 1; check it, "
        "or add a remark that says why"
    )


def test_stock_writes_out_the_sum() -> None:
    """What should be in force is written out, and a shortfall below 0 too."""
    changes = {f"{STOCK}/issued": 2, f"{STOCK}/repealed": 9, f"{STOCK}/in_force": 3}
    last = last_year("2021", {f"{STOCK}/in_force": 5})
    [finding] = compared(replace(filled("2021"), changes), last)
    assert (finding.left, finding.right) == (
        (f"{STOCK}/in_force",),
        (f"{STOCK}/issued", f"{STOCK}/repealed"),
    )
    assert (finding.expected, finding.actual) == (-2, 3)
    assert finding.message.zh == (
        "「第二十条第（一）项 / 行政规范性文件 / 现行有效件数」按上年报告应为 -2（上年"
        "「现行有效件数」5 + 「本年制发件数」2 \u2212 「本年废止件数」9），实为 3，相差 5；"
        "请核对，确有原因的请加备注说明"
    )
    assert finding.message.en == (
        "「第二十条第（一）项 / 行政规范性文件 / 现行有效件数」 should be -2 by last year's report "
        "(last year's 「现行有效件数」5 + 「本年制发件数」2 \u2212 「本年废止件数」9), but is 3, "
        "a difference of 5; check it, or add a remark that says why"
    )


def test_items_add_last_years_change() -> None:
    """上一年项目数量 is last year's with last year's change; nothing else is of this year."""
    [finding] = compared(replace(filled("2019"), {ITEMS[0]: 100}), last_year("2019"))
    assert (finding.left, finding.right, finding.actual) == ((ITEMS[0],), (), 100)
    assert f"（上年「上一年项目数量」{(finding.expected or 0) + 4} + 上年「本年增/减」-4）" in (
        finding.message.zh
    )


@EACH_EDITION
def test_blanks_cannot_be_assessed(edition: str) -> None:
    """Where cells are blank each rule says so once, and what can be compared is compared."""
    empty = blank(edition, year=YEARS[edition] - 1)
    for report, last in (
        (filled(edition), empty),
        (blank(edition, year=YEARS[edition]), last_year(edition)),
    ):
        findings = compared(report, last)
        assert [(f.rule, f.code, f.severity) for f in findings] == [
            (rule, "unassessed", "info") for rule in FIGURES[edition]
        ]
        assert [len(f.left) for f in findings] == [
            7,
            len(LAST[edition]) - 7 - 5 * (edition == "2019"),
        ]
        assert all(pointer.startswith(OVER) for pointer in findings[0].left)
    changes = {f"{OVER}/total": None, f"{OVER}/natural_persons": 77}
    failed, open_ = compared(replace(filled(edition), changes), last_year(edition))
    assert (failed.left, open_.left) == ((f"{OVER}/natural_persons",), (f"{OVER}/total",))
    assert open_.message.zh == (
        "因此报告或上年报告有空白，7 处中有 1 处无法核对，首先是"
        "「二、上年结转政府信息公开申请数量 / 总计」；请填写，没有的填 0"
    )


@pytest.mark.parametrize("cell", [f"{STOCK}/issued", f"{STOCK}/repealed", f"{STOCK}/in_force"])
def test_any_blank_of_a_sum_leaves_it_open(cell: str) -> None:
    """A stock of which any number is blank cannot be assessed."""
    changes = {f"{STOCK}/in_force": 900, cell: None}
    [finding] = compared(replace(filled("2021"), changes), last_year("2021"))
    assert (finding.rule, finding.code, finding.left) == (
        "history.stock",
        "unassessed",
        (f"{STOCK}/in_force",),
    )


def test_remark_and_waiver_explain_a_cell() -> None:
    """A remark on the cell, or a waiver for it, explains that cell and no other."""
    cells = (f"{OVER}/natural_persons", f"{OVER}/total")
    changes = dict.fromkeys(cells, 77) | {f"{STOCK}/in_force": 900}
    remarks = (Remark(cells[0], "更正上年漏报"), Remark(f"{STOCK}/in_force", "集中清理"))
    report = replace(filled("2021"), changes | {"/remarks": remarks})
    waiver = Waiver(rule="history.carried-over", pointer=OVER, reason="已核实")
    silenced = check(report, previous=last_year("2021"), select=("history",))
    assert [(f.left[0], f.silence is not None) for f in silenced] == [
        (cells[0], True),
        (cells[1], False),
        (f"{STOCK}/in_force", True),
    ]
    waived = check(report, previous=last_year("2021"), select=("history",), waivers=(waiver,))
    assert [f.silence.by for f in waived if f.silence] == ["remark", "waiver", "remark"]


# --- what is no report of last year


@pytest.mark.parametrize(
    ("changes", "last", "zh"),
    [
        ({"/year": None}, {}, "此报告或所给上年报告的年度空白，无法核对；请填写"),
        ({}, {"/year": None}, "此报告或所给上年报告的年度空白，无法核对；请填写"),
        (
            {},
            {"/year": 2024},
            "所给上年报告的年度是 2024，此报告的年度是 2024，无法核对；请给出上一年度的报告",
        ),
        (
            {},
            {"/agency/name": "另一局", "/year": 2023},
            (
                "所给上年报告的机关是 '另一局'，此报告的机关是 '某局'，无法核对；"
                "请给出同一机关的报告，机关更名的请改成现名"
            ),
        ),
    ],
)
def test_what_cannot_be_compared(changes: dict[str, Any], last: dict[str, Any], zh: str) -> None:
    """A report of another year or agency is not compared: each rule says why, once."""
    report = replace(filled("2021"), {f"{OVER}/total": 900} | changes)
    findings = compared(report, last_year("2021", last))
    assert [(f.rule, f.severity, f.status, f.pointers) for f in findings] == [
        (rule, "info", "unassessed", ())
        for rule in ("history.carried-over", "history.stock", "history.same-text")
    ]
    assert {f.message.zh for f in findings} == {zh}


def test_across_editions() -> None:
    """The first report on a form is compared in what both forms have: 二 with last year's 四."""
    last = replace(filled("2019"), {"/year": 2020})
    report = replace(filled("2021"), {"/year": 2021, "/remarks": ()})
    same = {
        cell: get(report, cell.replace(FORWARD, OVER))
        for cell in LAST["2019"]
        if cell.startswith(FORWARD)
    }
    [stock] = compared(report, replace(last, same))
    assert (stock.rule, stock.code, stock.status) == (
        "history.stock",
        "other-edition",
        "unassessed",
    )
    assert stock.message.zh == ("上年报告用的是 2019 版表格，没有与 2021 版对应的数，无法核对")
    cell = f"{FORWARD}/organizations/research_institutions"
    changed = compared(report, replace(last, same | {cell: 500}))
    assert [f.left for f in changed] == [(cell.replace(FORWARD, OVER),), ()]


def test_names_without_spaces_and_widths_are_the_same() -> None:
    """White space and the width of characters make no other agency; an unknown name is any."""
    for name in ("", "某局", " 某　局\u00a0"):
        last = last_year("2021", {"/agency/name": name})
        assert compared(filled("2021"), last) == []
    assert known_as("示例市（本级）") == known_as("示例市 (本级)") == "示例市(本级)"


def test_many_names_are_counted() -> None:
    """Ten names are listed, of more the first ten and how many there are."""
    names = [f"{n}局" for n in range(11)]
    assert listed(names[:1]).zh == "'0局'"
    assert listed(names[:10]).zh == "、".join(f"'{name}'" for name in names[:10])
    assert listed(names).zh == "、".join(f"'{name}'" for name in names[:10]) + "等 11 个"
    assert listed(names).en == ", ".join(f"'{name}'" for name in names[:10]) + " and 1 more"


def test_two_real_years() -> None:
    """In the one pair of real years only a stock differs: a clean-up halved nothing else."""
    [finding] = compared(real.report("pingtan-2023"), real.report("pingtan-2022"))
    assert (finding.rule, finding.left, finding.expected, finding.actual) == (
        "history.stock",
        (f"{STOCK}/in_force",),
        698 + 77 - 132,
        470,
    )


@st.composite
def two_years(draw: st.DrawFn) -> tuple[Report, Report]:
    """Draw any report, and make of another its consistent report of the year before."""
    edition = draw(st.sampled_from(sorted(EDITIONS)))
    report_class = EDITIONS[edition].report
    numbers = draw(st.lists(st.integers(1, 19), min_size=1, max_size=9))
    report, last = filled(edition, numbers), filled(edition, numbers[::-1])
    after: dict[str, Any] = {}
    for leaf in leaves(report_class):
        cell = leaf.pointer
        group, _, name = cell.rpartition("/")
        if cell.startswith(FORWARD):
            after[cell.replace(FORWARD, OVER)] = get(last, cell)
        elif name == "in_force":
            issued, repealed = draw(small_counts), 0
            after |= {f"{group}/issued": issued, f"{group}/repealed": repealed}
            after[cell] = get(last, cell) + issued - repealed
        elif name == "previous_items":
            after[cell] = get(last, cell) + get(last, f"{group}/change")
    return replace(report, after), replace(last, {"/year": YEARS[edition] - 1})


@settings(max_examples=50)
@given(two_years())
def test_history_built_consistently_passes(years: tuple[Report, Report]) -> None:
    """Whatever the figures, a report made to follow from last year's passes every rule."""
    assert compared(*years) == []


# --- texts


def long_text(count: int, first: int = 0x4E00) -> str:
    """Write so many letters, each another one."""
    return "".join(map(chr, range(first, first + count)))


def chapters(text: str, chapter: str = "overview") -> dict[str, Prose]:
    return {f"/{chapter}": (Paragraph(text),)}


def same(text: str, last: str, chapter: str = "overview") -> list[Finding]:
    report = replace(filled("2021"), chapters(text, chapter))
    before = replace(last_year("2021"), chapters(last, chapter))
    return compared(report, before, "history.same-text")


def test_chapter_brought_up_to_date_is_the_same_text() -> None:
    """Other years, figures, spaces and punctuation make no other text."""
    text = long_text(120)
    [finding] = same(
        f"2024年，{text[:60]}１２件。{text[60:]}", f"2023年{text[:60]} 7件；{text[60:]}"
    )
    assert (finding.code, finding.severity, finding.left, finding.labels) == (
        "same",
        "warning",
        ("/overview",),
        ("一、总体情况",),
    )
    assert finding.message.zh == (
        "「一、总体情况」与上年报告的文字约有 100% 相同（数字不计）；请按本年情况撰写"
    )
    assert finding.message.en == (
        "about 100 % of 「一、总体情况」 is the same text as last year's (figures do not count); "
        "write what this year was like"
    )


@pytest.mark.parametrize(
    ("chapter", "least"), [("overview", 100), ("problems", 100), ("other_matters", 300)]
)
def test_short_chapter_is_left_alone(chapter: str, least: int) -> None:
    """A chapter of few letters may be the same each year; figures do not make it longer."""
    text = long_text(least)
    assert [f.left for f in same(text, text, chapter)] == [(f"/{chapter}",)]
    shorter = (Paragraph(text[1:50]), Paragraph("2024" + text[50:]))
    report = replace(filled("2021"), {f"/{chapter}": shorter})
    assert compared(report, last_year("2021", {f"/{chapter}": shorter})) == []


@pytest.mark.parametrize(("changed", "found"), [(10, 1), (11, 0)])
def test_nine_tenths_are_nearly_the_same(changed: int, found: int) -> None:
    """From nine tenths of the pieces on a chapter is nearly the same."""
    text = long_text(102)
    other = text[:-changed] + long_text(changed, 0x7000)
    findings = same(text, other)
    assert [f.message.zh for f in findings] == [
        "「一、总体情况」与上年报告的文字约有 90% 相同（数字不计）；请按本年情况撰写"
    ] * found


def test_all_blocks_of_a_chapter_are_compared() -> None:
    """Headings, paragraphs and tables count together, as one text, in any order."""
    texts = [long_text(60, first) for first in (0x4E00, 0x5000, 0x6000)]
    blocks = (
        gd.Heading(texts[0]),
        gd.Paragraph(texts[1]),
        gd.DataTable(((texts[2], "12"),), 0),
    )
    report = replace(filled("2021"), {"/problems": blocks})
    last = last_year("2021", {"/problems": blocks[::-1]})
    [finding] = compared(report, last)
    assert finding.labels == ("五、存在的主要问题及改进情况",)


def test_waiver_explains_a_chapter() -> None:
    """A waiver for a chapter explains that it is the same."""
    text = long_text(100)
    report = replace(filled("2021"), chapters(text))
    waiver = Waiver(rule="history.same-text", pointer="/overview", reason="职责未变")
    [finding] = check(
        report,
        previous=last_year("2021", chapters(text)),
        select=("history.same-text",),
        waivers=(waiver,),
    )
    assert finding.silence is not None


@given(st.text(), st.text())
def test_similarity_is_a_share(first: str, second: str) -> None:
    """Similarity lies between 0 and 1, is the same both ways, and 1 for the same letters."""
    share = similarity(first, second)
    assert 0.0 <= share <= 1.0
    assert similarity(second, first) == share
    assert similarity(first, first + " 2024，") == 1.0


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("", "", 1.0),
        ("12", "，", 1.0),
        ("甲", "乙", 0.0),
        ("甲乙", "", 0.0),
        ("甲乙", "甲乙", 1.0),
        ("甲乙丙丁", "甲乙丙", 2 / 3),
        ("甲乙丙丁戊", "甲乙丙己戊", 2 / 6),
        ("甲乙丙丁", "丁丙乙甲", 0.0),
    ],
)
def test_similarity_of_short_texts(first: str, second: str, share: float) -> None:
    """What two texts have in common are runs of three letters."""
    assert similarity(first, second) == pytest.approx(share)


def test_letters() -> None:
    """Digits of any width, punctuation and white space are no letters."""
    assert letters("2024年，\uff11 件（a）\n\u3000“B”") == "年件aB"


def test_moved_sentences_are_the_same_text() -> None:
    """A chapter whose sentences change places is nearly the same all the same."""
    sentences = [long_text(20, 0x4E00 + 20 * n) for n in range(10)]
    assert similarity("。".join(sentences), "。".join(sentences[::-1])) > 0.9


def test_chapters_of_different_agencies_are_far_from_alike() -> None:
    """Chapters of real reports by different agencies have at most a quarter in common."""
    files = ("hongze-2024.pdf", "huaian-2024.pdf", "zhanjiang-fenyong-zs-2020.txt")
    reports = [gd.read(real.raw(name)).report for name in files]
    for chapter in ("overview", "problems"):
        texts = ["".join(p.text for p in passages(report, [chapter])) for report in reports]
        assert min(map(len, texts)) > 200
        shares = [similarity(a, b) for i, a in enumerate(texts) for b in texts[:i]]
        assert max(shares) < 0.25
