"""Choose among tables of a document that are like the same table of the form."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from govdisclose.readers.tables.drafts import Placement
from govdisclose.readers.tables.notes import PlanNote, note
from govdisclose.readers.tables.vocabulary import table_label


@attrs.frozen(eq=False)
class Part:
    """The lines of one table of the form that stand in one table of the document."""

    table: str
    placements: tuple[Placement, ...]

    @functools.cached_property
    def cells(self) -> set[tuple[int, int]]:
        """The cells of the form that it has: number of the line, and of the column."""
        return {
            (each.named.row.number, column)
            for each in self.placements
            for column, slots in enumerate(each.placed.cells)
            if slots
        }

    @functools.cached_property
    def rows(self) -> set[int]:
        """The numbers of its lines."""
        return {each.named.row.number for each in self.placements}

    @functools.cached_property
    def blank(self) -> bool:
        """Whether nothing is written in it, as in a form to be filled in."""
        return all(map(is_blank, self.placements))


def is_blank(placement: Placement) -> bool:
    """Say whether no cell of a row has anything in it."""
    return not any(slot.token for slots in placement.placed.cells for slot in slots)


def choose(placements: Iterable[Placement]) -> tuple[list[Placement], list[PlanNote]]:
    """Leave out tables that are like another one in the document which is more complete.

    Returns:
        The rows of all others, and notes on tables that are alike.
    """
    by_part: defaultdict[tuple[str, int], list[Placement]] = defaultdict(list)
    for each in placements:
        if each.found:
            by_part[each.named.row.table, each.item].append(each)
    parts = [Part(table, tuple(rows)) for (table, _), rows in by_part.items()]
    chosen: list[Part] = []
    notes: list[PlanNote] = []
    for part in sorted(parts, key=lambda part: (part.blank, -len(part.cells))):
        rivals = [other for other in chosen if _are_rivals(part, other)]
        alike = all(
            len(other.cells) == len(part.cells) and other.blank == part.blank for other in rivals
        )
        if rivals:
            first = part.placements[0]
            ref = (first.item, first.body.line.own[0].index)
            code = "tables-alike" if alike else "several-tables"
            notes.append(note(code, f"/{part.table}", (ref,), label=table_label(part.table)))
        if alike:
            chosen.append(part)
    chosen.sort(key=parts.index)
    return [each for part in chosen for each in part.placements], notes


def _are_rivals(one: Part, other: Part) -> bool:
    """Say whether two tables cannot both be parts of the same one.

    Its parts may stand below each other, or beside each other; a row at the end of a page may be
    printed again on the next.
    """
    if one.table != other.table:
        return False
    first, second = sorted((one, other), key=lambda part: part.placements[0].item)
    if one.cells & other.cells:
        again = first.rows & second.rows == {max(first.rows)} == {min(second.rows)}
        return not again or 1 in {len(first.rows), len(second.rows)}
    if one.rows & other.rows:
        return False
    return min(one.rows) < max(other.rows) and min(other.rows) < max(one.rows)


def said(rows: Sequence[Placement]) -> list[Placement]:
    """Give those rows for one line of the form that count.

    One without anything in it says nothing beside others in the same table.
    """
    filled = {each.item for each in rows if not is_blank(each)}
    return [each for each in rows if each.item not in filled or not is_blank(each)]
