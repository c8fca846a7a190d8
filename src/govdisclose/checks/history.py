"""Rules that compare with last year's report: figures that follow from it, and texts like it.

All of them need the report of the year before, of the same agency; otherwise each says once why
it cannot be assessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from govdisclose.cells import Value
from govdisclose.checks.findings import Finding
from govdisclose.checks.flows import Flow, Term, flows
from govdisclose.checks.names import known_as
from govdisclose.checks.narrative.passages import text_of
from govdisclose.checks.rows import heading, place
from govdisclose.checks.rule import Rule
from govdisclose.checks.similarity import letters, similarity
from govdisclose.checks.subject import Subject
from govdisclose.editions import Report
from govdisclose.errors import Message, describe
from govdisclose.form import values_by_pointer

_LAST = Message("上年{name}{value}", "last year's {name}{value}")
_THIS = Message("{name}{value}", "{name}{value}")

_ALIKE = 0.9
"""From this share on a chapter is nearly the same. Figures do not count, so that a chapter that is
only brought up to date reaches 1; with every tenth sentence written anew it falls to this share;
chapters of different agencies reach 0.2."""
_CHAPTERS = {"overview": 100, "problems": 100, "other_matters": 300}
"""Letters from which on a chapter is looked at. A short one may rightly be the same each year
(没有需要报告的事项); so may the formula on fees (信息处理费) that many a chapter 六 consists of."""


def figures(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the cells that do not follow from last year's report."""
    obstacle = _obstacle(rule, subject)
    if obstacle:
        yield obstacle
        return
    due = flows(type(subject.report))[rule.id]
    # All cells in them are whole numbers.
    now = cast("Mapping[str, int | None]", subject.values)
    last = cast("Mapping[str, int | None]", _values_of_last_year(subject))
    unassessed: list[Flow] = []
    for flow in due:
        actual = now[flow.cell]
        expected = flow.expected(now, last)
        if actual is None or expected is None:
            unassessed.append(flow)
        elif actual != expected:
            yield _difference(rule, flow, flow.values(now, last), actual, expected)
    if unassessed:
        yield rule.finding(
            "unassessed",
            status="unassessed",
            left=tuple(flow.cell for flow in unassessed),
            words={
                "all": len(due),
                "count": len(unassessed),
                "place": place(unassessed[0].labels),
            },
        )


def _difference(
    rule: Rule, flow: Flow, values: Sequence[int | None], actual: int, expected: int
) -> Finding:
    return rule.finding(
        "differs",
        labels=flow.labels,
        left=(flow.cell,),
        right=tuple(term.pointer for term in flow.terms if not term.last),
        expected=expected,
        actual=actual,
        words={
            "place": place(flow.labels),
            "sum": _sum(flow.terms, values),
            "expected": expected,
            "actual": actual,
            "difference": abs(actual - expected),
        },
    )


def _sum(terms: tuple[Term, ...], values: Sequence[int | None]) -> Message:
    """Write out the sum that a cell should be."""
    (_, words), *others = [
        (term, (_LAST if term.last else _THIS).format(name=term.name, value=value))
        for term, value in zip(terms, values, strict=True)
    ]
    for term, written in others:
        sign = " + " if term.sign == 1 else " \u2212 "
        words = Message.join([words, written], sign, sign)
    return words


def same_text(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the chapters that are nearly the same as last year's."""
    obstacle = _obstacle(rule, subject)
    if obstacle:
        yield obstacle
        return
    report = subject.report
    for chapter, least in _CHAPTERS.items():
        text = text_of(report, chapter)
        if len(letters(text)) >= least:
            share = similarity(text, text_of(_last_year(subject), chapter))
            if share >= _ALIKE:
                label = heading(type(report), chapter)
                yield rule.finding(
                    "same",
                    labels=(label,),
                    left=(f"/{chapter}",),
                    words={"chapter": label, "percent": int(share * 100)},
                )


def _last_year(subject: Subject) -> Report:
    return cast("Report", subject.previous)  # these rules are not asked without it


def _values_of_last_year(subject: Subject) -> Mapping[str, Value]:
    return values_by_pointer(_last_year(subject))


def _obstacle(rule: Rule, subject: Subject) -> Finding | None:
    """Say why what is given cannot be compared with as last year's report."""
    report, last = subject.report, _last_year(subject)
    names = [agency.name for agency in (report.agency, last.agency)]
    if report.year is None or last.year is None:
        code = "no-year"
    elif last.year != report.year - 1:
        code = "other-year"
    elif all(names) and known_as(names[0]) != known_as(names[1]):
        code = "other-agency"
    elif last.edition not in rule.editions:
        code = "other-edition"
    else:
        return None
    return rule.finding(
        code,
        status="unassessed",
        words={
            "year": report.year,
            "last_year": last.year,
            "name": describe(names[0]),
            "last_name": describe(names[1]),
            "edition": report.edition,
            "last_edition": last.edition,
        },
    )
