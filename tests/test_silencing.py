"""What silences a finding: a remark on its cell, or a waiver; how a finding is told from others."""

from datetime import date
from typing import Any

import attrs
import pytest

from govdisclose.checks import Finding, Silence, Subject, Waiver, check, rules
from govdisclose.checks.silencing import silenced
from govdisclose.editions.shared import Remark
from govdisclose.errors import Message
from govdisclose.pointers import replace
from support.cases.sums import D, R
from support.sums import filled

RULES = "/proactive_disclosure/documents/rules"
TODAY = date(2025, 2, 1)


def silences(
    values: dict[str, Any], rule: str, *waivers: Waiver, today: date | None = TODAY
) -> list[Silence | None]:
    """Give the reasons why what a rule finds is silenced, finding by finding."""
    report = replace(filled("2021"), values)
    return [f.silence for f in check(report, select=[rule], waivers=waivers, today=today)]


def waiver(**values: Any) -> Waiver:
    settings = {"rule": "cells.blank", "pointer": RULES, "reason": "统一填报"} | values
    return Waiver(**settings)


BY_WAIVER = Silence(by="waiver", reason="统一填报")
BLANK = {f"{RULES}/issued": None, f"{RULES}/repealed": None}


@pytest.mark.parametrize(
    ("pointer", "silent"),
    [
        (RULES, [True]),
        ("/proactive_disclosure", [True]),
        ("", [True]),
        (f"{RULES}/issued", [True, False]),
        (f"{RULES}/in_force", [False]),
        (f"{RULES}/issue", [False]),
        ("/proactive", [False]),
        ("/", [False]),
    ],
)
def test_waiver_covers_a_place_and_all_below_it(pointer: str, silent: list[bool]) -> None:
    """A waiver is for the cell that it names, or for all cells of a group, or for the report."""
    expected = [BY_WAIVER if each else None for each in silent]
    assert silences(BLANK, "cells.blank", waiver(pointer=pointer)) == expected


def test_waiver_is_for_its_rule_only() -> None:
    """A waiver of another rule silences nothing."""
    assert silences(BLANK, "cells.blank", waiver(rule="proactive.stock")) == [None]


def test_waiver_says_why_and_who_and_until() -> None:
    """The reason of a waiver stands beside the finding; the first of two that fit counts."""
    first = waiver(who="张三", until=date(2025, 12, 31))
    assert silences(BLANK, "cells.blank", first, waiver(reason="另一个")) == [
        Silence(by="waiver", reason="统一填报", who="张三", until=date(2025, 12, 31))
    ]


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({}, True),
        ({"agency": "某局"}, True),
        ({"agency": "某"}, False),
        ({"year": 2024}, True),
        ({"year": 2023}, False),
        ({"until": TODAY}, True),
        ({"until": date(2025, 1, 31)}, False),
        ({"agency": "某局", "year": 2023}, False),
        ({"agency": "别局", "year": 2024}, False),
        ({"year": 2024, "until": date(2024, 2, 1)}, False),
    ],
)
def test_waiver_holds_for_its_report_and_until_its_day(
    values: dict[str, Any], *, holds: bool
) -> None:
    """A waiver may be for one agency or year, and for a time, its last day included."""
    found = silences(BLANK, "cells.blank", waiver(**values))
    expected = attrs.evolve(BY_WAIVER, until=values.get("until"))
    assert found == [expected if holds else None]


def test_waivers_are_judged_on_the_day_of_the_call() -> None:
    """Where no day is given, it is today's."""
    past, future = date(2000, 1, 1), date(2999, 1, 1)
    assert silences(BLANK, "cells.blank", waiver(until=past), today=None) == [None]
    assert silences(BLANK, "cells.blank", waiver(until=future), today=None) == [
        attrs.evolve(BY_WAIVER, until=future)
    ]


def test_several_waivers_cover_a_row_cell_by_cell() -> None:
    """Cells that different waivers explain are found apart, each with its reason."""
    one = waiver(pointer=f"{RULES}/issued")
    other = waiver(pointer=f"{RULES}/repealed", reason="另有统计")
    report = replace(filled("2021"), BLANK)
    found = check(report, select=["cells.blank"], waivers=[one, other])
    assert [(f.left, f.silence and f.silence.reason) for f in found] == [
        ((f"{RULES}/issued",), "统一填报"),
        ((f"{RULES}/repealed",), "另有统计"),
    ]


def test_waiver_of_a_sum_names_its_first_cell() -> None:
    """A comparison of two sides is silenced where its first cell is."""
    values = {f"{D}/total": 0}
    total = waiver(rule="disputes.total", pointer=f"{D}/total")
    part = waiver(rule="disputes.total", pointer=f"{D}/upheld")
    assert silences(values, "disputes.total", total) == [BY_WAIVER]
    assert silences(values, "disputes.total", part) == [None]
    balance = {f"{R}/total": 0}
    first = waiver(rule="requests.balance", pointer=f"{R}/total")
    second = waiver(rule="requests.balance", pointer="/requests/carried_over/total")
    assert silences(balance, "requests.balance", first) == [BY_WAIVER]
    assert silences(balance, "requests.balance", second) == [None]


def test_waiver_of_many_cells_must_cover_them_all() -> None:
    """What is about several cells of one side is silenced only where each of them is."""
    values = {f"{D}/total": None, "/disputes/litigation/direct/total": None}
    both = [waiver(rule="disputes.total", pointer="/disputes")]
    one = [waiver(rule="disputes.total", pointer=f"{D}/total")]
    assert silences(values, "disputes.total", *both) == [BY_WAIVER]
    assert silences(values, "disputes.total", *one) == [None]


@pytest.mark.parametrize(("pointer", "silent"), [("", True), ("/year", True), ("/agency", False)])
def test_waiver_of_what_is_no_cell(pointer: str, *, silent: bool) -> None:
    """A finding about another field is silenced by its pointer, or for the whole report."""
    found = silences(
        {"/year": 2020},
        "report.edition-year",
        waiver(rule="report.edition-year", pointer=pointer),
    )
    assert found == [BY_WAIVER if silent else None]


def test_remark_silences_only_the_rules_that_say_so() -> None:
    """A remark explains a blank, and no sum."""
    values = {
        f"{D}/upheld": None,
        f"{D}/corrected": 99,
        f"{D}/total": 0,
        "/remarks": (Remark(f"{D}/upheld", "统计中"), Remark(f"{D}/total", "统计中")),
    }
    assert silences(values, "cells.blank") == [Silence(by="remark", reason="统计中")]
    assert silences(values, "disputes.total") == [None]


def test_remarks_on_blanks_explain_what_they_leave_open() -> None:
    """What cannot be assessed because of blanks is explained where each of them has a remark."""
    cells = (f"{RULES}/issued", f"{RULES}/in_force")
    blanks: dict[str, Any] = dict.fromkeys(cells)
    one = {"/remarks": (Remark(cells[0], "不制定规章"),)}
    both = {"/remarks": tuple(Remark(cell, f"见{cell[-5:]}") for cell in cells)}
    assert silences(blanks, "proactive.stock") == [None]
    assert silences(blanks | one, "proactive.stock") == [None]
    [silence] = silences(blanks | both, "proactive.stock")
    assert silence is not None
    assert (silence.by, silence.reason) == ("remark", "见force")
    failing = {f"{RULES}/issued": 10**6, **both}
    assert silences(failing, "proactive.stock") == [None]
    assert silences({"/year": None, **both}, "report.edition-year") == [None]


def test_remark_comes_before_a_waiver() -> None:
    """Of a remark and a waiver, what is published is given."""
    values = {f"{RULES}/issued": None, "/remarks": (Remark(f"{RULES}/issued", "不制定规章"),)}
    assert silences(values, "cells.blank", waiver()) == [Silence(by="remark", reason="不制定规章")]


def test_finding_without_a_place() -> None:
    """What is about no place in particular is silenced for the whole report, and not otherwise."""
    [rule] = [rule for rule in rules() if rule.id == "report.edition-year"]
    lost = attrs.evolve(rule, find=lambda rule, _: [rule.finding("no-year")])
    for pointer, silence in (("", BY_WAIVER), ("/year", None)):
        subject = Subject(report=filled("2021"), waivers=(waiver(rule=rule.id, pointer=pointer),))
        [found] = silenced(lost.find(lost, subject), lost, subject)
        assert found.silence == silence


# --- fingerprints


def finding(**values: Any) -> Finding:
    settings: dict[str, Any] = {
        "rule": "a.b",
        "code": "c",
        "severity": "error",
        "left": ("/requests/received/total",),
        "right": ("/requests/received/natural_persons",),
        "message": Message("甲", "a"),
    }
    return Finding(**(settings | values))


def test_fingerprint_stays() -> None:
    """A fingerprint depends neither on words, numbers and severity nor on the run."""
    print_ = finding().fingerprint
    assert print_ == "8d0665c8a4f03e71"
    for values in (
        {"message": Message("乙", "b")},
        {"actual": 1, "expected": 2},
        {"severity": "info"},
        {"labels": ("总计",)},
        {"silence": BY_WAIVER},
        {"span": (1, 2)},
    ):
        assert finding(**values).fingerprint == print_


def test_fingerprint_of_several_places_stays() -> None:
    """So does that of a finding with several places on either side, from version to version."""
    both = ("/requests/received/total", "/requests/received/natural_persons")
    assert finding(left=both, right=both).fingerprint == "66c244da31be4dc4"


def test_fingerprint_tells_findings_apart() -> None:
    """Another rule, message, place or side gives another fingerprint."""
    both = ("/requests/received/total", "/requests/received/natural_persons")
    prints = {
        finding(**values).fingerprint
        for values in (
            {},
            {"rule": "a.c"},
            {"code": "d"},
            {"left": both, "right": ()},
            {"left": (), "right": both},
            {"right": ()},
            {"quote": "甲"},
            {"quote": "乙"},
            {"quote": "甲", "left": ("/disputes/x",)},
        )
    }
    assert len(prints) == 9


def test_fingerprint_of_text_minds_its_chapter_only() -> None:
    """Words keep their fingerprint when their paragraph moves within its chapter."""
    here = finding(left=("/overview/0/text",), quote="收到3件").fingerprint
    assert finding(left=("/overview/5/text",), quote="收到3件").fingerprint == here
    assert finding(left=("/problems/0/text",), quote="收到3件").fingerprint != here
    assert finding(left=("",), quote="收到3件").fingerprint != here
