"""A number that the text of a report states."""

from decimal import Decimal
from typing import Literal

import attrs

Sums = tuple[tuple[str, ...], tuple[str, ...]]
"""Cells that are added up, and those that the sum is a share of; none of these for a count."""


@attrs.frozen(kw_only=True)
class Fact:
    """A number that the text states about requests, reviews or lawsuits, and its cells.

    It is what the words say; whether the cells agree is asked by ``narrative.counts``.
    """

    pointer: str
    """JSON Pointer of the text."""
    start: int
    """Where the words begin in the text, in characters."""
    end: int
    """Where they end."""
    quote: str
    """The words."""
    kind: Literal["count", "percent"]
    value: int | Decimal
    """The number; a ``Decimal`` with as many decimals as are written where it is per cent. Negative
    where something is said to have fallen."""
    cells: tuple[str, ...]
    """JSON Pointers of the cells whose sum it is said to be."""
    of: tuple[str, ...] = ()
    """Per cent: JSON Pointers of the cells whose sum is the whole; empty for a growth."""
    growth: bool = False
    """Whether it is by how much, or by how many per cent, the sum is more than last year."""
    also: tuple[Sums, ...] = ()
    """Other cells, and wholes, that the same words may mean."""

    @property
    def meanings(self) -> tuple[Sums, ...]:
        """All that the words may mean, the likeliest first."""
        return ((self.cells, self.of), *self.also)
