"""Read and change a report by JSON Pointer (RFC 6901).

A pointer means what it means in the report's JSON. Those of number cells are the ones of the
official form's transcription, such as ``/requests/received/total``; a remark stands under the
pointer of its cell, escaped: ``/remarks/~1requests~1received~1total``.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import attrs

from govdisclose.arguments import did_you_mean, refuse_no_mapping, refuse_other, under
from govdisclose.errors import (
    InvalidValueError,
    Message,
    PointerError,
    Problem,
    describe,
)

T = TypeVar("T", bound=attrs.AttrsInstance)

_NOWHERE = Message(
    "指针 {pointer} 无所指：{where}之下没有 {name}{hint}",
    "the pointer {pointer} leads nowhere: there is no {name} under {where}{hint}",
)
_NOT_A_POINTER = Message(
    "{pointer} 不是 JSON Pointer：应以 / 开头",
    "{pointer} is not a JSON Pointer: it must begin with /",
)
_INDEX = re.compile("0|[1-9][0-9]{0,8}")  # RFC 6901, section 4
_OVERLAP = Message(
    "指针 {pointer} 与另一个指针指向同一处，请只给一个",
    "the pointer {pointer} overlaps another one; give only one of them",
)
_WHOLE_REPORT = Message(
    "空指针指整个报告，不能用 replace 替换",
    "the empty pointer is the whole report, not a part of it",
)
_WHOLE = Message(
    "{pointer} 不能单独替换：请整个替换 {field}",
    "{pointer} cannot be replaced by itself: replace {field} as a whole",
)
_NO_PART = Message(
    "应为报告（Report）或其中的一部分；得到 {value}",
    "expected a report, or a part of one; got {value}",
)
_ROOT = Message("报告", "the report")


def get(report: attrs.AttrsInstance, pointer: str) -> Any:  # noqa: ANN401 - any field's type
    """Read the value at a pointer.

    Args:
        report: A report, or any part of one.
        pointer: A cell (``/requests/received/total``), a group, a text field, a block of prose
            (``/overview/0/text``), or the text of a remark. The empty string is the report itself.

    Returns:
        What stands there: a number, an amount, a text, or None for a blank; a group or a block.

    Raises:
        PointerError: The pointer leads nowhere.
        InvalidValueError: ``report`` is no part of a report, or ``pointer`` no text.
    """
    _refuse_other(report)
    value: Any = report
    walked = ""
    for name in _split(pointer):
        try:
            value = _member(value, name)
        except LookupError:
            raise _nowhere(pointer, walked, name, value) from None
        walked += f"/{name}"
    return value


def _member(value: Any, name: str) -> Any:  # noqa: ANN401 - any field's type
    """Read what stands directly under a value.

    Raises:
        LookupError: Nothing of that name does.
    """
    if not isinstance(value, tuple):
        if name not in _names(value):
            raise LookupError
        return getattr(value, name)
    if _INDEX.fullmatch(name) and not _remarks(value):
        return value[int(name)]
    remarks = {item.pointer: item.text for item in _remarks(value)}
    return remarks[name.replace("~1", "/").replace("~0", "~")]


def _remarks(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the remarks among the items of a tuple: those that have a pointer of their own."""
    return tuple(item for item in value if hasattr(item, "pointer"))


def replace(report: T, values: Mapping[str, object]) -> T:
    """Build a changed copy; the report itself stays as it is.

    Args:
        report: A report, or any part of one.
        values: New values by pointer. Cells, groups and whole fields can be replaced; blocks of
            prose cannot be replaced singly.

    Returns:
        Of the same class, with the new values.

    Raises:
        PointerError: A pointer leads nowhere, or two of them overlap.
        InvalidValueError: A value is not one that its place can hold; all such are named. Or an
            argument is something else than it should be.
    """
    _refuse_other(report)
    refuse_no_mapping(values=values)
    if "" in values:
        raise PointerError(_WHOLE_REPORT)
    return _replace(report, {tuple(_split(p)): v for p, v in values.items()}, "")


def _replace(part: T, values: dict[tuple[str, ...], object], above: str) -> T:
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(path[0] for path in values):
        inner = {path[1:]: value for path, value in values.items() if path[:1] == (name,)}
        whole = above + "/" + "/".join((name, *next(iter(inner))))
        if name not in _names(part):
            raise _nowhere(whole, above, name, part)
        if () in inner:
            if len(inner) > 1:
                raise PointerError(_OVERLAP.format(pointer=f"{above}/{name}"))
            changes[name] = inner[()]
            continue
        child = getattr(part, name)
        if type(child) is tuple:
            raise PointerError(_WHOLE.format(pointer=whole, field=f"{above}/{name}"))
        if not attrs.has(type(child)):
            raise _nowhere(whole, f"{above}/{name}", next(iter(inner))[0], child)
        try:
            changes[name] = _replace(child, inner, f"{above}/{name}")
        except InvalidValueError as error:
            problems += [under(problem, f"/{name}") for problem in error.problems]
    return _changed(part, changes, problems)


def _changed(part: T, changes: dict[str, Any], problems: list[Problem]) -> T:
    """Build the changed part, or name all that is wrong with it."""
    try:
        changed: T = attrs.evolve(cast("Any", part), **changes)
    except InvalidValueError as error:
        raise InvalidValueError([*problems, *error.problems]) from None
    if problems:
        raise InvalidValueError(problems)
    return changed


def _refuse_other(report: object) -> None:
    if not hasattr(type(report), "__attrs_attrs__"):  # as attrs.has asks, which looks at more
        words = _NO_PART.format(value=describe(report))
        raise InvalidValueError([Problem("/report", "type", words)])


def _split(pointer: str) -> list[str]:
    if type(pointer) is not str:  # asked first, as this is called for every cell
        refuse_other(str, pointer=pointer)
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise PointerError(_NOT_A_POINTER.format(pointer=describe(pointer)))
    return pointer[1:].split("/")


def _names(value: object) -> list[str]:
    cls = type(value)
    return [field.name for field in attrs.fields(cls)] if attrs.has(cls) else []


def _nowhere(pointer: str, walked: str, name: str, value: object) -> PointerError:
    hint = did_you_mean(name, _names(value))
    where = Message(f"{walked} ", walked) if walked else _ROOT
    shown, name = describe(pointer), describe(name)
    return PointerError(_NOWHERE.format(pointer=shown, name=name, where=where, hint=hint))
