"""Plain text as content: a published dump, and what the library itself writes."""

from collections.abc import Callable
from importlib.resources import files
from itertools import groupby

import pytest

import govdisclose as gd
from govdisclose.codec import loads
from govdisclose.document import Document, Title
from govdisclose.editions import EDITIONS
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading, Paragraph
from govdisclose.readers.content import Line
from govdisclose.renderers.text import render
from support import drawing, real
from support import text_contents as contents

DOCUMENTS = {
    edition: layout(loads((files("govdisclose") / f"samples/{edition}.json").read_text("utf-8")))
    for edition in EDITIONS
}
WIDE = [
    (edition, width, ambiguous)
    for edition in EDITIONS
    for width in (50, 56, 80, 100, 200)
    for ambiguous in (1, 2)
]


def words(document: Document) -> list[str]:
    """Give title, headings and paragraphs, a line each."""
    texts = [b.text for b in document.blocks if isinstance(b, Title | Heading | Paragraph)]
    return [line for text in texts for line in text.split("\n")]


def captions(document: Document) -> list[str]:
    return [block.caption for block in document.blocks if isinstance(block, DataTable)]


def test_published_dump() -> None:
    """A Word file saved as text, one cell a line: three tables, each under its heading."""
    found = contents.read(real.raw("zhanjiang-fenyong-zs-2020.txt").read_text("utf-8"))
    tables = contents.grids(found)
    assert [(table.rows, table.columns, table.drawn) for table in tables] == [
        (18, 4, False),
        (26, 10, False),
        (4, 15, False),
    ]
    headings = [found.items[index - 1] for index in map(found.items.index, tables)]
    assert [item.text[:2] for item in headings if isinstance(item, Line)] == [
        "二、",
        "三、",
        "四、",
    ]
    assert contents.rows(tables[0])[1][1] == "本年新\n制作数量"
    assert tables[0].lines[:2] == (13, 15)
    assert contents.lines(found)[-1] == "1"


def test_numbers_of_the_published_dump() -> None:
    """Its number cells, in order, are the figures that were transcribed from it."""
    found = contents.read(real.raw("zhanjiang-fenyong-zs-2020.txt").read_text("utf-8"))
    texts = [text for table in contents.grids(found) for text in table.texts]
    numbers = [text.removeprefix("[bookmark: _GoBack]") for text in texts]
    report = real.report("zhanjiang-fenyong-zs-2020")
    figures = [value for table in contents.tables(layout(report)) for value in table.values]
    assert [text for text in numbers if text[:1].isdigit() and text[1:2] != "."] == figures


@pytest.mark.parametrize(("edition", "width", "ambiguous"), WIDE)
def test_drawn_tables(edition: str, width: int, ambiguous: int) -> None:
    """Tables that were drawn come back with all spans, labels and values, at any width."""
    document = DOCUMENTS[edition]
    found = contents.read(render(document, width=width, ambiguous_width=ambiguous))
    read = [table for table in contents.grids(found) if table.rows > 4 or table.columns > 3]
    expected = [contents.printed(table) for table in contents.tables(document)]
    assert [contents.cells(table) for table in read] == expected
    assert {table.drawn for table in read} == {True}


@pytest.mark.parametrize(("edition", "width", "ambiguous"), WIDE)
def test_wrapped_paragraphs(edition: str, width: int, ambiguous: int) -> None:
    """Lines that were broken at the width are joined to paragraphs again, without the indent."""
    document = DOCUMENTS[edition]
    found = contents.read(render(document, width=width, ambiguous_width=ambiguous))
    read = [line for line in contents.lines(found) if line not in captions(document)]
    assert read == words(document)


@pytest.mark.parametrize("edition", EDITIONS)
def test_cells(edition: str) -> None:
    """One cell a line: rows as they are, an empty cell where a merged one goes on."""
    document = DOCUMENTS[edition]
    found = contents.read(render(document, layout="cells"))
    read = [
        [[contents.squeezed(text) for text in row] for row in contents.rows(table)]
        for table in contents.grids(found)[-3:]
    ]
    assert read == [contents.dumped(table) for table in contents.tables(document)]
    assert [t for t in contents.lines(found) if t not in captions(document)] == words(document)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("options", [{"layout": "list"}, {"width": 24}, {"width": 30}], ids=str)
def test_lists(edition: str, options: dict[str, object]) -> None:
    """Values listed behind their labels come back with these, also where lines were broken."""
    document = DOCUMENTS[edition]
    found = contents.read(render(document, **options))  # type: ignore[arg-type]
    drawn = [contents.cells(table) for table in contents.grids(found)]
    expected = []
    for table in contents.tables(document):
        if contents.printed(table) in drawn:
            continue
        for slot, value in zip(table.frame.slots, table.values, strict=True):
            labels = [contents.squeezed(table.frame.cells[i].label) for i in slot.headers]
            expected.append((labels, value or "空白"))
    read = [
        ([contents.squeezed(label) for label in entry.labels], entry.text)
        for entry in contents.entries(found)
    ]
    assert read == expected
    assert len(read) > 150


@pytest.mark.parametrize("seed", range(40))
def test_drawn_reports(seed: int) -> None:
    """Reports of all kinds, some with large numbers and remarks: no value is lost or misplaced."""
    document = layout(drawing.report(seed))
    for options in ({"width": 60 + seed}, {"layout": "cells"}, {"layout": "list"}):
        found = contents.read(render(document, **options))
        texts = [t for table in contents.grids(found) for t in map(contents.squeezed, table.texts)]
        texts += [contents.squeezed(entry.text) for entry in contents.entries(found)]
        values = [contents.squeezed(value) for t in contents.tables(document) for value in t.values]
        for value, group in groupby(sorted(filter(None, values))):
            assert texts.count(value) >= len(list(group)), value
        missing = [
            text
            for text in map(contents.squeezed, words(document))
            if text not in map(contents.squeezed, contents.lines(found))
        ]
        assert missing == []


def listed(change: Callable[[list[str]], list[str]]) -> gd.Reading:
    """Read the sample as a list of values, after lines of it were changed by hand."""
    return gd.read("\n".join(change(render(DOCUMENTS["2021"], layout="list").split("\n"))))


def test_values_that_a_list_lacks_are_named() -> None:
    """A line of the form of which the list lacks values is named once, with the first of them."""
    place = "一、本年新收政府信息公开申请数量 · 申请人情况 · "
    gone = tuple(place + name for name in ("自然人", "总计"))
    reading = listed(lambda lines: [line for line in lines if not line.startswith(gone)])
    [problem] = reading.problems
    assert (problem.pointer, problem.code) == (
        "/requests/received/natural_persons",
        "values-missing",
    )
    assert problem.message.zh == (
        "“一、本年新收政府信息公开申请数量”的数逐项列出，缺 2 项（首项是“自然人”），留作空白；"
        "请核对后补填"
    )


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_listed_number_on_two_lines(indent: str) -> None:
    """Figures alone below a number may be its end: the cell is left blank, and both are shown."""
    start = "一、本年新收政府信息公开申请数量 · 申请人情况 · 总计："
    reading = listed(
        lambda lines: [f"{start}12\n{indent}6" if it.startswith(start) else it for it in lines]
    )
    assert gd.get(reading.report, "/requests/received/total") is None
    assert [problem.code for problem in reading.problems] == ["broken"]
