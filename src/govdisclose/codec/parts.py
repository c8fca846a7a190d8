"""How each field of a report stands in JSON: the one table of what is not written as it is."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, get_args

import attrs

from govdisclose.cells import MAX_AMOUNT_DIGITS, Money
from govdisclose.editions.shared import Attachment, Remark
from govdisclose.errors import InvalidValueError, Message, Problem, describe
from govdisclose.form import cached
from govdisclose.prose import DataTable, Heading, Paragraph, Picture, Prose
from govdisclose.text import check_text

FORMAT = 1
"""Version of this library's JSON; the first thing that is looked at."""
MAX_PROBLEMS = 50
"""Most problems that one ``DecodeError`` names."""

BLOCKS: Mapping[str, type[Paragraph | Heading | DataTable | Picture]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "table": DataTable,
    "picture": Picture,
}
"""Classes of the blocks of prose by their ``type`` in JSON."""

AMOUNT_PATTERN = rf"(0|[1-9][0-9]{{0,{MAX_AMOUNT_DIGITS - 1}}})(\.[0-9]{{1,{MAX_AMOUNT_DIGITS}}})?"
"""How an amount is written: plain digits, no sign, no exponent, no separators."""
DATE_PATTERN = r"(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
"""How a date is written; not all that match are days of the calendar."""

_AMOUNT = re.compile(AMOUNT_PATTERN)
_DATE = re.compile(DATE_PATTERN)

_NOT_AMOUNT = Message(
    '金额应为写成字符串的十进制数（如 "59237.2449"），不带正负号、千位分隔符和单位，小数点前后各不'
    "超过 15 位，空白用 null；得到 {value}",
    'an amount must be a decimal number in a string ("59237.2449"), without sign, separators or '
    "unit, with at most 15 digits before and after the point, or null for a blank; got {value}",
)
_NOT_DATE = Message(
    '日期应为 "2025-01-20" 形式的字符串，未定时为 null；得到 {value}',
    'a date must be a string such as "2025-01-20", or null; got {value}',
)
_NOT_BASE64 = Message(
    "图片内容应为标准的 base64 字符串（无换行、有填充）；得到 {value}",
    "the picture's bytes must be a string of standard base64 (padded, without line feeds); "
    "got {value}",
)
_NOT_ROWS = Message(
    "应为由行组成的数组，每行是由文字组成的数组；得到 {value}",
    "expected an array of rows, each an array of texts; got {value}",
)


@attrs.frozen
class Scalar:
    """A field whose JSON value is turned into another one."""

    read: Callable[[Any], Any]
    """Gives the value of the field, or raises ``InvalidValueError``."""


@attrs.frozen
class Record:
    """A field that is an object."""

    cls: type[attrs.AttrsInstance]
    nullable: bool = False


@attrs.frozen
class Records:
    """A field that is an array of objects."""

    cls: type[attrs.AttrsInstance]


@attrs.frozen
class Chapter:
    """A field that is an array of blocks."""


@attrs.frozen
class Remarks:
    """A field that is an object of remarks by pointer."""


Part = Scalar | Record | Records | Chapter | Remarks
"""How a field stands in JSON when it does not stand there as it is."""


def _refuse(code: str, message: Message, value: object) -> InvalidValueError:
    return InvalidValueError([Problem("", code, message.format(value=describe(value)))])


def read_amount(value: object) -> Decimal | None:
    """Read an amount; its digits stay as they are given."""
    if value is None:
        return None
    if type(value) is str and _AMOUNT.fullmatch(value):
        return Decimal(value)
    raise _refuse("amount", _NOT_AMOUNT, value)


def read_date(value: object) -> date | None:
    """Read a day of the calendar."""
    if value is None:
        return None
    if type(value) is str and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # the 31st of a short month
    raise _refuse("date", _NOT_DATE, value)


def read_base64(value: object) -> bytes:
    """Read bytes; only the one way in which they are written is taken."""
    if type(value) is str and value.isascii():
        try:
            data = base64.b64decode(value, validate=True)
        except binascii.Error:
            data = b""
        if base64.b64encode(data).decode() == value:
            return data
    raise _refuse("base64", _NOT_BASE64, value)


def read_rows(value: object) -> tuple[tuple[str, ...], ...]:
    """Read the rows of a table in prose."""
    if type(value) is not list or any(type(row) is not list for row in value):
        raise _refuse("rows", _NOT_ROWS, value)
    wrong = (
        check_text(cell, f"/{i}/{j}")
        for i, row in enumerate(value)
        for j, cell in enumerate(row)
        if type(cell) is not str
    )
    problems = [problem for problem in islice(wrong, MAX_PROBLEMS + 1) if problem]
    if problems:
        raise InvalidValueError(problems)
    return tuple(map(tuple, value))


_PARTS: Mapping[object, Part] = {
    Decimal: Scalar(read_amount),
    Decimal | None: Scalar(read_amount),
    Money | None: Record(Money, nullable=True),
    date | None: Scalar(read_date),
    bytes: Scalar(read_base64),
    tuple[tuple[str, ...], ...]: Scalar(read_rows),
    Prose: Chapter(),
    tuple[Attachment, ...]: Records(Attachment),
    tuple[Remark, ...]: Remarks(),
}


@cached
def parts(cls: type[attrs.AttrsInstance]) -> Mapping[str, Part | None]:
    """Say of each field of a class how it stands in JSON; None: as it is.

    The constructors check the values, so that nothing needs to be said of their types here.
    """
    return {field.name: _part(field.type) for field in attrs.fields(cls)}


def _part(annotation: Any) -> Part | None:  # noqa: ANN401 - annotations have no common type
    inner = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    if isinstance(inner, type) and attrs.has(inner):
        return Record(inner)
    return _PARTS.get(inner)


@cached
def required(cls: type[attrs.AttrsInstance]) -> frozenset[str]:
    """Name the fields that cannot be left out."""
    fields = attrs.fields(cls)
    return frozenset(field.name for field in fields if field.default is attrs.NOTHING)
