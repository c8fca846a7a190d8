"""The command ``check``: what it is given, what it prints and writes, and its exit status."""

import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

import govdisclose as gd
from govdisclose import checks
from govdisclose.cli import main
from support.checked import checked, clean

Capture = pytest.CaptureFixture[str]
ISSUED = "/proactive_disclosure/documents/rules/issued"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder, the current one, with reports: clean, warned, wrong, and none at all."""
    monkeypatch.chdir(tmp_path)
    sample = clean().report
    gd.dump(sample, "clean.json")
    gd.dump(gd.replace(sample, {"/other_matters": ()}), "warned.json")
    gd.dump(gd.replace(sample, {"/disputes/reconsideration/total": 9}), "wrong.json")
    gd.dump(gd.replace(sample, {ISSUED: None}), "blank.json")
    Path("bad.json").write_text('{"yaer": 2024}', "utf-8")
    return tmp_path


def waivers(**fields: str) -> str:
    """Write a file of one waiver, for the blank cell; a field is as it stands in TOML."""
    given = {"rule": '"cells.blank"', "pointer": f'"{ISSUED}"', "reason": '"统一填报"'} | fields
    lines = (f"{key} = {value}\n" for key, value in given.items())
    Path("waivers.toml").write_text("[[waiver]]\n" + "".join(lines), "utf-8")
    return "waivers.toml"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("fail_on", "statuses"),
    [
        ([], (0, 0, 1)),
        (["--fail-on", "error"], (0, 0, 1)),
        (["--fail-on", "warning"], (0, 1, 1)),
        (["--fail-on", "info"], (0, 1, 1)),
        (["--strict"], (0, 1, 1)),
        (["--fail-on", "never"], (0, 0, 0)),
    ],
)
def test_exit_status(fail_on: list[str], statuses: tuple[int, ...]) -> None:
    """The least severity that counts is chosen; the worst of several files decides."""
    names = ["clean.json", "warned.json", "wrong.json"]
    assert tuple(main(["check", name, *fail_on]) for name in names) == statuses
    assert main(["check", *names, *fail_on]) == max(statuses)
    assert main(["check", *names, "bad.json", *fail_on]) == 2


@pytest.mark.usefixtures("folder")
def test_infos_count_where_asked() -> None:
    """What cannot be assessed is an info: it counts with ``--fail-on info`` alone."""
    gd.dump(gd.replace(clean().report, {"/year": None}), "no-year.json")
    call = ["check", "no-year.json", "--select", "report.edition-year", "--fail-on"]
    assert [main([*call, least]) for least in ("error", "warning", "info", "never")] == [0, 0, 1, 0]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", get_args(gd.SummaryFormat))
def test_formats(capsys: Capture, form: gd.SummaryFormat) -> None:
    """Each format prints what ``gd.summarize`` gives, with what could not be read."""
    names = ["wrong.json", "bad.json", "clean.json"]
    assert main(["check", *names, "--format", form]) == 2
    printed = capsys.readouterr()
    given = [
        gd.Checked(
            name=name,
            report=gd.load(name),
            findings=gd.check(gd.load(name)),
            source=Path(name).read_text("utf-8"),
        )
        for name in ("wrong.json", "clean.json")
    ]
    prefix = "govdisclose: bad.json: "
    told = [line for line in printed.err.splitlines() if line.startswith(prefix)]
    words = "\n".join(line.removeprefix(prefix) for line in told)
    assert words
    unread = {"bad.json": gd.Message(words, words)}
    assert printed.out == gd.summarize(given, form, unread=unread)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        (".txt", "text"),
        (".json", "json"),
        (".csv", "csv"),
        (".SARIF", "sarif"),
        (".md", "markdown"),
        (".html", "html"),
        ("", "text"),
    ],
)
def test_output(capsys: Capture, suffix: str, form: str) -> None:
    """``-o`` writes the file in the format of its suffix, unless another is named."""
    assert main(["check", "wrong.json", "--format", form]) == 1
    shown = capsys.readouterr().out
    assert main(["check", "wrong.json", "-o", f"out{suffix}"]) == 1
    assert capsys.readouterr().err == f"已写出 out{suffix}\n"
    assert Path(f"out{suffix}").read_bytes().decode() == shown
    assert main(["check", "wrong.json", "-o", f"out{suffix}", "--format", "json"]) == 1
    assert json.loads(Path(f"out{suffix}").read_text("utf-8"))


@pytest.mark.usefixtures("folder")
def test_output_of_another_suffix(capsys: Capture) -> None:
    """What a summary cannot be is refused by its suffix, before anything is read or written."""
    assert main(["check", "absent.json", "-o", "out.docx"]) == 2
    assert capsys.readouterr().err == (
        "govdisclose: 检查结果不能写成 .docx 文件；"
        "后缀可用 .json .csv .sarif .md .html .txt，或用 --format 指明形式；"
        "Word、PDF 由程序生成：gd.write(gd.layout_findings(…), path)\n"
    )
    assert not Path("out.docx").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["a.pdf", "a.HTML", "a.docx"])
def test_published_files_are_for_read(capsys: Capture, name: str) -> None:
    """Of a published file it is said which command reads it."""
    Path(name).write_bytes(b"%PDF-1.7")
    assert main(["check", name]) == 2
    assert "govdisclose read --check" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_count_of_many_files(capsys: Capture) -> None:
    """Behind several reports it is said how many of them can be published."""
    gd.dump(gd.blank("2021", year=2024), "blank.json")
    assert main(["check", "wrong.json", "clean.json", "clean.json", "blank.json"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "共 4 份：2 份须改正，2 份可以公布"
    assert main(["check", "clean.json"]) == 0
    assert "共" not in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_select_and_ignore(capsys: Capture) -> None:
    """Rules are chosen by id and family, several with commas or one after the other."""
    gd.dump(checked().report, "many.json")

    def rules(*options: str) -> set[str]:
        main(["check", "many.json", "--format", "json", *options])
        return {finding["rule"] for finding in json.loads(capsys.readouterr().out)[0]["findings"]}

    sums = {"requests.balance", "requests.row-total", "disputes.total"}
    assert rules("--select", "requests,disputes.total") == sums
    assert rules("--select", "requests", "--select", " disputes.total,") == sums
    assert rules("--select", "requests", "--ignore", "requests.balance") == {"requests.row-total"}
    assert rules("--ignore", "cells,chapters") >= sums
    assert rules("--ignore", "cells,chapters") & {"cells.blank", "chapters.missing"} == set()


@pytest.mark.usefixtures("folder")
def test_unknown_rules_are_refused_once(capsys: Capture) -> None:
    """A name that is no rule stops the command before any file is read."""
    assert main(["check", "clean.json", "bad.json", "--select", "request"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert "'request'" in printed.err


@pytest.mark.usefixtures("folder")
def test_waivers_silence(capsys: Capture) -> None:
    """What a file of waivers explains is listed, marked, and counts no more."""
    assert main(["check", "blank.json", "--fail-on", "warning"]) == 1
    capsys.readouterr()
    call = ["check", "blank.json", "--select", "cells", "--waivers", waivers(who='"张三"')]
    assert main([*call, "--strict"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        f"警告（已说明） cells.blank {ISSUED}",
        (
            "    「第二十条第（一）项 / 规章」一行有空白：「本年制发件数」；"
            "没有的请填 0，不填的请加备注说明"
        ),
        "    说明：统一填报（豁免，张三）",
        "结论：可以公布；另有 1 处已说明",
    ]
    assert printed.err == ""


@pytest.mark.usefixtures("folder")
def test_waivers_let_a_report_be_rendered() -> None:
    """``render --strict`` refuses a report no more when its findings are explained."""
    call = ["render", "warned.json", "--to", "text", "--strict"]
    assert main(call) == 1
    path = waivers(rule='"chapters.missing"', pointer='"/other_matters"')
    assert main([*call, "--waivers", path]) == 0


@pytest.mark.usefixtures("folder")
def test_waivers_without_effect_are_told(capsys: Capture) -> None:
    """Expired and unused waivers are told on standard error, and change no exit status."""
    past = date.today() - timedelta(days=1)  # noqa: DTZ011 - as the command does
    assert main(["check", "clean.json", "--waivers", waivers(until=past.isoformat())]) == 0
    assert capsys.readouterr().err == (
        f"请留意：豁免已过期，不再起作用：cells.blank {ISSUED}：统一填报（豁免，至 {past}）\n"
    )
    assert main(["check", "clean.json", "--waivers", waivers(), "--lang", "en"]) == 0
    assert capsys.readouterr().err == (
        f"note: a waiver was not used, as nothing was found there: cells.blank {ISSUED}: "
        "统一填报 (a waiver)\n"
    )
    assert main(["check", "clean.json", "--waivers", waivers(pointer='""')]) == 0
    assert 'cells.blank ""：' in capsys.readouterr().err
    for others in (["--ignore", "cells"], ["--select", "requests"]):
        assert main(["check", "clean.json", "--waivers", waivers(), *others]) == 0
        assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("folder")
def test_waivers_for_rules_that_are_not_asked(capsys: Capture) -> None:
    """A waiver for what needs last year's report, or another edition, is not called unused."""
    for rule in gd.rules():
        path = waivers(rule=f'"{rule.id}"', pointer='"/nowhere"')
        assert main(["check", "clean.json", "--select", "all", "--waivers", path]) == 0
        asked = "2021" in rule.editions and not rule.needs
        assert ("豁免没有用到" in capsys.readouterr().err) is asked, rule.id


@pytest.mark.usefixtures("folder")
def test_bad_waivers_are_refused(capsys: Capture) -> None:
    """A file of waivers that is wrong, or missing, stops the command, with every problem."""
    assert main(["check", "clean.json", "--waivers", waivers(rule='"x"', until='"x"')]) == 2
    printed = capsys.readouterr()
    assert [line.split("：")[0] for line in printed.err.splitlines()] == [
        "govdisclose: waivers.toml: 第 1 条豁免的 rule",
        "govdisclose: waivers.toml: 第 1 条豁免的 until",
    ]
    assert printed.out == ""
    assert main(["check", "clean.json", "--waivers", "none.toml"]) == 2
    assert capsys.readouterr().err == "govdisclose: none.toml: 没有这个文件或文件夹\n"


def given(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> dict[str, object]:
    """Give what the command hands to ``check``."""
    handed: dict[str, object] = {}

    def note(_report: gd.Report, **options: object) -> list[gd.Finding]:
        handed.update(options)
        return []

    with monkeypatch.context() as patch:
        patch.setattr(checks, "check", note)
        assert main(["check", *arguments]) == 0
    return handed


@pytest.mark.usefixtures("folder")
def test_previous(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """The report of the year before is read, and what is odd about it is told."""
    gd.dump(gd.replace(clean().report, {"/year": 2023}), "before.json")
    handed = given(monkeypatch, "clean.json", "--previous", "before.json")
    assert handed["previous"] == gd.load("before.json")
    assert capsys.readouterr().err == ""
    assert given(monkeypatch, "clean.json", "--previous", "wrong.json")["previous"]
    assert "2024 年的报告，而这份报告是 2024 年的" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_rendering_is_held_to_last_year_as_checking_is(capsys: Capture) -> None:
    """``render --previous`` finds all that ``check --previous`` does; ``--strict`` refuses it."""
    changes = {"/year": 2023, "/requests/carried_forward/total": 7}
    gd.dump(gd.replace(clean().report, changes), "before.json")
    assert main(["check", "clean.json", "--previous", "before.json"]) == 0
    found = capsys.readouterr().out
    assert "警告 history.carried-over" in found
    call = ["render", "clean.json", "--previous", "before.json", "-o", "out.txt"]
    assert main([*call, "--strict"]) == 1
    assert found in capsys.readouterr().err
    assert not Path("out.txt").exists()
    assert main(call) == 0
    assert found in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_previous_with_errors(capsys: Capture) -> None:
    """Errors in the figures of the report of the year before are told."""
    wrong = gd.replace(gd.load("wrong.json"), {"/year": 2023, "/overview": ()})
    gd.dump(wrong, "before.json")
    main(["check", "clean.json", "--previous", "before.json"])
    assert "有 1 处错误" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are files, or all reports in a folder but the one checked and the one before."""
    Path("parts").mkdir()
    for number, name in enumerate(("b", "a", "whole", "before"), start=1):
        gd.dump(gd.replace(clean().report, {"/title": f"{number}"}), f"parts/{name}.json")
    Path("parts/notes.txt").write_text("x", "utf-8")
    gd.dump(gd.replace(clean().report, {"/year": 2023}), "parts/before.json")
    call = ["parts/whole.json", "--previous", "parts/before.json", "--parts", "parts"]
    handed = given(monkeypatch, *call, "--parts", "wrong.json")
    names = ["parts/a.json", "parts/b.json", "wrong.json"]
    assert handed["parts"] == tuple(gd.load(name) for name in names)
    assert handed["roster"] == ()
    assert given(monkeypatch, "clean.json")["parts"] is None


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "content",
    [
        "示例市教育局\n\n 示例市民政局 \n示例市教育局\n".encode(),
        '\ufeff机关名称,联系人\r\n示例市教育局,甲\r\n"示例市民政局",乙\r\n,丙\r\n'.encode(),
        "单位\n示例市教育局\n示例市民政局".encode("gb18030"),
        "NAME\n示例市教育局\n示例市民政局".encode(),
    ],
)
def test_roster(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """A roster has a name on each line, or in the first column, in either encoding."""
    Path("roster.csv").write_bytes(content)
    call = ["clean.json", "--parts", "clean.json", "--roster", "roster.csv"]
    assert given(monkeypatch, *call)["roster"] == ("示例市教育局", "示例市民政局")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["clean.json", "wrong.json", "--previous", "clean.json"], "应为放着上年各份报告的文件夹"),
        (["clean.json", "wrong.json", "--parts", "clean.json"], "只能检查一份报告"),
        (["clean.json", "--roster", "roster.txt"], "--roster 须与 --parts 同用"),
        (["-", "--previous", "-"], "标准输入只能读一次"),
        (["-", "-"], "标准输入只能读一次"),
        (["clean.json", "--parts", "-", "--parts", "-"], "标准输入只能读一次"),
        (["clean.json", "--parts", "bad.json"], "bad.json: "),
        (["clean.json", "--previous", "bad.json"], "bad.json: "),
        (["clean.json", "--parts", "empty"], "文件夹 empty 中没有 .json 文件"),
        (["clean.json", "--parts", "none.json"], "none.json: 没有这个文件或文件夹"),
        (["clean.json", "--parts", "clean.json", "--roster", "empty.txt"], "没有一个名称"),
        (["clean.json", "--parts", "clean.json", "--roster", "odd.txt"], "既不是 UTF-8"),
        (
            ["clean.json", "--parts", "clean.json", "--roster", "open.csv"],
            "open.csv: 不是名单，也不是 CSV",
        ),
        (["clean.json", "--fail-on", "all"], "参数 --fail-on 不能为 'all'"),
        (["clean.json", "-o", "none/out.html"], "none/out.html: 没有文件夹 none，请先建立"),
    ],
)
def test_what_cannot_be_done_is_said(capsys: Capture, arguments: list[str], words: str) -> None:
    """Arguments that do not fit, and files that are not there, are told; exit status 2."""
    Path("empty").mkdir()
    Path("empty.txt").write_text("名称\n", "utf-8")
    Path("odd.txt").write_bytes(b"\xff\xff\x81")
    Path("open.csv").write_text('"示例市教育局\n示例市民政局\n', "utf-8")
    assert main(["check", *arguments]) == 2
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""


@pytest.mark.usefixtures("folder")
def test_all(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many findings of one rule are cut to eight; ``--all`` lists them."""
    [finding] = gd.check(gd.load("wrong.json"))
    monkeypatch.setattr(checks, "check", lambda _, **__: [finding] * 10)
    assert main(["check", "clean.json"]) == 1
    cut = capsys.readouterr().out.splitlines()
    assert (len(cut), cut[-3]) == (19, "disputes.total 另有 2 处，--all 列出")
    assert cut[-2] == "有的表格只改一两格不能使各和数都相等，没有列出可能的原因"
    assert main(["check", "clean.json", "--all"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 22


@pytest.mark.usefixtures("folder")
def test_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads a report from standard input, and finds its lines."""
    content = Path("wrong.json").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert main(["check", "-", "--format", "json"]) == 1
    [item] = json.loads(capsys.readouterr().out)
    line = content.decode().splitlines()[item["findings"][0]["line"] - 1]
    assert (item["file"], line.strip()) == ("-", '"total": 9')


@pytest.mark.usefixtures("folder")
def test_rules_named_are_told_whole(capsys: Capture) -> None:
    """``rules`` lists families; with names it tells rules whole, with their messages."""
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out.splitlines()
    families = list(dict.fromkeys(rule.family for rule in gd.rules()))
    assert [line.removeprefix("== ") for line in listed if line.startswith("== ")] == families
    assert main(["rules", "cells.blank"]) == 0
    [rule] = [rule for rule in gd.rules() if rule.id == "cells.blank"]
    assert capsys.readouterr().out.splitlines() == [
        f"cells.blank  [警告]  {rule.title.zh}",
        f"    {rule.explanation.zh}",
        f"    依据：{rule.source.zh}",
        "    版本：2019、2021",
        "    备注：单元格的备注可说明",
        "    消息：",
        *(f"        {code}：{words.zh}" for code, words in rule.messages.items()),
    ]
    assert main(["rules", "requests", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {rule["family"] for rule in told} == {"requests"}
    assert main(["rules", "nothing"]) == 2


@pytest.mark.usefixtures("folder")
def test_rules_that_are_not_asked_by_default_are_marked(
    capsys: Capture,
) -> None:
    """Rules that must be named, and those that need another report, say so."""
    marks = {
        rule.id: (rule.opt_in, "previous" in rule.needs, "parts" in rule.needs)
        for rule in gd.rules()
    }
    assert main(["rules"]) == 0
    told = {
        line.split()[0]: ("须点名" in line, "须有上年的报告" in line, "须有各部分的报告" in line)
        for line in capsys.readouterr().out.splitlines()
        if not line.startswith((" ", "="))
    }
    assert told == marks


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["json", "csv", "sarif", "markdown", "html"])
def test_files_are_utf_8_whatever_the_terminal_is(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """What is no text for a terminal is written in UTF-8, though the terminal is not."""
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffer, encoding="gbk"))
    assert main(["check", "wrong.json", "--format", form]) == 1
    assert "应为 4" in buffer.getvalue().decode()


@pytest.mark.usefixtures("folder")
def test_parts_that_cannot_be_read(capsys: Capture) -> None:
    """All files to compare with that cannot be read are named, and that nothing was checked."""
    call = ["check", "clean.json", "--previous", "none.json", "--parts", "bad.json"]
    assert main([*call, "--parts", "clean.json", "--parts", "absent.json"]) == 2
    lines = capsys.readouterr().err.splitlines()
    names = [line.split(": ")[1] for line in lines[:-1]]
    assert list(dict.fromkeys(names)) == ["none.json", "bad.json", "absent.json"]
    assert lines[-1] == "govdisclose: 用来对照的文件有 3 个未能读取，所以没有检查 clean.json"
