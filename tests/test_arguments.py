"""What ``check`` and its kin take, and what they say of what they do not take."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import govdisclose as gd
from govdisclose import tables
from support.parts import as_subclass
from support.sums import filled

REPORT = filled("2021")
SUBCLASS = as_subclass(REPORT)
WAIVER = gd.Waiver(rule="cells.blank", pointer="", reason="有")
LIST = "应为列表一类，逐项列出；得到 "


LOAD = "；文件先用 gd.load 读入"
DAY = "；写成 datetime.date(2025, 1, 20)"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"select": None}, f"/select：{LIST}None"),
        ({"ignore": 3}, f"/ignore：{LIST}3"),
        ({"previous": "last.json"}, f"/previous：应为报告（Report）；得到 'last.json'{LOAD}"),
        ({"parts": "parts"}, f"/parts：{LIST}'parts'"),
        ({"parts": [REPORT, "a.json"]}, f"/parts/1：应为报告（Report）；得到 'a.json'{LOAD}"),
        ({"roster": "示例市教育局"}, f"/roster：{LIST}'示例市教育局'"),
        ({"roster": ["示例市教育局", 1]}, "/roster/1：应为名称（str）；得到 1"),
        ({"roster": ["示例市教育局", ""]}, "/roster/1：名称不能为空"),
        ({"waivers": "waivers.toml"}, f"/waivers：{LIST}'waivers.toml'"),
        ({"waivers": [WAIVER, None]}, "/waivers/1：应为豁免（Waiver）；得到 None"),
        ({"today": "2025-02-01"}, f"/today：应为 date；得到 '2025-02-01'{DAY}"),
        (
            {"today": datetime(2025, 2, 1)},  # noqa: DTZ001 - refused anyway
            f"/today：应为 date；得到 datetime.datetime(2025, 2, 1, 0, 0){DAY}",
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
@pytest.mark.parametrize("wrong", ["a.json", None, {}, gd.Report2021, gd.Applicants(), SUBCLASS])
def test_what_is_no_report_is_refused(function: Callable[[Any], object], wrong: object) -> None:
    """A path, plain data, a part of a report or one of a class of its own is not a report."""
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


def csv(given: Any, form: tables.TableForm) -> object:
    return list(tables.to_csv(given, form))


def csv_file(given: Any, form: tables.TableForm) -> object:
    return tables.write_csv(given, "out", form)


def parquet_file(given: Any, form: tables.TableForm) -> object:
    pytest.importorskip("pyarrow")
    return tables.write_parquet(given, "out", form)


def arrow(given: Any, form: tables.TableForm) -> object:
    pytest.importorskip("pyarrow")
    return tables.to_arrow(given, form)


@pytest.mark.parametrize("write", [csv, csv_file, arrow, parquet_file])
@pytest.mark.parametrize("form", ["long", "wide"])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (5, f"/reports：{LIST}5"),
        (None, f"/reports：{LIST}None"),
        (REPORT, f"/reports：{LIST}Report("),
        ("abc", f"/reports：{LIST}'abc'"),
        ([5], "/reports/0：应为报告（Report）；得到 5"),
        ([None], "/reports/0：应为报告（Report）；得到 None"),
        ([REPORT, SUBCLASS], "/reports/1：应为报告（Report）；得到 Sub("),
    ],
)
def test_only_reports_are_written_as_tables(
    write: Callable[[Any, str], object],
    form: str,
    wrong: Any,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is no report, or not several, is refused with its place, and no file is left."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(gd.InvalidValueError) as caught:
        write(wrong, form)
    assert caught.value.text().startswith(told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (5, f"/table：{LIST}5"),
        ("abc", f"/table：{LIST}'abc'"),
        ([5], "第 1 份：应为列名到值的映射（Mapping）；得到 5"),
        ([REPORT], "第 1 份：应为列名到值的映射（Mapping）；得到 Report("),
        ([{"edition": "2021", 5: 1}], "第 1 份：列名应为文字（str）；得到 5"),
    ],
)
def test_only_lines_are_read_from_tables(wrong: Any, told: str) -> None:
    """A line tells its values by the names of their columns."""
    with pytest.raises(gd.InvalidValueError) as caught:
        list(tables.reports(wrong))
    assert caught.value.text().startswith(told)


@pytest.mark.parametrize("path", [5, None, b"out", "out\0"])
def test_only_paths_are_written_to(path: Any) -> None:
    """What is no path of a file is refused in words."""
    for write in (tables.write_csv, gd.dump, gd.load_roster):
        arguments = {gd.dump: (REPORT, path), gd.load_roster: (path,)}.get(write, ([REPORT], path))
        with pytest.raises(gd.InvalidValueError, match="/path：应为文件的路径"):
            write(*arguments)


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (gd.layout_aggregate, "/aggregate：应为 Aggregate；得到 "),
        (gd.layout_comparison, "/comparison：应为 Comparison；得到 "),
        (gd.summarize_comparison, "/comparison：应为 Comparison；得到 "),
        (lambda wrong: gd.compare(wrong, REPORT), "/previous：应为报告（Report）；得到 "),
        (lambda wrong: gd.compare(REPORT, wrong), "/current：应为报告（Report）；得到 "),
    ],
)
@pytest.mark.parametrize("wrong", [5, None, "a.json", SUBCLASS])
def test_what_is_no_result_is_refused(
    function: Callable[[Any], object], told: str, wrong: object
) -> None:
    """What is laid out, or compared, is what it should be."""
    with pytest.raises(gd.InvalidValueError) as caught:
        function(wrong)
    assert caught.value.text().startswith(told)


INSTEAD: list[tuple[Callable[[], object], str, str]] = [
    (
        lambda: gd.DataTable([["a", "b"], ["1", "2"]]),  # type: ignore[arg-type]
        "/rows：应为元组（tuple）的元组，一行一个，",
        "/rows: expected a tuple of tuples, one for each row, ",
    ),
    (
        lambda: gd.blank(2021),  # type: ignore[arg-type]
        "版本是文字（str），现有：'2019', '2021'；得到 2021",
        "an edition is named by text (str): '2019', '2021'; got 2021",
    ),
    (
        lambda: list(tables.reports([{"year": 2024}])),
        "第 1 份：没有说明是哪一版表格：请给出 edition_id，或在表中加一列 edition",
        "report 1: the edition of the form is not told: give edition_id, or a column edition",
    ),
    (
        lambda: gd.Agency(name="示例市财政局", kind="部门"),  # type: ignore[arg-type]
        "/kind：机关类型应为 department（政府部门） / government（",
        "/kind: the kind of an agency must be one of department（政府部门）",
    ),
    (
        lambda: gd.replace(REPORT, {"/agency": "示例市财政局"}),
        "/agency：应为 Agency；得到 '示例市财政局'；写成 gd.Agency(name=\"示例市财政局\")",
        "/agency: expected Agency; got '示例市财政局'; write gd.Agency(",
    ),
    (
        lambda: gd.check(REPORT, select="default,narrative.counts"),
        "'default,narrative.counts' 里有逗号；几个规则或规则族请用列表，一项一个，如 ['default', '",
        "there is a comma in 'default,narrative.counts'; give several rules or families as a list",
    ),
    (
        lambda: gd.check(REPORT, waivers=[attrs.evolve(WAIVER, rule="history.stok")]),
        "/waivers/0/rule：没有规则 'history.stok'（govdisclose rules 列出全部），是否应为 ",
        "/waivers/0/rule: there is no rule 'history.stok'",
    ),
    (
        lambda: gd.loads(b"PK\x03\x04"),
        "这是 Word、Excel 或其他 zip 文件，不是 JSON；Word、Excel 文件用 gd.read 读取",
        "this is a Word, Excel or another zip file, not JSON; a Word or Excel file is read by gd.r",
    ),
]


@pytest.mark.parametrize(("call", "zh", "en"), INSTEAD)
def test_it_is_said_what_to_give_instead(call: Callable[[], object], zh: str, en: str) -> None:
    """A slip that is easily made is answered by what to write, once, and by nothing besides."""
    with pytest.raises(gd.GovdiscloseError) as caught:
        call()
    assert caught.value.text().startswith(zh)
    assert caught.value.text("en").startswith(en)
    assert "\n" not in caught.value.text()


def test_rules_that_were_asked_are_taken_as_any_texts() -> None:
    """The ids of rules may be a list; what is no text among them is refused."""
    one = gd.Checked(name="a.json", report=REPORT, findings=[], asked=["cells.blank"])
    assert one.asked == {"cells.blank"}
    with pytest.raises(gd.InvalidValueError, match="/asked/0"):
        gd.Checked(name="a.json", report=REPORT, findings=[], asked=[3])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("template", "values", "reason"),
    [
        ("{a}{b}", {"a": 1}, "KeyError('b')"),
        ("{a", {"a": 1}, "ValueError("),
        ("{}", {}, "ValueError("),
        ("{a.b}", {"a": 1}, "AttributeError("),
        ("{a[0]}", {"a": 1}, "TypeError("),
        ("{a[0]}", {"a": ()}, "IndexError("),
        ("{a:d}", {"a": "一"}, "ValueError("),
    ],
)
def test_messages_that_cannot_be_filled_in(
    template: str, values: dict[str, object], reason: str
) -> None:
    """A message that lacks a value, or is no template, is refused, and says why."""
    with pytest.raises(gd.InvalidValueError, match="每个字段都应有能写成文字的值") as caught:
        gd.Message(template, "").format(**values)
    assert repr(template) in str(caught.value)
    assert reason in str(caught.value)
    assert repr(caught.value.__cause__).startswith(reason)


def test_messages_are_joined_from_anything_that_gives_them() -> None:
    """Parts may come one by one: none is lost in either language."""
    parts = (gd.Message(zh, en) for zh, en in [("甲", "a"), ("乙", "b")])
    assert gd.Message.join(parts) == gd.Message("甲、乙", "a, b")
