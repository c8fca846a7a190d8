"""Hostile web pages: each is read or refused, soon, in little memory, and loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdisclose.errors import ReadError
from govdisclose.readers.content import Grid, Line
from govdisclose.readers.html import content
from govdisclose.readers.html.flow import MAX_NOTES
from govdisclose.readers.limits import Limits
from support import costs
from support.hostile_html import FILES, NUMBER
from support.reading_html import read_page

SECONDS = 1
MEGABYTES = 64


def shown(page: str | bytes) -> str:
    """Give all that was read of a page, and what notes say of the rest."""
    parts = []
    for item in read_page(page).items:
        if isinstance(item, Line):
            parts += [item.text, *(note.message.zh for note in item.notes)]
        elif isinstance(item, Grid):
            parts += [*item.texts, *([item.caption] if item.caption else [])]
    return "\n".join(parts)


def test_there_are_enough() -> None:
    """The corpus is as large as promised."""
    assert len(FILES) >= 30


@pytest.mark.parametrize("name", FILES)
def test_cost(name: str) -> None:
    """A hostile page is read or refused within a second and 64 MB, with one kind of exception."""
    cost = costs.measure(read_page, FILES[name](), SECONDS)
    assert cost.outcome == "read" or cost.outcome.startswith("ReadError: ")
    assert cost.seconds < SECONDS
    assert cost.megabytes < MEGABYTES


@pytest.mark.parametrize("name", [name for name in FILES if NUMBER in str(FILES[name]())])
def test_nothing_vanishes(name: str) -> None:
    """A number beneath or behind what is odd is read, or the page is refused."""
    refused = False
    text = ""
    try:
        text = shown(FILES[name]())
    except ReadError:
        refused = True
    assert refused or NUMBER in text


_VISIBLE = (
    "<table>|</table>|<tbody>|<thead>|<tfoot>|<tr>|</tr>|<td>|</td>|<td rowspan=2 colspan=3>|<th>|"
    "<caption>|<form>|</form>|<p>|</p>|<div>|</div>|<font>|</font>|<span>|<br>|<li>|<h2>|</h2>|<pre>|"
    "</pre>|<svg>|<a>|<b>|</b>|<ruby>|<button>|<center>|<body>|<html>|<hr>|<u:x>"
)


@given(st.lists(st.sampled_from(_VISIBLE.split("|")), max_size=40))
def test_nothing_vanishes_between_tags(tags: list[str]) -> None:
    """However tags follow each other, each number between them is read."""
    numbers = [f"{1000 + i}#" for i, _ in enumerate(tags)]
    text = shown("".join(map("".join, zip(tags, numbers, strict=True))))
    assert [number for number in numbers if number not in text] == []


@pytest.mark.parametrize(
    "name",
    ["depth-300", "depth-behind-errors", "depth-of-fonts", "depth-of-tables", "encodings", "nul"],
)
def test_refused(name: str) -> None:
    """What libxml2 would drop without a word is refused."""
    with pytest.raises(ReadError):
        read_page(FILES[name]())


@pytest.mark.parametrize(
    "name",
    ["references", "surrogates", "spaces", "links", "ends-of-nothing", "attribute-long", "utf-7"],
)
def test_read(name: str) -> None:
    """What is large or odd, and nothing worse, is read."""
    assert NUMBER in shown(FILES[name]())


@pytest.mark.parametrize("depth", [100, 180, 196, 200, 230, 253, 254, 255, 256, 257, 300, 2050])
@pytest.mark.parametrize("tag", ["div", "font", "b", "span"])
def test_depth(depth: int, tag: str) -> None:
    """At each depth, what is beneath is read, or the page is refused: nothing in between."""
    page = f"<{tag}>" * depth + NUMBER
    if depth > 198:
        with pytest.raises(ReadError):
            read_page(page)
    else:
        assert shown(page) == NUMBER


def test_depth_of_unclosed_paragraphs() -> None:
    """Paragraphs, cells and list items without end tags do not count as nested."""
    cells = "".join(f"<tr><td><p>{i}" for i in range(300))
    page = "<p>x" * 400 + "<ul>" + "<li>y" * 400 + "</ul><table>" + cells + "</table>" + NUMBER
    assert shown(page).split("\n") == ["x"] * 400 + ["y"] * 400 + list(map(str, range(300))) + [
        NUMBER
    ]


def test_more_depth_by_argument() -> None:
    """More depth than by default is read where it is allowed."""
    page = "<div>" * 280 + NUMBER
    assert content(page, Limits(depth=300)).items == [Line(NUMBER)]


@pytest.mark.parametrize("depth", [1_500, 5_000])
def test_more_depth_than_can_be_followed(depth: int) -> None:
    """However much depth is allowed, what cannot be followed is refused."""
    page = "<div>" * depth + NUMBER
    with pytest.raises(ReadError):
        content(page, Limits(depth=10_000))


def test_texts_over_ten_million_characters() -> None:
    """A text that libxml2 would cut is read as a whole where its size is allowed."""
    page = FILES["texts-large"]()
    assert isinstance(page, str)
    [line] = content(page, Limits(text_bytes=20_000_000)).items
    assert isinstance(line, Line)
    assert len(line.text) == 11_000_000 + len(NUMBER)
    assert line.text.endswith(NUMBER)


def test_oddities_without_end_are_refused() -> None:
    """Who reads more oddities than the limit allows would learn nothing; the last one is named."""
    odd = "<p><s>删1</s></p>"
    assert len(content(odd * MAX_NOTES, Limits()).items) == MAX_NOTES
    with pytest.raises(
        ReadError, match=r"网页有 2000 处以上不能直接读取，最后一处：.*删1"
    ) as caught:
        content(odd * (MAX_NOTES + 1), Limits())
    assert caught.value.code == "limit"


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(text_bytes=100), "text_bytes"),
        (Limits(elements=10), "elements"),
        (Limits(depth=3), "depth"),
        (Limits(tables=1), "tables"),
        (Limits(cells=3), "cells"),
    ],
)
def test_limits_are_named(limits: Limits, name: str) -> None:
    """Each limit holds, and who meets it is told which one to raise."""
    page = "<div><div>" + "<table><tr><td>1<td>2<tr><td>3<td>4</table>" * 2 + "</div></div>"
    assert len(content(page, Limits()).items) == 2
    with pytest.raises(ReadError, match=rf"gd\.Limits\({name}=…\)"):
        content(page, limits)


def test_files_of_the_machine_are_not_read() -> None:
    """An entity that names a file stays unread."""
    assert f"&x;{NUMBER}" in shown(FILES["entity-outside"]())
