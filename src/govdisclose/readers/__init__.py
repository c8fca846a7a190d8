"""Published reports back into data: Word, HTML, plain text, Markdown and PDF.

Each format becomes lines and grids of text (``content``); one label-driven function finds the
number cells in them (``tables``), another the rest of the report (``prose``). Nothing is guessed:
what could not be read is None, with a problem that names the place and the raw text.
"""

import os
from collections.abc import Iterator
from typing import Any

from govdisclose.editions import EDITIONS, Report
from govdisclose.errors import Message, ReadError
from govdisclose.form import build, form_fields, leaves
from govdisclose.readers import detecting
from govdisclose.readers.assembling import (
    Cells,
    Figures,
    label_problems,
    plan_problems,
    read_figures,
    sources,
)
from govdisclose.readers.content import Content
from govdisclose.readers.embedded import restored
from govdisclose.readers.limits import Limits
from govdisclose.readers.prose import Narrative, read_prose
from govdisclose.readers.reading import Reading, ReadingProblem, Source, Verdict
from govdisclose.readers.tables.plan import Plan, plan
from govdisclose.readers.tables.skeleton import bare

__all__ = ["Limits", "Reading", "ReadingProblem", "Source", "Verdict", "read"]

_NO_REPORT = Message(
    "没有找到年度报告：既没有表格式所印的表格，也没有它的章节标题",
    "no annual report was found: neither a table of the official form nor a heading of its "
    "chapters",
)


def read(source: str | bytes | os.PathLike[str], *, limits: Limits | None = None) -> Reading:
    """Read a published report back.

    Word (.docx), HTML, plain text and Markdown are read, and PDF with the extra
    ``govdisclose[read-pdf]``. The edition is told by the labels of the tables, never by the year.

    Args:
        source: Path of a file, or its content: bytes, or text, which is a str with a line feed or a
            ``<`` in it.
        limits: How large a file may be, and what in it; by default ``Limits()``.

    Returns:
        The report, with what was odd and where each value stood. What could not be read is None in
        it, and named among the problems.

    Raises:
        ReadError: The file is of no format that is read, is damaged, exceeds a limit, or has no
            annual report in it; the message says what to do.
        OSError: The file cannot be read.
    """
    limits = limits or Limits()
    loaded = detecting.load(source, limits)
    return read_content(detecting.content(loaded, limits), loaded.name, limits)


def read_content(content: Content, file: str | None, limits: Limits) -> Reading:
    """Read the report out of what a file shows, whatever its format.

    Raises:
        ReadError: It has no annual report in it.
    """
    found = plan(bare(content.items))
    narrative = read_prose(content, found.tables, EDITIONS[found.edition].report, limits)
    cells = Cells(content, file)
    figures = read_figures(cells, found)
    report = _built(found, figures, narrative)
    problems = list(_problems(cells, found, figures, narrative))
    if content.embedded is not None:
        carried, differing = restored(cells, content.embedded, found, report)
        problems = differing if carried is not None else [*differing, *problems]
        report = carried or report
    elif not found.tables and not narrative.chapters:
        raise ReadError(_NO_REPORT)
    return Reading(report, tuple(problems), sources(cells, found))


def _built(found: Plan, figures: Figures, narrative: Narrative) -> Report:
    cls = EDITIONS[found.edition].report
    tables: dict[str, Any] = {}
    start = 0
    for field in form_fields(cls):
        stop = start + len(leaves(field.form))
        tables[field.name] = build(field.form, figures.values[start:stop])
        start = stop
    return cls(
        year=narrative.year,
        agency=narrative.agency,
        title=narrative.title,
        published=narrative.published,
        preface=narrative.preface,
        overview=narrative.overview,
        problems=narrative.problems,
        other_matters=narrative.other_matters,
        attachments=narrative.attachments,
        remarks=tuple(figures.remarks),
        **tables,
    )


def _problems(
    cells: Cells, found: Plan, figures: Figures, narrative: Narrative
) -> Iterator[ReadingProblem]:
    """Give all that is odd: about the file, the text, the tables, the cells."""
    for note in cells.content.notes:
        yield ReadingProblem("", note.code, note.message, note.severity)
    for odd in narrative.findings:
        where = None if odd.item is None else cells.item_source(odd.item)
        yield ReadingProblem(odd.pointer, odd.note.code, odd.note.message, odd.note.severity, where)
    yield from plan_problems(cells, found.notes)
    yield from label_problems(cells, found)
    yield from figures.problems
