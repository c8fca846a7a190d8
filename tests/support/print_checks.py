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


def outside(found: list[pages.Page]) -> list[str]:
    """List the words that stand in the margins."""
    return [
        word.text
        for page in found
        for word in page.placed
        if word.left < MARGINS - SLACK or word.right > 210 - MARGINS + SLACK
    ]
