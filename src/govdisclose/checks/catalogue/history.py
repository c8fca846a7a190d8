"""Rules that compare with last year's report, and with the reports of the parts."""

from govdisclose.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
