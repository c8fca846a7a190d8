"""What a check found, as a document: for people, in any format that can be rendered."""

import itertools
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from govdisclose.arguments import messages, unread_files
from govdisclose.checks import SEVERITIES, Checked, Finding, by_severity
from govdisclose.checks.checked import all_checked
from govdisclose.checks.concluding import kind
from govdisclose.checks.rows import place as place_in_words
from govdisclose.document import Block, Document, Metadata, Title
from govdisclose.editions import Report
from govdisclose.errors import Lang, Message
from govdisclose.layouts.places import place, places
from govdisclose.prose import DataTable, Heading, Paragraph
from govdisclose.text import visible

_TITLE = Message("检查结果", "Results of the check")
_PROBLEMS = Message("读取的疑问", "Problems of reading")
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
_PROBLEM_COLUMNS = (
    Message("级别", "Severity"),
    Message("位置", "Place"),
    Message("说明", "What was found"),
)
_REASON = Message("理由", "Reason")
_MANY = 3  # as many findings of which the same is said have one row
_SAME = Message(
    "{words}（所列其余 {count} 处相同）", "{words} (the same of the other {count} listed)"
)
_OVERVIEW = (
    Message("机关", "Agency"),
    Message("结论", "Verdict"),
    Message("须改正", "To correct"),
    Message("须说明", "To explain"),
)
_VERDICTS = {
    "reading_errors": Message("读取有错误", "errors of reading"),
    "errors": Message("须改正", "errors to correct"),
    "warnings": Message("须说明", "warnings to explain"),
    "open": Message("有规则无法判定", "rules not assessed"),
    "fit": Message("可以公布", "fit to publish"),
    "unread": Message("未能检查", "not checked"),
}
_OF_SEVERAL = Message("{agency}（{file}）", "{agency} ({file})")
_ABOUT = Message("{whose}，{year}，{edition} 版", "{whose}, {year}, edition {edition}")
_NO_AGENCY = Message("机关不明", "agency unknown")
_YEAR = Message("{year} 年", "{year}")
_NO_YEAR = Message("年度不明", "year unknown")


def layout_findings(
    checked: Checked | Iterable[Checked],
    lang: Lang = "zh",
    *,
    unread: Mapping[str, Message] | None = None,
    notes: Iterable[Message] = (),
) -> Document:
    """Lay out what was found in reports, for any renderer.

    Args:
        checked: One report that was checked, or several.
        lang: Language of the words.
        unread: Files that could not be checked, with the reason.
        notes: What else is to be said, before the reports.

    Returns:
        Of several reports a table first, with a row for each: the agency, the verdict, and how
        many findings there are. For each report then the agency's name and the conclusion, a table
        of what was odd in the file it was read from, where that is known, one of what counts, one
        of what is explained (the same of three places or more is one row), and which cells may be
        wrong. It is no official document, and has no date.

    Raises:
        InvalidValueError: Something else than ``Checked`` is given, such as bare findings.
        OptionError: There is no such language.
    """
    given = all_checked(checked)
    failures = unread_files(unread)
    said = messages("notes", notes)
    title = _TITLE.text(lang)
    called = _called(given, lang)
    blocks: list[Block] = [Title(title)]
    if len(given) + len(failures) > 1:
        blocks.append(_overview(given, failures, called, lang))
    blocks += [Paragraph(_shown(words, lang)) for words in said]
    for one, name in zip(given, called, strict=True):
        blocks += [_heading(name), *_of_report(one, lang)]
    for name, words in failures.items():
        blocks += [_heading(name), Paragraph(_shown(_UNCHECKED.format(words=words), lang))]
    metadata = Metadata(
        title=title, author="", published=None, language="en" if lang == "en" else "zh-CN"
    )
    conclusions = [{"name": visible(one.name), **attrs.asdict(one.conclusion)} for one in given]
    data = {"checked": conclusions}
    return Document(tuple(blocks), metadata, lambda: json.dumps(data, ensure_ascii=False))


def _of_report(checked: Checked, lang: Lang) -> Iterator[Block]:
    yield Paragraph(_shown(_about(checked), lang))
    yield Paragraph(checked.conclusion.message.text(lang))
    if checked.pairing is not None:
        yield Paragraph(_shown(checked.pairing.message, lang))
    if checked.problems:
        yield Heading(_PROBLEMS.text(lang))
        yield _of_reading(checked, lang)
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


def _overview(
    given: Iterable[Checked], unread: Iterable[str], called: Iterable[str], lang: Lang
) -> DataTable:
    """Make a table with a row for each report, and one for each file that was not checked."""
    rows = [tuple(column.text(lang) for column in _OVERVIEW)]
    for one, name in zip(given, called, strict=True):
        found = one.conclusion
        verdict = _VERDICTS[kind(found)].text(lang)
        rows.append((_line(name), verdict, str(found.errors), str(found.warnings)))
    rows += [(_line(name), _VERDICTS["unread"].text(lang), "", "") for name in unread]
    return DataTable(tuple(rows))


def _called(given: Sequence[Checked], lang: Lang) -> list[str]:
    """Call each report by its agency, those of one agency by their files, too."""
    agencies = [one.report.agency.name for one in given]
    counts = Counter(agencies)
    return [
        _OF_SEVERAL.format(agency=agency, file=one.name).text(lang)
        if counts[agency] > 1 and agency
        else agency or one.name
        for one, agency in zip(given, agencies, strict=True)
    ]


def _heading(name: str) -> Heading:
    return Heading(_line(name), level=1)


def _about(checked: Checked) -> Message:
    report = checked.report
    return _ABOUT.format(
        whose=checked.name if report.agency.name else _NO_AGENCY,
        year=_NO_YEAR if report.year is None else _YEAR.format(year=report.year),
        edition=report.edition,
    )


def _table(
    findings: Iterable[Finding], columns: tuple[Message, ...], report: Report, lang: Lang
) -> DataTable:
    rows = [tuple(column.text(lang) for column in columns)]
    for alike in _alike(findings, lang):
        first = alike[0]
        rule = Message(first.rule, first.rule)
        stands = places(first, report) if len(alike) == 1 else _stand(alike)
        words = [SEVERITIES[first.severity], Message.join([rule, *stands], "\n", "\n")]
        words.append(_once(first.message, len(alike)))
        if first.silence is not None:
            words.append(first.silence.message)
        rows.append(tuple(_shown(part, lang) for part in words))
    return DataTable(tuple(rows))


def _of_reading(checked: Checked, lang: Lang) -> DataTable:
    """Tell of the problems of reading, the gravest first, with their places."""
    rows = [tuple(column.text(lang) for column in _PROBLEM_COLUMNS)]
    for severity, called in SEVERITIES.items():
        for problem in (one for one in checked.problems if one.severity == severity):
            where = "" if problem.source is None else problem.source.text(lang)
            words = [each.text(lang) for each in place(problem.pointer, checked.report)]
            stands = "\n".join(filter(None, (*words, where)))
            rows.append((called.text(lang), visible(stands), _shown(problem.message, lang)))
    return DataTable(tuple(rows))


def _alike(findings: Iterable[Finding], lang: Lang) -> Iterator[list[Finding]]:
    """Put many together of which the same is said, where the first of them stands."""
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_without_place(finding, lang), []).append(finding)
    for alike in groups.values():
        yield from [alike] if len(alike) >= _MANY else ([finding] for finding in alike)


def _without_place(finding: Finding, lang: Lang) -> Hashable:
    """Give what is said of a place, whichever it is; what is said of no place is like nothing."""
    if not finding.labels or finding.status != "failed" or finding.quote:
        return id(finding)
    own = place_in_words(finding.labels)
    words = finding.message.text(lang).replace(own, "", 1)
    return finding.severity, finding.rule, finding.silence, words


def _stand(alike: Sequence[Finding]) -> Iterator[Message]:
    """List places one below the other, each without the words that it shares with the one above."""
    above: tuple[str, ...] = ()
    for labels in (finding.labels for finding in alike):
        pairs = zip(labels[:-1], above, strict=False)
        shared = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))
        chapter = () if shared else labels[:1]
        rest = " / ".join(labels[max(shared, 1) :])
        yield from (Message(words, words) for words in (*chapter, rest) if words)
        above = labels


def _once(words: Message, count: int) -> Message:
    return words if count == 1 else _SAME.format(words=words, count=count - 1)


def _line(name: str) -> str:
    return visible(name.replace("\n", " "))


def _shown(words: Message, lang: Lang) -> str:
    return visible(words.text(lang))
