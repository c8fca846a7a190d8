"""HTML: a whole page, or a fragment for pages that others build.

What is constant of a table is rendered through its template once and only filled in after that
(``tables``); everything else goes through jinja2 with autoescape each time (``pages``,
``templates/``). The output holds no script that runs, no inline event and no style attribute, and
every piece of text is escaped: labels, figures and prose are never markup.
"""

import re
from typing import Literal, get_args

from govdisclose.document import Document
from govdisclose.errors import Message, OptionError, describe
from govdisclose.renderers import Renderer

Mode = Literal["page", "fragment"]
"""A whole page (网页), or one ``<article>`` for a page that has its own head (片段)."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_MODE = Message(
    "选项 mode 应为 {known} 之一，得到 {value}",
    "the option mode must be one of {known}, got {value}",
)
_PREFIX = Message(
    "选项 prefix 应以英文字母开头，只含英文字母、数字、“-”和“_”，不超过 64 个字符；得到 {value}",
    "the option prefix must begin with an ASCII letter and hold only ASCII letters, digits, '-' "
    "and '_', at most 64 characters; got {value}",
)


def render(document: Document, *, mode: Mode = "page", prefix: str = "gd") -> str:
    """Render a document as HTML.

    Args:
        document: What to render.
        mode: ``"page"``: a whole page in UTF-8, title in ``<h1>``, with stylesheet, metadata and
            the JSON of the report inside. ``"fragment"``: one ``<article class="gd-report">``,
            title in ``<h2>``; put ``stylesheet()`` into the page around it, once.
        prefix: Begins every id (``gd-title``), so that several reports fit on one page, each
            with a prefix of its own. Classes begin with ``gd-`` always.

    Raises:
        OptionError: Mode or prefix is not as above.
    """
    _check_options(mode, prefix)
    # jinja2 costs as much to import as all the rest; only rendering needs it.
    from govdisclose.renderers.html import pages  # noqa: PLC0415 - see above

    return pages.page(document, prefix) if mode == "page" else pages.fragment(document, prefix)


def stylesheet() -> str:
    """Give the stylesheet of the fragment, as text.

    Its rules are for classes that begin with ``gd-`` only, and take their colours from the page
    around the report, so that it suits light pages and dark ones.
    """
    from govdisclose.renderers.html import pages  # noqa: PLC0415 - as above

    return str(pages.css("report.css"))


def _check_options(mode: object, prefix: object) -> None:
    modes = get_args(Mode)
    if mode not in modes:
        raise OptionError(_MODE.format(known=" / ".join(modes), value=describe(mode)))
    if type(prefix) is not str or not _NAME.fullmatch(prefix):
        raise OptionError(_PREFIX.format(value=describe(prefix)))


RENDERER = Renderer(
    name="html",
    suffix=".html",
    media_type="text/html; charset=utf-8",
    render=render,
    options={"mode": str, "prefix": str},
)
