"""Options of formats, and numbers, as they stand on the command line."""

import re
from collections.abc import Callable

from govdisclose import renderers
from govdisclose.errors import Message, OptionError, describe

_NOT_AN_OPTION = Message("-O 应为 名称=值，得到 {value}", "-O takes NAME=VALUE, got {value}")
_OPTION_VALUE = Message(
    "选项 {name} 应为{kind}，得到 {value}", "the option {name} takes {kind}, got {value}"
)


def option(renderer: renderers.Renderer, given: str) -> tuple[str, object]:
    """Read an option of a format as it is given: NAME=VALUE.

    Raises:
        OptionError: It is not of that form, or the value is none of its type.
    """
    name, equals, value = given.partition("=")
    if not equals:
        raise OptionError(_NOT_AN_OPTION.format(value=describe(given)))
    kind = renderer.options.get(name, str)
    try:
        return name, _PARSERS[kind](value)
    except (KeyError, ValueError):
        words = _OPTION_VALUE.format(
            name=name, kind=_KINDS.get(kind, kind.__name__), value=describe(value)
        )
        raise OptionError(words) from None


def whole_number(text: str) -> int:
    """Read a whole number as people write it: digits, and nothing that ``int`` lets pass besides.

    Raises:
        ValueError: It is something else.
    """
    if not re.fullmatch("-?[0-9]{1,18}", text):
        raise ValueError
    return int(text)


_PARSERS: dict[type, Callable[[str], object]] = {
    str: str,
    int: whole_number,
    bool: {"true": True, "false": False}.__getitem__,
}
_KINDS: dict[type, Message] = {
    str: Message("文字", "text"),
    int: Message("整数", "a whole number"),
    bool: Message(" true 或 false", "true or false"),
}
