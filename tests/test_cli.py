"""The command line: what it prints, what it writes, and its exit status."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import attrs
import pytest

import govdisclose as gd
from govdisclose.cli import main, speaking
from govdisclose.errors import Message
from govdisclose.renderers import pdf
from govdisclose.renderers.docx import THEMES, fonts
from support import made_pdf, real
from support.machine import printing, with_tools

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def clean(tmp_path: Path) -> str:
    """Make the file of a report without findings."""
    path = tmp_path / "clean.json"
    prose = (gd.Paragraph("主动公开、依申请公开、信息管理、平台；考核、评议，没有责任追究。"),)
    report = gd.replace(
        real.report("huaian-2024"),
        {"/overview": prose, "/problems": prose, "/other_matters": prose},
    )
    gd.dump(report, path)
    return str(path)


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    """Make the file of a report with an error in its arithmetic."""
    path = tmp_path / "wrong.json"
    gd.dump(real.report("jinhu-2023"), path)
    return str(path)


def test_demo(tmp_path: Path, capsys: Capture) -> None:
    """``demo`` writes the sample as Word, HTML, Markdown, text and JSON, and names the files."""
    folder = tmp_path / "out" / "demo"
    assert main(["demo", str(folder)]) == 0
    written = {path.suffix for path in folder.iterdir()}
    assert written - {".pdf"} == {".docx", ".html", ".md", ".txt", ".json"}
    assert sorted(capsys.readouterr().out.split()[1::2]) == sorted(map(str, folder.iterdir()))


def test_demo_writes_pdf(tmp_path: Path, capsys: Capture) -> None:
    """With the extra ``demo`` writes a PDF too."""
    made_pdf.require()
    assert main(["demo", str(tmp_path)]) == 0
    assert (tmp_path / "sample.pdf").read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("there", "expected"), [(True, "没有写出 {path}：没有 Pango\n"), (False, "")]
)
def test_demo_without_pdf(
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    there: bool,  # noqa: FBT001 - pytest gives it by name
    expected: str,
) -> None:
    """Where the extra is there and does not work its reason is told; without it nothing is."""

    def missing() -> None:
        raise gd.MissingLibraryError(Message("没有 Pango", "no Pango"))

    monkeypatch.setattr(pdf, "is_installed", lambda: there)
    monkeypatch.setattr(pdf, "_printing", missing)
    assert main(["demo", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.err == expected.format(path=tmp_path / "sample.pdf")
    assert len(printed.out.splitlines()) == len(list(tmp_path.iterdir())) == 5


def test_new_prints_a_blank_report(capsys: Capture) -> None:
    """``new`` prints the JSON of a blank form of the edition asked for."""
    assert main(["new", "--edition", "2019", "--year", "2020", "--agency", "示例市"]) == 0
    report = gd.loads(capsys.readouterr().out)
    assert report == gd.blank("2019", year=2020, agency=gd.Agency(name="示例市"))


@pytest.mark.parametrize(
    ("call", "edition"),
    [
        (["--year", "2020"], "2019"),
        (["--year", "2021"], "2021"),
        ([], "2021"),
        (["--year", "2020", "--edition", "2021"], "2021"),
        (["--year", "2018", "--edition", "2019"], "2019"),
    ],
)
def test_new_is_of_the_edition_for_its_year(capsys: Capture, call: list[str], edition: str) -> None:
    """``new`` takes the form that the year is due on, unless another is named."""
    assert main(["new", *call]) == 0
    assert gd.loads(capsys.readouterr().out).edition == edition


def test_new_of_a_year_before_the_earliest_form(capsys: Capture) -> None:
    """For a year that no form is for, ``new`` says from which year on there is one."""
    assert main(["new", "--year", "2018"]) == 2
    assert "最早的是 2019 版，自 2019 年度起使用" in capsys.readouterr().err


def test_new_writes_a_file(tmp_path: Path, capsys: Capture) -> None:
    """``new -o`` writes the file, says so on standard error, and prints nothing."""
    path = tmp_path / "new.json"
    assert main(["new", "-o", str(path)]) == 0
    printed = capsys.readouterr()
    assert gd.load(path) == gd.blank("2021")
    assert (printed.out, printed.err) == ("", f"已写出 {path}\n")


@pytest.mark.parametrize(
    ("command", "name"), [("new", "r.json"), ("new", "r.xlsx"), ("workbook", "r.xlsx")]
)
def test_what_was_filled_in_is_not_replaced(
    clean: str, tmp_path: Path, capsys: Capture, command: str, name: str
) -> None:
    """A file that is there stays, unless it is empty, or ``--force`` is given."""
    path = tmp_path / name
    call = ["new"] if command == "new" else ["workbook", clean]
    path.touch()
    assert main([*call, "-o", str(path)]) == 0
    path.write_bytes(b"filled in")
    capsys.readouterr()
    assert main([*call, "-o", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"govdisclose: 已有 {path}，可能已经填写，不予替换；请另取名称，确要替换的加上 --force\n"
    )
    assert path.read_bytes() == b"filled in"
    assert main([*call, "-o", str(path), "--force"]) == 0
    assert path.read_bytes() != b"filled in"


def test_a_file_named_like_standard_output_is_not_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """What goes to standard output replaces no file, whatever the folder has."""
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"filled in")
    for more in ([], ["-o", "-"]):
        assert main(["new", *more]) == 0
        assert gd.loads(capsys.readouterr().out) == gd.blank("2021")
    assert Path("-").read_bytes() == b"filled in"


def test_check_of_a_clean_report(clean: str, capsys: Capture) -> None:
    """A clean report gives one line, the verdict, and exit status 0."""
    assert main(["check", clean]) == 0
    assert capsys.readouterr().out == "结论：可以公布\n"
    assert main(["check", "--lang", "en", "--strict", clean]) == 0
    assert capsys.readouterr().out == "verdict: fit to publish\n"


def test_check_of_a_wrong_report(wrong: str, capsys: Capture) -> None:
    """A wrong total is named with its rule and place, the verdict stands last, exit status 1."""
    assert main(["check", wrong]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "错误 disputes.total /disputes/litigation/direct/total" in lines
    assert lines[-1].startswith("结论：须改正 ")


def test_check_as_json(wrong: str, clean: str, capsys: Capture) -> None:
    """``--format json`` gives the findings of every file as data."""
    assert main(["check", "--format", "json", wrong, clean]) == 1
    first, second = json.loads(capsys.readouterr().out)
    arithmetic = [f for f in first["findings"] if f["rule"] == "disputes.total"]
    assert [(f["expected"], f["actual"], f["delta"]) for f in arithmetic] == [(3, 0, -3)]
    assert (first["file"], second["file"], second["findings"]) == (wrong, clean, [])


def test_check_goes_on_after_a_bad_file(tmp_path: Path, clean: str, capsys: Capture) -> None:
    """A file that is no report is named, the others are checked, exit status 2."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": 1, "edition": "2021", "yaer": 2024}', "utf-8")
    assert main(["check", str(bad), str(tmp_path / "absent.json"), clean]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"== {clean}\n结论：可以公布\n"
    assert f"govdisclose: {bad}: /yaer" in printed.err
    assert f"govdisclose: {tmp_path / 'absent.json'}: 没有这个文件或文件夹" in printed.err


def test_strict_counts_warnings(tmp_path: Path) -> None:
    """A report with warnings alone is good, and with ``--strict`` it is not."""
    path = tmp_path / "warning.json"
    prose = (gd.Paragraph("甲"),)
    report = gd.replace(real.report("huaian-2024"), {"/overview": prose, "/problems": prose})
    gd.dump(report, path)
    assert {finding.severity for finding in gd.check(report)} <= {"warning", "info"}
    assert "warning" in {finding.severity for finding in gd.check(report)}
    assert main(["check", str(path)]) == 0
    assert main(["check", "--strict", str(path)]) == 1


def test_complete(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """``complete`` reads standard input, fills blanks, and says how many, and the first."""
    report = gd.replace(gd.blank("2021", year=2024), {"/requests/received/natural_persons": 3})
    stdin = io.TextIOWrapper(io.BytesIO(gd.dumps(report).encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["complete", "-", "-o", str(tmp_path / "full.json")]) == 0
    assert gd.load(tmp_path / "full.json") == gd.complete(report)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "补全了 199 个空白单元格"
    assert lines[1] == "  「第二十条第（一）项 / 规章 / 本年制发件数」：0"
    assert lines[21:] == ["  另有 179 个", f"已写出 {tmp_path / 'full.json'}"]
    most = gd.replace(gd.complete(report), {"/requests/received/total": None})
    gd.dump(most, tmp_path / "most.json")
    assert main(["complete", str(tmp_path / "most.json"), "--lang", "en"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "filled 1 blank cells",
        "  「一、本年新收政府信息公开申请数量 / 总计」: 3",
    ]


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".txt"])
def test_render_by_suffix(clean: str, tmp_path: Path, suffix: str) -> None:
    """``render -o`` chooses the format by the suffix and writes what ``gd.render`` gives."""
    path = tmp_path / f"report{suffix}"
    assert main(["render", clean, "-o", str(path)]) == 0
    name = {".docx": "docx", ".html": "html", ".md": "markdown", ".txt": "text"}[suffix]
    content = gd.render(gd.load(clean), name)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)


def test_render_with_options(clean: str, capsys: Capture) -> None:
    """``--to`` names the format, ``-O`` its options; the result goes to standard output."""
    assert main(["render", clean, "--to", "text", "-O", "layout=list"]) == 0
    assert capsys.readouterr().out == gd.render(gd.load(clean), "text", layout="list")


def test_render_says_what_is_wrong(wrong: str, tmp_path: Path, capsys: Capture) -> None:
    """An inconsistent report is rendered, with its findings said; ``--strict`` refuses it."""
    path = tmp_path / "report.txt"
    assert main(["render", wrong, "-o", str(path), "--strict"]) == 1
    assert not path.exists()
    assert "按 --strict 不予生成" in capsys.readouterr().err
    assert main(["render", wrong, "-o", str(path)]) == 1
    assert path.exists()
    assert "disputes.total" in capsys.readouterr().err


def test_render_says_warnings_too(clean: str, tmp_path: Path, capsys: Capture) -> None:
    """Warnings are said and do not count; the exit status stays 0."""
    short = tmp_path / "short.json"
    gd.dump(gd.replace(gd.load(clean), {"/other_matters": ()}), short)
    assert main(["render", str(short), "-o", str(tmp_path / "short.txt")]) == 0
    assert "警告 chapters.missing /other_matters" in capsys.readouterr().err


def test_render_a_blank_form(tmp_path: Path, capsys: Capture) -> None:
    """A form in which nothing is filled in is rendered without a check, and that is said."""
    form, out = tmp_path / "form.json", tmp_path / "form.docx"
    gd.dump(gd.blank("2021", year=2024), form)
    assert main(["render", str(form), "-o", str(out)]) == 0
    assert out.read_bytes() == gd.render(gd.blank("2021", year=2024), "docx")
    assert capsys.readouterr().err.splitlines()[0] == "空白表格，一格未填，所以没有检查"


def test_strict_checks_a_blank_form_too(tmp_path: Path, capsys: Capture) -> None:
    """With ``--strict`` a report that lost all its figures does not pass for a form."""
    form, out = tmp_path / "form.json", tmp_path / "form.docx"
    gd.dump(gd.blank("2021", year=2024), form)
    assert main(["render", str(form), "-o", str(out), "--strict"]) == 1
    assert "chapters.missing" in capsys.readouterr().err
    assert not out.exists()


def test_render_with_a_theme_of_ones_own(clean: str, tmp_path: Path) -> None:
    """A theme in a JSON file says what differs from one of the named themes."""
    theme, out = tmp_path / "theme.json", tmp_path / "out.docx"
    theme.write_text('{"base": "open", "body_font": "仿宋", "page_numbers": "center"}', "utf-8")
    assert main(["render", clean, "-o", str(out), "-O", f"theme={theme}"]) == 0
    own = attrs.evolve(THEMES["open"], body_font="仿宋", page_numbers="center")
    assert out.read_bytes() == gd.render(gd.load(clean), "docx", theme=own)


@pytest.mark.parametrize("suffix", [".docx", ".HTML", ".md", ".txt"])
@pytest.mark.parametrize("command", ["new", "complete"])
def test_json_is_not_written_under_another_name(
    clean: str, tmp_path: Path, capsys: Capture, command: str, suffix: str
) -> None:
    """JSON in a file named as a rendered one would mislead: refused, with what to do."""
    target = tmp_path / f"form{suffix}"
    arguments = [clean] if command == "complete" else []
    assert main([command, *arguments, "-o", str(target)]) == 2
    assert "这里写出的是 JSON" in capsys.readouterr().err
    assert not target.exists()


def test_schema(capsys: Capture) -> None:
    """``schema`` prints the JSON Schema of an edition, by default the newest."""
    for arguments, edition in ([], "2021"), (["2019"], "2019"):
        assert main(["schema", *arguments]) == 0
        assert json.loads(capsys.readouterr().out) == gd.json_schema(edition)


def test_rules(capsys: Capture) -> None:
    """``rules`` lists every rule with its source, as text and as data."""
    assert main(["rules"]) == 0
    text = capsys.readouterr().out
    assert main(["rules", "--format", "json", "--lang", "en"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in data] == [rule.id for rule in gd.rules()]
    assert all(rule.id in text and rule.source.zh in text for rule in gd.rules())


def with_pdf(monkeypatch: pytest.MonkeyPatch, *, there: bool = True) -> None:
    """Have the extra for PDF installed, or not."""

    def missing() -> None:
        raise gd.MissingLibraryError(Message("缺少 weasyprint", "there is no weasyprint"))

    monkeypatch.setattr(pdf, "is_installed", lambda: there)
    monkeypatch.setattr(pdf, "check_installed", (lambda: None) if there else missing)


def test_doctor_of_a_machine_with_all_fonts(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all fonts of the theme and for PDF are installed, both are said, exit status 0."""
    with_pdf(monkeypatch)
    with_tools(monkeypatch, tmp_path, fc_list=printing(*THEMES["open"].fonts))
    assert main(["doctor", "--theme", "open"]) == 0
    assert capsys.readouterr().out == (
        "用途            字体               状况\n"
        "标题、页码      Noto Serif CJK SC  已安装\n"
        "一级标题和表头  FandolHei          已安装\n"
        "二级标题        FandolKai          已安装\n"
        "正文、表格      FandolFang         已安装\n"
        "结论：字体齐全\n"
        "PDF 的字体：Noto Serif CJK SC（文字和标题）、FandolHei（小标题和表格）\n"
    )


def test_doctor_without_the_extra(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra for PDF it says what to install, which is no fault of the machine's."""
    with_pdf(monkeypatch, there=False)
    with_tools(monkeypatch, tmp_path, fc_list=printing(*THEMES["open"].fonts))
    assert main(["doctor", "--theme", "open"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["结论：字体齐全", "缺少 weasyprint"]


@pytest.mark.parametrize(
    ("chinese", "expected"),
    [
        (
            "AR PL UMing CN",
            ["AR PL UMing CN（文字和标题）、别的中文字体（小标题和表格）", "PDF 所找的宋体或黑体"],
        ),
        (
            "SimHei",
            ["别的中文字体（文字和标题）、SimHei（小标题和表格）", "PDF 所找的宋体或黑体没有装"],
        ),
        ("", ["没有可用的中文字体，不能生成 PDF。找过：Noto Serif CJK SC、"]),
    ],
)
def test_doctor_of_a_machine_that_lacks_fonts_for_pdf(
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    chinese: str,
    expected: list[str],
) -> None:
    """Where a font for PDF is missing it says what is taken, and what to install, status 1."""
    with_pdf(monkeypatch)
    with_tools(monkeypatch, tmp_path, fc_list=printing(chinese) if chinese else "")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()[-len(expected) :]
    assert [words in line for words, line in zip(expected, lines, strict=True)] == [True] * len(
        expected
    )
    assert "apt install fonts-noto-cjk" in lines[-1]


def test_doctor_of_a_machine_that_lacks_fonts(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing fonts are named with what stands in, then what can be done, exit status 1."""
    with_pdf(monkeypatch, there=False)
    tools = {"fc_list": printing("SimSun", "宋体"), "fc_match": printing("FandolHei")}
    with_tools(monkeypatch, tmp_path, **tools)
    assert main(["doctor", "--lang", "en"]) == 1
    assert capsys.readouterr().out == (
        "use                              font            state\n"
        "title                            方正小标宋简体  "
        "missing; FandolHei stands in (of another style)\n"
        "headings 一、 and table headers  黑体            missing; FandolHei stands in\n"
        "headings （一）                  楷体_GB2312     "
        "missing; FandolHei stands in (of another style)\n"
        "text, tables                     仿宋_GB2312     "
        "missing; FandolHei stands in (of another style)\n"
        "page numbers                     宋体            installed\n"
        "verdict: 4 of 5 fonts are missing\n"
        "for Word files install what is missing; they hold no fonts, so their readers need them "
        "too\n"
        "or use another theme, such as -O theme=open, whose fonts are free: Noto and Fandol\n"
        "    packages fonts-noto-cjk and texlive-lang-chinese (its Fandol*.otf) of Debian and "
        "Ubuntu\n"
        "or have LibreOffice on this machine take fonts of a similar style:\n"
        "    mkdir -p ~/.config/fontconfig/conf.d\n"
        "    govdisclose doctor --fontconfig -o "
        "~/.config/fontconfig/conf.d/50-govdisclose.conf\n"
        "there is no weasyprint\n"
    )


def test_doctor_gives_advice_that_helps(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The free theme is not advised where it is the one asked for, nor the file where it works."""
    with_pdf(monkeypatch, there=False)
    others = [font for font in THEMES["open"].fonts if font != "FandolKai"]
    tools = {"fc_list": printing(*others), "fc_match": printing("AR PL UKai CN")}
    with_tools(monkeypatch, tmp_path, **tools)
    assert main(["doctor", "--theme", "open"]) == 1
    assert capsys.readouterr().out.splitlines()[-4:-1] == [
        "结论：4 种字体中，1 种未安装",
        "做 Word 文件的，请安装所缺的字体；文件不含字体，收到文件的机器上也要有",
        "    Debian、Ubuntu 的软件包 fonts-noto-cjk 和 texlive-lang-chinese（其中的 Fandol*.otf）",
    ]


def test_doctor_for_pdf_alone(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who makes PDF alone asks for its fonts: those of Word do not matter, but the extra does."""
    with_tools(monkeypatch, tmp_path, fc_list=printing("Noto Serif CJK SC", "SimHei"))
    with_pdf(monkeypatch)
    assert main(["doctor", "--pdf"]) == 0
    assert capsys.readouterr().out == (
        "PDF 的字体：Noto Serif CJK SC（文字和标题）、SimHei（小标题和表格）\n"
    )
    with_pdf(monkeypatch, there=False)
    assert main(["doctor", "--pdf"]) == 1
    assert capsys.readouterr().out == "缺少 weasyprint\n"
    assert main(["doctor", "--pdf", "--fontconfig"]) == 2
    assert "只能用一个" in capsys.readouterr().err


def test_doctor_for_pdf_alone_without_fontconfig(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without fontconfig it cannot be told of the fonts of PDF either."""
    with_pdf(monkeypatch)
    with_tools(monkeypatch, tmp_path)
    assert main(["doctor", "--pdf"]) == 1
    assert capsys.readouterr().out.startswith("结论：无法判定")


def test_doctor_without_fontconfig(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no fontconfig it says that it cannot tell, and where to look; status 1."""
    with_pdf(monkeypatch)
    with_tools(monkeypatch, tmp_path)
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines[1:-2]] == ["不详"] * 5
    assert lines[-2].startswith("结论：无法判定")
    assert [word for word in ("Windows", "macOS", "Linux") if word not in lines[-1]] == []


def test_doctor_without_fc_match(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be told what stands in, only what is missing is said."""
    with_tools(monkeypatch, tmp_path, fc_list="")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines[1:6]] == ["未安装"] * 5


def test_doctor_with_a_broken_fontconfig(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where fontconfig fails its reason is told, exit status 1."""
    with_tools(monkeypatch, tmp_path, fc_list="echo no cache >&2; exit 1")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "govdisclose: 查不到有哪些字体：fc-list 出错（no cache）\n"


def test_doctor_writes_files(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--fontconfig`` gives the file for fontconfig, exit status 0; ``-o`` takes either output."""
    with_tools(monkeypatch, tmp_path)
    assert main(["doctor", "--fontconfig"]) == 0
    assert capsys.readouterr().out == fonts.fontconfig()
    path = tmp_path / "written"
    assert main(["doctor", "--fontconfig", "-o", str(path)]) == 0
    assert path.read_text("utf-8") == fonts.fontconfig()
    assert main(["doctor"]) == 1
    shown = capsys.readouterr().out
    assert main(["doctor", "-o", str(path)]) == 1
    assert path.read_text("utf-8") == shown


def test_doctor_of_this_machine() -> None:
    """The fonts of this machine are found under an ASCII locale too, without a traceback."""
    if shutil.which("fc-match") is None:
        pytest.skip("not installed: fc-match")
    plain = shell(f"{GOVDISCLOSE} doctor --lang en")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    escaped = shell(f"{GOVDISCLOSE} doctor --lang en", **ascii_only)
    assert plain.stderr == escaped.stderr == ""
    assert plain.returncode == escaped.returncode
    assert escaped.stdout == plain.stdout.encode("ascii", "backslashreplace").decode()
    assert plain.stdout.splitlines()[0].split() == ["use", "font", "state"]


def test_doctor_names_the_themes(capsys: Capture) -> None:
    """The help of ``doctor`` names every theme, and its default."""
    assert main(["doctor", "--help", "--lang", "en"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "windows (default), xinchuang or open" in text
    assert list(THEMES) == ["windows", "xinchuang", "open"]


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["chek"], "是否应为 check", "did you mean check"),
        (["check", "a.json", "--waiver=x"], "是否应为 --waivers？", "did you mean --waivers?"),
        (["compare", "CLEAN", "CLEAN", "-o", "c.xlsx"], "请写成 .csv", "write .csv"),
        (["new", "--year", "\uff12\uff10"], "应为四位数的年份", "year of four digits"),
        (["new", "--year", "2_024"], "应为四位数的年份", "year of four digits"),
        (["nothing"], "不能为", "invalid choice"),
        (["check"], "缺少参数：FILE", "required: FILE"),
        (["check", "a.json", "--nothing"], "不认识的参数：--nothing", "unrecognized"),
        (["new", "--year", "二零"], "应为四位数的年份", "year of four digits"),
        (
            ["new", "--year", "20"],
            "参数 --year 应为四位数的年份，如 2024，得到 20",
            "argument --year: expected a year",
        ),
        (["new", "--edition", "2020"], "没有 '2020' 版表格", "no edition '2020'"),
        (["new", "--agency"], "之后缺少值", "expected one argument"),
        (["schema", "2020"], "没有 '2020' 版表格", "no edition '2020'"),
        (["check", "absent.json"], "没有这个文件或文件夹", "no such file"),
        (["check", ".", "--resume"], "--resume 须与 -o 文件夹/ 同用", "--resume needs -o FOLDER/"),
        (["render", "CLEAN"], "--to", "--to"),
        (
            ["render", "CLEAN", "--to", "nothing"],
            "没有名为 'nothing' 的输出格式",
            "no output format",
        ),
        (["render", "CLEAN", "-o", "a.nothing"], "后缀是 '.nothing'", "file suffix"),
        (["render", "CLEAN", "-o", "absent/a.txt"], "没有文件夹 absent", "no folder absent"),
        (["render", "CLEAN", "--to", "text", "-O", "x"], "名称=值", "NAME=VALUE"),
        (["render", "CLEAN", "--to", "text", "-O", "x=1"], "没有选项 'x'", "no option 'x'"),
        (["render", "CLEAN", "--to", "text", "-O", "width=x"], "应为整数", "takes a whole number"),
        (["render", "CLEAN", "--to", "text", "-O", "layout=x"], "grid", "grid"),
        (["demo", "CLEAN"], "同名文件", "exists"),
        (["doctor", "--theme", "x"], "windows / xinchuang / open", "windows / xinchuang / open"),
        (["doctor", "--fontconfig", "-o", "absent/x"], "没有文件夹 absent", "no folder absent"),
    ],
)
def test_unusable_calls(
    clean: str,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    chinese: str,
    english: str,
) -> None:
    """A call that cannot be carried out gives one clear message in each language, and status 2."""
    folder = Path(clean).parent
    monkeypatch.chdir(folder)
    arguments = [clean if argument == "CLEAN" else argument for argument in arguments]
    before = sorted(folder.iterdir())
    for lang, words in ("zh", chinese), ("en", english):
        assert main(["--lang", lang, *arguments]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert words in printed.err
        assert printed.err.startswith("govdisclose: ")
    assert sorted(folder.iterdir()) == before


def test_unusable_language(capsys: Capture) -> None:
    """A language that there is not is refused with those that there are."""
    assert main(["--lang", "fr", "rules"]) == 2
    assert "zh" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "arguments", "english"),
    [
        ("en", [], True),
        ("en", ["--lang", "zh"], False),
        ("en", ["--lang=zh"], False),
        ("zh", ["--lang=en"], True),
        ("fr", [], False),
    ],
)
def test_the_environment_says_the_language_where_no_option_does(
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    said: str,
    arguments: list[str],
    english: object,
) -> None:
    """``GOVDISCLOSE_LANG`` is the default of ``--lang``, in what commands say and in complaints."""
    monkeypatch.setenv("GOVDISCLOSE_LANG", said)
    assert main(["rules", *arguments]) == 0
    assert ("warning" in capsys.readouterr().out) == english
    assert main(["render", *arguments, "no-such.json"]) == 2
    assert ("no format given" in capsys.readouterr().err) == english


def test_formats(capsys: Capture) -> None:
    """``formats`` lists every format with its suffix, its package, and its options with types."""
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line[0] != " "] == gd.renderers.names()
    assert "markdown  .md  由 govdisclose 提供" in lines
    text = lines.index("text  .txt  由 govdisclose 提供")
    assert "layout（str）" in lines[text + 1]


def test_formats_that_another_package_registers_too(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A built-in format is of this package, and another that registers its name is not used."""
    other = metadata.EntryPoint("docx", "a_package:RENDERER", gd.renderers.GROUP)
    ours = metadata.entry_points(group=gd.renderers.GROUP)
    monkeypatch.setattr(metadata, "entry_points", lambda group: [*ours, other])  # noqa: ARG005 - the keyword that is given
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "docx  .docx  由 govdisclose 提供",
        "    a_package 也登记了 docx，不用：内置的优先",
    ]


def test_formats_beside_a_broken_package(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format whose package is broken is told of, and the others are listed."""
    load = gd.renderers.load

    def broken(name: str) -> gd.Renderer:
        if name == "html":
            raise gd.UnknownFormatError("坏了")
        return load(name)

    monkeypatch.setattr(gd.renderers, "load", broken)
    assert main(["formats"]) == 2
    printed = capsys.readouterr()
    assert printed.err == "govdisclose: 坏了\n"
    assert ("text  .txt" in printed.out, "html  " in printed.out) == (True, False)


@pytest.mark.parametrize(("said", "meant"), [("md", "markdown"), ("HTML", "html"), ("txt", "text")])
def test_a_suffix_is_taken_for_its_format(capsys: Capture, said: str, meant: str) -> None:
    """Where no format has the name, that whose files have it as suffix is named, in any case."""
    assert main(["render", "no-such.json", "--to", said]) == 2
    assert capsys.readouterr().err.endswith(f"，是否应为 {meant}？\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_is_in_one_language(capsys: Capture, lang: str) -> None:
    """``--help`` of each command speaks the language asked for."""
    commands = ["new", "check", "complete", "render", "schema", "rules", "doctor", "demo"]
    for arguments in [[], *[[command] for command in commands]]:
        assert main(["--lang", lang, *arguments, "--help"]) == 0
        text = capsys.readouterr().out
        assert ("退出状态" in text, "Exit status" in text) == (lang == "zh", lang == "en")
        assert not arguments or f"govdisclose {arguments[0]}" in text


def test_version(capsys: Capture) -> None:
    """``--version`` prints the version of the package."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{gd.__version__}\n"


def test_every_complaint_of_argparse_is_translated(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pattern of argparse's complaints fits one that it makes here, and puts it in Chinese."""
    seen: list[str] = []
    translate = speaking._translate  # noqa: SLF001 - what the parser calls

    def noted(message: str) -> gd.Message:
        seen.append(message)
        return translate(message)

    monkeypatch.setattr(speaking, "_translate", noted)
    calls = ["", "check", "rules --x", "new --year", "new --year x", "check --strict=1 a", "x"]
    calls += ["check a -j 0", "check a -o=", "compare a b --movers x"]
    for call in calls:
        assert main(call.split()) == 2
    patterns = [pattern for pattern, _ in speaking._COMPLAINTS]  # noqa: SLF001 - the table itself
    fitting = {p for p in patterns for message in seen if re.fullmatch(p, message)}
    assert fitting == set(patterns)
    assert all("argument" not in line for line in capsys.readouterr().err.splitlines())
    assert translate("something new").zh == "something new"


def test_no_arguments_at_all(capsys: Capture) -> None:
    """The bare command shows the help, where complaints go; status 2."""
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert main([]) == 2
    assert capsys.readouterr() == ("", text)
    assert main(["--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_chinese_help_has_chinese_colons(capsys: Capture) -> None:
    """The headings of the Chinese help end as its first line does."""
    assert main(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line for line in lines if line.endswith((":", "："))} == {"参数：", "命令："}


def test_a_file_without_suffix_is_told_of(clean: str, capsys: Capture, tmp_path: Path) -> None:
    """One format to a name without a suffix is a file, and how to have a folder is said."""
    target = tmp_path / "site"
    assert main(["render", clean, "--to", "text", "-o", str(target)]) == 0
    assert target.is_file()
    assert f"要写进文件夹，请写 {target}/" in capsys.readouterr().err


@pytest.mark.parametrize("call", ["new >&-", "check - <&-", "schema >&-", "rules >&-"])
def test_closed_streams(call: str) -> None:
    """A standard stream that the caller closed is named, without a traceback."""
    done = shell(f"{GOVDISCLOSE} {call}")
    assert (done.returncode, done.stderr) == (2, "govdisclose: 标准输入或标准输出已关闭\n")


def test_messages_never_get_into_the_output(wrong: str) -> None:
    """With standard error closed, standard output still holds the product alone."""
    done = shell(f"{GOVDISCLOSE} render {wrong} --to html 2>&-")
    assert done.stdout.startswith("<!doctype html>")
    assert done.returncode == 1


def test_a_device_is_written_to(clean: str) -> None:
    """``-o /dev/stdout`` goes down a pipe."""
    done = shell(f"{GOVDISCLOSE} render {clean} --to html -o /dev/stdout | head -c 15")
    assert done.stdout == "<!doctype html>"


def test_a_broken_renderer(clean: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A third party's renderer that fails is named with its reason, exit status 2."""

    def fail(_document: gd.Document) -> str:
        raise ZeroDivisionError("oh")

    broken = gd.Renderer(name="broken", suffix=".x", media_type="text/plain", render=fail)
    monkeypatch.setattr(gd.renderers, "load", lambda _name: broken)
    assert main(["render", clean, "--to", "broken"]) == 2
    assert (
        "格式 broken 的生成程序出错，请告知其作者：ZeroDivisionError: oh" in capsys.readouterr().err
    )


GOVDISCLOSE = f"{sys.executable} -m govdisclose"


def shell(command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell."""
    return subprocess.run(  # noqa: S603 - our own line
        ["/bin/sh", "-c", command],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"} | env,
    )


def test_a_terminal_that_cannot_show_chinese(wrong: str, tmp_path: Path) -> None:
    """Under an ASCII locale messages are escaped instead of ending in a traceback."""
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell(f"{GOVDISCLOSE} check {wrong}", **ascii_only)
    assert (done.returncode, done.stderr) == (1, "")
    assert "disputes.total" in done.stdout
    done = shell(f"{GOVDISCLOSE} demo {tmp_path}/out", **ascii_only)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_goes_away(wrong: str, tmp_path: Path) -> None:
    """A closed pipe ends the command quietly, with the status that shells give for it."""
    status = tmp_path / "status"
    for call in (f"render {wrong} --to html", f"render {wrong} --to html >&2", "schema 2020"):
        command = f"{GOVDISCLOSE} {call}; echo $? > {status}"
        done = shell(f"{{ {command}; }} 2>&1 | true")
        assert (done.stdout, done.stderr) == ("", "")
        assert status.read_text() == "141\n"


def test_the_command_line_begins_quickly() -> None:
    """What only work on many files needs is imported when it is done."""
    late = {"govdisclose.batch", "multiprocessing", "concurrent.futures"}
    code = f"import sys, govdisclose.cli; print(sorted({late!r} & set(sys.modules)))"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
