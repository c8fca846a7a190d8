"""What is given to a function and is not what it should be: refused, in words that name it.

Where a name is not known, ``did_you_mean`` says which one may have been meant.

Each problem has the name of the argument as its pointer: ``/lang``, ``/roster/1``.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import FunctionType
from typing import TypeVar

import attrs

from govdisclose.errors import (
    InvalidValueError,
    Message,
    Problem,
    describe,
    raise_if,
)

T = TypeVar("T")
P = TypeVar("P", bound=Problem)

_INSTANCE = Message("应为 {expected}；得到 {value}", "expected {expected}; got {value}")
_WRITE = Message("；写成 {example}", "; write {example}")
_WRITTEN = {"Agency": 'gd.Agency(name="示例市财政局")', "date": "datetime.date(2025, 1, 20)"}
"""How a value of a type is written, by the name of the type, where people give a text instead."""
_SEVERAL = Message(
    "应为列表一类，逐项列出；得到 {value}", "expected a list or the like; got {value}"
)
_WHOLE = Message(
    "应为 {least} 至 {most} 的整数；得到 {value}",
    "expected a whole number from {least} to {most}; got {value}",
)
_AT_LEAST = Message(
    "应为不小于 {least} 的整数；得到 {value}",
    "expected a whole number of {least} or more; got {value}",
)
_NO_CLASS = Message(
    "应为 {base} 的子类（类本身，不是它的值）；得到 {value}",
    "expected a subclass of {base} (the class, not a value of it); got {value}",
)

_DID_YOU_MEAN = Message("，是否应为 {names}？", "; did you mean {names}?")
_COMPARED = 60  # characters of a name, as likeness takes time

_NO_CHOICE = Message("应为 {known} 之一；得到 {value}", "expected one of {known}; got {value}")


def check_instance(value: object, kind: type, pointer: str) -> Problem | None:
    """Say so when a value is not exactly of a type; subclasses do not count."""
    return None if type(value) is kind else wrong_type(value, kind, pointer)


def wrong_type(value: object, kind: type, pointer: str) -> Problem:
    """Describe a value that is not of a type."""
    got = type(value)
    if got.__name__ == kind.__name__:  # of two editions, say: only the module tells them apart
        names = [f"{cls.__module__.rpartition('.')[2]}.{cls.__name__}" for cls in (kind, got)]
    else:
        names = [kind.__name__, describe(value)]
    words = _INSTANCE.format(expected=names[0], value=names[1])
    if kind.__name__ in _WRITTEN:
        hint = _WRITE.format(example=_WRITTEN[kind.__name__])
        words = Message.join([words, hint], zh="", en="")
    return Problem(pointer, "type", words)


def under(problem: P, prefix: str) -> P:
    """Give a problem with its pointer counted from further up."""
    return attrs.evolve(problem, pointer=prefix + problem.pointer)


def refuse_other(kind: type, **given: object) -> None:
    """Refuse arguments, by name, that are not exactly of a type.

    Raises:
        InvalidValueError: With one problem for each that is not.
    """
    wrong = [name for name, value in given.items() if type(value) is not kind]
    if wrong:  # every call comes by here: names are written only where they are needed
        raise InvalidValueError([wrong_type(given[name], kind, f"/{name}") for name in wrong])


def refuse_no_whole(least: int, most: int | None = None, **given: object) -> None:
    """Refuse arguments, by name, that are no whole numbers from ``least`` to ``most``.

    Raises:
        InvalidValueError: With one problem for each that is not.
    """
    words = _AT_LEAST if most is None else _WHOLE
    raise_if(
        Problem(f"/{name}", "whole", words.format(least=least, most=most, value=describe(value)))
        for name, value in given.items()
        if type(value) is not int or value < least or (most is not None and value > most)
    )


def refuse_no_mapping(**given: object) -> None:
    """Refuse arguments, by name, that are no mapping.

    Raises:
        InvalidValueError: With one problem for each that is not.
    """
    raise_if(
        None if isinstance(value, Mapping) else wrong_type(value, dict, f"/{name}")
        for name, value in given.items()
    )


def refuse_no_class(base: type, **given: object) -> None:
    """Refuse arguments, by name, that are no class made from another one.

    Raises:
        InvalidValueError: With one problem for each that is not.
    """
    words = _NO_CLASS
    raise_if(
        Problem(f"/{name}", "class", words.format(base=base.__name__, value=describe(value)))
        for name, value in given.items()
        if not isinstance(value, type) or not issubclass(value, base)
    )


def refuse_no_function(**given: object) -> None:
    """Refuse arguments, by name, that cannot be called.

    Raises:
        InvalidValueError: With one problem for each that cannot.
    """
    raise_if(
        None if callable(value) else wrong_type(value, FunctionType, f"/{name}")
        for name, value in given.items()
    )


def no_choice(value: object, known: Sequence[str], pointer: str) -> Problem | None:
    """Say so when a value is none of the names that there are."""
    if isinstance(value, str) and value in known:
        return None
    words = _NO_CHOICE.format(known=", ".join(known), value=describe(value))
    return Problem(pointer, "choice", words)


def did_you_mean(name: object, known: Iterable[str]) -> Message:
    """Name what is like a name that is not known; empty where nothing is."""
    import difflib  # noqa: PLC0415 - of use only when something is wrong

    close = difflib.get_close_matches(name[:_COMPARED], known, n=3) if isinstance(name, str) else []
    return _DID_YOU_MEAN.format(names=" / ".join(close)) if close else Message("", "")


def several(argument: str, given: Iterable[T]) -> tuple[T, ...]:
    """Take all that is given for an argument; a text is not taken letter by letter.

    Raises:
        InvalidValueError: It is a text, or nothing that can be gone through.
    """
    refuse_single(argument, given)
    return tuple(given)


def refuse_single(argument: str, given: object) -> None:
    """Refuse one thing where several are asked for; a text is one thing.

    Raises:
        InvalidValueError: It is a text, or nothing that can be gone through.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        message = _SEVERAL.format(value=describe(given))
        raise InvalidValueError([Problem(f"/{argument}", "several", message)])


def one_or_more(argument: str, given: str | Iterable[str]) -> tuple[str, ...]:
    """Take one name, or several.

    Raises:
        InvalidValueError: They are something else.
    """
    found = (given,) if isinstance(given, str) else several(argument, given)
    if not {str}.issuperset(map(type, found)):  # every check of a report comes by here
        raise_if(check_instance(name, str, f"/{argument}/{n}") for n, name in enumerate(found))
    return found


def unread_files(given: Mapping[str, Message] | None) -> Mapping[str, Message]:
    """Take the files that could not be read, each with the reason; None: there are none.

    Raises:
        InvalidValueError: They are something else.
    """
    if given is None:
        return {}
    refuse_no_mapping(unread=given)
    raise_if(check_instance(name, str, "/unread") for name in given)
    raise_if(check_instance(words, Message, f"/unread/{name}") for name, words in given.items())
    return given


def messages(argument: str, given: Iterable[Message]) -> tuple[Message, ...]:
    """Take any number of messages.

    Raises:
        InvalidValueError: They are something else.
    """
    found = several(argument, given)
    raise_if(check_instance(words, Message, f"/{argument}/{n}") for n, words in enumerate(found))
    return found
