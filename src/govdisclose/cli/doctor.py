"""The command ``doctor``: whether this machine has the fonts of Word files, and those for PDF."""

import argparse
import sys
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from govdisclose.cli import commands, output
from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.renderers import pdf
from govdisclose.renderers.pdf import fonts as pdf_fonts

if TYPE_CHECKING:
    from govdisclose.renderers.docx.fonts import Font

_HEADER = (Message("用途", "use"), Message("字体", "font"), Message("状况", "state"))
_INSTALLED = Message("已安装", "installed")
_UNKNOWN = Message("不详", "unknown")
_MISSING = Message("未安装", "missing")
_SIMILAR = Message("未安装，由 {font} 代替", "missing; {font} stands in")
_DIFFERENT = Message(
    "未安装，由 {font} 代替（风格不同）", "missing; {font} stands in (of another style)"
)

_ALL_INSTALLED = Message("结论：字体齐全", "verdict: all fonts are installed")
_SOME_MISSING = Message(
    "结论：{all} 种字体中，{missing} 种未安装", "verdict: {missing} of {all} fonts are missing"
)
_CANNOT_TELL = Message(
    "结论：无法判定，此机没有 fontconfig 的命令 fc-list",
    "verdict: it cannot be told, as there is no command fc-list of fontconfig here",
)
_LOOK = Message(
    "请自行查看：Windows 在“设置”的“个性化”中的“字体”，macOS 在“字体册”；"
    "Linux 请安装软件包 fontconfig",
    "look for yourself: on Windows in Settings, Personalization, Fonts; on macOS in Font Book; "
    "on Linux install the package fontconfig",
)
_INSTALL = Message(
    "做 Word 文件的，请安装所缺的字体；文件不含字体，收到文件的机器上也要有",
    "for Word files install what is missing; they hold no fonts, so their readers need them too",
)
_OTHER_THEME = Message(
    "或者换用主题，如 -O theme=open，其字体可自由取得：Noto 和 Fandol",
    "or use another theme, such as -O theme=open, whose fonts are free: Noto and Fandol",
)
_FREE_FONTS = Message(
    "    Debian、Ubuntu 的软件包 fonts-noto-cjk 和 texlive-lang-chinese（其中的 Fandol*.otf）",
    "    packages fonts-noto-cjk and texlive-lang-chinese (its Fandol*.otf) of Debian and Ubuntu",
)
_ALIASES = Message(
    "或者让本机的 LibreOffice 改用风格相近的字体：",
    "or have LibreOffice on this machine take fonts of a similar style:",
)
_PDF = Message(
    "PDF 的字体：{body}（文字和标题）、{headings}（小标题和表格）",
    "fonts of PDF: {body} (text and title), {headings} (headings and tables)",
)
_OTHER_FONT = Message("别的中文字体", "another Chinese font")
_PDF_INSTALL = Message(
    "PDF 所找的宋体或黑体没有装：请安装一种（Debian、Ubuntu：apt install fonts-noto-cjk；Fedora："
    "dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts），或者用选项 "
    "-O body_font=…、-O heading_font=… 指明已装的字体",
    "of the fonts for PDF, 宋体 or 黑体 is missing: install one (Debian, Ubuntu: apt install "
    "fonts-noto-cjk; Fedora: dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts), "
    "or name a font that is installed with -O body_font=..., -O heading_font=...",
)
_ONE_OF_TWO = Message(
    "--pdf 和 --fontconfig 只能用一个", "either --pdf or --fontconfig can be given, not both"
)
_FOLDER = "~/.config/fontconfig/conf.d"
_INSTALL_ALIASES = (
    f"    mkdir -p {_FOLDER}\n    govdisclose doctor --fontconfig -o {_FOLDER}/50-govdisclose.conf"
)


def doctor(args: argparse.Namespace) -> int:
    """Say which fonts are installed, or write the file that has others stand in."""
    # Imported here, so that the other commands need not wait for them.
    from govdisclose.renderers.docx import fonts, theme  # noqa: PLC0415

    chosen = theme.resolve(args.theme)
    if args.fontconfig and args.pdf:
        raise GovdiscloseError(_ONE_OF_TWO)
    if args.fontconfig:
        commands.put(args, fonts.fontconfig().encode())
        return 0
    try:
        found = fonts.fonts_of(chosen)
    except GovdiscloseError as error:
        output.failure(error, args.lang)
        return 1
    known = all(font.found is not None for font in found)
    for_pdf, fit = _of_pdf(known=known)
    if args.pdf:
        lines, said = [], for_pdf if known else [_CANNOT_TELL, _LOOK, *for_pdf]
        fit = fit and pdf.is_installed()
    else:
        lines = _table(found, args.lang)
        said = [*_verdict(found, free=args.theme == "open"), *for_pdf]
        fit = fit and all(font.found for font in found)
    lines += [words.text(args.lang) for words in said]
    if args.output in {None, "-"}:
        print("\n".join(lines), file=output.opened(sys.stdout))
    else:
        commands.put(args, "".join(f"{line}\n" for line in lines).encode())
    return int(not fit)


def _of_pdf(*, known: bool) -> tuple[list[Message], bool]:
    """Say what PDF files are set in, or what to install, and whether that is as it should be.

    It is without the extra, too, which is for who wants it.

    Args:
        known: Whether it can be told which fonts are installed.
    """
    try:
        pdf.check_installed()
        if not known:
            return [], False
        fonts = [pdf_fonts.first(families) for families in (pdf_fonts.BODY, pdf_fonts.HEADINGS)]
    except GovdiscloseError as error:
        return [error.message], not pdf.is_installed()
    body, headings = (Message(font, font) if font else _OTHER_FONT for font in fonts)
    lines = [_PDF.format(body=body, headings=headings)]
    return (lines, True) if all(fonts) else ([*lines, _PDF_INSTALL], False)


def _table(found: "list[Font]", lang: Lang) -> list[str]:
    """Draw a line for each font, under a header."""
    rows = [[words.text(lang) for words in _HEADER]]
    for font in found:
        uses = Message.join(font.uses).text(lang)
        rows.append([uses, font.name, _state(font).text(lang)])
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (f"{cell}{' ' * (w - _width(cell))}" for cell, w in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Count the columns of a terminal that a text takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _state(font: "Font") -> Message:
    if font.found is None:
        return _UNKNOWN
    if font.found:
        return _INSTALLED
    if font.substitute is None:
        return _MISSING
    return (_SIMILAR if font.similar else _DIFFERENT).format(font=font.substitute)


def _verdict(found: "list[Font]", *, free: bool) -> list[Message]:
    """Sum up in one line, and say what can be done, a line for each way."""
    if any(font.found is None for font in found):
        return [_CANNOT_TELL, _LOOK]
    missing = [font for font in found if not font.found]
    if not missing:
        return [_ALL_INSTALLED]
    lines = [_SOME_MISSING.format(all=len(found), missing=len(missing)), _INSTALL]
    lines += [_FREE_FONTS] if free else [_OTHER_THEME, _FREE_FONTS]
    if not all(font.similar for font in missing):
        lines += [_ALIASES, Message(_INSTALL_ALIASES, _INSTALL_ALIASES)]
    return lines
