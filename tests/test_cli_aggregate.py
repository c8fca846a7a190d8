"""The command ``aggregate``: what it reads, prints and writes, and its exit status."""

import csv
import io
import sys
from pathlib import Path

import attrs
import pytest

import govdisclose as gd
from govdisclose.cli import main
from support.parts import BOUGHT, CARRIED, CITY, CIVIL, EDUCATION, NEW, POLICE, last_year, part

Capture = pytest.CaptureFixture[str]
WRONG = (
    f"有 2 个部分自身的合计不符：{CIVIL}（parts/civil.json）、{EDUCATION}（parts/education.json）；"
    "可用 govdisclose check 查看"
)
CALL = ["aggregate", "--agency", CITY, "--year", "2024"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder, the current one, with the reports of two parts, and of last year."""
    monkeypatch.chdir(tmp_path)
    Path("parts").mkdir()
    gd.dump(part(EDUCATION, {NEW: 30}), "parts/education.json")
    gd.dump(part(CIVIL, {NEW: 4}), "parts/civil.json")
    gd.dump(last_year(), "before.json")
    Path("roster.csv").write_text(f"单位名称\n{EDUCATION}\n{CIVIL}\n{POLICE}\n", "utf-8")
    return tmp_path


def blank(name: str, pointer: str) -> None:
    """Leave a cell of a report blank."""
    gd.dump(gd.replace(gd.load(name), {pointer: None}), name)


def added() -> gd.Report:
    """Add up the reports of the folder."""
    names = sorted(Path("parts").glob("*.json"))
    return gd.aggregate(map(gd.load, names), agency=CITY, year=2024).report


def test_draft_is_written(capsys: Capture) -> None:
    """The draft is that of the library; what is complete has the exit status 0."""
    assert main([*CALL, "parts", "-o", "draft.json"]) == 0
    assert gd.load("draft.json") == added()
    printed = capsys.readouterr()
    assert printed.err == "已写出 draft.json\n"
    assert printed.out.splitlines() == [
        "汇总了 2 个机关的报告；没有名单，是否报齐无从判断。",
        WRONG,
        "结论：汇总了 2 份报告；2 个部分自身的合计不符；草稿没有空白",
    ]


def test_nothing_is_written_unless_asked(folder: Path) -> None:
    """Without a file to write to, it only says what it found."""
    before = sorted(folder.rglob("*"))
    assert main([*CALL, "parts"]) == 0
    assert sorted(folder.rglob("*")) == before


def test_missing_part_is_told(capsys: Capture) -> None:
    """A part that is missing does not stop the draft; the exit status is 1."""
    call = [*CALL, "parts/civil.json", "--roster", "roster.csv", "-o", "draft.json"]
    assert main([*call, "--coverage", "coverage.csv"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "名单上有 3 个机关，已报 1 个。",
        f"未报 2 个：{EDUCATION}、{POLICE}。",
        f"有 1 个部分自身的合计不符：{CIVIL}（parts/civil.json）；可用 govdisclose check 查看",
        "结论：汇总了 1 份报告；未报 2 个机关；1 个部分自身的合计不符；草稿没有空白",
    ]
    assert gd.get(gd.load("draft.json"), NEW) == 4
    assert Path("coverage.csv").read_bytes().decode() == (
        f"\ufeff机关,情况\r\n{EDUCATION},未报\r\n{CIVIL},已报\r\n{POLICE},未报\r\n"
    )


def test_blanks_are_told(capsys: Capture) -> None:
    """A blank of a part leaves the draft blank, or counts where that is asked, as it says."""
    blank("parts/civil.json", NEW)
    call = [*CALL, "parts", "-o", "draft.json"]
    assert main(call) == 1
    said = f"空白 「一、本年新收政府信息公开申请数量」「总计」：因 '{CIVIL}'"
    assert capsys.readouterr().out.splitlines()[2:] == [
        said,
        "结论：汇总了 2 份报告；草稿空白 1 格；1 个部分自身的合计不符",
    ]
    assert gd.get(gd.load("draft.json"), NEW) is None
    assert main([*call, "--blanks-as-zero"]) == 0
    assert f"空白的合计按分项之和计入：{CIVIL}（1 格）" in capsys.readouterr().out
    assert gd.get(gd.load("draft.json"), NEW) == 30 + gd.get(part(CIVIL), NEW)


def test_blanks_as_zero_that_do_not_fit_are_told(capsys: Capture) -> None:
    """Where 0 contradicts a total that is filled in, the file is named, and the status is 1."""
    people = NEW.replace("total", "natural_persons")
    gd.dump(part(CIVIL, {people: None}), "parts/civil.json")
    assert main([*CALL, "parts/civil.json", "--blanks-as-zero"]) == 1
    assert capsys.readouterr().out.splitlines()[1:-1] == [
        f"空白按 0 计入后，有 1 个部分的合计不符，请补全它们的报告：{CIVIL}（parts/civil.json）",
        (
            "各部分的报告在此相符，草稿的合计却不符，请核对空白和取自上年的数：「自然人」一列、"
            "「一、本年新收政府信息公开申请数量 / 总计」"
        ),
        f"空白按 0 计入：{CIVIL}（1 格）",
    ]


def test_last_year_is_compared(capsys: Capture) -> None:
    """What follows from last year's report is compared, and taken over only where asked."""
    blank("parts/civil.json", CARRIED)
    call = [*CALL, "parts", "--previous", "before.json", "-o", "draft.json"]
    assert main(call) == 1
    out = capsys.readouterr().out
    expected = gd.get(last_year(), "/requests/carried_forward/total")
    place = "「二、上年结转政府信息公开申请数量 / 总计」"
    assert f"可取自上年 {place}：{expected}（--take-over）\n" in out
    own, both = (
        gd.get(last_year(), "/requests/carried_forward/natural_persons"),
        2 * gd.get(part(CIVIL), "/requests/carried_over/natural_persons"),
    )
    assert (
        "与上年不衔接 「二、上年结转政府信息公开申请数量 / 自然人」："
        f"据上年应为 {own}，各部分之和为 {both}，{'多' if both > own else '少'} {abs(both - own)}\n"
    ) in out
    assert main([*call, "--take-over"]) == 1
    assert f"取自上年 {place}：{expected}\n" in capsys.readouterr().out
    assert gd.get(gd.load("draft.json"), CARRIED) == expected


def test_all_files_are_written(capsys: Capture) -> None:
    """Coverage and breakdown are CSV, and the document is of the kind of its suffix."""
    call = [*CALL, "parts", "--kind", "department", "--lang", "en", "-o", "draft.json"]
    files = ["--coverage", "c.csv", "--breakdown", "b.csv", "--report", "r.md"]
    assert main([*call, *files]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines == [f"wrote {name}" for name in ("draft.json", "c.csv", "b.csv", "r.md")]
    assert gd.load("draft.json").agency.kind == "department"
    result = gd.aggregate(
        [gd.load("parts/civil.json"), gd.load("parts/education.json")], agency=CITY, year=2024
    )
    assert Path("r.md").read_text("utf-8") == gd.render(
        gd.layout_aggregate(result, "en"), "markdown"
    )
    rows = list(csv.reader(io.StringIO(Path("b.csv").read_text("utf-8-sig"))))
    assert [row[0] for row in rows] == ["agency", "pointer", CIVIL, EDUCATION, "total"]
    column = rows[1].index(NEW)
    assert [row[column] for row in rows[2:]] == ["4", "30", "34"]


def test_draft_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """With ``-o -`` the draft alone goes to standard output."""
    assert main([*CALL, "parts", "-o", "-"]) == 0
    printed = capsysbinary.readouterr()
    assert gd.loads(printed.out) == added()
    assert "结论：汇总了 2 份报告" in printed.err.decode()


def test_report_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the reports may come from standard input."""
    stdin = io.TextIOWrapper(io.BytesIO(Path("parts/civil.json").read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main([*CALL, "-", "parts/education.json", "-o", "draft.json"]) == 0
    assert gd.load("draft.json") == added()


def test_file_that_cannot_be_read(capsys: Capture) -> None:
    """A file that cannot be read is named, the rest are looked at, and nothing is written."""
    Path("parts/bad.json").write_text("{", "utf-8")
    gd.dump(part(" "), "parts/nameless.json")
    call = [*CALL, "parts", "none.json", "-o", "draft.json"]
    assert main(call) == 2
    printed = capsys.readouterr()
    assert [line.split(":")[1].strip() for line in printed.err.splitlines()] == [
        "parts/bad.json",
        "parts/nameless.json",
        "none.json",
    ]
    assert printed.out.splitlines()[-1] == (
        "结论：汇总了 2 份报告；2 个部分自身的合计不符；草稿没有空白；"
        "有 3 个文件未能读取（parts/bad.json、parts/nameless.json、none.json），草稿不全，"
        "所以什么也没有写出；加 --skip-unreadable 则不计它们"
    )
    assert not Path("draft.json").exists()
    assert main([*call, "--skip-unreadable"]) == 2
    names = "parts/bad.json、parts/nameless.json、none.json"
    assert capsys.readouterr().out.endswith(f"；未能读取 3 个文件：{names}\n")
    assert gd.get(gd.load("draft.json"), NEW) == 34


def test_broken_file_is_told_apart_from_a_missing_part(capsys: Capture) -> None:
    """Coverage and document name the file that cannot be read, besides who is missing."""
    Path("parts/civil.json").write_text("{", "utf-8")
    call = [*CALL, "parts", "--roster", "roster.csv", "--skip-unreadable"]
    assert main([*call, "--coverage", "c.csv", "--report", "r.md"]) == 2
    assert Path("c.csv").read_text("utf-8-sig").splitlines()[1:] == [
        f"{EDUCATION},已报",
        f"{CIVIL},未报",
        f"{POLICE},未报",
        "parts/civil.json,未能读取",
    ]
    assert "未能读取 1 个文件：parts/civil.json" in capsys.readouterr().out
    text = Path("r.md").read_text("utf-8")
    assert "未能读取的文件" in text
    assert "parts/civil.json" in text


def test_no_part_on_the_list(capsys: Capture) -> None:
    """Where no name on the list is that of a report, the wrong column may have been taken."""
    Path("roster.csv").write_text("甲\n乙\n", "utf-8")
    assert main([*CALL, "parts", "--roster", "roster.csv"]) == 1
    assert "名单上没有一个名称与报告的机关相同：请看是否取错了列" in capsys.readouterr().out
    Path("roster.csv").write_text(f"甲\n{CIVIL}\n", "utf-8")
    assert main([*CALL, "parts", "--roster", "roster.csv"]) == 1
    assert "取错了列" not in capsys.readouterr().out


def test_parts_in_folders_below_are_not_read(capsys: Capture) -> None:
    """A folder whose reports stand in folders below is refused, and those are named."""
    for county in ("a", "b"):
        Path(f"in/2024/{county}").mkdir(parents=True)
        gd.dump(part(CIVIL), f"in/2024/{county}/civil.json")
    assert main([*CALL, "in/2024"]) == 2
    assert capsys.readouterr().err == (
        "govdisclose: 文件夹 in/2024 中没有 .json 文件；下级文件夹里的不读，"
        "以免下级的下级重复计入。它们若就是各部分，请逐个写明：in/2024/a、in/2024/b\n"
    )


def test_same_agency_twice_names_the_files(capsys: Capture) -> None:
    """Where the name of an agency does not tell which report is meant, the files are named."""
    gd.dump(part(CIVIL), "again.json")
    assert main([*CALL, "parts", "again.json"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"govdisclose: 同一机关的报告不止一份，不能重复计入：'{CIVIL}'",
        f"govdisclose: {CIVIL}：parts/civil.json, again.json",
    ]


def test_remarks_and_units_are_told(capsys: Capture) -> None:
    """Remarks of the parts are counted; an amount without a unit is told with its part."""
    odd = gd.replace(part(CIVIL, edition="2019"), {f"{BOUGHT}/unit": "美元"})
    gd.dump(attrs.evolve(odd, remarks=(gd.Remark(NEW, "含撤回1件"),)), "odd.json")
    assert main(["aggregate", "odd.json", "--agency", CITY, "--year", "2020"]) == 1
    amount = gd.get(odd, f"{BOUGHT}/value")
    assert capsys.readouterr().out.splitlines()[1:-1] == [
        f"空白 「第二十条第（九）项 / 政府集中采购」「采购总金额」：因 '{CIVIL}'",
        f"单位不明，未能相加：{CIVIL} 的 {amount}美元",
        "各部分有备注 1 条，没有写进草稿（--report 列出）",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year", "2024", "parts"], "缺少参数：--agency"),
        ([*CALL[1:]], "缺少参数：FILE|DIR"),
        ([*CALL[1:3], "--year", "x", "parts"], "参数 --year 应为四位数的年份，如 2024，得到 x"),
        ([*CALL[1:3], "--year", "2023", "parts"], "不是 2023 年的报告："),
        ([*CALL[1:], "parts", "--kind", "x"], "参数 --kind 不能为 'x'"),
        ([*CALL[1:], "parts", "-o", "draft.docx"], "这里写出的是 JSON，不能写成 .docx 文件"),
        ([*CALL[1:], "parts", "--report", "r.xyz"], "'.xyz'"),
        ([*CALL[1:], "parts", "--roster", "none.csv"], "none.csv: 没有这个文件或文件夹"),
        ([*CALL[1:], "parts", "--previous", "parts/civil.json"], "上年的报告应为 2023 年的"),
        ([*CALL[1:], "parts", "--take-over"], "须以 previous 给出上年的报告"),
        ([*CALL[1:], "-", "--previous", "-"], "标准输入只能读一次"),
        (
            [*CALL[1:], "parts/civil.json", "-o", "parts/civil.json"],
            "parts/civil.json 已是要读的文件",
        ),
        (
            [*CALL[1:], "parts", "-o", "-", "--coverage", "-"],
            "- 已是要读的文件，或另一个要写的文件",
        ),
        (
            [*CALL[1:], "parts", "-o", "none/draft.json"],
            "none/draft.json: 没有文件夹 none，请先建立",
        ),
    ],
)
def test_what_cannot_be_done_is_said(capsys: Capture, arguments: list[str], words: str) -> None:
    """Arguments that do not fit, and files that are not there, are told; exit status 2."""
    assert main(["aggregate", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_draft_in_the_folder_of_parts_is_no_part() -> None:
    """The file that is written is not read, though it may stand among the parts."""
    call = [*CALL, "parts", "-o", "parts/draft.json"]
    assert [main(call), main(call)] == [0, 0]
    assert gd.get(gd.load("parts/draft.json"), NEW) == 34


def test_earlier_draft_under_another_name_is_told(capsys: Capture) -> None:
    """A draft that got among the parts under another name is noticed; the exit status is 1."""
    main([*CALL, "parts", "-o", "parts/draft.json"])
    assert main([*CALL, "parts", "--lang", "en"]) == 1
    assert "does it count twice?" in capsys.readouterr().out
