"""PDF files: figures, labels and paragraphs as they stand on the pages, and nothing worse."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import pytest

import govdisclose as gd
from govdisclose.cells import Cell
from govdisclose.document import Document, Table
from govdisclose.errors import ReadError
from govdisclose.form import leaves
from govdisclose.libraries import MissingLibraryError
from govdisclose.pointers import get
from govdisclose.prose import DataTable
from govdisclose.readers import pdf
from govdisclose.readers.content import Content, Grid, Line, Note
from govdisclose.readers.limits import Limits
from govdisclose.readers.pdf import answers, glyphs, worker
from govdisclose.readers.pdf.paragraphs import page_number
from govdisclose.readers.pdf.reading import read
from govdisclose.readers.values import parse
from support import drawing, real, web
from support.browser import Tab
from support.documents import paragraphs, plain, printed
from support.office import converted
from support.pdf import HOSTILE, lattice, line, sheets, stream, text, written
from support.word import Box

LIMITS = Limits()
SEEDS = range(12)
READABLE = {
    "attachments-large",
    "bomb-text",
    "characters-many",
    "endless-map",
    "inline-image",
    "length-loop",
    "nesting-forms",
    "nesting-states",
    "own-glyph",
    "xref-loop",
}
"""Of the hostile files, those that show some text without costing more than they may."""


def grids(content: Content) -> list[Grid]:
    return [item for item in content.items if isinstance(item, Grid)]


def lines(content: Content) -> list[str]:
    return [item.text for item in content.items if isinstance(item, Line)]


def codes(content: Content) -> list[str]:
    return [note.code for note in content.notes]


def squeezed(words: str) -> str:
    """Take out white space: where lines break is the printer's business."""
    return re.sub(r"\s", "", words)


def boxes(grid: Grid) -> set[Box]:
    return {
        Box(*place, squeezed(words)) for place, words in zip(grid.places, grid.texts, strict=True)
    }


def numbers(content: Content) -> list[str]:
    """List the cells that are a number, in reading order."""
    return [
        words
        for grid in grids(content)
        for words in grid.texts
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", words)
    ]


def simple(commands: str) -> Content:
    """Read a page of drawing commands."""
    return read(written(commands), LIMITS)


# Real reports


@pytest.mark.parametrize("slug", ["hongze-2024", "huaian-2024"])
def test_every_figure_of_a_real_report_is_read(slug: str) -> None:
    """The number cells, in reading order, are those that were transcribed by hand."""
    figures = json.loads(real.raw(f"figures/{slug}.json").read_text("utf-8"))
    expected = [
        str(value)
        for section in figures["proactive"].values()
        for row in section["rows"].values()
        for value in row
    ]
    expected += [str(value) for row in figures["requests"]["rows"].values() for value in row]
    expected += [str(value) for value in figures["review_litigation"]]
    content = pdf.content(real.raw(f"{slug}.pdf").read_bytes(), LIMITS)
    assert numbers(content) == expected
    assert content.notes == ()
    assert [grid.notes for grid in grids(content)] == [{}] * 5


def test_figures_stand_in_the_order_of_the_form() -> None:
    """The number cells of a whole real report are its values in the form's order."""
    report = real.report("huaian-2024")
    expected = [str(get(report, leaf.pointer)) for leaf in leaves(type(report))]
    content = pdf.content(real.raw("huaian-2024.pdf").read_bytes(), LIMITS)
    assert numbers(content) == expected


def test_tables_cut_by_a_page_keep_their_columns() -> None:
    """The parts of a table on two pages have the same columns; cells show what each page shows."""
    content = pdf.content(real.raw("huaian-2024.pdf").read_bytes(), LIMITS)
    assert [(grid.page, grid.rows, grid.columns) for grid in grids(content)] == [
        (3, 8, 4),
        (4, 6, 4),
        (4, 16, 10),
        (5, 12, 10),
        (5, 4, 15),
    ]
    first, second = grids(content)[2:4]
    assert squeezed(first.texts[first.places.index((5, 0, 11, 1))]) == "三、本年度办理结果"
    assert first.texts[first.places.index((15, 1, 1, 1))] == "（四）无"
    assert second.texts[second.places.index((0, 0, 11, 1))] == ""
    assert second.texts[second.places.index((0, 1, 2, 1))] == "法提供"


def test_slips_and_blank_cells_stay_as_they_are() -> None:
    """A slip in a label, an undivided row with an empty cell, and vertical writing are shown."""
    content = pdf.content(real.raw("hongze-2024.pdf").read_bytes(), LIMITS)
    first, second = grids(content)[2:4]
    assert "2.其他法律行政止公开" in first.texts
    assert squeezed(first.texts[first.places.index((5, 0, 11, 1))]) == "三、本年度办理结果"
    assert second.texts[second.places.index((7, 1, 1, 1))] == "（六）其他处理"
    assert second.texts[second.places.index((7, 2, 1, 1))] == ""


def test_headings_and_paragraphs_of_a_real_report() -> None:
    """Title, headings and paragraphs come in order, whole, with the page where they begin."""
    content = pdf.content(real.raw("huaian-2024.pdf").read_bytes(), LIMITS)
    found = [item for item in content.items if isinstance(item, Line)]
    short = [item for item in found if len(item.text) < 40 and not page_number(item.text)]
    assert [(item.page, item.text) for item in short] == [
        (1, "淮安市人民政府2024年政府信息公开工作年度报告"),
        (1, "一、总体情况"),
        (3, "二、主动公开政府信息情况"),
        (4, "三、收到和处理政府信息公开申请情况"),
        (5, "四、政府信息公开行政复议、行政诉讼情况"),
        (5, "五、存在的主要问题及改进情况"),
        (6, "六、其他需要报告的事项"),
    ]
    assert [item.text for item in found if page_number(item.text)] == [
        f"- {page} -" for page in range(1, 7)
    ]
    long = [item.text for item in found if len(item.text) >= 40]
    assert len(long) == 10
    assert {words[-1] for words in long} == {"。"}


# Our own reports, printed elsewhere


def expected_boxes(document: Document) -> list[set[Box]]:
    found = [
        printed(block) if isinstance(block, Table) else plain(block)
        for block in document.blocks
        if isinstance(block, Table | DataTable)
    ]
    return [{attrs.evolve(box, text=squeezed(box.text)) for box in table} for table in found]


def expected_lines(document: Document) -> list[str]:
    """List the paragraphs of a document; a line break in the title is no more than that."""
    return [
        squeezed(part)
        for style, words in paragraphs(document)
        for part in ([words] if style == "Title" else words.split("\n"))
        if part
    ]


def actual_lines(content: Content) -> list[str]:
    return [squeezed(words) for words in lines(content) if not page_number(words)]


def test_word_files_printed_by_libreoffice(tmp_path: Path) -> None:
    """Of random reports as Word files, every cell and every paragraph comes back in its place."""
    documents = {str(seed): gd.layout(drawing.report(seed)) for seed in SEEDS}
    documents |= {edition: gd.layout(web.sample(edition)) for edition in gd.EDITIONS}
    contents = {name: gd.render(it, "docx") for name, it in documents.items()}
    found = converted({name: bytes(it) for name, it in contents.items()}, tmp_path, "pdf")
    for name, document in documents.items():
        content = read(found[name].read_bytes(), LIMITS)
        assert [boxes(grid) for grid in grids(content)] == expected_boxes(document), name
        assert actual_lines(content) == expected_lines(document), name


def test_pages_printed_by_chromium(tab: Tab, tmp_path: Path) -> None:
    """Of random reports as web pages, every cell and paragraph comes back; tables go on."""
    for seed in SEEDS:
        document = gd.layout(drawing.report(seed))
        tab.show(str(gd.render(document, "html")))
        tab.print(tmp_path / "page.pdf")
        content = read((tmp_path / "page.pdf").read_bytes(), LIMITS)
        expected = expected_boxes(document)
        assert texts(joined(grids(content))) == [sorted(it.text for it in t) for t in expected]
        assert actual_lines(content) == expected_lines(document), seed


def joined(found: list[Grid]) -> Iterator[list[Grid]]:
    """Put parts of a table together: Chromium prints its three header rows again."""
    parts: list[Grid] = []
    for grid in found:
        again = parts and (grid.columns, grid.texts[0]) == (parts[-1].columns, parts[-1].texts[0])
        if parts and not again:
            yield parts
            parts = []
        parts.append(grid)
    if parts:
        yield parts


def texts(tables: Iterator[list[Grid]]) -> list[list[str]]:
    """List the texts of tables, those of a header that is repeated and of a cell cut once only."""
    found = []
    for first, *others in tables:
        words = list(first.texts)
        for other in others:
            words += [
                text
                for text, place in zip(other.texts, other.places, strict=True)
                if place[0] >= 3 and (text or place[1] > 1)
            ]
        found.append(sorted(map(squeezed, words)))
    return found


# Tables


def test_cells_span_where_no_line_divides_them() -> None:
    """Cells cover the rows and columns between the lines that are there."""
    content = simple(
        lattice([100, 300], [600, 660])
        + line(100, 640, 300, 640)
        + line(150, 620, 300, 620)
        + line(150, 600, 150, 640)
        + line(200, 600, 200, 640)
        + text(102, 645, "head")
        + text(102, 625, "side")
        + text(152, 625, "1")
        + text(202, 625, "2")
        + text(152, 605, "3")
        + text(202, 605, "4")
    )
    [grid] = grids(content)
    assert dict(zip(grid.texts, grid.places, strict=True)) == {
        "head": (0, 0, 1, 3),
        "side": (1, 0, 2, 1),
        "1": (1, 1, 1, 1),
        "2": (1, 2, 1, 1),
        "3": (2, 1, 1, 1),
        "4": (2, 2, 1, 1),
    }
    assert (grid.rows, grid.columns, grid.page, grid.drawn) == (3, 3, 1, True)


WAYS: dict[str, Callable[[float, float, float, float], str]] = {
    "lines": line,
    "thin-rectangles": lambda x0, y0, x1, y1: f"{x0} {y0} {x1 - x0 + 1} {y1 - y0 + 1} re f\n",
    "pieces": lambda x0, y0, x1, y1: "".join(
        f"{x0 + (x1 - x0) * part / 40} {y0 + (y1 - y0) * part / 40} 1 1 re f\n"
        for part in range(41)
    ),
    "crooked": lambda x0, y0, x1, y1: line(x0 + 0.4, y0 - 0.4, x1 - 0.4, y1 + 0.4),
    "twice": lambda x0, y0, x1, y1: line(x0, y0, x1, y1) + line(x0 + 2, y0 + 2, x1 + 2, y1 + 2),
}


@pytest.mark.parametrize("way", WAYS)
def test_lines_are_drawn_in_many_ways(way: str) -> None:
    """Borders may be lines, thin shapes, dots, not quite straight, or double."""
    draw = WAYS[way]
    commands = "".join(draw(x, 600, x, 640) for x in (100, 150, 200))
    commands += "".join(draw(100, y, 200, y) for y in (600, 620, 640))
    commands += "".join(
        text(x, y, words) for x, y, words in [(110, 625, "a"), (160, 625, "b"), (160, 605, "d")]
    )
    [grid] = grids(simple(commands))
    assert (grid.rows, grid.columns, grid.texts) == (2, 2, ["a", "b", "", "d"])


def test_boxes_around_each_cell_are_a_table() -> None:
    """Cells drawn one by one, two points apart, are of one table."""
    commands = "".join(
        f"{x} {y} 48 18 re S\n{text(x + 5, y + 5, words)}"
        for x, y, words in [(100, 620, "a"), (150, 620, "b"), (100, 600, "c"), (150, 600, "d")]
    )
    [grid] = grids(simple(commands))
    assert (grid.rows, grid.columns, grid.texts) == (2, 2, ["a", "b", "c", "d"])


def test_sides_may_be_open() -> None:
    """A table without lines at its left, right and bottom ends where its other lines do."""
    commands = line(100, 640, 200, 640) + line(100, 620, 200, 620) + line(150, 600, 150, 640)
    commands += text(110, 625, "a") + text(160, 625, "b") + text(110, 605, "c")
    [grid] = grids(simple(commands))
    assert (grid.rows, grid.columns, grid.texts) == (2, 2, ["a", "b", "c", ""])


def test_a_frame_and_an_underline_are_no_table() -> None:
    """What has a single cell is text, and lines alone are nothing."""
    commands = lattice([50, 500], [500, 700]) + text(60, 600, "framed") + line(60, 598, 90, 598)
    content = simple(commands)
    assert (grids(content), lines(content)) == ([], ["framed"])


def test_an_empty_table_is_a_drawing() -> None:
    """Lines without a word between them are no table."""
    content = simple(lattice([100, 150, 200], [600, 620]) + text(60, 500, "text"))
    assert (grids(content), lines(content)) == ([], ["text"])


def test_a_table_within_a_table_has_its_own_text() -> None:
    """Of tables within each other, each has its own words."""
    commands = lattice([100, 300, 400], [500, 700]) + lattice([120, 150, 180], [600, 620, 640])
    commands += text(110, 680, "out") + text(125, 625, "in") + text(310, 680, "side")
    outer, inner = grids(simple(commands))
    assert (outer.texts, inner.texts) == (["out", "side"], ["in", "", "", ""])


def test_cells_that_are_no_boxes_are_named() -> None:
    """Where lines enclose no rectangle, each row of it is a cell of its own, with a note."""
    commands = lattice([100, 200], [600, 640]) + line(150, 620, 200, 620) + line(150, 600, 150, 620)
    commands += text(110, 625, "a") + text(160, 605, "b") + text(110, 605, "c")
    [grid] = grids(simple(commands))
    assert grid.texts == ["a", "c", "b"]
    assert grid.places == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert {index: [note.code for note in notes] for index, notes in grid.notes.items()} == {
        0: ["irregular-cell"],
        1: ["irregular-cell"],
    }


def test_a_number_that_runs_over_a_border_is_named() -> None:
    """A number that is too long for its cell stays whole, in the cell of its middle."""
    [grid] = grids(simple(lattice([100, 120, 140], [600, 620]) + text(101, 605, "123456")))
    [(index, [note])] = grid.notes.items()
    assert (grid.texts, index, note.code, note.severity) == (["123456", ""], 0, "overflow", "error")
    assert "123456" in note.message.zh


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        (text(102, 625, "12") + text(122, 625, "34"), "12 34"),
        (text(102, 625, "12") + text(102, 612, "34"), "12\n34"),
        (text(102, 625, "12 34"), "12 34"),
        (text(102, 625, " 12 "), "12"),
        (text(102, 625, "1") + text(107.6, 625, "2"), "12"),
        (text(102, 625, "12") + text(102.4, 625, "12"), "12"),
        (text(102, 625, "11"), "11"),
    ],
    ids=["apart", "lines", "space", "ends", "pieces", "bold", "ones"],
)
def test_digits_are_kept_as_they_stand(commands: str, expected: str) -> None:
    """Digits that touch are one number, not those that stand apart."""
    found = simple(lattice([100, 180, 200], [600, 640]) + commands + text(185, 625, "x"))
    [grid] = grids(found)
    assert grid.texts == [expected, "x"]


def first_cell(commands: str) -> tuple[str, tuple[Note, ...]]:
    [grid] = grids(simple(lattice([100, 145, 200], [600, 640]) + commands + text(185, 625, "x")))
    return grid.texts[0], grid.notes.get(0, ())


def cell(commands: str) -> tuple[str, list[str]]:
    """Give the text of a cell, and what is noted on it."""
    found, notes = first_cell(commands)
    return found, [note.message.zh for note in notes]


@pytest.mark.parametrize(("y", "size"), [(628, 5), (623, 5), (628, 8.3)])
def test_digits_off_the_line_are_marks(y: int, size: float) -> None:
    """A digit above or below a number is no digit of it, and is told of."""
    words = ["有上标或下标的字（多为注号），没有读进数值：“1”"]
    assert cell(text(102, 625, "22") + text(113.2, y, "1", size)) == ("22", words)


@pytest.mark.parametrize("y", [628, 623])
def test_digits_of_the_size_of_the_number_are_left_blank(y: int) -> None:
    """Digits at two heights may be of one number or of two: nothing is left out, nothing joined."""
    found, notes = first_cell(text(102, 625, "12") + text(113.2, y, "34"))
    assert (found, notes) == ("12\n34", ())
    assert [note.code for note in parse(found, Cell.COUNT).notes] == ["broken"]


def test_several_small_digits_off_the_line_are_doubtful() -> None:
    """Two small digits may be the mark of a note, or of the number: the value is to be checked."""
    found, notes = first_cell(text(102, 625, "22") + text(113.2, 628, "12", 5))
    assert (found, [note.code for note in notes]) == ("22", ["superscript"])
    assert [note.severity for note in notes] == ["error"]


def test_small_digits_on_the_line_stand_apart() -> None:
    """A digit that is only smaller is kept, and not joined to the number."""
    assert cell(text(102, 625, "22") + text(113.2, 625, "1", 5)) == ("22 1", [])


STRUCK = text(102, 625, "2963") + text(124.3, 625, "318")


@pytest.mark.parametrize("struck", [line(102, 628, 124, 628), "101 627 23 .5 re f\n"])
def test_struck_out_digits_are_left_out(struck: str) -> None:
    """A number with a line through its middle is not joined to the one behind it."""
    assert cell(STRUCK + struck) == ("318", ["有划去的文字，没有读：“2963”"])


def test_struck_out_digits_may_fill_a_cell() -> None:
    """A line that strikes out reaches to both borders, and yet divides no cell."""
    assert cell(text(102, 625, "12345678", 9.5) + line(101, 628, 144, 628)) == (
        "",
        ["有划去的文字，没有读：“12345678”"],
    )


@pytest.mark.parametrize(
    "drawn",
    [
        line(102, 624, 140, 624),
        line(105, 633, 138, 633),
        line(101, 628, 170, 628),
        line(104, 628, 106, 628),
    ],
    ids=["under", "over", "beyond", "short"],
)
def test_other_lines_strike_nothing_out(drawn: str) -> None:
    """Lines under and over a number, and those that reach further or are short, are borders."""
    assert cell(STRUCK + drawn) == ("2963318", [])


def test_struck_out_prose_is_left_out() -> None:
    """Words outside tables that are struck out are no text, and the page's note has them."""
    content = simple(text(60, 600, "kept") + text(90, 600, "gone") + line(90, 603, 112, 603))
    assert lines(content) == ["kept"]
    assert [note.message.en for note in content.notes] == [
        "page 1 has struck-out text, which was left out: 'gone'"
    ]


def test_turned_text_is_read_in_its_direction() -> None:
    """A label turned by a quarter, up or down, reads as printed; the page stays upright."""
    up, down = (
        "BT /F 10 Tf 0 1 -1 0 112 605 Tm (up) Tj ET ",
        "BT /F 10 Tf 0 -1 1 0 125 635 Tm (dn) Tj ET ",
    )
    commands = lattice([100, 120, 140, 200], [600, 640]) + up + down + text(150, 625, "level")
    [grid] = grids(simple(commands))
    assert grid.texts == ["up", "dn", "level"]


@pytest.mark.parametrize("quarter", range(4))
def test_pages_may_be_turned(quarter: int) -> None:
    """A page whose text runs in another direction reads as one turned upright."""
    matrix = ["1 0 0 1 0 0", "0 1 -1 0 600 0", "-1 0 0 -1 600 800", "0 -1 1 0 0 800"][quarter]
    commands = lattice([100, 150, 200], [300, 320, 340])
    commands += (
        text(110, 325, "a") + text(160, 325, "b") + text(110, 305, "c") + text(160, 305, "d")
    )
    content = simple(f"{matrix} cm {text(100, 400, 'above')}{commands}{text(100, 200, 'below')}")
    [grid] = grids(content)
    assert (grid.rows, grid.columns, grid.texts) == (2, 2, ["a", "b", "c", "d"])
    assert [type(item) for item in content.items] == [Line, Grid, Line]


# Text outside tables


def test_lines_and_tables_come_in_order() -> None:
    """What stands above a table comes before it, whatever the order in the file."""
    commands = text(60, 400, "below") + lattice([100, 150, 200], [500, 520]) + text(110, 505, "a")
    content = simple(commands + text(60, 600, "above"))
    assert [type(item) for item in content.items] == [Line, Grid, Line]
    assert lines(content) == ["above", "below"]


WIDE = "a" * 80  # fills the text's width


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(80, 600, WIDE), (60, 585, "end"), (80, 570, "next")], [f"{WIDE} end", "next"]),
        ([(60, 600, WIDE), (60, 585, "b"), (60, 570, "c")], [f"{WIDE} b", "c"]),
        ([(60, 600, WIDE), (60, 560, "far")], [WIDE, "far"]),
        ([(60, 600, f"{WIDE[:70]} http://a"), (60, 585, "b/c")], [f"{WIDE[:70]} http://ab/c"]),
    ],
    ids=["indent", "short", "distance", "address"],
)
def test_paragraphs_end_where_they_seem_to(
    rows: list[tuple[float, float, str]], expected: list[str]
) -> None:
    """A paragraph ends before an indent or a gap, and after a line that had room for more."""
    body = "".join(text(60, 300 - 15 * row, WIDE) for row in range(6))
    content = simple("".join(text(*row) for row in rows) + body)
    assert lines(content)[: len(expected)] == expected


def test_paragraphs_go_on_over_pages() -> None:
    """A paragraph that a page number cuts is whole, and the number stands behind it."""
    first = text(60, 100, WIDE) + text(300, 30, "- 1 -")
    second = text(60, 700, "end") + text(80, 685, "next") + text(300, 30, "- 2 -")
    content = read(sheets(stream(first.encode()), stream(second.encode())), LIMITS)
    assert [(item.text, item.page) for item in content.items if isinstance(item, Line)] == [
        (f"{WIDE} end", 1),
        ("- 1 -", 1),
        ("next", 2),
        ("- 2 -", 2),
    ]


@pytest.mark.parametrize("words", ["1", "- 1 -", "— 12 —", "第 3 页", "第3页 共9页", "3/9"])
def test_page_numbers_are_known(words: str) -> None:
    """The usual page numbers are told from text."""
    assert page_number(words)


@pytest.mark.parametrize("words", ["", "一", "2024年", "1.", "12345", "1 2 3"])
def test_other_lines_are_no_page_numbers(words: str) -> None:
    """Other short lines are text."""
    assert not page_number(words)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0x2F00, "一"),
        (0x2EA0, "民"),
        (0x4E00, "一"),
        (0xA0, " "),
        (0x09, " "),
        (0x0D, ""),
        (0xAD, ""),
        (0x200B, ""),
        (0xFF11, "\uff11"),
        (0xD800, glyphs.UNKNOWN),
        (0xFFFF, glyphs.UNKNOWN),
        (0x110000, glyphs.UNKNOWN),
        (0x20000, "\U00020000"),
    ],
)
def test_codes_become_characters(code: int, expected: str) -> None:
    """Radicals become the characters of the same look, what has no look nothing."""
    assert glyphs.glyph(code) == expected


# What is odd


def test_unknown_shapes_are_named() -> None:
    """A character that the file does not name is �, with a note."""
    content = read(HOSTILE["own-glyph"](), LIMITS)
    [item] = content.items
    assert isinstance(item, Line)
    assert set(item.text) == {glyphs.UNKNOWN}
    assert [note.code for note in item.notes] == ["unknown-character"]


def test_hidden_text_is_left_out_and_named() -> None:
    """Text in no colour or beyond the page is not read; the note says what it was."""
    content = simple(text(60, 600, "seen") + "3 Tr " + text(60, 500, "unseen"))
    beyond = simple(text(60, 600, "seen") + text(60, -50, "beyond"))
    assert [lines(content), codes(content)] == [["seen"], ["hidden-text"]]
    assert [lines(beyond), codes(beyond)] == [["seen"], ["hidden-text"]]
    assert "unseen" in content.notes[0].message.zh
    assert "beyond" in beyond.notes[0].message.en


def test_recognised_text_is_read_and_named() -> None:
    """Where all text is unseen, as that of character recognition, it is read with a note."""
    content = simple("3 Tr " + text(60, 600, "12"))
    [note] = content.notes
    assert (lines(content), note.code, note.severity) == (["12"], "recognised-text", "error")


def test_watermarks_are_left_out_and_named() -> None:
    """Text across the page does not get into cells."""
    commands = lattice([100, 150, 200], [600, 620]) + text(110, 605, "7")
    content = simple(commands + "BT /F 30 Tf .7 .7 -.7 .7 100 590 Tm (MARK) Tj ET")
    [grid] = grids(content)
    assert (grid.texts, codes(content)) == (["7", ""], ["slanted-text"])


def test_pictures_are_named() -> None:
    """Pictures are not read; a page that has nothing else is an error."""
    picture = HOSTILE["picture-alone"]()
    with pytest.raises(ReadError, match="OCR"):
        read(picture, LIMITS)
    words = text(60, 600, "text").encode()
    keys = b"/Resources << /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >>"
    image = stream(
        b"\0", b"/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    content = read(
        sheets(stream(words + b"/X Do"), stream(b"/X Do"), keys=keys, more=(image,)), LIMITS
    )
    assert [(note.code, note.severity) for note in content.notes] == [
        ("picture-page", "error"),
        ("picture", "info"),
    ]


def test_fields_and_comments_are_named() -> None:
    """Words in form fields and comments are not of the page; a note says what they are."""
    keys = (
        b"/Resources << /Font << /F 3 0 R >> >> /Annots [<< /Type /Annot /Subtype /FreeText "
        b"/Rect [0 0 9 9] /Contents (noted) >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>]"
    )
    content = read(sheets(stream(text(60, 600, "text").encode()), keys=keys), LIMITS)
    [note] = content.notes
    assert (note.code, "noted" in note.message.zh) == ("annotation", True)


def test_comments_behind_many_links_are_named() -> None:
    """However many links a page has, a comment is told of; all of a page are told of together."""
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>"
    comment = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (%s) >>"
    found = [*[link] * 60, comment % b"one", comment % b"two"]
    keys = b"/Resources << /Font << /F 3 0 R >> >> /Annots [" + b" ".join(found) + b"]"
    file = sheets(stream(text(60, 600, "text").encode()), keys=keys)
    [note] = read(file, LIMITS).notes
    assert note.message.zh == "第 1 页有表单域或批注（有文字的 2 处），未读入：one；two"
    with pytest.raises(ReadError, match="elements=60：第 1 页的字符、图形和批注"):
        read(file, Limits(elements=60))


def test_a_file_without_its_end_is_named() -> None:
    """A file whose last line is missing may lack pages."""
    assert codes(read(written(text(60, 600, "text")).removesuffix(b"%%EOF\n"), LIMITS)) == [
        "truncated"
    ]


def test_the_title_is_told() -> None:
    """What the file says of itself comes back."""
    data = written(text(60, 600, "text")).replace(b"/BaseFont", b"/Title (T) /BaseFont")
    data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 3 0 R")
    assert read(data, LIMITS).metadata == {"title": "T"}


# Files from elsewhere


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_little(name: str) -> None:
    """A hostile file is read or refused with a ``ReadError``, within seconds."""
    data = HOSTILE[name]()
    start = time.perf_counter()
    if name in READABLE:
        assert pdf.content(data, LIMITS).items
    else:
        with pytest.raises(ReadError):
            pdf.content(data, LIMITS)
    assert time.perf_counter() - start < 60  # on the clock: it computes for ten at most


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("pages-many", "pages"),
        ("objects-many", "elements"),
        ("places-many", "cells"),
        ("tables-many", "tables"),
        ("attachments-many", "members"),
    ],
)
def test_limits_are_named(name: str, limit: str) -> None:
    """A file beyond a limit is refused with the name of the limit."""
    with pytest.raises(ReadError, match=rf"gd\.Limits\({limit}="):
        pdf.content(HOSTILE[name](), LIMITS)


def test_text_and_depth_are_limited() -> None:
    """So are the text of a file, the characters of a page, and drawings within drawings."""
    for limits in (Limits(text_bytes=100), Limits(elements=50)):
        with pytest.raises(ReadError, match=r"gd\.Limits"):
            read(written(text(60, 600, WIDE)), limits)
    with pytest.raises(ReadError, match=r"gd\.Limits\(depth="):
        read(HOSTILE["nesting-forms"](), Limits(depth=5))


def test_computing_time_is_limited() -> None:
    """A file that takes too long to read is refused with the name of the limit."""
    level = "".join(line(0, 3 * row, 9, 3 * row) for row in range(60_000))
    upright = "".join(line(3 * column, 0, 3 * column, 180_000) for column in range(20_000))
    data = written(f"{text(60, 600, 'text')}{level}{upright}", packed=1)
    with pytest.raises(ReadError, match=r"gd\.Limits\(seconds="):
        pdf.content(data, Limits(seconds=2))


def test_waiting_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not end a process that computes on, the reader does."""

    def endless(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", 1)

    monkeypatch.setattr(subprocess, "run", endless)
    with pytest.raises(ReadError, match=r"gd\.Limits\(seconds="):
        pdf.content(b"", LIMITS)


def test_a_process_that_cannot_start_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no interpreter to start, the error says how to name one."""
    monkeypatch.setattr("multiprocessing.spawn.get_executable", lambda: "/no/python")
    with pytest.raises(ReadError, match="set_executable") as caught:
        pdf.content(b"", LIMITS)
    assert caught.value.code == "process"


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pypdfium2, the error says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingLibraryError, match=re.escape('pip install "govdisclose[read-pdf]"')):
        pdf.content(b"", LIMITS)


def test_the_processes_understand_each_other() -> None:
    """Content and refusals cross the border between two processes unchanged."""
    commands = lattice([100, 120, 140], [600, 620]) + text(101, 605, "1234567") + text(60, 400, "a")
    data = written(f"{commands} 3 Tr {text(60, 500, 'unseen')}")
    expected = read(data, LIMITS)
    for actual in (answers.loads(worker.answer(data, LIMITS)), pdf.content(data, LIMITS)):
        assert [attrs.asdict(item) for item in actual.items] == [
            attrs.asdict(item) for item in expected.items
        ]
        assert actual.notes == expected.notes
    with pytest.raises(ReadError, match="PDF"):
        answers.loads(worker.answer(b"", LIMITS))


def test_threads_may_read_at_once() -> None:
    """Several threads read files at the same time."""
    data = [written(text(60, 600, f"text{number}")) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda it: lines(pdf.content(it, LIMITS)), data))
    assert found == [[f"text{number}"] for number in range(8)]
