"""A report that keeps or breaks a rule, told by what differs from ``sums.filled``."""

from collections.abc import Mapping
from typing import Any

import attrs

from govdisclose.checks import Finding, check
from govdisclose.editions import Report
from govdisclose.pointers import replace
from support.sums import YEARS, filled

NOTHING: Mapping[str, Any] = {}


@attrs.frozen
class Case:
    """A report, and how often a rule fails in it."""

    rule: str
    edition: str
    values: Mapping[str, Any] = NOTHING
    fails: int = 0
    previous: Mapping[str, Any] | None = None
    """What differs in the report of the year before; None: it is not given."""
    parts: tuple[Mapping[str, Any], ...] | None = None
    """What differs in the reports of the parts; None: they are not given."""
    roster: tuple[str, ...] = ()
    edition_beside: str | None = None
    """Edition of last year's report and of the parts; None: the same."""

    @property
    def report(self) -> Report:
        return replace(filled(self.edition), self.values)

    def found(self) -> list[Finding]:
        """Give all that the rule says."""
        last = {"/year": YEARS[self.edition] - 1}
        same = {"/year": YEARS[self.edition]}
        beside = filled(self.edition_beside or self.edition)
        found = check(
            self.report,
            previous=None if self.previous is None else replace(beside, last | dict(self.previous)),
            parts=None
            if self.parts is None
            else [replace(beside, same | dict(part)) for part in self.parts],
            roster=self.roster,
            select="all",
        )
        return [finding for finding in found if finding.rule == self.rule]

    def findings(self) -> list[Finding]:
        """Give what the rule finds, and nothing that is explained or cannot be told."""
        return [f for f in self.found() if f.status == "failed" and f.silence is None]
