"""The command ``check`` with a folder of last year's reports: what it compares, what it says."""

import csv
import io
import json
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.cli import main
from support.checked import clean
from support.terminal import on_terminal

Capture = pytest.CaptureFixture[str]

CARRIED = "/requests/carried_forward"
ALONE = "没有与上年对照：没有该机关 2023 年的报告"
UNUSED = (
    "上年的报告有 1 份没有用到：示例市体改委（last/2.json）",
    "机关更名的，请把上年报告里的名称改成现名，再作对照",
)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make folders of this year and of last year: a pair, an agency that is new, one that ended."""
    monkeypatch.chdir(tmp_path)
    Path("now/县").mkdir(parents=True)
    Path("last").mkdir()
    report = clean().report
    texts = {"/overview": (), "/problems": (), "/other_matters": ()}
    for name, path in (("教育局", "now/a.json"), ("民政局", "now/县/b.json")):
        gd.dump(gd.replace(report, {"/agency/name": f"示例市{name}"}), path)
    before = {"/year": 2023, **texts, f"{CARRIED}/natural_persons": 99}
    for name, path in (("教育局", "last/1.json"), ("体改委", "last/2.json")):
        gd.dump(gd.replace(report, {"/agency/name": f"示例市{name}", **before}), path)


def test_two_folders(capsys: Capture) -> None:
    """Each report is compared with its agency's; who has none, and what is not used, is said."""
    for jobs in ("1", "2"):
        assert main(["check", "now", "--previous", "last", "--select", "default", "-j", jobs]) == 0
        printed = capsys.readouterr()
        lines = printed.out.splitlines()
        assert lines[0] == "== now/a.json"
        assert "按上年报告应为 99" in printed.out
        assert lines[-4:] == [
            "== now/县/b.json",
            ALONE,
            "结论：可以公布",
            "共 2 份：1 份须说明，1 份可以公布",
        ]
        assert printed.err.splitlines() == [
            "请留意：last/1.json 有 2 处错误，可用 govdisclose check 查看",
            "与上年对照：对照了 1 份，1 份没有上年的报告",
            *UNUSED,
        ]


def test_one_file_and_a_folder(capsys: Capture) -> None:
    """A single report finds its pair in a folder, and has parts, too; or there is none."""
    licences = {"/proactive_disclosure/services/licensing/decisions": 12_345}
    gd.dump(gd.replace(gd.load("now/县/b.json"), licences), "part.json")
    main(["check", "now/a.json", "--previous", "last", "--parts", "part.json"])
    printed = capsys.readouterr()
    assert "按上年报告应为 99" in printed.out
    assert "parts.sum" in printed.out
    assert printed.err.splitlines() == [
        "请留意：last/1.json 有 2 处错误，可用 govdisclose check 查看"
    ]
    assert main(["check", "now/县/b.json", "--previous", "last"]) == 0
    assert capsys.readouterr() == (f"{ALONE}\n结论：可以公布\n", "")
    assert main(["check", "now/县/b.json", "--previous", "last", "--select", "history"]) == 2
    assert ALONE in capsys.readouterr().err


def test_a_few_files_and_a_folder(capsys: Capture) -> None:
    """Where few reports are named, and no folder, it is not held against last year's many."""
    few = ["now/a.json", "now/县/b.json"]
    main(["check", *few, "--previous", "last", "-o", "a.csv"])
    assert UNUSED[0] in capsys.readouterr().err
    for number in range(2):
        changed = {"/agency/name": f"示例市{number}局"}
        gd.dump(gd.replace(gd.load("last/2.json"), changed), f"last/{number}局.json")
    main(["check", *few, "--previous", "last", "-o", "a.csv"])
    assert "没有用到" not in capsys.readouterr().err
    main(["check", "now", "--previous", "last", "-o", "a.csv"])
    assert "上年的报告有 3 份没有用到" in capsys.readouterr().err


def test_one_file_and_a_folder_as_a_batch(capsys: Capture) -> None:
    """What is written is the same for a single report with a summary as without."""
    assert main(["check", "now/县/b.json", "--previous", "last", "--summary", "s.csv"]) == 0
    assert capsys.readouterr() == (f"{ALONE}\n结论：可以公布\n", "")


def test_all_forms_say_it() -> None:
    """JSON, CSV, SARIF and the pages say with what a report was compared, or why with nothing."""
    for form in ("json", "csv", "sarif", "md", "html"):
        main(["check", "now", "--previous", "last", "-o", f"all.{form}"])
    previous = [item["previous"] for item in json.loads(Path("all.json").read_bytes())]
    assert previous == [
        {
            "code": "paired",
            "files": ["last/1.json"],
            "errors": 2,
            "message": "与上年的报告对照：last/1.json",
        },
        {"code": "absent", "files": [], "errors": 0, "message": ALONE},
    ]
    rows = list(csv.DictReader(io.StringIO(Path("all.csv").read_text("utf-8-sig"), newline="")))
    told = [
        (row["file"], row["code"], row["message"]) for row in rows if row["status"] == "unpaired"
    ]
    assert told == [("now/县/b.json", "absent", ALONE)]
    [run] = json.loads(Path("all.sarif").read_bytes())["runs"]
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [
        (note["level"], note["message"]["text"])
        for note in invocation["toolExecutionNotifications"]
    ] == [("note", ALONE)]
    for form in ("md", "html"):
        page = Path(f"all.{form}").read_text("utf-8")
        assert ("与上年的报告对照：last/1.json" in page, ALONE in page) == (True, True)


def test_pages_say_what_was_not_used() -> None:
    """A page of several reports names the reports of last year not used, and the bad files."""
    Path("last/bad.json").write_text("{", "utf-8")
    main(["check", "now", "--previous", "last", "-o", "all.md"])
    lines = [line.replace("\\", "") for line in Path("all.md").read_text("utf-8").splitlines()]
    assert [line for line in lines if line in UNUSED] == [*UNUSED]
    assert [line for line in lines if line.startswith("上年的文件不能用：last/bad.json")] != []


def test_a_file_of_last_year_is_named(capsys: Capture) -> None:
    """The JSON of a single report that is compared with a file names it in the same way."""
    main(["check", "now/a.json", "--previous", "last/1.json", "--format", "json"])
    [item] = json.loads(capsys.readouterr().out)
    assert (item["previous"]["code"], item["previous"]["files"]) == ("paired", ["last/1.json"])


def test_files_for_each_and_a_summary(capsys: Capture) -> None:
    """A folder of results and the table say it, too, and so they do where all is kept."""
    call = ["check", "now", "--previous", "last", "-o", "out/", "--resume", "--summary", "s.csv"]
    for status in ("done", "kept"):
        assert main(call) == 0
        printed = capsys.readouterr()
        rows = list(csv.DictReader(io.StringIO(Path("s.csv").read_text("utf-8-sig"), newline="")))
        assert [(row["status"], row["previous"], row["unpaired"]) for row in rows] == [
            (status, "last/1.json", ""),
            (status, "", "absent"),
        ]
        assert printed.err.splitlines()[-3:] == [
            "与上年对照：对照了 1 份，1 份没有上年的报告",
            *UNUSED,
        ]
    assert Path("out/县/b.check.txt").read_text("utf-8") == f"{ALONE}\n结论：可以公布\n"


def test_files_of_last_year_that_cannot_be_used(capsys: Capture) -> None:
    """They are named, the exit status is 2, and those of this year are checked all the same."""
    Path("last/bad.json").write_text("{", "utf-8")
    wrong = Path("last/1.json").read_text("utf-8").replace('"format"', '"fromat"')
    Path("last/1.json").write_text(wrong, "utf-8")
    for call in (["now"], ["now/a.json"]):
        assert main(["check", *call, "--previous", "last"]) == 2
        printed = capsys.readouterr()
        assert printed.out.endswith("可以公布\n")
        assert "没有与上年对照：last/1.json 不能用：" in printed.out
        lines = printed.err.splitlines()
        assert lines[0].startswith("govdisclose: last/bad.json: 第 1 行第 2 列不是合法的 JSON")
        assert lines[1].startswith("govdisclose: now/a.json: 没有与上年对照：last/1.json 不能用：")
    assert main(["check", "now/县/b.json", "--previous", "last"]) == 2
    assert f"{ALONE}（上年的文件有 1 个不能读）" in capsys.readouterr().out


def test_a_folder_without_reports(capsys: Capture) -> None:
    """An empty folder is named as such, and is no file of last year that cannot be read."""
    Path("none").mkdir()
    assert main(["check", "now/县/b.json", "--previous", "none"]) == 2
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == ALONE
    assert printed.err == "govdisclose: none: 文件夹中没有后缀为 .json 的文件\n"


def test_a_renamed_agency_and_other_years(capsys: Capture) -> None:
    """An equal code does not pair other names, but a new name does; other years are counted."""
    for path in ("now/县/b.json", "last/2.json"):
        gd.dump(gd.replace(gd.load(path), {"/agency/code": "11330000MB"}), path)
    old = gd.replace(gd.load("last/2.json"), {"/year": 2021})
    gd.dump(old, "last/3.json")
    gd.dump(gd.replace(old, {"/year": None}), "last/4.json")
    others = "别的年度的报告没有用到：没有年度的 1 份，2021 年 1 份"
    main(["check", "now", "--previous", "last"])
    assert capsys.readouterr().err.splitlines()[-3:] == [*UNUSED, others]
    name = gd.load("now/县/b.json").agency.name
    gd.dump(gd.replace(gd.load("last/2.json"), {"/agency/name": name}), "last/2.json")
    main(["check", "now", "--previous", "last"])
    assert capsys.readouterr().err.splitlines()[-2:] == ["与上年对照：对照了 2 份", others]


def test_one_of_last_year_for_two(capsys: Capture) -> None:
    """It is pointed out where two reports of this year have the same one of last year."""
    gd.dump(gd.load("now/a.json"), "now/copy.json")
    main(["check", "now", "--previous", "last", "--lang", "en"])
    [*_, shared] = capsys.readouterr().err.splitlines()
    assert shared.startswith("note: reports of last year with which more than one was compared (1)")
    assert shared.endswith("last/1.json")


def test_all_years_in_one_folder(capsys: Capture) -> None:
    """A folder of several years can be compared with itself."""
    Path("now/last").mkdir()
    for name in ("1", "2"):
        Path(f"last/{name}.json").rename(f"now/last/{name}.json")
    main(["check", "now", "--previous", "now", "--format", "json"])
    printed = capsys.readouterr()
    found = {item["file"]: item["previous"]["code"] for item in json.loads(printed.out)}
    assert found == {
        "now/a.json": "paired",
        "now/last/1.json": "other-year",
        "now/last/2.json": "other-year",
        "now/县/b.json": "other-year",
    }
    assert "没有该机关 2022 年的报告，只有 2023、2024 年的" in printed.out


def test_on_a_terminal() -> None:
    """What is said of last year's reports stands beside the bar, and not within it."""
    shown = on_terminal("check", "now", "--previous", "last").shown
    assert "\r\n与上年对照：对照了 1 份，1 份没有上年的报告\r\n" in shown
