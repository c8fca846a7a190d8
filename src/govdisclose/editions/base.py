"""What every report has, of whatever edition."""

from datetime import date
from typing import Any, ClassVar

import attrs

from govdisclose.arguments import check_instance, did_you_mean, wrong_type
from govdisclose.editions.shared import Agency, Attachment, Remark
from govdisclose.errors import Message, Problem, describe, raise_if
from govdisclose.form import Form, leaves
from govdisclose.prose import Prose, check_prose
from govdisclose.text import check_text

_YEAR = Message(
    "报告年度应为四位数的整数，未定时为 None（JSON 中为 null）；得到 {value}",
    "the report year must be a whole number of four digits, or None (null in JSON); got {value}",
)
_YEARS = range(1000, 10_000)
_NO_CELL = Message(
    "{value} 不是本版表格的数字单元格，不能加备注{hint}",
    "{value} is no number cell of this edition, so it cannot carry a remark{hint}",
)
_TWO_REMARKS = Message(
    "单元格 {value} 已有一条备注，请合并",
    "the cell {value} has a remark already; join the two",
)
_BLANK_TITLE = Message("不能只有空白", "must not be white space only")
_NOT_TUPLE = Message(
    "应为由 {expected} 组成的元组（tuple），得到 {kind}",
    "expected a tuple of {expected}, got {kind}",
)


@attrs.frozen(kw_only=True, repr=False)
class BaseReport(Form):
    """What every edition's ``Report`` has; each edition lists its fields in printed order."""

    edition: ClassVar[str]
    """Id of the edition, the year of its notice."""

    year: int | None
    agency: Agency
    title: str | None
    published: date | None
    preface: Prose
    overview: Prose
    problems: Prose
    other_matters: Prose
    attachments: tuple[Attachment, ...]
    remarks: tuple[Remark, ...]

    def __attrs_post_init__(self) -> None:
        """Check every field.

        Raises:
            InvalidValueError: With one problem for each wrong field.
        """
        raise_if(self._problems())

    def _problems(self) -> list[Problem | None]:
        problems = super()._problems()
        if self.year is not None and (type(self.year) is not int or self.year not in _YEARS):
            problems.append(Problem("/year", "year", _YEAR.format(value=describe(self.year))))
        problems.append(check_instance(self.agency, Agency, "/agency"))
        if self.title is not None:
            problems.append(check_text(self.title, "/title", lines=True, required=True))
            if type(self.title) is str and self.title and not self.title.strip():
                problems.append(Problem("/title", "empty", _BLANK_TITLE))
        if self.published is not None:
            problems.append(check_instance(self.published, date, "/published"))
        for name in ("preface", "overview", "problems", "other_matters"):
            problems += check_prose(getattr(self, name), f"/{name}")
        problems += _check_tuple(self.attachments, Attachment, "/attachments")
        return problems + self._remark_problems()

    def _remark_problems(self) -> list[Problem]:
        wrong = _check_tuple(self.remarks, Remark, "/remarks")
        if wrong or not self.remarks:
            return wrong
        remarks = self.remarks
        problems = []
        cells = {leaf.pointer for leaf in leaves(type(self))}
        for remark in remarks:
            place = "/remarks/" + remark.pointer.replace("~", "~0").replace("/", "~1")
            if remark.pointer not in cells:
                hint = did_you_mean(remark.pointer, cells)
                words = _NO_CELL.format(value=describe(remark.pointer), hint=hint)
                problems.append(Problem(place, "remark-cell", words))
        seen: set[str] = set()
        for remark in remarks:
            if remark.pointer in seen:
                words = _TWO_REMARKS.format(value=describe(remark.pointer))
                problems.append(Problem("/remarks", "remark-twice", words))
            seen.add(remark.pointer)
        return problems


def _check_tuple(value: Any, cls: type, pointer: str) -> list[Problem]:  # noqa: ANN401 - anything
    """Say what is wrong with a value that should be a tuple of objects of one class."""
    if type(value) is not tuple:
        words = _NOT_TUPLE.format(expected=cls.__name__, kind=type(value).__name__)
        return [Problem(pointer, pointer[1:], words)]
    wrong = ((index, item) for index, item in enumerate(value) if type(item) is not cls)
    return [wrong_type(item, cls, f"{pointer}/{index}") for index, item in wrong]
