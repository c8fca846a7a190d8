"""What a check found, as a document: for people, in any format that can be rendered."""

import json
from collections.abc import Iterable, Iterator, Mapping

import attrs

from govdisclose.arguments import unread_files
from govdisclose.checks import SEVERITIES, Checked, Finding, by_severity
from govdisclose.checks.checked import all_checked
from govdisclose.document import Block, Document, Metadata, Title
from govdisclose.editions import Report
from govdisclose.errors import Lang, Message
from govdisclose.opening import chapters_of
from govdisclose.prose import DataTable, Heading, Paragraph
from govdisclose.text import visible

_TITLE = Message("检查结果", "Results of the check")
_COUNTED = Message("查出的问题", "Findings")
_SILENCED = Message("已说明的问题", "Findings that are explained")
_CAUSES = Message("可能的原因", "Possible causes")
_ONE_OF = Message("其中之一：", "One of these:")
_UNCHECKED = Message("未能检查：{words}", "not checked: {words}")
_COLUMNS = (
    Message("级别", "Severity"),
    Message("规则和位置", "Rule and place"),
    Message("说明", "What was found"),
)
_FIELDS = {
    "year": Message("报告年度", "year of the report"),
    "agency": Message("机关", "agency"),
    "title": Message("标题", "title"),
    "published": Message("公布日期", "date of publication"),
    "preface": Message("前言", "preface"),
    "attachments": Message("附件", "attachments"),
    "remarks": Message("备注", "remarks"),
}
_NTH = Message("{words}，第 {number} 段", "{words}, paragraph {number}")
_REASON = Message("理由", "Reason")
_ABOUT = Message("{agency}，{year}，{edition} 版", "{agency}, {year}, edition {edition}")
_NO_AGENCY = Message("机关不明", "agency unknown")
_YEAR = Message("{year} 年", "{year}")
_NO_YEAR = Message("年度不明", "year unknown")


def layout_findings(
    checked: Checked | Iterable[Checked],
    lang: Lang = "zh",
    *,
    unread: Mapping[str, Message] | None = None,
) -> Document:
    """Lay out what was found in reports, for any renderer.

    Args:
        checked: One report that was checked, or several.
        lang: Language of the words.
        unread: Files that could not be checked, with the reason.

    Returns:
        For each report its name and its conclusion, a table of what counts, one of what is
        explained, and which cells may be wrong. It is no official document, and has no date.

    Raises:
        InvalidValueError: Something else than ``Checked`` is given, such as bare findings.
        OptionError: There is no such language.
    """
    given = all_checked(checked)
    failures = unread_files(unread)
    title = _TITLE.text(lang)
    blocks: list[Block] = [Title(title)]
    for one in given:
        blocks += _of_report(one, lang)
    for name, words in failures.items():
        blocks += [_heading(name), Paragraph(_shown(_UNCHECKED.format(words=words), lang))]
    metadata = Metadata(
        title=title, author="", published=None, language="en" if lang == "en" else "zh-CN"
    )
    conclusions = {one.name: attrs.asdict(one.conclusion) for one in given}
    return Document(tuple(blocks), metadata, lambda: json.dumps(conclusions, ensure_ascii=False))


def _of_report(checked: Checked, lang: Lang) -> Iterator[Block]:
    yield _heading(checked.name)
    yield Paragraph(_about(checked).text(lang))
    yield Paragraph(checked.conclusion.message.text(lang))
    if checked.pairing is not None:
        yield Paragraph(_shown(checked.pairing.message, lang))
    findings = by_severity(checked.findings)
    counted = [finding for finding in findings if finding.silence is None]
    silenced = [finding for finding in findings if finding.silence is not None]
    if counted:
        yield Heading(_COUNTED.text(lang))
        yield _table(counted, _COLUMNS, checked.report, lang)
    if checked.repairs:
        yield Heading(_CAUSES.text(lang))
    for alternatives in checked.causes:
        if len(alternatives) > 1:
            yield Paragraph(_ONE_OF.text(lang))
        yield from (Paragraph(_shown(repair.message, lang)) for repair in alternatives)
    if silenced:
        yield Heading(_SILENCED.text(lang))
        yield _table(silenced, (*_COLUMNS, _REASON), checked.report, lang)


def _heading(name: str) -> Heading:
    return Heading(visible(name.replace("\n", " ")), level=1)


def _about(checked: Checked) -> Message:
    report = checked.report
    return _ABOUT.format(
        agency=report.agency.name or _NO_AGENCY,
        year=_NO_YEAR if report.year is None else _YEAR.format(year=report.year),
        edition=report.edition,
    )


def _table(
    findings: Iterable[Finding], columns: tuple[Message, ...], report: Report, lang: Lang
) -> DataTable:
    rows = [tuple(column.text(lang) for column in columns)]
    for finding in findings:
        words = [SEVERITIES[finding.severity], _rule_and_place(finding, report), finding.message]
        if finding.silence is not None:
            words.append(finding.silence.message)
        rows.append(tuple(_shown(part, lang) for part in words))
    return DataTable(tuple(rows))


def _rule_and_place(finding: Finding, report: Report) -> Message:
    """Name the rule, and below it the place in printed words: the chapter, and where in that.

    What cannot be assessed has many places, and its message says which is the first.
    """
    places = finding.left[:1] if finding.status == "failed" else ()
    # What is quoted stands in the text; the cells it is compared with are not its place.
    if finding.labels and not finding.quote:
        chapter, *rest = finding.labels
        lines = [Message(words, words) for words in (chapter, " / ".join(rest)) if words]
    else:
        lines = [_in_words(pointer, report) for pointer in places]
    return Message.join([Message(finding.rule, finding.rule), *lines], "\n", "\n")


def _in_words(pointer: str, report: Report) -> Message:
    """Name a place that is no number cell: a chapter and its paragraph, or a field of the report.

    What has no words of its own, as a place that is named by a rule of others, is given as it is.
    """
    name, *rest = pointer[1:].split("/")
    words = _FIELDS.get(name, Message(pointer, pointer))
    label = chapters_of(type(report)).get(name)
    if label is not None:
        words = Message(label, label)
    blocks = getattr(report, name, ())
    index = int(rest[0]) if rest and rest[0].isdecimal() else -1
    if not (isinstance(blocks, tuple) and 0 <= index < len(blocks)):
        return words
    if not isinstance(blocks[index], Paragraph):
        return words
    number = sum(isinstance(block, Paragraph) for block in blocks[: index + 1])
    return _NTH.format(words=words, number=number)


def _shown(words: Message, lang: Lang) -> str:
    return visible(words.text(lang))
