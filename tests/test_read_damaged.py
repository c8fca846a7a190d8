"""Files of ours, damaged as published files are: never a wrong number without a word about it."""

import os
import random
from collections import Counter
from collections.abc import Callable

import pytest

from govdisclose.form import values_by_pointer
from govdisclose.readers import Reading, read
from support import damaging, drawing
from support.damaged_files import WRITERS

CASES = int(os.environ.get("DRAWN_CASES", "2000"))
BATCH = 250

IN_TEXT = {"split_group", "break_labels", "half_width"}
"""Damage that leaves no doubt about any number, even where only the order of cells is known."""
DRAWN = {"blanks_for_spans", "lower_total", "trailing_blanks", "wrong_span"}
"""Damage that leaves none where columns stand below each other."""
TABLES = {"", "/proactive_disclosure", "/requests"}
"""Pointers that are of no cell and of no line; ``/disputes`` is one line."""
WHOLE_TABLE = {"table-missing", "table-unlaid", "row-unknown", "row-undivided"}
"""Problems that are about all of a table, or list the figures that they are about."""
FLAT = {"rows", "pipes"}
"""Formats in which a span is not seen."""
CERTAIN = [
    (kind, name)
    for name in sorted(WRITERS)
    for kind in sorted(IN_TEXT if name == "cells" else IN_TEXT | DRAWN)
    if not (kind == "wrong_span" and name in FLAT)  # which shows no span, wrong or right
]


def unnamed(reading: Reading, pointers: set[str]) -> set[str]:
    """Give those cells that no problem is about: itself, its line, or its table as a whole."""
    severe = [p for p in reading.problems if p.severity != "info"]
    named = {p.pointer for p in severe if p.pointer not in TABLES or p.code in WHOLE_TABLE}
    return {
        pointer
        for pointer in pointers
        if not any(f"{pointer}/".startswith(f"{about}/") for about in named)
    }


@pytest.mark.no_cover  # measuring would double the time, and other tests go the same ways
@pytest.mark.parametrize("start", range(0, CASES, BATCH))
@pytest.mark.parametrize("name", sorted(WRITERS))
def test_damage_makes_no_wrong_number(
    name: str, start: int, record_property: Callable[[str, object], None]
) -> None:
    """No number is read as another one; each that is lost is named."""
    whole = 0
    seeds = range(start, min(start + BATCH, CASES))
    for seed in seeds:
        report = drawing.report(seed)
        dice = random.Random(seed)  # noqa: S311 - no secret
        sheets, kinds = damaging.damaged(dice, report, spans=name not in FLAT)
        reading = read(WRITERS[name](report, sheets))
        assert (seed, kinds, reading.report.edition) == (seed, kinds, report.edition)
        expected, actual = values_by_pointer(report), values_by_pointer(reading.report)
        differing = {pointer for pointer in expected if actual[pointer] != expected[pointer]}
        wrong = {pointer for pointer in differing if actual[pointer] is not None}
        assert (seed, kinds, wrong) == (seed, kinds, set())
        assert (seed, kinds, unnamed(reading, differing)) == (seed, kinds, set())
        whole += not differing
    record_property("read fully", f"{whole} of {len(seeds)}")


@pytest.mark.parametrize(("kind", "name"), CERTAIN)
def test_damage_without_doubt_costs_nothing(kind: str, name: str) -> None:
    """Damage that leaves each value where it can be told is read fully."""
    lost: Counter[str] = Counter()
    for seed in range(30):
        report = drawing.report(seed)
        sheets = damaging.sheets(report)
        dice = random.Random(seed)  # noqa: S311 - no secret
        damaging.DAMAGES[kind](dice, dice.choice(sheets))
        reading = read(WRITERS[name](report, sheets))
        if values_by_pointer(reading.report) != values_by_pointer(report):
            lost[f"{seed}"] += 1
    assert lost == Counter()
