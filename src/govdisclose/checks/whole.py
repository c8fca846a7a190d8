"""Rules about the report as a whole: whose it is, its chapters, the edition it is written on."""

from collections.abc import Iterator

from govdisclose.checks.findings import Finding, Severity
from govdisclose.checks.rows import heading
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.editions import EDITIONS, Edition
from govdisclose.prose import Block, DataTable, Picture
from govdisclose.text import is_visible

_CHAPTERS: tuple[tuple[str, Severity, str], ...] = (
    ("overview", "error", "chapter"),
    ("problems", "error", "chapter"),
    ("other_matters", "warning", "last-chapter"),
)


def missing_chapters(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the chapters of prose in which nothing can be seen."""
    report = subject.report
    for name, severity, code in _CHAPTERS:
        if not any(map(_shows, getattr(report, name))):
            label = heading(type(report), name)
            yield rule.finding(
                code,
                severity=severity,
                labels=(label,),
                left=(f"/{name}",),
                words={"chapter": label},
            )


def _shows(block: Block) -> bool:
    """Say whether a block shows anything: a picture, or a character that is not blank."""
    if isinstance(block, Picture):
        return True
    if isinstance(block, DataTable):
        return is_visible(block.caption) or any(
            is_visible(text) for row in block.rows for text in row
        )
    return is_visible(block.text)


def untitled(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find a report that does not say whose it is, or of which year."""
    report = subject.report
    if not is_visible(report.agency.name):
        yield rule.finding("no-agency", left=("/agency/name",))
    if report.year is None:
        yield rule.finding("no-year", left=("/year",))


def edition_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find a report written on the form of another year."""
    year, edition = subject.report.year, subject.report.edition
    if year is None:
        yield rule.finding("no-year", status="unassessed", left=("/year",))
        return
    right = _edition_for(year)
    if right is None or right.id != edition:
        yield rule.finding(
            "no-edition" if right is None else "other-edition",
            left=("/year",),
            words={
                "year": year,
                "right": right,
                "used": EDITIONS[edition],
                "first": next(iter(EDITIONS.values())),
            },
        )


def _edition_for(year: int) -> Edition | None:
    """Look up the edition that is for a report year."""
    for edition in EDITIONS.values():
        if edition.first_year <= year <= (edition.last_year or year):
            return edition
    return None
