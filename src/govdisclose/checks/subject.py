"""What is checked: a report, and what it is compared with."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from govdisclose.arguments import refuse_other
from govdisclose.cells import Value
from govdisclose.checks.names import known_as
from govdisclose.checks.waiver import Waiver
from govdisclose.editions import Report, wrong_reports
from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.form import values_by_pointer
from govdisclose.text import check_text

_NAME = Message("名称（str）", "a name (str)")
_NO_NAME = Message("名称不能为空", "a name must not be empty")
_WAIVER = Message("豁免（Waiver）", "a waiver (Waiver)")
_EXPECTED = Message("应为{kind}；得到 {value}", "expected {kind}; got {value}")

_ASK = Message(
    "请向各部分问清，不要代填 0", "ask the parts about them, and do not write 0 in their place"
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
        refuse_other(tuple, roster=self.roster, waivers=self.waivers)
        if self.parts is not None:
            refuse_other(tuple, parts=self.parts)
        raise_if(self._problems())

    def _problems(self) -> Iterator[Problem]:
        reports: list[tuple[str, object]] = [("/report", self.report)]
        if self.previous is not None:
            reports.append(("/previous", self.previous))
        reports += [(f"/parts/{number}", part) for number, part in enumerate(self.parts or ())]
        yield from wrong_reports(*reports)
        yield from wrong_names("/roster", self.roster)
        for number, waiver in enumerate(self.waivers):
            if not isinstance(waiver, Waiver):
                yield _wrong(f"/waivers/{number}", waiver, _WAIVER)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """All number cells by JSON Pointer."""
        return values_by_pointer(self.report)

    @cached_property
    def remarks(self) -> Mapping[str, str]:
        """The remarks by the JSON Pointer of their cell."""
        return {remark.pointer: remark.text for remark in self.report.remarks}


def about_blanks(subject: Subject, own: Message) -> Message:
    """Say what to do about blanks: in a sum of others' reports only these know what is in them.

    Args:
        subject: What is checked.
        own: What it is where there are no parts.
    """
    return _ASK if subject.parts else own


def _wrong(pointer: str, value: object, kind: Message) -> Problem:
    return Problem(pointer, "type", _EXPECTED.format(kind=kind, value=describe(value)))


def wrong_names(pointer: str, names: Iterable[object]) -> Iterator[Problem]:
    """Say what can be no name of an agency; each is printed as any text of a report."""
    for number, name in enumerate(names):
        place = f"{pointer}/{number}"
        if not isinstance(name, str):
            yield _wrong(place, name, _NAME)
        elif problem := check_text(name, place):
            yield problem
        elif not known_as(name):
            yield Problem(place, "empty", _NO_NAME)
