"""Settings of a renderer that are an object in a program, and a JSON file on the command line."""

import functools
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar, cast

import attrs

from govdisclose import system
from govdisclose.arguments import did_you_mean
from govdisclose.errors import (
    InvalidValueError,
    Message,
    OptionError,
    Problem,
    describe,
)

T = TypeVar("T")

_NOT_READ = Message(
    "{what} {path} 读不出来：{reason}", "the {what} {path} cannot be read: {reason}"
)
_NOT_JSON = Message(
    "第 {line} 行第 {column} 列不是合法的 JSON", "line {line}, column {column} is no JSON"
)
_NOT_UTF8 = Message("不是 UTF-8 编码的文字", "it is not text in UTF-8")
_MISSING = Message("缺少 {names}", "lacks {names}")
_TWICE = Message("键 {key} 出现了两次", "the key {key} occurs twice")
_WRONG = Message("{what} {path}：{problems}", "the {what} {path}: {problems}")
_NOT_FIELDS = Message(
    "{what} {path} 应为一个 JSON 对象，键为 {known} 中的几个；得到 {value}{hint}",
    "the {what} {path} must be a JSON object with some of the keys {known}; got {value}{hint}",
)

_NOT_BOOL = Message(
    "选项 {name} 应为 True 或 False（命令行中写 true 或 false），得到 {value}",
    "the option {name} must be True or False (true or false on the command line); got {value}",
)


def check_switches(**options: object) -> None:
    """Refuse values of options that are neither True nor False.

    Raises:
        OptionError: With the name of the first such option.
    """
    for name, value in options.items():
        if type(value) is not bool:
            raise OptionError(_NOT_BOOL.format(name=name, value=describe(value)))


def fields_of(path: str, what: Message, known: Collection[str]) -> dict[str, Any]:
    """Read a JSON object from a file.

    Args:
        path: The file, in UTF-8.
        what: What the file is, for messages.
        known: The keys that it may have.

    Raises:
        OptionError: The file cannot be read, is no JSON object, or has a key that is not known.
    """
    fields = _read(path, what)
    unknown = [key for key in fields if key not in known] if type(fields) is dict else [fields]
    if unknown:
        wrong_key = unknown[0]
        hint = did_you_mean(wrong_key, known) if isinstance(wrong_key, str) else Message("", "")
        words = _NOT_FIELDS.format(
            what=what,
            path=repr(path),
            known=", ".join(known),
            value=describe(wrong_key),
            hint=hint,
        )
        raise OptionError(words)
    return dict(fields)


def _read(path: str, what: Message) -> Any:  # noqa: ANN401 - anything that JSON can hold
    try:
        text = Path(path).read_text("utf-8-sig")
        return json.loads(text, object_pairs_hook=functools.partial(_object, path, what))
    except json.JSONDecodeError as error:
        reason = _NOT_JSON.format(line=error.lineno, column=error.colno)
    except UnicodeDecodeError:
        reason = _NOT_UTF8
    except RecursionError:
        reason = _NOT_JSON.format(line=1, column=1)
    except OSError as error:
        reason = system.reason(error)
    raise OptionError(_NOT_READ.format(what=what, path=repr(path), reason=reason)) from None


def _object(path: str, what: Message, members: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in members]
    for key in keys:
        if keys.count(key) > 1:
            raise wrong(path, what, _TWICE.format(key=describe(key)))
    return dict(members)


def wrong(path: str, what: Message, reason: Message | InvalidValueError) -> OptionError:
    """Give the error for a file with a wrong value in it."""
    if isinstance(reason, InvalidValueError):
        problems = [Message(problem.text("zh"), problem.text("en")) for problem in reason.problems]
        reason = Message.join(problems, zh="；", en="; ")
    return OptionError(_WRONG.format(what=what, path=repr(path), problems=reason))


def load(path: str, what: Message, kind: type[T]) -> T:
    """Build an object of an attrs class from a JSON file with its fields.

    Args:
        path: The file, in UTF-8.
        what: What the file is, for messages.
        kind: The class. A field of it may have in its metadata a function ``read``, which makes a
            value out of text or gives None, and the message ``words`` for the latter.

    Raises:
        OptionError: The file cannot be read, or has a field too many, too few or wrong.
    """
    attributes = {field.name: field for field in attrs.fields(cast("Any", kind))}
    given = fields_of(path, what, attributes)
    required = [key for key, field in attributes.items() if field.default is attrs.NOTHING]
    missing = [key for key in required if key not in given]
    if missing:
        raise wrong(path, what, _MISSING.format(names=", ".join(missing)))
    try:
        return kind(**{key: _value(attributes[key], value) for key, value in given.items()})
    except InvalidValueError as error:
        raise wrong(path, what, error) from None


def _value(field: "attrs.Attribute[Any]", value: object) -> object:
    read = field.metadata.get("read")
    if read is None or not isinstance(value, str):
        return value
    try:
        found = read(value)
    except ValueError:  # no such day
        found = None
    if found is None:
        words = field.metadata["words"].format(value=describe(value))
        raise InvalidValueError([Problem(f"/{field.name}", "value", words)])
    return found
