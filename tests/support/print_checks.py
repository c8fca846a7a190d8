"""What is looked for in a printed page: whole tables, all words, nothing in the margins."""

import re

import govdisclose as gd
from govdisclose.document import AttachmentNote, AttachmentTitle, BarChart, Document, Table
from govdisclose.editions import Report
from govdisclose.form import leaves
from govdisclose.prose import DataTable, Heading, Picture
from support import pages, web

MARGINS = 20  # at the left and the right, in mm
BOTTOM = 22
SLACK = 1  # mm; fonts have room around their characters
A4 = (595, 842)
"""In points."""

TEXT = DataTable((("类别", "件数", "说明"), ("规章", "1,234,567", "说明文字，" * 40)), 1, "甲")
ADDRESS = DataTable((("网址", "件数"), (f"https://a.example/{'zwgk/' * 60}", "123456.78")), 1, "乙")
ROWS = tuple((f"甲{number}乙", f"丙{number}丁") for number in range(150))
LONG = DataTable((("事项名称", "办理情况"), *ROWS), 1, "清单")


def wide(columns: int) -> DataTable:
    """Make a table with figures in many columns."""
    return DataTable(
        (
            tuple(f"{month}月受理" for month in range(columns)),
            tuple(f"{number * 100_000 + 12_345:,}" for number in range(columns)),
        ),
        1,
        "丙",
    )


def numbered(edition: str) -> Report:
    """Put another number in each count of a sample."""
    counts = [leaf.pointer for leaf in leaves(type(gd.blank(edition))) if leaf.cell.name == "COUNT"]
    numbers = {pointer: 10_000 + number for number, pointer in enumerate(counts)}
    return gd.replace(web.sample(edition), numbers)


def faults(document: Document, found: list[pages.Page]) -> list[str]:
    """List the form's tables that do not stand on one page whole, and headings last on theirs."""
    lowest = [max(_body(page), key=lambda word: word.bottom).text for page in found]
    listed = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.text in lowest:
            listed.append(f"last: {block.text}")
        if isinstance(block, Table):
            numbers = [value for value in block.values if re.fullmatch("[0-9]{5}", value)]
            assert len(numbers) >= 6
            if not any(all(number in page.text for number in numbers) for page in found):
                listed.append(f"broken: {block.frame.caption}")
    return listed


def _body(page: pages.Page) -> list[pages.Word]:
    return [word for word in page.placed if word.bottom < 297 - BOTTOM + SLACK]


def words(document: Document) -> list[str]:
    """List what a document says, cell by cell, without white space."""
    said: list[str] = []
    for block in document.blocks:
        match block:
            case Table():
                said += [*block.values, *(cell.label for cell in block.frame.cells)]
            case DataTable():
                said += [block.caption, *(text for row in block.rows for text in row)]
            case AttachmentNote():
                said += block.titles
            case AttachmentTitle():
                said += [block.label, block.title]
            case Picture() | BarChart():
                pass
            case _:
                said.append(block.text)
    return ["".join(text.split()) for text in said]


def odd_pages(found: list[pages.Page]) -> list[int]:
    """List the pages, from 1, that are not A4 with their number on them, once."""
    return [
        number
        for number, page in enumerate(found, 1)
        if (round(page.width), round(page.height)) != A4
        or re.findall("—[0-9]+—", page.text) != [f"—{number}—"]
    ]


def lost(document: Document, found: list[pages.Page]) -> list[str]:
    """List what a document says and its pages do not."""
    text = re.sub("—[0-9]+—", "", "".join(page.text for page in found))
    return [said for said in words(document) if said not in text]


def with_rows(found: list[pages.Page]) -> list[str]:
    """Give the text of each page with rows of ``LONG``: all of them, below the header row once."""
    holding = [page.text for page in found if re.search("甲[0-9]+乙", page.text)]
    assert len(holding) >= 4
    assert [text.count("事项名称") for text in holding] == [1] * len(holding)
    assert re.findall("甲[0-9]+乙", "".join(holding)) == [first for first, _ in ROWS]
    return holding


def beginnings(found: list[pages.Page]) -> list[str]:
    """Give the first three characters of each page."""
    return [re.sub("^—[0-9]+—", "", page.text)[:3] for page in found]


def outside(found: list[pages.Page]) -> list[str]:
    """List the words that stand in the margins."""
    return [
        word.text
        for page in found
        for word in page.placed
        if word.left < MARGINS - SLACK or word.right > 210 - MARGINS + SLACK
    ]
