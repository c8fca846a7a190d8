"""``cells.blank``: number cells that were left blank, one finding for each printed row."""

import itertools
from collections.abc import Iterator

from govdisclose.checks.findings import Finding
from govdisclose.checks.rows import PrintedRow, place, printed_rows
from govdisclose.checks.rule import Rule
from govdisclose.editions import Report
from govdisclose.errors import Message
from govdisclose.form import Leaf, values_by_pointer

_ROW = Message(
    "{place}一行全部空白（{count} 格）；没有的请填 0，不填的请加备注说明",
    "the row {place} is blank altogether ({count} cells); write 0 where there were none, or add a "
    "remark that says why a cell is blank",
)
_CELLS = Message(
    "{place}一行有空白：{columns}；没有的请填 0，不填的请加备注说明",
    "the row {place} has blanks: {columns}; write 0 where there were none, or add a remark that "
    "says why a cell is blank",
)
_GROUP = Message("{group}全部 {count} 格", "all {count} cells of {group}")


def find(rule: Rule, report: Report) -> Iterator[Finding]:
    """Find the rows with blank cells; a cell that carries a remark is explained by it."""
    remarked = {remark.pointer for remark in report.remarks}
    values = values_by_pointer(report)
    for row in printed_rows(type(report)):
        blank = [values[p] is None and p not in remarked for p in row.pointers]
        if any(blank):
            yield Finding(
                rule=rule.id,
                severity=rule.severity,
                labels=row.labels,
                left=tuple(itertools.compress(row.pointers, blank)),
                message=_words(row, blank),
            )


def _words(row: PrintedRow, blank: list[bool]) -> Message:
    name = place(row.labels)
    if all(blank):
        return _ROW.format(place=name, count=len(blank))
    cells = zip(row.columns, blank, strict=True)
    # Columns with the same words above them are a group.
    groups = itertools.groupby(cells, lambda cell: cell[0].labels[:-1])
    parts = [part for labels, group in groups for part in _parts(labels, list(group))]
    return _CELLS.format(place=name, columns=Message.join(parts))


def _parts(labels: tuple[str, ...], cells: list[tuple[Leaf, bool]]) -> list[Message]:
    """Name the blank cells of a group, or the group where all its cells are blank."""
    if labels and all(blank for _, blank in cells):
        return [_GROUP.format(group=f"「{' / '.join(labels)}」", count=len(cells))]
    names = (f"「{' / '.join(column.labels)}」" for column, blank in cells if blank)
    return [Message(name, name) for name in names]
