"""What validators let pass in a page, and must not be in one of ours."""

import html
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from support.html_reading import find, tree

_STYLED = "a style attribute"
_LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction"}
_LINKS = {"alternate", "canonical"}  # name an address and load nothing
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_EXTERNAL = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!data:)", re.IGNORECASE)


def faults(markup: str, *, plain: bool = False) -> list[str]:
    """List what is wrong with a page.

    Args:
        markup: A whole page.
        plain: Whether ``style`` attributes are meant to be there, and captions are not.
    """
    page = tree(markup)
    found = [f"{unseen!r} cannot be seen" for unseen in _UNSEEN.findall(html.unescape(markup))]
    if b'<meta charset="utf-8">' not in markup.encode()[:1024]:
        found.append("no charset in the first 1024 bytes")
    for element in find(page, "descendant-or-self::*"):
        tag = str(element.tag)
        for name, value in element.items():
            words = _attribute(element, name, value)
            if words and not (plain and words == _STYLED):
                found.append(f"<{tag}>: {words}")
    styles = find(page, "//style")
    found += ["a style sheet loads" for style in styles if _STYLE.search(style.text or "")]
    tables = find(page, "//table")
    if not plain:
        found += ["a table without a caption" for table in tables if not _is_named(table)]
    return found + [words for table in tables for words in _table(table)]


def _attribute(element: HtmlElement, name: str, value: str) -> str:
    loads = name in _LOADING or (name == "href" and element.tag != "a")
    if name.startswith("on"):
        return f"the event {name}"
    if _SCRIPT.match(value):
        return f"a script in {name}"
    if loads and _EXTERNAL.match(value) and element.get("rel") not in _LINKS:
        return f"an external address in {name}"
    if name == "style":
        return "a style sheet loads" if _STYLE.search(value) else _STYLED
    return ""


def _is_named(table: HtmlElement) -> bool:
    captions = [caption.text_content().strip() for caption in find(table, "caption")]
    return any(captions) or bool(find(table, "ancestor::*[@aria-label]"))


def _table(table: HtmlElement) -> Iterator[str]:
    rows = [[str(cell.tag) for cell in row] for row in find(table, ".//tr")]
    if any(row[0] == "th" and "td" in row for row in rows) and any(
        set(row) == {"td"} for row in rows
    ):
        yield "a row without a th"
    labels = {cell.get("id") for cell in find(table, ".//th")}
    for cell in find(table, ".//td[@headers]"):
        if not set(cell.get("headers", "").split()) <= labels:
            yield "headers that lead to no th of the table"
