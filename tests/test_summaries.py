"""Summaries: text, JSON, SARIF, Markdown and HTML say the same, each in its own way."""

import csv
import io
import json
import os
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import govdisclose as gd
from govdisclose.checks import fingerprints
from support import html_reading as reading
from support import sarif
from support.browser import Tab
from support.checked import checked, clean
from support.goldens import same
from support.web_validators import html_validate, nu

UNREAD = {"坏.json": gd.Message("坏.json: /yaer：没有这个键", "坏.json: /yaer: no such key")}
FORMATS = get_args(gd.SummaryFormat)
SUFFIXES = {
    "text": "txt",
    "json": "json",
    "csv": "csv",
    "sarif": "sarif",
    "markdown": "md",
    "html": "html",
}


def log(*given: gd.Checked, **options: Any) -> dict[str, Any]:
    """Give the only run of a summary as SARIF."""
    [run] = json.loads(gd.summarize(given, "sarif", **options))["runs"]
    return dict(run)


def stable(form: str, text: str) -> str:
    """Take out of a summary what changes with the catalogue, the release, or the stylesheet."""
    if form == "html":
        return re.sub("(?s)<style>.*</style>", "<style></style>", text)
    if form != "sarif":
        return text
    whole = json.loads(text)
    [run] = whole["runs"]
    used = {result["ruleId"] for result in run["results"]}
    driver = run["tool"]["driver"]
    driver["rules"] = [rule for rule in driver["rules"] if rule["id"] in used]
    driver["version"] = "0"
    for result in run["results"]:
        del result["ruleIndex"]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("form", FORMATS)
def test_summaries_give_the_golden_files(request: pytest.FixtureRequest, form: Any) -> None:
    """Each form of a summary of three files is what was read and found good."""
    text = gd.summarize([checked(), clean()], form, unread=UNREAD)
    same(request, f"findings.{SUFFIXES[form]}", stable(form, text))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", get_args(gd.Lang))
def test_nothing_is_left_out(form: Any, lang: gd.Lang) -> None:
    """Each message, the reasons, the cause and the conclusion stand in every form and language."""
    one = checked()
    text = gd.summarize(one, form, lang)
    shown = text if form in {"json", "csv", "sarif"} else re.sub(r"\\|&#\d+;", "", text)
    words = [finding.message for finding in one.findings]
    # A line of CSV, and a result of SARIF, is a finding: there is none for what is of them all.
    words += [] if form == "csv" else [repair.message for repair in one.repairs]
    words += [gd.Message(f.silence.reason, f.silence.reason) for f in one.findings if f.silence]
    words += [] if form in {"csv", "sarif"} else [one.conclusion.message]
    assert [w.text(lang) for w in words if w.text(lang) not in shown] == []
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_one_report_or_several(form: Any) -> None:
    """One report is given as it is, or in a list; the same report gives the same text again."""
    assert gd.summarize(checked(), form) == gd.summarize([checked()], form)


def test_unknown_formats_are_refused() -> None:
    """A format that is none is refused, with those that there are."""
    with pytest.raises(gd.UnknownFormatError, match="现有：text, json, csv, sarif, markdown, html"):
        gd.summarize(checked(), "sraif")  # type: ignore[arg-type]


# Text.


def many(count: int, rule: str = "a.b", **fields: Any) -> list[gd.Finding]:
    return [
        gd.Finding(
            rule=rule,
            code="c",
            severity="warning",
            left=(f"/overview/{index}/text",),
            message=gd.Message(f"第{index}处", f"no. {index}"),
            **fields,
        )
        for index in range(count)
    ]


def lines(*findings: gd.Finding, **options: Any) -> list[str]:
    return gd.summarize(attrs.evolve(checked(), findings=findings), **options).split("\n")


@pytest.mark.parametrize(("count", "shown"), [(8, 8), (9, 8), (20, 8)])
def test_many_findings_of_a_rule_are_cut(count: int, shown: int) -> None:
    """Of one rule eight are written out, and how many more there are is said there."""
    told = lines(*many(count), *many(2, "x.y"))
    assert [line for line in told if line.startswith("警告 a.b")] == [
        f"警告 a.b /overview/{index}/text" for index in range(shown)
    ]
    more = [f"a.b 另有 {count - 8} 处，--all 列出"] if count > 8 else []
    assert told[2 * shown :] == [
        *more,
        "警告 x.y /overview/0/text",
        "    第0处",
        "警告 x.y /overview/1/text",
        "    第1处",
        f"结论：须说明 {count + 2} 处",
        "",
    ]


def test_all_findings_are_written_where_they_are_asked_for() -> None:
    """Without a limit nothing is cut; with another one it holds."""
    assert len(lines(*many(20), limit=None)) == 2 * 20 + 2
    assert lines(*many(3), limit=1, lang="en")[:3] == [
        "warning a.b /overview/0/text",
        "    no. 0",
        "a.b: 2 more; --all lists them",
    ]
    assert lines(*many(3), limit=0) == ["a.b 另有 3 处，--all 列出", "结论：须说明 3 处", ""]


def test_what_is_explained_is_counted_apart_when_cut() -> None:
    """What is explained stands last, and does not take the place of what counts."""
    silence = gd.Silence(by="remark", reason="有\n说明")
    told = lines(*many(9, silence=silence), *many(8))
    assert told[:2] == ["警告 a.b /overview/0/text", "    第0处"]
    assert told[16:19] == [
        "警告（已说明） a.b /overview/0/text",
        "    第0处",
        "    说明：有 说明（单元格的备注）",
    ]
    assert told[-3:] == ["a.b 另有 1 处，--all 列出", "结论：须说明 8 处；另有 9 处已说明", ""]


def test_names_cannot_play_tricks() -> None:
    """A name that holds control characters, or a message with a line feed, stays on its line."""
    tricky = attrs.evolve(clean("a\x1b[2J\nb"), findings=many(1))
    odd = attrs.evolve(tricky.findings[0], message=gd.Message("甲\n乙", ""))
    told = gd.summarize([attrs.evolve(tricky, findings=[odd]), clean()]).split("\n")
    assert told[0] == "== a\\x1b[2J b"
    assert told[2] == "    甲 乙"


# JSON.


def test_data_of_findings() -> None:
    """A program gets code, fingerprint, place, silence, and the counts, beside the words."""
    one = checked()
    [item] = json.loads(gd.summarize(one, "json"))
    assert item["file"] == one.name
    assert (item["edition"], item["year"], item["agency"]) == ("2021", 2024, "示例市发展和改革局")
    assert item["counts"] == {
        "errors": 3,
        "warnings": 2,
        "infos": 0,
        "unassessed": 1,
        "silenced": 2,
        "reading_errors": 0,
    }
    assert item["fit"] is False
    assert [f["fingerprint"] for f in item["findings"]] == fingerprints(one.findings)
    assert [(f["rule"], f["code"], f["delta"]) for f in item["findings"]] == [
        (f.rule, f.code, f.delta) for f in one.findings
    ]
    source = one.source.splitlines()
    first = item["findings"][0]
    assert source[first["line"] - 1][first["column"] - 1 :] == "128,"
    silences = [f["silence"] for f in item["findings"] if f["silence"]]
    assert silences == [
        {"by": "remark", "reason": "本单位不制定规章", "who": None, "until": None},
        {
            "by": "waiver",
            "reason": "废止件数由市司法局统一填报",
            "who": "张三",
            "until": "2025-12-31",
        },
    ]
    first = item["repairs"][0]
    assert first == {
        "changes": {"/requests/received/natural_persons": 126},
        "before": {"/requests/received/natural_persons": 128},
        "reasons": ["wrong-digit"],
        "message": "自然人·一、本年新收 128 应为 126（一位数字有误）",
        "clears": [f["fingerprint"] for f in item["findings"][:2]],
    }
    assert len(item["repairs"]) == len(one.repairs)


def test_data_without_the_json_of_the_report() -> None:
    """Where the report's JSON is not at hand there are no lines, and the rest is the same."""
    without = attrs.evolve(checked(), source="")
    [with_lines], [item] = (json.loads(gd.summarize(one, "json")) for one in (checked(), without))
    assert (
        {f["line"] for f in item["findings"]} == {f["column"] for f in item["findings"]} == {None}
    )
    for finding in (*item["findings"], *with_lines["findings"]):
        del finding["line"], finding["column"]
    assert item == with_lines


def test_data_of_quotes() -> None:
    """A finding on the text says which words, and where in their paragraph."""
    [finding] = many(1, quote="三件", span=(2, 4))
    [item] = json.loads(gd.summarize(attrs.evolve(clean(), findings=[finding]), "json"))
    assert (item["findings"][0]["quote"], item["findings"][0]["span"]) == ("三件", [2, 4])
    assert item["fit"] is False


def test_csv_has_a_line_for_each_finding() -> None:
    """Each finding is a line, and each file that could not be read; cells are named as in JSON."""
    one = checked()
    text = gd.summarize([one, clean()], "csv", "en", unread=UNREAD)
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [line["rule"] for line in lines] == [*(f.rule for f in one.findings), ""]
    for line, finding in zip(lines, one.findings, strict=False):
        assert line["message"] == finding.message.text("en").replace("\n", " ")
        assert line["pointers"].split() == list(finding.left)
        assert (line["severity"], line["status"]) == (finding.severity, finding.status)
        assert line["delta"] == ("" if finding.delta is None else str(finding.delta))
    assert (lines[-1]["status"], lines[-1]["message"]) == ("unread", UNREAD["坏.json"].en)


# SARIF.


@pytest.mark.parametrize("lang", get_args(gd.Lang))
@pytest.mark.parametrize("given", [[checked(), clean()], [clean()], []])
def test_sarif_is_valid(tmp_path: Path, given: list[gd.Checked], lang: gd.Lang) -> None:
    """The schema finds nothing, and Microsoft's validator nothing beyond matters of style."""
    text = gd.summarize(given, "sarif", lang, unread=UNREAD)
    assert sarif.faults(text) == []
    assert sarif.complaints(text, tmp_path) == []


def test_the_validators_find_faults(tmp_path: Path) -> None:
    """A wrong level breaks the schema; a message with a placeholder and no argument, the rules."""
    text = gd.summarize(checked(), "sarif")
    assert sarif.faults(text.replace('"level": "none"', '"level": "info"')) != []
    assert sarif.complaints(text.replace('"uri": "', '"uri": "a b'), tmp_path) != []


def test_sarif_describes_every_rule() -> None:
    """The tool has every rule, with what GitHub asks for, in the order of the catalogue."""
    run = log(checked(), lang="en")
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("govdisclose", version("govdisclose"))
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in gd.rules()]
    levels = {"error": "error", "warning": "warning", "info": "note"}
    for rule, described in zip(gd.rules(), driver["rules"], strict=True):
        assert described["shortDescription"]["text"] == rule.title.en
        assert described["fullDescription"]["text"] == rule.explanation.en
        assert rule.source.en in described["help"]["text"]
        assert described["help"]["markdown"].startswith(f"{rule.explanation.en}\n\n**Source**: ")
        assert described["defaultConfiguration"] == {
            "enabled": not rule.opt_in,
            "level": levels[rule.severity],
        }
        assert described["properties"]["editions"] == list(rule.editions)
        assert described["messageStrings"].keys() == rule.messages.keys()


def test_sarif_numbers_the_fields_of_messages() -> None:
    """Named fields are numbered by where they first stand, the same one alike."""
    rules = {rule["id"]: rule for rule in log(checked())["tool"]["driver"]["rules"]}
    assert rules["report.edition-year"]["messageStrings"]["no-edition"]["text"] == (
        "{0} 年度早于现有最早的表格（{1} 版，{2}，自 {3} 年度起使用）；请核对年度"
    )


def test_sarif_results_name_rule_level_and_kind() -> None:
    """What fails has its level; what cannot be assessed is open, and has none."""
    run = log(checked())
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [(r["ruleId"], r["kind"], r["level"]) for r in run["results"]] == [
        ("requests.balance", "fail", "error"),
        ("requests.row-total", "fail", "error"),
        ("disputes.total", "fail", "error"),
        ("disputes.total", "open", "none"),
        ("cells.blank", "fail", "warning"),
        ("cells.blank", "fail", "warning"),
        ("cells.blank", "fail", "warning"),
        ("chapters.missing", "fail", "warning"),
    ]
    assert [ids[r["ruleIndex"]] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert [r["properties"]["code"] for r in run["results"]] == [f.code for f in checked().findings]


def test_sarif_of_rules_that_are_not_registered() -> None:
    """A finding of a rule that only the caller knows is a result without a descriptor."""
    [result] = log(attrs.evolve(clean(), findings=many(1)))["results"]
    assert (result["ruleId"], "ruleIndex" in result) == ("a.b", False)
    assert (result["level"], result["kind"]) == ("warning", "fail")


def test_sarif_places() -> None:
    """The place is the value in the file; the logical one is the pointer; others are related."""
    one = checked()
    run = log(one)
    source = one.source.splitlines()
    for finding, result in zip(one.findings, run["results"], strict=True):
        [place] = result["locations"]
        for pointer, located in zip(
            finding.pointers, [place, *result.get("relatedLocations", [])], strict=True
        ):
            [logical] = located["logicalLocations"]
            assert logical["fullyQualifiedName"] == pointer
            region = located["physicalLocation"]["region"]
            if region["startLine"] == region["endLine"]:
                line = source[region["startLine"] - 1]
                written = json.loads(line[region["startColumn"] - 1 : region["endColumn"] - 1])
                value = gd.get(one.report, pointer)
                assert written == (list(value) if isinstance(value, tuple) else value)
        assert place["physicalLocation"]["artifactLocation"] == {
            "uri": "%E6%8A%A5%E5%91%8A/2024%20%E5%B9%B4.json",
            "index": 0,
        }
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_kinds_of_places() -> None:
    """A place within an array is a value, any other a property; a whole report is no place."""
    [first] = many(1)
    item = attrs.evolve(first, left=("/overview/0",))
    whole = attrs.evolve(first, left=())
    results = log(attrs.evolve(clean(), findings=[first, item, whole]))["results"]
    logical = [result["locations"][0].get("logicalLocations") for result in results]
    assert logical == [
        [{"name": "text", "fullyQualifiedName": "/overview/0/text", "kind": "property"}],
        [{"name": "0", "fullyQualifiedName": "/overview/0", "kind": "value"}],
        None,
    ]
    assert results[2]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_sarif_places_of_quotes() -> None:
    """A quote is placed to the character, though the file writes some of them as escapes."""
    words = "甲\n全年新收三件。"
    report = gd.replace(clean().report, {"/overview": (gd.Paragraph(words),)})
    source = json.dumps(json.loads(gd.dumps(report)), ensure_ascii=True)
    at = words.index("三件")
    [finding] = many(1, quote="三件", span=(at, at + 2))
    one = gd.Checked(name="a.json", report=report, findings=[finding], source=source)
    [result] = log(one)["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    written = source[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert json.loads(f'"{written}"') == "三件"


def test_sarif_without_the_json_of_the_report() -> None:
    """Where the report's JSON is not at hand every place is the beginning, and nothing is fixed."""
    results = log(attrs.evolve(checked(), source=""))["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert regions == [{"startLine": 1, "startColumn": 1}] * len(results)
    assert [result for result in results if "fixes" in result] == []


def test_sarif_addresses(tmp_path: Path) -> None:
    """Relative paths stay relative, with what is no part of an address escaped."""
    names = ["a/b.json", "甲 #1?.json", "c:d.json", str(tmp_path / "e f.json")]
    artifacts = log(*map(clean, names))["artifacts"]
    assert [artifact["location"]["uri"] for artifact in artifacts] == [
        "a/b.json",
        "%E7%94%B2%20%231%3F.json",
        "c%3Ad.json",
        (tmp_path / "e f.json").as_uri(),
    ]


def test_sarif_suppressions() -> None:
    """What is explained is suppressed, with who says so; then all results say whether they are."""
    suppressions = [result["suppressions"] for result in log(checked())["results"]]
    assert [s for s in suppressions if s] == [
        [{"kind": "inSource", "status": "accepted", "justification": "本单位不制定规章"}],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "废止件数由市司法局统一填报",
                "properties": {"who": "张三", "until": "2025-12-31"},
            }
        ],
    ]
    [result] = log(attrs.evolve(clean(), findings=many(1)))["results"]
    assert "suppressions" not in result


def test_sarif_fixes_are_exact() -> None:
    """Put into the file, a fix makes the report that clears what it says, and changes no more."""
    one = checked()
    results = log(one)["results"]
    assert [len(result.get("fixes", [])) for result in results] == [1, 1, 5, 0, 0, 0, 0, 0]
    [change] = results[0]["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    region, text = replacement["deletedRegion"], replacement["insertedContent"]["text"]
    source = one.source.splitlines()
    line = source[region["startLine"] - 1]
    fixed = line[: region["startColumn"] - 1] + text + line[region["endColumn"] - 1 :]
    source[region["startLine"] - 1] = fixed
    wanted = gd.replace(one.report, {"/requests/received/natural_persons": 126})
    assert gd.loads("\n".join(source)) == wanted


def test_sarif_fixes_need_the_value_in_the_file() -> None:
    """What the file leaves out cannot be replaced there: no fix."""
    data = json.loads(checked().source)
    del data["requests"]["received"]["natural_persons"]
    results = log(attrs.evolve(checked(), source=json.dumps(data)))["results"]
    assert [len(result.get("fixes", [])) for result in results] == [0, 0, 5, 0, 0, 0, 0, 0]


def test_sarif_fingerprints() -> None:
    """Each result has the fingerprint of its finding, under our name and the one GitHub reads."""
    one = attrs.evolve(checked(), findings=[*checked().findings, *checked().findings[:1]])
    marks = [result["partialFingerprints"] for result in log(one)["results"]]
    assert marks == [
        {"govdisclose/v1": mark, "primaryLocationLineHash": mark}
        for mark in fingerprints(one.findings)
    ]
    assert len({mark["govdisclose/v1"] for mark in marks}) == len(marks)


def test_sarif_names_what_could_not_be_read() -> None:
    """A file that could not be read is told as a failure of the run, not as a result."""
    run = log(clean(), unread=UNREAD)
    [invocation] = run["invocations"]
    [told] = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert told["message"]["text"] == UNREAD["坏.json"].zh
    index = told["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
    assert run["artifacts"][index]["location"]["uri"] == "%E5%9D%8F.json"
    assert log(clean())["invocations"][0]["executionSuccessful"] is True


# Markdown and HTML.


def test_documents_render_in_every_format() -> None:
    """What a check found is a document, for Word and the rest."""
    undecodable = attrs.evolve(clean(), name=os.fsdecode(b"a\xff.json"))
    document = gd.layout_findings([checked(), clean(), undecodable], unread=UNREAD)
    for name in gd.renderers.names():
        assert gd.render(document, name)
    assert gd.layout_findings(checked()).blocks == gd.layout_findings([checked()]).blocks
    data = json.loads(document.data())
    assert [(each["name"], each["errors"] > 0) for each in data["checked"]] == [
        (checked().name, True),
        ("clean.json", False),
        ("a\\udcff.json", False),
    ]


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/published", "公布日期"),
        ("/overview/1/text", "一、总体情况，第 1 段"),
        ("/overview/9/text", "一、总体情况"),
        ("/overview/0/text", "一、总体情况"),
        ("/of/another", "/of/another"),
    ],
)
def test_places_in_words(pointer: str, words: str) -> None:
    """A place that is no number cell is named by its chapter and paragraph, or as a field."""
    prose = (gd.Heading("（一）甲"), gd.Paragraph("乙"))
    report = gd.replace(gd.blank("2021"), {"/overview": prose})
    finding = attrs.evolve(many(1)[0], left=(pointer,))
    one = gd.Checked(name="a", report=report, findings=(finding,))
    [table] = [b for b in gd.layout_findings(one).blocks if isinstance(b, gd.DataTable)]
    assert table.rows[1][1] == f"a.b\n{words}"


def test_what_has_no_place_is_named_by_its_rule() -> None:
    """Where a finding has no place, or many, its rule stands alone."""
    [first] = many(1)
    whole, open_ = attrs.evolve(first, left=()), attrs.evolve(first, status="unassessed")
    one = attrs.evolve(clean(), findings=[first, whole, open_])
    [table] = [b for b in gd.layout_findings(one).blocks if isinstance(b, gd.DataTable)]
    assert [row[1] for row in table.rows[1:]] == ["a.b\n一、总体情况，第 1 段", "a.b", "a.b"]


def tables_of(report: gd.Report) -> list[tuple[tuple[str, ...], ...]]:
    """Give the rows of each table of what the rule on blanks finds, without the header."""
    one = gd.Checked(name="a", report=report, findings=gd.check(report, select="cells"))
    blocks = gd.layout_findings(one).blocks
    return [block.rows[1:] for block in blocks if isinstance(block, gd.DataTable)]


def test_rows_that_say_the_same_are_one() -> None:
    """What is said alike of three places or more stands once, with all of them."""
    rows = ("received", "carried_over", "carried_forward")
    cells = [f"/requests/{row}/organizations/other" for row in rows]
    place = (
        "cells.blank\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n"
        "二、上年结转政府信息公开申请数量\n四、结转下年度继续办理"
    )
    words = (
        "「一、本年新收政府信息公开申请数量」一行有空白：「法人或其他组织 / 其他」；"
        "没有的请填 0，不填的请加备注说明（所列其余 2 处相同）"
    )
    report = gd.replace(clean().report, dict.fromkeys(cells))
    assert tables_of(report) == [(("警告", place, words),)]
    noted = gd.replace(report, {"/remarks": (gd.Remark(cells[0], "不掌握"),)})
    counted, silenced = tables_of(noted)
    assert (len(counted), len(silenced)) == (2, 1)
    totals = dict.fromkeys(cell.replace("organizations/other", "total") for cell in cells)
    [found] = tables_of(gd.replace(clean().report, totals))
    assert len({row[2] for row in found}) == 3


def test_several_reports_have_a_table_first() -> None:
    """Each report has a row, by its agency, and each file that was not checked; then notes."""
    one, other = checked("a.json"), clean("b.json")
    named = attrs.evolve(
        other, name="c.json", report=gd.replace(other.report, {"/agency/name": "示例市教育局"})
    )
    note = gd.Message("另有一事", "one more thing")
    blocks = gd.layout_findings([one, other, named], unread=UNREAD, notes=[note]).blocks
    same_name = ("示例市发展和改革局（a.json）", "示例市发展和改革局（b.json）")
    assert blocks[1:3] == (
        gd.DataTable(
            (
                ("机关", "结论", "须改正", "须说明"),
                (same_name[0], "须改正", "3", "2"),
                (same_name[1], "可以公布", "0", "0"),
                ("示例市教育局", "可以公布", "0", "0"),
                ("坏.json", "未能检查", "", ""),
            )
        ),
        gd.Paragraph("另有一事"),
    )
    chapters = [b.text for b in blocks if isinstance(b, gd.Heading) and b.level == 1]
    assert chapters == [*same_name, "示例市教育局", "坏.json"]
    assert "one more thing" in gd.summarize(one, "markdown", "en", notes=[note])


def test_rows_of_the_table_lead_to_the_reports() -> None:
    """On a web page each row of the first table is a link to the chapter of its report."""
    document = gd.layout_findings([checked("a.json"), clean("b.json")], unread=UNREAD)
    page = reading.tree(gd.render(document, "html", mode="fragment", prefix="all"))
    links = {link.get("href"): link.text for link in reading.find(page, "//tr/td[1]/a")}
    chapters = {f"#{title.get('id')}": title.text for title in reading.find(page, "//h3[@id]")}
    assert (chapters, len(chapters)) == (links, 3)
    assert "<a" not in gd.render(document, "html", mode="cms")
    assert "](#" not in gd.render(document, "markdown")


def test_places_stand_in_csv_as_in_pages() -> None:
    """A place that is no cell is given in words in CSV, too."""
    one = attrs.evolve(clean(), findings=many(1))
    [row] = csv.DictReader(io.StringIO(gd.summarize(one, "csv"), newline=""))
    assert row["place"] == "一、总体情况，第 1 段"


def test_a_report_of_nobody() -> None:
    """A report that names neither agency nor year is told as such."""
    form = gd.Checked(name="a\nb\x07", report=gd.blank("2021"), findings=())
    blocks = gd.layout_findings(form).blocks
    assert blocks[1] == gd.Heading("a b\\x07", level=1)
    assert blocks[2] == gd.Paragraph("机关不明，年度不明，2021 版")


def test_pages_claim_nothing_false() -> None:
    """A page of results has no date, no author, and no report inside that could be read back."""
    page = gd.summarize(checked(), "html")
    names = re.findall('<meta name="([^"]*)"', page)
    assert sorted(names) == ["ArticleTitle", "format-detection", "viewport"]
    assert 'type="application/json"' not in page
    assert re.findall('<html lang="([^"]*)">', page) == ["zh-CN"]
    assert '<html lang="en">' in gd.summarize(checked(), "html", "en")


def test_pages_are_valid(tmp_path: Path) -> None:
    """The validators of HTML find nothing."""
    pages = {"findings": gd.summarize([checked(), clean()], "html", unread=UNREAD)}
    assert nu(pages, tmp_path) == []
    assert html_validate(pages, tmp_path) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_the_screen(tab: Tab, width: int) -> None:
    """Neither the page nor a table in it is wider than a desk's screen, or a phone's."""
    tab.look(width)
    tab.show(gd.summarize([checked(), clean()], "html", unread=UNREAD))
    wide = "[document.documentElement, ...document.querySelectorAll('.gd-scroll')]"
    assert tab.page.evaluate(f"{wide}.map(e => e.scrollWidth - e.clientWidth)") == [0] * 4


def test_dates_and_reasons_of_waivers_by_hand() -> None:
    """A waiver made by a program may hold what a terminal or a page must not get as it is."""
    silence = gd.Silence(by="waiver", reason="a\x1b[2J", until=date(2025, 1, 1))
    one = attrs.evolve(clean(), findings=many(1, silence=silence))
    assert "\\x1b[2J（豁免，至 2025-01-01）" in gd.summarize(one)
    assert "\\x1b\\[2J（豁免，至 2025-01-01）" in gd.summarize(one, "markdown").replace(
        "\\\\", "\\"
    )
