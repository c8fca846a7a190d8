"""Fonts: what stands in for what, the file for fontconfig, and what this machine has."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

import govdisclose as gd
from govdisclose.renderers import fontconfig
from govdisclose.renderers.docx import THEMES, Theme, fonts
from support.machine import printing, with_tools

SIX = Theme(
    title_font="甲",
    heading_1_font="乙",
    heading_2_font="丙",
    body_font="丁",
    table_font="戊",
    page_number_font="己",
)

in_each_font = pytest.mark.parametrize("font", fonts.FALLBACKS)


def test_every_font_of_a_theme_has_fallbacks() -> None:
    """There are fallbacks for the fonts that themes name, and for those that offices like."""
    named = {font for theme in THEMES.values() for font in theme.fonts}
    liked = {"SimSun", "SimHei", "楷体", "KaiTi", "仿宋", "FangSong", "华文中宋"}
    assert set(fonts.FALLBACKS) == named | liked


@in_each_font
def test_fallbacks_are_others(font: str) -> None:
    """A font does not stand in for itself, and none is listed twice."""
    fallbacks = fonts.FALLBACKS[font]
    assert font not in fallbacks
    assert len(set(fallbacks)) == len(fallbacks) > 0


def test_fallbacks_are_of_the_same_style() -> None:
    """Fonts of other styles are not listed: the one of a style stands for no font of another."""
    styles = {"黑体": "SimHei", "楷体_GB2312": "KaiTi", "宋体": "SimSun", "仿宋_GB2312": "FangSong"}
    standing = {
        font: {style for style, known in styles.items() if known in fonts.FALLBACKS[font]}
        for font in styles
    }
    assert standing == {font: {font} for font in styles} | {
        "仿宋_GB2312": {"仿宋_GB2312", "宋体"},  # where there is none of its own
    }


@pytest.mark.parametrize(
    ("font", "other"),
    [
        ("方正小标宋简体", "方正小标宋_GBK"),
        ("仿宋_GB2312", "仿宋"),
        ("楷体_GB2312", "楷体"),
        ("黑体", "SimHei"),
        ("方正仿宋_GBK", "仿宋"),
        ("没有的字体", None),
    ],
)
def test_alternate(font: str, other: str | None) -> None:
    """The alternate of a font is the first of its fallbacks; a font without any has none."""
    assert fonts.alternate(font) == other


def test_the_file_for_fontconfig_holds_the_fallbacks() -> None:
    """Each font is an alias of the same strength that accepts its fallbacks, in their order."""
    root = ET.fromstring(fonts.fontconfig().encode())  # noqa: S314 - our own
    assert {alias.get("binding") for alias in root} == {"same"}
    assert {
        alias.findtext("family"): tuple(family.text for family in alias.findall("accept/family"))
        for alias in root
    } == fonts.FALLBACKS


def asked(tool: str, *arguments: str, **env: str) -> list[str]:
    """Give what the fontconfig of this machine prints; skips the test where there is none."""
    path = shutil.which(tool)
    if path is None:
        pytest.skip(f"not installed: {tool}")
    done = subprocess.run(  # noqa: S603 - a program of the system
        [path, *arguments], capture_output=True, check=True, encoding="utf-8", env=os.environ | env
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@in_each_font
def test_fontconfig_reads_the_fallbacks_in_order(font: str, tmp_path: Path) -> None:
    """fontconfig looks for the font itself first, then for its fallbacks in their order."""
    path = tmp_path / "fonts.conf"
    path.write_text(fonts.fontconfig(), "utf-8")
    families = asked(
        "fc-pattern", "-c", "-f", "%{[]family{%{family}\n}}", font, FONTCONFIG_FILE=str(path)
    )
    assert list(dict.fromkeys(families)) == [font, *fonts.FALLBACKS[font]]


def test_the_file_works_where_it_is_to_be_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the file, fontconfig takes for each font the first that is installed of its list."""
    families = set(asked("fc-list", "-f", "%{[]family{%{family}\n}}"))
    expected = {
        font: next(name for name in (font, *fallbacks) if name in families)
        for font, fallbacks in fonts.FALLBACKS.items()
        if not families.isdisjoint({font, *fallbacks})
    }
    if not expected:
        pytest.skip("no Chinese fonts are installed")
    path = tmp_path / "fontconfig" / "conf.d" / "50-govdisclose.conf"
    path.parent.mkdir(parents=True)
    path.write_text(fonts.fontconfig(), "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    taken = {
        font.name: font.name if font.found else font.substitute
        for name in fonts.FALLBACKS
        for font in fonts.fonts_of(Theme(title_font=name))
    }
    assert {font: taken[font] for font in expected} == expected


def test_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All names of all fonts are listed, each once."""
    with_tools(monkeypatch, tmp_path, fc_list=printing("SimHei", "黑体", "FZHei-B01", "黑体"))
    assert fontconfig.installed() == frozenset({"SimHei", "黑体", "FZHei-B01"})


def test_uses_of_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each font comes once, with all that a theme sets in it."""
    with_tools(monkeypatch, tmp_path)
    names = [(font.name, len(font.uses)) for font in fonts.fonts_of(SIX)]
    assert names == [(name, 1) for name in "甲乙丙丁戊己"]
    two = attrs.evolve(SIX, table_font="丁")
    uses = {font.name: [words.zh for words in font.uses] for font in fonts.fonts_of(two)}
    assert uses["丁"] == ["正文", "表格"]


def test_a_machine_without_fontconfig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``fc-list`` nothing can be told, and nothing is claimed."""
    with_tools(monkeypatch, tmp_path)
    assert fontconfig.installed() is None
    assert {(font.found, font.substitute) for font in fonts.fonts_of(SIX)} == {(None, None)}


@pytest.mark.parametrize(
    ("taken", "substitute", "similar"),
    [
        (["FandolKai"], "FandolKai", True),
        (["文鼎ＰＬ简中楷", "AR PL KaitiM GB"], "文鼎ＰＬ简中楷", True),
        (["Noto Sans CJK SC"], "Noto Sans CJK SC", False),
        ([], None, False),
    ],
)
def test_substitutes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken: list[str],
    substitute: str | None,
    similar: bool,  # noqa: FBT001 - pytest gives it by name
) -> None:
    """A missing font has a substitute, similar if one of its names is among the fallbacks."""
    others = [font for font in THEMES["windows"].fonts if font != "楷体_GB2312"]
    tools = {"fc_list": printing(*others), "fc_match": printing(*taken) if taken else ""}
    with_tools(monkeypatch, tmp_path, **tools)
    found = {font.name: font for font in fonts.fonts_of(THEMES["windows"])}
    kai = found.pop("楷体_GB2312")
    assert (kai.found, kai.substitute, kai.similar) == (False, substitute, similar)
    assert {(font.found, font.substitute) for font in found.values()} == {(True, None)}


def test_substitutes_without_fc_match(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only ``fc-list`` is there, fonts are missing and their substitutes unknown."""
    with_tools(monkeypatch, tmp_path, fc_list="")
    assert {(font.found, font.substitute) for font in fonts.fonts_of(SIX)} == {(False, None)}


def test_names_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has a meaning in a pattern of fontconfig is asked for as it stands in the name."""
    with_tools(monkeypatch, tmp_path, fc_list="", fc_match="""printf '%s\\n' "$3" """)
    theme = attrs.evolve(SIX, title_font="FZHei-B01", body_font="a:b,c\\d")
    asked_for = {font.name: font.substitute for font in fonts.fonts_of(theme)}
    assert asked_for["FZHei-B01"] == r"FZHei\-B01:lang=zh-cn"
    assert asked_for["a:b,c\\d"] == r"a\:b\,c\\d:lang=zh-cn"


@pytest.mark.parametrize(
    ("tool", "chinese", "english"),
    [
        ("echo no cache >&2; exit 1", "fc-list 出错（no cache）", "fc-list failed (no cache)"),
        ("exit 3", "fc-list 出错（3）", "fc-list failed (3)"),
        ("while :; do :; done", "0.1 秒未答", "no answer within 0.1 seconds"),
    ],
)
def test_a_fontconfig_that_does_not_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str, chinese: str, english: str
) -> None:
    """A tool that fails, or does not answer, is named with the reason."""
    monkeypatch.setattr(fontconfig, "MAX_SECONDS", 0.1)
    with_tools(monkeypatch, tmp_path, fc_list=tool)
    with pytest.raises(gd.GovdiscloseError) as caught:
        fontconfig.installed()
    assert chinese in caught.value.text("zh")
    assert english in caught.value.text("en")


def test_a_fontconfig_that_cannot_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no program is named too."""
    with_tools(monkeypatch, tmp_path, fc_list="")
    (tmp_path / "fc-list").write_bytes(b"\0")
    with pytest.raises(gd.GovdiscloseError, match="fc-list"):
        fontconfig.installed()
