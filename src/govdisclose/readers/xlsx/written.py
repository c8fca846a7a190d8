"""The prose of a fill-in workbook: one block a line, and a sheet for each table in it."""

from collections.abc import Iterator, Mapping

import attrs

from govdisclose import images
from govdisclose.editions.shared import Attachment
from govdisclose.errors import InvalidValueError, Message, describe
from govdisclose.prose import Block, DataTable, Heading, Paragraph, Picture
from govdisclose.readers.content import Note
from govdisclose.readers.prose.narrative import Found
from govdisclose.readers.xlsx import chapters
from govdisclose.readers.xlsx.data_tables import read_table
from govdisclose.readers.xlsx.lists import Row, rows_below
from govdisclose.readers.xlsx.pictures import pictures
from govdisclose.readers.xlsx.sheets import Sheet
from govdisclose.readers.xlsx.workbook import Workbook
from govdisclose.text import is_visible
from govdisclose.worksheets import (
    ATTACHMENT,
    DATA_TABLE,
    HEADINGS,
    PARAGRAPH,
    PICTURE,
    PROSE,
    PROSE_COLUMNS,
    PROSE_KINDS,
)

_LEVELS = {words: level for level, words in HEADINGS.items()}
_NO_KIND = Message(
    "“类型”一栏是 {raw}，应为 {known} 之一，此行没有读取：{text}",
    "the column of kinds says {raw}, which is none of {known}, and the line is not read: {text}",
)
_NO_TEXT = Message(
    "“类型”一栏是 {raw}，“内容”一栏空着，此行没有读取：文字请写到“内容”一栏，类型应为 {known} 之一",
    "the column of kinds says {raw}, and there is no content: the line is not read; text belongs "
    "into the column of contents, and the kind is one of {known}",
)
_UNDESCRIBED = Message(
    "图片没有读取：请在“内容”一栏写明图片表示什么，如 各渠道公开条数条形图",
    "the picture is not read: say in the column of contents what it shows",
)
_EMPTY = Message(
    "此行写了类型“{kind}”，没有内容；照样保留，不需要时请清除",
    "the line is a {kind} without content; it is kept: clear it if it is not needed",
)
_ATTACHMENT = Message(
    "附件的内容之前应有一行“附件标题”，附件标题只能写在“附件”一章，此行没有读取：{text}",
    "a line with the title of the attachment must stand before its content, in the chapter of "
    "attachments alone, and the line is not read: {text}",
)
_REFUSED = Message(
    "此行不能成为“{kind}”，没有读取：{reason}：{text}",
    "the line cannot be a {kind}, and is not read: {reason}: {text}",
)
_NO_ATTACHMENT = Message(
    "此行不能成为附件标题，此附件连同其内容没有读取：{reason}：{text}",
    "the line cannot be the title of an attachment, which is not read, with all that it has: "
    "{reason}: {text}",
)
_NO_PICTURE = Message(
    "此行没有图片（PNG 或 JPEG），或不止一张，没有读取：{text}；请在这一行上插入一张图片",
    "there is no picture (PNG or JPEG) on the line, or more than one, and it is not read: {text}; "
    "insert one picture on this line",
)
_LEFT_OUT = Message(
    "此行有图片，而类型不是“图片”，图片没有读取",
    "there is a picture on the line, which is of another kind: the picture is not read",
)
_NO_TABLE = Message(
    "没有名为 {raw} 的工作表，此行没有读取；表格请放在名为 附表1（或别的号）的工作表里，"
    "内容写它的名称",
    "there is no worksheet named {raw}, and the line is not read; put the table on a worksheet "
    "named 附表1 (or another number), and write that name as the content",
)
_OTHER_NAME = Message(
    "工作表 {raw} 不能作为表格，此行没有读取：放表格的工作表要名为 附表1（或别的号），请改名，"
    "内容写改后的名称",
    "the worksheet {raw} cannot be a table, and the line is not read: rename it to 附表1 (or "
    "another number), and write that name as the content",
)
_UNUSED = Message(
    "工作表“{name}”没有在“文字”表中用到，没有读取",
    "the worksheet {name} is named nowhere in the prose, and is not read",
)


@attrs.define
class Written:
    """The prose of a workbook."""

    chapters: dict[str, tuple[Block, ...]] = attrs.field(factory=dict)
    """By field of the report."""
    attachments: tuple[Attachment, ...] = ()
    findings: list[Found] = attrs.field(factory=list)


@attrs.frozen(eq=False)
class _Prose:
    """The sheet of prose, and what belongs to it."""

    sheets: Mapping[str, Sheet]
    limit: int
    drawn: Mapping[int, list[bytes]]
    findings: list[Found]
    used: set[str] = attrs.field(factory=set)

    def tell(self, row: Row, pointer: str, note: Note, column: int = 2) -> None:
        """Say what is odd about a line: of its chapter (0), its kind (1), or its content."""
        self.findings.append(Found(pointer, note, spot=row.spot(column)))


def read_written(sheets: Mapping[str, Sheet], book: Workbook) -> Written:
    """Read the prose.

    Args:
        sheets: The sheets that are not hidden, by name, that of the prose among them.
        book: The workbook.

    Raises:
        ReadError: A part of it cannot be read.
    """
    written = Written()
    sheet = sheets[PROSE]
    limit = book.package.limits.elements
    prose = _Prose(sheets, limit, pictures(book.package, sheet.part), written.findings)
    blocks: dict[str, list[Block]] = {}
    attached: list[tuple[Row, list[Block]]] = []
    for row, field, kind in _lines(sheet, prose):
        text = row.texts[2]
        if (kind == ATTACHMENT) != (field == "attachments") and (
            kind == ATTACHMENT or not attached
        ):
            words = _ATTACHMENT.format(text=describe(text))
            prose.tell(row, "", Note("attachment-line", "error", words))
        elif kind == ATTACHMENT:
            attached.append((row, []))
        else:
            block = _block(prose, row, f"/{field}", kind)
            if block is not None:
                (
                    attached[-1][1] if field == "attachments" else blocks.setdefault(field, [])
                ).append(block)
    written.chapters = {name: tuple(found) for name, found in blocks.items()}
    written.attachments = tuple(_attachments(attached, prose))
    for name in sheets:
        if name.startswith(DATA_TABLE) and name not in prose.used:
            words = _UNUSED.format(name=name)
            written.findings.append(Found("", Note("table-unused", "warning", words)))
    return written


def _lines(sheet: Sheet, prose: _Prose) -> Iterator[tuple[Row, str, str]]:
    """Give the lines that say something: row, field of the report, and kind."""
    chapter, named = "", None
    field, note = "", None
    for row in rows_below(sheet, PROSE_COLUMNS, prose.limit, prose.findings):
        said, kind, text = row.texts[0].strip(), row.texts[1].strip(), row.texts[2]
        if said:
            chapter, named = said, row
            field, note = chapters.field_of(said)
            if note is not None:
                prose.tell(row, f"/{field}", note, 0)
        if row.number in prose.drawn and kind != PICTURE:
            prose.tell(row, "", Note("picture-left-out", "warning", _LEFT_OUT))
        if not text.strip() and not kind:
            continue
        if not field:
            prose.tell(named or row, "", chapters.unknown(chapter, text), 0)
        elif kind and kind not in PROSE_KINDS:
            known = Message("、".join(PROSE_KINDS), ", ".join(PROSE_KINDS))
            words = _NO_KIND if text.strip() else _NO_TEXT
            words = words.format(raw=describe(kind), known=known, text=describe(text))
            prose.tell(row, f"/{field}", Note("kind-unknown", "error", words), 1)
        else:
            yield row, field, kind or PARAGRAPH


def _block(prose: _Prose, row: Row, pointer: str, kind: str) -> Block | None:
    """Make a block of a line; None, and it is said why, where none can be made."""
    text = row.texts[2]
    if not text and kind in {PARAGRAPH, *_LEVELS}:
        prose.tell(row, pointer, Note("empty-line", "warning", _EMPTY.format(kind=kind)))
    try:
        if kind == PARAGRAPH:
            return Paragraph(text)
        if kind in _LEVELS:
            return Heading(text, _LEVELS[kind])
        if kind == PICTURE:
            return _picture(prose, row, pointer)
        return _table(prose, row, pointer)
    except InvalidValueError as error:
        words = _REFUSED.format(kind=kind, reason=error.problems[0].message, text=describe(text))
        prose.tell(row, pointer, Note("line-refused", "error", words))
        return None


def _picture(prose: _Prose, row: Row, pointer: str) -> Picture | None:
    found = prose.drawn.get(row.number, [])
    alt = row.texts[2]
    if not is_visible(alt):
        prose.tell(row, pointer, Note("line-refused", "error", _UNDESCRIBED))
        return None
    media_type = images.media_type(found[0]) if len(found) == 1 else None
    if media_type is not None:
        return Picture(found[0], media_type, alt)
    words = _NO_PICTURE.format(text=describe(alt))
    prose.tell(row, pointer, Note("picture-missing", "error", words))
    return None


def _table(prose: _Prose, row: Row, pointer: str) -> DataTable | None:
    name = row.texts[2].strip()
    sheet = prose.sheets.get(name)
    if sheet is None or not name.startswith(DATA_TABLE):
        words = (_NO_TABLE if sheet is None else _OTHER_NAME).format(raw=describe(name))
        prose.tell(row, pointer, Note("table-sheet", "error", words))
        return None
    prose.used.add(name)
    table = read_table(sheet, prose.limit, prose.findings)
    if isinstance(table, Note):
        prose.tell(row, pointer, table)
        return None
    return table


def _attachments(attached: list[tuple[Row, list[Block]]], prose: _Prose) -> Iterator[Attachment]:
    for row, content in attached:
        title = row.texts[2]
        try:
            yield Attachment(title, tuple(content))
        except InvalidValueError as error:
            reason = error.problems[0].message
            words = _NO_ATTACHMENT.format(reason=reason, text=describe(title))
            prose.tell(row, "/attachments", Note("line-refused", "error", words))
