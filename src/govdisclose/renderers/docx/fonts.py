"""Fonts that may stand in for those that themes name, and which of them this machine has.

Both go by fontconfig, which finds the fonts on Linux, for LibreOffice too.
"""

import re

import attrs

from govdisclose.errors import Message
from govdisclose.renderers.docx.theme import Theme
from govdisclose.renderers.fontconfig import FAMILIES, ask, installed

# Fonts of one style, those of Windows and of offices first, then free ones. Where one has a
# Chinese and an English name both are listed, as it may be installed under either.
_NOTO_SERIF = (
    *("Noto Serif CJK SC", "Noto Serif SC"),
    *("思源宋体", "Source Han Serif SC", "思源宋体 CN", "Source Han Serif CN"),
)
_SONG = (
    *("宋体", "SimSun", "新宋体", "NSimSun"),
    *("方正书宋_GBK", "FZShuSong-Z01", "方正书宋简体", "FZShuSong-Z01S"),
    *("华文宋体", "STSong", *_NOTO_SERIF, "FandolSong", "AR PL SungtiL GB", "AR PL UMing CN"),
)
_TITLE = (
    *("方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S"),
    *("华文中宋", "STZhongsong", "Noto Serif CJK SC SemiBold", "Source Han Serif SC SemiBold"),
    *(*_NOTO_SERIF, "FandolSong", "AR PL SungtiL GB", "AR PL UMing CN", *_SONG),
)
_HEI = (
    *("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S"),
    *("华文黑体", "STHeiti", "FandolHei", "Noto Sans CJK SC", "Noto Sans SC"),
    *("思源黑体", "Source Han Sans SC", "思源黑体 CN", "Source Han Sans CN"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "微软雅黑", "Microsoft YaHei"),
    "Droid Sans Fallback",
)
_KAI = (
    *("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312"),
    *("方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "FZKai-Z03S"),
    *("华文楷体", "STKaiti", "FandolKai", "AR PL KaitiM GB", "AR PL UKai CN"),
)
_FANG = (
    *("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
    *("方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体", "FZFangSong-Z02S"),
    *("华文仿宋", "STFangsong", "FandolFang", *_SONG),
)

FALLBACKS = {
    font: tuple(dict.fromkeys(other for other in style if other != font))
    for style, fonts in (
        # fontconfig applies the aliases in turn, also to what earlier ones added. Later on, that of
        # Noto Serif would put 宋体 before the free fonts that go better with titles.
        ((*_NOTO_SERIF, *_SONG), ("Noto Serif CJK SC",)),
        (_SONG, ("宋体", "SimSun", "方正书宋_GBK")),
        (_TITLE, ("方正小标宋简体", "方正小标宋_GBK", "华文中宋")),
        (_HEI, ("黑体", "SimHei", "方正黑体_GBK", "FandolHei")),
        (_KAI, ("楷体_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FandolKai")),
        (_FANG, ("仿宋_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FandolFang")),
    )
    for font in fonts
}
"""For each font of ``THEMES``, and for others that offices like, those that may stand in for it,
the best first. They are of its style, save that 宋体 serves where there is no 小标宋 or 仿宋."""

_USES = {
    "title_font": Message("标题", "title"),
    "heading_1_font": Message("一级标题和表头", "headings 一、 and table headers"),
    "heading_2_font": Message("二级标题", "headings （一）"),
    "body_font": Message("正文", "text"),
    "table_font": Message("表格", "tables"),
    "page_number_font": Message("页码", "page numbers"),
}
_ALIAS_FILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <!-- Written by: govdisclose doctor. Where a font of its Word files is not installed, the first
       of the list that is takes its place. -->
{aliases}
</fontconfig>
"""
_ALIAS = """\
  <alias binding="same">
    <family>{font}</family>
    <accept>
{fallbacks}
    </accept>
  </alias>"""


@attrs.frozen(kw_only=True)
class Font:
    """A font that a theme names, as this machine has it."""

    name: str
    uses: tuple[Message, ...]
    """What the theme sets in it."""
    found: bool | None
    """Whether it is installed; None: it cannot be told, for there is no fontconfig."""
    substitute: str | None = None
    """The font that fontconfig takes for it, where it is missing; None: it cannot be told."""
    similar: bool = False
    """Whether that is one of ``FALLBACKS``."""


def alternate(font: str) -> str | None:
    """Give the font that best stands in for another one; None where none is known."""
    return next(iter(FALLBACKS.get(font, ())), None)


def fontconfig() -> str:
    """Write ``FALLBACKS`` as a configuration file of fontconfig.

    The fonts are accepted, not preferred, which would put them before one that is installed.
    """
    aliases = (
        _ALIAS.format(
            font=font,
            fallbacks="\n".join(f"      <family>{fallback}</family>" for fallback in fallbacks),
        )
        for font, fallbacks in FALLBACKS.items()
    )
    return _ALIAS_FILE.format(aliases="\n".join(aliases))


def fonts_of(theme: Theme) -> list[Font]:
    """Say which fonts of a theme are installed, in the order of its fields.

    Raises:
        GovdiscloseError: fontconfig is there and does not work.
    """
    families = installed()
    return [_font(name, theme, families) for name in theme.fonts]


def _font(name: str, theme: Theme, families: frozenset[str] | None) -> Font:
    uses = tuple(words for field, words in _USES.items() if getattr(theme, field) == name)
    found = None if families is None else name in families
    font = Font(name=name, uses=uses, found=found)
    if found is not False:
        return font
    # The language is what tells fontconfig that a font without it is of no use.
    escaped = re.sub(r"([\\:,-])", r"\\\1", name)
    names = ask("fc-match", "-f", FAMILIES, f"{escaped}:lang=zh-cn")
    if not names:
        return font
    similar = not set(names).isdisjoint(FALLBACKS.get(name, ()))
    return attrs.evolve(font, substitute=names[0], similar=similar)
