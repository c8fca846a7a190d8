"""How a draft came about, as a document: who reported, the main figures, what is open and why."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from govdisclose.arguments import refuse_other, unread_files
from govdisclose.cells import shown
from govdisclose.checks.names import shortened
from govdisclose.checks.rows import place
from govdisclose.document import Block, Document, Metadata, Title, one_line
from govdisclose.editions import Report
from govdisclose.errors import Lang, Message
from govdisclose.form import leaves
from govdisclose.layouts.main_figures import main_figures
from govdisclose.prose import DataTable, Heading, Paragraph
from govdisclose.rollup import Aggregate, PartBlanks
from govdisclose.rollup.blanks import BlankRow, blank_rows
from govdisclose.text import visible

_TITLE = Message(
    "{agency}\n{year}年政府信息公开工作年度报告汇总情况",
    "{agency}\nHow the draft of the annual report of {year} adds up",
)
_SENTENCE = Message("{words}。", "{words}.")
_NOT_READ = Message(
    "未能读取 {count} 个文件，不知是谁的，未报的或在其中",
    "files not readable, of agencies that may be among the missing: {count}",
)
_UNREAD = Message("未能读取的文件", "Files that could not be read")
_UNREAD_COLUMNS = (Message("文件", "File"), Message("原因", "Reason"))
_WRONG = Message(
    "自身合计不符的部分：{names}。草稿的合计可能因此不符；检查它们的报告，可知错在何处。",
    "Parts whose own sums do not hold: {names}. Those of the draft may not hold because of them; "
    "check their reports to see where.",
)
_AS_ZERO = Message(
    "空白按 0 计入后，合计不符的部分：{names}。请它们补全报告，再汇总一次。",
    "Parts whose sums do not hold with their blanks as 0: {names}. Have them fill in their "
    "reports, and add up again.",
)
_WRONG_SUMS = Message(
    "各部分的报告在此相符，草稿的合计却不符，请核对空白和取自上年的数：{places}。",
    "Sums that hold in the reports of the parts, and not in the draft; look at blanks, and at what "
    "was taken from last year's report: {places}.",
)
_COVERAGE = Message("报送情况", "Who reported")
_PART = Message("机关", "Agency")
_BLANK = Message("草稿中的空白", "Blank cells of the draft")
_BLANK_COLUMNS = (
    Message("行", "Row"),
    Message("空白的格", "Blank cells"),
    Message("因这些部分而空白", "Because of"),
)
_WHOLE = Message("整行", "the whole row")
_LEFT = Message("各部分的空白", "Blanks by part")
_ZERO = Message("各部分的空白，按 0 计入", "Blanks by part, which count as 0")
_SUMMED = Message(
    "各部分空白的合计，按分项之和计入",
    "Blank totals by part, which count as the sums of their parts",
)
_LEFT_COLUMNS = (_PART, Message("格数", "Cells"), Message("所在的行", "Rows"))
_UNITS = Message("单位不明、未能相加的金额", "Amounts that cannot be added for want of a unit")
_UNIT_COLUMNS = (_PART, Message("单元格", "Cell"), Message("金额", "Amount"))
_CARRIED = Message("与上年的衔接", "What follows from last year")
_CARRIED_COLUMNS = (
    Message("单元格", "Cell"),
    Message("据上年应为", "Follows"),
    Message("各部分之和", "Sum"),
    Message("相差", "Difference"),
)
_TAKEN = Message("空白，已取上年的", "blank: taken over")
_REMARKS = Message("各部分的备注", "Remarks of the parts")
_REMARK_COLUMNS = (_PART, Message("单元格", "Cell"), Message("备注", "Remark"))
_SEPARATOR = Message("、", ", ")


def layout_aggregate(
    aggregate: Aggregate, lang: Lang = "zh", *, unread: Mapping[str, Message] | None = None
) -> Document:
    """Lay out how a draft came about, for any renderer.

    Args:
        aggregate: What ``aggregate`` gave. Without its breakdown there are no figures by part.
        lang: Language of the words; those of the form are Chinese.
        unread: Files that could not be read, and so were not added up, with the reason.

    Returns:
        Who reported, parts that are wrong themselves, and files that could not be read; the main
        figures of each part; and, where there are any, the blank cells of the draft and because of
        whom, blanks that count as 0, amounts without a unit, what follows from last year, and
        remarks. It is no official document, and has no date.

    Raises:
        InvalidValueError: Something else than an ``Aggregate`` is given.
        OptionError: There is no such language.
    """
    refuse_other(Aggregate, aggregate=aggregate)
    failures = unread_files(unread)
    verdict = [aggregate.message]
    if failures:
        verdict.append(_NOT_READ.format(count=len(failures)))
    report = aggregate.report
    title = _TITLE.format(agency=report.agency.name, year=report.year).text(lang)
    blocks: tuple[Block, ...] = (
        Title(title),
        Paragraph(_SENTENCE.format(words=Message.join(verdict, "；", "; ")).text(lang)),
        *_coverage(aggregate, lang),
        *_unread(failures, lang),
        *main_figures(aggregate, lang),
        *_open(aggregate, lang),
        *_carried(aggregate, lang),
        *_remarks(aggregate, lang),
    )
    metadata = Metadata(
        title=one_line(title),
        author=report.agency.name,
        published=None,
        language="en" if lang == "en" else "zh-CN",
    )
    coverage = attrs.asdict(aggregate.coverage) | {"unread": list(failures)}
    return Document(blocks, metadata, lambda: json.dumps(coverage, ensure_ascii=False))


def _coverage(aggregate: Aggregate, lang: Lang) -> Iterator[Block]:
    yield Heading(_COVERAGE.text(lang), level=1)
    for message in aggregate.coverage.messages:
        yield Paragraph(message.text(lang))
    for words, names in (
        (_WRONG, aggregate.inconsistent),
        (_AS_ZERO, aggregate.inconsistent_as_zero),
    ):
        if names:
            yield Paragraph(words.format(names=Message.join(_named(names))).text(lang))
    if aggregate.wrong_sums:
        places = Message.join(aggregate.wrong_sums)
        yield Paragraph(_WRONG_SUMS.format(places=places).text(lang))


def _unread(failures: Mapping[str, Message], lang: Lang) -> Iterator[Block]:
    rows = [(visible(name), visible(words.text(lang))) for name, words in failures.items()]
    yield from _table(_UNREAD, _UNREAD_COLUMNS, rows, lang)


def _open(aggregate: Aggregate, lang: Lang) -> Iterator[Block]:
    """List what is blank, what counts as 0, and what could not be added up."""
    rows = [
        (row.place, _columns(row, lang), shortened(_named(row.parts)).text(lang))
        for row in aggregate.blank_rows
    ]
    yield from _table(_BLANK, _BLANK_COLUMNS, rows, lang)
    form = type(aggregate.report)
    kept = () if aggregate.blanks_as_zero else aggregate.blanks
    for words, blanks in (
        (_LEFT, kept),
        (_ZERO, aggregate.zeros),
        (_SUMMED, aggregate.summed_totals),
    ):
        left = [(one.part, str(len(one.pointers)), _rows(form, one, lang)) for one in blanks]
        yield from _table(words, _LEFT_COLUMNS, left, lang)
    places = _places(form)
    unknown = [(a.part, places[a.pointer], shown(a.amount)) for a in aggregate.unknown_units]
    yield from _table(_UNITS, _UNIT_COLUMNS, unknown, lang)


def _rows(form: type[Report], left: PartBlanks, lang: Lang) -> str:
    """List the rows in which a part left cells blank."""
    rows = blank_rows(form, dict.fromkeys(left.pointers, ()))
    return _joined([row.place for row in rows], lang)


def _named(names: Iterable[str]) -> list[Message]:
    return [Message(name, name) for name in names]


def _carried(aggregate: Aggregate, lang: Lang) -> Iterator[Block]:
    rows = [
        (
            place(cell.labels),
            shown(cell.expected),
            shown(cell.total),
            _TAKEN.text(lang) if cell.taken else _signed(cell.difference),
        )
        for cell in aggregate.carried_over
    ]
    yield from _table(_CARRIED, _CARRIED_COLUMNS, rows, lang)


def _remarks(aggregate: Aggregate, lang: Lang) -> Iterator[Block]:
    places = _places(type(aggregate.report))
    rows = [(one.part, places[one.remark.pointer], one.remark.text) for one in aggregate.remarks]
    yield from _table(_REMARKS, _REMARK_COLUMNS, rows, lang)


def _table(
    heading: Message, columns: Iterable[Message], rows: Sequence[tuple[str, ...]], lang: Lang
) -> Iterator[Block]:
    """Give a table under its heading; nothing where there are no rows."""
    if rows:
        yield Heading(heading.text(lang), level=1)
        yield DataTable((tuple(column.text(lang) for column in columns), *rows))


def _places(report: type[Report]) -> dict[str, str]:
    return {leaf.pointer: place(leaf.labels) for leaf in leaves(report)}


def _columns(row: BlankRow, lang: Lang) -> str:
    return _joined(row.columns, lang) or _WHOLE.text(lang)


def _joined(names: Iterable[str], lang: Lang) -> str:
    return _SEPARATOR.text(lang).join(names)


def _signed(number: int | None) -> str:
    return "" if number is None else f"{number:+}" if number else "0"
