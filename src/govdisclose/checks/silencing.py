"""Findings that somebody has explained: by a remark on the cell, or by a waiver.

They are given like the others, with the reason beside them, and counted apart in the verdict.
"""

from collections.abc import Iterable

import attrs

from govdisclose.checks.findings import Finding, Silence
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject


def silence_of(rule: Rule, pointer: str, subject: Subject) -> Silence | None:
    """Give the reason why a rule does not count in one place, if there is one."""
    if rule.silenced_by_remark and pointer in subject.remarks:
        return _remark(pointer, subject)
    for waiver in subject.waivers:
        if waiver.rule == rule.id and waiver.covers(pointer):
            return waiver.silence
    return None


def _remark(pointer: str, subject: Subject) -> Silence:
    return Silence(by="remark", reason=subject.remarks[pointer])


def apart(rule: Rule, pointers: Iterable[str], subject: Subject) -> list[tuple[str, ...]]:
    """Group places by the reason why a rule does not count there, so that each is said apart."""
    groups: dict[Silence | None, list[str]] = {}
    for pointer in pointers:
        groups.setdefault(silence_of(rule, pointer, subject), []).append(pointer)
    return [tuple(group) for group in groups.values()]


def silenced(findings: Iterable[Finding], rule: Rule, subject: Subject) -> Iterable[Finding]:
    """Mark the findings of a rule that a remark or a waiver explains.

    A finding that compares two sides is explained where its first place is; any other only where
    each of its places is, by the reason of the first. What cannot be assessed because of cells is
    explained by remarks on all of them, too.
    """
    if not subject.waivers and not subject.remarks:
        return findings
    return (_silenced(finding, rule, subject) for finding in findings)


def _silenced(finding: Finding, rule: Rule, subject: Subject) -> Finding:
    places = finding.left[:1] if finding.right else finding.left
    if finding.status == "unassessed" and places and subject.remarks.keys() >= {*places}:
        # Whatever the rule: the remarks say why it is left open.
        return attrs.evolve(finding, silence=_remark(places[0], subject))
    silences = [silence_of(rule, place, subject) for place in places or ("",)]
    if None in silences:
        return finding
    return attrs.evolve(finding, silence=silences[0])
