"""The command ``read``: what it prints, what it writes, and its exit status."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.batch.manifest import NAME
from govdisclose.cli import main
from support.terminal import on_terminal
from support.workbooks import edited

Capture = pytest.CaptureFixture[str]
Write = Callable[..., str]

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TOTAL = "/disputes/reconsideration/total"
LICENSING = "/proactive_disclosure/services/licensing/decisions"
PENALTIES = "/proactive_disclosure/enforcement/penalties/decisions"
ABOUT = "2021 版，2024 年，示例市发展和改革局；数字单元格 200 个，空白 {blank} 个\n"
GOOD = "读取结果：合计全部相符（proved）；没有疑问\n"
WRONG = "读取结果：有合计不符（contradicted），加 --check 列出；没有疑问\n"


@pytest.fixture(scope="module")
def report() -> gd.Report:
    """Give the sample report, of which all sums hold."""
    return gd.loads(files("govdisclose").joinpath("samples/2021.json").read_bytes())


@pytest.fixture
def write(report: gd.Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write the report as a file in the current folder, some of its values replaced."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, changes: dict[str, object] | None = None, **options: object) -> str:
        Path(name).parent.mkdir(exist_ok=True)
        gd.write(gd.replace(report, changes or {}), name, **options)
        return name

    return written


def contents(folder: str) -> set[str]:
    """List what is in a folder, but for the manifest of a batch."""
    return {path.name for path in Path(folder).iterdir()} - {NAME}


def test_a_good_file(write: Write, capsys: Capture) -> None:
    """What was read, and the verdict; nothing is written without ``-o``; exit status 0."""
    name = write("good.html")
    assert main(["read", name]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (ABOUT.format(blank=0) + GOOD, "")
    assert contents(".") == {name}


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
def test_each_format(write: Write, report: gd.Report, capsys: Capture, suffix: str) -> None:
    """The JSON that is written has the report, all of it where the file carries it."""
    assert main(["read", "--strict", write(f"report{suffix}"), "-o", "back.json"]) == 0
    back = gd.load("back.json")
    tables = ("proactive_disclosure", "requests", "disputes", "remarks")
    assert [getattr(back, name) for name in tables] == [getattr(report, name) for name in tables]
    assert (back == report) is (suffix in {".docx", ".html"})
    assert capsys.readouterr().err == "已写出 back.json\n"


def test_a_blank_cell_leaves_sums_open(write: Write, capsys: Capture) -> None:
    """Blanks are counted, and said to leave sums open; that is no failure."""
    assert main(["read", write("blank.txt", {TOTAL: None})]) == 0
    assert capsys.readouterr().out == ABOUT.format(blank=1) + (
        "读取结果：有空白，合计不能全部核对（unproved）；没有疑问\n"
    )


def test_a_sum_that_does_not_hold(write: Write, capsys: Capture) -> None:
    """A contradiction gives exit status 1, and says how to see which."""
    name = write("wrong.txt", {TOTAL: 9})
    assert main(["read", name]) == 1
    assert capsys.readouterr().out == ABOUT.format(blank=0) + WRONG
    assert main(["read", "--check", name]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "读取结果：有合计不符（contradicted）；没有疑问"
    assert lines[2] == f"错误 disputes.total {TOTAL}"
    assert lines[-1] == "结论：须改正 1 处"


def test_check_asks_the_rules(write: Write, capsys: Capture) -> None:
    """``--check`` fails where a rule does, though the sums hold and nothing is odd."""
    name = write("short.docx", {"/overview": ()})
    assert main(["read", name]) == 0
    assert main(["read", "--check", name]) == 1
    assert "错误 chapters.missing /overview" in capsys.readouterr().out


def spoil(name: str, *changes: tuple[str, str]) -> list[int]:
    """Change lines of a file: words of a line, and the new end of it; give their numbers."""
    lines = Path(name).read_text("utf-8").split("\n")
    numbers = []
    for words, end in changes:
        (index,) = (index for index, line in enumerate(lines) if words in line)
        lines[index] = lines[index].rpartition("：")[0] + f"：{end}"
        numbers.append(index + 1)
    Path(name).write_text("\n".join(lines), "utf-8")
    return numbers


def test_problems_of_each_severity(write: Write, capsys: Capture) -> None:
    """A problem is shown with severity, code, pointer, place and words; errors give status 1."""
    name = write("odd.txt", layout="list")
    changes = (
        ("行政许可 ·", "1286件"),
        ("行政处罚 ·", "-"),
        ("一、本年新收政府信息公开申请数量 · 申请人情况 · 自然人", "若干"),
    )
    unit, dash, words = spoil(name, *changes)
    assert main(["read", name]) == 1
    shown = capsys.readouterr().out
    assert re.findall("^[错警提].*", shown, re.MULTILINE) == [
        f"提示 unit  {LICENSING}  文本第 {unit} 行",
        f"警告 dash  {PENALTIES}  文本第 {dash} 行",
        f"错误 words  /requests/received/natural_persons  文本第 {words} 行",
    ]
    assert " / 自然人：数字单元格里写的是 '若干'" in shown
    assert shown.endswith("错误 1 处，警告 1 处，提示 1 处\n")


def test_a_report_that_was_not_read_whole_is_not_fit(
    write: Write, report: gd.Report, capsys: Capture
) -> None:
    """Errors of reading are in the conclusion, the table, the JSON and the last line of many."""
    files = [write("good.docx"), "odd.xlsx"]
    changes = {"备注!A20": "无单元格", "备注!B20": "说明", "文字!D10": "栏外的一段"}
    Path("odd.xlsx").write_bytes(edited(gd.workbook(report), changes))
    assert main(["read", "--check", "--summary", "a.csv", *files]) == 1
    printed = capsys.readouterr()
    conclusion = "结论：读取有 2 处错误，请先对照原件补正"
    assert printed.out.splitlines()[-1] == conclusion
    assert printed.err.endswith("；1 份读取有错误，1 份可以公布\n")
    with Path("a.csv").open(encoding="utf-8-sig") as lines:
        assert [row["fit"] for row in csv.DictReader(lines)] == ["true", "false"]
    assert main(["read", "--check", "--format", "json", "odd.xlsx"]) == 1
    checked = json.loads(capsys.readouterr().out)[0]["check"]
    shown = checked["verdict"], checked["fit"], checked["counts"]["reading_errors"]
    assert shown == (conclusion, False, 2)


def test_a_page_to_hand_back(write: Write, capsys: Capture) -> None:
    """As a page, problems of reading come before findings, and files that are not read last."""
    name = write("words.txt", layout="list")
    spoil(name, ("行政处罚 ·", "四十七"))
    arguments = ["read", "--check", "--format", "markdown", name, "absent.txt", "-o", "out"]
    assert main(arguments) == 2
    page = capsys.readouterr().out
    places = [
        page.index(words)
        for words in ("### 读取的疑问", "行政处罚", "'四十七'", "### 查出的问题", "## absent.txt")
    ]
    assert places == sorted(places)
    assert PENALTIES not in page
    assert contents("out") == {"words.json"}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ([], "须与 --check 同用"),
        (["--check", "--resume"], "不能与 --resume 同用"),
        (["--check", "-o", "-"], "请用 -o 写到文件"),
    ],
)
def test_a_page_has_all_that_was_found(
    write: Write, capsys: Capture, more: list[str], words: str
) -> None:
    """There is no page without the rules, without files that have not changed, or amid JSON."""
    assert main(["read", "--format", "html", write("a.txt", layout="list"), *more]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("govdisclose: --format html ")
    assert words in printed.err


def test_strict(write: Write) -> None:
    """A problem that is no error does not count, except with ``--strict``."""
    name = write("unit.txt", layout="list")
    spoil(name, ("行政许可 ·", "1286件"))
    assert [main(["read", name]), main(["read", "--strict", name])] == [0, 1]


def test_english(write: Write, capsys: Capture) -> None:
    """With ``--lang en`` all that is printed is English, but for the names in the file."""
    name = write("dash.txt", layout="list")
    (line,) = spoil(name, ("行政处罚 ·", "-"))
    assert main(["read", "--lang", "en", name, "absent.txt"]) == 2
    printed = capsys.readouterr()
    assert printed.out.splitlines()[:3] == [
        "== dash.txt",
        "edition 2021, 2024, 示例市发展和改革局; number cells: 200, blank: 1",
        f"warning dash  {PENALTIES}  line {line} of the text",
    ]
    assert printed.out.splitlines()[4:] == ["result: all sums hold (proved); warnings: 1"]
    assert printed.err == (
        "govdisclose: absent.txt: no such file or folder\n2 files: 1 read, 1 not readable\n"
    )


def test_data(write: Write, capsys: Capture) -> None:
    """``--format json`` gives one result for each file, those that cannot be read among them."""
    name = write("dash.txt", layout="list")
    (line,) = spoil(name, ("行政处罚 ·", "-"))
    assert main(["read", "--format", "json", "--check", name, "absent.txt"]) == 2
    printed = capsys.readouterr()
    found, absent = json.loads(printed.out)
    (problem,) = found["problems"]
    assert problem.pop("message").startswith("写的是 '-'")
    assert problem == {
        "pointer": PENALTIES,
        "code": "dash",
        "severity": "warning",
        "source": {"line": line, "raw": "-"},
    }
    assert [finding["rule"] for finding in found["check"]["findings"]] == ["cells.blank"]
    names = ("file", "edition", "year", "agency", "verdict")
    assert [found[key] for key in names] == [name, "2021", 2024, "示例市发展和改革局", "proved"]
    assert absent == {"file": "absent.txt", "error": "没有这个文件或文件夹"}
    assert printed.err == "govdisclose: absent.txt: 没有这个文件或文件夹\n"


def test_many_files(write: Write, capsys: Capture) -> None:
    """Each file has its result, and the folder its JSON; names that are the same get numbers."""
    names = [write("a/r.docx"), write("b/R.html", {TOTAL: 9}, data=False), write("c/r-2.txt")]
    assert main(["read", *names, "-o", "new/out"]) == 1
    printed = capsys.readouterr()
    about = ABOUT.format(blank=0)
    assert printed.out == (
        f"== a/r.docx\n{about}{GOOD}== b/R.html\n{about}{WRONG}== c/r-2.txt\n{about}{GOOD}"
    )
    written = [Path("new/out") / name for name in ("r.json", "R-2.json", "r-2-2.json")]
    assert printed.err == "".join(f"已写出 {path}\n" for path in written) + (
        "3 个文件：读取了 3 个，未能读取 0 个\n"
    )
    assert [gd.get(gd.load(path), TOTAL) for path in written] == [4, 9, 4]


def test_what_cannot_be_written_does_not_stop_the_others(write: Write, capsys: Capture) -> None:
    """Where the JSON of one file cannot be written, that is said, and the others are; status 2."""
    names = [write("a.txt"), write("b.txt")]
    Path("out/a.json").mkdir(parents=True)
    assert main(["read", *names, "-o", "out"]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"== b.txt\n{ABOUT.format(blank=0)}{GOOD}"
    complaint, written, _ = printed.err.splitlines()
    assert complaint.startswith("govdisclose: a.txt: 已有 out/a.json，没有它由读取写出的记录")
    assert written == f"已写出 {Path('out/b.json')}"
    assert contents("out") == {"a.json", "b.json"}


def test_bad_files_do_not_stop_the_others(write: Write, capsys: Capture) -> None:
    """What cannot be read is named with what to do; the others are read; exit status 2."""
    good = write("good.txt")
    Path("old.doc").write_bytes(OLD_WORD)
    Path("empty.html").touch()
    Path("letter.txt").write_text("来信\n", "utf-8")
    Path("report.json").write_text('{"format": 1}', "utf-8")
    Path("folder").mkdir()
    bad = ["old.doc", "empty.html", "letter.txt", "report.json", "folder", "absent.pdf"]
    assert main(["read", *bad, good, "-o", "out"]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"== good.txt\n{ABOUT.format(blank=0)}{GOOD}"
    assert contents("out") == {"good.json"}
    complaints = printed.err.splitlines()
    advice = [
        "另存为 .docx",
        "文件是空的",
        "没有找到年度报告",
        "这是 JSON",
        "文件夹中没有后缀为 .docx .htm .html .md .pdf .txt .xlsx 的文件",
        "没有这个文件",
    ]
    assert [line.split(": ")[:2] for line in complaints[:6]] == [["govdisclose", b] for b in bad]
    assert [words in line for words, line in zip(advice, complaints, strict=False)] == [True] * 6
    assert complaints[6:] == ["已写出 out/good.json", "7 个文件：读取了 1 个，未能读取 6 个"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        OLD_WORD,
        b"PK\3\4",
        b"%PDF-1.7",
        b"<html",
        b"{}",
        b"\xff\xfe\xff",
        b"\0" * 99,
        b"{\\rtf1",
    ],
)
def test_one_bad_file(tmp_path: Path, capsys: Capture, data: bytes) -> None:
    """A file that is nothing gives one line that names it, and exit status 2, no traceback."""
    path = tmp_path / "bad"
    path.write_bytes(data)
    assert main(["read", "--check", str(path), "-o", str(tmp_path / "out.json")]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.count("\n")) == ("", 1)
    assert printed.err.startswith(f"govdisclose: {path}: ")
    assert not (tmp_path / "out.json").exists()


def test_standard_input(write: Write, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` is standard input, whatever the format; ``-o -`` keeps standard output for the JSON."""
    data = Path(write("report.docx")).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["read", "-", "-o", "-"]) == 0
    printed = capsys.readouterr()
    assert gd.loads(printed.out) == gd.read(data).report
    assert printed.err == ABOUT.format(blank=0) + GOOD


def test_results_as_data_beside_the_report(write: Write, capsys: Capture) -> None:
    """With ``-o -`` results go to standard error as data too."""
    name = write("report.txt")
    assert main(["read", name, "-o", "-", "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert gd.loads(printed.out) == gd.read(Path(name)).report
    assert [result["file"] for result in json.loads(printed.err)] == [name]


def test_standard_input_among_others(
    write: Write, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes from standard input is named for it in the folder."""
    data = Path(write("report.html")).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["read", "-", "report.html", "-o", "out"]) == 0
    assert contents("out") == {"report.json", "stdin.json"}
    assert capsys.readouterr().out.startswith("== -\n")


@pytest.mark.parametrize("folder", ["there", "new/"])
def test_one_file_into_a_folder(write: Write, folder: str) -> None:
    """A folder that is there, or a name that ends as one, takes the JSON of a single file."""
    Path("there").mkdir()
    assert main(["read", write("report.txt"), "-o", folder]) == 0
    assert contents(folder) == {"report.json"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.txt", "b.txt", "-o", "-"], "请用 -o 指明文件夹"),
        (["a.txt", "b.txt", "-o", "out.json"], "-o 应为文件夹，而 out.json 是文件名"),
        (["a.txt", "b.txt", "-o", "a.txt"], "a.txt 已是要读的文件"),
        (["a.txt", "-o", "a.docx"], "不能写成 .docx 文件"),
        (["-", "-"], "标准输入只能读一次"),
        ([], "缺少参数：FILE"),
    ],
)
def test_calls_that_cannot_be_meant(
    write: Write, capsys: Capture, arguments: list[str], words: str
) -> None:
    """Files and the place for their JSON that do not fit each other: refused, nothing is read."""
    before = {write("a.txt"), write("b.txt")}
    assert main(["read", *arguments]) == 2
    printed = capsys.readouterr()
    assert (printed.out, words in printed.err) == ("", True)
    assert contents(".") == before


def test_what_a_file_says_cannot_steer_the_terminal(write: Write, capsys: Capture) -> None:
    """Control and bidirectional characters out of a file are shown as escapes."""
    name = write("evil.html", mode="cms")
    page = Path(name).read_text("utf-8")
    page = page.replace("一、总体情况", "一、总体情况<s>甲&#27;[2J\u202e</s>", 1)
    Path(name).write_text(page, "utf-8")
    assert main(["read", name]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert r"\x1b[2J\u202e" in printed


def test_progress_on_a_terminal(write: Write) -> None:
    """On a terminal a bar shows how many files are done, and is gone before each result."""
    names = [write("a.txt"), write("b.txt")]
    shown = on_terminal("read", *names).shown
    bars = [f"[{'#' * n * 15}{'.' * (2 - n) * 15}] {n}/2" for n in range(3)]
    assert re.findall(r"\[[#.]+\] ./2", shown) == bars
    clear = re.escape("\r\x1b[K")
    for name, bar in zip(names, bars, strict=False):
        assert re.search(f"{re.escape(bar)}[^\r]*{clear}== {name}\r\n", shown)
    assert re.search(f"{clear}2 个文件：读取了 2 个，未能读取 0 个\r\n$", shown)


def test_no_progress_of_one_file(write: Write) -> None:
    """A single file has no bar."""
    assert on_terminal("read", write("a.txt")).shown == (ABOUT.format(blank=0) + GOOD).replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize("name", ["fake.docx", "fake.pdf"])
def test_text_under_another_name(name: str, write: Write, capsys: Capture) -> None:
    """Text that is named like a file of Word or PDF is said to be text, if it is no report."""
    write("good.txt")
    Path(name).write_text("只是文字\n", "utf-8")
    assert main(["read", name]) == 2
    assert f"文件名以 {Path(name).suffix} 结尾，内容却不是这种格式" in capsys.readouterr().err
    Path("good.txt").replace(name)
    assert main(["read", name]) == 0


def test_many_problems_of_a_kind(write: Write, capsys: Capture) -> None:
    """Of many warnings of a kind the first are printed, and how many there are; JSON has all."""
    lines = Path(write("good.md")).read_text("utf-8").splitlines(keepends=True)
    short = [line for line in lines if not line.startswith('<tr><th scope="row">')]
    Path("short.md").write_text("".join(short), "utf-8")
    assert main(["read", "short.md"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert main(["read", "short.md", "--format", "json"]) == 1
    [data] = json.loads(capsys.readouterr().out)
    found = [problem["code"] for problem in data["problems"]].count("row-missing")
    assert f"row-missing 另有 {found - 8} 处，--format json 列出" in printed
    assert sum(line.startswith("警告 row-missing") for line in printed) == 8
