"""From lines of the wide form back to reports that have figures and no text."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from govdisclose.arguments import did_you_mean, refuse_single
from govdisclose.cells import Cell, Money
from govdisclose.editions import Edition, Report, edition
from govdisclose.editions.shared import Agency
from govdisclose.errors import (
    InvalidValueError,
    Message,
    PointerError,
    Problem,
    UnknownEditionError,
    describe,
    raise_if,
)
from govdisclose.form import Form, build, form_fields, leaves
from govdisclose.pointers import replace
from govdisclose.tables.fields import (
    FLOAT,
    NO_DAY,
    as_amount,
    as_day,
    as_edition,
    as_whole,
    is_missing,
)
from govdisclose.tables.shape import ABOUT, UNIT, columns

_NO_CELL = Message(
    "列 {name} 不是 {edition} 版宽表的列{hint}",
    "the column {name} is none of the wide form of edition {edition}{hint}",
)
_COLUMNS = Message(
    "；宽表的列是 {about}，以及以 / 开头的单元格指针",
    "; the columns of the wide form are {about_en}, and pointers to cells, which begin with /",
)
_NO_EDITION = Message(
    "没有说明是哪一版表格：请给出 edition_id，或在表中加一列 edition",
    "the edition of the form is not told: give edition_id, or a column edition",
)
_BOM = "\ufeff"
_HAS_BOM = Message(
    '列名 {value} 以字节顺序标记（BOM）开头：打开 CSV 时请用 encoding="utf-8-sig"',
    "the name of the column {value} begins with a byte order mark (BOM): open the CSV with "
    'encoding="utf-8-sig"',
)
_NO_LINE = Message(
    "应为列名到值的映射（Mapping）；得到 {value}",
    "expected a mapping from the names of columns to values; got {value}",
)
_LONG = Message(
    "这是长表的一行（有 pointer 和 value 两列）；读回的是宽表，一份报告一行，请写成宽表（wide）",
    "this is a line of the long form (it has the columns pointer and value); what is read back is "
    "the wide form, a line for each report: write that",
)
_TOO_MANY = Message("比表头多出字段：{value}", "there are more fields than the header has: {value}")
_NO_COLUMN = Message(
    "列名应为文字（str）；得到 {value}", "the name of a column must be text (str); got {value}"
)
_OTHER_EDITION = Message(
    "edition 一列是 {value}，而 edition_id 是 {edition}：请只给一样，或改正",
    "the column edition says {value} and edition_id is {edition}: give one of them, or correct it",
)
_IN_LINE = Message("第 {line} 行：{words}", "line {line}: {words}")


def reports(
    table: Iterable[Mapping[str, Any]], *, edition_id: str | None = None
) -> Iterator[Report]:
    """Build reports from lines of the wide form: figures only, every chapter empty.

    A line may be one of a table that this library wrote, or one made of such lines, as sums are: a
    column that is absent is blank, also ``agency`` and ``year``, which the rule ``report.untitled``
    asks for later. A column that the wide form does not have is refused, as its figures would be
    lost.

    Args:
        table: A table of pyarrow, or any lines that tell a value by the name of its column, such as
            those of ``csv.DictReader``. Counts are whole numbers (also as ``Decimal``, as
            databases give sums of them), amounts ``Decimal`` or whole numbers, and all may be
            written as text, without zeros before them; an empty text is a blank, and so is what
            pandas has for one (NaN, NA, NaT). A date is year, month and day: ``2025-01-20`` or
            ``2025/1/20``. The edition may be a whole number, as pandas reads it.
        edition_id: Edition of the lines that have no column ``edition``, or a blank one; of the
            others, the only one that they may say.

    Raises:
        UnknownEditionError: No edition has this id, or a line tells none.
        PointerError: A column is none of the wide form.
        InvalidValueError: A report cannot hold a value; all such of a line are named, with the
            number of the line unless ``table`` is a list of that one. Or a line is none of the wide
            form, or of another edition than ``edition_id``.
    """
    if edition_id is not None:
        edition(edition_id)
    is_one = isinstance(table, Sequence) and len(table) == 1  # such as one made of many rows
    for number, line in enumerate(_lines(table), 1):
        try:
            yield _report(line, edition_id)
        except InvalidValueError as error:
            if is_one:
                raise
            raise InvalidValueError(
                Problem(p.pointer, p.code, _IN_LINE.format(line=number, words=p.message))
                for p in error.problems
            ) from None


def _lines(table: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - of pyarrow, or not
    if not hasattr(table, "to_batches"):
        refuse_single("table", table)
        yield from table
        return
    for batch in table.to_batches(max_chunksize=1_000):
        yield from batch.to_pylist()


def _report(line: Mapping[str, Any], edition_id: str | None) -> Report:
    _refuse_other_form(line)
    line = {name: None if is_missing(value) else value for name, value in line.items()}
    found = _edition(line, edition_id)
    _refuse_unknown(line, found.id)
    tables: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in form_fields(found.report):
        under = f"/{field.name}"
        cells = leaves(field.form)
        values = [_value(leaf.cell, under + leaf.pointer, line) for leaf in cells]
        try:
            tables[field.name] = build(field.form, values)
        except InvalidValueError:
            problems += _problems(field.form(), [leaf.pointer for leaf in cells], values, under)
    if problems:
        raise InvalidValueError(problems)
    return found.report(
        year=cast("int | None", as_whole(line.get("year"))),
        agency=Agency(
            name=line.get("agency") or "",
            kind=line.get("kind") or None,
            region=line.get("region") or None,
            code=line.get("code") or None,
        ),
        published=_published(line),
        **tables,
    )


def _problems(
    blank: Form, pointers: Sequence[str], values: Sequence[object], under: str
) -> list[Problem]:
    """Name the cells that cannot hold their values: ``build`` knows them within their row only."""
    given = dict(zip(pointers, values, strict=True))
    try:
        replace(blank, given)
    except InvalidValueError as error:
        return [_hinted(each, given.get(each.pointer)).under(under) for each in error.problems]
    return []


def _hinted(problem: Problem, value: object) -> Problem:
    """Say of a floating-point number where it may come from."""
    if not isinstance(value, float):
        return problem
    words = Message.join((problem.message, FLOAT), zh="", en="")
    return Problem(problem.pointer, problem.code, words)


def _edition(line: Mapping[str, Any], edition_id: str | None) -> Edition:
    """Find the edition of a line.

    Raises:
        UnknownEditionError: It tells none, or one that there is not.
        InvalidValueError: It tells another than all of them are of.
    """
    said = as_edition(line.get("edition")) or edition_id
    if said is None:
        raise UnknownEditionError(_NO_EDITION)
    found = edition(cast("str", said))
    if edition_id not in {None, found.id}:
        words = _OTHER_EDITION.format(value=found.id, edition=edition_id)
        raise InvalidValueError([Problem("", "edition", words)])
    return found


def _published(line: Mapping[str, Any]) -> date | None:
    """Give the date of publication.

    Raises:
        InvalidValueError: It is text, and no date.
    """
    day = as_day(line.get("published"))
    if isinstance(day, str):
        words = NO_DAY.format(value=describe(day))
        raise InvalidValueError([Problem("/published", "date", words)])
    return cast("date | None", day)


def _refuse_other_form(line: object) -> None:
    """Refuse what is no line of the wide form.

    Raises:
        InvalidValueError: It is none.
    """
    if not isinstance(line, Mapping):
        raise_if([Problem("", "type", _NO_LINE.format(value=describe(line)))])
        return
    if "pointer" in line and "value" in line:
        raise_if([Problem("", "long", _LONG)])
    if None in line:  # where csv.DictReader puts the rest
        raise_if([Problem("", "fields", _TOO_MANY.format(value=describe(line[None])))])
    for name in line:
        if not isinstance(name, str):
            raise_if([Problem("", "column", _NO_COLUMN.format(value=describe(name)))])
        elif name.startswith(_BOM):
            raise_if([Problem("", "bom", _HAS_BOM.format(value=describe(name)))])


def _refuse_unknown(names: Iterable[str], edition_id: str) -> None:
    known = _known(edition_id)
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            if not hint.zh:
                hint = _COLUMNS.format(about="、".join(ABOUT), about_en=", ".join(ABOUT))
            words = _NO_CELL.format(name=describe(name), edition=edition_id, hint=hint)
            raise PointerError(words)


@functools.cache
def _known(edition_id: str) -> frozenset[str]:
    return frozenset(columns("wide", edition_id))


def _value(cell: Cell, pointer: str, line: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a report refuses what is wrong
    value = line.get(pointer)
    if cell in {Cell.COUNT, Cell.CHANGE}:
        return as_whole(value)
    amount = as_amount(value)
    if cell is Cell.AMOUNT or amount is None:
        return amount
    return Money(amount, line.get(pointer + UNIT) or None)
