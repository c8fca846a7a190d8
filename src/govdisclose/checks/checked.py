"""A report that was checked, as summaries tell of it."""

import itertools
from collections.abc import Iterable
from functools import cached_property

import attrs

from govdisclose.arguments import check_instance, several
from govdisclose.checks.concluding import Conclusion, conclude
from govdisclose.checks.diagnosing import Repair, diagnose
from govdisclose.checks.findings import Finding
from govdisclose.checks.pairing import Pairing
from govdisclose.checks.relations import equalities
from govdisclose.editions import Report, wrong_reports
from govdisclose.errors import raise_if
from govdisclose.reading_problems import ReadingProblem


def _findings(given: Iterable[Finding]) -> tuple[Finding, ...]:
    return several("findings", given)


def _problems(given: Iterable[ReadingProblem]) -> tuple[ReadingProblem, ...]:
    return several("problems", given)


def _ids(given: Iterable[str]) -> frozenset[str]:
    ids = several("asked", given)
    raise_if(check_instance(rule, str, f"/asked/{n}") for n, rule in enumerate(ids))
    return frozenset(ids)


@attrs.frozen(kw_only=True)
class Checked:
    """A report, what was found in it, and what may be the cause."""

    name: str
    """What the report is called in a summary: the path of its file, mostly."""
    report: Report
    findings: tuple[Finding, ...] = attrs.field(converter=_findings)
    asked: frozenset[str] = attrs.field(default=frozenset(), converter=_ids)
    """Ids of the rules that were asked, where that is known; given as any texts."""
    source: str = attrs.field(default="", repr=False)
    """The JSON that the report was read from, to say in which line a finding is; empty: not at
    hand."""
    pairing: Pairing | None = None
    """Which of last year's reports it was compared with, or why with none; None: it was not to
    be."""
    problems: tuple[ReadingProblem, ...] = attrs.field(default=(), converter=_problems, repr=False)
    """Of a report that was read from a published file: what was odd in it, as ``Reading`` says."""

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(
            [
                check_instance(self.name, str, "/name"),
                *wrong_reports(("/report", self.report)),
                *(
                    check_instance(f, Finding, f"/findings/{n}")
                    for n, f in enumerate(self.findings)
                ),
                check_instance(self.source, str, "/source"),
                None if self.pairing is None else check_instance(self.pairing, Pairing, "/pairing"),
                *(
                    check_instance(each, ReadingProblem, f"/problems/{n}")
                    for n, each in enumerate(self.problems)
                ),
            ]
        )

    @property
    def reading_errors(self) -> int:
        """How many problems of reading are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @cached_property
    def conclusion(self) -> Conclusion:
        """How many findings there are of each kind."""
        return conclude(self.findings, reading_errors=self.reading_errors)

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """Which cells may be wrong: what ``diagnose`` gives that would clear what counts."""
        counted = {f.fingerprint for f in self.findings if f.silence is None}
        return tuple(
            repair
            for repair in diagnose(self.report)
            if not counted.isdisjoint(cleared.fingerprint for cleared in repair.clears)
        )

    @property
    def is_unexplained(self) -> bool:
        """Whether a sum that counts fails, and no repair clears it."""
        sums = {equality.rule for equality in equalities(type(self.report))}
        failed = {f.fingerprint for f in self.findings if f.rule in sums and _counts(f)}
        return not failed <= {f.fingerprint for repair in self.repairs for f in repair.clears}

    @property
    def causes(self) -> list[list[Repair]]:
        """The repairs, those together of which one alone is needed."""
        by_cleared = itertools.groupby(self.repairs, key=lambda repair: repair.clears)
        return [list(alternatives) for _, alternatives in by_cleared]


def _counts(finding: Finding) -> bool:
    return finding.status == "failed" and finding.silence is None


def all_checked(given: Checked | Iterable[Checked]) -> tuple[Checked, ...]:
    """Take one report that was checked, or several.

    Raises:
        InvalidValueError: Something else is given, such as bare findings.
    """
    checked = (given,) if isinstance(given, Checked) else several("checked", given)
    raise_if(check_instance(one, Checked, f"/checked/{n}") for n, one in enumerate(checked))
    return checked
