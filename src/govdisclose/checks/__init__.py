"""Check a report: rules as plain functions, each with a record that says what it rests on.

Checking never repairs: ``check`` only says what is wrong, ``diagnose`` which cells it may come
from, and ``complete`` is the explicit way to fill in blanks.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from govdisclose import pointers
from govdisclose.arguments import check_instance, one_or_more, several, wrong_type
from govdisclose.checks.checked import Checked
from govdisclose.checks.columns import CheckedColumns, CheckedRelation, check_columns
from govdisclose.checks.compiled import balances
from govdisclose.checks.completing import complete
from govdisclose.checks.concluding import Conclusion, conclude
from govdisclose.checks.diagnosing import Repair, diagnose
from govdisclose.checks.findings import (
    SEVERITIES,
    Finding,
    Severity,
    Silence,
    Status,
    by_severity,
    fingerprints,
)
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.facts import facts
from govdisclose.checks.pairing import Pairing, PairingCode, ignored_alone, pairing
from govdisclose.checks.rule import Example, Need, Rule
from govdisclose.checks.selecting import due, no_rule, refuse_idle, selected
from govdisclose.checks.selecting import registered as rules
from govdisclose.checks.silencing import silenced
from govdisclose.checks.subject import Subject
from govdisclose.checks.waiver import Waiver
from govdisclose.checks.waiving import WaiverError, expired, load_waivers, unused
from govdisclose.editions import Report
from govdisclose.errors import GovdiscloseError, Message, PointerError, Problem, raise_if
from govdisclose.system import told

__all__ = [
    "SEVERITIES",
    "Checked",
    "CheckedColumns",
    "CheckedRelation",
    "Conclusion",
    "Example",
    "Fact",
    "Finding",
    "Need",
    "Pairing",
    "PairingCode",
    "Repair",
    "Rule",
    "Severity",
    "Silence",
    "Status",
    "Subject",
    "Waiver",
    "WaiverError",
    "by_severity",
    "check",
    "check_columns",
    "complete",
    "conclude",
    "diagnose",
    "due",
    "errors_in_figures",
    "expired",
    "facts",
    "fingerprints",
    "ignored_alone",
    "load_waivers",
    "pairing",
    "rules",
    "selected",
    "unused",
]

_FAILED = Message(
    "规则 {rule} 出错，请告知其作者，也可暂不选用（ignore）：{reason}",
    "the rule {rule} failed; please tell its author, or leave the rule out (ignore): {reason}",
)


def check(  # noqa: PLR0913 - one thing that is checked, and seven ways to say how
    report: Report,
    *,
    previous: Report | None = None,
    parts: Iterable[Report] | None = None,
    roster: Iterable[str] = (),
    select: str | Iterable[str] = "default",
    ignore: str | Iterable[str] = (),
    waivers: Iterable[Waiver] = (),
    today: date | None = None,
) -> list[Finding]:
    """Check a report against the rules of its edition.

    Args:
        report: A report of any edition; it may be incomplete.
        previous: The report of the year before, for the rules of ``history``.
        parts: The reports that a government's own is the sum of, for ``parts.sum``.
        roster: Names of the agencies whose reports should be among the parts; by default those
            that are given are taken to be all.
        select: Rules to ask: ids, families (``narrative``), ``default``, ``all``; one or several.
        ignore: Ids and families to leave out again.
        waivers: Written reasons that silence findings.
        today: Day on which waivers must hold; by default the day of the call.

    Returns:
        What was found, in the order of the catalogue and then of the form. Nothing is found in a
        report that is complete and consistent. What is silenced is among them, with ``silence``.

    Raises:
        UnknownRuleError: ``select`` or ``ignore`` names no rule.
        InvalidValueError: Something is no report, no waiver, or the like, or a waiver has no rule.
        GovdiscloseError: A package registers rules that cannot be loaded, or that fail; no rule is
            left to ask, or one that is selected by name needs what is not given.
    """
    chosen = one_or_more("select", select)
    asked = selected(chosen, one_or_more("ignore", ignore))
    subject = Subject(
        report=report,
        previous=previous,
        parts=None if parts is None else several("parts", parts),
        roster=several("roster", roster),
        waivers=several("waivers", waivers),
    )
    refuse_idle(asked, chosen, subject)
    return list(_findings(_on(today, subject), asked))


def errors_in_figures(report: Report) -> int:
    """Count the errors in the figures of a report with which another one is compared."""
    # What is compared are figures, not chapters.
    return conclude(check(report, select=("requests", "disputes"))).errors


def _on(today: date | None, subject: Subject) -> Subject:
    """Refuse waivers of no rule; leave out those that do not hold for the report on a day."""
    if today is not None:  # a point in time is a date, to Python, but cannot be compared with one
        raise_if([check_instance(today, date, "/today")])
    if not subject.waivers:
        return subject
    day = today or date.today()  # noqa: DTZ011 - the user's own day
    raise_if(no_rule(w.rule, f"/waivers/{n}/rule") for n, w in enumerate(subject.waivers))
    holding = tuple(waiver for waiver in subject.waivers if waiver.holds(subject.report, day))
    return attrs.evolve(subject, waivers=holding)


def _findings(subject: Subject, asked: Iterable[Rule]) -> Iterator[Finding]:
    if balances(subject.report):
        asked = [rule for rule in asked if not rule.settled_by_sums]
    for rule in due(asked, subject):
        yield from _found(rule, subject)


def _wrong(found: Iterable[Finding], subject: Subject) -> Iterator[Problem]:
    """Say what is no finding, or leads nowhere in the report."""
    for number, finding in enumerate(found):
        if not isinstance(finding, Finding):
            yield wrong_type(finding, Finding, f"/findings/{number}")
            continue
        for pointer in sorted({*finding.pointers}.difference(subject.values)):
            try:
                pointers.get(subject.report, pointer)
            except PointerError as error:
                yield Problem(f"/findings/{number}", "pointer", error.message)


def _found(rule: Rule, subject: Subject) -> list[Finding]:
    """Ask a rule.

    Raises:
        GovdiscloseError: It fails, so that it cannot be told what it would have found.
    """
    try:
        found = list(rule.find(rule, subject))
        raise_if(_wrong(found, subject))
        return list(silenced(found, rule, subject))
    except (Exception, SystemExit) as error:  # any package may have registered the rule
        raise GovdiscloseError(_FAILED.format(rule=rule.id, reason=told(error))) from error
