"""A file of ours carries its report as JSON: take that, and compare it with what is printed."""

import json
from collections.abc import Iterator

import attrs

from govdisclose import codec
from govdisclose.cells import Value, WholeNumbers, noted, shown
from govdisclose.editions import Report
from govdisclose.editions.shared import Remark
from govdisclose.errors import DecodeError, Message, ReadError, describe
from govdisclose.form import cell_values, leaves
from govdisclose.opening import chapters_of, customary_preface, customary_title
from govdisclose.pointers import replace
from govdisclose.prose import DataTable, Picture, Prose
from govdisclose.readers import values
from govdisclose.readers.assembling import plan_problems
from govdisclose.readers.content import Embedded, Item
from govdisclose.readers.places import Cells
from govdisclose.readers.printed import Printed
from govdisclose.readers.prose import Narrative
from govdisclose.readers.reading import ReadingProblem
from govdisclose.readers.tables.plan import Plan
from govdisclose.text import is_visible

_DAMAGED = Message(
    "文件所带的 JSON 与散列值不符，说明改动过，所以没有采用；报告从印出的内容读取",
    "the JSON in the file does not match its hash: it was changed, and is not used; the report is "
    "read from what is printed",
)
_UNREADABLE = Message(
    "文件所带的 JSON 有误，没有采用；报告从印出的内容读取：{reason}",
    "the JSON in the file cannot be read, and is not used; the report is read from what is "
    "printed: {reason}",
)
_OTHER_EDITION = Message(
    "文件所带的 JSON 是 {data} 版，印出的表格是 {printed} 版；报告从印出的内容读取",
    "the JSON in the file is of edition {data}, and what is printed of {printed}; the report is "
    "read from what is printed",
)
_EDITED = Message(
    "印出的是 {printed}，文件所带的 JSON 是 {data}：文件生成之后改过；报告取印出的，请核对",
    "{printed} is printed, and the JSON in the file says {data}: it was edited afterwards; the "
    "report has what is printed: check it",
)
_NOT_PRINTED = Message(
    "文件所带的 JSON 有 {data}，而此处没有印出，或无法确定印在哪一格；报告取 JSON 的，请核对",
    "{data}, which the JSON in the file says, is not printed, or it is uncertain in which cell; "
    "the report has what the JSON says: check it",
)
_NO_TABLES = Message(
    "文件带有本报告的 JSON，而没有印出官方表格，无从核对；报告取 JSON 的，请核对",
    "the file carries the JSON of the report, and has no table of the form to compare it with; the "
    "report has what the JSON says: check it",
)
_PROSE_EDITED = Message(
    "印出的文字与文件所带的 JSON 不同：文件生成之后改过；报告取印出的，请核对",
    "the printed text is not that of the JSON in the file: it was edited afterwards; the report "
    "has what is printed: check it",
)
_TITLE_EDITED = Message(
    "印出的标题是 {printed}，文件所带的 JSON 是 {data}：文件生成之后改过；报告取印出的，请核对",
    "the printed title is {printed}, and the JSON in the file says {data}: the file was edited "
    "afterwards; the report has what is printed, check it",
)
_OTHER_DOCUMENT = Message(
    "这是本库生成的对比、汇总情况一类的文件，不是年度报告；请读取报告本身的文件",
    "this is a document that this library made of reports, such as a comparison or a roll-up, and "
    "no annual report; read the file of the report itself",
)
_PROSE = ("overview", "problems", "other_matters")
_NUMBERS = WholeNumbers("")


def restored(printed: Printed, embedded: Embedded) -> tuple[Report | None, list[ReadingProblem]]:
    """Take the report that a file carries.

    Args:
        printed: What is printed in the file.
        embedded: The JSON in it.

    Returns:
        The report of the JSON, with everything that was edited afterwards as it is printed, and
        what that is; None instead of the report where the JSON cannot be used.

    Raises:
        ReadError: The JSON, intact, is that of another document of ours than a report.
    """
    plan = printed.plan
    if not embedded.intact:
        return None, [ReadingProblem("", "data-damaged", _DAMAGED)]
    try:
        report = codec.loads(embedded.text)
    except DecodeError as error:
        if _is_of_other_document(embedded.text):
            raise ReadError(_OTHER_DOCUMENT, "no-report") from None
        words = _UNREADABLE.format(reason=error.problems[0].message)
        return None, [ReadingProblem("", "data-damaged", words)]
    if report.edition != plan.edition and plan.tables:
        words = _OTHER_EDITION.format(data=report.edition, printed=plan.edition)
        return None, [ReadingProblem("", "data-edition", words)]
    if not plan.tables:
        return report, [ReadingProblem("", "not-printed", _NO_TABLES)]
    changes: dict[str, object] = {}
    problems = list(_figures(printed.cells, plan, report, changes))
    # Rows that were added, say, are no cells of the form, and nothing of the JSON.
    problems += plan_problems(printed.cells, plan.notes)
    if not _stands(report, printed.cells.content.items, plan):
        problems += _chapters(report, printed.narrative, changes)
    report = replace(report, changes) if changes else report
    return report, [*problems, *_untitled(report, printed)]


def _untitled(report: Report, printed: Printed) -> Iterator[ReadingProblem]:
    """Say whose report it is, or of which year, is not known, where the printed page says neither.

    A blank form, which has room to write them in, is no such page.
    """
    if report.year is None or not is_visible(report.agency.name):
        for found in printed.narrative.findings:
            if found.note.code in {"agency-missing", "year-missing"}:
                note = found.note
                yield ReadingProblem(found.pointer, note.code, note.message, note.severity)


def has_pictures(report: Report) -> bool:
    """Say whether there is a picture in what a report says."""
    chapters = (report.preface or (), *(getattr(report, name) for name in _PROSE))
    attached = (attachment.content for attachment in report.attachments)
    return any(isinstance(block, Picture) for prose in (*chapters, *attached) for block in prose)


def _is_of_other_document(text: str) -> bool:
    """Say whether JSON is data that ``layout_comparison`` and its kin put into a document.

    The JSON of every report says its format and edition, whatever else is wrong with it.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.keys().isdisjoint({"format", "edition"})


def _figures(
    cells: Cells, plan: Plan, report: Report, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the number cells with what the JSON says."""
    remarks = {remark.pointer: remark.text for remark in report.remarks}
    before = dict(remarks)
    kinds, texts = leaves(type(report)), cells.texts
    for leaf, value, ref in zip(kinds, cell_values(report), plan.single, strict=True):
        pointer = leaf.pointer
        data = written(value, remarks.get(pointer, ""))
        if ref is None:
            if data:
                words = _NOT_PRINTED.format(data=describe(data))
                yield ReadingProblem(pointer, "not-printed", words)
            continue
        text = texts[ref[0]][ref[1]]
        if text == data or _squeezed(text) == _squeezed(data):
            continue
        parsed = values.parse(text, leaf.cell)
        changes[pointer] = parsed.value
        remarks.pop(pointer, None)
        if parsed.remark:
            remarks[pointer] = parsed.remark
        words = _EDITED.format(printed=describe(text), data=describe(data))
        yield ReadingProblem(pointer, "edited", words, "error", cells.source(ref))
        yield from cells.problems(ref, pointer, parsed.notes)
    if remarks != before:
        changes["/remarks"] = tuple(Remark(*remark) for remark in remarks.items())


def written(value: Value, remark: str) -> str:
    """Write a cell as it is printed: the value, and the remark behind it."""
    number = _NUMBERS[value] if value is None or type(value) is int else shown(value)
    return noted(number, remark)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _stands(report: Report, items: list[Item], plan: Plan) -> bool:
    """Say whether a file is title, preface and the report's chapters, with all their blocks.

    Then none was edited, and their words need not be told from others. A file with attachments, or
    with tables in its prose, is not seen through here.
    """
    chapters: list[object] = []
    for name, label in chapters_of(type(report)).items():
        content = getattr(report, name)
        blocks = content if isinstance(content, tuple) else (name,)
        chapters += [label, *(getattr(block, "text", block) for block in blocks)]
    tables, first = plan.tables, len(items) - len(chapters)
    printed = [
        tables.get(index) or getattr(item, "text", None)
        for index, item in enumerate(items[first:], first)
    ]
    if first < 0 or printed != chapters:
        return False
    opening = "".join(getattr(item, "text", "") for item in items[:first])
    title = report.title or customary_title(report)
    preface = _words(report.preface or customary_preface(report))
    return _plain(opening) == _plain(title) + preface


def _chapters(
    report: Report, printed: Narrative, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    yield from _title(report, printed, changes)
    preface = report.preface or customary_preface(report)
    if printed.preface and _words(printed.preface) != _words(preface):
        changes["/preface"] = printed.preface
        yield ReadingProblem("/preface", "edited", _PROSE_EDITED, "warning")
    for name in _PROSE:
        before, found = getattr(report, name), getattr(printed, name)
        if before != found and _words(before) != _words(found):
            changes[f"/{name}"] = found
            yield ReadingProblem(f"/{name}", "edited", _PROSE_EDITED, "warning")


def _title(
    report: Report, printed: Narrative, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the title, and what it says of agency and year."""
    shown = attrs.evolve(report, title=None, year=printed.year, agency=printed.agency)
    found = printed.title or customary_title(shown)
    title = report.title or customary_title(report)
    if not found or _plain(found) == _plain(title):
        return
    if printed.title or report.title:
        changes["/title"] = printed.title
    if printed.year is not None and printed.year != report.year:
        changes["/year"] = printed.year
    if printed.agency.name and printed.agency.name != report.agency.name:
        changes["/agency/name"] = printed.agency.name
    words = _TITLE_EDITED.format(printed=describe(found), data=describe(title))
    yield ReadingProblem("/title", "edited", words, "warning")


def _words(prose: Prose) -> str:
    """Give the letters and digits of a chapter, whatever its blocks are."""
    texts: list[str] = []
    for block in prose:
        if isinstance(block, DataTable):
            texts += [block.caption, *(cell for row in block.rows for cell in row)]
        else:
            texts.append(getattr(block, "text", ""))
    return _plain("".join(texts))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text))
