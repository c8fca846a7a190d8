"""What a batch gives for each report: what came of it, and why not where nothing did."""

import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

import attrs

from govdisclose import codec
from govdisclose.checks import (
    SEVERITIES,
    Checked,
    Conclusion,
    Finding,
    Pairing,
    Severity,
    conclude,
)
from govdisclose.editions import Report
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.readers import Reading, Verdict

Status = Literal["done", "kept", "failed"]
"""``done``: it was worked on now; ``kept``: it was done by an earlier run, and nothing has changed
since; ``failed``: see ``error``."""


class BatchError(GovdiscloseError):
    """A batch that cannot go on: its executor is broken, or its folder cannot be used.

    What it has given is done; another run with ``resume=True`` does the rest.
    """


@attrs.frozen(kw_only=True)
class Facts:
    """What is known of a report in short; a run that goes on knows it of those that it keeps."""

    edition: str = ""
    year: int | None = None
    agency: str = ""
    conclusion: Conclusion | None = None
    """How many findings of each kind the rules have; None where they were not asked."""
    worst: Severity | None = None
    """The gravest severity of a finding that no remark and no waiver explains."""
    verdict: Verdict | None = None
    """Of a published report that was read: what its sums say."""
    odd: Severity | None = None
    """Of a published report that was read: the gravest severity of a problem of reading."""
    reading_errors: int | None = None
    """Of a published report that was read: how many problems of reading are errors."""


def facts_of(
    report: Report, found: tuple[Finding, ...] | None, back: Reading | None = None
) -> Facts:
    """Sum up what is known of a report.

    Args:
        report: The report.
        found: What the rules found; None where they were not asked.
        back: How it was read, if it is a published one.
    """
    odd: list[Severity] = [problem.severity for problem in back.problems] if back else []
    errors = odd.count("error")
    return Facts(
        edition=report.edition,
        year=report.year,
        agency=report.agency.name,
        conclusion=None if found is None else conclude(found, reading_errors=errors),
        worst=_gravest(f.severity for f in found or () if f.silence is None),
        verdict=back.verdict if back else None,
        odd=_gravest(odd),
        reading_errors=errors if back else None,
    )


def _gravest(severities: Iterable[Severity]) -> Severity | None:
    return min(severities, key=list(SEVERITIES).index, default=None)


@attrs.frozen(kw_only=True)
class Output:
    """A file that was written."""

    path: Path
    sha256: str
    """Of its content, in hexadecimal digits."""


@attrs.frozen(kw_only=True)
class Result:
    """What came of one report."""

    source: str
    """The path of its file, or the name it was given."""
    index: int = 0
    """Its number among all; they come in another order where there are several workers."""
    status: Status = "done"
    outputs: tuple[Output, ...] = ()
    error: Message | None = None
    """Why it failed, and what to do."""
    facts: Facts = Facts()
    findings: tuple[Finding, ...] = ()
    """What the rules found; of a report that is kept, its ``facts`` alone are known."""
    asked: frozenset[str] = frozenset()
    """Ids of the rules that were asked."""
    json: str = attrs.field(default="", repr=False)
    """The report as JSON, where it was checked; from ``render`` only where something was found."""
    reading: Reading | None = None
    """What was read, of a published report."""
    pairing: Pairing | None = None
    """Which of last year's reports it was compared with, or why with none; None: it was not to
    be."""

    @property
    def ok(self) -> bool:
        """Whether the report could be worked on; it may have findings all the same."""
        return self.error is None

    @cached_property
    def checked(self) -> Checked | None:
        """The report with what was found in it, for ``summarize``; None where it is not known."""
        if self.reading is not None and self.asked:
            report = self.reading.report
        elif self.json:
            report = codec.loads(self.json, max_bytes=sys.maxsize)  # it was read already
        else:
            return None
        return Checked(
            name=self.source,
            report=report,
            findings=self.findings,
            asked=self.asked,
            source=self.json,
            pairing=self.pairing,
            problems=() if self.reading is None else self.reading.problems,
        )
