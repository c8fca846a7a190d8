"""What a check says: a finding, and how severe it is."""

from typing import Literal

import attrs

from govdisclose.errors import Message

Severity = Literal["error", "warning", "info"]
"""``error``: the report contradicts itself or lacks a part that it must have; ``warning``: look at
it before publishing; ``info``: nothing is wrong as far as can be told."""

Status = Literal["failed", "unassessed"]
"""``failed``: the rule is broken; ``unassessed``: blanks leave open whether it is."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a rule found in a report.

    For an equality, ``left`` and ``right`` are its two sides, ``actual`` is the sum of the left
    side (for a total: the total as filled in) and ``expected`` the sum of the right side (for a
    total: the sum of its parts). Blanks among the cells count as 0 there, so that a side with
    blanks is known to be at least that much, and the message says so.
    """

    rule: str
    """Id of the rule, such as ``requests.balance``."""
    severity: Severity
    status: Status = "failed"
    labels: tuple[str, ...] = ()
    """Printed words that name the place, from the chapter inwards; empty: the report as a whole,
    or several places."""
    left: tuple[str, ...] = ()
    """JSON Pointers of what the finding is about; the left side where the rule is an equality."""
    right: tuple[str, ...] = ()
    """JSON Pointers of the right side of an equality; empty for other rules."""
    message: Message
    """What is wrong, in words that name cells as the form prints them."""
    expected: int | None = None
    """What the right side adds up to; None where the rule is no equality."""
    actual: int | None = None
    """What the left side adds up to; None where the rule is no equality."""

    @property
    def pointers(self) -> tuple[str, ...]:
        """JSON Pointers of all places concerned, left side first."""
        return self.left + self.right

    @property
    def delta(self) -> int | None:
        """By how much ``actual`` exceeds ``expected``; None where the rule is no equality."""
        if self.actual is None or self.expected is None:
            return None
        return self.actual - self.expected
