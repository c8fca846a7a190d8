"""Check a report: rules as plain functions, each with a record that says what it rests on.

Checking never repairs: ``check`` only says what is wrong, and ``complete`` is the explicit way to
fill in blanks.
"""

from govdisclose.checks.catalogue import RULES
from govdisclose.checks.compiled import balances
from govdisclose.checks.completing import complete
from govdisclose.checks.findings import Finding, Severity
from govdisclose.checks.rule import Rule
from govdisclose.editions import Report

__all__ = ["Finding", "Rule", "Severity", "check", "complete", "rules"]


def check(report: Report) -> list[Finding]:
    """Check a report against every rule of its edition.

    Args:
        report: A report of any edition; it may be incomplete.

    Returns:
        What was found, in the order of the catalogue and then of the form. Nothing is found in a
        report that is complete and consistent.
    """
    settled = balances(report)
    return [
        finding
        for rule in RULES
        if not (settled and rule.settled_by_sums) and report.edition in rule.editions
        for finding in rule.find(rule, report)
    ]


def rules() -> tuple[Rule, ...]:
    """Give the catalogue: every rule, in the order in which findings are given."""
    return RULES
