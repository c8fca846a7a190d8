"""PDF as WeasyPrint lays it out on A4: whole tables, numbered pages, nothing cut."""

from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.document import Document
from govdisclose.editions import EDITIONS
from govdisclose.layouts import layout
from govdisclose.prose import MAX_COLUMNS, DataTable, Paragraph
from support import made_pdf, pages, web
from support.print_checks import (
    ADDRESS,
    LONG,
    TEXT,
    beginnings,
    faults,
    lost,
    numbered,
    odd_pages,
    outside,
    wide,
    with_rows,
)


def printed(document: Document, folder: Path) -> list[pages.Page]:
    """Print a document."""
    made_pdf.require()
    (folder / "printed.pdf").write_bytes(gd.render(document, "pdf"))
    return pages.read(folder / "printed.pdf")


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_and_headings_stay_whole(edition: str, tmp_path: Path) -> None:
    """Tables of the form stand on one page, wherever they come; no heading is last on one."""
    for lines in range(0, 40, 12):
        report = gd.replace(numbered(edition), {"/preface": (Paragraph("行\n" * lines + "行"),)})
        document = layout(report)
        assert faults(document, printed(document, tmp_path)) == []


def test_a_chart_stands_with_its_table(tmp_path: Path) -> None:
    """The bars are on the page of the table that they draw, wherever that comes."""
    report = web.sample("2021")
    previous = gd.replace(report, {"/year": 2023})
    for lines in range(0, 40, 12):
        changed = gd.replace(report, {"/preface": (Paragraph("行\n" * lines + "行"),)})
        found = printed(layout(changed, previous=previous), tmp_path)
        # Each stands in the table and beside its bar.
        words = ("结转下年度继续办理", "本年新收政府信息公开申请数量")
        [page] = [page for page in found if "与2023年对比" in "".join(page.text.split())]
        text = "".join(page.text.split())
        assert [text.count(one) for one in words] == [2, 2]


@pytest.mark.parametrize("name", ["everything-2019", "blank-2021", "shuyang-2025", "comparison"])
def test_pages_are_numbered_and_nothing_is_cut(name: str, tmp_path: Path) -> None:
    """Pages are A4 with their numbers; all words are there, and none stands in the margins."""
    document = web.SAMPLES[name]()
    found = printed(document, tmp_path)
    assert (odd_pages(found), lost(document, found), outside(found)) == ([], [], [])


@pytest.mark.parametrize(
    "table",
    [TEXT, ADDRESS, wide(MAX_COLUMNS)],
    ids=["text", "address", "63"],
)
def test_wide_tables_are_printed_whole(table: DataTable, tmp_path: Path) -> None:
    """All of a table of prose is there, and none of it in the margins."""
    document = layout(gd.replace(web.sample("2021"), {"/overview": (table,)}))
    found = printed(document, tmp_path)
    assert (lost(document, found), outside(found)) == ([], [])


def test_header_rows_are_repeated(tmp_path: Path) -> None:
    """A table longer than a page begins below its heading; each page has its header row."""
    document = layout(gd.replace(web.sample("2021"), {"/overview": (LONG,)}))
    found = printed(document, tmp_path)
    assert "一、总体情况" in with_rows(found)[0]


def test_lines_break_as_chinese_does(tmp_path: Path) -> None:
    """No line begins with a mark that closes, or ends with one that opens (避头尾)."""
    text = "依法公开（含主动公开、依申请公开）的信息，“应公开、尽公开”；《条例》规定：" * 12
    report = gd.replace(web.sample("2021"), {"/overview": (Paragraph(text),), "/preface": ()})
    [first, *_] = printed(layout(report), tmp_path)
    lines = [line for line in first.lines if len(line) > 30]
    assert len(lines) >= 10
    assert [line for line in lines if line[0] in "，。；：、）”》" or line[-1] in "（“《"] == []


def test_each_attachment_is_printed_on_its_own_page(tmp_path: Path) -> None:
    """An attachment begins a page."""
    found = printed(web.SAMPLES["everything-2021"](), tmp_path)
    assert beginnings(found).count("附件1") == 1
