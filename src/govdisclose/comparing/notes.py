"""What is odd about a comparison."""

from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

from govdisclose.cells import Money
from govdisclose.checks.names import known_as
from govdisclose.checks.rows import place
from govdisclose.comparing.change import CellChange
from govdisclose.comparing.common import LeftOut, left_out
from govdisclose.editions import Report
from govdisclose.errors import Message, describe

NoteCode = Literal["other-agency", "no-year", "other-year", "other-edition", "blank", "no-unit"]

_OTHER_AGENCY = Message(
    "用来对比的是{before}的报告，不是{name}的",
    "the report to compare with is that of {before}, not of {name}",
)
_NAME = Message("“{name}”", "{described}")
_NO_YEAR = Message(
    "有报告没有填写年度，不知道是不是相邻的两年",
    "the year of a report is blank, so that it is not known whether one year follows the other",
)
_OTHER_YEAR = Message(
    "用来对比的是 {before} 年的报告，而这份报告是 {year} 年的，不是上一年与本年",
    "the report to compare with is of {before}, and this one of {year}: not the year after it",
)
_OTHER_EDITION = Message(
    "两份报告的表格版本不同（{before} 版、{after} 版），只对比两版都有、含义相同的数；"
    "没有对比的：{chapters}",
    "the reports are on different editions of the form ({before} and {after}); compared are the "
    "numbers that both have and that mean the same. Cells left out: {chapters}",
)
_OF_CHAPTER = Message(
    "「{chapter}」{before} 版 {previous} 格、{after} 版 {current} 格",
    "{previous} of {before} and {current} of {after} in 「{chapter}」",
)
_BLANK = Message(
    "有 {count} 格至少在一份报告中空白，没有增减",
    "cells that are blank in one report at least, and so have no change: {count}",
)
_NO_UNIT = Message(
    "{place}的金额单位不明，不能相减",
    "the amounts of {place} cannot be compared, as a unit is not known",
)


@attrs.frozen
class ComparisonNote:
    """Something that who reads a comparison must know."""

    code: NoteCode
    """Stable name of the kind of note, for programs."""
    message: Message


def misfits(previous: Report, current: Report) -> Iterator[ComparisonNote]:
    """Say in what a report is not that of the same agency in the year before."""
    if previous.year is None or current.year is None:
        yield ComparisonNote("no-year", _NO_YEAR)
    elif previous.year != current.year - 1:
        words = _OTHER_YEAR.format(before=previous.year, year=current.year)
        yield ComparisonNote("other-year", words)
    before, name = previous.agency.name, current.agency.name
    if before and name and known_as(before) != known_as(name):
        words = _OTHER_AGENCY.format(before=_named(before), name=_named(name))
        yield ComparisonNote("other-agency", words)


def _named(name: str) -> Message:
    return _NAME.format(name=name, described=describe(name))


def notes(
    previous: Report, current: Report, changes: Sequence[CellChange]
) -> Iterator[ComparisonNote]:
    """Say all that is odd about comparing two reports, and what could not be compared."""
    yield from misfits(previous, current)
    yield from _other_edition(previous, current)
    blank = sum(cell.before is None or cell.after is None for cell in changes)
    if blank:
        yield ComparisonNote("blank", _BLANK.format(count=blank))
    for cell in changes:
        if isinstance(cell.before, Money) and isinstance(cell.after, Money) and cell.change is None:
            yield ComparisonNote("no-unit", _NO_UNIT.format(place=place(cell.labels)))


def _other_edition(previous: Report, current: Report) -> Iterator[ComparisonNote]:
    chapters = left_out(type(previous), type(current))
    if chapters:
        editions = {"before": previous.edition, "after": current.edition}
        words = Message.join([_of_chapter(chapter, editions) for chapter in chapters], "；", "; ")
        message = _OTHER_EDITION.format(chapters=words, **editions)
        yield ComparisonNote("other-edition", message)


def _of_chapter(chapter: LeftOut, editions: dict[str, str]) -> Message:
    return _OF_CHAPTER.format(
        chapter=chapter.chapter,
        previous=len(chapter.previous),
        current=len(chapter.current),
        **editions,
    )
