"""Files of ours whose tables of the form are replaced by damaged ones."""

import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from itertools import product

from govdisclose import rendering
from govdisclose.document import Table
from govdisclose.editions import Report
from govdisclose.layouts import layout
from govdisclose.prose import DataTable, Heading
from govdisclose.readers.content import Content, Grid, Line
from support.damaging import Sheet, columns

Writer = Callable[[Report, list[Sheet]], bytes | str]


def grid(sheet: Sheet) -> Grid:
    """Give a table as readers of formats do."""
    found = columns(sheet)
    boxes = [box for row in sheet for box in row]
    places = [(*found[id(box)], box.rowspan, box.colspan) for box in boxes]
    return Grid(
        texts=[box.text for box in boxes],
        places=places,
        rows=max((row + height for row, _, height, _ in places), default=0),
        columns=max((column + width for _, column, _, width in places), default=0),
    )


def content(report: Report, sheets: list[Sheet]) -> Content:
    """Give the headings of chapters, and the tables below them."""
    tables = iter(sheets)
    items: list[Line | Grid] = []
    for block in layout(report).blocks:
        if isinstance(block, Heading) and block.level == 1:
            items.append(Line(block.text, 1))
        elif isinstance(block, Table):
            items.append(grid(next(tables)))
    return Content(list(items))


def _replaced(report: Report, markup: str, pattern: str, tables: list[str]) -> str:
    """Put tables in the place of those of the form; tables of prose stay."""
    kinds = [type(b) for b in layout(report).blocks if isinstance(b, Table | DataTable)]
    found = list(re.finditer(pattern, markup, re.DOTALL))
    assert len(found) == len(kinds)
    rest = iter(tables)
    pieces, end = [], 0
    for kind, match in zip(kinds, found, strict=True):
        pieces.append(markup[end : match.start()])
        pieces.append(next(rest) if kind is Table else match.group())
        end = match.end()
    return "".join([*pieces, markup[end:]])


def as_html(report: Report, sheets: list[Sheet]) -> str:
    """Write the page for editors of portals."""
    markup = str(rendering.render(report, "html", mode="cms"))
    return _replaced(report, markup, "<table.*?</table>", [_html_table(s) for s in sheets])


def _html_table(sheet: Sheet) -> str:
    rows = (
        "".join(
            f'<td rowspan="{box.rowspan}" colspan="{box.colspan}">'
            f"{escape(box.text).replace(chr(10), '<br>')}</td>"
            for box in row
        )
        for row in sheet
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def as_unclosed_html(report: Report, sheets: list[Sheet]) -> str:
    """Write the same page without the end tags of cells and rows."""
    return re.sub("</t[dr]>|</p>", "", as_html(report, sheets))


def as_docx(report: Report, sheets: list[Sheet]) -> bytes:
    """Write the Word file without its JSON."""
    source = zipfile.ZipFile(io.BytesIO(rendering.render(report, "docx", data=False)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                tables = [_word_table(s) for s in sheets]
                data = _replaced(report, data.decode(), "<w:tbl>.*?</w:tbl>", tables).encode()
            archive.writestr(name, data)
    return target.getvalue()


def _word_table(sheet: Sheet) -> str:
    places = columns(sheet)
    boxes = [(*places[id(box)], box) for row in sheet for box in row]
    cells: dict[int, list[tuple[int, str]]] = {row: [] for row in range(len(sheet))}
    for row, column, box in boxes:
        for below in range(min(box.rowspan, len(sheet) - row)):
            merge = "" if box.rowspan == 1 else "<w:vMerge/>" if below else _RESTART
            text = "" if below else escape(box.text).replace("\n", "</w:t><w:br/><w:t>")
            cells[row + below].append((column, _word_cell(box.colspan, merge, text)))
    rows = ("".join(cell for _, cell in sorted(cells[row])) for row in sorted(cells))
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


_RESTART = '<w:vMerge w:val="restart"/>'


def _word_cell(colspan: int, merge: str, text: str) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{colspan}"/>{merge}</w:tcPr>'
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:tc>{properties}<w:p>{run}</w:p></w:tc>"


def as_cells(report: Report, sheets: list[Sheet]) -> str:
    """Write the text with one cell a line, where spans down are empty cells."""
    return _text(report, [_cells(sheet) for sheet in sheets])


def as_rows(report: Report, sheets: list[Sheet]) -> str:
    """Write the text with one row a line, its cells between tabs, where all spans are empty."""
    rows = [["\t".join(row) for row in _flat(sheet)] for sheet in sheets]
    return _text(report, ["\n".join(["", *lines]) for lines in rows])


def as_pipes(report: Report, sheets: list[Sheet]) -> str:
    """Write the text with tables as Markdown has them, where all spans are empty cells."""
    tables = []
    for sheet in sheets:
        lines = [f"| {' | '.join(row)} |" for row in _flat(sheet)]
        lines.insert(1, "|" + " --- |" * (lines[0].count(" | ") + 1))
        tables.append("\n" + "\n".join(lines) + "\n")
    return _text(report, tables)


def _text(report: Report, tables: list[str]) -> str:
    text = str(rendering.render(report, "text", layout="cells"))
    headings = [b.text for b in layout(report).blocks if isinstance(b, Heading) and b.level == 1]
    for table, heading, following in zip(tables, headings[1:4], headings[2:5], strict=True):
        before, _, rest = text.partition(f"\n{heading}\n")
        _, _, after = rest.partition(f"\n{following}\n")
        text = f"{before}\n{heading}\n{table}\n{following}\n{after}"
    return text


def _cells(sheet: Sheet) -> str:
    places = columns(sheet)
    rows: list[list[tuple[int, str]]] = [[] for _ in sheet]
    for row in sheet:
        for box in row:
            start, column = places[id(box)]
            for below in range(min(box.rowspan, len(sheet) - start)):
                rows[start + below].append((column, "" if below else box.text))
    return "".join("".join(f"\t{text.strip()}\n" for _, text in sorted(row)) + "\n" for row in rows)


def _flat(sheet: Sheet) -> list[list[str]]:
    """Give the texts of all places; a span has its text in the first, in one line."""
    places = columns(sheet)
    rows: list[dict[int, str]] = [{} for _ in sheet]
    for row in sheet:
        for box in row:
            start, column = places[id(box)]
            height = min(box.rowspan, len(sheet) - start)
            for below, right in product(range(height), range(box.colspan)):
                first = not below and not right
                text = "".join(box.text.splitlines()) if first else ""
                rows[start + below].setdefault(column + right, text)
    return [[text for _, text in sorted(row.items())] for row in rows]


WRITERS: dict[str, Writer] = {
    "html": as_html,
    "unclosed html": as_unclosed_html,
    "docx": as_docx,
    "cells": as_cells,
    "rows": as_rows,
    "pipes": as_pipes,
}
