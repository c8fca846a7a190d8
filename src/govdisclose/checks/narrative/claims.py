"""What a clause claims: a number, and the cells that it is claimed to be of."""

import functools
import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from govdisclose.checks.narrative import quantities
from govdisclose.checks.narrative.clauses import Clause, decimal, number
from govdisclose.checks.narrative.fact import Sums
from govdisclose.checks.narrative.lexicon import NEUTRAL
from govdisclose.checks.narrative.quantities import (
    CASES,
    COLUMNS,
    HANDLED,
    OUTCOMES,
    RECEPTION,
    REQUESTS,
    RESULTS,
    WHOLES,
    Rows,
    cells,
)
from govdisclose.checks.narrative.thread import Thread, topic_of

_RATES = {
    "reply_rate": (("reply",),),
    "disclosure_rate": (("disclosed", "partially_disclosed"), ("disclosed",)),
}
_ALL = 100
_CHANGES = frozenset(("growth", "fall"))
_KEPT = 1_000  # combinations of words whose meaning is remembered


@attrs.frozen
class Claim:
    """A number as a clause states it."""

    value: int | Decimal
    sums: tuple[Sums, ...]
    """What it may be meant of, the likeliest first."""
    start: int
    """Where the words begin."""
    topic: Rows = ()
    """For a count: what is spoken of in it, and behind."""
    rows: tuple[Rows, ...] = ()
    """For a count: the rows that it may be of."""
    growth: bool = False


def claim(clause: Clause, thread: Thread, edition: str) -> Claim | None:
    """Say what a clause of known words with one number in it claims.

    Args:
        clause: The clause.
        thread: What was spoken of before.
        edition: Id of the form's edition.

    Returns:
        The claim; None where the number is of something that the tables do not count.
    """
    if clause.kinds & _CHANGES:
        return _growth(clause, thread)
    if "percent" in clause.kinds:
        return _percent(clause, thread, edition)
    meant = _meant(clause.kinds - {"count"}, thread.topic, thread.rows, edition)
    if not meant:
        return None
    topic, rows, sums = meant
    return Claim(number(clause.numbers[0]), sums, clause.span[0], topic, rows)


@functools.lru_cache(_KEPT)
def _meant(
    words: frozenset[str], topic: Rows, said: tuple[Rows, ...], edition: str
) -> tuple[Rows, tuple[Rows, ...], tuple[Sums, ...]] | None:
    """Say what a count is of: the topic, the rows that it may be of, and the cells.

    Args:
        words: The kinds of words beside it.
        topic: What was spoken of before.
        said: The rows of the number before.
        edition: Id of the form's edition.
    """
    kinds = words - NEUTRAL
    columns: tuple[str, ...] = ("total",)
    rows: tuple[Rows, ...] = ()
    topic = topic_of(kinds, topic)
    if kinds & COLUMNS:
        # So many of those just counted, or, at the end of a list, of all that were received.
        if said and topic == REQUESTS and not kinds - COLUMNS - {"request"}:
            rows = tuple(dict.fromkeys(said + RECEPTION))
        columns = quantities.columns(kinds)
    elif kinds & {*CASES, *RESULTS}:
        known = not kinds - CASES - {*RESULTS, "disclosure", "request"}
        rows = (topic,) if known and topic not in {(), REQUESTS} else ()
        columns = tuple(name for name in RESULTS if name in kinds) or columns
    else:
        rows = quantities.requests(kinds - {"request"}, edition) if topic == REQUESTS else ()
        # 收到30件，其中已答复28件: not so many as the tables count, if some were last year's; nor
        # those of 答复30件，其中新收28件, if some are carried forward.
        if {"part", "reply"} <= words or ("new" in kinds and (HANDLED,) in said):
            rows = ()
    return (topic, rows, tuple((cells(row, columns), ()) for row in rows)) if rows else None


def _percent(clause: Clause, thread: Thread, edition: str) -> Claim | None:
    """Read a share of what was just counted, or a rate."""
    kinds, said = clause.kinds - NEUTRAL - {"percent"}, thread.said
    topic = topic_of(kinds, thread.topic)
    value, start = decimal(clause.numbers[0]), clause.span[0]
    sums: Iterable[Sums]
    if kinds == {"share"} and said:
        start = said.start
        parts = [part for part, _ in said.meanings]
        wholes = map(cells, thread.rows + (WHOLES if topic == REQUESTS else ()))
        sums = itertools.product(parts, [whole for whole in wholes if whole not in parts])
    elif topic == REQUESTS and "share" in kinds and not kinds - {"share", *OUTCOMES}:
        outcomes = map(cells, quantities.requests(kinds - {"share"}, edition))
        sums = itertools.product(outcomes, map(cells, WHOLES))
    elif topic == REQUESTS and not kinds - {"request", *_RATES}:
        sums = _rates(kinds, value, edition)
    else:
        return None
    meant = tuple(dict.fromkeys(sums))
    return Claim(value, meant, start) if meant else None


def _rates(kinds: frozenset[str], value: Decimal, edition: str) -> Iterator[Sums]:
    """Give what 答复率 or 公开率 may be a share of, and of what."""
    # 答复率100% says that none was answered late, not that none is carried forward.
    for kind in () if value == _ALL else sorted(kinds & _RATES.keys()):
        for words in _RATES[kind]:
            for rows in quantities.requests(frozenset(words), edition):
                yield from ((cells(rows), cells(whole)) for whole in WHOLES if whole != rows)


def _growth(clause: Clause, thread: Thread) -> Claim | None:
    """Read by how much the number just stated, or that of requests, grew."""
    others, said = clause.kinds - NEUTRAL - _CHANGES - {"count", "percent"}, thread.said
    if said and not others:
        sums, start = said.meanings, said.start
    elif "request" in others and not others - {"request", "receive", "new"}:
        sums, start = tuple((cells(rows), ()) for rows in RECEPTION), clause.span[0]
    else:
        return None
    digits = clause.numbers[0]
    value = decimal(digits) if "percent" in clause.kinds else number(digits)
    return Claim(-value if "fall" in clause.kinds else value, sums, start, growth=True)
