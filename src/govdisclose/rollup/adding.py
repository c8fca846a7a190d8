"""Add up the cells of very many reports, one report after another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext

import attrs

from govdisclose.cells import ACCEPTS, Cell, Money, Value
from govdisclose.checks.arithmetic import contradicted, contradictions
from govdisclose.checks.completing import fill_in
from govdisclose.checks.relations import Relation
from govdisclose.editions import Report
from govdisclose.form import Leaf, cell_values, leaves
from govdisclose.money import EXACT, UNITS, total
from govdisclose.rollup.result import PartAmount, PartBlanks, PartRemark

_CHUNK = 500  # reports that are added up at once: column by column is ten times quicker


@attrs.frozen
class Sum:
    """What a cell of all reports adds up to."""

    leaf: Leaf
    number: int | Decimal
    unit: str | None = None
    """Of money."""

    @property
    def value(self) -> Value:
        """It as the cell has it."""
        if self.leaf.cell is Cell.MONEY:
            return Money(Decimal(self.number), self.unit)
        return Decimal(self.number) if self.leaf.cell is Cell.AMOUNT else self.number

    @property
    def fits(self) -> bool:
        """Whether the cell can hold it."""
        if self.leaf.cell in {Cell.AMOUNT, Cell.MONEY}:
            return ACCEPTS[Cell.AMOUNT](Decimal(self.number))
        return ACCEPTS[self.leaf.cell](self.number)


class Adding:
    """Adds up reports of one edition, and keeps what the sums do not tell.

    Args:
        form: Class of the reports.
        keep: Whether to keep the cells of each report.
        as_zero: Whether blanks count: parts as 0, totals as the sums of their parts.
    """

    def __init__(self, form: type[Report], *, keep: bool, as_zero: bool) -> None:
        self.form = form
        self.as_zero = as_zero
        self.blanks: list[PartBlanks] = []
        self.unknown: list[PartAmount] = []
        self.remarks: list[PartRemark] = []
        self.inconsistent: list[str] = []
        self.inconsistent_as_zero: list[str] = []
        self.contradicted: set[Relation] = set()
        """The sums that fail in a part as it was reported."""
        self.rows: list[tuple[Value, ...]] | None = [] if keep else None
        self._leaves = leaves(form)
        self._money = [i for i, leaf in enumerate(self._leaves) if leaf.cell is Cell.MONEY]
        self._by_unit: dict[int, dict[str, Decimal]] = {index: {} for index in self._money}
        self._chunk: list[Sequence[int | Decimal]] = []
        # Parts often leave the same cells blank: they share one tuple.
        self._patterns: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(self, report: Report) -> None:
        """Add a report, which is of the same edition."""
        name = report.agency.name
        values: Sequence[Value] = cell_values(report)
        if self.rows is not None:
            self.rows.append(tuple(values))
        self.remarks += [PartRemark(name, remark) for remark in report.remarks]
        wrong = contradictions(report)
        if wrong:
            self.inconsistent.append(name)
            self.contradicted.update(wrong)
        if None in values:
            self._add_blanks(name, values)
            values = self._without_blanks(name, values, wrong)
        if self._money:
            values = self._without_money(name, values)
        self._chunk.append(values)  # type: ignore[arg-type]  # blanks and money are gone
        if len(self._chunk) > _CHUNK:
            self._chunk = [self._summed()]

    def _add_blanks(self, name: str, values: Sequence[Value]) -> None:
        pairs = zip(self._leaves, values, strict=True)
        pointers = tuple(leaf.pointer for leaf, value in pairs if value is None)
        self.blanks.append(PartBlanks(name, self._patterns.setdefault(pointers, pointers)))

    def _without_blanks(
        self, name: str, values: Sequence[Value], wrong: Sequence[Relation]
    ) -> list[Value]:
        """Fill blanks in as they count; note where a sum fails because of that."""
        if not self.as_zero:  # the draft is blank there, whatever the others have
            return [0 if value is None else value for value in values]
        filled = {leaf.pointer: v for leaf, v in zip(self._leaves, values, strict=True)}
        fill_in(self.form, filled)
        if len(contradicted(self.form, filled)) > len(wrong):
            self.inconsistent_as_zero.append(name)
        return list(filled.values())

    def _without_money(self, name: str, values: Sequence[Value]) -> list[Value]:
        """Add amounts by their units, and take them away."""
        rest = list(values)
        for index in self._money:
            amount, rest[index] = values[index], 0
            if not isinstance(amount, Money):
                continue
            if amount.unit in UNITS:
                sums = self._by_unit[index]
                sums[amount.unit] = EXACT.add(sums.get(amount.unit, Decimal(0)), amount.value)
            elif amount.value:
                self.unknown.append(PartAmount(name, self._leaves[index].pointer, amount))
        return rest

    def _summed(self) -> tuple[int | Decimal, ...]:
        with localcontext(EXACT):
            return tuple(map(sum, zip(*self._chunk, strict=True)))

    def sums(self) -> Iterator[Sum]:
        """Add up each cell; blanks are 0, or what they count as."""
        for index, (leaf, number) in enumerate(zip(self._leaves, self._summed(), strict=True)):
            by_unit = self._by_unit.get(index)
            yield Sum(leaf, number) if by_unit is None else Sum(leaf, *total(by_unit))
