"""Web pages built to cost much, to lose text, or to break what reads them."""

import base64
import itertools
import string
from collections.abc import Callable, Iterator

from support.images import PNG

NUMBER = "13579"
"""Stands where a parser may lose it: beneath or behind what is odd."""


def _names() -> Iterator[str]:
    """List short names of attributes, each once."""
    for size in itertools.count(2):
        for letters in itertools.product(string.ascii_lowercase, repeat=size):
            yield "".join(letters)


def _attributes(count: int, value: str = "") -> str:
    return " ".join(name + value for name in itertools.islice(_names(), count))


def _table(rows: str) -> str:
    return f"<table>{rows}</table>"


def _behind(text: str) -> str:
    return f"{text}<p>{NUMBER}</p>"


def _utf7() -> bytes:
    return b'<meta charset="utf-7"><p>+Zi9P4W47- ' + NUMBER.encode()


def _several_encodings() -> bytes:
    return "<p>年度报告数据".encode() + "<p>统计表格".encode("gb18030") + f"<p>{NUMBER}".encode()


def _picture() -> str:
    data = base64.b64encode(PNG + bytes(2_200_000)).decode()
    return f'<p><img alt="图" src="data:image/png;base64,{data}"></p>'


FILES: dict[str, Callable[[], str | bytes]] = {
    # What begins and never ends.
    "tags-in-tags": lambda: "<a" * 75_000,
    "comments": lambda: "<!--" * 37_500,
    "comments-half-closed": lambda: "<!-- --" * 21_000 + ">",
    "declarations": lambda: "<!" * 75_000,
    "instructions": lambda: "<?" * 75_000,
    "cdata": lambda: "<![CDATA[" * 16_000,
    "quotes": lambda: "<p a='" * 25_000,
    "quotes-in-quotes": lambda: '<p a="\'" b=\'"\' c="' * 8_000,
    "script": lambda: "<script>" + "</scrip" * 100_000,
    "style": lambda: "<style>" + "<" * 190_000,
    "title": lambda: "<title>" + "<p>x" * 90_000,
    "textarea": lambda: "<p><textarea>" + "<p>x" * 90_000,
    "select": lambda: "<p><select>" + "<option>x" * 90_000,
    "plaintext": lambda: "<plaintext>" + "<p>x" * 90_000,
    "pre": lambda: "<pre>\n" * 50_000 + NUMBER,
    # Attributes.
    "attributes": lambda: f"<p {_attributes(100_000)}>{NUMBER}",
    "attributes-valued": lambda: f"<p {_attributes(100_000, '=1')}>{NUMBER}",
    "attributes-with-signs": lambda: "<p " + _attributes(60_000, '="><"') + f">{NUMBER}",
    "attributes-the-same": lambda: f"<p {'a ' * 1_000_000}>{NUMBER}",
    "attributes-of-many-tags": lambda: f"<p {_attributes(400)}>x" * 2_000,
    "attributes-in-little-room": lambda: f"<p {_attributes(12_000)}>{NUMBER}",
    "attribute-long": lambda: _behind(f"<p title='{'x' * 3_900_000}'>"),
    "styles": lambda: "".join(f"<p style='font-size:{i}pt'>{i}" for i in range(49_000)),
    "style-long": lambda: f"<p style='display{' ' * 1_000_000}:none'>{NUMBER}",
    # Depth.
    "depth-million": lambda: "<div>" * 700_000 + NUMBER,
    "depth-100000": lambda: "<div>" * 100_000 + NUMBER,
    "depth-300": lambda: "<div>" * 300 + NUMBER,
    "depth-of-fonts": lambda: "<font>" * 100_000 + NUMBER,
    "depth-of-spans-closed": lambda: _behind("<span>" * 5_000 + "</span>" * 5_000),
    "depth-of-tables": lambda: "<table><tr><td>" * 1_000 + NUMBER,
    "depth-of-lists": lambda: "<ul><li>" * 30_000 + NUMBER,
    "depth-behind-errors": lambda: "</i>" * 1_000 + "<div>" * 300 + NUMBER + "</i>" * 1_000,
    "deep-and-wide": lambda: ("<div>" * 150 + "<p>x" * 50 + "</div>" * 150) * 500,
    "ends-of-nothing": lambda: "<b>" * 150 + "</i>" * 190_000 + NUMBER,
    "links": lambda: "<a>" * 99_000 + NUMBER,
    "hidden-in-hidden": lambda: "<div hidden>x" * 150 + "</div>" * 150 + "<p hidden>x" * 1_500,
    # Tables.
    "colspan": lambda: _behind(_table(f"<tr><td colspan=1000000000>{NUMBER}")),
    "colspans": lambda: _table("<tr>" + "<td colspan=1000>x" * 10_000),
    "rowspans": lambda: _table("<tr>" + "<td rowspan=1000000000>x" * 2_000 + "<tr><td>y" * 3),
    "rowspans-wide": lambda: _table("<tr><td colspan=1000 rowspan=2>x<tr>" * 40_000),
    "rowspans-nested": lambda: _table("<tr><td rowspan=9>x<td rowspan=8>y" * 40_000),
    "spans-that-overlap": lambda: _table("<tr><td rowspan=4>a<td colspan=40 rowspan=3>b" * 1_000),
    "cells": lambda: _table("<tr>" + "<td>" * 1_000_000),
    "cells-in-rows": lambda: _table("<tr><td>1<td>2" * 60_000),
    "rows": lambda: _table("<tr>" * 190_000 + f"<td>{NUMBER}"),
    "rows-closed": lambda: _table("<tr></tr>" * 95_000 + f"<tr><td>{NUMBER}"),
    "cells-in-a-row": lambda: _table("<tr>" + "<td>1</td>" * 99_000),
    "tables": lambda: _table("<tr><td>1") * 20_000,
    "tables-unclosed": lambda: "<table><tr><td>1</td></tr>" * 10_000,
    "strays": lambda: _table("x<tr>y<td>1</td>z" * 40_000),
    "forms-in-tables": lambda: _table("<form>" * 100 + "<tr><td>1" * 1_000),
    # Characters.
    "references": lambda: "<p>" + "&#x4e00;" * 400_000 + NUMBER,
    "references-of-nothing": lambda: "&amp" * 900_000 + NUMBER,
    "references-of-references": lambda: "&amp;amp;" * 400_000 + NUMBER,
    "entities-declared": lambda: (
        '<!DOCTYPE html [<!ENTITY a "x">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise("abcdefghij"))
        + "]><p>&j;"
        + NUMBER
    ),
    "entity-outside": lambda: (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;' + NUMBER
    ),
    "surrogates": lambda: f"<p>&#xD800;&#xDFFF;&#55357;{NUMBER}",
    "surrogates-raw": lambda: f"<p>\ud800{NUMBER}",
    "characters-beyond": lambda: f"<p>&#x110000;&#0;&#1;&#x80;{NUMBER}",
    "nul": f"<p>13\x00579<p>{NUMBER}".encode,
    "controls": lambda: bytes(range(1, 32)) * 1_000,
    "utf-7": _utf7,
    "utf-16-unmarked": lambda: f"<p>年度报告{NUMBER}".encode("utf-16-le"),
    "utf-32": lambda: f"<p>年度报告{NUMBER}".encode("utf-32"),
    "charset-wrong": lambda: f'<meta charset="shift_jis"><p>年度报告{NUMBER}'.encode("gb18030"),
    "charset-none": f'<meta charset="{"x" * 4_000}"><p>年度报告{NUMBER}'.encode,
    "charsets": lambda: b"<meta " * 100_000 + NUMBER.encode(),
    "encodings": _several_encodings,
    "spaces": lambda: f"<p>{' ' * 3_900_000}{NUMBER}",
    "breaks": lambda: "<p>" + "<br>" * 99_000 + NUMBER,
    # What is no page, or not only one.
    "nothing": lambda: "",
    "svg-and-math": lambda: (
        f"<svg><title>t</title><desc>d</desc><foreignObject><p>{NUMBER}</p></foreignObject></svg>"
        "<math><mi>x</mi><annotation-xml encoding='text/html'><p>y</annotation-xml></math>"
    ),
    "svg-deep": lambda: "<svg><g>" * 40_000 + NUMBER,
    "frames": lambda: "<frameset><frame src=a.html><noframes>x</noframes></frameset>" * 100,
    "xml": lambda: (
        f'<?xml version="1.0" encoding="gbk"?><html xmlns="urn:x"><body>{NUMBER}</body></html>'
    ),
    "pictures": _picture,
    "picture-broken": lambda: "<p><img alt=x src='data:image/png;base64,====!!!!'>" * 1_000,
    "texts-large": lambda: "<p>" + "x" * 11_000_000 + NUMBER,
    "paragraphs": lambda: "<p>x" * 99_000,
    "elements": lambda: "<b>x</b>" * 99_000,
    "addresses": lambda: f"<iframe src='{'a' * 3_000_000}'></iframe><p>{NUMBER}",
    "notes": lambda: "".join(f"<p hidden>{i}" for i in range(99_000)),
    "random": lambda: bytes((i * 7919 + i // 251) % 256 for i in range(200_000)),
}
"""Each by its name; a page as text, or as bytes where they are what is odd."""
