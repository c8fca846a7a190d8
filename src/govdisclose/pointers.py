"""Read and change a report by JSON Pointer (RFC 6901).

The pointers of number cells are those of the official form's transcription, such as
``/requests/received/total``. No name in a report needs the escapes ``~0`` and ``~1``.
"""

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import attrs

from govdisclose.errors import InvalidValueError, Message, PointerError, Problem

T = TypeVar("T", bound=attrs.AttrsInstance)

_NOWHERE = Message(
    "指针 {pointer} 无所指：{where} 之下没有 {name!r}{hint}",
    "the pointer {pointer} leads nowhere: there is no {name!r} under {where}{hint}",
)
_HINT = Message("，是否应为 {names}？", "; did you mean {names}?")
_NO_HINT = Message("", "")
_NOT_A_POINTER = Message(
    "{pointer!r} 不是 JSON Pointer：应以 / 开头",
    "{pointer!r} is not a JSON Pointer: it must begin with /",
)
_OVERLAP = Message(
    "指针 {pointer} 与另一个指针指向同一处，请只给一个",
    "the pointer {pointer} overlaps another one; give only one of them",
)
_WHOLE = Message(
    "{pointer} 不能单独替换：请整个替换 {field}",
    "{pointer} cannot be replaced by itself: replace {field} as a whole",
)
_ROOT = Message("报告", "the report")


def get(report: attrs.AttrsInstance, pointer: str) -> Any:  # noqa: ANN401 - any field's type
    """Read the value at a pointer.

    Args:
        report: A report, or any part of one.
        pointer: A cell (``/requests/received/total``), a group, a text field, or a block of
            prose (``/overview/0/text``). The empty string is the report itself.

    Raises:
        PointerError: The pointer leads nowhere.
    """
    value: Any = report
    walked = ""
    for name in _split(pointer):
        if isinstance(value, tuple) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        elif name in _names(value):
            value = getattr(value, name)
        else:
            raise _nowhere(pointer, walked, name, value)
        walked += f"/{name}"
    return value


def replace(report: T, values: Mapping[str, object]) -> T:
    """Build a changed copy; the report itself stays as it is.

    Args:
        report: A report, or any part of one.
        values: New values by pointer. Cells, groups and whole fields can be replaced; blocks of
            prose cannot be replaced singly.

    Raises:
        PointerError: A pointer leads nowhere, or two of them overlap.
        InvalidValueError: A value is not one that its place can hold; all such are named.
    """
    return _replace(report, {tuple(_split(p)): v for p, v in values.items()}, "")


def _replace(part: T, values: dict[tuple[str, ...], object], above: str) -> T:
    changes: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(path[0] for path in values if path):
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
            problems += [problem.under(f"/{name}") for problem in error.problems]
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


def _split(pointer: str) -> list[str]:
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise PointerError(_NOT_A_POINTER.format(pointer=pointer))
    return pointer[1:].split("/")


def _names(value: object) -> list[str]:
    cls = type(value)
    return [field.name for field in attrs.fields(cls)] if attrs.has(cls) else []


def _nowhere(pointer: str, walked: str, name: str, value: object) -> PointerError:
    close = difflib.get_close_matches(name, _names(value), n=3)
    hint = _HINT.format(names=" / ".join(close)) if close else _NO_HINT
    where = walked or _ROOT
    return PointerError(_NOWHERE.format(pointer=pointer, name=name, where=where, hint=hint))
