"""Reports that keep or break each rule: at least two each way."""

from support.cases import counts, history, narrative, parts, proactive, report, statements, sums

CASES = [
    *sums.CASES,
    *report.CASES,
    *proactive.CASES,
    *history.CASES,
    *parts.CASES,
    *counts.CASES,
    *statements.CASES,
    *narrative.CASES,
]
