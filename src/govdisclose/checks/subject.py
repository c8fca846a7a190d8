"""What is checked: a report, and what it is compared with."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import UnionType
from typing import TypeVar

import attrs

from govdisclose.cells import Value
from govdisclose.checks.waiver import Waiver
from govdisclose.editions import Report
from govdisclose.errors import InvalidValueError, Message, Problem, describe, raise_if
from govdisclose.form import values_by_pointer

T = TypeVar("T")

_REPORT = Message("报告（Report）", "a report")
_NAME = Message("名称（str）", "a name (str)")
_WAIVER = Message("豁免（Waiver）", "a waiver (Waiver)")
_EXPECTED = Message("应为{kind}；得到 {value}", "expected {kind}; got {value}")
_SEVERAL = Message(
    "应为列表一类，逐项列出；得到 {value}", "expected a list or the like; got {value}"
)


@attrs.frozen(kw_only=True)
class Subject:
    """A report to check, and what it is compared with."""

    report: Report
    previous: Report | None = None
    """The report of the year before; None: not given."""
    parts: tuple[Report, ...] | None = None
    """The reports that a government's own is the sum of; None: not given."""
    roster: tuple[str, ...] = ()
    """Names of the agencies whose reports are the parts; empty: those that are given are all."""
    waivers: tuple[Waiver, ...] = ()
    """Those that hold for this report today."""

    def __attrs_post_init__(self) -> None:
        """Check that each is what it should be.

        Raises:
            InvalidValueError: With one problem for each that is not.
        """
        raise_if(self._problems())

    def _problems(self) -> Iterator[Problem]:
        yield from _wrong("/report", self.report, Report, _REPORT)
        if self.previous is not None:
            yield from _wrong("/previous", self.previous, Report, _REPORT)
        for number, part in enumerate(self.parts or ()):
            yield from _wrong(f"/parts/{number}", part, Report, _REPORT)
        for number, name in enumerate(self.roster):
            yield from _wrong(f"/roster/{number}", name, str, _NAME)
        for number, waiver in enumerate(self.waivers):
            yield from _wrong(f"/waivers/{number}", waiver, Waiver, _WAIVER)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """All number cells by JSON Pointer."""
        return values_by_pointer(self.report)

    @cached_property
    def remarks(self) -> Mapping[str, str]:
        """The remarks by the JSON Pointer of their cell."""
        return {remark.pointer: remark.text for remark in self.report.remarks}


def _wrong(
    pointer: str, value: object, kind: type | UnionType, words: Message
) -> Iterator[Problem]:
    if not isinstance(value, kind):
        message = _EXPECTED.format(kind=words, value=describe(value))
        yield Problem(pointer, "type", message)


def refuse_other(report: object) -> None:
    """Refuse what is no report.

    Raises:
        InvalidValueError: It is none.
    """
    raise_if(_wrong("/report", report, Report, _REPORT))


def several(argument: str, given: Iterable[T]) -> tuple[T, ...]:
    """Take all that is given for an argument; a text is not taken letter by letter.

    Raises:
        InvalidValueError: It is a text, or nothing that can be gone through.
    """
    refuse_single(argument, given)
    return tuple(given)


def refuse_single(argument: str, given: object) -> None:
    """Refuse one thing where several are asked for; a text is one thing.

    Raises:
        InvalidValueError: It is a text, or nothing that can be gone through.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        message = _SEVERAL.format(value=describe(given))
        raise InvalidValueError([Problem(f"/{argument}", "several", message)])
