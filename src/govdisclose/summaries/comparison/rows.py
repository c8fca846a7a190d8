"""Every cell of a comparison as a line of a spreadsheet."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from govdisclose.cells import Money, Value, shown
from govdisclose.comparing import Comparison, tenths
from govdisclose.errors import Lang, Message
from govdisclose.layouts.changes import CHANGE, CHAPTER, ITEM, years
from govdisclose.money import EXACT

_POINTER = Message("指针", "Pointer")
_PERCENT = Message("增减幅度（%）", "Change in %")
_UNIT = Message("单位", "Unit")


def listed(comparison: Comparison, lang: Lang) -> Iterator[Sequence[object]]:
    """Give the lines, the header first."""
    names = (CHAPTER, ITEM, _POINTER), (CHANGE, _PERCENT, _UNIT)
    before, behind = ([name.text(lang) for name in group] for group in names)
    yield [*before, *years(comparison.previous, comparison.current, lang), *behind]
    for cell in comparison.changes:
        unit = cell.unit
        figures = (_number(value, unit) for value in (cell.before, cell.after))
        share = None if cell.percent is None else Decimal(tenths(cell.percent)).scaleb(-1, EXACT)
        yield [cell.labels[0], cell.place, cell.pointer, *figures, cell.change, share, unit]


def _number(value: Value, unit: str | None) -> int | Decimal | str | None:
    """Give an amount as a number where it is in the unit of the line, else as it is published."""
    if not isinstance(value, Money):
        return value
    return value.value if value.unit == unit or not value.value else shown(value)
