"""HTML as Chromium prints it on A4: whole tables, numbered pages, nothing cut."""

import re
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose.editions import EDITIONS
from govdisclose.layouts import layout
from govdisclose.prose import MAX_COLUMNS, DataTable, Paragraph
from support import pages, web
from support.browser import Tab
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


def printed(tab: Tab, markup: str, folder: Path) -> list[pages.Page]:
    """Print a page."""
    tab.show(markup)
    tab.print(folder / "printed.pdf")
    return pages.read(folder / "printed.pdf")


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_and_headings_stay_whole(tab: Tab, edition: str, tmp_path: Path) -> None:
    """Tables of the form stand on one page, headings not last on one; without the rules they do."""
    splits: set[str] = set()
    for lines in range(0, 40, 6):
        report = gd.replace(numbered(edition), {"/preface": (Paragraph("行\n" * lines + "行"),)})
        document = layout(report)
        markup = web.PAGES["page"].render(document)
        assert faults(document, printed(tab, markup, tmp_path)) == []
        loose = re.sub("break-(inside|after): avoid", "", markup)
        splits |= set(faults(document, printed(tab, loose, tmp_path)))
    assert {fault.partition(":")[0] for fault in splits} == {"broken", "last"}


@pytest.mark.parametrize("name", web.SAMPLES)
def test_pages_are_numbered_and_nothing_is_cut(tab: Tab, name: str, tmp_path: Path) -> None:
    """Pages are A4 with their numbers; all words are there, and none stands in the margins."""
    document = web.SAMPLES[name]()
    found = printed(tab, web.PAGES["page"].render(document), tmp_path)
    assert (odd_pages(found), lost(document, found), outside(found)) == ([], [], [])


@pytest.mark.parametrize(
    "table",
    [TEXT, ADDRESS, *map(wide, (12, 20, MAX_COLUMNS))],
    ids=["text", "address", "12", "20", "63"],
)
def test_wide_tables_are_printed_whole(tab: Tab, table: DataTable, tmp_path: Path) -> None:
    """All of a table of prose is there, the report is no smaller for it, figures are not broken."""
    plain = gd.replace(web.sample("2021"), {"/preface": (), "/overview": ()})
    document = layout(gd.replace(plain, {"/overview": (table,)}))
    found = printed(tab, web.PAGES["page"].render(document), tmp_path)
    assert (lost(document, found), outside(found)) == ([], [])
    size = _height(found)
    assert size == _height(printed(tab, web.PAGES["page"].render(layout(plain)), tmp_path))
    figures = {cell for cell in table.rows[1] if re.fullmatch("[0-9,.]+", cell)}
    if len(table.rows[0]) <= 12:
        assert figures <= {word.text for page in found for word in page.placed}


def _height(found: list[pages.Page]) -> float:
    word = found[0].find("一、总体情况")
    return round(word.bottom - word.top, 2)


def test_header_rows_are_repeated(tab: Tab, tmp_path: Path) -> None:
    """A table longer than a page has its header row on each of its pages, and all its rows."""
    document = layout(gd.replace(web.sample("2021"), {"/overview": (LONG,)}))
    found = printed(tab, web.PAGES["page"].render(document), tmp_path)
    assert with_rows(found)


def test_each_attachment_is_printed_on_its_own_page(tab: Tab, tmp_path: Path) -> None:
    """An attachment begins a page."""
    found = printed(tab, web.page("page", "everything-2021"), tmp_path)
    assert beginnings(found).count("附件1") == 1


@pytest.mark.parametrize(
    "fault", ["main { width: 300mm; }", ".gd-page .gd-heading-1 { margin-left: -12mm; }"]
)
def test_what_is_cut_is_seen(tab: Tab, fault: str, tmp_path: Path) -> None:
    """Words in the margins are found."""
    markup = web.page("page", "sample-2021").replace("</style>", f"{fault}</style>")
    assert outside(printed(tab, markup, tmp_path))
