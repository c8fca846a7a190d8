"""Where in a document the value of each number cell stands: one plan for any format and edition."""

import functools
from collections import Counter, defaultdict
from collections.abc import Mapping

import attrs

from govdisclose.editions import EDITIONS
from govdisclose.form import leaves
from govdisclose.readers.tables import remarks
from govdisclose.readers.tables.drafts import Draft, Placement, draft
from govdisclose.readers.tables.notes import PlanNote, Ref, note
from govdisclose.readers.tables.skeleton import Bare, Skeleton
from govdisclose.readers.tables.vocabulary import distinctive, vocabulary

_KEPT = 128  # plans that are remembered


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
    notes: tuple[PlanNote, ...]

    @functools.cached_property
    def places(self) -> Mapping[str, Ref]:
        """Where number cells stand: by JSON Pointer, in printed order; those of the document."""
        kinds = leaves(EDITIONS[self.edition].report)
        found = zip(kinds, self.cells, strict=True)
        return {leaf.pointer: refs[0] for leaf, refs in found if refs}


@functools.lru_cache(_KEPT)
def plan(items: tuple[Bare, ...]) -> Plan:
    """Find the number cells in a document without its values.

    The edition is told by the labels: by those that one edition alone prints, else by which has
    more of its cells there.
    """
    drafts = {id_: draft(items, vocabulary(edition.report)) for id_, edition in EDITIONS.items()}
    votes = _votes(items, drafts)
    counts = {id_: _weight(each) for id_, each in drafts.items()}
    order = list(EDITIONS)
    best = max(order, key=lambda id_: (len(votes[id_]), counts[id_], order.index(id_)))
    chosen = drafts[best]
    kept, lost = _without_rivals(chosen)
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
        tables=chosen.tables,
        notes=tuple(notes),
    )


def _votes(items: tuple[Bare, ...], drafts: Mapping[str, Draft]) -> dict[str, dict[str, Ref]]:
    """List what speaks for each edition: labels that it alone prints, with their first cell."""
    tables = {each.item for one in drafts.values() for each in one.placements if each.found}
    votes: dict[str, dict[str, Ref]] = {id_: {} for id_ in drafts}
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


def _without_rivals(chosen: Draft) -> tuple[list[Placement], list[PlanNote]]:
    """Leave out rows of tables that are like another one in the document that has more of them."""
    found = [each for each in chosen.placements if each.found]
    sizes = Counter((each.item, each.named.row.table) for each in found)
    by_row: defaultdict[int, list[Placement]] = defaultdict(list)
    for each in found:
        by_row[each.named.row.number].append(each)
    kept: list[Placement] = []
    lost: dict[tuple[int, str], PlanNote] = {}
    for rivals in by_row.values():
        most = max(sizes[each.item, each.named.row.table] for each in rivals)
        for each in rivals:
            table = each.named.row.table
            if sizes[each.item, table] == most:
                kept.append(each)
            else:
                ref = (each.item, each.body.line.own[0].index)
                pointer = f"/{table}"
                words = note("several-tables", pointer, (ref,), label=remarks.table_label(table))
                lost.setdefault((each.item, table), words)
    return kept, list(lost.values())


def _cells(chosen: Draft, kept: list[Placement]) -> tuple[tuple[Ref, ...], ...]:
    last = chosen.words.unlabelled
    cells: list[tuple[Ref, ...]] = [()] * (last.first + len(last.columns))
    for each in kept:
        for index, slots in enumerate(each.placed.cells):
            refs = tuple((each.item, slot.index) for slot in slots)
            cells[each.named.row.first + index] += refs
    for item, leaf in chosen.entries.items():
        cells[leaf] += ((item, 0),)
    return tuple(cells)
