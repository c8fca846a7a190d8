"""Options of formats, names, and numbers, as they stand on the command line."""

import argparse
import contextlib
import re
from collections.abc import Callable, Iterable, Sequence

from govdisclose import renderers
from govdisclose.errors import Message, OptionError, describe

_NOT_AN_OPTION = Message("-O 应为 名称=值，得到 {value}", "-O takes NAME=VALUE, got {value}")
_NONE_HAS = Message(
    "格式 {formats} 都没有选项 {name}", "none of the formats {formats} has an option {name}"
)
_OPTION_VALUE = Message(
    "选项 {name} 应为{kind}，得到 {value}", "the option {name} takes {kind}, got {value}"
)


def names(given: Iterable[str]) -> tuple[str, ...]:
    """Split what is given as names with commas between them, once or more often."""
    parts = (name.strip() for part in given for name in part.split(","))
    return tuple(dict.fromkeys(name for name in parts if name))


def rules(args: argparse.Namespace) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say which rules are asked, and which are left out again."""
    return names(args.select) or ("default",), names(args.ignore)


def by_format(
    chosen: Sequence[renderers.Renderer], given: Iterable[str]
) -> dict[str, dict[str, object]]:
    """Read options of formats: NAME=VALUE for all that have it, or FORMAT.NAME=VALUE for one.

    Raises:
        OptionError: It is not of that form, no format has it, or the value is none of its type.
    """
    options: dict[str, dict[str, object]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise OptionError(_NOT_AN_OPTION.format(value=describe(one)))
        key, owners = _owners(chosen, name)
        for renderer in owners:
            options.setdefault(renderer.name, {})[key] = _value(renderer, key, value)
    return options


def _owners(
    chosen: Sequence[renderers.Renderer], name: str
) -> tuple[str, Sequence[renderers.Renderer]]:
    """Give what an option is called, and the formats that it is for."""
    prefix, _, key = name.partition(".")
    named = [renderer for renderer in chosen if key and renderer.name == prefix]
    if named:
        return key, named
    if len(chosen) == 1:
        return name, chosen  # which refuses what it does not have, and says what it has
    owners = [renderer for renderer in chosen if name in renderer.options]
    if not owners:
        formats = ", ".join(renderer.name for renderer in chosen)
        raise OptionError(_NONE_HAS.format(name=describe(name), formats=formats))
    return name, owners


def _value(renderer: renderers.Renderer, name: str, value: str) -> object:
    kind = renderer.options.get(name, str)
    try:
        return _PARSERS[kind](value)
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


def above_zero(text: str) -> int:
    """Read how many there are to be.

    Raises:
        argparse.ArgumentTypeError: It is no whole number above 0.
    """
    with contextlib.suppress(ValueError):
        if (number := whole_number(text)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"expected a whole number above 0, got {text}")


def file_name(text: str) -> str:
    """Take the name of a file; an empty one would be that of the current folder.

    Raises:
        argparse.ArgumentTypeError: It is empty, as of a variable of the shell that is not set.
    """
    if text:
        return text
    raise argparse.ArgumentTypeError("the name of a file is empty")


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
