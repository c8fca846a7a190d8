"""How a document looks, in one place: fonts, sizes, page numbers, the title's line breaks.

No font is ever shipped: a document names fonts, and the reader's machine has them or substitutes.
"""

import os
from typing import Literal, cast, get_args

import attrs

from govdisclose.arguments import check_instance
from govdisclose.errors import (
    InvalidValueError,
    Message,
    OptionError,
    Problem,
    describe,
    raise_if,
)
from govdisclose.renderers import settings

PageNumbers = Literal["outer", "center", "none"]
"""Where pages are numbered: on the outer side (GB/T 9704-2012, 7.5), in the middle, nowhere."""

_LEAST, _MOST = 4, 72  # points
_MOST_OF_BODY = 20
_NOT_SIZE = Message(
    "字号应为 {least} 至 {most} 磅，以半磅为一级；得到 {value}",
    "a size must be {least} to {most} points, in steps of half a point; got {value}",
)
_NOT_FONT = Message(
    "字体应为一行文字，不能为空；得到 {value}",
    "a font must be a line of text, and not empty; got {value}",
)
_NOT_PAGE_NUMBERS = Message(
    "页码位置应为 {known} 之一；得到 {value}",
    "the place of page numbers must be one of {known}; got {value}",
)
_NO_THEME = Message(
    "主题应为 {known} 之一，或 .json 文件的路径，或（在程序中）一个 Theme；得到 {value}",
    "the theme must be one of {known}, the path of a .json file, or (in a program) a Theme; "
    "got {value}",
)
_FILE = Message("主题文件", "theme file")
_NOT_BASE = Message(
    "base 应为 {known} 之一；得到 {value}", "base must be one of {known}; got {value}"
)


@attrs.frozen(kw_only=True, cache_hash=True)  # what is prepared for a theme is found by it
class Theme:
    """Fonts and sizes of a document, by default those of GB/T 9704-2012 on Chinese Windows.

    Build one with what should differ, or change one of ``THEMES`` with ``attrs.evolve``.
    """

    title_font: str = "方正小标宋简体"
    """Of the title, and of those of attachments."""
    heading_1_font: str = "黑体"
    """Of headings 一、, of table headers, and of the word 附件; GB/T 9704-2012, 7.3.3, 7.3.7."""
    heading_2_font: str = "楷体_GB2312"
    """Of headings （一）; those below are set in the font of the text."""
    body_font: str = "仿宋_GB2312"
    table_font: str = "仿宋_GB2312"
    page_number_font: str = "宋体"

    title_size: float = 22
    """In points, as all sizes; 二号."""
    body_size: float = 16
    """Of text and headings, 20 at most; 三号. The lines stay 28.95 points high: 22 of them fill a
    page, and a larger text would not fit them."""
    table_size: float = 10.5
    """五号; in a larger one table 三 does not fit one page."""
    remark_size: float = 7.5
    """Of a remark in a column too narrow for it; 六号."""
    page_number_size: float = 14
    """四号."""

    page_numbers: PageNumbers = "outer"
    title_breaks: bool = True
    """Whether the line breaks of titles are kept; else a title breaks only where a line is full."""

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        names = (field.name for field in attrs.fields(Theme))
        raise_if(_problem(name, getattr(self, name)) for name in names)

    @property
    def fonts(self) -> tuple[str, ...]:
        """All fonts, each once."""
        names = (field.name for field in attrs.fields(Theme) if field.name.endswith("_font"))
        return tuple(dict.fromkeys(getattr(self, name) for name in names))


def _problem(name: str, value: object) -> Problem | None:
    """Say what is wrong with one field of a theme."""
    if name == "page_numbers":
        known = get_args(PageNumbers)
        if type(value) is str and value in known:
            return None
        words = _NOT_PAGE_NUMBERS.format(known=" / ".join(known), value=describe(value))
    elif name == "title_breaks":
        return check_instance(value, bool, f"/{name}")
    elif name.endswith("_size"):
        most = _MOST_OF_BODY if name == "body_size" else _MOST
        if type(value) in {int, float} and _is_size(cast("float", value), most):
            return None
        words = _NOT_SIZE.format(least=_LEAST, most=most, value=describe(value))
    else:
        if type(value) is str and value.strip() and value.isprintable():
            return None
        words = _NOT_FONT.format(value=describe(value))
    return Problem(f"/{name}", name, words)


def _is_size(points: float, most: float) -> bool:
    return _LEAST <= points <= most and not (2 * points) % 1


THEMES = {
    "windows": Theme(),
    "xinchuang": Theme(
        title_font="方正小标宋_GBK",
        heading_1_font="方正黑体_GBK",
        heading_2_font="方正楷体_GBK",
        body_font="方正仿宋_GBK",
        table_font="方正仿宋_GBK",
        page_number_font="方正书宋_GBK",
    ),
    "open": Theme(
        title_font="Noto Serif CJK SC",
        heading_1_font="FandolHei",
        heading_2_font="FandolKai",
        body_font="FandolFang",
        table_font="FandolFang",
        page_number_font="Noto Serif CJK SC",
    ),
}
"""Themes by name: fonts of Chinese Windows with the two of 方正 and GB 2312 that offices add, fonts
of domestic systems (信创), and free fonts."""


def resolve(theme: object, page_numbers: object = None) -> Theme:
    """Give the theme that is meant.

    Args:
        theme: A ``Theme``, the name of one of ``THEMES``, or the path of a JSON file with fields
            of a theme; those that it leaves out are of the theme that its key ``base`` names, or
            else of ``windows``.
        page_numbers: Where pages are numbered instead; None: as the theme has it.

    Raises:
        OptionError: There is no such theme, no such place, or no such file; or the file has a
            field, or a value of one, that a theme cannot have.
    """
    named = theme
    if isinstance(theme, str | os.PathLike):
        path = os.fspath(theme)
        named = _load(path) if str(path).lower().endswith(".json") else THEMES.get(path)
    if not isinstance(named, Theme):
        raise OptionError(_NO_THEME.format(known=" / ".join(THEMES), value=describe(theme)))
    if page_numbers is None:
        return named
    problem = _problem("page_numbers", page_numbers)
    if problem:
        raise OptionError(problem.message)
    return attrs.evolve(named, page_numbers=cast("PageNumbers", page_numbers))


def _load(path: str) -> Theme:
    known = ["base", *(field.name for field in attrs.fields(Theme))]
    fields = settings.fields_of(path, _FILE, known)
    base = fields.pop("base", "windows")
    if type(base) is not str or base not in THEMES:
        words = _NOT_BASE.format(known=" / ".join(THEMES), value=describe(base))
        raise settings.wrong(path, _FILE, words)
    try:
        return attrs.evolve(THEMES[base], **fields)
    except InvalidValueError as error:
        raise settings.wrong(path, _FILE, error) from None
