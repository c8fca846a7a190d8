"""``cells.blank``: number cells that were left blank.

One finding for each printed row, or for a table that is blank altogether; apart for cells that are
explained, by the reason.
"""

import itertools
from collections.abc import Collection, Iterator
from operator import itemgetter

from govdisclose.checks.completing import add_up
from govdisclose.checks.findings import Finding
from govdisclose.checks.relations import parts_of_totals
from govdisclose.checks.rows import PrintedRow, place, printed_rows
from govdisclose.checks.rule import Rule
from govdisclose.checks.silencing import apart, silence_of
from govdisclose.checks.subject import Subject, about_blanks
from govdisclose.errors import Message
from govdisclose.form import Leaf

_WRITE_0 = Message("没有的请填 0", "write 0 where there were none")
_SUMS = Message(
    "合计请照各项之和填{sums}（complete 命令可以补上）",
    "write the sums of the parts: {sums} (the command complete fills them in)",
)
_GROUP = Message("{group}全部 {count} 格", "all {count} cells of {group}")


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the tables and rows with blank cells."""
    rows = printed_rows(type(subject.report))
    for chapter, group in itertools.groupby(rows, key=lambda row: row.labels[0]):
        table = tuple(group)
        cells = [pointer for row in table for pointer in row.pointers]
        if len(table) != 1 and _reasons(rule, subject, cells) == {None}:
            yield rule.finding(
                "table",
                labels=(chapter,),
                left=tuple(cells),
                words={
                    "place": place((chapter,)),
                    "count": len(cells),
                    "todo": about_blanks(subject, _WRITE_0),
                },
            )
        else:
            for row in table:
                yield from _of_row(rule, subject, row)


def _reasons(rule: Rule, subject: Subject, cells: list[str]) -> set[object]:
    """Give the reasons why cells are blank; one that is filled is a reason of its own."""
    return {
        silence_of(rule, cell, subject) if subject.values[cell] is None else cell for cell in cells
    }


def _of_row(rule: Rule, subject: Subject, row: PrintedRow) -> Iterator[Finding]:
    blank = [p for p in row.pointers if subject.values[p] is None]
    for cells in apart(rule, blank, subject):
        chosen = [pointer in cells for pointer in row.pointers]
        words: dict[str, object] = {
            "place": place(row.labels),
            "count": len(cells),
            "todo": about_blanks(subject, _todo(subject, row, cells)),
        }
        if not all(chosen):
            words["columns"] = _columns(row, chosen)
        yield rule.finding(
            "row" if all(chosen) else "cells", labels=row.labels, left=cells, words=words
        )


def _todo(subject: Subject, row: PrintedRow, blank: Collection[str]) -> Message:
    """Say what to write: sums, where all parts of a total are known, and 0 elsewhere."""
    totals = parts_of_totals(type(subject.report))
    values, kept = dict(subject.values), set(subject.remarks)
    sums = []
    for pointer, column in zip(row.pointers, row.columns, strict=True):
        if pointer in blank and pointer in totals:
            count = add_up(pointer, values, totals, kept)
            if count is not None:
                sums.append(f"「{' / '.join(column.labels)}」{count}")
    words = [] if len(sums) == len(blank) else [_WRITE_0]
    if sums:
        words.append(_SUMS.format(sums=Message("、".join(sums), ", ".join(sums))))
    return Message.join(words, "，", ", ")


def _columns(row: PrintedRow, blank: list[bool]) -> Message:
    """Name the blank cells of a row."""
    cells = zip(row.columns, blank, strict=True)
    # Columns with the same words above them are a group.
    groups = itertools.groupby(cells, lambda cell: cell[0].labels[:-1])
    return Message.join([part for labels, group in groups for part in _parts(labels, list(group))])


def _parts(labels: tuple[str, ...], cells: list[tuple[Leaf, bool]]) -> list[Message]:
    """Name the blank cells of a group, or the group where all its cells are blank."""
    if labels and all(map(itemgetter(1), cells)):
        return [_GROUP.format(group=f"「{' / '.join(labels)}」", count=len(cells))]
    names = (f"「{' / '.join(column.labels)}」" for column, blank in cells if blank)
    return [Message(name, name) for name in names]
