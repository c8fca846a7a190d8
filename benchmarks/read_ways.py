"""Reading: against the bare parsing of the same file, python-docx, and pandas."""

import itertools
import random
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO

import docx
import lxml.etree
import pandas as pd

import govdisclose as gd
from govdisclose.form import cell_values, values_by_pointer
from timing import Work, alone, line


def parts(content: bytes) -> list[lxml.etree._Element]:
    """Unpack a Word file, and parse each of its parts that is XML: the floor."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return [
            lxml.etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        ]


def by_row_cells(content: bytes) -> list[list[str]]:
    """Read all tables by ``row.cells``, as python-docx's documentation shows."""
    document = docx.Document(BytesIO(content))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def by_pandas(page: str) -> list[pd.DataFrame]:
    """Read all tables of a page."""
    return pd.read_html(StringIO(page), flavor="lxml")


def _reading(source: str | bytes, report: gd.Report) -> Work:
    """Make work of reading a file, which must give all figures and the text back."""
    found = gd.read(source).report
    words = found.overview, found.problems, found.other_matters
    if cell_values(found) != cell_values(report) or words != (
        report.overview,
        report.problems,
        report.other_matters,
    ):
        raise SystemExit("the report did not come back from its file")
    return lambda: gd.read(source)


def _word(report: gd.Report, name: str, *, data: bool) -> Iterator[str]:
    content = bytes(gd.render(report, "docx", data=data))
    ours = _reading(content, report)
    goal = "<= 2 x as long"
    yield line(f"read: Word {name}; unzip, lxml of all parts", ours, lambda: parts(content), goal)
    other = "python-docx, row.cells"
    yield line(f"read: Word {name}; {other}", ours, lambda: by_row_cells(content), "15 x faster")


def _page(report: gd.Report, name: str, **options: object) -> Iterator[str]:
    page = str(gd.render(report, "html", **options))
    ours = _reading(page, report)
    goal = "<= 2.5 x as long"
    yield line(f"read: HTML {name}; lxml.etree.HTML", ours, lambda: lxml.etree.HTML(page), goal)
    yield line(f"read: HTML {name}; pandas", ours, lambda: by_pandas(page), "10 x faster")


def _in_turn(report: gd.Report, name: str) -> Work:
    """Make work of reading files without JSON, each of another report of the same form."""
    dice = random.Random(0)  # noqa: S311 - no secret
    files = []
    for number in range(100):
        figures = values_by_pointer(report)
        whole = [pointer for pointer, value in figures.items() if type(value) is int]
        changes: dict[str, object] = {pointer: dice.randrange(3000) for pointer in whole}
        changes["/agency"] = gd.Agency(name=f"示例市第{number}局")
        changes["/overview"] = (gd.Paragraph(f"全年公开信息{number}条。" * 60),)
        files.append(gd.render(gd.replace(report, changes), name, data=False))
    following = itertools.cycle(files)
    return lambda: gd.read(next(following))


def lines(report: gd.Report) -> Iterator[str]:
    """Compare reading files of ours: with the JSON in them, and without, as files from elsewhere.

    The same file is read again and again, as the other ways do it. What is remembered from one
    file to the next (where the values of a form stand, the words of its labels, small numbers) is
    of use to all reports of a form; the lines "each time another report" show that.
    """
    yield from _word(report, "with JSON", data=True)
    yield from _word(report, "without", data=False)
    yield from _page(report, "with JSON")
    yield from _page(report, "without", data=False)
    yield from _page(report, "for editors of web sites", mode="cms")
    for name, title in (("docx", "Word"), ("html", "HTML")):
        yield alone(f"read: {title} without, each time another report", _in_turn(report, name))
    for layout in ("grid", "cells", "list"):
        text = str(gd.render(report, "text", layout=layout))
        yield alone(f"read: text, {layout}", _reading(text, report))
    yield alone("read: Markdown", _reading(str(gd.render(report, "markdown")), report))
