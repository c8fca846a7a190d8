"""From lines of the wide form back to reports that have figures and no text."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from govdisclose.arguments import did_you_mean, refuse_single, under
from govdisclose.cells import Cell, Money
from govdisclose.editions import EDITIONS, Edition, Report, edition
from govdisclose.errors import (
    InvalidValueError,
    Message,
    PointerError,
    Problem,
    UnknownEditionError,
    describe,
)
from govdisclose.form import Form, build, form_fields, leaves
from govdisclose.pointers import replace
from govdisclose.tables.fields import about, as_amount, as_edition, as_whole, is_blank
from govdisclose.tables.refusals import for_tables, hinted, in_report, refuse_other_form
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
_BLANK_EDITION = Message(
    "edition 一列空着，不知道是哪一版表格：请填上，或给出 edition_id",
    "the column edition is blank, so the edition of the form is not told: fill it in, or give "
    "edition_id",
)
_OTHER_EDITION = Message(
    "edition 一列是 {value}，而 edition_id 是 {edition}：请只给一样，或改正",
    "the column edition says {value} and edition_id is {edition}: give one of them, or correct it",
)
_OTHER_COLUMNS = Message(
    "{said} {edition}，而各列是 {other} 版宽表的列：请改正版本",
    "{said} {edition}, and the columns are those of the wide form of edition {other}: correct the "
    "edition",
)
_COLUMN_SAYS = Message("edition 一列是", "the column edition says")
_CALLER_SAYS = Message("edition_id 是", "edition_id is")


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
            ``2025/1/20``. The edition may be a whole number, as pandas reads it. A line of which
            every field is blank is passed over, as spreadsheets save such behind their tables.
        edition_id: Edition of the lines that have no column ``edition``, or a blank one; of the
            others, the only one that they may say.

    Returns:
        A report for each line that is not blank, built as it is asked for.

    Raises:
        UnknownEditionError: No edition has this id, or a line tells none.
        PointerError: A column is none of the wide form.
        InvalidValueError: A report cannot hold a value; all such cells of a line are named. Or a
            line is none of the wide form, or of another edition than ``edition_id``, or than its
            columns are.

    Whatever is said of a line names its report by number, from 1, and agency; neither the header
    nor blank lines count. The first such error is the end of the iterator.
    """
    if edition_id is not None:
        edition(edition_id)
    filled = (line for line in _lines(table) if not _is_empty(line))
    for number, line in enumerate(filled, 1):
        try:
            yield _report(line, edition_id)
        except (InvalidValueError, PointerError, UnknownEditionError) as error:
            raise in_report(error, number, line) from None


def _is_empty(line: object) -> bool:
    """Say whether nothing stands in a line: spreadsheets save such lines behind their tables."""
    return isinstance(line, Mapping) and all(
        all(map(is_blank, value)) if isinstance(value, list) else is_blank(value)  # the rest
        for value in line.values()
    )


def _lines(table: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - of pyarrow, or not
    if not hasattr(table, "to_batches"):
        refuse_single("table", table)
        yield from table
        return
    for batch in table.to_batches(max_chunksize=1_000):
        yield from batch.to_pylist()


def _report(line: Mapping[str, Any], edition_id: str | None) -> Report:
    refuse_other_form(line)
    line = {name: None if is_blank(value) else value for name, value in line.items()}
    found = _edition(line, edition_id)
    _refuse_unknown(line, found.id)
    tables: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in form_fields(found.report):
        under = f"/{field.name}"
        cells = leaves(field.form)
        values = [_value(leaf.cell, under + leaf.pointer, line, problems) for leaf in cells]
        try:
            tables[field.name] = build(field.form, values)
        except InvalidValueError:
            problems += _problems(field.form(), [leaf.pointer for leaf in cells], values, under)
    said, wrong = about(line)
    try:
        report = found.report(**said, **tables)
    except InvalidValueError as error:
        wrong += error.problems
    else:
        if not (wrong or problems):
            return report
    problems[:0] = [for_tables(each, line.get(each.pointer[1:])) for each in wrong]
    raise InvalidValueError(problems)


def _problems(
    blank: Form, pointers: Sequence[str], values: Sequence[object], above: str
) -> list[Problem]:
    """Name the cells that cannot hold their values: ``build`` knows them within their row only."""
    given = dict(zip(pointers, values, strict=True))
    try:
        replace(blank, given)
    except InvalidValueError as error:
        return [under(for_tables(each, given.get(each.pointer)), above) for each in error.problems]
    return []


def _edition(line: Mapping[str, Any], edition_id: str | None) -> Edition:
    """Find the edition of a line.

    Raises:
        UnknownEditionError: It tells none, or one that there is not.
        InvalidValueError: It tells another than all of them are of.
    """
    said = as_edition(line.get("edition"))
    if said is None and edition_id is None:
        raise UnknownEditionError(_BLANK_EDITION if "edition" in line else _NO_EDITION)
    try:
        found = edition(cast("str", edition_id if said is None else said))
    except UnknownEditionError as error:
        raise UnknownEditionError(hinted(error.message, said)) from None
    if edition_id not in {None, found.id}:
        words = _OTHER_EDITION.format(value=found.id, edition=edition_id)
        raise InvalidValueError([Problem("", "edition", words)])
    return found


def _refuse_unknown(line: Mapping[str, Any], edition_id: str) -> None:
    """Refuse columns that the wide form of an edition does not have.

    Raises:
        InvalidValueError: All of them are columns of another edition.
        PointerError: One is of none.
    """
    known = _known(edition_id)
    wrong = next((name for name in line if name not in known), None)
    if wrong is None:
        return
    for other in EDITIONS:
        if line.keys() <= _known(other):
            said = _CALLER_SAYS if line.get("edition") is None else _COLUMN_SAYS
            words = _OTHER_COLUMNS.format(said=said, edition=edition_id, other=other)
            raise InvalidValueError([Problem("", "edition", words)])
    hint = did_you_mean(wrong, known)
    if not hint.zh:
        hint = _COLUMNS.format(about="、".join(ABOUT), about_en=", ".join(ABOUT))
    raise PointerError(_NO_CELL.format(name=describe(wrong), edition=edition_id, hint=hint))


@functools.cache
def _known(edition_id: str) -> frozenset[str]:
    return frozenset(columns("wide", edition_id))


def _value(cell: Cell, pointer: str, line: Mapping[str, Any], problems: list[Problem]) -> Any:  # noqa: ANN401 - a report refuses what is wrong
    value = line.get(pointer)
    if cell in {Cell.COUNT, Cell.CHANGE}:
        return as_whole(value)
    amount = as_amount(value)
    if cell is Cell.AMOUNT or amount is None:
        return amount
    unit = line.get(pointer + UNIT)
    try:
        return Money(amount, unit)
    except InvalidValueError as error:
        for each in error.problems:
            place, wrong = (UNIT, unit) if each.pointer == UNIT else ("", amount)
            problems.append(for_tables(attrs.evolve(each, pointer=pointer + place), wrong))
        return None
