"""What kinds of words mean in cells of the form."""

import functools
from collections.abc import Iterable, Mapping

from govdisclose.checks.rows import printed_rows
from govdisclose.editions import EDITIONS
from govdisclose.editions.shared import Organizations
from govdisclose.form import leaves

Rows = tuple[str, ...]
"""JSON Pointers of printed rows, or of groups of cells, whose numbers are added up."""

REQUESTS: Rows = ("/requests",)
"""Stands for requests of whatever kind."""
RECEIVED, OVER = "/requests/received", "/requests/carried_over"
HANDLED, FORWARD = "/requests/outcomes/total", "/requests/carried_forward"
WHOLES: tuple[Rows, ...] = ((HANDLED,), (RECEIVED, OVER), (RECEIVED,))
"""What a share of the requests may be a share of."""
RECEPTION: tuple[Rows, ...] = ((RECEIVED,), (RECEIVED, OVER))
"""What the requests received may be: with those of the year before, or without."""
_SAID: Mapping[frozenset[str], tuple[Rows, ...]] = {
    frozenset(("new",)): ((RECEIVED,),),
    frozenset(("new", "carried_over")): ((RECEIVED, OVER),),
    frozenset(("receive",)): RECEPTION,
    frozenset(("reply",)): ((HANDLED,),),
    frozenset(("handle",)): WHOLES,
    frozenset(("carried_over",)): ((OVER,),),
    frozenset(("carried_forward",)): ((FORWARD,),),
}
_OUTCOMES = (
    "disclosed",
    "partially_disclosed",
    "withheld",
    "unable_to_provide",
    "not_processed",
    "other_handling",
)
OUTCOMES = frozenset(_OUTCOMES)
"""Kinds of words that name what became of requests; so are the fields of the form named."""
_REST = "/requests/outcomes/other_handling/other"
_CASES: Mapping[str, Rows] = {
    "reconsideration": ("/disputes/reconsideration",),
    "litigation": ("/disputes/litigation/direct", "/disputes/litigation/after_reconsideration"),
    "direct": ("/disputes/litigation/direct",),
    "after_reconsideration": ("/disputes/litigation/after_reconsideration",),
}
CASES = frozenset(_CASES)
"""Kinds of words that name cases."""
RESULTS = ("upheld", "corrected", "other", "pending")
"""Kinds of words that name how cases ended; so are the cells of the form named."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "natural_persons": ("natural_persons",),
    "organizations": tuple(f"organizations/{leaf.path[0]}" for leaf in leaves(Organizations)),
}
COLUMNS = frozenset(_COLUMNS)
"""Kinds of words that name who made requests."""


@functools.cache
def _rows(edition: str) -> Mapping[str, Rows]:
    """List the rows of each outcome, as an edition has them."""
    rows = ["/" + "/".join(row.path) for row in printed_rows(EDITIONS[edition].report)]
    return {
        kind: tuple(row for row in rows if (row + "/").startswith(f"/requests/outcomes/{kind}/"))
        for kind in _OUTCOMES
    }


def requests(kinds: frozenset[str], edition: str) -> tuple[Rows, ...]:
    """Say which rows words about requests mean: one or several ways to take them, or none."""
    outcomes = kinds & OUTCOMES
    if not outcomes:
        return _SAID.get(kinds, ())
    if kinds - OUTCOMES - {"reply", "handle"}:
        return ()
    rows = _rows(edition)
    named = tuple(row for kind in rows if kind in outcomes for row in rows[kind])
    # Beside its other reasons, when those are named too, 其他处理 is the last row of its group.
    if outcomes == {"other_handling"} and _REST in named:
        return named, (_REST,)
    # 予以公开 may include what was disclosed in part.
    if outcomes == {"disclosed"}:
        return named, named + rows["partially_disclosed"]
    return (named,)


def cases(kinds: Iterable[str]) -> Rows:
    """Say which blocks of chapter 四 words mean."""
    blocks = (row for kind in _CASES if kind in kinds for row in _CASES[kind])
    return tuple(dict.fromkeys(blocks))


def cells(rows: Rows, columns: Iterable[str] = ("total",)) -> tuple[str, ...]:
    """Give the cells of some columns of rows."""
    return tuple(f"{row}/{column}" for row in rows for column in columns)


def columns(kinds: Iterable[str]) -> tuple[str, ...]:
    """Say which columns words mean."""
    return tuple(column for kind in _COLUMNS if kind in kinds for column in _COLUMNS[kind])
