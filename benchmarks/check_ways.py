"""Checking: against a loop that a careful user would write by hand."""

from collections.abc import Iterator

import attrs

import govdisclose as gd
from govdisclose.form import form_fields
from timing import line


def _columns(row: gd.Applicants) -> tuple[int, ...]:
    organizations = row.organizations
    cells = (
        row.natural_persons,
        organizations.commercial_enterprises,
        organizations.research_institutions,
        organizations.public_welfare_organizations,
        organizations.legal_service_institutions,
        organizations.other,
        row.total,
    )
    return tuple(cell or 0 for cell in cells)


def _rows(group: object) -> Iterator[gd.Applicants]:
    for field in attrs.fields(type(group)):  # type: ignore[arg-type]
        part = getattr(group, field.name)
        if isinstance(part, gd.Applicants):
            yield part
        elif form_fields(type(part)):
            yield from _rows(part)


def by_hand(report: gd.Report) -> list[str]:
    """Check the arithmetic of both tables with loops; says only that something is wrong."""
    requests = report.requests
    *parts, total = [_columns(row) for row in _rows(requests.outcomes)]
    received, carried_over = _columns(requests.received), _columns(requests.carried_over)
    forward = _columns(requests.carried_forward)
    every = (received, carried_over, *parts, total, forward)
    wrong = ["row" for row in every if sum(row[:6]) != row[6]]
    for column in range(7):
        if sum(row[column] for row in parts) != total[column]:
            wrong.append("outcomes")
        if received[column] + carried_over[column] != total[column] + forward[column]:
            wrong.append("balance")
    disputes = report.disputes
    for case in (
        disputes.reconsideration,
        disputes.litigation.direct,
        disputes.litigation.after_reconsideration,
    ):
        known = [case.upheld or 0, case.corrected or 0, case.other or 0, case.pending or 0]
        if sum(known) != case.total:
            wrong.append("disputes")
    return wrong


def lines(report: gd.Report) -> Iterator[str]:
    """Compare checking one clean report."""
    if gd.check(report) or by_hand(report):
        raise SystemExit("the benchmark's report should be clean")
    yield line(
        "check: loops by hand (arithmetic only)",
        lambda: gd.check(report),
        lambda: by_hand(report),
        "ours <= 0.1 ms",
    )
