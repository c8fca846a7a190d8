"""A summary as JSON, for programs."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from govdisclose.checks import Checked, Finding, Pairing, Repair, Silence, fingerprints
from govdisclose.errors import Lang, Message
from govdisclose.positions import Positions
from govdisclose.reading_problems import ReadingProblem
from govdisclose.text import visible

_SOURCE = ("page", "table", "sheet", "row", "column", "line", "raw")


def write(checked: Iterable[Checked], lang: Lang, unread: Mapping[str, Message]) -> str:
    """Write an array with an object for each file; those that could not be read come last."""
    items = [
        as_data(one, lang) | {"problems": [problem(each, lang) for each in one.problems]}
        for one in checked
    ]
    items += [
        {"file": visible(name), "error": visible(words.text(lang))}
        for name, words in unread.items()
    ]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def as_data(checked: Checked, lang: Lang) -> dict[str, Any]:
    """Give what was found in one report as plain data."""
    report, conclusion = checked.report, checked.conclusion
    positions = Positions(checked.source) if checked.source else None
    marks = fingerprints(checked.findings)
    return {
        "file": visible(checked.name),
        "edition": report.edition,
        "year": report.year,
        "agency": report.agency.name,
        "previous": checked.pairing and _pairing(checked.pairing, lang),
        "verdict": conclusion.message.text(lang),
        "fit": conclusion.fit,
        "counts": attrs.asdict(conclusion),
        "findings": [
            _finding(finding, mark, positions, lang)
            for finding, mark in zip(checked.findings, marks, strict=True)
        ],
        "repairs": [_repair(repair, lang) for repair in checked.repairs],
    }


def problem(given: ReadingProblem, lang: Lang) -> dict[str, Any]:
    """Give a problem of reading as plain data."""
    source = given.source
    return {
        "pointer": given.pointer,
        "code": given.code,
        "severity": given.severity,
        "message": given.message.text(lang),
        "source": source
        and {key: value for key in _SOURCE if (value := getattr(source, key)) is not None},
    }


def _finding(
    finding: Finding, mark: str, positions: Positions | None, lang: Lang
) -> dict[str, Any]:
    place = positions and positions.place(next(iter(finding.left), ""))
    return {
        "rule": finding.rule,
        "code": finding.code,
        "severity": finding.severity,
        "status": finding.status,
        "fingerprint": mark,
        "labels": list(finding.labels),
        "left": list(finding.left),
        "right": list(finding.right),
        "line": place and place.line,
        "column": place and place.column,
        "message": finding.message.text(lang),
        "expected": finding.expected,
        "actual": finding.actual,
        "delta": finding.delta,
        "quote": finding.quote,
        "span": finding.span and list(finding.span),
        "silence": finding.silence and _silence(finding.silence),
    }


def _pairing(pairing: Pairing, lang: Lang) -> dict[str, Any]:
    return {
        "code": pairing.code,
        "files": [visible(name) for name in pairing.sources],
        "errors": pairing.errors,
        "message": visible(pairing.message.text(lang)),
    }


def _silence(silence: Silence) -> dict[str, Any]:
    return {
        "by": silence.by,
        "reason": silence.reason,
        "who": silence.who,
        "until": silence.until and silence.until.isoformat(),
    }


def _repair(repair: Repair, lang: Lang) -> dict[str, Any]:
    return {
        "changes": dict(repair.changes),
        "before": dict(repair.before),
        "reasons": list(repair.reasons),
        "message": repair.message.text(lang),
        "clears": [finding.fingerprint for finding in repair.clears],
    }
