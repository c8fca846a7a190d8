"""A comparison as plain data, for programs."""

from decimal import Decimal
from typing import Any

import attrs

from govdisclose.cells import Value, shown
from govdisclose.comparing.change import CellChange, Change, TotalChange, tenths
from govdisclose.comparing.comparison import Comparison
from govdisclose.editions import Report
from govdisclose.errors import Lang


def as_data(comparison: Comparison, lang: Lang = "zh", *, movers: int = 10) -> dict[str, Any]:
    """Give a comparison as plain data that JSON can hold.

    Whole numbers are int, amounts str (those that carry a unit of their own with it), per cents
    float, rounded to a tenth; what is blank or not known is None.

    Args:
        comparison: What ``compare`` gave.
        lang: Language of the notes.
        movers: How many of the cells that changed most are named.
    """
    return {
        "previous": _report(comparison.previous),
        "current": _report(comparison.current),
        "notes": [
            {"code": note.code, "message": note.message.text(lang)} for note in comparison.notes
        ],
        "totals": [_total(total) for total in comparison.totals],
        "movers": [cell.pointer for cell in comparison.movers(movers)],
        "texts": [attrs.asdict(text) for text in comparison.texts],
        "changes": [_cell(cell) for cell in comparison.changes],
        "left_out": [attrs.asdict(chapter) for chapter in comparison.left_out],
    }


def _report(report: Report) -> dict[str, Any]:
    return {"edition": report.edition, "year": report.year, "agency": report.agency.name}


def _total(total: TotalChange) -> dict[str, Any]:
    return {"pointers": list(total.pointers), **_change(total)}


def _cell(cell: CellChange) -> dict[str, Any]:
    return {"pointer": cell.pointer, **_change(cell), "unit": cell.unit}


def _change(change: Change) -> dict[str, Any]:
    percent = change.percent
    return {
        "labels": list(change.labels),
        "before": _number(change.before),
        "after": _number(change.after),
        "change": _number(change.change),
        "percent": None if percent is None else tenths(percent) / 10,
    }


def _number(value: Value | Decimal) -> int | str | None:
    """Give a value as JSON has it: amounts are texts, as binary fractions are not exact."""
    return value if value is None or isinstance(value, int) else shown(value)
