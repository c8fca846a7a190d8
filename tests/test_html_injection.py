"""Hostile text in every field of a report, in Chromium: it stays text, and nothing happens."""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

import govdisclose as gd
from govdisclose.cells import noted
from govdisclose.document import Document
from govdisclose.errors import InvalidValueError
from govdisclose.layouts import layout
from govdisclose.renderers import html
from support import payloads, web
from support.browser import Tab
from support.hostile import full_report

STRINGS = [*payloads.naughty(), *payloads.PAYLOADS]
PARTS = 8  # so that processes can share the work
HARMLESS = "文字甲乙"

# Each element with its attributes and the text of its own; of JSON, the strings in it.
SHAPE = """() => {
  const strings = value => value && typeof value === "object"
    ? Object.entries(value).flatMap(([name, item]) => [name, ...strings(item)])
    : [String(value)];
  return JSON.stringify(Array.from(document.querySelectorAll("*"), element => [
    element.localName,
    ...Array.from(element.attributes, ({name, value}) => `${name}=${value}`),
    ...(element.type?.endsWith("json")
      ? strings(JSON.parse(element.textContent))
      : Array.from(element.childNodes, node => node.nodeValue ?? "")),
  ]));
}"""

_WORDS = re.compile(r'",""\],\["(?:span","class=gd-words|div","style=[^"]*)","')
"""Between a figure and the remark behind it, where it stands in a piece of its own."""


def refused(text: str) -> bool:
    """Tell whether no report can hold a text: it is empty, or has characters that are not seen."""
    return not text.strip() or any(
        unicodedata.category(character) == "Cc"
        or character in "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
        or character in "\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
        for character in text
    )


def laid_out(text: str) -> Document:
    """Lay out a report with a text in each field."""
    # Whether a space joins the lines of a title depends on what they are.
    return layout(gd.replace(full_report(text), {"/title": text}))


def published(text: str) -> str:
    """Make a page with a text in each field of the report, and of what is said of the page."""
    return html.render(
        laid_out(text),
        site=html.Site(name=text, domain=text, id_code=text),
        column=html.Column(name=text, type=text, description=text, keywords=text),
        article=html.Article(source=text, author=text, keywords=text, description=text),
        catalogue=html.Catalogue(index_number=text, publisher=text, topic=text, validity=text),
    )


def page(mode: str, text: str) -> str:
    """Make the page of a mode with a text in each field."""
    return published(text) if mode == "published" else web.PAGES[mode].render(laid_out(text))


def steady(shape: str) -> str:
    """Leave out what the text decides: class and side of cells, where a remark begins, a hash."""
    shape = shape.replace("align=right", "align=left").replace(
        "text-align:right", "text-align:left"
    )
    shape = _WORDS.sub("", shape)
    return re.sub('"class=gd-(?:figure|name)",|data-sha256=[0-9a-f]{64}', "", shape)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("mode", ["published", "fragment", "cms"])
def test_text_stays_text(tab: Tab, mode: str, part: int) -> None:
    """No dialog, no request; the elements, attributes and text of a page of harmless words."""
    tab.show(page(mode, HARMLESS))
    shape = tab.run(SHAPE)
    texts = [text for text in STRINGS[part::PARTS] if not refused(text)]
    assert len(texts) > 50
    for text in texts:
        tab.write(page(mode, text))
        assert [tab.dialogs, tab.requests, tab.complaints] == [[], [], []], text
        written, remark = (
            json.dumps(each, ensure_ascii=False)[1:-1] for each in (text, noted("", text))
        )
        found = steady(tab.run(SHAPE))
        expected = steady(shape).replace(f"（{HARMLESS}）", remark).replace(HARMLESS, written)
        assert found == expected or json.loads(found) == json.loads(expected), text


def test_what_is_refused() -> None:
    """Texts with characters that are not seen are refused when a report is built, and no others."""
    found = []
    for text in STRINGS:
        try:
            laid_out(text)
        except InvalidValueError:
            found.append(text)
    assert found == [text for text in STRINGS if refused(text)]
    assert len(found) == 16


@pytest.fixture
def _unescaped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Switch all escaping off: that of the templates, and that of values put into tables."""

    class Careless(jinja2.Environment):
        def __init__(self, **options: Any) -> None:
            super().__init__(**(options | {"autoescape": False}))

    web.page("page", "blank-2021")  # loads the modules
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith("govdisclose.renderers.html")
    ]
    monkeypatch.setattr(jinja2, "Environment", Careless)
    for module in modules:
        if hasattr(module, "escape"):
            monkeypatch.setattr(module, "escape", Markup)
    web.forget()
    yield
    monkeypatch.undo()
    web.forget()


@pytest.mark.usefixtures("_unescaped")
def test_the_harness_sees_what_is_not_escaped(tab: Tab) -> None:
    """Without escaping the same payloads open dialogs, ask for addresses and add elements."""
    tab.show(page("published", HARMLESS))
    elements = len(json.loads(tab.run(SHAPE)))
    counts = Counter[str]()
    for text in payloads.PAYLOADS:
        tab.write(page("published", text))
        counts["dialogs"] += bool(tab.dialogs)
        counts["requests"] += bool(tab.requests)
        counts["elements"] += len(json.loads(tab.run(SHAPE))) != elements
    assert counts["dialogs"] >= 60
    assert counts["requests"] >= 25
    assert counts["elements"] >= 80
