"""Fonts of a PDF: which are looked for, and whether they have every character.

They are put into the file, cut down to what is used, so its readers need none of them.
"""

from collections.abc import Collection, Iterable, Sequence

from govdisclose.errors import GovdiscloseError, Message, OptionError, describe
from govdisclose.renderers.fontconfig import FAMILIES, ask, installed

BODY = (
    *("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体"),
    *("SimSun", "宋体", "STSong", "Songti SC", "FandolSong", "AR PL UMing CN"),
)
"""Fonts of text and titles, 宋体 all of them, the best first."""
HEADINGS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体"),
    *("Microsoft YaHei", "SimHei", "黑体", "PingFang SC", "FandolHei"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
)
"""Fonts of headings and tables, 黑体 all of them, the best first."""

_SHOWN = 10  # characters that a message names
_NOT_FONTS = Message(
    "选项 {name} 应为字体名，有几个时以英文逗号分隔；得到 {value}",
    "the option {name} must be the name of a font, or several separated by commas; got {value}",
)
_NOT_INSTALLED = Message(
    "选项 {name}：没有安装字体 {fonts}；已装的字体可用命令 fc-list : family 列出",
    "the option {name}: the font {fonts} is not installed; the command fc-list : family lists "
    "those that are",
)
_NO_CHINESE = Message(
    "没有可用的中文字体，不能生成 PDF。找过：{fonts}。请安装一种（Debian、Ubuntu："
    "apt install fonts-noto-cjk；Fedora：dnf install google-noto-serif-cjk-fonts "
    "google-noto-sans-cjk-fonts），或者用选项 body_font、heading_font 指明已装的中文字体",
    "there is no Chinese font to make a PDF with. These were looked for: {fonts}. Install one "
    "(Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: dnf install google-noto-serif-cjk-fonts "
    "google-noto-sans-cjk-fonts), or name a Chinese font that is installed with the options "
    "body_font and heading_font",
)
_NO_GLYPHS = Message(
    "本机的字体都没有这些字符，PDF 中会印成方框，所以没有生成：{characters}。请安装有这些字的字体"
    "（生僻字：Debian、Ubuntu 可 apt install fonts-hanazono），或者改用别的字",
    "no font of this machine has these characters, and the PDF, in which they would be boxes, was "
    "not made: {characters}. Install a font that has them (for rare Chinese characters, on Debian "
    "and Ubuntu: apt install fonts-hanazono), or write others",
)
_MORE = Message("{characters} 等 {count} 个", "{characters} and others, {count} in all")


def first(families: Sequence[str]) -> str | None:
    """Give the first of some fonts that is installed, which is the one that a PDF is set in.

    Raises:
        GovdiscloseError: fontconfig does not work, or knows of no font with Chinese characters.
    """
    known = {family.casefold() for family in installed() or ()}
    found = next((family for family in families if family.casefold() in known), None)
    if found is None and not ask("fc-list", "-f", FAMILIES, ":lang=zh-cn"):
        raise none_found()
    return found


def chosen(name: str, value: object, default: Sequence[str]) -> Sequence[str]:
    """Give the fonts that an option names.

    Args:
        name: Of the option.
        value: Names of families, separated by commas; or None.
        default: What None stands for.

    Raises:
        OptionError: It names none, or one that is not installed.
        GovdiscloseError: fontconfig does not work.
    """
    if value is None:
        return default
    families = [part.strip() for part in value.split(",")] if isinstance(value, str) else []
    if not families or not all(family and family.isprintable() for family in families):
        raise OptionError(_NOT_FONTS.format(name=name, value=describe(value)))
    known = installed()
    if known is not None:
        there = {family.casefold() for family in known}
        missing = [family for family in families if family.casefold() not in there]
        if missing:
            raise OptionError(_NOT_INSTALLED.format(name=name, fonts=", ".join(missing)))
    return families


def stylesheet(*, body: Sequence[str], headings: Sequence[str]) -> str:
    """Write the rules that set a page in these fonts.

    As the reader's stylesheet, whose important rules win over those of the page.
    """
    return (
        ".gd-report {"
        f" --gd-song: {_families(body)}, serif !important;"
        f" --gd-hei: {_families(headings)}, sans-serif !important; }}"
    )


def _families(names: Sequence[str]) -> str:
    return ", ".join(
        '"{}"'.format(name.replace("\\", "\\\\").replace('"', '\\"')) for name in names
    )


def check_glyphs(missing: Collection[int]) -> None:
    """Refuse characters that no font has.

    Args:
        missing: Code points for which there is no glyph.

    Raises:
        GovdiscloseError: There is one.
    """
    characters = [chr(point) for point in sorted(missing)]
    if any(map(_common, characters)):
        raise none_found()
    if characters:
        raise GovdiscloseError(_NO_GLYPHS.format(characters=_named(characters)))


def none_found() -> GovdiscloseError:
    """Give the error for a machine without Chinese fonts."""
    return GovdiscloseError(_NO_CHINESE.format(fonts=_listed(dict.fromkeys((*BODY, *HEADINGS)))))


def _common(character: str) -> bool:
    """Tell whether every Chinese font has a character: whether it is a 汉字 of GB 2312."""
    return len(character.encode("gb2312", "ignore")) > 1 and character.isalpha()


def _named(characters: Sequence[str]) -> Message:
    shown = _listed(
        f"{character if character.isprintable() else ''}（U+{ord(character):04X}）"
        for character in characters[:_SHOWN]
    )
    if len(characters) <= _SHOWN:
        return shown
    return _MORE.format(characters=shown, count=len(characters))


def _listed(words: Iterable[str]) -> Message:
    return Message.join([Message(word, word) for word in words])
