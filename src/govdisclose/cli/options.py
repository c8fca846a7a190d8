"""Options of formats, names, and numbers, as they stand on the command line."""

import argparse
import contextlib
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from govdisclose import renderers
from govdisclose.arguments import did_you_mean, refuse_no_whole
from govdisclose.codec import MAX_BYTES
from govdisclose.errors import Message, OptionError, describe

if TYPE_CHECKING:
    from govdisclose.readers import Limits

_NOT_AN_OPTION = Message("-O 应为 名称=值，得到 {value}", "-O takes NAME=VALUE, got {value}")
_NONE_HAS = Message(
    "格式 {formats} 都没有选项 {name}", "none of the formats {formats} has an option {name}"
)
_NOT_A_LIMIT = Message(
    "--limit 应为 限度=整数，限度可为 {known}；得到 {value}{hint}",
    "--limit takes LIMIT=WHOLE NUMBER, the limits being {known}; got {value}{hint}",
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


def limits(args: argparse.Namespace) -> "Limits":
    """Give the limits of reading published files, with those that are raised.

    Raises:
        OptionError: One is not of the form NAME=VALUE, or not known.
        InvalidValueError: A limit cannot be as it is given.
    """
    from govdisclose.readers import Limits  # noqa: PLC0415 - slow to import

    return Limits(**_limits(args.limit, [field.name for field in attrs.fields(Limits)]))


def max_bytes(args: argparse.Namespace) -> int:
    """Give the size that JSON may have.

    Raises:
        OptionError: It is not given as ``max_bytes=VALUE``.
        InvalidValueError: JSON cannot have such a size.
    """
    given = {"max_bytes": MAX_BYTES} | _limits(args.limit, ["max_bytes"])
    refuse_no_whole(1, sys.maxsize - 1, **given)
    return given["max_bytes"]


def _limits(given: Iterable[str], known: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in given:
        name, _, value = one.partition("=")
        try:
            found[name] = whole_number(value)
        except ValueError:
            name = ""
        if name not in known:
            asked = one.partition("=")[0]
            hint = Message("", "") if asked in known else did_you_mean(asked, known)
            words = {"known": ", ".join(known), "value": describe(one), "hint": hint}
            raise OptionError(_NOT_A_LIMIT.format(**words))
    return found


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


def year(text: str) -> int:
    """Read a report year.

    Raises:
        argparse.ArgumentTypeError: It is no whole number of four digits.
    """
    if re.fullmatch("[1-9][0-9]{3}", text):
        return int(text)
    raise argparse.ArgumentTypeError(f"expected a year of four digits, such as 2024, got {text}")


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
