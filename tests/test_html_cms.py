"""HTML for the editor of a portal: what is left after the editor has cleaned it."""

import re
from collections import Counter
from datetime import date
from typing import Any

import nh3
import pytest
from hypothesis import given, settings
from lxml.html import HtmlElement

import govdisclose as gd
from govdisclose.document import AttachmentNote, AttachmentTitle, Document, Table
from govdisclose.renderers import html
from govdisclose.renderers.html import Catalogue
from support import html_reading as reading
from support import real
from support.images import PNG
from support.strategies import reports

_PASSED = {"div", "p", "strong", "br", "h2", "h3", "img", "table", "tbody", "tr", "th", "td"}
_ON_CELLS = {"class", "style", "rowspan", "colspan", "width", "align", "valign"}
_OF_THE_MODE = {
    "div": {"lang", "style"},
    "p": {"align", "style"},
    "h2": {"align", "style"},
    "h3": {"align", "style"},
    "img": {"src", "alt", "style"},
    "table": {"border", "width", "style"},
    "th": {"rowspan", "colspan", "width", "align", "style"},
    "td": {"rowspan", "colspan", "width", "align", "style"},
}
ALL_BLOCKS = (
    gd.Heading("（一）主动公开", 2),
    gd.Heading("1. 数量", 3),
    gd.Paragraph("甲\n乙"),
    gd.DataTable((("项", "数"), ("甲", "1\n2")), 1, "表"),
    gd.Picture(PNG, "image/png", "图"),
)


def cleaned(markup: str, *, styles: bool = True) -> str:
    """Clean markup as an editor does that lets pass little more than spans of cells."""
    on_cells = _ON_CELLS - (set() if styles else {"style"})
    return nh3.clean(
        markup,
        tags=_PASSED,
        attributes={"th": on_cells, "td": on_cells, "img": {"src", "alt"}},
        url_schemes={"data"},
        link_rel=None,
    )


def shown(markup: str) -> list[Any]:
    """List what is shown, block by block: text, or the grid of a table."""
    found: list[Any] = []
    for element in reading.tree(f"<div>{markup}</div>").iter("h2", "h3", "p", "table"):
        if element.tag == "table":
            found.append(reading.grid(element))
        elif reading.words(element).strip():
            found.append(reading.words(element))
    return found


def content(document: Document) -> list[Any]:
    """List what a document has to show, in the same way; pictures have no text."""
    found: list[Any] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append(reading.expected_grid(block))
        elif isinstance(block, gd.DataTable):
            found += [block.caption, [list(row) for row in block.rows]]
        elif isinstance(block, AttachmentNote):
            numbers = [number.rstrip(".") for number in block.numbers]
            titles = zip(numbers, block.titles, strict=True)
            found += [f"附件{number}：{title}" for number, title in titles]
        elif isinstance(block, AttachmentTitle):
            found += [block.label, block.title]
        elif hasattr(block, "text"):
            found.append(block.text)
    return [item for item in found if not isinstance(item, str) or item.strip()]


@settings(max_examples=60)
@given(reports())
def test_all_survives_the_editor(report: gd.Report) -> None:
    """Each word and figure stands in its place, as it is, cleaned, and cleaned of styles too."""
    document = gd.layout(report)
    markup = html.render(document, mode="cms")
    reading.parse(markup)
    # What is cleaned as HTML comes back with its white space as it was.
    versions = [markup, cleaned(markup), cleaned(markup, styles=False)]
    assert [shown(version) for version in versions] == [content(document)] * 3


def test_elements_and_attributes() -> None:
    """Nothing is used but plain elements, and of attributes only those that editors know."""
    sample = gd.replace(real.report("huaian-2024"), {"/overview": ALL_BLOCKS})
    attached = gd.replace(sample, {"/attachments": (gd.Attachment("甲", ALL_BLOCKS),)})
    markup = html.render(gd.layout(attached), mode="cms", catalogue=Catalogue(topic="年报"))
    elements = list(reading.tree(markup).iter())
    used = {(element.tag, name) for element in elements for name in element.attrib}
    assert {element.tag for element in elements} == _PASSED
    assert used == {(tag, name) for tag, names in _OF_THE_MODE.items() for name in names}


@pytest.mark.parametrize("slug", real.MAIN)
def test_what_is_left_without_styles(slug: str) -> None:
    """Cells keep spans, widths and sides without any style; figures stand on the right side."""
    markup = html.render(gd.layout(real.report(slug)), mode="cms")
    cells = reading.find(reading.tree(cleaned(markup, styles=False)), "//td | //th")
    sides = Counter(cell.get("align") for cell in cells if is_figure(cell))
    assert set(sides) == {"right"}
    assert {cell.get("align") for cell in cells} == {"left", "center", "right"}
    assert [cell for cell in cells if cell.get("style")] == []
    for table in reading.find(reading.tree(markup), "//table"):
        assert table.get("border") == "1"


def is_figure(cell: HtmlElement) -> bool:
    return re.fullmatch(r"[0-9.]+(万元)?", reading.words(cell)) is not None


@pytest.mark.parametrize(
    ("title", "expected"),
    [(True, ["h2", "h3", "p", "p", "h3"]), (False, ["h2", "h3", "p", "h2"])],
)
def test_levels_of_headings(title: bool, expected: list[str]) -> None:  # noqa: FBT001 - an option
    """Headings are h2 and h3, deeper ones bold paragraphs; without the title all move up."""
    blocks = (gd.Heading("一、", 1), gd.Heading("（一）", 2), gd.Heading("1.", 3))
    headed = gd.layout(real.report("huaian-2024")).blocks[0]
    metadata = gd.layout(real.report("huaian-2024")).metadata
    document = Document((headed, *blocks, gd.Heading("二、", 1)), metadata, lambda: "{}")
    markup = html.render(document, mode="cms", title=title)
    assert [element.tag for element in reading.tree(markup)] == expected


def test_catalogue_box() -> None:
    """The box is a table of words and contents, two pairs in a row."""
    catalogue = Catalogue(index_number="甲-1", written=date(2025, 1, 2), validity="有效")
    document = gd.layout(real.report("huaian-2024"))
    table = reading.find(
        reading.tree(html.render(document, mode="cms", catalogue=catalogue)), "//table"
    )[0]
    author = document.metadata.author
    assert reading.grid(table) == [
        ["索引号", "甲-1", "发布机构", author],
        ["成文日期", "2025-01-02", "有效性", "有效"],
    ]
