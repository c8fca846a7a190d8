"""Published reports back into data: Word, HTML, plain text, Markdown, PDF and Excel.

Each format becomes lines and grids of text (``content``); one label-driven function finds the
number cells in them (``tables``), another the rest of the report (``prose``). Nothing is guessed:
what could not be read is None, with a problem that names the place and the raw text.
"""

import os
from typing import TYPE_CHECKING

import attrs

from govdisclose import libraries
from govdisclose.arguments import refuse_other
from govdisclose.editions import EDITIONS
from govdisclose.errors import Message, ReadError
from govdisclose.readers import detecting
from govdisclose.readers.content import Content
from govdisclose.readers.embedded import has_pictures, restored
from govdisclose.readers.limits import Limits, check_items
from govdisclose.readers.places import Cells, Sources
from govdisclose.readers.printed import Printed
from govdisclose.readers.reading import Reading, ReadingProblem, Source, Verdict
from govdisclose.readers.several import second_report
from govdisclose.readers.tables.plan import plan
from govdisclose.readers.tables.skeleton import bare

if TYPE_CHECKING:
    from govdisclose.editions import Report

__all__ = ["Limits", "Reading", "ReadingProblem", "Source", "Verdict", "read"]

_NO_REPORT = Message(
    "没有找到年度报告：没有官方表格，也没有各章标题；请看报告是否在附件、图片或另一个网页里",
    "no annual report was found: neither a table of the official form nor a heading of its "
    "chapters; the report may be in an attachment, a picture, or another page",
)
_MISNAMED = Message(
    "没有找到年度报告：文件名以 {suffix} 结尾，内容却不是这种格式，而是文字或网页；"
    "请重新下载或导出",
    "no annual report was found: the name of the file ends in {suffix}, and yet it is of no such "
    "format, but text or a web page; download or export it again",
)
_SEVERAL = Message(
    "文件里不止一份报告：只读取第一份，另一份从此处起；请分开成两个文件，各自读取",
    "the file has more than one report: the first is read, the other begins here; split the file, "
    "and read each part",
)


def read(
    source: str | bytes | os.PathLike[str],
    *,
    name: str | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Read a published report back.

    Word (.docx), Excel (.xlsx), HTML, plain text and Markdown are read, and PDF with the extra
    ``govdisclose[read-pdf]``. The edition is told by the labels of the tables, never by the year.

    Args:
        source: Path of a file, or its content: bytes, or text, which is a str with a line feed or a
            ``<`` in it.
        name: Name of the file that a content is from: places are named by it, and its suffix may
            tell the format; of a path it is known.
        limits: How large a file may be, and what in it; by default ``Limits()``.

    Returns:
        The report, with what was odd and where each value stood. What could not be read is None in
        it, and named among the problems.

    Raises:
        ReadError: The file is of no format that is read, is damaged, exceeds a limit, or has no
            annual report in it; the message says what to do.
        MissingLibraryError: What its format needs is not installed.
        OSError: The file cannot be read.
        InvalidValueError: ``name`` is no text, or ``limits`` are no ``Limits``.
    """
    limits = Limits() if limits is None else limits
    refuse_other(Limits, limits=limits)
    if name is not None:
        refuse_other(str, name=name)
    loaded = detecting.load(source, limits, name)
    with libraries.needed():
        content = detecting.content(loaded, limits)
    nothing = _MISNAMED.format(suffix=loaded.suffix) if loaded.is_misnamed else _NO_REPORT
    return read_content(content, loaded.name, limits, nothing)


def read_content(
    content: Content, file: str | None, limits: Limits, nothing: Message = _NO_REPORT
) -> Reading:
    """Read the report out of what a file shows, whatever its format.

    Args:
        content: What the file shows.
        file: Its name, if it has one.
        limits: What may be in it.
        nothing: What is said where there is no report in it.

    Raises:
        ReadError: It has no annual report in it, or more in it than the limits allow.
    """
    check_items(len(content.items), limits)
    found = plan(bare(content.items))
    problems: list[ReadingProblem] = []
    second = second_report(content.items, found.tables, EDITIONS[found.edition].report)
    if second is not None:
        where = Cells(content, file).item_source(second)
        problems.append(ReadingProblem("", "several-reports", _SEVERAL, "error", where))
        content = attrs.evolve(content, items=content.items[:second])
        found = plan(bare(content.items))
    cells = Cells(content, file)
    printed = Printed(cells, found, limits)
    report: Report | None = None
    if content.embedded is not None:
        report, differing = restored(printed, content.embedded)
        problems += differing
        if report is not None:
            known = not differing and not content.pictured and has_pictures(report)
            problems += (p for p in printed.file_problems() if not (known and p.code == "picture"))
    elif not found.tables and not printed.narrative.chapters:
        raise ReadError(nothing, "no-report")
    if report is None:
        report = printed.report()
        problems += printed.problems()
    return Reading(report, tuple(problems), Sources(cells, found))
