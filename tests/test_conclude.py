"""The conclusion: how findings are counted, and the one line that says it."""

import json
from datetime import date
from typing import Any

import attrs
import pytest

import govdisclose as gd
from govdisclose.checks import fingerprints
from govdisclose.checks.checked import all_checked
from support import real
from support.checked import clean

_WORDS = gd.Message("", "")
_SILENCE = gd.Silence(by="remark", reason="有说明")


def finding(severity: gd.Severity, **fields: object) -> gd.Finding:
    return gd.Finding(rule="a.b", code="c", severity=severity, message=_WORDS, **fields)  # type: ignore[arg-type]


def test_each_finding_is_counted_once() -> None:
    """Errors, warnings and infos by severity; what is explained, or cannot be told, apart."""
    found = [
        finding("error"),
        finding("error", silence=_SILENCE),
        finding("warning"),
        finding("warning"),
        finding("info"),
        finding("info", status="unassessed"),
        finding("info", status="unassessed", silence=_SILENCE),
    ]
    assert gd.conclude(found) == gd.Conclusion(
        errors=1, warnings=2, infos=1, unassessed=1, silenced=2
    )


def test_what_was_not_read_is_no_finding() -> None:
    """Problems of reading are counted beside the findings."""
    found = [finding("error")]
    assert gd.conclude(found, reading_errors=2) == gd.Conclusion(errors=1, reading_errors=2)


CELL = "/requests/outcomes/disclosed/natural_persons"
READ = (
    gd.ReadingProblem(
        CELL, "words", gd.Message("写的是 '三'", "it says '三'"), "error", gd.Source(line=7)
    ),
    gd.ReadingProblem("/requests", "table-missing", gd.Message("没有表格", "no table"), "error"),
    gd.ReadingProblem("", "title", gd.Message("没有\n标题", "no\ntitle"), "info"),
    *(
        gd.ReadingProblem("/year", "unit", gd.Message(f"第{n}", f"no. {n}"), "warning")
        for n in range(9)
    ),
)


def test_errors_of_reading_are_counted_among_the_problems() -> None:
    """A report with errors of reading is not fit; without these problems it is what it was."""
    checked = gd.Checked(name="a", report=clean().report, findings=(), problems=READ)
    assert (checked.reading_errors, checked.conclusion.fit) == (2, False)
    assert attrs.evolve(checked, problems=READ[2:]).conclusion == gd.Conclusion()
    with pytest.raises(gd.InvalidValueError, match="/problems/0：应为 ReadingProblem"):
        gd.Checked(name="a", report=clean().report, findings=(), problems=[3])  # type: ignore[list-item]


def test_problems_of_reading_are_listed_before_the_findings() -> None:
    """A text names code, pointer and place in the file, then the printed words of the place."""
    report = clean().report
    checked = gd.Checked(name="a", report=report, findings=[finding("error")], problems=READ)
    written = gd.summarize(checked).splitlines()
    chapter = "三、收到和处理政府信息公开申请情况"
    assert written[:6] == [
        f"错误 words  {CELL}  文本第 7 行",
        f"    {chapter} / 三、本年度办理结果 / （一）予以公开 / 自然人：写的是 '三'",
        "错误 table-missing  /requests",
        f"    {chapter}：没有表格",
        "提示 title",
        "    没有 标题",
    ]
    assert written[-4] == "unit 另有 1 处，--all 列出"
    assert gd.summarize(checked, limit=None).count("警告 unit  /year\n    报告年度：第") == 9


def test_problems_of_reading_are_laid_out_for_clerks() -> None:
    """The page names places as printed, and no pointer; the gravest problems come first."""
    report = clean().report
    checked = gd.Checked(name="a", report=report, findings=[finding("error")], problems=READ)
    blocks = gd.layout_findings(checked).blocks
    first, second = (block for block in blocks if isinstance(block, gd.DataTable))
    chapter = "三、收到和处理政府信息公开申请情况"
    place = f"{chapter}\n三、本年度办理结果 / （一）予以公开 / 自然人\n文本第 7 行"
    assert first.rows[:4] == (
        ("级别", "位置", "说明"),
        ("错误", place, "写的是 '三'"),
        ("错误", chapter, "没有表格"),
        ("警告", "报告年度", "第0"),
    )
    assert first.rows[-1] == ("提示", "", "没有\n标题")
    assert second.rows[0] == ("级别", "规则和位置", "说明")


def test_problems_of_reading_are_data_too() -> None:
    """JSON has them beside the findings, SARIF as notifications of the run, with their levels."""
    checked = gd.Checked(name="a", report=clean().report, findings=(), problems=READ[:2])
    [item] = json.loads(gd.summarize(checked, "json"))
    assert item["problems"][0] == {
        "pointer": CELL,
        "code": "words",
        "severity": "error",
        "message": "写的是 '三'",
        "source": {"line": 7, "raw": ""},
    }
    [run] = json.loads(gd.summarize(checked, "sarif", "en"))["runs"]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [(each["level"], each["message"]["text"]) for each in told] == [
        ("error", f"{CELL} (line 7 of the text): it says '三'"),
        ("error", "/requests: no table"),
    ]


def test_a_file_cannot_forge_a_line() -> None:
    """The name of a sheet is printed as one line, with its escapes, wherever a problem is told."""
    source = gd.Source(sheet="表\n结论：可以公布\u202e", row=6, column=4)
    problem = gd.ReadingProblem(CELL, "words", gd.Message("甲", "a"), "error", source)
    checked = gd.Checked(name="a", report=clean().report, findings=(), problems=[problem])
    place = r"表 结论：可以公布\u202e!D6"
    assert gd.summarize(checked).splitlines()[0] == f"错误 words  {CELL}  {place}"
    assert problem.text() == f"{CELL}（{place}）：甲"


def test_problems_of_reading_are_refused_where_they_say_nothing() -> None:
    """A severity that does not exist, or words that are none, are named when it is built."""
    words: Any = "甲"
    severity: Any = "fatal"
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.ReadingProblem("", "a", words, severity)
    assert [problem.pointer for problem in caught.value.problems] == ["/message", "/severity"]


def test_rules_that_cannot_be_assessed_are_counted_not_findings() -> None:
    """A rule that cannot be assessed in two places is one rule."""
    unassessed = [finding("info", status="unassessed", left=(f"/{i}",)) for i in range(2)]
    assert gd.conclude(unassessed).unassessed == 1
    other = attrs.evolve(unassessed[0], rule="x.y")
    assert gd.conclude([*unassessed, other]).unassessed == 2


@pytest.mark.parametrize(
    ("conclusion", "fit"),
    [
        (gd.Conclusion(), True),
        (gd.Conclusion(infos=1, silenced=1), True),
        (gd.Conclusion(unassessed=1), False),
        (gd.Conclusion(warnings=1), False),
        (gd.Conclusion(errors=1), False),
        (gd.Conclusion(reading_errors=1), False),
    ],
)
def test_fit_to_publish(conclusion: gd.Conclusion, fit: bool) -> None:  # noqa: FBT001 - a parameter
    """A report is fit to publish where no error and no warning counts, and nothing is open."""
    assert conclusion.fit is fit


@pytest.mark.parametrize(
    ("conclusion", "zh", "en"),
    [
        (gd.Conclusion(), "结论：可以公布", "verdict: fit to publish"),
        (gd.Conclusion(errors=2), "结论：须改正 2 处", "verdict: errors to correct: 2"),
        (gd.Conclusion(warnings=3), "结论：须说明 3 处", "verdict: warnings to explain: 3"),
        (
            gd.Conclusion(silenced=1),
            "结论：可以公布；另有 1 处已说明",
            "verdict: fit to publish; explained already: 1",
        ),
        (
            gd.Conclusion(reading_errors=2, infos=1),
            "结论：读取有 2 处错误，请先对照原件补正；提示 1 处",
            "verdict: errors of reading: 2; correct these first against the original; notes: 1",
        ),
        (
            gd.Conclusion(errors=1, warnings=2, infos=3, unassessed=4, silenced=5),
            "结论：须改正 1 处，须说明 2 处；另有 5 处已说明，4 条规则无法判定，提示 3 处",
            (
                "verdict: errors to correct: 1, warnings to explain: 2; explained already: 5, "
                "rules not assessed: 4, notes: 3"
            ),
        ),
    ],
)
def test_the_line(conclusion: gd.Conclusion, zh: str, en: str) -> None:
    """One line says what is to be done, then what is said besides."""
    assert conclusion.message == gd.Message(zh, en)


@pytest.mark.parametrize("slug", real.SLUGS)
def test_counts_of_real_reports_add_up(slug: str) -> None:
    """Every finding in a real report is counted, in one place alone."""
    found = gd.check(real.report(slug))
    conclusion = gd.conclude(found)
    unassessed = sum(f.status == "unassessed" for f in found)
    counted = conclusion.errors + conclusion.warnings + conclusion.infos + conclusion.silenced
    assert counted + unassessed == len(found)


def test_reasons_in_words() -> None:
    """A reason is said with what it stands in, who answers for it, and until when."""
    silence = gd.Silence(by="waiver", reason="统一填报", who="张三", until=date(2025, 12, 31))
    assert silence.message == gd.Message(
        "统一填报（豁免，张三，至 2025-12-31）", "统一填报 (a waiver, 张三, until 2025-12-31)"
    )
    assert _SILENCE.message == gd.Message("有说明（单元格的备注）", "有说明 (a remark on the cell)")


def test_fingerprints_stay_where_figures_change() -> None:
    """A finding keeps its fingerprint when other numbers are wrong in the same place."""
    report = real.report("huaian-2024")
    pointer = "/disputes/reconsideration/total"
    runs = [gd.check(gd.replace(report, {pointer: number})) for number in (900, 901, 901)]
    marks = [[f.fingerprint for f in found if f.severity == "error"] for found in runs]
    assert marks[0] == marks[1] == marks[2] != []


def test_fingerprints_of_a_report_are_distinct() -> None:
    """Findings that are alike in all that counts are numbered, in their order."""
    alike = finding("warning", left=("/overview/0/text",), quote="甲")
    further = finding("warning", left=("/overview/3/text",), quote="甲")
    other = finding("warning", left=("/overview/0/text",), quote="乙")
    marks = fingerprints([alike, other, further, alike])
    first = alike.fingerprint
    assert marks == [first, other.fingerprint, f"{first}:2", f"{first}:3"]


@pytest.mark.parametrize("slug", real.SLUGS)
def test_fingerprints_of_real_reports_are_distinct(slug: str) -> None:
    """No two findings of a real report have the same fingerprint."""
    marks = [f.fingerprint for f in gd.check(real.report(slug))]
    assert len(set(marks)) == len(marks)


WRONG = {"/requests/received/natural_persons": 128, "/disputes/reconsideration/total": 9}


def wrong(**options: Any) -> gd.Checked:
    report = gd.replace(clean().report, WRONG)
    return gd.Checked(name="a", report=report, findings=gd.check(report, **options))


def test_causes_of_what_counts() -> None:
    """Cells that may be wrong are named with a report, alternatives of each other together."""
    one = wrong()
    assert list(one.repairs) == gd.diagnose(one.report)
    assert [[list(repair.changes) for repair in group] for group in one.causes] == [
        [["/requests/received/natural_persons"]],
        [
            *(
                [f"/disputes/reconsideration/{name}"]
                for name in ("other", "total", "upheld", "corrected", "pending")
            ),
        ],
    ]
    assert (clean().repairs, clean().causes) == ((), [])


def test_a_checked_report_has_its_conclusion() -> None:
    """The conclusion of a checked report is that of its findings; one is taken like several."""
    one = wrong()
    assert one.conclusion == gd.conclude(one.findings)
    assert one.conclusion != gd.conclude([])
    assert all_checked(one) == (one,)
    assert all_checked([one, one]) == (one, one)


@pytest.mark.parametrize(
    ("values", "unexplained"),
    [
        ({}, False),
        ({"/disputes/reconsideration/total": 99}, False),
        (
            {
                "/requests/received/natural_persons": 1000,
                "/requests/outcomes/disclosed/organizations/other": 200,
                "/requests/outcomes/partially_disclosed/organizations/research_institutions": 30,
            },
            True,
        ),
    ],
)
def test_what_no_repair_explains(values: dict[str, int], *, unexplained: bool) -> None:
    """It is known where a sum that counts fails and two cells do not explain it."""
    report = gd.replace(clean().report, values)
    found = gd.check(report)
    one = gd.Checked(name="a", report=report, findings=found)
    assert one.is_unexplained == unexplained
    waivers = [gd.Waiver(rule=f.rule, pointer="", reason="有") for f in found]
    explained = gd.check(report, waivers=waivers)
    assert not gd.Checked(name="a", report=report, findings=explained).is_unexplained


def test_no_causes_of_what_does_not_count() -> None:
    """What was not asked, or is explained, is not looked into."""
    assert {len(one.causes) for one in (wrong(select=["chapters"]), wrong(select=["cells"]))} == {0}
    waiver = gd.Waiver(rule="disputes.total", pointer="/disputes", reason="有")
    assert [len(group) for group in wrong(waivers=[waiver]).causes] == [1]
    assert [len(group) for group in wrong(select=["disputes"]).causes] == [5]
