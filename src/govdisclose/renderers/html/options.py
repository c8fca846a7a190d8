"""The options of the renderer, checked and resolved."""

import os
import re
from pathlib import Path
from typing import Literal, get_args

import attrs

from govdisclose.errors import Message, OptionError, describe
from govdisclose.renderers import settings
from govdisclose.renderers.html.publication import (
    Article,
    Catalogue,
    Column,
    Site,
    address_problem,
)

Mode = Literal["page", "fragment", "cms"]
"""A whole page (网页), one ``<article>`` for a page that has its own head (片段), or markup that
the editor of a portal lets pass (粘贴)."""

_MODES = get_args(Mode)
MAX_PREFIX = 64
"""Most characters of the option ``prefix``."""
_NAME = re.compile(rf"[A-Za-z][A-Za-z0-9_-]{{0,{MAX_PREFIX - 1}}}")
_NOT_MODE = Message(
    "选项 mode 应为 {known} 之一，得到 {value}",
    "the option mode must be one of {known}, got {value}",
)
_PREFIX = Message(
    "选项 prefix 应以英文字母开头，只含英文字母、数字、“-”和“_”，不超过 {most} 个字符；"
    "得到 {value}",
    "the option prefix must begin with an ASCII letter and hold only ASCII letters, digits, '-' "
    "and '_', at most {most} characters; got {value}",
)
_STYLESHEET = Message(
    "选项 stylesheet 应为 http(s) 网址或相对地址（空格写作 %20），得到 {value}",
    "the option stylesheet must be an http(s) address or a relative one (a space is %20), got "
    "{value}",
)
_NO_FOLDER = Message(
    "选项 templates 应为模板文件夹的路径，得到 {value}",
    "the option templates must be the path of a folder of templates, got {value}",
)
_PAGE_ONLY = Message(
    "选项 {name} 只用于整个网页（mode=page），模式 {mode} 没有 <head>",
    "the option {name} is for whole pages (mode=page): the mode {mode} has no <head>",
)
_PAGE_TITLE = Message(
    "整个网页（mode=page）不能没有标题：title=False 只用于 fragment 和 cms",
    "a whole page (mode=page) needs its title: title=False is for fragment and cms",
)


def _folder(path: object) -> str | None:
    if path is None:
        return None
    if not isinstance(path, str | os.PathLike) or not path or not Path(path).is_dir():
        raise OptionError(_NO_FOLDER.format(value=describe(path)))
    return str(Path(path).absolute())


@attrs.frozen(kw_only=True)
class Options:
    """What can be chosen; ``render`` has the defaults."""

    mode: Mode
    """``"page"``: a whole page in UTF-8, title in ``<h1>``, with stylesheet, metadata and the JSON
    of the report inside. ``"fragment"``: one ``<article class="gd-report">``, title in ``<h2>``;
    put ``stylesheet("fragment")`` into the page around it, once. ``"cms"``: plain elements with
    inline styles, title in ``<h2>``; without ids, classes and charts."""
    prefix: str
    """Begins every id (``gd-title``), so that several reports fit on one page, each with a prefix
    of its own. Classes begin with ``gd-`` always."""
    title: bool
    """Whether the title is printed; without it, which a page cannot be, chapters stand a level
    higher."""
    data: bool
    """Whether a page holds the report's JSON, from which it is read back without loss."""
    stylesheet: str | None
    """Address of a page's stylesheet (the text of ``stylesheet("page")``), in place of the one
    inside; such a page passes ``Content-Security-Policy: style-src 'self'``."""
    templates: str | None = attrs.field(converter=_folder)
    """A folder of jinja2 templates that replace those of this package. They are trusted code: who
    can write them can do all that the program can."""
    site: Site | None
    """The website, for the meta tags of a page; here and below ``render`` takes an object of the
    class, or the path of a JSON file with its fields."""
    column: Column | None
    """The column of the website."""
    article: Article | None
    """What else is known of the page."""
    catalogue: Catalogue | None
    """The box above the report that says where it is filed."""

    def __attrs_post_init__(self) -> None:
        """Check every option.

        Raises:
            OptionError: One has a value that it cannot have, or does not go with the mode.
        """
        if type(self.mode) is not str or self.mode not in _MODES:
            raise OptionError(_NOT_MODE.format(known=" / ".join(_MODES), value=describe(self.mode)))
        if type(self.prefix) is not str or not _NAME.fullmatch(self.prefix):
            raise OptionError(_PREFIX.format(most=MAX_PREFIX, value=describe(self.prefix)))
        if self.stylesheet is not None and address_problem(self.stylesheet, ""):
            raise OptionError(_STYLESHEET.format(value=describe(self.stylesheet)))
        settings.check_switches(title=self.title, data=self.data)
        if self.mode == "page":
            if not self.title:
                raise OptionError(_PAGE_TITLE)
            return
        for name in ("stylesheet", "site", "column", "article"):
            if getattr(self, name) is not None:
                raise OptionError(_PAGE_ONLY.format(name=name, mode=self.mode))
