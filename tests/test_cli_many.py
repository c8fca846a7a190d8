"""The commands over many files: what they take, write, tell and count, and how they go on."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import shake_128
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose import cli
from govdisclose.batch.folders import JSON_SUFFIXES, PUBLISHED_SUFFIXES, files_below
from govdisclose.batch.manifest import NAME
from govdisclose.cli import main, many, output, parser
from govdisclose.widths import NARROW
from support.checked import clean
from support.images import png
from support.terminal import on_terminal

Capture = pytest.CaptureFixture[str]
Row = dict[str, str]

BAD = (
    "/yaer：没有名为 'yaer' 的键，是否应为 year？",
    "/x：没有名为 'x' 的键，请删去或改正",
    "/year：缺少必需的键 'year'",
    "/agency：缺少必需的键 'agency'",
)
"""What is wrong with the file that is no report."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder, the current one, with ``in``: five reports in two folders, one unreadable."""
    monkeypatch.chdir(tmp_path)
    Path("in/县/乡").mkdir(parents=True)
    good = clean().report
    gd.dump(good, "in/a.json")
    gd.dump(gd.replace(good, {"/disputes/reconsideration/total": 9}), "in/县/b.json")
    gd.dump(gd.replace(good, {"/other_matters": ()}), "in/县/乡/c.json")
    gd.dump(good, "in/县/A.json")
    Path("in/县/bad.json").write_text(
        '{"format": 1, "edition": "2021", "yaer": 1, "x": 2}', "utf-8"
    )
    return tmp_path


def tree(folder: str) -> dict[str, bytes]:
    """Give the files below a folder, but for the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file() and path.name != NAME
    }


def summary(path: str = "s.csv") -> list[Row]:
    """Read what ``--summary`` wrote."""
    return list(csv.DictReader(io.StringIO(Path(path).read_text("utf-8-sig"), newline="")))


def run(
    *arguments: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in which something is done before."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "govdisclose", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        preexec_fn=before,
    )


@pytest.mark.usefixtures("folder")
def test_render_a_folder(capsys: Capture) -> None:
    """A folder is rendered to the same tree, a file for each format; the bad one is named."""
    assert main(["render", "in", "-o", "out", "--to", "html,text"]) == 2
    printed = capsys.readouterr()
    stems = {"a": "in/a", "县/A": "in/县/A", "县/b": "in/县/b", "县/乡/c": "in/县/乡/c"}
    expected: dict[str, bytes] = {}
    for stem, source in stems.items():
        report = gd.load(f"{source}.json")
        expected[f"{stem}.html"] = gd.render(report, "html").encode()
        expected[f"{stem}.txt"] = gd.render(report, "text").encode()
    assert tree("out") == expected
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "已写出 out/a.html、out/a.txt",
        "已写出 out/县/A.html、out/县/A.txt",
        "已写出 out/县/b.html、out/县/b.txt；结论：须改正 1 处",
        *(f"govdisclose: in/县/bad.json: {words}" for words in BAD),
        "已写出 out/县/乡/c.html、out/县/乡/c.txt；结论：须说明 1 处",
        "5 个文件：生成了 4 个，未能生成 1 个；1 份须改正，1 份须说明，2 份可以公布",
    ]


@pytest.mark.usefixtures("folder")
def test_as_many_processes_as_one_likes(capsys: Capture) -> None:
    """With several processes all is as with one: what is written, printed, and in what order."""
    told = []
    for jobs in ("1", "2"):
        call = ["in", "in/a.json", "-j", jobs, "--summary", f"{jobs}.csv"]
        assert main(["render", *call, "-o", f"out{jobs}/", "--to", "text"]) == 2
        rendered = capsys.readouterr().err.replace(f"out{jobs}", "out")
        assert main(["check", *call]) == 2
        checked = capsys.readouterr()
        told.append((rendered, checked.out, checked.err, Path(f"{jobs}.csv").read_bytes()))
    assert told[1] == told[0]
    assert tree("out2") == tree("out1")
    assert "a-2.txt" in tree("out1")


@pytest.mark.usefixtures("folder")
def test_check_a_folder(capsys: Capture) -> None:
    """What is found in each report is printed as of a single one, then how many are good."""
    assert main(["check", "in"]) == 2
    printed = capsys.readouterr()
    names = ["in/a.json", "in/县/A.json", "in/县/b.json", "in/县/乡/c.json"]
    given = [
        gd.Checked(name=name, report=gd.load(name), findings=gd.check(gd.load(name)))
        for name in names
    ]
    assert printed.out == gd.summarize(given)
    assert printed.err.splitlines()[-1] == (
        "5 个文件：检查了 4 个，未能检查 1 个；1 份须改正，1 份须说明，2 份可以公布"
    )
    assert main(["check", "in", "-o", "all.txt"]) == 2
    assert Path("all.txt").read_text("utf-8") == printed.out
    told = capsys.readouterr().err.splitlines()
    assert told[:3] == [
        "in/a.json：结论：可以公布",
        "in/县/A.json：结论：可以公布",
        "in/县/b.json：结论：须改正 1 处",
    ]
    assert "已写出 all.txt" in told
    assert main(["check", "in", "-o", "all"]) == 2
    assert Path("all").read_text("utf-8") == printed.out
    hint = "all 没有后缀，写成了一个文件；要写进文件夹，请写 all/"
    assert capsys.readouterr().err.splitlines()[-1] == hint


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["json", "csv", "sarif", "markdown", "html"])
def test_check_a_folder_as_data(capsys: Capture, form: str) -> None:
    """All reports of a folder are in one file, in order, as when they are named one by one."""
    names = [str(path) for path in files_below(Path("in"), JSON_SUFFIXES)]
    assert main(["check", "in", "--format", form, "-j", "2"]) == 2
    whole = capsys.readouterr().out
    assert main(["check", *names, "--format", form]) == 2
    assert capsys.readouterr().out == whole


@pytest.mark.usefixtures("folder")
def test_check_into_a_folder(capsys: Capture) -> None:
    """A folder takes a summary of each report, in the form asked for."""
    assert main(["check", "in", "-o", "out/", "--format", "markdown"]) == 2
    names = ["a", "县/A", "县/b", "县/乡/c"]
    assert sorted(tree("out")) == sorted(f"{name}.check.md" for name in names)
    assert capsys.readouterr().out == ""
    assert main(["check", "in/a.json", "-o", "out/"]) == 0
    assert capsys.readouterr().err == "已写出 out/a.check.txt\n"
    assert Path("out/a.check.txt").read_text("utf-8") == "结论：可以公布\n"


@pytest.mark.usefixtures("folder")
def test_read_a_folder(capsys: Capture) -> None:
    """What was rendered is read back from the folder, into the same tree."""
    main(["render", "in", "-o", "out", "--to", "docx"])
    capsys.readouterr()
    assert main(["read", "out", "-o", "back", "--check", "--summary", "s.csv"]) == 1
    printed = capsys.readouterr()
    assert {name: gd.loads(data) for name, data in tree("back").items()} == {
        name: gd.load(f"in/{name}") for name in ("a.json", "县/A.json", "县/b.json", "县/乡/c.json")
    }
    assert [line for line in printed.out.splitlines() if line.startswith("==")] == [
        "== out/a.docx",
        "== out/县/A.docx",
        "== out/县/b.docx",
        "== out/县/乡/c.docx",
    ]
    assert printed.err.splitlines()[-1] == (
        "4 个文件：读取了 4 个，未能读取 0 个；1 份须改正，1 份须说明，2 份可以公布"
    )
    verdicts = [(row["verdict"], row["odd"], row["errors"]) for row in summary()]
    assert verdicts == [("proved", "", "0")] * 2 + [("contradicted", "", "1"), ("proved", "", "0")]


@pytest.mark.usefixtures("folder")
def test_summary(capsys: Capture) -> None:
    """The summary has a line for each file: what came of it, what it is, and what was found."""
    call = ["render", "in", "-o", "out", "--to", "text,html", "--summary", "s.csv"]
    assert main(call) == 2
    known = {"edition": "2021", "year": "2024", "agency": "示例市发展和改革局"}
    good = known | {"status": "done", "verdict": "", "odd": "", "error": ""}
    good |= {"reading_errors": ""}
    good |= {"previous": "", "unpaired": ""}
    good |= {"infos": "0", "unassessed": "0", "explained": "0"}
    fit = good | {"fit": "true", "errors": "0", "warnings": "0"}
    nothing = dict.fromkeys(fit, "") | {"status": "failed", "outputs": ""}
    assert summary() == [
        fit | {"source": "in/a.json", "outputs": "out/a.txt | out/a.html"},
        fit | {"source": "in/县/A.json", "outputs": "out/县/A.txt | out/县/A.html"},
        fit
        | {"source": "in/县/b.json", "outputs": "out/县/b.txt | out/县/b.html"}
        | {"fit": "false", "errors": "1"},
        nothing | {"source": "in/县/bad.json", "error": " | ".join(BAD)},
        fit
        | {"source": "in/县/乡/c.json", "outputs": "out/县/乡/c.txt | out/县/乡/c.html"}
        | {"fit": "false", "warnings": "1"},
    ]
    capsys.readouterr()
    assert main([*call, "--resume", "--lang", "en"]) == 2
    assert [row["status"] for row in summary()] == ["kept"] * 3 + ["failed", "kept"]
    assert summary()[3]["error"].startswith("/yaer: ")
    assert main(["check", "in/a.json", "--summary", "s.csv"]) == 0
    assert [row["status"] for row in summary()] == ["done"]


@pytest.mark.usefixtures("folder")
def test_summary_of_reading(capsys: Capture) -> None:
    """Of what was read, errors of reading are counted too, besides those that rules find."""
    page = gd.render(gd.load("in/a.json"), "html")
    Path("r.html").write_text(page.replace(">行政许可<", ">某某许可<", 1), "utf-8")
    call = ["read", "r.html", "--check", "-o", "back/", "--summary", "s.csv"]
    main([*call, "--format", "json"])
    [file] = json.loads(capsys.readouterr().out)
    errors = sum(problem["severity"] == "error" for problem in file["problems"])
    assert errors > 0
    assert [row["reading_errors"] for row in summary()] == [str(errors)]
    main([*call, "--resume"])
    assert [(row["status"], row["reading_errors"]) for row in summary()] == [("kept", str(errors))]


@pytest.mark.usefixtures("folder")
def test_summary_of_names_that_are_no_utf8() -> None:
    """What of a name is no UTF-8 is written escaped, and its report is worked on like others."""
    Path(os.fsdecode("in/水务局.json".encode("gbk"))).write_bytes(Path("in/a.json").read_bytes())
    name = r"ˮ\udcce\udcf1\udcbe\udcd6"
    for command, written in (("render", f"out/{name}.docx"), ("check", f"out/{name}.check.txt")):
        main([command, "in", "-o", "out/", "--summary", "s.csv"])
        [row] = [row for row in summary() if row["source"] == f"in/{name}.json"]
        assert (row["status"], row["outputs"]) == ("done", written)


@pytest.mark.usefixtures("folder")
def test_resume(capsys: Capture) -> None:
    """A later run does what is new, changed, or failed, and keeps the rest, with its findings."""
    call = ["render", "in", "-o", "out", "--to", "text", "--resume"]
    assert main(call) == 2
    gd.dump(clean().report, "in/县/bad.json")
    gd.dump(gd.replace(clean().report, {"/agency/name": "示例市教育局"}), "in/a.json")
    Path("out/县/A.txt").unlink()
    capsys.readouterr()
    assert main(call) == 1  # for what the first run has found in one that is kept
    count = "5 个文件：生成了 3 个，未变而保留 2 个，未能生成 0 个"
    assert capsys.readouterr().err.splitlines() == [
        "已写出 out/a.txt",
        "已写出 out/县/A.txt",
        "未变，保留 out/县/b.txt；结论：须改正 1 处",
        "已写出 out/县/bad.txt",
        "未变，保留 out/县/乡/c.txt；结论：须说明 1 处",
        f"{count}；1 份须改正，1 份须说明，3 份可以公布",
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_what_is_kept_counts(fail_on: str, status: int) -> None:
    """The exit status is that of the first run where nothing has changed."""
    Path("in/县/bad.json").unlink()
    call = ["check", "in", "-o", "out/", "--fail-on", fail_on]
    assert [main(call), main([*call, "--resume"])] == [status, status]
    Path("in/县/b.json").unlink()
    assert main([*call, "--resume"]) == int(fail_on in {"warning", "info"})


@pytest.mark.usefixtures("folder")
def test_reading_goes_on(capsys: Capture) -> None:
    """Of what an earlier run has read, the verdict is known, and counts."""
    Path("in/县/bad.json").unlink()
    main(["render", "in", "-o", "out", "--to", "text"])
    call = ["read", "out", "-o", "back", "--format", "json"]
    assert main(call) == 1
    first = json.loads(capsys.readouterr().out)
    assert main([*call, "--resume"]) == 1
    kept = json.loads(capsys.readouterr().out)
    assert kept == [
        {key: value for key, value in item.items() if key != "problems"} | {"kept": True}
        for item in first
    ]


@pytest.mark.usefixtures("folder")
def test_strict(capsys: Capture) -> None:
    """With ``--strict`` what has findings is not rendered; that is no failure of the file."""
    Path("in/县/bad.json").unlink()
    assert main(["render", "in", "-o", "out", "--to", "text", "--strict"]) == 1
    assert sorted(tree("out")) == ["a.txt", "县/A.txt"]
    assert capsys.readouterr().err.splitlines()[2:] == [
        "govdisclose: in/县/b.json: 有 1 处问题，按 strict 不予生成",
        "govdisclose: in/县/乡/c.json: 有 1 处问题，按 strict 不予生成",
        "4 个文件：生成了 2 个，按 --strict 未生成 2 个，未能生成 0 个；2 份可以公布",
    ]


@pytest.mark.usefixtures("folder")
def test_waivers(capsys: Capture) -> None:
    """What is waived counts no more; a waiver of which no report has use is told, once."""
    Path("in/县/bad.json").unlink()
    places = {"disputes.total": "/disputes/reconsideration/total", "chapters.missing": "/overview"}
    Path("w.toml").write_text(
        "".join(
            f'[[waiver]]\nrule = "{rule}"\npointer = "{pointer}"\nreason = "待核"\n'
            for rule, pointer in places.items()
        ),
        "utf-8",
    )
    assert main(["check", "in", "--waivers", "w.toml"]) == 0
    assert capsys.readouterr().err == (
        "请留意：豁免没有用到，该处没有这样的问题：chapters.missing /overview：待核（豁免）\n"
    )
    assert main(["render", "in", "-o", "out", "--to", "text", "--waivers", "w.toml"]) == 0
    call = ["check", "in", "-o", "out/", "--waivers", "w.toml"]
    assert main(call) == 0
    assert "豁免没有用到" in capsys.readouterr().err
    assert main([*call, "--resume"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == (
        "未变而保留的没有再查，豁免是否都用到，这次不知道；要知道，请不加 --resume 再检查一次"
    )


@pytest.mark.usefixtures("folder")
def test_options_of_formats() -> None:
    """An option goes to the formats that have it, or to the one that is named."""
    options = ["-O", "mode=cms", "-O", "data=false", "-O", "text.layout=list", "-O", "width=40"]
    call = ["render", "in/a.json", "-o", "out/", "--to", "html", "--to", "text,docx", *options]
    assert main(call) == 0
    report = gd.load("in/a.json")
    assert tree("out") == {
        "a.html": gd.render(report, "html", mode="cms", data=False).encode(),
        "a.txt": gd.render(report, "text", layout="list", width=40).encode(),
        "a.docx": gd.render(report, "docx", data=False),
    }
    assert main(["render", "in/a.json", "-o", "b.html", "-O", "html.mode=fragment"]) == 0
    assert Path("b.html").read_text("utf-8") == gd.render(report, "html", mode="fragment")


@pytest.mark.usefixtures("folder")
def test_one_report_into_a_folder(capsys: Capture) -> None:
    """Of a single report all findings are told, as where it is rendered to a file."""
    call = ["render", "in/县/b.json", "-o", "out/", "--to", "text,html"]
    assert main(call) == 1
    report = gd.load("in/县/b.json")
    found = gd.summarize(gd.Checked(name="", report=report, findings=gd.check(report)))
    written = "已写出 out/b.txt、out/b.html；结论：须改正 1 处\n"
    assert capsys.readouterr().err == found + written
    assert main([*call, "--strict"]) == 1
    name = "govdisclose: in/县/b.json: "
    refused = f"{name}有 1 处问题，按 strict 不予生成\n"
    refused += f"{name}从前的 out/b.txt、out/b.html 还在，没有更新\n"
    assert capsys.readouterr().err == refused + found


@pytest.mark.usefixtures("folder")
def test_word_is_what_a_folder_gets() -> None:
    """Where no format is named, a folder takes Word files, of a single report too."""
    assert main(["render", "in/a.json", "-o", "out/"]) == 0
    assert tree("out") == {"a.docx": gd.render(clean().report, "docx")}


@pytest.mark.usefixtures("folder")
def test_standard_input_among_files(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` is a report like others; its file is named for where it is from."""
    data = Path("in/县/b.json").read_bytes()
    for command in (["check", "-o", "out/"], ["render", "-o", "out", "--to", "text"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert main([*command, "in/a.json", "-"]) == 1
    assert sorted(tree("out")) == ["a.check.txt", "a.txt", "stdin.check.txt", "stdin.txt"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    capsys.readouterr()
    assert main(["check", "-", "in/a.json"]) == 1
    assert re.findall("^== .*", capsys.readouterr().out, re.MULTILINE) == ["== -", "== in/a.json"]


@pytest.mark.usefixtures("folder")
def test_published_files_and_reports_are_told_apart(capsys: Capture) -> None:
    """Files of the wrong kind are named with the command that takes them; status 2."""
    Path("a.txt").write_text("x", "utf-8")
    assert main(["check", "in/a.json", "a.txt"]) == 2
    told = capsys.readouterr().err
    assert (
        "govdisclose: a.txt: 这里读的是 JSON；这个文件请先读成 JSON：govdisclose read a.txt" in told
    )
    assert main(["read", "in"]) == 2
    assert capsys.readouterr().err == (
        "govdisclose: in: 文件夹中没有后缀为 .docx .htm .html .md .pdf .txt .xlsx 的文件\n"
    )


def test_files_that_are_not_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """In a folder, files of formats that are not read are named, with what to do."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("a.doc", "b.WPS", "c.xls", "d.ofd", "e.zip"):
        Path("in", name).write_bytes(b"x")
    gd.write(clean().report, "in/f.txt")
    assert main(["read", "in"]) == 0
    told = capsys.readouterr().err
    assert "另有 4 个文件的格式不能读，没有读取：in/a.doc、in/b.WPS、in/c.xls" in told
    assert ".doc、.wps 请另存为 .docx" in told


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["render", "in"], "请用 -o 指明文件夹"),
        (["render", "in", "--to", "text", "-o", "-"], "请用 -o 指明文件夹"),
        (["render", "in/a.json", "--to", "text,html"], "请用 -o 指明文件夹"),
        (["render", "in", "-o", "out.docx"], "-o 应为文件夹，而 out.docx 是文件名"),
        (["render", "in", "-o", "in/a.json"], "in/a.json 已是要读的文件"),
        (["render", "in", "-o", "a.docx"], "-o 应为文件夹，而 a.docx 是文件名"),
        (["render", "in", "-o", "o/", "--to", "odt"], "没有名为 'odt' 的输出格式"),
        (["render", "in", "-o", "o/", "--previous", "in/a.json"], "只能生成一份报告"),
        (["render", "in", "-o", "o/", "-O", "x"], "-O 应为 名称=值"),
        (["render", "in", "-o", "o/", "-O", "x=1"], "格式 docx 没有选项 'x'"),
        (["render", "in", "-o", "o/", "--to", "text,html", "-O", "x=1"], "都没有选项 'x'"),
        (["render", "in", "-o", "o/", "--to", "text", "-O", "layout=x"], "grid"),
        (["render", "in", "-o", "o/", "--to", "text", "-O", "width=x"], "应为整数"),
        (["render", "in", "-o", "o/", "-j", "0"], "参数 -j/--jobs 应为大于 0 的整数，得到 0"),
        (["render", "in", "-o", "o/", "-j", "二"], "参数 -j/--jobs 应为大于 0 的整数，得到 二"),
        (["render", "in", "-o", "o/", "--summary", "s.xlsx"], "后缀应为 .csv"),
        (["render", "in", "-o", "o/", "--summary", "none/s.csv"], "没有文件夹 none，请先建立"),
        (["render", "in", "-o", "o/", "--waivers", "none.toml"], "没有这个文件或文件夹"),
        (["render", "-", "-", "-o", "o/"], "标准输入只能读一次"),
        (["check", "in/a.json", "-j", "0"], "参数 -j/--jobs 应为大于 0 的整数，得到 0"),
        (["check", "in/a.json", "--parts", "in", "--summary", "s.csv"], "不能用 --summary"),
        (
            ["check", "in", "--previous", "in/a.json"],
            "应为放着上年各份报告的文件夹，in/a.json 不是",
        ),
        (["check", "in", "--previous", "none"], "none: 没有这个文件或文件夹"),
        (["check", "in", "--previous", "-"], "应为放着上年各份报告的文件夹，- 不是"),
        (
            [
                "render",
                "in/a.json",
                "--previous",
                "in/a.json",
                "--summary",
                "s.csv",
                "-o",
                "o.docx",
            ],
            "不能用 --summary",
        ),
        (["check", "in/a.json", "in/县/b.json", "-o", "in/县/b.json"], "in/县/b.json 已是要读的"),
        (["check", "in/a.json", "--format", "json", "-o", "in/a.json"], "in/a.json 已是要读的"),
        (["check", "in", "-o", "in/县/b.json"], "in/县/b.json 已是要读的"),
        (["check", "in/县/b.json", "--previous", "in/a.json", "-o", "in/a.json"], "已是要读的"),
        (["check", "in/县/b.json", "--parts", "in", "-o", "in/a.json"], "已是要读的"),
        (["check", "in", "--waivers", "in/a.json", "-o", "in/a.json"], "已是要读的"),
        (["check", "in", "-o", "s.csv", "--summary", "s.csv"], "s.csv 已是要读的文件，或另一个"),
        (["check", "in/a.json", "--summary", "in/a.json"], "in/a.json 已是要读的"),
        (["render", "in/a.json", "--to", "text", "-o", "in/a.json"], "in/a.json 已是要读的"),
        (["render", "in/a.json", "--to", "text", "-o", "./in/../in/a.json"], "已是要读的"),
        (["read", "in/a.json", "-o", "in/a.json"], "in/a.json 已是要读的"),
        (["check", ""], "参数 FILE|DIR 的文件名是空的"),
        (["render", "in", "-o", ""], "参数 -o/--output 的文件名是空的"),
        (["read", "in", "--summary", ""], "参数 --summary 的文件名是空的"),
        (["table", "in", "-o", ""], "参数 -o/--output 的文件名是空的"),
        (["aggregate", "in", "--agency", "示例市", "--year", "2024", "-o", ""], "文件名是空的"),
        (["compare", "", "in/a.json"], "参数 PREVIOUS 的文件名是空的"),
        (["demo", ""], "参数 DIR 的文件名是空的"),
        (["check", "in", "--parts", "in"], "只能检查一份报告"),
        (["check", "in", "--roster", "in/a.json"], "--roster 须与 --parts 同用"),
        (["check", "in", "--resume"], "--resume 须与 -o 文件夹/ 同用"),
        (["check", "in", "--resume", "-o", "all.json"], "--resume 须与 -o 文件夹/ 同用"),
        (["check", "in", "--select", "nothing", "-o", "o/"], "'nothing'"),
        (["check", "in", "-o", "out.docx"], "检查结果不能写成 .docx 文件"),
        (["read", "in", "-o", "-"], "请用 -o 指明文件夹"),
        (["read", "in", "--resume"], "--resume 须与 -o 文件夹/ 同用"),
    ],
)
def test_calls_that_cannot_be_meant(capsys: Capture, call: list[str], words: str) -> None:
    """What does not fit is refused in a word, before anything is read or written; status 2."""
    before = tree(".")
    assert main(call) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert words in printed.err
    assert tree(".") == before
    assert not Path("o").exists()


@pytest.mark.usefixtures("folder")
def test_what_was_found_is_no_report(capsys: Capture) -> None:
    """What a run wrote into the folder that it reads is none of the reports of the next."""
    Path("in/县/bad.json").unlink()
    told = []
    for _ in range(2):
        assert main(["check", "in", "-o", "in/县/found.json", "--summary", "in/s.csv"]) == 1
        told.append(
            (capsys.readouterr(), Path("in/县/found.json").read_bytes(), summary("in/s.csv"))
        )
    assert told[1] == told[0]
    assert len(told[0][2]) == 4
    parts = ["check", "in/a.json", "--parts", "in/县", "-o", "in/县/found.json"]
    assert main(parts) == 0
    first = Path("in/县/found.json").read_bytes()
    assert main(parts) == 0
    assert Path("in/县/found.json").read_bytes() == first
    Path("only").mkdir()
    Path("only/found.json").write_text("[]", "utf-8")
    capsys.readouterr()
    assert main(["check", "only", "-o", "only/found.json"]) == 2
    assert capsys.readouterr().err == "govdisclose: 文件夹 only 中没有 .json 文件\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("source", "target", "written"),
    [("large/a.xlsx", "a.json", "a.json"), ("large", "out/", "out/a.json")],
)
def test_json_that_is_too_large_for_the_others_is_told_of(
    capsys: Capture, source: str, target: str, written: str
) -> None:
    """Where pictures make JSON larger than is read by default, what to do is said, and works."""
    picture = gd.Picture(png(8, 8) + shake_128().digest(1_500_000), "image/png", "示意图")
    report = gd.replace(clean().report, {"/overview": (picture,)})
    Path("large").mkdir()
    Path("large/a.xlsx").write_bytes(gd.workbook(report))
    cli.main(["read", source, "-o", target])
    size = Path(written).stat().st_size
    assert f"{written} 有 {size} 字节" in capsys.readouterr().err
    assert cli.main(["check", written]) == 2
    assert cli.main(["check", written, "--limit", f"max_bytes={size}"]) == 0


def test_files_to_be_read_first_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a folder has published files and no JSON, the command that reads them is given."""
    monkeypatch.chdir(tmp_path)
    Path("filled").mkdir()
    Path("filled/a.xlsx").touch()
    hint = "；已公布的文件和填报工作簿请先读成 JSON：govdisclose read filled -o json/\n"
    assert cli.main(["check", "filled"]) == 2
    assert capsys.readouterr().err.endswith(f"文件夹中没有后缀为 .json 的文件{hint}")
    assert cli.main(["aggregate", "filled", "--agency", "示例市", "--year", "2024"]) == 2
    assert capsys.readouterr().err.endswith(f"文件夹 filled 中没有 .json 文件{hint}")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("names", "call", "workers"),
    [
        ([f"{n}.pdf" for n in range(9)], [], 1),
        ([f"{n}.PDF" for n in range(10)], [], 2),
        ([f"{n}.pdf" for n in range(10)], ["-j", "1"], 1),
        ([f"{n}.docx" for n in range(99)], [], 1),
        ([f"{n}.docx" for n in range(100)], [], 2),
        (["a.docx", "b.docx"], ["-j", "2"], 2),
    ],
)
def test_how_many_processes_there_are(
    monkeypatch: pytest.MonkeyPatch, names: list[str], call: list[str], workers: int
) -> None:
    """By default several, where there is enough to do; a PDF is as much as many other files."""
    monkeypatch.setattr(many, "processors", lambda: 2)
    Path("published").mkdir()
    for name in names:
        Path("published", name).touch()
    args = parser.build("zh").parse_args(["read", "published", *call])
    assert many.Run(args, PUBLISHED_SUFFIXES, None).how["workers"] == workers


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("to", "workers"), [("html,docx", 1), ("html,pdf", 2)])
def test_pdf_is_much_work(monkeypatch: pytest.MonkeyPatch, to: str, workers: int) -> None:
    """By default there are several processes for fewer reports where PDF is made of each."""
    monkeypatch.setattr(many, "processors", lambda: 2)
    Path("reports").mkdir()
    for number in range(10):
        Path("reports", f"{number}.json").touch()
    args = parser.build("zh").parse_args(["render", "reports", "--to", to, "-o", "made"])
    assert many.Run(args, JSON_SUFFIXES, Path("made")).how["workers"] == workers


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_written(capsys: Capture) -> None:
    """An output that cannot be written is named, the others are; so is a folder that cannot be."""
    Path("out/a.txt").mkdir(parents=True)
    assert main(["render", "in/a.json", "in/县/b.json", "-o", "out", "--to", "text"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"govdisclose: in/a\.json: .+：/.*/out/a\.txt", lines[0])
    assert lines[1] == "已写出 out/b.txt；结论：须改正 1 处"
    Path("file").touch()
    assert main(["render", "in", "-o", "file/out"]) == 2
    assert capsys.readouterr().err.startswith("govdisclose: file/out: ")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_disk_that_is_full(jobs: str) -> None:
    """Where no room is left each file is named, none is left in part, and a later run goes on."""
    resource = pytest.importorskip("resource")

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    call = ["render", "in/a.json", "in/县/b.json", "-o", "out", "--to", "text", "-j", jobs]
    done = run(*call, before=small)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert [line.split(": ")[:2] for line in done.stderr.splitlines()[:-1]] == [
        ["govdisclose", "in/a.json"],
        ["govdisclose", "in/县/b.json"],
    ]
    assert tree("out") == {}
    assert run(*call, "--resume").returncode == 1
    assert sorted(tree("out")) == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("columns", [80, 40, 16])
def test_the_bar(columns: int) -> None:
    """The bar tells how many are done and failed, never fills a line, and is gone in the end."""
    session = on_terminal("render", "in", "-o", "out", "--to", "text", columns=columns)
    assert session.status == 2
    *drawn, last = session.shown.split("\r\x1b[K")
    bars = [line for line in drawn if line.startswith("[")]
    assert re.match(r"\[\.+\] 0/5", bars[0])
    assert re.match(r"\[#+\.*\] [45]/5", bars[-1])  # not drawn for each, when they are fast
    assert max(NARROW.width(bar) for bar in bars) < columns
    assert ("失败 1" in bars[-1], "每秒" in bars[-1]) == (columns > 16, columns > 40)
    assert last.startswith("5 个文件：生成了 4 个，未能生成 1 个")
    assert "已写出" not in session.shown
    assert [line for line in drawn if line.startswith("govdisclose: in/县/bad.json: ")]


@pytest.mark.usefixtures("folder")
def test_a_reader_that_goes_away() -> None:
    """A closed pipe ends a batch quietly, with the status that shells give for it."""
    Path("many").mkdir()
    for number in range(40):
        gd.dump(gd.load("in/县/b.json"), f"many/{number}.json")
    for jobs in ("1", "2"):
        govdisclose = f"{sys.executable} -m govdisclose check many many many -j {jobs}"
        done = subprocess.run(  # noqa: S603 - our own line
            ["/bin/sh", "-c", f"{{ {govdisclose}; echo $? > status; }} | head -n 1"],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        assert (done.stdout, done.stderr) == ("== many/0.json\n", "")
        assert Path("status").read_text() == "141\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt(jobs: str) -> None:
    """Ctrl-C ends all at once, without a traceback; it is said how to go on, and that is so."""
    Path("many").mkdir()
    for number in range(400):
        gd.dump(clean().report, f"many/{number}.json")
    call = ["render", "many", "-o", "out", "--to", "docx,html", "-j", jobs]
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "govdisclose", *call],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        start_new_session=True,
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith("已写出 ")
        os.killpg(running.pid, signal.SIGINT)
        interrupted = time.monotonic()
        lines = running.stderr.read().splitlines()
        running.wait()
        assert time.monotonic() - interrupted < 60  # it did not hang
    assert running.returncode == 130
    found = re.fullmatch(
        r"已中断：400 份中做完了 (\d+) 份；加上 --resume 再运行一次，从此处接着做", lines[-1]
    )
    assert found, lines[-3:]
    assert all(line.startswith("已写出 ") for line in lines[:-1])
    assert 1 <= int(found[1]) < 400
    assert [path.name for path in Path("out").rglob(".*")] == [NAME]
    assert cli.main([*call, "--resume", "--summary", "s.csv"]) == 0
    kept = sum(row["status"] == "kept" for row in summary())
    assert kept >= int(found[1])
    assert set(tree("out")) == {f"{n}{end}" for n in range(400) for end in (".docx", ".html")}


class Interrupted(io.StringIO):
    """A stream that an interrupt comes after whatever is written to it."""

    def write(self, text: str) -> int:
        super().write(text)
        raise KeyboardInterrupt


def test_a_line_is_written_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """No interrupt comes between a line and its end: what is said of it has a line of its own."""
    stream = Interrupted()
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(KeyboardInterrupt):
        output.note(gd.Message("第一行", "first"), "zh")
    with pytest.raises(KeyboardInterrupt):
        output.failure(gd.GovdiscloseError(gd.Message("第二行", "second")), "zh")
    assert stream.getvalue() == "第一行\ngovdisclose: 第二行\n"


@pytest.mark.usefixtures("folder")
def test_an_interrupt_before_the_workers_have_begun() -> None:
    """Ctrl-C while processes are started is as quiet as later."""
    names = ["in/a.json"] * 4000  # more than are done before the interrupt
    call = ["-m", "govdisclose", "check", *names, "-j", "2"]
    for delay in (0.1, 0.3):
        with subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-X", "importtime", *call],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            start_new_session=True,
        ) as running:
            assert running.stderr is not None
            for line in running.stderr:
                if line.rstrip().endswith("govdisclose.cli.checking_many"):
                    break
            time.sleep(delay)
            os.killpg(running.pid, signal.SIGINT)
            rest = running.stderr.read()
        assert running.returncode == 130
        assert "Traceback" not in rest
