"""Read Markdown with two parsers that know nothing of each other: of markdown-it, and GitHub's."""

from collections.abc import Callable

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from support import html_reading

_MARKDOWN_IT = MarkdownIt("gfm-like", {"html": True, "linkify": False})
_MARKDOWN_IT.use(dollarmath_plugin)
_CMARK = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES

Parser = Callable[[str], str]
"""From Markdown to HTML."""


def markdown_it(text: str) -> str:
    """Parse with formulas between dollar signs, which GFM does not have and GitHub has."""
    return str(_MARKDOWN_IT.render(text))


def cmark_gfm(text: str) -> str:
    """Parse with all extensions of GFM: those that are not to be set off by any text too."""
    return str(cmarkgfm.github_flavored_markdown_to_html(text, _CMARK))


PARSERS: list[Parser] = [markdown_it, cmark_gfm]


def tree(text: str, parser: Parser) -> HtmlElement:
    """Parse Markdown; the line feed that parsers write behind a line break is no text."""
    markup = parser(text).replace("<br />\n", "<br />")
    return html_reading.tree(f"<article>{markup}</article>")
