"""Say what is odd about the tables of a document."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from govdisclose.readers.labels import key
from govdisclose.readers.tables.columns import unit_of
from govdisclose.readers.tables.drafts import Draft, Placement
from govdisclose.readers.tables.naming import Stray, stub
from govdisclose.readers.tables.notes import PlanNote, Ref, note
from govdisclose.readers.tables.vocabulary import FormRow, table_label

_PROSE = 50  # characters of a row that is a paragraph
_REMARK = ("注", "备注", "说明")
_SUMS = ("总计", "合计", "小计")  # which some print above what they add up


def on_editions(
    best: str,
    votes: Mapping[str, Mapping[str, Ref]],
    counts: Mapping[str, int],
    chosen: Draft,
) -> Iterator[PlanNote]:
    """Say whether the form is of one edition, and which."""
    others = [id_ for id_ in votes if id_ != best]
    for other in others:
        if votes[other]:
            refs = tuple(votes[other].values())
            yield note("form-mixed", "", refs, edition=best, other=other)
    undivided = [stray for stray in chosen.strays if stray.group and stray.body.line.valued]
    if undivided and others:
        refs = tuple(_label_ref(stray) for stray in undivided)
        yield note("form-mixed-undivided", "", refs, edition=best, other=others[-1])
    if counts[best] and not votes[best] and counts[best] == max(counts[id_] for id_ in others):
        yield note("edition-unclear", edition=best)


def on_tables(chosen: Draft, kept: list[Placement]) -> Iterator[PlanNote]:
    """Say what is missing, what is too much, and what is not as printed."""
    rows = {row.first + i: row for row in chosen.words.rows for i in range(len(row.columns))}
    listed = [rows[leaf] for leaf in chosen.entries.values()]
    read = {each.named.row.number for each in kept} | {row.number for row in listed}
    failed: defaultdict[int, list[Placement]] = defaultdict(list)
    tables = chosen.tables(kept)
    for each in chosen.placements:
        number = each.named.row.number
        # What is said elsewhere of a line that is read, in a table of the text, is not asked for.
        if not each.found and (number not in read or (each.placed.beside and each.item in tables)):
            failed[number].append(each)
    begun = {row.table for row in chosen.words.rows if row.number in read | set(failed)}
    strays = [
        stray
        for stray in chosen.strays
        if stray.row and stray.row.table in begun and stray.body.line.valued
    ]
    undivided = {stray.group for stray in strays if stray.group}
    yield from _missing(chosen, read, failed, begun, undivided)
    yield from _unlisted(chosen, kept)
    yield from _slips(kept)
    yield from _orders(kept)
    yield from _moved(kept)
    yield from _contents(kept)
    yield from (_stray(stray, chosen) for stray in strays)
    yield from _words(chosen, kept)


def _missing(
    chosen: Draft,
    read: set[int],
    failed: Mapping[int, list[Placement]],
    begun: set[str],
    undivided: set[str],
) -> Iterator[PlanNote]:
    """Name tables and lines that are not there, and lines that could not be read.

    Of groups that are undivided the note on their one line says it.
    """
    for table in dict.fromkeys(row.table for row in chosen.words.rows):
        if table not in begun:
            yield note("table-missing", f"/{table}", label=table_label(table))
    for row in chosen.words.rows:
        if row.number in failed:
            yield from map(_failure, failed[row.number])
        elif row.table in begun and row.number not in read and undivided.isdisjoint(row.keys[:-1]):
            yield note("row-missing", row.pointer, label=_name(row))


def _unlisted(chosen: Draft, kept: list[Placement]) -> Iterator[PlanNote]:
    """Name lines of which a list has some values and not all: it writes blank ones, too."""
    placed = {each.named.row.number for each in kept}
    listed = set(chosen.entries.values())
    for row in chosen.words.rows if listed else ():
        missing = [i for i in range(len(row.columns)) if row.first + i not in listed]
        if row.number not in placed and 0 < len(missing) < len(row.columns):
            leaf = row.columns[missing[0]]
            first = " · ".join(leaf.labels).replace("\n", "")
            pointer = row.pointer + leaf.pointer
            yield note("values-missing", pointer, label=_name(row), count=len(missing), first=first)


def _contents(kept: list[Placement]) -> Iterator[PlanNote]:
    """Name lines that have more than their cells, or none."""
    for each in kept:
        label = _name(each.named.row)
        if each.placed.beside:
            yield note("beside", each.named.row.pointer, _values(each), label=label)
        if each.placed.how == "empty":
            yield note("row-empty", each.named.row.pointer, label=label)


def _name(row: FormRow) -> str:
    return row.labels[-1].replace("\n", "") if row.labels else table_label(row.table)


def _label_ref(stray: Stray) -> Ref:
    return stray.body.line.item, stub(stray.body.line)[-1].index


def _values(each: Placement) -> tuple[Ref, ...]:
    return tuple((each.item, slot.index) for slot in each.placed.beside)


def _failure(each: Placement) -> PlanNote:
    code = "header-missing" if each.placed.how == "no-header" else "row-unplaced"
    row = each.named.row
    return note(code, row.pointer, _values(each), label=_name(row))


def _stray(stray: Stray, chosen: Draft) -> PlanNote:
    line = stray.body.line
    table = stray.row.table if stray.row else ""
    refs = tuple((line.item, slot.index) for slot in line.own if slot.token)
    if stray.group is None:
        return note("row-unknown", f"/{table}", refs)
    values = tuple((line.item, slot.index) for slot in line.own if slot.valued)
    lines = [row.pointer for row in chosen.words.rows if stray.group in row.keys[:-1]]
    pointer = posixpath.commonpath(lines or [f"/{table}"])
    return note("row-undivided", pointer, values, label=stray.group)


def _words(chosen: Draft, kept: list[Placement]) -> Iterator[PlanNote]:
    """Name words between the rows of tables that are none of the form's."""
    words = chosen.words
    headings = {key(table_label(row.table)) for row in words.rows}
    known = words.own | words.groups | words.corners | headings
    read = chosen.tables(kept)
    by_note: defaultdict[tuple[int, str], list[Ref]] = defaultdict(list)
    for stray in chosen.strays:
        item = stray.body.line.item
        for slot in stray.body.line.own if item in read and not stray.body.line.valued else ():
            if slot.worded and slot.token not in known:
                short = len(slot.token) < _PROSE or slot.token.startswith(_REMARK)
                by_note[item, "row-words" if short else "row-prose"].append((item, slot.index))
    for (item, code), refs in by_note.items():
        yield note(code, f"/{read[item]}", tuple(refs))


def _slips(kept: list[Placement]) -> Iterator[PlanNote]:
    """Name labels that are only like the printed ones, and columns that are none of the form."""
    seen: set[int] = set()
    covered = {
        (each.named.row.number, column)
        for each in kept
        for column, slots in enumerate(each.placed.cells)
        if slots
    }
    for each in kept:
        named, columns = each.named, each.columns
        if named.label is not None and each.body is named.bodies[0] and named.how != "exact":
            code = "label-similar" if named.how == "similar" else "row-broken"
            refs = tuple(
                (body.line.item, slot.index)
                for body in named.bodies
                for slot in ([named.label] if named.how == "similar" else stub(body.line)[-1:])
            )
            yield note(code, named.row.pointer, refs, label=_name(named.row))
        if columns is None or id(columns) in seen or each.body.header is None:
            continue
        seen.add(id(columns))
        item = each.body.header.lines[0].item
        leaves = named.row.columns
        for slot, index in columns.similar:
            pointer = named.row.pointer + leaves[index].pointer
            words = leaves[index].labels[-1]
            stated = unit_of(slot.token) or not unit_of(key(words))
            code = "label-similar" if stated else "unit-missing"
            yield note(code, pointer, ((item, slot.index),), label=words)
        for index in columns.missing:
            if (named.row.number, index) in covered:
                continue
            pointer = named.row.pointer + leaves[index].pointer
            yield note("column-missing", pointer, label=leaves[index].labels[-1])
        if columns.moved:
            yield note("columns-moved", f"/{named.row.table}", label=_name(named.row))
        for slot in columns.foreign:
            yield note("column-unknown", f"/{named.row.table}", ((item, slot.index),))


def _orders(kept: list[Placement]) -> Iterator[PlanNote]:
    """Say once for each table which rows are taken by the order of their cells."""
    by_table: defaultdict[tuple[int, str], list[Placement]] = defaultdict(list)
    for each in kept:
        if each.placed.how == "ordered" and each.body.line.drawn:
            by_table[each.item, each.named.row.table].append(each)
    for group in by_table.values():
        row = group[0].named.row
        yield note("columns-by-order", row.pointer, label=_name(row), count=len(group))


def _moved(kept: list[Placement]) -> Iterator[PlanNote]:
    """Name in each table the first row that stands below one that the form has below it."""
    by_table: defaultdict[tuple[int, str], list[Placement]] = defaultdict(list)
    for each in kept:
        if not _name(each.named.row).endswith(_SUMS):
            by_table[each.item, each.named.row.table].append(each)
    for group in by_table.values():
        for above, each in pairwise(group):
            row, label = each.named.row, each.named.label
            if row.number < above.named.row.number:
                refs = ((each.item, label.index),) if label else ()
                words = {"label": _name(row), "above": _name(above.named.row)}
                yield note("rows-moved", row.pointer, refs, **words)
                break
