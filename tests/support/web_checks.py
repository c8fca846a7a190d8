"""What validators let pass in a page, and must not be in one of ours."""

import html
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from support.html_reading import find, tree

_LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction"}
_LINKS = {"alternate", "canonical"}  # name an address and load nothing
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_EXTERNAL = re.compile(r"\s*([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!data:)", re.IGNORECASE)


def faults(markup: str, *, style_attributes: bool = False) -> list[str]:
    """List what is wrong with a page.

    Args:
        markup: A whole page.
        style_attributes: Whether ``style`` attributes are meant to be there.
    """
    page = tree(markup)
    found = [f"{unseen!r} cannot be seen" for unseen in _UNSEEN.findall(html.unescape(markup))]
    if b'<meta charset="utf-8">' not in markup.encode()[:1024]:
        found.append("no charset in the first 1024 bytes")
    for element in find(page, "descendant-or-self::*"):
        tag = str(element.tag)
        for name, value in element.items():
            words = _attribute(element, name, value)
            if words and not (style_attributes and words == "a style attribute"):
                found.append(f"<{tag}>: {words}")
    styles = find(page, "//style")
    found += ["a style sheet loads" for style in styles if _STYLE.search(style.text or "")]
    return found + [words for table in find(page, "//table") for words in _table(table)]


def _attribute(element: HtmlElement, name: str, value: str) -> str:
    loads = name in _LOADING or (name == "href" and element.tag != "a")
    if name.startswith("on"):
        return f"the event {name}"
    if _SCRIPT.match(value):
        return f"a script in {name}"
    if loads and _EXTERNAL.match(value) and element.get("rel") not in _LINKS:
        return f"an external address in {name}"
    if name == "style":
        return "a style sheet loads" if _STYLE.search(value) else "a style attribute"
    return ""


def _table(table: HtmlElement) -> Iterator[str]:
    captions = [caption.text_content().strip() for caption in find(table, "caption")]
    if not any(captions) and not find(table, "ancestor::*[@aria-label]"):
        yield "a table without a caption"
    rows = find(table, "tbody/tr")
    headed = [bool(find(row, "th")) for row in rows]
    if any(headed) and not all(headed):
        yield "a row without a th"
    labels = {cell.get("id") for cell in find(table, ".//th")}
    for cell in find(table, ".//td[@headers]"):
        if not set(cell.get("headers", "").split()) <= labels:
            yield "headers that lead to no th of the table"
