"""What ``aggregate`` is asked for, besides the reports: refuse what is not what it should be."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, get_args

import attrs

from govdisclose.checks.names import known_as
from govdisclose.checks.subject import wrong_names
from govdisclose.editions import Report, is_report
from govdisclose.editions.shared import Agency
from govdisclose.errors import Message, Problem, describe, raise_if

Blanks = Literal["keep", "zero"]
"""What a blank of a part is in the sum: it keeps the sum blank; or it counts as 0, a blank total as
the sum of its parts."""

_EXPECTED = Message("应为{kind}；得到 {value}", "expected {kind}; got {value}")
_AGENCY = Message(
    "机关的名称（str，不能为空）或 Agency", "the name of an agency (str, not empty) or an Agency"
)
_YEAR = Message("报告年度（四位数的整数）", "the report year (a whole number of four digits)")
_YEARS = range(1000, 10_000)
_BLANKS = Message(' "keep" 或 "zero"', '"keep" or "zero"')
_REPORT = Message("上年的报告（Report）或 None", "the report (Report) of last year, or None")
_NOTHING_TO_TAKE = Message(
    "要用上年的数填空白，须以 previous 给出上年的报告",
    "to fill blanks from last year's report, give it as previous",
)
_OTHER_YEAR = Message(
    "上年的报告应为 {expected} 年的，得到的是 {actual} 年的",
    "last year's report must be of {expected}, and is of {actual}",
)
_NO_YEAR = Message(
    "上年的报告应为 {expected} 年的，得到的没有年度",
    "last year's report must be of {expected}, and has no year",
)
_OTHER_AGENCY = Message(
    "上年的报告应为 {expected} 的，得到的是 {actual} 的",
    "last year's report must be that of {expected}, and is that of {actual}",
)


@attrs.frozen
class Asked:
    """The arguments of ``aggregate``, which says what each is."""

    agency: str | Agency
    year: int
    roster: tuple[str, ...]
    blanks: Blanks
    previous: Report | None
    take_over_blanks: bool

    def __attrs_post_init__(self) -> None:
        """Check that each is what it should be.

        Raises:
            InvalidValueError: With one problem for each that is not.
        """
        raise_if(self._problems())

    @cached_property
    def office(self) -> Agency:
        """The agency; of one that is only named, it is known that it is a government."""
        if isinstance(self.agency, Agency):
            return self.agency
        return Agency(name=self.agency, kind="government")

    def _problems(self) -> Iterator[Problem]:
        name = self.agency.name if isinstance(self.agency, Agency) else self.agency
        named = type(name) is str and bool(known_as(name))
        year, blanks, previous = self.year, self.blanks, self.previous
        counts = isinstance(blanks, str) and blanks in get_args(Blanks)
        checks: list[tuple[str, object, bool, Message]] = [
            ("agency", self.agency, named, _AGENCY),
            ("year", year, type(year) is int and year in _YEARS, _YEAR),
            ("blanks", blanks, counts, _BLANKS),
            ("previous", previous, previous is None or is_report(previous), _REPORT),
        ]
        for argument, value, good, kind in checks:
            if not good:
                words = _EXPECTED.format(kind=kind, value=describe(value))
                yield Problem(f"/{argument}", "type", words)
        yield from wrong_names("/roster", self.roster)
        if self.take_over_blanks and previous is None:
            yield Problem("/previous", "missing", _NOTHING_TO_TAKE)

    def wrong_previous(self) -> Iterator[Problem]:
        """Say why ``previous`` is not the report of the agency of the year before."""
        if self.previous is None:
            return
        before = self.previous.year
        if before != self.year - 1:
            words = _NO_YEAR if before is None else _OTHER_YEAR
            words = words.format(expected=self.year - 1, actual=before)
            yield Problem("", "previous-year", words)
        name, last = self.office.name, self.previous.agency.name
        if last and known_as(last) != known_as(name):
            words = _OTHER_AGENCY.format(expected=describe(name), actual=describe(last))
            yield Problem("", "previous-agency", words)
