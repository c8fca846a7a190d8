"""Files of waivers: what is read, what is refused, what has no effect any more."""

import pickle
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import attrs
import pytest

import govdisclose as gd
from govdisclose.checks import expired, unused
from support.checked import checked

GOOD = """
[[waiver]]
rule = "cells.blank"
pointer = "/proactive_disclosure/documents/rules"
reason = "规章由市司法局统一填报"
who = "张三"
until = 2025-12-31

[[waiver]]
rule = "chapters.missing"
pointer = ""
reason = "另文公布"
agency = "示例市教育局"
year = 2024
"""
BLANK = "/proactive_disclosure/documents/rules"


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "waivers.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems(tmp_path: Path, text: str | bytes) -> dict[str, str]:
    """Give codes by pointers of what is wrong with a file."""
    with pytest.raises(gd.WaiverError) as caught:
        gd.load_waivers(write(tmp_path, text))
    return {problem.pointer: problem.code for problem in caught.value.problems}


def entry(**fields: str) -> str:
    """Write one waiver; a field is as it stands in TOML."""
    given = {"rule": '"cells.blank"', "pointer": '"/requests"', "reason": '"有"'} | fields
    return "[[waiver]]\n" + "".join(f"{key} = {value}\n" for key, value in given.items() if value)


def test_waivers_are_read(tmp_path: Path) -> None:
    """All fields are read, and those that are not known are None."""
    assert gd.load_waivers(write(tmp_path, GOOD)) == (
        gd.Waiver(
            rule="cells.blank",
            pointer=BLANK,
            reason="规章由市司法局统一填报",
            who="张三",
            until=date(2025, 12, 31),
        ),
        gd.Waiver(
            rule="chapters.missing",
            pointer="",
            reason="另文公布",
            agency="示例市教育局",
            year=2024,
        ),
    )


def test_a_file_without_waivers(tmp_path: Path) -> None:
    """An empty file has no waivers, and is good."""
    assert gd.load_waivers(write(tmp_path, "# 暂无\n")) == ()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"rule": ""}, {"rule": "missing"}),
        ({"pointer": ""}, {"pointer": "missing"}),
        ({"reason": ""}, {"reason": "missing"}),
        ({"rule": '"cells.blnk"'}, {"rule": "unknown-rule"}),
        ({"rule": '"cells"'}, {"rule": "unknown-rule"}),
        ({"rule": "1"}, {"rule": "unknown-rule"}),
        ({"pointer": '"requests"'}, {"pointer": "pointer"}),
        ({"pointer": "7"}, {"pointer": "pointer"}),
        ({"reason": '""'}, {"reason": "empty"}),
        ({"reason": '" \\n\u3000"'}, {"reason": "empty"}),
        ({"reason": "true"}, {"reason": "text"}),
        ({"reason": '"\\u0007"'}, {"reason": "character"}),
        ({"who": '""'}, {"who": "empty"}),
        ({"who": "5"}, {"who": "text"}),
        ({"agency": '" "'}, {"agency": "empty"}),
        ({"until": '"2025-12-31"'}, {"until": "date"}),
        ({"until": "2025-12-31T08:00:00"}, {"until": "date"}),
        ({"year": '"2024"'}, {"year": "year"}),
        ({"year": "true"}, {"year": "year"}),
        ({"year": "2024.0"}, {"year": "year"}),
        ({"resaon": '"有"', "reason": ""}, {"resaon": "unknown-key", "reason": "missing"}),
    ],
)
def test_what_is_not_right_is_refused(
    tmp_path: Path, fields: dict[str, str], wrong: dict[str, str]
) -> None:
    """Each field that is missing, unknown, or of a wrong kind is named."""
    assert problems(tmp_path, entry() + entry(**fields)) == {
        f"/waiver/1/{key}": code for key, code in wrong.items()
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[waiver]\n", {"": "syntax"}),
        (b'x = "\xd6\xd0"', {"": "utf-8"}),
        ("[waiver]\nrule = 1", {"/waiver": "tables"}),
        ("waiver = [1]", {"/waiver": "tables"}),
        ("[[waivers]]\n", {"/waivers": "unknown-key"}),
        ('version = 1\nwaiver = ""', {"/version": "unknown-key", "/waiver": "tables"}),
        ("x = " + "[" * 5000 + "]" * 5000, {"": "syntax"}),
    ],
)
def test_files_that_are_no_waivers_are_refused(
    tmp_path: Path, text: str | bytes, wrong: dict[str, str]
) -> None:
    """What is not TOML, not UTF-8, or not ``[[waiver]]`` is refused."""
    assert problems(tmp_path, text) == wrong


def test_every_problem_is_named_with_file_and_entry(tmp_path: Path) -> None:
    """One line for each problem: the file, the number of the waiver, the key, what to do."""
    path = write(tmp_path, entry(rule='"cells.blnk"') + entry() + entry(until='"x"', raeson='"有"'))
    with pytest.raises(gd.WaiverError) as caught:
        gd.load_waivers(path)
    assert caught.value.text() == (
        f"{path}: 第 1 条豁免的 rule：没有规则 'cells.blnk'（govdisclose rules 列出全部），"
        "是否应为 cells.blank？\n"
        f"{path}: 第 3 条豁免的 until：应为日期，如 2025-12-31（不加引号）；得到 'x'\n"
        f"{path}: 第 3 条豁免的 raeson：没有这个键，是否应为 reason？"
    )
    assert caught.value.text("en").splitlines()[1] == (
        f"{path}: waiver 3, until: expected a date such as 2025-12-31, without quotation marks; "
        "got 'x'"
    )
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (again.text(), again.problems) == (caught.value.text(), caught.value.problems)


def told(tmp_path: Path, text: str | bytes) -> list[str]:
    """Give what is said of a file, without its name."""
    path = write(tmp_path, text)
    with pytest.raises(gd.WaiverError) as caught:
        gd.load_waivers(path)
    assert caught.value.path == str(path)
    return [line.removeprefix(f"{path}: ") for line in caught.value.text().splitlines()]


def test_words_for_each_field(tmp_path: Path) -> None:
    """Each kind of problem is said in words of its own, with the value that was found."""
    text = 'pointer = "requests"\nreason = " "\nuntil = "x"\nyear = "2024"\nwhoo = 1\n'
    assert told(tmp_path, f"[[waiver]]\n{text}") == [
        "第 1 条豁免的 rule：不能缺少",
        "第 1 条豁免的 pointer：应为以 / 开头的 JSON Pointer，空的是整份报告；得到 'requests'",
        "第 1 条豁免的 reason：不能空白",
        "第 1 条豁免的 until：应为日期，如 2025-12-31（不加引号）；得到 'x'",
        "第 1 条豁免的 year：应为整数年份，如 2024；得到 '2024'",
        "第 1 条豁免的 whoo：没有这个键，是否应为 who？",
    ]


def test_words_for_whole_files(tmp_path: Path) -> None:
    """What is wrong with a file as a whole is said too, with the parser's own reason."""
    assert told(tmp_path, b'x = "\xd6"') == ["不是 UTF-8 编码，请另存为 UTF-8"]
    [syntax] = told(tmp_path, "x =")
    expected = "不是合法的 TOML；豁免文件应为 TOML，每条写在 [[waiver]] 之下"
    assert syntax.startswith(f"{expected}（Invalid value (at end of document)")
    assert told(tmp_path, "waivers = 1\nwaiver = 1") == [
        "没有名为 'waivers' 的键，豁免写在 [[waiver]] 之下，是否应为 waiver？",
        "waiver 应写成 [[waiver]]，每条豁免一个",
    ]


def test_files_that_are_nested_too_deeply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parser gives up on nesting, that is said, and not a traceback."""

    def give_up(_text: str) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr("tomllib.loads", give_up)
    [syntax] = told(tmp_path, "")
    assert syntax.endswith("（嵌套过深）")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"rule": ""}, "/rule：不能空白"),
        ({"rule": None}, "/rule：应为文字（str）；得到 None"),
        ({"pointer": None}, "/pointer：应为以 / 开头的 JSON Pointer，空的是整份报告；得到 None"),
        ({"reason": " "}, "/reason：不能空白"),
        ({"who": ""}, "/who：不能空白"),
        ({"until": "x", "year": 2024.0}, "/until：应为日期，如 2025-12-31（不加引号）；得到 'x'"),
    ],
)
def test_a_waiver_is_right_however_it_is_made(values: dict[str, Any], told: str) -> None:
    """A waiver that a program makes is held to what one in a file is, all problems at once."""
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.Waiver(**{"rule": "a.b", "pointer": "", "reason": "有"} | values)
    assert caught.value.text().splitlines()[0] == told
    assert len(caught.value.problems) == len(values)


def test_a_reason_may_have_several_lines(tmp_path: Path) -> None:
    """A reason may be as long as it needs to be."""
    (waiver,) = gd.load_waivers(write(tmp_path, entry(reason='"甲\\n乙"')))
    assert waiver.reason == "甲\n乙"


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is an error of the system, as elsewhere."""
    with pytest.raises(FileNotFoundError):
        gd.load_waivers(tmp_path / "none.toml")


def test_a_file_holds_run_after_run(tmp_path: Path) -> None:
    """What a file silences stays silenced, until its last day, and no day longer."""
    (waiver, _) = waivers = gd.load_waivers(write(tmp_path, GOOD))
    report = gd.replace(checked().report, {f"{BLANK}/repealed": None, "/remarks": ()})
    for day, silence in (
        (date(2025, 12, 31), waiver.silence),
        (date(2026, 1, 1), None),
    ):
        found = gd.check(report, select=["cells"], waivers=waivers, today=day)
        assert {f.silence for f in found if f.left[0].startswith(BLANK)} == {silence}


def test_expired_waivers() -> None:
    """A waiver expires the day after its last one; without a last day it never does."""
    waiver = gd.Waiver(rule="a.b", pointer="", reason="有", until=date(2025, 1, 31))
    for_good = attrs.evolve(waiver, until=None)
    assert expired([waiver, for_good], date(2025, 1, 31)) == ()
    assert expired([waiver, for_good], date(2025, 2, 1)) == (waiver,)


TODAY = date(2025, 2, 1)
USED = gd.Waiver(
    rule="cells.blank", pointer="/proactive_disclosure/documents/normative_documents", reason="有"
)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, False),
        ({"pointer": "/proactive_disclosure"}, False),
        ({"pointer": ""}, False),
        ({"pointer": "/proactive_disclosure/fees"}, True),
        ({"pointer": "/disputes/litigation/direct/upheld"}, True),  # found, and not silenced
        ({"rule": "chapters.missing", "pointer": "/overview"}, True),
        ({"rule": "chapters.missing", "pointer": ""}, True),
        ({"rule": "proactive.stock"}, False),  # not asked
        ({"pointer": "/requests", "agency": "示例市发展和改革局"}, True),
        ({"pointer": "/requests", "agency": "示例市教育局"}, False),  # not among the reports
        ({"pointer": "/requests", "year": 2024}, True),
        ({"pointer": "/requests", "year": 2023}, False),
        ({"pointer": "/requests", "until": TODAY}, True),
        ({"pointer": "/requests", "until": date(2025, 1, 31)}, False),  # expired
    ],
)
def test_unused_waivers(changes: dict[str, object], told: bool) -> None:  # noqa: FBT001 - a parameter
    """Told are those alone that hold for a report, for a rule that was asked, to no effect."""
    waiver = attrs.evolve(USED, **changes)  # type: ignore[arg-type]
    assert unused([waiver], [checked()], TODAY) == ((waiver,) if told else ())


def test_a_waiver_for_a_whole_report_is_used() -> None:
    """A waiver with an empty pointer silences what names no place too."""
    waiver = gd.Waiver(rule="a.b", pointer="", reason="有")
    whole = gd.Finding(
        rule="a.b",
        code="c",
        severity="warning",
        message=gd.Message("", ""),
        silence=waiver.silence,
    )
    one = attrs.evolve(checked(), findings=(whole,), asked=frozenset({"a.b"}))
    assert unused([waiver], [one], TODAY) == ()
    assert unused([attrs.evolve(waiver, pointer="/year")], [one], TODAY) != ()
