"""What a text speaks of from clause to clause: 答复12件 is of requests where those were named.

The thread is lost at the first words that are not known, and with it what is not said in full.
"""

import functools
import re

import attrs

from govdisclose.checks.agencies import kind_of
from govdisclose.checks.narrative.clauses import Clause
from govdisclose.checks.narrative.fact import Fact
from govdisclose.checks.narrative.quantities import CASES, OUTCOMES, REQUESTS, Rows, cases
from govdisclose.editions.shared import Agency

_ORGANS = frozenset(("named", "whole", "own"))
_ABOUT = CASES | OUTCOMES | {"request", "new", "receive", "reply", "handle"}
_OPENING, _CLOSING, _STOPS = "（(", "）)", "。！？!?\n"
_LAST = frozenset("局委办厅镇乡县市室府心关位门道区面况")  # of the name of an organ, or 方面, 情况
_GOING_ON = {"均", "已", "都"}  # 均按规定答复: of what was just said


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

    def __init__(self, text: str, agency: Agency) -> None:
        self.text = text
        self.thread = Thread()
        self.elsewhere = False  # whether another organ was spoken of; the rest may be about it too
        self.other_time = False  # whether this sentence is about another year
        self._received = False
        self._kept: list[Thread] = []
        self._organs = _reporting(agency)
        self._partial = _part().search(text) is not None

    def sees(self, clause: Clause) -> bool:
        """Look at a clause; say whether the number in it can be taken for one of this report."""
        self._mark(clause.opens)
        self._look_around(clause)
        doubtful = clause.strange or "figure" in clause.kinds or len(clause.numbers) > 1
        if not clause.numbers:
            self._follow(clause)
        elif doubtful and clause.kinds & _ABOUT:
            self.elsewhere = True
        if clause.numbers and (doubtful or self.elsewhere or self.other_time):
            self.thread = Thread()
            return False
        return bool(clause.numbers)

    def again(self, clause: Clause) -> bool:
        """Say whether a number of what was received is not the first: 收到30件，受理28件."""
        again = self._received and "receive" in clause.kinds
        self._received = self._received or bool(clause.kinds & {"receive", "new"})
        return again

    def _mark(self, mark: str) -> None:
        """What is in brackets is about the number before them, and the text goes on behind."""
        if not mark:
            return
        if mark in _OPENING:
            self._kept.append(self.thread)
        elif mark in _CLOSING and self._kept:
            self.thread = self._kept.pop()
        elif mark in _STOPS:
            self.other_time = False

    def _look_around(self, clause: Clause) -> None:
        if "other_time" in clause.kinds:
            self.other_time = True
        elif "year" in clause.kinds:
            self.other_time = False
        named = clause.kinds & _ORGANS
        if named - self._organs or self._names_another(clause):
            self.elsewhere = True
        elif named:
            self.elsewhere = False

    def _names_another(self, clause: Clause) -> bool:
        if self._partial and _part().search(self.text, clause.start, clause.end):
            return True
        # A look at the last character spares most clauses the pattern.
        return (
            clause.strange
            and self.text[clause.end - 1] in _LAST
            and _organ().match(self.text, clause.start, clause.end) is not None
        )

    def _follow(self, clause: Clause) -> None:
        if "figure" in clause.kinds:
            self.thread = Thread(self.thread.topic)
        elif not clause.strange:
            topic = topic_of(clause.kinds, self.thread.topic)
            if topic != self.thread.topic:
                self.thread = Thread(topic)
        elif self.text[clause.start] not in _GOING_ON:
            self.thread = Thread()


def topic_of(kinds: frozenset[str], before: Rows) -> Rows:
    """Say what is spoken of in and after a clause of words that are all known.

    Cases count only where they are said, or were just said, to be about disclosure: a department
    of justice reports on others too.
    """
    if kinds & CASES and (before or kinds & {"disclosure", "request"}):
        return cases(kinds)
    return REQUESTS if "request" in kinds else before


@functools.cache
def _part() -> re.Pattern[str]:
    """Give the pattern of words for only a part of what reports, or on whose behalf."""
    return re.compile("本级|代表[市县区省州本]")


@functools.cache
def _organ() -> re.Pattern[str]:
    """Give the pattern of a clause that is nothing but the name of an organ or a place."""
    organ = "[局委办厅镇乡县市]|办公室|政府|中心|机关|单位|部门|街道|(?<![社园专])区"
    return re.compile(rf"[^的]{{1,12}}(?:{organ})(?:方面|情况)?\Z")


def _reporting(agency: Agency) -> frozenset[str]:
    """Say which words name all that an agency reports on.

    A government reports on its whole place, 全市; 本机关 may be its office. A department reports
    on itself, and 全市 is more. A township is both.
    """
    kind = kind_of(agency)
    words = {"named"}
    if kind in {"government", "township"}:
        words.add("whole")
    if kind != "government":
        words.add("own")
    return frozenset(words)
