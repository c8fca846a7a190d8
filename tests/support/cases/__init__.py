"""Reports that keep or break each rule: at least two each way."""

from support.cases import history, narrative, parts, proactive, report, sums

CASES = [
    *sums.CASES,
    *report.CASES,
    *proactive.CASES,
    *history.CASES,
    *parts.CASES,
    *narrative.CASES,
]
