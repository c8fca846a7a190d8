"""Rules on the text of a report."""

from govdisclose.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
