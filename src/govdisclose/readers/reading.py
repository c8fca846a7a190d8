"""What ``read`` gives: a report, what was odd on the way, and where each value stood."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

import attrs

from govdisclose.checks.arithmetic import contradictions
from govdisclose.checks.relations import equalities
from govdisclose.editions import Report
from govdisclose.form import values_by_pointer
from govdisclose.reading_problems import ReadingProblem, Source

__all__ = ["Reading", "ReadingProblem", "Source", "Verdict"]

Verdict = Literal["proved", "unproved", "contradicted"]
"""What the arithmetic of the form says of a report that was read."""


@attrs.frozen
class Reading:
    """A report as read from a file."""

    report: Report
    """The report; what could not be read is None in it, or empty."""
    problems: tuple[ReadingProblem, ...]
    """What was odd, and what could not be read: first of the whole file, then of its text, its
    tables, and its cells."""
    sources: Mapping[str, Source] = attrs.field(repr=False, hash=False)  # a mapping has no hash
    """Where each number cell stood in the file, by JSON Pointer; a cell that the file has not is
    not among them."""

    @cached_property
    def verdict(self) -> Verdict:
        """What the sums of the form say.

        ``proved``: all of them hold; ``unproved``: blank cells leave it open; ``contradicted``: at
        least one cannot hold.
        """
        # The rules say the same, but to ask them takes those of other packages, too, broken or not.
        if contradictions(self.report):
            return "contradicted"
        values = values_by_pointer(self.report)
        cells = (p for equality in equalities(type(self.report)) for p in equality.pointers)
        return "unproved" if any(values[pointer] is None for pointer in cells) else "proved"
