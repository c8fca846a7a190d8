"""The catalogue: a record for each rule, in the order in which they are asked.

A new rule is a plain function and a record in one of the modules here.
"""

from govdisclose.checks.catalogue import (
    counts,
    history,
    narrative,
    parts,
    proactive,
    report,
    statements,
    sums,
)

RULES = (
    *sums.RULES,
    *report.RULES,
    *proactive.RULES,
    *history.RULES,
    *parts.RULES,
    *counts.RULES,
    *statements.RULES,
    *narrative.RULES,
)
"""Every rule of this library."""
