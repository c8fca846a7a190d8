"""``parts.sum``: a government's own report is the sum of the reports of its parts.

It is compared only where every part is there, once, on the same form, for the same year; otherwise
each thing that is in the way is said once, with the names.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from typing import cast

import attrs

from govdisclose.cells import Money, Value, shown
from govdisclose.checks.findings import Finding
from govdisclose.checks.names import known_as, listed
from govdisclose.checks.rows import PrintedRow, place, printed_rows
from govdisclose.checks.rule import Rule
from govdisclose.checks.silencing import apart
from govdisclose.checks.subject import Subject
from govdisclose.editions import Report
from govdisclose.errors import Message, describe
from govdisclose.form import cell_values, leaves
from govdisclose.money import EXACT, UNITS, YUAN, in_yuan

_THIS_REPORT = Message("此报告", "this report")
_COLUMN = Message(
    "「{name}」报告 {actual}、各部分合计 {expected}",
    "「{name}」 {actual} in the report, {expected} in its parts",
)


@attrs.frozen
class _Cell:
    """A cell of the report, and the same cell of each part."""

    labels: tuple[str, ...]
    value: Value
    values: tuple[Value, ...]
    """Those of the parts."""

    @property
    def blank(self) -> bool:
        return None in (self.value, *self.values)

    @property
    def unlike(self) -> bool:
        """Whether there is a number in a unit that cannot be converted."""
        return None in map(_number, (self.value, *self.values))

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return Decimal(sum(_number(value) or 0 for value in self.values))

    def words(self, name: str) -> Message:
        """Say what is in the report, and what in the parts in the same unit."""
        unit = ""
        if isinstance(self.value, Money):
            unit = self.value.unit if self.value.unit in UNITS else YUAN
        total = self.total.scaleb(-UNITS.get(unit, 0)).normalize()
        return _COLUMN.format(name=name, actual=shown(self.value), expected=f"{total:f}{unit}")


def _number(value: Value) -> Decimal | None:
    """Give a value as a number, money in 元; None where its unit is not known."""
    return in_yuan(value) if isinstance(value, Money) else Decimal(value or 0)


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the rows that are not the sums of the parts'."""
    obstacles = list(_obstacles(rule, subject))
    if obstacles:
        yield from obstacles
    else:
        with localcontext(EXACT):
            found = list(_compared(rule, subject))
        yield from found


def _parts(subject: Subject) -> tuple[Report, ...]:
    return cast("tuple[Report, ...]", subject.parts)  # the rule is not asked without them


def _obstacles(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Say why what is given cannot be the parts, or not all of them."""
    if not _parts(subject) and not subject.roster:
        yield rule.finding("no-parts", status="unassessed")
    elif subject.report.year is None:
        yield rule.finding("no-year", status="unassessed", left=("/year",))
    else:
        for code, names in _in_the_way(subject).items():
            if names:
                words = {"names": listed(names), "count": len(names), "report": subject.report}
                yield rule.finding(code, status="unassessed", words=words)


def _in_the_way(subject: Subject) -> dict[str, list[str]]:
    """Name the agencies because of which nothing can be compared, by the code of the reason."""
    report, parts = subject.report, _parts(subject)
    roster = {known_as(name): name for name in subject.roster}
    given = Counter(known_as(part.agency.name) for part in parts)
    itself = [part for part in parts if _is_same(part, report)]
    unlisted = [p for p in parts if known_as(p.agency.name) not in roster and p not in itself]
    return {
        "missing": [name for key, name in roster.items() if key not in given],
        "unlisted": _names(unlisted) if roster else [],
        "itself": _names(itself),
        "twice": [name for name, count in given.items() if name and count > 1],
        "other-year": _names([part for part in parts if part.year != report.year]),
        "other-edition": _names([part for part in parts if part.edition != report.edition]),
    }


def _names(reports: list[Report]) -> list[str]:
    return [report.agency.name for report in reports]


def _is_same(part: Report, report: Report) -> bool:
    """Say whether a part is the report itself: the same agency with the same figures."""
    names = {known_as(part.agency.name), known_as(report.agency.name)}
    return len(names) == 1 and cell_values(part) == cell_values(report)


def _compared(rule: Rule, subject: Subject) -> Iterator[Finding]:
    cells = _cells(subject)
    blank = [pointer for pointer, cell in cells.items() if cell.blank]
    unlike = [pointer for pointer, cell in cells.items() if cell.unlike and not cell.blank]
    differing = {
        pointer
        for pointer, cell in cells.items()
        if not cell.blank and not cell.unlike and _number(cell.value) != cell.total
    }
    for row in printed_rows(type(subject.report)):
        for group in apart(rule, filter(differing.__contains__, row.pointers), subject):
            yield _difference(rule, row, {pointer: cells[pointer] for pointer in group})
    for code, pointers in (("blank", blank), ("unit", unlike)):
        if pointers:
            yield _unassessed(rule, subject, code, pointers, cells)


def _difference(rule: Rule, row: PrintedRow, cells: Mapping[str, _Cell]) -> Finding:
    """Name the cells of a row that are not the sums of the parts'."""
    columns = [cell.words(" / ".join(cell.labels[len(row.labels) :])) for cell in cells.values()]
    first, *others = cells.values()
    counted = not others and isinstance(first.value, int)
    return rule.finding(
        "row",
        labels=row.labels,
        left=tuple(cells),
        expected=int(first.total) if counted else None,
        actual=cast("int", first.value) if counted else None,
        words={"place": place(row.labels), "columns": Message.join(columns, "；", "; ")},
    )


def _unassessed(
    rule: Rule, subject: Subject, code: str, pointers: list[str], cells: Mapping[str, _Cell]
) -> Finding:
    """Say how many cells cannot be compared, and why the first cannot."""
    first = cells[pointers[0]]
    values = (first.value, *first.values)
    numbers = values if code == "blank" else tuple(map(_number, values))
    index = numbers.index(None)
    names = [describe(part.agency.name) for part in _parts(subject)]
    owners = [_THIS_REPORT, *(Message(name, name) for name in names)]
    return rule.finding(
        code,
        status="unassessed",
        left=tuple(pointers),
        words={
            "count": len(pointers),
            "all": len(cells),
            "place": place(first.labels),
            "whose": owners[index],
            "value": shown(values[index]),
        },
    )


def _cells(subject: Subject) -> Mapping[str, _Cell]:
    """Give each cell of the report with those of the parts, by pointer."""
    values = zip(*map(cell_values, (subject.report, *_parts(subject))), strict=True)
    kinds = leaves(type(subject.report))
    return {
        leaf.pointer: _Cell(leaf.labels, own, tuple(parts))
        for leaf, (own, *parts) in zip(kinds, values, strict=True)
    }
