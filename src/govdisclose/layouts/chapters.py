"""Title, preface and chapters of a report as a document."""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from govdisclose import codec
from govdisclose.cells import Cell, WholeNumbers, noted, shown
from govdisclose.comparing import totals
from govdisclose.document import (
    AttachmentNote,
    AttachmentTitle,
    BarChart,
    Block,
    Document,
    Frame,
    Metadata,
    Placeholder,
    Table,
    Title,
    one_line,
)
from govdisclose.editions import Report, is_blank_form, refuse_other_than_reports
from govdisclose.form import (
    Form,
    cached,
    cell_values,
    form_fields,
    label_of,
    leaves,
    placeholder_of,
)
from govdisclose.layouts.changes import years
from govdisclose.layouts.frames import table_frame
from govdisclose.layouts.totals import totals_blocks
from govdisclose.opening import SUBJECT, customary_preface, customary_title, printed_title
from govdisclose.prose import Heading

_WHOLE_NUMBERS = WholeNumbers("")


def layout(report: Report, *, previous: Report | None = None) -> Document:
    """Lay a report out as a document, for any renderer.

    Args:
        report: A report of any edition. Its figures need not be consistent, or complete.
        previous: The report of the year before, of any edition, to compare with behind the last
            chapter: the totals of tables 三 and 四. A blank form is not compared. The whole
            comparison is ``layout_comparison``.

    Returns:
        The document: title, preface, the six chapters in printed order, and attachments. Title and
        preface are derived from the agency and the year where the report has none. A report in
        which no cell and no chapter is filled in is a blank form: it has no preface, and room in
        its title and its chapters.

    Raises:
        InvalidValueError: Something is given that is no report.
    """
    refuse_other_than_reports(report=report)
    if previous is not None:
        refuse_other_than_reports(previous=previous)
    title = report.title or customary_title(report)
    if is_blank_form(report):
        blank = (Title(printed_title(report)), *_chapters(report, room=True))
        return _document(report, title, blank)
    preface = report.preface or customary_preface(report)
    compared = () if previous is None else _compared(report, previous)
    blocks = (Title(title), *preface, *_chapters(report), *compared, *_attachments(report))
    return _document(report, title, blocks)


def _document(report: Report, title: str, blocks: tuple[Block, ...]) -> Document:
    metadata = Metadata(
        title=one_line(title),
        subject=SUBJECT,
        author=report.agency.name,
        published=report.published,
    )
    return Document(blocks, metadata, functools.partial(codec.dumps, report))


def _compared(report: Report, previous: Report) -> tuple[Heading, Table, BarChart]:
    series = years(previous, report)
    heading = Heading(f"与{series[0]}对比", level=1)
    return heading, *totals_blocks(totals(previous, report), series)


def _chapters(report: Report, *, room: bool = False) -> Iterator[Block]:
    remarks = {remark.pointer: remark.text for remark in report.remarks}
    for name, heading, frame in chapter_frames(type(report)):
        yield heading
        content = getattr(report, name)
        if frame is not None:
            yield Table(frame, _printed(name, content, remarks))
        elif room:
            yield Placeholder(placeholder_of(getattr(attrs.fields(type(report)), name).type))
        else:
            yield from content


def _attachments(report: Report) -> Iterator[Block]:
    """List what is attached, then print what of it has content."""
    attachments = report.attachments
    if attachments:
        yield AttachmentNote(tuple(attachment.title for attachment in attachments))
    for number, attachment in enumerate(attachments, start=1):
        if attachment.content:
            yield AttachmentTitle(attachment.title, number if len(attachments) > 1 else None)
            yield from attachment.content


@cached
def chapter_frames(report: type[Report]) -> tuple[tuple[str, Heading, Frame | None], ...]:
    """List the chapters: field name, heading, and the frame of the table if it is one.

    The slots of a frame stand in the order of the cells of the table, as ``leaves`` lists them.
    """
    tables = {field.name: field.form for field in form_fields(report)}
    return tuple(
        (
            field.name,
            Heading(label, level=1),
            table_frame(tables[field.name], _unnumbered(label)) if field.name in tables else None,
        )
        for field in attrs.fields(report)
        if (label := label_of(field.type)) is not None
    )


def _unnumbered(heading: str) -> str:
    return heading.partition("、")[2]


def _printed(chapter: str, table: Form, remarks: dict[str, str]) -> tuple[str, ...]:
    words: Callable[[Any], str] = shown
    if _is_whole(type(table)):
        words = _WHOLE_NUMBERS.__getitem__
    printed = tuple(map(words, cell_values(table)))
    if not remarks:
        return printed
    pointers = (f"/{chapter}{leaf.pointer}" for leaf in leaves(type(table)))
    return tuple(
        noted(value, remarks[pointer]) if pointer in remarks else value
        for value, pointer in zip(printed, pointers, strict=True)
    )


@cached
def _is_whole(table: type[Form]) -> bool:
    """Say whether all cells of a table are whole numbers."""
    return {leaf.cell for leaf in leaves(table)} <= {Cell.COUNT, Cell.CHANGE}
