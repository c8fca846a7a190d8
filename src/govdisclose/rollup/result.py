"""What adding up reports gives: the draft, and how it came about."""

import functools
from collections.abc import Mapping

import attrs

from govdisclose.cells import Money
from govdisclose.checks.relations import parts_of_totals
from govdisclose.editions import Report
from govdisclose.editions.shared import Remark
from govdisclose.errors import Message
from govdisclose.form import values_by_pointer
from govdisclose.rollup.blanks import BlankRow, blank_rows
from govdisclose.rollup.breakdown import Breakdown
from govdisclose.rollup.carrying import CarriedOver
from govdisclose.rollup.coverage import Coverage

_ADDED = Message("结论：汇总了 {count} 份报告", "Conclusion: reports added up: {count}")
_ALL_REPORTED = Message("名单上的都已报", "all on the list have reported")
_NO_BLANKS = Message("草稿没有空白", "no cell of the draft is blank")
_DOUBLED = Message(
    "“{name}”的那份恰为其余各份之和，可能是以前的草稿，请核对是否重复计入",
    "the report of {name!r} is the sum of all others, as an earlier draft would be: does it count "
    "twice?",
)
_COUNTS = {
    "missing": Message("未报 {count} 个机关", "agencies missing: {count}"),
    "unlisted": Message("名单之外 {count} 个机关", "not on the list: {count}"),
    "blank": Message("草稿空白 {count} 格", "blank cells of the draft: {count}"),
    "zero": Message("{count} 处空白按 0 计入", "blanks counted as 0: {count}"),
    "sums": Message(
        "{count} 处空白的合计按分项之和计入",
        "blank totals counted as the sums of their parts: {count}",
    ),
    "inconsistent": Message(
        "{count} 个部分自身的合计不符", "parts whose own sums do not hold: {count}"
    ),
    "as_zero": Message(
        "{count} 个部分的空白按 0 计入后合计不符",
        "parts whose sums do not hold with their blanks as 0: {count}",
    ),
    "wrong": Message(
        "草稿有 {count} 处合计不符，而各部分的报告在那里相符",
        "sums that hold in the reports of the parts, and not in the draft: {count}",
    ),
    "differs": Message(
        "{count} 格与上年不衔接", "cells that do not follow from last year's: {count}"
    ),
    "taken": Message("{count} 格取自上年报告", "cells taken from last year's report: {count}"),
}


@attrs.frozen
class PartBlanks:
    """The cells that a part left blank."""

    part: str
    """Name of the agency."""
    pointers: tuple[str, ...]
    """JSON Pointers of the cells, in printed order."""


@attrs.frozen
class PartAmount:
    """An amount of a part in a unit that cannot be converted, or in none."""

    part: str
    """Name of the agency."""
    pointer: str
    """JSON Pointer of the cell."""
    amount: Money


@attrs.frozen
class PartRemark:
    """A remark (备注) of a part on one of its cells."""

    part: str
    """Name of the agency."""
    remark: Remark


@attrs.frozen(kw_only=True)
class Aggregate:
    """A government's draft from the reports of its parts, and how it came about."""

    report: Report
    """The draft: the sums, and no prose."""
    coverage: Coverage
    """Whose reports were added up, and whose are missing."""
    breakdown: Breakdown | None
    """Every cell by part; None where it was not asked for."""
    blanks: tuple[PartBlanks, ...]
    """The parts that left cells blank, and which; in the order of their reports."""
    blanks_as_zero: bool
    """Whether those blanks count in the draft: as 0, and totals as the sums of their parts
    (``zeros`` and ``summed_totals`` say which); otherwise its cells are blank, too."""
    unknown_units: tuple[PartAmount, ...]
    """Amounts that cannot be added up for want of a unit; the draft is blank there."""
    remarks: tuple[PartRemark, ...]
    """Remarks of the parts. The draft has none of them: each is about the number of its part."""
    inconsistent: tuple[str, ...]
    """Names of the parts whose own totals or balances in tables 三 and 四 do not hold, so that
    those of the draft may not either; ``check`` of their reports says where."""
    inconsistent_as_zero: tuple[str, ...]
    """Names of the parts whose sums fail only because their blanks count as 0: a total is filled in
    that is more than its parts are then."""
    wrong_sums: tuple[Message, ...]
    """The totals and balances of the draft, in printed words, that do not hold although they do in
    every part: what blanks count as, or what was taken over from last year, does not fit."""
    carried_over: tuple[CarriedOver, ...]
    """What follows from last year's report; empty where that was not given."""
    doubled: bool
    """Whether the report of the agency's own name is the sum of all others: so is an earlier draft
    that got among the parts, and then everything counts twice."""

    @functools.cached_property
    def zeros(self) -> tuple[PartBlanks, ...]:
        """The blanks of the parts that count as 0; empty where blanks are kept."""
        return self._counted(totals=False)

    @functools.cached_property
    def summed_totals(self) -> tuple[PartBlanks, ...]:
        """The blank totals that count as the sums of their parts; empty where blanks are kept."""
        return self._counted(totals=True)

    def _counted(self, *, totals: bool) -> tuple[PartBlanks, ...]:
        if not self.blanks_as_zero:
            return ()
        every = parts_of_totals(type(self.report))
        counted = (
            PartBlanks(one.part, tuple(p for p in one.pointers if (p in every) is totals))
            for one in self.blanks
        )
        return tuple(one for one in counted if one.pointers)

    @functools.cached_property
    def blank_cells(self) -> Mapping[str, tuple[str, ...]]:
        """The cells of the draft that are blank, by JSON Pointer in printed order.

        Beside each, the names of the parts because of which it is.
        """
        values = values_by_pointer(self.report)
        parts: dict[str, list[str]] = {p: [] for p, value in values.items() if value is None}
        if not self.blanks_as_zero:
            for left in self.blanks:
                for pointer in left.pointers:
                    if pointer in parts:
                        parts[pointer].append(left.part)
        for unknown in self.unknown_units:
            parts[unknown.pointer].append(unknown.part)
        return {pointer: tuple(names) for pointer, names in parts.items()}

    @functools.cached_property
    def blank_rows(self) -> tuple[BlankRow, ...]:
        """The same by rows of the printed tables."""
        return blank_rows(type(self.report), self.blank_cells)

    @property
    def complete(self) -> bool:
        """Whether nobody is missing, as far as is known, no cell is blank, and nothing doubled.

        Nor may a sum fail because of what was filled in.
        """
        filled_in_wrong = self.wrong_sums or self.inconsistent_as_zero
        return not (self.coverage.missing or self.blank_cells or self.doubled or filled_in_wrong)

    @property
    def message(self) -> Message:
        """What came of it, in one line."""
        coverage, carried = self.coverage, self.carried_over
        counts = {
            "missing": len(coverage.missing),
            "unlisted": len(coverage.unlisted),
            "blank": len(self.blank_cells),
            "zero": sum(len(one.pointers) for one in self.zeros),
            "sums": sum(len(one.pointers) for one in self.summed_totals),
            "inconsistent": len(self.inconsistent),
            "as_zero": len(self.inconsistent_as_zero),
            "wrong": len(self.wrong_sums),
            "differs": sum(bool(cell.difference) for cell in carried),
            "taken": sum(cell.taken for cell in carried),
        }
        said = [_COUNTS[name].format(count=count) for name, count in counts.items() if count]
        if coverage.has_roster and not coverage.missing:
            said.insert(0, _ALL_REPORTED)
        if not self.blank_cells:
            said.append(_NO_BLANKS)
        if self.doubled:
            said.append(_DOUBLED.format(name=self.report.agency.name))
        total = len(coverage.reported) + len(coverage.unlisted)
        return Message.join([_ADDED.format(count=total), *said], "；", "; ")
