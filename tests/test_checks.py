"""The rules: what they find, what they leave alone, and what they say."""

import itertools
import pickle
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdisclose.checks import Finding, Rule, Silence, Subject, check, rules, selecting
from govdisclose.checks.compiled import balances
from govdisclose.checks.relations import equalities
from govdisclose.editions import EDITIONS, Report, blank
from govdisclose.editions.shared import Remark
from govdisclose.form import leaves
from govdisclose.pointers import get, replace
from govdisclose.prose import Paragraph, Prose
from support import real
from support.cases.report import BARE, EMPTY, SHOWN
from support.cases.sums import BLANKS, WORDS, D, R
from support.strategies import reports
from support.sums import PROSE, YEARS, Sum, filled, sums, table

SUMS = ("requests.balance", "requests.outcomes-total", "requests.row-total", "disputes.total")
Use = Callable[[tuple[Rule, ...]], None]
EACH_EDITION = pytest.mark.parametrize("edition", sorted(EDITIONS))


def found(report: Report, rule: str, status: str = "failed") -> list[Finding]:
    """Give what one rule found."""
    return [f for f in check(report) if f.rule == rule and f.status == status]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Ask other rules than those that are registered."""

    def use(catalogue: tuple[Rule, ...]) -> None:
        monkeypatch.setattr(selecting, "registered", lambda: catalogue)
        selecting.selected.cache_clear()

    yield use
    selecting.selected.cache_clear()


def changed(edition: str, values: Mapping[str, Any]) -> Report:
    """Change a few cells of a consistent report."""
    return replace(filled(edition), values)


# --- the equalities


@EACH_EDITION
def test_equalities_are_those_of_the_printed_form(edition: str) -> None:
    """The equalities derived from the classes are those of the transcription, in order."""
    derived = [
        Sum(e.rule, tuple(t.pointer for t in e.left), tuple(t.pointer for t in e.right))
        for e in equalities(EDITIONS[edition].report)
    ]
    assert derived == list(sums(edition))


@EACH_EDITION
def test_number_of_equalities(edition: str) -> None:
    """Table 三 has 37 equalities in 2019 and 39 in 2021, table 四 has three."""
    numbers = Counter(e.rule for e in equalities(EDITIONS[edition].report))
    rows = {"2019": 23, "2021": 25}
    assert [numbers[rule] for rule in SUMS] == [7, 7, rows[edition], 3]
    assert sum(numbers.values()) == rows[edition] + 7 + 7 + 3


@EACH_EDITION
def test_terms_are_told_apart_by_their_words(edition: str) -> None:
    """No two cells of an equality bear the same words."""
    for equality in equalities(EDITIONS[edition].report):
        names = [term.name for term in equality.right]
        assert len(set(names)) == len(names)
        assert all(names)
        if equality.is_total:
            assert [term.name for term in equality.left] == [equality.labels[-1]]


@EACH_EDITION
def test_clean_report(edition: str) -> None:
    """A complete and consistent report gives the empty list."""
    assert check(filled(edition)) == []


def test_rule_of_another_edition_is_not_asked(use: Use) -> None:
    """A rule looks only at reports of the editions in its record."""
    use(tuple(attrs.evolve(r, editions=("2019",)) for r in rules() if "2019" in r.editions))
    assert check(blank("2021")) == []
    assert check(blank("2019")) != []


def test_settled_rules_are_not_asked(use: Use) -> None:
    """Where all sums hold and no cell is blank, only the other rules are asked."""
    asked = []

    def find(rule: Rule, subject: Subject) -> list[Finding]:
        asked.append((rule.id, subject.report.edition))
        return []

    use(tuple(attrs.evolve(r, find=find) for r in rules()))
    check(filled("2019"))
    assert asked == [
        (rule.id, "2019")
        for rule in rules()
        if "2019" in rule.editions and not (rule.settled_by_sums or rule.needs or rule.opt_in)
    ]
    assert ("chapters.missing", "2019") in asked
    asked.clear()
    check(changed("2021", {"/requests/received/total": None}))
    assert asked == [
        (rule.id, "2021")
        for rule in rules()
        if "2021" in rule.editions and not (rule.needs or rule.opt_in)
    ]


# --- real reports


@pytest.mark.parametrize("slug", real.CONSISTENT)
def test_consistent_real_report_fails_no_sum(slug: str) -> None:
    """No sum fails in a real report whose figures are consistent, blanks or not."""
    report = real.report(slug)
    assert [f for f in check(report) if f.rule in SUMS and f.status == "failed"] == []


def test_the_real_mistake_is_found() -> None:
    """The report of jinhu-2023 was published with one wrong total; nothing else is found."""
    [finding] = [f for f in check(real.report("jinhu-2023")) if f.rule != "chapters.missing"]
    block = "/disputes/litigation/direct"
    assert finding == Finding(
        rule="disputes.total",
        code="total",
        severity="error",
        labels=(
            "四、政府信息公开行政复议、行政诉讼情况",
            "行政诉讼",
            "未经复议直接起诉",
            "总计",
        ),
        left=(f"{block}/total",),
        right=tuple(f"{block}/{name}" for name in ("upheld", "corrected", "other", "pending")),
        message=finding.message,
        expected=3,
        actual=0,
    )
    assert finding.delta == -3
    assert finding.message.zh == (
        "「行政诉讼 / 未经复议直接起诉 / 总计」应为 3（「结果维持」2 + 「其他结果」1，"
        "其余均为 0），实为 0，少 3"
    )
    assert finding.message.en == (
        "「行政诉讼 / 未经复议直接起诉 / 总计」 should be 3 (「结果维持」2 + 「其他结果」1, "
        "the others all 0), but is 0: 3 too few"
    )


@pytest.mark.parametrize("slug", real.MAIN)
def test_whole_real_report_lacks_only_its_prose(slug: str) -> None:
    """The tables of a whole real report give no finding at all."""
    assert {f.rule for f in check(real.report(slug))} == {"chapters.missing"}
    results = Paragraph("工作考核、社会评议和责任追究的结果如下。")  # of which a government reports
    values = dict.fromkeys(("/overview", "/problems", "/other_matters"), (*PROSE, results))
    assert check(replace(real.report(slug), values)) == []


# --- sums: every change is caught, and the verdict is the right one


@EACH_EDITION
@pytest.mark.parametrize("step", [1, -1])
def test_every_single_change_is_caught(edition: str, step: int) -> None:
    """One more or one less in any cell of tables 三 and 四 is an error that names the cell."""
    report = filled(edition)
    cells = [
        cell
        for chapter in ("requests", "disputes")
        for row in table(edition, chapter)
        for cell in row
    ]
    for cell in cells:
        errors = check(replace(report, {cell: get(report, cell) + step}))
        assert errors
        assert {(f.severity, f.status, abs(f.delta or 0)) for f in errors} == {
            ("error", "failed", 1)
        }
        assert all(cell in f.pointers for f in errors)


def bounds(report: Report, cells: tuple[str, ...]) -> tuple[float, float]:
    """Give the least and the greatest that a sum can be."""
    values = [get(report, cell) for cell in cells]
    known = sum(value for value in values if value is not None)
    return known, float("inf") if None in values else known


def verdicts(report: Report) -> tuple[set[Sum], Counter[str]]:
    """Reason with intervals: which sums cannot hold, and how many per rule are open."""
    failed, unassessed = set(), Counter[str]()
    for item in sums(report.edition):
        (low, high), (least, most) = bounds(report, item.left), bounds(report, item.right)
        if high < least or most < low:
            failed.add(item)
        elif float("inf") in (high, most):
            unassessed[item.rule] += 1
    return failed, unassessed


@st.composite
def nearly_consistent(draw: st.DrawFn) -> Report:
    """Draw a consistent report, then change and blank some cells of tables 三 and 四."""
    edition = draw(st.sampled_from(sorted(EDITIONS)))
    report = filled(edition, draw(st.lists(st.integers(1, 19), min_size=1, max_size=20)))
    cells = [
        leaf.pointer for leaf in leaves(type(report)) if leaf.path[0] != "proactive_disclosure"
    ]
    values = st.none() | st.integers(0, 40)
    return replace(report, draw(st.dictionaries(st.sampled_from(cells), values, max_size=12)))


@settings(max_examples=300)
@given(nearly_consistent())
def test_verdict_is_that_of_independent_sums(report: Report) -> None:
    """The findings are those of sums derived from the printed form and reasoned by intervals."""
    findings = [f for f in check(report) if f.rule in SUMS]
    failed, unassessed = verdicts(report)
    shown = [Sum(f.rule, f.left, f.right) for f in findings if f.status == "failed"]
    assert len(shown) == len(failed)
    assert set(shown) == failed
    opened = {f.rule: f for f in findings if f.status == "unassessed"}
    assert set(opened) == set(unassessed)
    for rule, finding in opened.items():
        assert f" {unassessed[rule]} 处无法核对" in finding.message.zh
        assert f" {unassessed[rule]} of " in finding.message.en
        assert all(get(report, pointer) is None for pointer in finding.left)
    for finding in findings:
        if finding.status == "failed":
            assert finding.actual == bounds(report, finding.left)[0]
            assert finding.expected == bounds(report, finding.right)[0]


@settings(max_examples=100)
@given(nearly_consistent())
def test_quick_verdict_equals_the_slow_one(report: Report) -> None:
    """The compiled verdict says yes exactly where the rules that it settles find nothing."""
    settled = [rule for rule in rules() if rule.settled_by_sums and report.edition in rule.editions]
    unremarked = attrs.evolve(report, remarks=())
    slow = [finding for rule in settled for finding in rule.find(rule, Subject(report=unremarked))]
    assert balances(report) == (slow == [])


def test_all_sums_and_blanks_are_settled_at_once() -> None:
    """The quick verdict settles the rules on sums, on order and on blanks, and no other."""
    settled = [rule.id for rule in rules() if rule.settled_by_sums]
    assert settled == [*SUMS, "cells.blank", "proactive.stock", "proactive.items"]


@settings(max_examples=25)
@given(reports())
def test_findings_come_in_order_and_can_be_kept(report: Report) -> None:
    """Any report can be checked; findings keep the order of the catalogue, hash, and pickle."""
    order = [rule.id for rule in rules()]
    findings = check(report)
    places = [order.index(finding.rule) for finding in findings]
    assert places == sorted(places)
    assert len(set(findings)) == len(findings)
    assert pickle.loads(pickle.dumps(findings)) == findings  # noqa: S301 - made in the line itself
    for finding in findings:
        assert finding.message.zh != finding.message.en
        words = finding.message.zh + finding.message.en
        assert finding.quote or not re.search(r"[{}]|None", words)


# --- what a finding says


def test_finding_is_frozen() -> None:
    """A finding cannot be changed, and it lists both its sides."""
    [finding] = found(changed("2021", {"/disputes/litigation/direct/total": 0}), "disputes.total")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        finding.expected = 0  # type: ignore[misc]
    assert finding.pointers == finding.left + finding.right
    assert len(finding.pointers) == 5
    assert attrs.evolve(finding, actual=None).delta is None
    assert attrs.evolve(finding, expected=None).delta is None


def only(edition: str, values: Mapping[str, Any]) -> Report:
    """Build a report whose cells of tables 三 and 四 are blank but for a few."""
    report = filled(edition)
    blanks = blank(edition)
    tables = {"/requests": blanks.requests, "/disputes": blanks.disputes}
    return replace(replace(report, tables), values)


@pytest.mark.parametrize(("values", "zh", "en"), WORDS)
def test_words_of_a_failed_sum(values: dict[str, int], zh: str, en: str) -> None:
    """A failed sum is written out with the printed words, and says what blanks leave open."""
    [finding] = [f for f in check(only("2021", values)) if f.status == "failed" and f.rule in SUMS]
    assert finding.message.zh == zh
    assert finding.message.en == en


def test_blank_that_could_make_it_right_is_no_failure() -> None:
    """Parts below a filled total can be filled up, and a blank total can be anything."""
    report = only("2021", {f"{D}/upheld": 3, f"{D}/total": 4, f"{R}/natural_persons": 9})
    assert [f for f in check(report) if f.status == "failed" and f.rule in SUMS] == []


def test_unassessed_is_said_once_per_rule() -> None:
    """However many blanks there are, each rule says once that it cannot be assessed, and where."""
    findings = [f for f in check(blank("2021", year=2024)) if f.status == "unassessed"]
    assert [(f.rule, f.severity, f.labels, f.right, f.delta) for f in findings] == [
        (rule, "info", (), (), None) for rule in (*SUMS, "proactive.stock")
    ]
    assert [len(f.left) for f in findings] == [28, 154, 175, 15, 6]
    balance, _, rows, *_ = findings
    assert balance.message.zh == (
        "因有空白，7 处中有 7 处无法核对，首先是「自然人」一列；请填写，没有的填 0"
    )
    assert balance.message.en == (
        "because of blanks, 7 of 7 places cannot be assessed, the first being column 「自然人」; "
        "fill them in, with 0 where there were none"
    )
    assert rows.message.zh == (
        "因有空白，25 处中有 25 处无法核对，首先是「一、本年新收政府信息公开申请数量 / 总计」；"
        "请填写，没有的填 0"
    )


def test_failures_come_before_what_cannot_be_assessed() -> None:
    """Where some sums of a rule fail and others are open, both are said."""
    values = {f"{D}/total": 0, "/disputes/litigation/direct/total": None}
    report = changed("2021", values)
    findings = [f for f in check(report) if f.rule == "disputes.total"]
    assert [(f.status, f.left) for f in findings] == [
        ("failed", (f"{D}/total",)),
        ("unassessed", ("/disputes/litigation/direct/total",)),
    ]


# --- blank cells


def test_a_blank_total_of_known_parts_is_told_with_its_sum() -> None:
    """Of a total whose parts are filled in, the sum is to be written, and 0 of other blanks."""
    row = "/requests/outcomes/disclosed"
    values: dict[str, Any] = {f"{row}/natural_persons": 12, f"{row}/total": None}
    [finding] = found(changed("2021", values), "cells.blank")
    told = "合计请照各项之和填「总计」27（complete 命令可以补上），不填的请加备注说明"
    assert finding.message.zh.endswith(f"：「总计」；{told}")
    values = {f"{D}/upheld": None, "/disputes/litigation/direct/total": None}
    [finding] = found(changed("2021", values), "cells.blank")
    told = "没有的请填 0，合计请照各项之和填「行政诉讼 / 未经复议直接起诉 / 总计」12"
    assert f"；{told}（" in finding.message.zh


@pytest.mark.parametrize(("values", "zh", "en"), BLANKS)
def test_words_of_blank_cells(values: dict[str, Any], zh: str, en: str) -> None:
    """A row with blanks is named once, with the columns or the blocks that are blank."""
    [finding] = found(changed("2021", values), "cells.blank")
    assert finding.message.zh == zh + "；没有的请填 0，不填的请加备注说明"
    assert finding.message.en == en + (
        "; write 0 where there were none, or add a remark that says why a cell is blank"
    )


@EACH_EDITION
def test_blank_form_names_each_table_once(edition: str) -> None:
    """In a blank form each table is named once, with all its cells; table 四 is a single row."""
    chapters = ("proactive_disclosure", "requests", "disputes")
    tables = [tuple(itertools.chain.from_iterable(table(edition, chapter))) for chapter in chapters]
    findings = found(blank(edition), "cells.blank")
    assert [f.left for f in findings] == tables
    assert [f.code for f in findings] == ["table", "table", "row"]
    numbers = [len(cells) for cells in tables]
    labels = [leaf.labels[:1] for leaf in leaves(EDITIONS[edition].report)]
    assert [f.labels for f in findings] == list(dict.fromkeys(labels))
    assert [f.message.zh for f in findings] == [
        f"「{place}」{what}全部空白（{number} 格）；没有的请填 0{rest}"
        for (place,), what, number, rest in zip(
            dict.fromkeys(labels),
            ("表格", "表格", "一行"),
            numbers,
            ("", "", "，不填的请加备注说明"),
            strict=True,
        )
    ]


@EACH_EDITION
@pytest.mark.parametrize("chapter", ["proactive_disclosure", "requests"])
def test_rows_are_named_where_a_cell_of_the_table_is_filled(edition: str, chapter: str) -> None:
    """Where one cell of a table is filled, each of its rows with blanks is named once."""
    rows = [tuple(row) for row in table(edition, chapter)]
    last = rows[-1][-1]
    report = replace(blank(edition), {last: get(filled(edition), last)})
    findings = [f for f in found(report, "cells.blank") if f.left[0].startswith(f"/{chapter}/")]
    assert [f.left for f in findings] == [row for row in (*rows[:-1], rows[-1][:-1]) if row]
    labels = {leaf.pointer: leaf.labels for leaf in leaves(EDITIONS[edition].report)}
    for finding in findings:
        assert finding.labels
        assert all(labels[p][: len(finding.labels)] == finding.labels for p in finding.left)


def test_remark_silences_its_own_cell_only() -> None:
    """A remark explains one blank cell; its neighbours are still named, and sums still judged."""
    values = {
        f"{D}/upheld": None,
        f"{D}/other": None,
        f"{D}/total": 0,
        "/remarks": (Remark(f"{D}/upheld", "统计中"),),
    }
    report = changed("2021", values)
    silenced, finding = found(report, "cells.blank")
    assert silenced.left == (f"{D}/upheld",)
    assert silenced.silence == Silence(by="remark", reason="统计中")
    assert finding.left == (f"{D}/other",)
    assert finding.silence is None
    assert [f.left for f in found(report, "disputes.total")] == [(f"{D}/total",)]


# --- the report as a whole


@pytest.mark.parametrize("chapter", ["overview", "problems", "other_matters"])
@pytest.mark.parametrize("prose", EMPTY)
def test_chapter_in_which_nothing_shows(chapter: str, prose: Prose) -> None:
    """A chapter without a visible character is missing; chapter 六 only warns."""
    labels = {
        "overview": "一、总体情况",
        "problems": "五、存在的主要问题及改进情况",
        "other_matters": "六、其他需要报告的事项",
    }
    [finding] = check(changed("2021", {f"/{chapter}": prose}))
    assert (finding.rule, finding.status) == ("chapters.missing", "failed")
    assert finding.severity == ("warning" if chapter == "other_matters" else "error")
    assert (finding.labels, finding.left) == ((labels[chapter],), (f"/{chapter}",))
    milder = chapter == "other_matters"
    assert finding.message.zh == f"「{labels[chapter]}」没有内容" + (
        "；没有需要报告的，请写明" if milder else "，请撰写"
    )
    assert finding.message.en == f"「{labels[chapter]}」 is empty; " + (
        "where there is nothing to report, say so there" if milder else "write it"
    )


@pytest.mark.parametrize("prose", SHOWN)
def test_chapter_in_which_something_shows(prose: Prose) -> None:
    """Text, a picture, or a heading that states something by itself is enough."""
    assert check(changed("2019", {"/overview": prose})) == []


@pytest.mark.parametrize("edition", sorted(EDITIONS))
@pytest.mark.parametrize("prose", BARE)
def test_chapter_of_nothing_but_headings(edition: str, prose: Prose) -> None:
    """Headings, and the words of the blank form, are no content, and that is what is said."""
    changes: dict[str, object] = {"/problems": prose, "/other_matters": prose}
    first, last = found(changed(edition, changes), "chapters.missing")
    assert (first.severity, last.severity) == ("error", "warning")
    words = "」只有标题或空白表格上的提示，没有内容"
    assert first.message.zh.endswith(f"{words}，请撰写")
    assert last.message.zh.endswith(f"{words}；没有需要报告的，请写明")


def test_year_of_another_edition() -> None:
    """The edition that is due for the year is named with its notice."""
    [finding] = check(changed("2019", {"/year": 2022}))
    assert (finding.rule, finding.severity, finding.left) == (
        "report.edition-year",
        "warning",
        ("/year",),
    )
    assert finding.message.zh == (
        "2022 年度的报告应使用 2021 版表格（国办公开办函〔2021〕30号），此报告用的是 2019 版"
        "（国办公开办函〔2019〕60号）；请核对年度，或改用 2021 版填报"
    )
    assert finding.message.en == (
        "a report on 2022 is due on the form of 2021 (国办公开办函〔2021〕30号), but this one is "
        "on the form of 2019 (国办公开办函〔2019〕60号); check the year, or use the other form"
    )
    [finding] = check(changed("2021", {"/year": 2020}))
    assert "应使用 2019 版表格" in finding.message.zh


@EACH_EDITION
def test_year_before_all_editions(edition: str) -> None:
    """For a year before 2019 there is no form to name."""
    [finding] = check(changed(edition, {"/year": 2018}))
    assert finding.message.zh == (
        "2018 年度早于现有最早的表格（2019 版，国办公开办函〔2019〕60号，自 2019 年度起使用）；"
        "请核对年度"
    )
    assert finding.message.en == (
        "the year 2018 is before the earliest form known here (2019, 国办公开办函〔2019〕60号, for "
        "report years from 2019 on); check the year"
    )


def test_a_finding_says_its_place_and_words() -> None:
    """The text of a finding is one line with its first place; of the whole report, words alone."""
    [finding] = check(changed("2021", {"/agency/name": ""}))
    assert finding.text() == f"/agency/name：{finding.message.zh}"
    assert finding.text("en") == f"/agency/name: {finding.message.en}"
    assert attrs.evolve(finding, left=()).text() == finding.message.zh


def test_blank_year_cannot_be_assessed() -> None:
    """Without a year nothing is wrong with the edition, and it is said that it is not known."""
    [finding] = check(changed("2021", {"/year": None}), ignore="report.untitled")
    assert (finding.rule, finding.severity, finding.status, finding.left) == (
        "report.edition-year",
        "info",
        "unassessed",
        ("/year",),
    )
    assert finding.message.zh == "报告年度空白，无法核对是否用对了表格；请填写"
    assert finding.message.en == (
        "the report year is blank, so it cannot be told whether this is the right form; fill it in"
    )


def test_each_edition_is_for_its_own_years() -> None:
    """From 2019 on exactly one edition fits a year."""
    for year, edition in itertools.product(range(2019, 2040), sorted(YEARS)):
        fits = (edition == "2019") == (year <= 2020)
        assert (check(changed(edition, {"/year": year})) == []) == fits
