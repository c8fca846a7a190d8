"""Where in a document the value of each number cell stands: one plan for any format and edition."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from govdisclose.cells import Cell
from govdisclose.editions import EDITIONS
from govdisclose.form import leaves
from govdisclose.readers.tables import remarks, rivals
from govdisclose.readers.tables.columns import unit_of
from govdisclose.readers.tables.drafts import Draft, Placement, draft
from govdisclose.readers.tables.notes import PlanNote, Ref
from govdisclose.readers.tables.skeleton import Bare, Skeleton
from govdisclose.readers.tables.vocabulary import distinctive, vocabulary

_KEPT = 128  # plans that are remembered
_MOST_KEPT = 5_000  # cells of the tables of such a plan


@attrs.frozen(eq=False)
class Plan:
    """How the tables of a document are read."""

    edition: str
    cells: tuple[tuple[Ref, ...], ...]
    """Of each number cell, in the order of ``leaves``, the cells of the document that may have its
    value; none, where the document has no such cell."""
    single: tuple[Ref | None, ...]
    """Of each number cell the one cell of the document, where it has one of its own."""
    shared: Mapping[Ref, tuple[int, ...]]
    """Cells of the document that stand for several number cells, and for which."""
    tables: Mapping[int, str]
    """Which items are tables of the form, or parts of one: field of the report by index."""
    units: Mapping[int, str]
    """Units of amounts that the header names and the form does not, by index of the cell."""
    notes: tuple[PlanNote, ...]

    @functools.cached_property
    def places(self) -> Mapping[str, Ref]:
        """Where number cells stand: by JSON Pointer, in printed order; those of the document."""
        kinds = leaves(EDITIONS[self.edition].report)
        found = zip(kinds, self.cells, strict=True)
        return {leaf.pointer: refs[0] for leaf, refs in found if refs}


def plan(items: tuple[Bare, ...]) -> Plan:
    """Find the number cells in a document without its values.

    The edition is told by the labels: by those that one edition alone prints, else by which has
    more of its cells there. Reports whose tables are built alike share one plan.
    """
    size = sum(len(item.tokens) for item in items if isinstance(item, Skeleton))
    return _remembered(items) if size + len(items) <= _MOST_KEPT else _plan(items)


def _plan(items: tuple[Bare, ...]) -> Plan:
    drafts = {id_: draft(items, vocabulary(edition.report)) for id_, edition in EDITIONS.items()}
    votes = _votes(items, drafts)
    counts = {id_: _weight(each) for id_, each in drafts.items()}
    order = list(EDITIONS)
    best = max(order, key=lambda id_: (len(votes[id_]), counts[id_], order.index(id_)))
    chosen = drafts[best]
    kept, lost = rivals.choose(chosen.placements)
    cells = _cells(chosen, kept)
    uses: defaultdict[Ref, list[int]] = defaultdict(list)
    for index, refs in enumerate(cells):
        for ref in refs:
            uses[ref].append(index)
    shared = {ref: tuple(leaves) for ref, leaves in uses.items() if len(leaves) > 1}
    notes = [*remarks.on_editions(best, votes, counts, chosen), *lost]
    notes += remarks.on_tables(chosen, kept)
    return Plan(
        edition=best,
        cells=cells,
        single=tuple(
            refs[0] if len(refs) == 1 and refs[0] not in shared else None for refs in cells
        ),
        shared=shared,
        tables=chosen.tables(kept),
        units=_units(kept),
        notes=tuple(notes),
    )


_remembered = functools.lru_cache(_KEPT)(_plan)


def _votes(items: tuple[Bare, ...], drafts: Mapping[str, Draft]) -> dict[str, dict[str, Ref]]:
    """List what speaks for each edition: labels that it alone prints, with their first cell.

    Tables that could not be read are asked where those that were say nothing.
    """
    rows = [each for one in drafts.values() for each in one.placements]
    votes = _votes_of(items, {each.item for each in rows if each.found}, drafts)
    return votes if any(votes.values()) else _votes_of(items, {each.item for each in rows}, drafts)


def _votes_of(
    items: tuple[Bare, ...], tables: set[int], editions: Iterable[str]
) -> dict[str, dict[str, Ref]]:
    votes: dict[str, dict[str, Ref]] = {id_: {} for id_ in editions}
    labels = distinctive()
    for index in sorted(tables):
        item = items[index]
        if isinstance(item, Skeleton):
            for cell, token in enumerate(item.tokens):
                if token in labels:
                    votes[labels[token]].setdefault(token, (index, cell))
    return votes


def _weight(one: Draft) -> int:
    """Count the number cells that an edition finds."""
    placed = sum(len(each.named.row.columns) for each in one.placements if each.found)
    return placed + len(one.entries)


def _cells(chosen: Draft, kept: list[Placement]) -> tuple[tuple[Ref, ...], ...]:
    last = chosen.words.unlabelled
    cells: list[tuple[Ref, ...]] = [()] * (last.first + len(last.columns))
    by_row: defaultdict[int, list[Placement]] = defaultdict(list)
    for each in kept:
        by_row[each.named.row.number].append(each)
    for rows in by_row.values():
        row = rows[0].named.row
        for index in range(len(row.columns)):
            cells[row.first + index] = tuple(_refs(rivals.said(rows), index))
    for item, leaf in chosen.entries.items():
        cells[leaf] += ((item, 0),)
    return tuple(cells)


def _units(kept: list[Placement]) -> dict[int, str]:
    """Give the units that headers name for amounts whose unit the form leaves to the cells."""
    return {
        each.named.row.first + index: unit
        for each in kept
        for slot, index in (each.columns.similar if each.columns else ())
        if each.named.row.columns[index].cell is Cell.MONEY and (unit := unit_of(slot.token))
    }


def _refs(rows: list[Placement], column: int) -> Iterator[Ref]:
    """Give the cells of a column; of a row that is broken over a page, those with something."""
    for each in rows:
        slots = each.placed.cells[column]
        broken = [other for other in rows if other.named is each.named and other is not each]
        theirs = [slot for other in broken for slot in other.placed.cells[column] if slot.token]
        if not theirs or any(slot.token for slot in slots):
            yield from ((each.item, slot.index) for slot in slots)
