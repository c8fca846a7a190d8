"""Settings of a renderer that are an object in a program, and a JSON file on the command line."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from govdisclose.errors import InvalidValueError, Message, OptionError, describe

_NOT_READ = Message(
    "{what} {path} 读不出来：{reason}", "the {what} {path} cannot be read: {reason}"
)
_NO_FILE = Message("没有这个文件", "there is no such file")
_WRONG = Message("{what} {path}：{problems}", "the {what} {path}: {problems}")
_NOT_FIELDS = Message(
    "{what} {path} 应为一个 JSON 对象，键为 {known} 中的几个；得到 {value}",
    "the {what} {path} must be a JSON object with some of the keys {known}; got {value}",
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
    try:
        fields = json.loads(Path(path).read_text("utf-8"))
    except FileNotFoundError:
        words = _NOT_READ.format(what=what, path=repr(path), reason=_NO_FILE)
        raise OptionError(words) from None
    except (OSError, ValueError, RecursionError) as error:
        words = _NOT_READ.format(what=what, path=repr(path), reason=error)
        raise OptionError(words) from None
    unknown = [key for key in fields if key not in known] if type(fields) is dict else [fields]
    if unknown:
        shown = describe(unknown[0])
        words = _NOT_FIELDS.format(what=what, path=repr(path), known=", ".join(known), value=shown)
        raise OptionError(words)
    return dict(fields)


def wrong(path: str, what: Message, reason: Message | InvalidValueError) -> OptionError:
    """Give the error for a file with a wrong value in it."""
    if isinstance(reason, InvalidValueError):
        problems = [Message(problem.text("zh"), problem.text("en")) for problem in reason.problems]
        reason = Message.join(problems, zh="；", en="; ")
    return OptionError(_WRONG.format(what=what, path=repr(path), problems=reason))
