"""Compare what a file of ours says in words with its JSON."""

from collections.abc import Iterator

import attrs

from govdisclose.editions import Report
from govdisclose.errors import Message, describe
from govdisclose.form import cell_values
from govdisclose.opening import customary_preface, customary_title
from govdisclose.pointers import replace
from govdisclose.prose import Paragraph, Prose
from govdisclose.readers.embedded.likeness import EDITED, differ, plain, words_of
from govdisclose.readers.printed import Printed
from govdisclose.readers.prose import Narrative
from govdisclose.readers.prose.closings import is_comparison
from govdisclose.readers.prose.contacts import contacts
from govdisclose.readers.prose.dates import read_date
from govdisclose.readers.prose.furniture import is_label
from govdisclose.readers.reading import ReadingProblem

CHAPTERS = ("overview", "problems", "other_matters")
CONTACTS = ("address", "postcode", "phone", "fax", "email", "website")
_FROM_PAGE = "published-from-page"
_OF_SIGNATURE = {"agency-from-signature", "signed-by"}
_OF_PRINT = {"year-differs", "contact-twice"}  # odd in an opening that was edited

_TITLE = Message(
    "印出的标题是 {printed}，文件所带的 JSON 是 {data}：文件生成之后改过；报告取印出的，请核对",
    "the printed title is {printed}, and the JSON in the file says {data}: the file was edited "
    "afterwards; the report has what is printed, check it",
)
_PROSE = Message(
    "印出的文字与文件所带的 JSON 不同：文件生成之后改过；报告取印出的，请核对",
    "the printed text is not that of the JSON in the file: it was edited afterwards; the report "
    "has what is printed: check it",
)
_ATTACHMENTS = Message(
    "印出的附件认出 {printed} 个，文件所带的 JSON 有 {data} 个：文件生成之后改过；报告取印出的，"
    "认不出的留在最后一章的文字里，请核对",
    "{printed} attachments are found in print, and {data} in the JSON in the file: it was edited "
    "afterwards; the report has what is printed, and what is not found to be an attachment is left "
    "in the last chapter: check it",
)
_GONE = Message(
    "文件所带的 JSON 有 {data}，而改过的文字里没有印出；报告取 JSON 的，请核对",
    "{data}, which the JSON in the file says, is not printed in the edited text; the report has "
    "what the JSON says: check it",
)
_NOT_PRINTED = Message(
    "文件所带的 JSON 有 {data}，而没有印出；报告取 JSON 的，请核对",
    "{data}, which the JSON in the file says, is not printed; the report has what the JSON says: "
    "check it",
)
_GONE_CHAPTER = Message(
    "没有印出这一章，或没有印出它的标题；报告取文件所带的 JSON 的（{data}），请核对",
    "the chapter is not printed, or its heading is not; the report has what the JSON in the file "
    "says ({data}): check it",
)


def compare_words(
    printed: Printed, report: Report, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare all that is no number cell.

    Args:
        printed: What is printed in the file.
        report: The report of its JSON.
        changes: What is to be changed in that, by pointer; this is added to.
    """
    narrative = printed.narrative
    opening = [*compare_title(report, narrative, changes), *_preface(report, printed, changes)]
    yield from opening
    for name in CHAPTERS:
        before, found = getattr(report, name), getattr(narrative, name)
        if before and not found and name not in narrative.chapters:
            words = _GONE_CHAPTER.format(data=describe(words_of(before)))
            yield ReadingProblem(f"/{name}", "not-printed", words, "warning")
        elif _differ(before, found := _with_signature(name, report, narrative), printed):
            changes[f"/{name}"] = found
            yield ReadingProblem(f"/{name}", "edited", _PROSE, "warning")
    yield from _attachments(report, printed, changes)
    yield from compare_day(report, printed, changes)
    signature = narrative.signature
    ours = signature is not None and signature.name == plain(report.agency.name)
    ours = ours or bool(_own_signature(report, narrative))
    for problem in printed.word_problems():
        if ours and problem.code in _OF_SIGNATURE:  # a title may name another agency, or none
            continue
        added = problem.source is not None and not is_of_ours(problem)
        if added or (opening and problem.code in _OF_PRINT):
            yield problem


def is_of_ours(problem: ReadingProblem) -> bool:
    """Say whether a problem is about what we print besides the report.

    That is a comparison with the year before, and the catalogue of a page.
    """
    raw = "" if problem.source is None else plain(problem.source.raw)
    return is_comparison(raw) or is_label(raw)


def _differ(before: Prose, found: Prose, printed: Printed) -> bool:
    return differ(before, found, pictured=printed.pictured, paged=printed.paged)


def _own_signature(report: Report, printed: Narrative) -> Prose:
    """Give the signature where it is the end of the last chapter, and is read as a signature."""
    if printed.signature is None:
        return ()
    text = plain(printed.signature.text)
    before: Prose = getattr(report, CHAPTERS[-1])
    found: Prose = getattr(printed, CHAPTERS[-1])
    if not words_of(before).endswith(text) or words_of(found).endswith(text):
        return ()
    for count in (1, 2):  # paragraphs: of the name and of the date, or of both
        if words_of(before[-count:]) == text:
            return before[-count:]
    return (Paragraph(printed.signature.text),)


def _with_signature(name: str, report: Report, printed: Narrative) -> Prose:
    """Give a chapter as it is printed, with the signature where that is of its own text."""
    found: Prose = getattr(printed, name)
    return (*found, *_own_signature(report, printed)) if name == CHAPTERS[-1] else found


def compare_day(
    report: Report, printed: Printed, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the date of the signature, unless that is the end of the last chapter.

    Whether a report is signed is an option of rendering, so that one without a name behind the text
    need not have been.
    """
    narrative = printed.narrative
    day = narrative.published
    if day == report.published or _own_signature(report, narrative):
        return
    if day is None:
        if narrative.signature is not None:
            words = _NOT_PRINTED.format(data=describe(str(report.published)))
            yield ReadingProblem("/published", "not-printed", words, "warning")
        return
    # A page may say when it was published, which may be another day.
    of_page = read_date(plain(printed.cells.content.metadata.get("published", ""))[:10])
    if day == of_page or any(each.note.code == _FROM_PAGE for each in narrative.findings):
        return
    changes["/published"] = day
    yield differing("/published", str(day), str(report.published or ""))


def differing(pointer: str, printed: str, data: str) -> ReadingProblem:
    """Tell of a field that is printed otherwise than the JSON has it."""
    words = EDITED.format(printed=describe(printed), data=describe(data))
    return ReadingProblem(pointer, "edited", words, "warning")


def compare_title(
    report: Report, printed: Narrative, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the title, and what it says of agency and year."""
    title = report.title or customary_title(report)
    if not printed.titled:
        words = _NOT_PRINTED.format(data=describe(title))
        yield ReadingProblem("/title", "not-printed", words, "warning")
        if printed.year is not None and printed.year != report.year:  # which the opening names
            changes["/year"] = printed.year
            yield differing("/year", str(printed.year), str(report.year or ""))
        return
    shown = attrs.evolve(report, title=None, year=printed.year, agency=printed.agency)
    found = printed.title or customary_title(shown)
    if not found or plain(found) == plain(title):
        return
    if printed.title or report.title:
        changes["/title"] = printed.title
    if printed.year is not None and printed.year != report.year:
        changes["/year"] = printed.year
    if printed.agency.name and printed.agency.name != report.agency.name:
        changes["/agency/name"] = printed.agency.name
    words = _TITLE.format(printed=describe(found), data=describe(title))
    yield ReadingProblem("/title", "edited", words, "warning")


def _preface(
    report: Report, printed: Printed, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the opening paragraph, and the contact details in it.

    One that is derived from the report is no text of its own while it says what is derived.
    """
    before, found = report.preface or customary_preface(report), printed.narrative.preface
    edited = bool(found) and _differ(before, found, printed)
    if edited:
        yield from _details(report, before, printed.narrative, changes)
    shown = replace(report, changes) if changes else report
    expected = report.preface or customary_preface(shown)
    if found and _differ(expected, found, printed):
        changes["/preface"] = found
    if edited and "/preface" in changes:
        yield ReadingProblem("/preface", "edited", _PROSE, "warning")
    # A blank form has no opening, but where the report has one of its own.
    expects = report.preface or any(value is not None for value in cell_values(report))
    if expects and words_of(before) and not found:
        words = _NOT_PRINTED.format(data=describe(words_of(before)))
        yield ReadingProblem("/preface", "not-printed", words, "warning")


def _details(
    report: Report, before: Prose, printed: Narrative, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the contact details that an edited opening names with those that it named."""
    named, _ = contacts("\n".join(getattr(block, "text", "") for block in before))
    for field in CONTACTS:
        pointer, data = f"/agency/{field}", getattr(report.agency, field)
        old, new = named.get(field, ""), getattr(printed.agency, field)
        if new and new not in {old, data}:
            changes[pointer] = new
            yield differing(pointer, new, data)
        elif old and not new and old == data:
            words = _GONE.format(data=describe(data))
            yield ReadingProblem(pointer, "not-printed", words, "warning")


def _attachments(
    report: Report, printed: Printed, changes: dict[str, object]
) -> Iterator[ReadingProblem]:
    """Compare the attachments; one that was edited is taken as it is printed, the others stay."""
    before, found = report.attachments, printed.narrative.attachments
    same = [
        plain(one.title) == plain(other.title) and not _differ(one.content, other.content, printed)
        for one, other in zip(before, found, strict=False)
    ]
    if len(before) != len(found):
        words = _ATTACHMENTS.format(printed=len(found), data=len(before))
        yield ReadingProblem("/attachments", "edited", words, "warning")
    for index, like in enumerate(same):
        if not like:
            yield ReadingProblem(f"/attachments/{index}", "edited", _PROSE, "warning")
    if len(before) != len(found) or not all(same):
        kept = zip(before, found, same, strict=False)
        rest = found[len(same) :]
        changes["/attachments"] = (*(one if like else other for one, other, like in kept), *rest)
