"""Word: against python-docx, against docxtpl, and against the floor."""

import itertools
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import attrs
import docx
import docxtpl
from docx.table import _Cell

import floor
import govdisclose as gd
from govdisclose.document import Block, Frame, Table, Title
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


def template(report: gd.Report) -> bytes:
    """Make a template for docxtpl: the report in Word, with a variable for each text and number."""
    texts, values = itertools.count(), itertools.count()
    blocks: list[Block] = []
    for block in gd.layout(report).blocks:
        if isinstance(block, Table):
            slots = tuple(f"{{{{ v{next(values)} }}}}" for _ in block.values)
            blocks.append(attrs.evolve(block, values=slots))
        elif isinstance(block, Title | gd.Heading | gd.Paragraph):
            blocks.append(attrs.evolve(block, text=f"{{{{ t{next(texts)} }}}}"))
    document = attrs.evolve(gd.layout(report), blocks=tuple(blocks))
    opened = docx.Document(BytesIO(gd.render(document, "docx", data=False)))
    return _saved(opened)


def official_template(file: Path) -> bytes:
    """Make a template of the official blank form, as Word saved it.

    Variables are those of ``template`` for numbers; of texts, ``t0`` is the title, and ``t1`` to
    ``t3`` are the three chapters of text.
    """
    document = docx.Document(str(file))
    texts, values = itertools.count(1), itertools.count()
    for paragraph in document.paragraphs:
        if "格式模板" in paragraph.text:
            paragraph.text = "{{ t0 }}"
        elif "文字描述" in paragraph.text:
            paragraph.text = f"{{{{ t{next(texts)} }}}}"
    for table in document.tables:
        for row in table.rows:
            for cell in row._tr.tc_lst:  # noqa: SLF001 - those that are there, not those spanned
                if cell.vMerge != "continue" and not _Cell(cell, table).text.strip():
                    _Cell(cell, table).text = f"{{{{ v{next(values)} }}}}"
    return _saved(document)


def by_docxtpl(template: bytes, texts: Sequence[str], values: Sequence[str]) -> bytes:
    """Fill a template in; it is opened anew each time, as it is spent then."""
    filled = docxtpl.DocxTemplate(BytesIO(template))
    variables = {f"t{index}": text for index, text in enumerate(texts)}
    filled.render(variables | {f"v{index}": value for index, value in enumerate(values)})
    return _saved(filled)


def lines(report: gd.Report) -> Iterator[str]:
    """Compare rendering the Word file."""
    ready = template(report)
    texts, grids = prose(report), tables(report)
    values = [value for _, values in _frames(report) for value in values]

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
    yield line("word: docxtpl", ours, lambda: by_docxtpl(ready, texts, values), "100 x faster")
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
