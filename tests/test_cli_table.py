"""The command ``table``: what it reads, leaves out and writes."""

import csv
import io
import sys
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose import tables
from govdisclose.cli import main
from govdisclose.form import leaves
from support import drawing
from support.sums import filled

Capture = pytest.CaptureFixture[str]
NEW = [drawing.report(seed, "2021") for seed in range(3)]
OLD = drawing.report(3, "2019")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder, the current one, with another in it that has reports."""
    monkeypatch.chdir(tmp_path)
    Path("parts").mkdir()
    for number, report in enumerate(NEW):
        gd.dump(report, f"parts/{number}.json")
    return tmp_path


def test_a_folder_as_csv(capsys: Capture) -> None:
    """All reports of a folder are written, in the order of their names, and counted."""
    assert main(["table", "parts", "-o", "out.csv"]) == 0
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv(NEW))
    assert capsys.readouterr().err == "已写出 out.csv：3 份报告\n"
    assert main(["table", "parts", "-o", "out.csv", "--form", "wide", "--no-bom"]) == 0
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv(NEW, "wide", bom=False))


def test_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without a file the table goes to standard output, and what is said of it does not."""
    assert main(["table", "parts/0.json", "parts/1.json", "--lang", "en"]) == 0
    out, err = capsysbinary.readouterr()
    assert out == b"".join(tables.to_csv(NEW[:2]))
    assert "标准输出" not in err.decode()
    assert "reports: 2" in err.decode()


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the reports may come from standard input."""
    data = io.BytesIO(gd.dumps(NEW[0]).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    assert main(["table", "-", "parts/1.json", "-o", "out.csv"]) == 0
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv(NEW[:2]))
    assert main(["table", "-", "-"]) == 2


@pytest.mark.parametrize("form", ["long", "wide"])
def test_parquet(form: tables.TableForm, capsys: Capture) -> None:
    """The suffix of the file says that Parquet is wanted."""
    pq = pytest.importorskip("pyarrow.parquet")
    assert main(["table", "parts", "-o", "out.parquet", "--form", form]) == 0
    assert pq.read_table("out.parquet").num_rows == 3 * (1 if form == "wide" else 200)
    assert capsys.readouterr().err == "已写出 out.parquet：3 份报告\n"


def test_a_bad_file_stops_no_other(capsys: Capture) -> None:
    """What is no report is named, with what is wrong; the rest is written, the status says it."""
    Path("parts/bad.json").write_text("{}", "utf-8")
    names = ["parts", "absent.json"]
    assert main(["table", *names, "-o", "out.csv"]) == 2
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv(NEW))
    err = capsys.readouterr().err
    assert "parts/bad.json: /format" in err
    assert "absent.json: 没有这个文件" in err
    assert err.endswith("已写出 out.csv：3 份报告\n2 个文件不能用，没有写入\n")


def test_a_wide_table_is_of_one_edition(capsys: Capture) -> None:
    """The first report says of which; others are counted in one line, and broken files named."""
    gd.dump(OLD, "parts/8.json")
    gd.dump(OLD, "parts/9.json")
    assert main(["table", "parts", "-o", "out.csv", "--form", "wide"]) == 2
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv(NEW, "wide"))
    said = (
        "宽表只写一版，依第一份报告是 2021 版；没有写入别版的：2019 版 2 份。"
        "请用 --edition 各版各成一表，或用 --form long"
    )
    assert capsys.readouterr().err.splitlines() == ["已写出 out.csv：3 份报告", said]
    assert main(["table", "parts", "-o", "out.csv"]) == 0
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv([*NEW, OLD, OLD]))
    assert capsys.readouterr().err == "已写出 out.csv：5 份报告\n"
    Path("parts/7.json").write_text("{", "utf-8")
    assert main(["table", "parts", "-o", "out.csv", "--form", "wide"]) == 2
    err = capsys.readouterr().err
    assert "govdisclose: parts/7.json: " in err
    assert err.endswith(f"{said}\n1 个文件不能用，没有写入\n")


@pytest.mark.parametrize("form", ["long", "wide"])
def test_the_edition_asked_for(form: tables.TableForm, capsys: Capture) -> None:
    """Reports of other editions are left out on purpose, which is no failure."""
    gd.dump(OLD, "parts/9.json")
    arguments = ["table", "parts", "-o", "out.csv", "--form", form]
    assert main([*arguments, "--edition", "2019"]) == 0
    assert Path("out.csv").read_bytes() == b"".join(tables.to_csv([OLD], form))
    assert capsys.readouterr().err.endswith("3 份别的版本的报告没有写入\n")
    assert main([*arguments, "--edition", "2020"]) == 2


def test_nothing_to_write(capsys: Capture) -> None:
    """Where no report can be written, the old file stays, and a folder without any is refused."""
    Path("out.csv").write_bytes(b"old")
    assert main(["table", "absent.json", "-o", "out.csv"]) == 2
    assert main(["table", "parts", "--edition", "2019", "-o", "out.csv"]) == 2
    assert Path("out.csv").read_bytes() == b"old"
    assert "没有一份可以写入的报告" in capsys.readouterr().err
    Path("empty").mkdir()
    assert main(["table", "empty", "-o", "out.csv"]) == 2


@pytest.mark.parametrize("name", ["out.xlsx", "out", "out.json"])
def test_other_files(name: str, capsys: Capture) -> None:
    """A table is CSV or Parquet, and no file of another kind is begun."""
    assert main(["table", "parts", "-o", name, "--lang", "en"]) == 2
    assert not Path(name).exists()
    assert "the suffixes are .csv and .parquet" in capsys.readouterr().err


def test_without_pyarrow(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no pyarrow is told what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "govdisclose.tables.arrow", raising=False)
    monkeypatch.delattr(tables, "arrow", raising=False)
    assert main(["table", "parts", "-o", "out.parquet"]) == 2
    assert 'pip install "govdisclose[arrow]"' in capsys.readouterr().err


def test_the_table_read_back() -> None:
    """What a spreadsheet is given is what the reports have."""
    report = filled("2021")
    gd.dump(report, "one.json")
    assert main(["table", "one.json", "-o", "out.csv"]) == 0
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as file:
        values = [int(line["value"]) for line in csv.DictReader(file)]
    assert values == [gd.get(report, leaf.pointer) for leaf in leaves(gd.Report2021)]
