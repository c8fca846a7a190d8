"""A report that was checked, as summaries tell of it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

import attrs

from govdisclose.checks.concluding import Conclusion, conclude
from govdisclose.checks.findings import Finding
from govdisclose.editions import Report
from govdisclose.errors import Message


class Repair(Protocol):
    """What a summary asks of a repair: which cells would be changed, and what that would clear."""

    @property
    def changes(self) -> Mapping[str, int]:
        """New values by JSON Pointer."""
        ...

    @property
    def clears(self) -> tuple[Finding, ...]:
        """The findings that would be no more."""
        ...

    @property
    def message(self) -> Message:
        """The changes in words."""
        ...


@attrs.frozen(kw_only=True)
class Checked:
    """A report, what was found in it, and what may be the cause."""

    name: str
    """What the report is called in a summary: the path of its file, mostly."""
    report: Report
    findings: tuple[Finding, ...] = attrs.field(converter=tuple[Finding, ...])
    repairs: tuple[Repair, ...] = attrs.field(default=(), converter=tuple[Repair, ...])
    """Which cells may be wrong, most likely first."""
    asked: frozenset[str] = frozenset()
    """Ids of the rules that were asked, where that is known."""
    source: str = attrs.field(default="", repr=False)
    """The JSON that the report was read from, to say in which line a finding is; empty: not at
    hand."""

    @cached_property
    def conclusion(self) -> Conclusion:
        """How many findings there are of each kind."""
        return conclude(self.findings)
