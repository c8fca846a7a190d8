"""What a text speaks of from clause to clause: 答复12件 is of requests where those were named.

The thread is lost at the first words that are not known, and with it what is not said in full.
"""

import attrs

from govdisclose.checks.narrative.clauses import Clause
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.quantities import CASES, REQUESTS, Rows, cases

_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_GOING_ON = frozenset("均已都")  # 均按规定答复: of what was just said


@attrs.frozen
class Thread:
    """What was spoken of last."""

    topic: Rows = ()
    """``REQUESTS``, or blocks of chapter 四; empty: not known."""
    rows: tuple[Rows, ...] = ()
    """The rows that the last number may be of; none where it was of something else."""
    said: Fact | None = None
    """The last number itself."""


class Follower:
    """Follows the thread of one text."""

    def __init__(self, text: str) -> None:
        self.thread = Thread()
        self._text = text
        self._kept: list[Thread] = []

    def mark(self, mark: str) -> None:
        """Take a mark: what is in brackets is about what is before them, and is left behind."""
        if mark in _OPENING:
            self._kept.append(self.thread)
        elif mark in _CLOSING and self._kept:
            self.thread = self._kept.pop()

    def follow(self, clause: Clause) -> None:
        """Go through a clause without a number."""
        if "figure" in clause.kinds:
            self.thread = Thread(self.thread.topic)
        elif not clause.strange:
            topic = topic_of(clause.kinds, self.thread.topic)
            if topic != self.thread.topic:
                self.thread = Thread(topic)
        elif self._text[clause.start] not in _GOING_ON:
            self.thread = Thread()


def topic_of(kinds: frozenset[str], before: Rows) -> Rows:
    """Say what is spoken of in and after a clause of words that are all known.

    Cases count only where they are said, or were just said, to be about disclosure: a department
    of justice reports on others too.
    """
    if kinds & CASES and (before or kinds & {"disclosure", "request"}):
        return cases(kinds)
    return REQUESTS if "request" in kinds else before
