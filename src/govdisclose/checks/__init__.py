"""Check a report: rules as plain functions, each with a record that says what it rests on.

Checking never repairs: ``check`` only says what is wrong, ``diagnose`` which cells it may come
from, and ``complete`` is the explicit way to fill in blanks.
"""

from collections.abc import Iterable, Iterator
from datetime import date

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
    fingerprints,
)
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.facts import facts
from govdisclose.checks.rule import Example, Need, Rule
from govdisclose.checks.selecting import registered as rules
from govdisclose.checks.selecting import selected
from govdisclose.checks.silencing import silenced
from govdisclose.checks.subject import Subject
from govdisclose.checks.waiver import Waiver
from govdisclose.checks.waiving import expired, load_waivers, unused
from govdisclose.editions import Report

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
    "Repair",
    "Rule",
    "Severity",
    "Silence",
    "Status",
    "Subject",
    "Waiver",
    "check",
    "check_columns",
    "complete",
    "conclude",
    "diagnose",
    "expired",
    "facts",
    "fingerprints",
    "load_waivers",
    "rules",
    "selected",
    "unused",
]


def check(  # noqa: PLR0913 - one thing that is checked, and seven ways to say how
    report: Report,
    *,
    previous: Report | None = None,
    parts: Iterable[Report] | None = None,
    roster: Iterable[str] = (),
    select: Iterable[str] = ("default",),
    ignore: Iterable[str] = (),
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
        select: Which rules to ask: ids, families (``narrative``), ``default`` or ``all``.
        ignore: Ids and families to leave out again.
        waivers: Written reasons that silence findings.
        today: Day on which waivers must hold; by default the day of the call.

    Returns:
        What was found, in the order of the catalogue and then of the form. Nothing is found in a
        report that is complete and consistent. What is silenced is among them, with ``silence``.

    Raises:
        UnknownRuleError: ``select`` or ``ignore`` names no rule.
        GovdiscloseError: A package registers rules that cannot be loaded.
    """
    asked = selected(tuple(select), tuple(ignore))
    written = tuple(waivers)
    if written:
        day = date.today() if today is None else today  # noqa: DTZ011 - the user's own day
        written = tuple(waiver for waiver in written if waiver.holds(report, day))
    subject = Subject(
        report=report,
        previous=previous,
        parts=None if parts is None else tuple(parts),
        roster=tuple(roster),
        waivers=written,
    )
    return list(_findings(subject, asked))


def _findings(subject: Subject, asked: Iterable[Rule]) -> Iterator[Finding]:
    settled = balances(subject.report)
    for rule in asked:
        if not (settled and rule.settled_by_sums) and _is_due(rule, subject):
            yield from silenced(rule.find(rule, subject), rule, subject)


def _is_due(rule: Rule, subject: Subject) -> bool:
    """Say whether a rule is for the report's edition, and given all that it needs."""
    return subject.report.edition in rule.editions and all(
        getattr(subject, need) is not None for need in rule.needs
    )
