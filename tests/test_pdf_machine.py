"""PDF on a machine that lacks something: fonts, characters, WeasyPrint, Pango."""

import importlib
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose.renderers.pdf import fonts
from support import made_pdf, office, web
from support.machine import printing, with_tools

_SAMPLE = files("govdisclose") / "samples" / "2021.json"
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def rendered(folder: Path, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Render the sample by the command, into a folder."""
    path = os.pathsep.join(filter(None, (env.pop("BEFORE", ""), *sys.path)))
    return subprocess.run(  # noqa: S603 - our own interpreter
        [
            *(sys.executable, "-m", "govdisclose", "render", str(_SAMPLE)),
            *("-o", str(folder / "made.pdf"), *options),
        ],
        env=os.environ | {"PYTHONPATH": path} | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str], folder: Path) -> list[str]:
    """Give what was said of a file that was not made."""
    assert done.returncode == 2
    assert done.stdout == ""
    assert not (folder / "made.pdf").exists()
    return done.stderr.splitlines()


@pytest.mark.parametrize("some", [False, True], ids=["no-font", "latin-fonts"])
def test_no_chinese_font(
    tmp_path: Path,
    some: bool,  # noqa: FBT001 - pytest gives it by name
) -> None:
    """Without a Chinese font, or any, one line says which were looked for and what to install."""
    made_pdf.require()
    if some:
        [tool] = office.require("fc-list")
        files = {lang: _files(tool, f":lang={lang}") for lang in ("en", "zh-cn")}
        latin = sorted(files["en"] - files["zh-cn"])
        if not latin:
            pytest.skip("no font without Chinese characters is installed")
        shutil.copy(latin[0], tmp_path)
    (tmp_path / "fonts.conf").write_text(_FONTS.format(folder=tmp_path))
    env = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    [chinese] = refused(rendered(tmp_path, **env), tmp_path)
    assert "没有可用的中文字体" in chinese
    assert "Noto Serif CJK SC、" in chinese
    assert "apt install fonts-noto-cjk" in chinese
    [english] = refused(rendered(tmp_path, "--lang", "en", **env), tmp_path)
    assert "no Chinese font" in english
    assert "Noto Serif CJK SC, " in english


def _files(tool: str, pattern: str) -> set[str]:
    return set(office.run(tool, "-f", "%{file}\n", pattern).decode().splitlines())


def test_characters_without_glyph() -> None:
    """A character that no font has is named, with its code point, and nothing is made."""
    made_pdf.require()
    missing = [chr(point) for point in range(0x40000, 0x4000C)]  # of a plane without characters
    report = gd.replace(web.sample("2021"), {"/overview": (gd.Paragraph("甲" + missing[0]),)})
    with pytest.raises(gd.GovdiscloseError) as caught:
        gd.render(report, "pdf")
    assert "（U+40000）" in caught.value.text("zh")
    assert "（U+40000）" in caught.value.text("en")
    with pytest.raises(gd.GovdiscloseError, match=r"（U\+40009） 等 12 个"):
        fonts.check_glyphs({ord(character) for character in missing})


def test_fonts_by_name(tmp_path: Path) -> None:
    """Text is set in the font that is named, in whatever case; the next has what it lacks."""
    made_pdf.require()
    options = {"body_font": "noto sans cjk sc", "heading_font": "Noto Serif CJK SC"}
    path = tmp_path / "made.pdf"
    gd.write(web.sample("2021"), path, **options)
    [tool] = office.require("pdffonts")
    used = [line.split()[0] for line in office.run(tool, str(path)).decode().splitlines()[2:]]
    assert {name.partition("+")[2] for name in used} == {
        *("Noto-Sans-CJK-SC", "Noto-Sans-CJK-SC-Bold"),
        *("Noto-Serif-CJK-SC", "Noto-Serif-CJK-SC-Bold"),
    }
    assert path.read_bytes() != gd.render(web.sample("2021"), "pdf")


def test_fonts_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that is not installed is named; without fontconfig's tools it cannot be told."""
    with_tools(monkeypatch, tmp_path, fc_list=printing("楷体", "KaiTi"))
    assert fonts.chosen("body_font", "KAITI, 楷体", ()) == ["KAITI", "楷体"]
    with pytest.raises(gd.OptionError, match=r"选项 body_font：没有安装字体 仿宋, 黑体"):
        gd.render(gd.blank("2021"), "pdf", body_font="仿宋,楷体 , 黑体")
    (tmp_path / "fc-list").unlink()
    assert fonts.chosen("body_font", "仿宋", ()) == ["仿宋"]
    assert fonts.chosen("body_font", None, ("甲",)) == ("甲",)


@pytest.mark.parametrize("value", ["", " ", "楷体,", "楷\n体", 3, ["楷体"]])
def test_what_names_no_font(value: object) -> None:
    """An option for a font takes names, and says so."""
    with pytest.raises(gd.OptionError, match="选项 heading_font 应为字体名"):
        gd.render(gd.blank("2021"), "pdf", heading_font=value)


def test_names_of_fonts_are_no_css() -> None:
    """Whatever a name has in it stays within its quotes."""
    assert fonts.stylesheet(body=['a"}\\', "宋体"], headings=["黑体"]) == (
        '.gd-report { --gd-song: "a\\"}\\\\", "宋体", serif !important;'
        ' --gd-hei: "黑体", sans-serif !important; }'
    )


def test_other_threads_are_heard(tmp_path: Path) -> None:
    """What another thread prints while WeasyPrint is imported is printed."""
    (tmp_path / "weasyprint.py").write_text(
        "import __main__\n__main__.asked.set(); __main__.told.wait(9)\nraise OSError('no Pango')"
    )
    program = """if True:
        import threading, govdisclose as gd
        asked, told = threading.Event(), threading.Event()
        other = threading.Thread(target=lambda: (asked.wait(9), print("heard"), told.set()))
        other.start()
        try:
            gd.render(gd.blank("2021"), "pdf")
        except gd.MissingLibraryError:
            print("refused")
    """
    path = os.pathsep.join([str(tmp_path), str(Path(gd.__file__).parents[1])])
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("heard\nrefused\n", "")


def _boxes(laid_out: Any) -> Any:
    return (box for page in laid_out.pages for box in page._page_box.descendants())  # noqa: SLF001


def _without(name: str, laid_out: Any, patch: pytest.MonkeyPatch) -> None:
    """Take away what another version of WeasyPrint may not have."""
    boxes = importlib.import_module("weasyprint.formatting_structure.boxes")
    match name:
        case "fonts":
            del laid_out.fonts
        case "missing":
            for font in laid_out.fonts.values():
                del font.missing
        case "_page_box":
            for page in laid_out.pages:
                del page._page_box  # noqa: SLF001
        case "descendants":
            patch.delattr(boxes.Box, name)
        case "TableBox" | "TableCellBox":
            patch.delattr(boxes, name)
        case _:
            for box in list(_boxes(laid_out)):
                if isinstance(box, boxes.TableCellBox):
                    delattr(box, name)


@pytest.mark.parametrize(
    "name",
    [
        *("fonts", "missing", "_page_box", "descendants"),
        *("TableBox", "TableCellBox", "mark", "element"),
    ],
)
def test_another_weasyprint(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Where WeasyPrint has no longer what is made use of, its version is named, and one to take."""
    made_pdf.require()
    printing = importlib.import_module("govdisclose.renderers.pdf.printing")
    finish = printing._finish  # noqa: SLF001

    def changed(laid_out: Any, pdf: Any, **how: Any) -> None:
        with monkeypatch.context() as patch:
            _without(name, laid_out, patch)
            finish(laid_out, pdf, **how)

    monkeypatch.setattr(printing, "_finish", changed)
    with pytest.raises(gd.GovdiscloseError, match='pip install "weasyprint==') as caught:
        gd.render(gd.blank("2021"), "pdf")
    weasyprint = importlib.import_module("weasyprint")
    assert f"WeasyPrint {weasyprint.__version__} 与本库所知的不同" in caught.value.text("zh")
    assert name in caught.value.text("en")


@pytest.mark.parametrize("option", [{"data": 1}, {"body": "楷体"}, {"catalogue": 3}])
def test_wrong_options(option: dict[str, object]) -> None:
    """Options that there are not, and wrong values, are refused as elsewhere."""
    with pytest.raises(gd.OptionError):
        gd.render(gd.blank("2021"), "pdf", **option)


@pytest.mark.parametrize(
    ("fault", "chinese", "english"),
    [
        (
            "raise ModuleNotFoundError(\"No module named 'weasyprint'\", name='weasyprint')",
            'pip install "govdisclose[pdf]"（缺少 weasyprint）',
            'pip install "govdisclose[pdf]" (there is no weasyprint)',
        ),
        (
            "print('advice'); raise OSError(\"cannot load library 'libpango-1.0-0': no file\")",
            "（cannot load library 'libpango-1.0-0'）。Debian、Ubuntu：apt install libpango-1.0-0 ",
            "(cannot load library 'libpango-1.0-0'). Debian, Ubuntu: apt install libpango-1.0-0 ",
        ),
    ],
    ids=["weasyprint", "pango"],
)
def test_what_is_not_installed(tmp_path: Path, fault: str, chinese: str, english: str) -> None:
    """Without WeasyPrint, or a library that it needs, one line says what to install."""
    (tmp_path / "weasyprint.py").write_text(fault)
    for options, words in (((), chinese), (("--lang", "en"), english)):
        [line] = refused(rendered(tmp_path, *options, BEFORE=str(tmp_path)), tmp_path)
        assert words in line
