"""Reports that keep or break each rule: at least two each way."""

from support.cases import counts, history, narrative, proactive, report, sums

CASES = [*sums.CASES, *report.CASES, *proactive.CASES, *history.CASES, *counts.CASES]
CASES += narrative.CASES
