"""A summary as lines of text, for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator

from govdisclose.checks import SEVERITIES, Checked, Conclusion, Finding, Pairing, by_severity
from govdisclose.checks.concluding import kind
from govdisclose.editions import Report
from govdisclose.errors import Lang, Message
from govdisclose.layouts.places import place
from govdisclose.reading_problems import ReadingProblem
from govdisclose.text import visible

LIMIT = 8
"""As many findings of one rule are written out, unless all are asked for."""

_LONGEST = 400  # characters of a problem of reading, which may quote the file at length
_INDENT = "    "
_SILENCED = Message("{severity}（已说明）", "{severity} (explained)")
MORE = Message("{rule} 另有 {count} 处，--all 列出", "{rule}: {count} more; --all lists them")
_OF_A_PLACE = Message("{place}：{words}", "{place}: {words}")
_CAUSE = Message("可能的原因：", "possible cause:")
_CAUSES = Message("可能的原因（其中之一）：", "possible causes (one of these):")
_UNEXPLAINED = Message(
    "有的表格只改一两格不能使各和数都相等，没有列出可能的原因",
    "in some table no change of one or two cells makes all sums hold; no cause is named for it",
)
_IN_ALL = Message("共 {count} 份：{parts}", "{count} reports: {parts}")
_KINDS = {
    "reading_errors": Message("{count} 份读取有错误", "{count} with errors of reading"),
    "errors": Message("{count} 份须改正", "{count} with errors to correct"),
    "warnings": Message("{count} 份须说明", "{count} with warnings to explain"),
    "open": Message("{count} 份有规则无法判定", "{count} with rules not assessed"),
    "fit": Message("{count} 份可以公布", "{count} fit to publish"),
}
_REASON = Message("说明：{reason}", "explained: {reason}")


def write(checked: Iterable[Checked], lang: Lang, *, headed: bool, limit: int | None) -> str:
    """Write the findings of each report, those that do not count last, and its conclusion.

    Args:
        checked: The reports.
        lang: Language of the words.
        headed: Whether a line with its name stands above each.
        limit: As many findings of one rule are written out; None: all.
    """
    given = tuple(checked)
    lines = [line for one in given for line in _lines(one, lang, headed=headed, limit=limit)]
    if len(given) > 1:
        lines.append(in_all(Counter(kind(one.conclusion) for one in given)).text(lang))
    return "".join(f"{line}\n" for line in lines)


def heading(name: str) -> str:
    """Write the line that stands above what is said of a report among others."""
    return f"== {_one_line(name)}"


def tally(kinds: Counter[str]) -> Message:
    """Say how many reports have a conclusion of each kind."""
    parts = [words.format(count=kinds[kind]) for kind, words in _KINDS.items() if kinds[kind]]
    return Message.join(parts, "，")


def in_all(kinds: Counter[str]) -> Message:
    """Say how many reports there are, and of each kind: the last line of many."""
    return _IN_ALL.format(count=kinds.total(), parts=tally(kinds))


def _lines(checked: Checked, lang: Lang, *, headed: bool, limit: int | None) -> Iterator[str]:
    if headed:
        yield heading(checked.name)
    yield from problems(checked.problems, checked.report, lang, limit)
    yield from findings(checked, lang, limit)


def problems(
    given: Iterable[ReadingProblem],
    report: Report,
    lang: Lang,
    limit: int | None,
    more: Message = MORE,
) -> Iterator[str]:
    """Write problems of reading out, each with its place in the file and in the report.

    Args:
        given: The problems.
        report: The one that was read.
        lang: Language of the words.
        limit: As many problems of one code that are no errors are written out, and as many
            characters of each as are of use to people; None: all.
        more: Says what lists the others, with a place for ``rule`` and ``count``.
    """
    listed = tuple(given)
    counts = Counter(problem.code for problem in listed)
    written: Counter[str] = Counter()
    for problem in listed:
        code = problem.code
        written[code] += 1
        if limit is None or problem.severity == "error" or written[code] <= limit:
            yield from _problem(problem, report, lang, None if limit is None else _LONGEST)
        elif written[code] == limit + 1:
            yield more.format(rule=code, count=counts[code] - limit).text(lang)


def _problem(
    problem: ReadingProblem, report: Report, lang: Lang, longest: int | None
) -> Iterator[str]:
    where = problem.source.text(lang) if problem.source else ""
    head = f"{SEVERITIES[problem.severity].text(lang)} {problem.code}"
    yield _one_line("  ".join(filter(None, (head, problem.pointer, where))))
    words = " ".join(problem.message.text(lang).split())
    if longest is not None and len(words) > longest:
        words = f"{words[:longest]}……"
    labels = place(problem.pointer, report)
    if labels:
        where = Message.join(labels, " / ", " / ").text(lang)
        words = _OF_A_PLACE.format(place=where, words=words).text(lang)
    yield f"{_INDENT}{_one_line(words)}"


def findings(
    checked: Checked, lang: Lang, limit: int | None, more: Message = MORE
) -> Iterator[str]:
    """Write out what was found in a report, with possible causes, and the conclusion.

    Args:
        checked: The report.
        lang: Language of the words.
        limit: As many findings of one rule are written out; None: all.
        more: Says what lists the others, with a place for ``rule`` and ``count``.
    """
    for silenced in (False, True):
        found = [f for f in checked.findings if (f.silence is not None) is silenced]
        yield from _listed(by_severity(found), lang, limit, more)
    for alternatives in checked.causes:
        yield (_CAUSES if len(alternatives) > 1 else _CAUSE).text(lang)
        yield from (f"{_INDENT}{_one_line(r.message.text(lang))}" for r in alternatives)
    if checked.is_unexplained:
        yield _UNEXPLAINED.text(lang)
    yield from _alone(checked.pairing, lang)
    yield checked.conclusion.message.text(lang)


def conclusion(found: Conclusion, pairing: Pairing | None, lang: Lang) -> str:
    """Write the conclusion on a report, and why it was not compared, of which no more is known."""
    return "".join(f"{line}\n" for line in (*_alone(pairing, lang), found.message.text(lang)))


def _alone(pairing: Pairing | None, lang: Lang) -> Iterator[str]:
    """Say why a report was compared with none of last year, where it was to be."""
    if pairing is not None and pairing.code != "paired":
        yield _one_line(pairing.message.text(lang))


def _listed(found: list[Finding], lang: Lang, limit: int | None, more: Message) -> Iterator[str]:
    """Write findings out; in place of those of a rule beyond the limit, how many they are."""
    counts = Counter(finding.rule for finding in found)
    most = len(found) if limit is None else limit
    written: Counter[str] = Counter()
    for finding in found:
        rule = finding.rule
        written[rule] += 1
        if written[rule] <= most:
            yield from _finding(finding, lang)
        elif written[rule] == most + 1:
            yield more.format(rule=rule, count=counts[rule] - most).text(lang)


def _finding(finding: Finding, lang: Lang) -> Iterator[str]:
    severity = SEVERITIES[finding.severity]
    if finding.silence is not None:
        severity = _SILENCED.format(severity=severity)
    yield " ".join((severity.text(lang), finding.rule, *finding.left[:1]))
    yield f"{_INDENT}{_one_line(finding.message.text(lang))}"
    if finding.silence is not None:
        reason = _REASON.format(reason=finding.silence.message)
        yield f"{_INDENT}{_one_line(reason.text(lang))}"


def _one_line(words: str) -> str:
    return visible(words.replace("\n", " "))
