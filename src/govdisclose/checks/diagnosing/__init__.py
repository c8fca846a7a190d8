"""Name the cell that is most likely wrong, where sums fail.

``incidence`` knows which cell stands in which sums, ``searching`` finds all explanations of the
fewest cells and says why none is missed, ``plausibility`` puts them in order, ``wording`` names
them. Nothing is repaired: what is found is for somebody who knows the true figures to look at.
"""

from collections.abc import Mapping
from typing import cast

from govdisclose.checks import arithmetic
from govdisclose.checks.catalogue.sums import RULES
from govdisclose.checks.compiled import balances
from govdisclose.checks.diagnosing.incidence import incidence_of
from govdisclose.checks.diagnosing.plausibility import Reason, order, reasons
from govdisclose.checks.diagnosing.repair import Repair
from govdisclose.checks.diagnosing.searching import Explanation, search
from govdisclose.checks.diagnosing.wording import say
from govdisclose.checks.findings import Finding
from govdisclose.checks.relations import equalities
from govdisclose.checks.subject import Subject
from govdisclose.editions import Report
from govdisclose.form import Form, cached

__all__ = ["Reason", "Repair", "diagnose", "explanations"]


def diagnose(report: Report) -> list[Repair]:
    """Name the cells that are most likely wrong, where sums fail in the tables of 三 and 四.

    The table of chapter 三, and each of the three blocks of chapter 四, is looked at by itself: no
    sum connects them. For each, the smallest number of cells is sought, one or else two, whose
    change would satisfy every failed sum and break no other. All answers of that number are given.
    A blank is an unknown number of 0 or more, as in ``check``, and is never what is wrong.

    Args:
        report: A report of any edition; it may be incomplete.

    Returns:
        What could be put right, in printed order of the tables; within each the most plausible
        answer first. Answers with the same ``clears`` are alternatives. A table in which no sum
        fails has none; so has one in which two cells cannot explain everything, because more are
        wrong.

    Raises:
        InvalidValueError: It is no report.
    """
    subject = Subject(report=report)
    if balances(report):
        return []
    # All cells in equalities are counts.
    values = cast("Mapping[str, int | None]", subject.values)
    found = explanations(type(report), values)
    findings = _findings(subject)
    return [_repair(type(report), explanation, findings) for explanation in found]


def explanations(report: type[Form], values: Mapping[str, int | None]) -> list[Explanation]:
    """Give what ``diagnose`` says as bare changes.

    Args:
        report: Class of an edition's reports, such as ``e2021.Report``.
        values: The numbers of tables 三 and 四 by JSON Pointer.
    """
    found = search(incidence_of(report), values)
    return [explanation for answers in found for explanation in sorted(answers, key=order)]


def _findings(subject: Subject) -> dict[int, Finding]:
    """Give what ``check`` says of the equalities that fail, by their number."""
    numbers = _numbers(type(subject.report))
    rules = {rule for rule, _ in numbers}
    return {
        numbers[rule.id, finding.left]: finding
        for rule in RULES
        if rule.id in rules
        for finding in arithmetic.find(rule, subject)
        if finding.status == "failed"
    }


@cached
def _numbers(report: type[Form]) -> dict[tuple[str, tuple[str, ...]], int]:
    """Number the equalities by their rule and the cells of their left side."""
    return {(equality.rule, equality.sides[0]): n for n, equality in enumerate(equalities(report))}


def _repair(
    report: type[Form], explanation: Explanation, findings: Mapping[int, Finding]
) -> Repair:
    changes = explanation.changes
    why = reasons(explanation)
    return Repair(
        changes={change.place.pointer: change.after for change in changes},
        before={change.place.pointer: change.before for change in changes},
        clears=tuple(findings[number] for number in sorted(explanation.failed)),
        reasons=why,
        message=say(report, changes, why),
    )
