"""A file of ours carries its report as JSON: take that, and compare it with what is printed."""

import json
from collections.abc import Iterator

import attrs

from govdisclose import codec
from govdisclose.editions import Report, is_blank_form
from govdisclose.errors import DecodeError, Message, ReadError
from govdisclose.opening import chapters_of, customary_preface, customary_title
from govdisclose.pointers import replace
from govdisclose.prose import Picture
from govdisclose.readers.assembling import label_problems
from govdisclose.readers.content import Embedded, Item, Line
from govdisclose.readers.embedded.figures import compare_figures
from govdisclose.readers.embedded.filled import filled_in
from govdisclose.readers.embedded.likeness import plain, words_of
from govdisclose.readers.embedded.titles import title_reader
from govdisclose.readers.embedded.words import CHAPTERS, compare_words
from govdisclose.readers.printed import Printed
from govdisclose.readers.reading import ReadingProblem
from govdisclose.readers.tables.plan import Plan
from govdisclose.text import is_visible

__all__ = ["has_pictures", "restored"]

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
_NO_TABLES = Message(
    "文件带有本报告的 JSON，而没有印出官方表格，无从核对；报告取 JSON 的，请核对",
    "the file carries the JSON of the report, and has no table of the form to compare it with; the "
    "report has what the JSON says: check it",
)
_OTHER_DOCUMENT = Message(
    "这是本库生成的对比、汇总情况一类的文件，不是年度报告；请读取报告本身的文件",
    "this is a document that this library made of reports, such as a comparison or a roll-up, and "
    "no annual report; read the file of the report itself",
)


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
    printed = attrs.evolve(printed, parse_title=title_reader(report))
    if is_blank_form(report):
        return filled_in(printed, report)
    changes: dict[str, object] = {}
    problems = [*compare_figures(printed, report, changes)]
    if not _stands(report, printed.cells.content.items, plan):
        problems = [*compare_words(printed, report, changes), *problems]
    problems += label_problems(printed.cells, plan)
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
    chapters = (report.preface or (), *(getattr(report, name) for name in CHAPTERS))
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


def _stands(report: Report, items: list[Item], plan: Plan) -> bool:
    """Say whether a file is title, preface and the report's chapters, with all their blocks.

    Then none was edited, and their words need not be told from others. A file with attachments, or
    with tables in its prose, is not seen through here; nor is one of whose lines something is odd.
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
    if any(item.notes for item in items if isinstance(item, Line)):
        return False
    opening = [getattr(item, "text", None) for item in items[:first]]
    preface = report.preface or customary_preface(report)
    if None in opening or not all(hasattr(block, "text") for block in preface):
        return False
    title = report.title or customary_title(report)
    return plain("".join(map(str, opening))) == plain(title) + words_of(preface)
