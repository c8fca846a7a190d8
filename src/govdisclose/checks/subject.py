"""What is checked: a report, and what it is compared with."""

from collections.abc import Mapping
from functools import cached_property

import attrs

from govdisclose.cells import Value
from govdisclose.checks.waiver import Waiver
from govdisclose.editions import Report
from govdisclose.form import values_by_pointer


@attrs.frozen(kw_only=True)
class Subject:
    """A report to check, and what it is compared with."""

    report: Report
    previous: Report | None = None
    """The report of the year before; None: not given."""
    parts: tuple[Report, ...] | None = None
    """The reports that a government's own is the sum of; None: not given."""
    roster: tuple[str, ...] = ()
    """Names of the agencies whose reports are the parts; empty: those that are given are all."""
    waivers: tuple[Waiver, ...] = ()
    """Those that hold for this report today."""

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """All number cells by JSON Pointer."""
        return values_by_pointer(self.report)

    @cached_property
    def remarks(self) -> Mapping[str, str]:
        """The remarks by the JSON Pointer of their cell."""
        return {remark.pointer: remark.text for remark in self.report.remarks}
