"""What is said of lines that are no reports: of which, and what a table should have there."""

from collections.abc import Mapping
from typing import Any, TypeVar

from govdisclose.editions.shared import AGENCY_KINDS
from govdisclose.errors import (
    GovdiscloseError,
    InvalidValueError,
    Message,
    Problem,
    describe,
    raise_if,
)
from govdisclose.text import check_text

E = TypeVar("E", bound=GovdiscloseError)

_BOM = "\ufeff"
_HAS_BOM = Message(
    '列名 {value} 以字节顺序标记（BOM）开头：打开 CSV 时请用 encoding="utf-8-sig"',
    "the name of the column {value} begins with a byte order mark (BOM): open the CSV with "
    'encoding="utf-8-sig"',
)
_HAS_TABS = Message(
    "列名 {value} 中有制表符，这是以制表符分隔的表：请以 csv.DictReader(file, dialect="
    '"excel-tab") 读，用 pandas 时写 sep="\\t"',
    "the name of the column {value} has tabs in it, so the table is separated by tabs: read it by "
    'csv.DictReader(file, dialect="excel-tab"), or by pandas with sep="\\t"',
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
_FLOAT = Message(
    "；浮点数（float）存不准小数，也不收：用 pandas 读 CSV 时请写 dtype=str，"
    '读 Parquet 时请写 dtype_backend="pyarrow"',
    "; floating-point numbers (float) do not keep decimals and are not taken: have pandas read "
    'CSV with dtype=str, and Parquet with dtype_backend="pyarrow"',
)
_EXPECTED = {
    "count": Message(
        "应为 0 至 10¹² 的整数，没有数就空着；得到 {value}",
        "expected a whole number from 0 to 10¹²; leave a blank empty; got {value}",
    ),
    "change": Message(
        "应为绝对值不超过 10¹² 的整数，没有数就空着；得到 {value}",
        "expected a whole number within ±10¹²; leave a blank empty; got {value}",
    ),
    "amount": Message(
        "应为不小于 0 的数，小数点前后各不超过 15 位，没有数就空着；得到 {value}",
        "expected a number of 0 or more with at most 15 digits before and after the point; leave a "
        "blank empty; got {value}",
    ),
    "year": Message(
        "报告年度应为四位数的整数，未定就空着；得到 {value}",
        "the report year must be a whole number of four digits; leave it empty where it is not "
        "known; got {value}",
    ),
    "agency-kind": Message(
        "机关类型应为 {kinds} 之一，不清楚就空着；得到 {value}",
        "the kind of an agency must be one of {kinds}; leave it empty where it is not known; got "
        "{value}",
    ),
}
"""What a field should have, by the code of the problem: a table has no None for a blank."""
_IN_REPORT = Message("第 {number} 份{name}：{words}", "report {number}{name}: {words}")
_NAME = Message("（{name}）", " ({name})")
_NAMELESS = Message("", "")
_LONGEST_NAME = 40


def refuse_other_form(line: object) -> None:
    """Refuse what is no line of the wide form.

    Raises:
        InvalidValueError: It is none.
    """
    if not isinstance(line, Mapping):
        raise_if([Problem("", "type", _NO_LINE.format(value=describe(line)))])
        return
    if "pointer" in line and "value" in line:
        raise_if([Problem("", "long", _LONG)])
    raise_if(_wrong_name(name) for name in line)
    if None in line:  # where csv.DictReader puts the rest
        raise_if([Problem("", "fields", _TOO_MANY.format(value=describe(line[None])))])


def _wrong_name(name: object) -> Problem | None:
    if name is None:
        return None
    if not isinstance(name, str):
        return Problem("", "column", _NO_COLUMN.format(value=describe(name)))
    if name.startswith(_BOM):
        return Problem("", "bom", _HAS_BOM.format(value=describe(name)))
    if "\t" in name:
        return Problem("", "tabs", _HAS_TABS.format(value=describe(name)))
    return None


def for_tables(problem: Problem, value: object) -> Problem:
    """Say of a field what should stand there instead of its value, and where a float comes from."""
    words = problem.message
    if problem.code in _EXPECTED:
        kinds = " / ".join(f"{kind}（{meaning}）" for kind, meaning in AGENCY_KINDS.items())
        words = _EXPECTED[problem.code].format(value=describe(value), kinds=kinds)
    return Problem(problem.pointer, problem.code, hinted(words, value))


def hinted(words: Message, value: object) -> Message:
    """Say of a floating-point number what reads it otherwise."""
    return Message.join((words, _FLOAT), zh="", en="") if isinstance(value, float) else words


def in_report(error: E, number: int, line: object) -> E:
    """Say in which report of a table it is: by its number, and the agency if it is named.

    Args:
        error: The error, which stays as it is.
        number: The number of the report; neither the header nor lines without anything count.
        line: The line of the table.
    """
    where = {"number": number, "name": _name(line)}
    wrong: Any = (
        [
            Problem(p.pointer, p.code, _IN_REPORT.format(**where, words=p.message))
            for p in error.problems
        ]
        if isinstance(error, InvalidValueError)
        else _IN_REPORT.format(**where, words=error.message)
    )
    return type(error)(wrong)


def _name(line: object) -> Message:
    name = line.get("agency") if isinstance(line, Mapping) else None
    if not isinstance(name, str) or not name:
        return _NAMELESS
    plain = len(name) <= _LONGEST_NAME and check_text(name, "") is None
    return _NAME.format(name=name if plain else describe(name))
