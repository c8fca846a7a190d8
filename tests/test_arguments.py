"""What ``check`` and its kin take, and what they say of what they do not take."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

import govdisclose as gd
from support.sums import filled

REPORT = filled("2021")
WAIVER = gd.Waiver(rule="cells.blank", pointer="", reason="有")
LIST = "应为列表一类，逐项列出；得到 "


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"select": None}, f"/select：{LIST}None"),
        ({"ignore": 3}, f"/ignore：{LIST}3"),
        ({"previous": "last.json"}, "/previous：应为报告（Report）；得到 'last.json'"),
        ({"parts": "parts"}, f"/parts：{LIST}'parts'"),
        ({"parts": [REPORT, "a.json"]}, "/parts/1：应为报告（Report）；得到 'a.json'"),
        ({"roster": "示例市教育局"}, f"/roster：{LIST}'示例市教育局'"),
        ({"roster": ["示例市教育局", 1]}, "/roster/1：应为名称（str）；得到 1"),
        ({"waivers": "waivers.toml"}, f"/waivers：{LIST}'waivers.toml'"),
        ({"waivers": [WAIVER, None]}, "/waivers/1：应为豁免（Waiver）；得到 None"),
        ({"today": "2025-02-01"}, "/today：应为 date；得到 '2025-02-01'"),
        (
            {"today": datetime(2025, 2, 1)},  # noqa: DTZ001 - refused anyway
            "/today：应为 date；得到 datetime.datetime(2025, 2, 1, 0, 0)",
        ),
        (
            {"previous": 1, "roster": [2]},
            "/previous：应为报告（Report）；得到 1\n/roster/0：应为名称（str）；得到 2",
        ),
    ],
)
def test_wrong_arguments_are_named(arguments: dict[str, Any], told: str) -> None:
    """What is not of the kind that ``check`` takes is refused, with the name of the argument."""
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.check(REPORT, **arguments)
    assert caught.value.text() == told


@pytest.mark.parametrize("function", [gd.check, gd.diagnose, gd.facts, gd.complete])
@pytest.mark.parametrize("wrong", ["a.json", None, {}, gd.Report2021, gd.Applicants()])
def test_what_is_no_report_is_refused(function: Callable[[Any], object], wrong: object) -> None:
    """A path, plain data or a part of a report is not a report."""
    with pytest.raises(gd.InvalidValueError, match="/report：应为报告（Report）"):
        function(wrong)


def test_arguments_are_taken_from_any_iterable() -> None:
    """Generators, sets and tuples do as well as lists."""
    report = gd.replace(REPORT, {"/requests/received/total": None})
    found = gd.check(
        report,
        select={"cells"},
        waivers=(waiver for waiver in [WAIVER]),
        parts=iter([REPORT]),
        roster={"示例市教育局": 1},
        today=date(2025, 2, 1),
    )
    assert [(f.rule, f.silence) for f in found] == [("cells.blank", WAIVER.silence)]


@pytest.mark.parametrize("function", [gd.summarize, gd.layout_findings])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (gd.check(gd.blank("2021"), select="chapters"), "/checked/0：应为 Checked；得到 Finding("),
        (REPORT, f"/checked：{LIST}Report("),
        ("a.json", f"/checked：{LIST}'a.json'"),
    ],
)
def test_only_what_was_checked_is_summed_up(
    function: Callable[[Any], object], wrong: object, told: str
) -> None:
    """Bare findings do not say of which report they are, and are refused."""
    with pytest.raises(gd.InvalidValueError) as caught:
        function(wrong)
    assert caught.value.text().startswith(told)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("a.json", f"/findings：{LIST}'a.json'"),
        (gd.Checked(name="a.json", report=REPORT, findings=[]), f"/findings：{LIST}Checked("),
        ([REPORT], "/findings/0：应为 Finding；得到 Report("),
    ],
)
def test_only_findings_are_concluded_from(wrong: Any, told: str) -> None:
    """A conclusion is drawn from the findings of a report, not from the report."""
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.conclude(wrong)
    assert caught.value.text().startswith(told)
