"""Add up the reports of the parts of a government to a draft of its own."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from govdisclose.arguments import refuse_other, refuse_single, several
from govdisclose.cells import Money
from govdisclose.checks.arithmetic import contradictions, place_of
from govdisclose.checks.names import known_as
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency
from govdisclose.errors import Message, Problem, ProblemsError
from govdisclose.form import cell_values, leaves
from govdisclose.money import in_yuan
from govdisclose.pointers import replace
from govdisclose.rollup.adding import Adding, Sum
from govdisclose.rollup.asked import Asked, Blanks
from govdisclose.rollup.breakdown import Breakdown
from govdisclose.rollup.carrying import carried_over, take_over
from govdisclose.rollup.coverage import Coverage, covered
from govdisclose.rollup.intake import Intake
from govdisclose.rollup.result import Aggregate

_TOO_LARGE = Message(
    "各部分之和为 {total}，超出单元格所能容纳的，请核对各部分的数",
    "the parts add up to {total}, which is more than a cell can hold; look at their numbers",
)


class AggregateError(ProblemsError, ValueError):
    """Reports that cannot be added up; raised by ``aggregate``."""


def aggregate(  # noqa: PLR0913 - reports, whose and when, and five ways to say how
    reports: Iterable[Report],
    *,
    agency: str | Agency,
    year: int,
    roster: Iterable[str] = (),
    blanks: Blanks = "keep",
    previous: Report | None = None,
    take_over_blanks: bool = False,
    breakdown: bool = True,
) -> Aggregate:
    """Add up the reports of the parts of a government, cell by cell, to a draft of its own.

    Args:
        reports: One report of each part, the government's own office (本级) being one, all of one
            edition and of ``year``. None is held, so that they may come from a generator.
        agency: Whose draft it is; a name stands for an ``Agency`` of the kind ``government``.
        year: Report year of the draft.
        roster: Names of the agencies that should report; empty: those that did are all.
        blanks: Whether a blank of a part is blank in the draft, or counts: as 0, a total as the sum
            of its parts.
        previous: The government's own report of last year, to compare 上年结转 and the like with.
        take_over_blanks: Whether blank cells of the draft take what follows from ``previous``.
        breakdown: Whether to keep every cell of every part, some 2 kB a report.

    Returns:
        The draft, an ordinary report, and how it came about: who is missing, what is blank because
        of whom, what does not hold or does not follow from last year.

    Raises:
        AggregateError: The reports cannot be added up, or ``previous`` is not the report of this
            agency of the year before; with all reasons and the names. Or sums are too large.
        InvalidValueError: Another argument is not what it should be.
    """
    refuse_single("reports", reports)
    names = several("roster", roster)
    refuse_other(bool, take_over_blanks=take_over_blanks, breakdown=breakdown)
    asked = Asked(agency, year, names, blanks, previous, take_over_blanks)
    intake = Intake(asked.office.name, year, keep=breakdown, as_zero=blanks == "zero")
    for report in reports:
        intake.take(report)
    problems = [*intake.problems(), *asked.wrong_previous()]
    if problems or intake.adding is None:
        raise AggregateError(problems)
    return _aggregate(asked, intake.adding, intake)


def _aggregate(asked: Asked, adding: Adding, intake: Intake) -> Aggregate:
    """Put together what was added up, and what it is compared with."""
    draft = sums = _draft(asked, adding)
    carried = () if asked.previous is None else carried_over(draft, asked.previous)
    if asked.take_over_blanks:
        draft, carried = take_over(draft, carried)
    coverage = covered(intake.names, asked.roster)
    return Aggregate(
        report=draft,
        coverage=coverage,
        breakdown=_breakdown(adding, intake.names, coverage, sums),
        blanks=tuple(adding.blanks),
        blanks_as_zero=asked.blanks == "zero",
        unknown_units=tuple(adding.unknown),
        remarks=tuple(adding.remarks),
        inconsistent=tuple(adding.inconsistent),
        inconsistent_as_zero=tuple(adding.inconsistent_as_zero),
        wrong_sums=tuple(_wrong_sums(draft, adding)),
        carried_over=carried,
        doubled=intake.own is not None and _is_half(intake.own, sums),
    )


def _draft(asked: Asked, adding: Adding) -> Report:
    """Make the report of the sums.

    Raises:
        AggregateError: Sums are larger than their cells can hold.
    """
    unknown = {amount.pointer for amount in adding.unknown}
    if asked.blanks == "keep":
        unknown |= {pointer for left in adding.blanks for pointer in left.pointers}
    sums = [one for one in adding.sums() if one.leaf.pointer not in unknown]
    problems = [_too_large(one) for one in sums if not one.fits]
    if problems:
        raise AggregateError(problems)
    values = {one.leaf.pointer: one.value for one in sums}
    return replace(blank(adding.form.edition, year=asked.year, agency=asked.office), values)


def _too_large(one: Sum) -> Problem:
    words = _TOO_LARGE.format(total=f"{one.number}{one.unit or ''}")
    return Problem(one.leaf.pointer, "too-large", words)


def _wrong_sums(draft: Report, adding: Adding) -> Iterator[Message]:
    """Name the sums of the draft that fail, and do not in any part."""
    for relation in contradictions(draft):
        if relation not in adding.contradicted:
            yield place_of(relation)


def _is_half(own: Report, sums: Report) -> bool:
    """Say whether a part has half of everything: it is the sum of all others."""
    pairs = zip(_numbers(own), _numbers(sums), strict=True)
    known = [(part, whole) for part, whole in pairs if part is not None and whole is not None]
    return any(part for part, _ in known) and all(2 * part == whole for part, whole in known)


def _numbers(report: Report) -> Iterator[int | Decimal | None]:
    for value in cell_values(report):
        yield in_yuan(value) if isinstance(value, Money) else value


def _breakdown(
    adding: Adding, names: Mapping[str, str], coverage: Coverage, sums: Report
) -> Breakdown | None:
    """Put the cells of the parts in the order of the coverage."""
    if adding.rows is None:
        return None
    rows = dict(zip(names, adding.rows, strict=True))
    order = [key for agency in coverage.agencies if (key := known_as(agency.name)) in rows]
    cells = leaves(adding.form)
    return Breakdown(
        pointers=tuple(leaf.pointer for leaf in cells),
        labels=tuple(leaf.labels for leaf in cells),
        parts=tuple(names[key] for key in order),
        values=tuple(rows[key] for key in order),
        total=cell_values(sums),
    )
