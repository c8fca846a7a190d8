"""Two reports side by side."""

import functools
from collections.abc import Iterator

import attrs

from govdisclose.checks.narrative.passages import text_of
from govdisclose.checks.relations import equalities
from govdisclose.checks.rows import heading
from govdisclose.checks.similarity import letters, similarity
from govdisclose.comparing.change import CellChange, TextChange, TotalChange
from govdisclose.comparing.common import LeftOut, common_cells, left_out
from govdisclose.comparing.notes import ComparisonNote, notes
from govdisclose.comparing.totals import totals
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.form import cell_values

_CHAPTERS = ("overview", "problems", "other_matters")
_COUNT = Message(
    "要列出的变动最大的数据，其个数应为不小于 0 的整数；得到 {value}",
    "how many of the biggest changes to list must be a whole number of 0 or more; got {value}",
)


@attrs.frozen
class Comparison:
    """What changed from one report to another."""

    previous: Report = attrs.field(repr=False)
    current: Report = attrs.field(repr=False)
    changes: tuple[CellChange, ...] = attrs.field(repr=False)
    """Every number cell that stands in both editions and means the same, in printed order."""
    totals: tuple[TotalChange, ...] = attrs.field(repr=False)
    """The totals of tables 三 and 四, which can be compared across editions too."""
    texts: tuple[TextChange, ...]
    """The chapters of prose: 一, 五 and 六."""
    left_out: tuple[LeftOut, ...]
    """The cells that are not compared, by chapter; none where the edition is the same."""
    notes: tuple[ComparisonNote, ...]
    """What is odd: another agency, years that do not follow each other, blanks, and the like."""

    @property
    def changed(self) -> tuple[CellChange, ...]:
        """Those of ``changes`` that are other figures now, in printed order."""
        return tuple(cell for cell in self.changes if cell.is_changed)

    def movers(self, n: int = 10) -> tuple[CellChange, ...]:
        """Give the cells that changed most.

        A total is left out where all that it adds up is compared, as the same change would be told
        twice; so is a cell that is blank in one of the reports.

        Args:
            n: At most so many.

        Returns:
            By ``weight``, the greatest first; equal ones in printed order.

        Raises:
            InvalidValueError: ``n`` is no whole number of 0 or more.
        """
        if type(n) is not int or n < 0:
            raise_if([Problem("", "count", _COUNT.format(value=describe(n)))])
        moved = [cell for cell in self.changes if cell.change and cell.pointer not in self._told]
        return tuple(sorted(moved, key=lambda cell: -cell.weight)[:n])

    @functools.cached_property
    def _told(self) -> frozenset[str]:
        """The totals of which all parts can be compared."""
        known = {cell.pointer for cell in self.changes if cell.change is not None}
        return frozenset(
            relation.left[0].pointer
            for relation in equalities(type(self.current))
            if relation.is_total and known.issuperset(relation.sides[1])
        )


def compare(previous: Report, current: Report) -> Comparison:
    """Compare a report with an earlier one.

    Nothing is refused for what the reports say: that they are of another agency, of years that do
    not follow each other, or on different editions of the form, is noted in the result.

    Args:
        previous: The earlier report, of any edition; it may be incomplete.
        current: The later one.

    Returns:
        Every cell of both, the totals, how much of the text is the same, and notes.

    Raises:
        InvalidValueError: Something is given that is no report.
    """
    refuse_other_than_reports(previous=previous, current=current)
    before, after = cell_values(previous), cell_values(current)
    editions = type(previous), type(current)
    changes = tuple(
        CellChange(cell.labels, before[cell.before], after[cell.after], cell.pointer)
        for cell in common_cells(*editions)
    )
    return Comparison(
        previous,
        current,
        changes,
        totals(previous, current),
        tuple(_texts(previous, current)),
        left_out(*editions),
        tuple(notes(previous, current, changes)),
    )


def _texts(previous: Report, current: Report) -> Iterator[TextChange]:
    for chapter in _CHAPTERS:
        before, after = (letters(text_of(report, chapter)) for report in (previous, current))
        same = similarity(before, after) if before or after else None
        label = heading(type(current), chapter)
        yield TextChange(f"/{chapter}", label, len(before), len(after), same)
