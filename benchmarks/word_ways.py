"""Word: against python-docx, against docxtpl, and against the floor."""

from collections.abc import Iterator
from io import BytesIO

import docx
import docxtpl
from docx.oxml.ns import qn

import floor
import govdisclose as gd
from govdisclose.document import Frame, Table
from sample import prose, tables
from timing import line


def _frames(report: gd.Report) -> list[tuple[Frame, tuple[str, ...]]]:
    blocks = gd.layout(report).blocks
    return [(block.frame, block.values) for block in blocks if isinstance(block, Table)]


def by_table_cell(report: gd.Report) -> bytes:
    """Fill and merge cells by ``table.cell``, as python-docx's documentation shows."""
    document = docx.Document()
    for text in prose(report):
        document.add_paragraph(text)
    for frame, values in _frames(report):
        table = document.add_table(frame.rows, frame.columns)
        remaining = iter(values)
        for cell in frame.cells:
            first = table.cell(cell.row, cell.column)
            if cell.rowspan > 1 or cell.colspan > 1:
                last = table.cell(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1)
                first = first.merge(last)
            first.text = cell.label or next(remaining)
    return _saved(document)


def by_row_cells(texts: list[str], grids: list[list[list[str]]]) -> bytes:
    """Fill cells row by row; merges are left out, which flatters this way."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    for grid in grids:
        table = document.add_table(len(grid), len(grid[0]))
        for row, words in zip(table.rows, grid, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    return _saved(document)


def _saved(document: "docx.document.Document") -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _template(report: gd.Report) -> bytes:
    """Make a template for docxtpl: the report in Word, with a variable in each number cell."""
    document, _ = floor.marked(report)
    content = gd.render(document, "docx")
    opened = docx.Document(BytesIO(content if isinstance(content, bytes) else b""))
    count = 0
    for element in opened.element.iter(qn("w:t")):
        if element.text == floor.MARK:
            element.text = f"{{{{ v{count} }}}}"
            count += 1
    return _saved(opened)


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the Word file."""
    template = _template(report)
    texts, grids = prose(report), tables(report)
    values = [value for _, values in _frames(report) for value in values]

    def by_docxtpl() -> bytes:
        filled = docxtpl.DocxTemplate(BytesIO(template))
        filled.render({f"v{index}": value for index, value in enumerate(values)})
        return _saved(filled)

    def ours() -> object:
        return gd.render(report, "docx")

    yield line(
        "word: python-docx, table.cell and merge",
        ours,
        lambda: by_table_cell(report),
        "1,000 x faster",
    )
    yield line(
        "word: python-docx, row.cells", ours, lambda: by_row_cells(texts, grids), "100 x faster"
    )
    yield line("word: docxtpl", ours, by_docxtpl, "100 x faster")
    yield line(
        "word: for editing, against python-docx, row.cells",
        lambda: gd.to_document(report),
        lambda: by_row_cells(texts, grids),
        "10 x faster",
    )
    yield line(
        "word: floor (% over ready labels, raw zip)",
        ours,
        floor.of_word(report),
        "<= 1.7 x as long",
    )
