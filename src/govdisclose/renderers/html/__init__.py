"""HTML: a whole page, a fragment for pages that others build, or markup for a portal's editor.

Everything goes through jinja2 with autoescape (``templates/``), and what is constant only once: the
frame of a table (``tables``), a kind of block (``blocks``), the page around them (``pages``). After
that the texts of a document are put in, escaped (``slots``): labels, figures and prose are never
markup. There is no script that runs and no inline event; style attributes are in the mode ``cms``
only.
"""

import os
from typing import Literal, get_args

import attrs

from govdisclose import libraries
from govdisclose.document import Document
from govdisclose.errors import Message, OptionError, describe
from govdisclose.renderers import Renderer
from govdisclose.renderers.html.options import Mode, Options
from govdisclose.renderers.html.publication import Article, Catalogue, Column, Site, resolve

__all__ = [
    "RENDERER",
    "Article",
    "Catalogue",
    "Column",
    "Mode",
    "Options",
    "Site",
    "render",
    "stylesheet",
]

_Styled = Literal["page", "fragment"]
_NO_STYLESHEET = Message(
    "有样式表的模式是 {known}，得到 {value}", "modes with a stylesheet are {known}, got {value}"
)


def render(  # noqa: PLR0913 - each option by its name
    document: Document,
    *,
    mode: Mode = "page",
    prefix: str = "gd",
    title: bool = True,
    data: bool = True,
    stylesheet: str | None = None,
    templates: str | os.PathLike[str] | None = None,
    site: Site | str | os.PathLike[str] | None = None,
    column: Column | str | os.PathLike[str] | None = None,
    article: Article | str | os.PathLike[str] | None = None,
    catalogue: Catalogue | str | os.PathLike[str] | None = None,
) -> str:
    """Render a document as HTML.

    The options are described where they are checked: at the fields of ``Options``.

    Raises:
        OptionError: An option has a value that it cannot have or that does not go with the mode,
            a file cannot be read, or a user's template is wrong.
    """
    options = Options(
        mode=mode,
        prefix=prefix,
        title=title,
        data=data,
        stylesheet=stylesheet,
        templates=templates,
        site=resolve("site", Site, site),
        column=resolve("column", Column, column),
        article=resolve("article", Article, article),
        catalogue=resolve("catalogue", Catalogue, catalogue),
    )
    # jinja2 costs as much to import as all the rest; only rendering needs it.
    from govdisclose.renderers.html import pages  # noqa: PLC0415 - see above

    return pages.render(document, options)


def stylesheet(mode: _Styled = "page") -> str:
    """Give the stylesheet of a mode, as text.

    That of the page is for a file beside it; see the option ``stylesheet``. That of the fragment
    has rules for classes that begin with ``gd-`` only, and takes its colours from the page around
    the report, so that it suits light pages and dark ones.

    Args:
        mode: ``"page"`` or ``"fragment"``.

    Raises:
        OptionError: The mode has no stylesheet.
        MissingLibraryError: jinja2 is not installed.
    """
    modes = get_args(_Styled)
    if mode not in modes:
        raise OptionError(_NO_STYLESHEET.format(known=" / ".join(modes), value=describe(mode)))
    with libraries.needed():
        from govdisclose.renderers.html import pages  # noqa: PLC0415 - as above

    return str(pages.css(mode))


RENDERER = Renderer(
    name="html",
    suffix=".html",
    media_type="text/html; charset=utf-8",
    render=render,
    # What is an object in a program is the path of a file on the command line.
    options={field.name: bool if field.type is bool else str for field in attrs.fields(Options)},
)
"""The renderer ``html``."""
