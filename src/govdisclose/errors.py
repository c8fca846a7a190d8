"""Messages in two languages, problems with a place, and the tree of exceptions.

::

    GovdiscloseError
    ├── ProblemsError            several problems, gathered and raised at once
    │   ├── InvalidValueError    a value that a report cannot hold (also a ValueError)
    │   ├── DecodeError          JSON that is not a report (also a ValueError)
    │   ├── WaiverError          a file of waivers that cannot be used (also a ValueError)
    │   └── AggregateError       reports that cannot be added up (also a ValueError)
    ├── ReadError                a file that cannot be read as a report (also a ValueError)
    ├── RosterError              a list of names that cannot be used (also a ValueError)
    ├── BatchError               a batch that cannot go on
    ├── MissingLibraryError      a library that is not installed
    ├── PointerError             a pointer that leads nowhere (also a LookupError)
    ├── UnknownRuleError         no such rule (also a LookupError)
    ├── UnknownEditionError      no such edition of the form (also a LookupError)
    ├── UnknownFormatError       no such renderer (also a LookupError)
    └── OptionError              an option that cannot be taken (also a ValueError)
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, Self, get_args

import attrs

Lang = Literal["zh", "en"]
"""A language of messages: Chinese, which is the default everywhere, or English."""

ReadErrorCode = Literal["format", "password", "damaged", "limit", "no-report", "process"]
"""Why a file cannot be read; docs/reference/reading.md says what each of them means."""


@attrs.frozen
class Message:
    """Words for the user, in Chinese and in English."""

    zh: str
    en: str

    def format(self, **values: object) -> Self:
        """Fill the named fields; a value that is itself a message is filled in by language."""
        zh, en = (
            {
                name: value.text(lang) if isinstance(value, Message) else value
                for name, value in values.items()
            }
            for lang in get_args(Lang)
        )
        return type(self)(self.zh.format_map(zh), self.en.format_map(en))

    @classmethod
    def join(cls, parts: "Sequence[Message]", zh: str = "、", en: str = ", ") -> Self:
        """Join messages, in each language with its own separator."""
        return cls(zh.join(part.zh for part in parts), en.join(part.en for part in parts))

    def text(self, lang: Lang = "zh") -> str:
        """Give the words in one language.

        Raises:
            OptionError: There are none in it.
        """
        if lang == "en":
            return self.en
        if lang != "zh":
            refuse_no_language(lang)
        return self.zh

    def __str__(self) -> str:
        """Give the Chinese words."""
        return self.zh


_SHOWN = 60  # characters of a refused value that a message shows
_INSTANCE = Message("应为 {expected}；得到 {value}", "expected {expected}; got {value}")
_WRITE = Message("；写成 {example}", "; write {example}")
_WRITTEN = {"Agency": 'gd.Agency(name="示例市财政局")', "date": "datetime.date(2025, 1, 20)"}
"""How a value of a type is written, by the name of the type, where people give a text instead."""
_NO_LANGUAGE = Message(
    "lang 应为 {known} 之一；得到 {value}", "lang must be one of {known}; got {value}"
)


@attrs.frozen
class Problem:
    """Something that is wrong in one place."""

    pointer: str
    """JSON Pointer (RFC 6901) of the place; the empty string is the whole."""
    code: str
    """Stable name of the kind of problem, for programs (``count``, ``unknown-key``, ...)."""
    message: Message
    """What is wrong there, and what would be right."""

    def text(self, lang: Lang = "zh") -> str:
        """Give place and words as one line; what is about the whole names no place."""
        words = self.message.text(lang)
        if not self.pointer:
            return words
        return f"{self.pointer}{'：' if lang == 'zh' else ': '}{words}"

    def under(self, prefix: str) -> Self:
        """Give the same problem with its pointer counted from further up."""
        return attrs.evolve(self, pointer=prefix + self.pointer)


def describe(value: object) -> str:
    """Show a refused value in a message: its representation, cut to a readable length."""
    kind = type(value)
    try:
        shown = repr(value)
    except Exception:  # noqa: BLE001 - an int of 4,300 digits, a list that is too deep, anyone's class
        shown = f"{kind.__name__} …"
    if isinstance(value, int | str | Decimal) and kind not in {int, bool, str, Decimal}:
        shown = f"{kind.__name__} {shown}"  # a subclass may show itself like what it is not
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


class GovdiscloseError(Exception):
    """Root of all exceptions that this library raises on purpose."""

    message: Message
    """What is wrong, and what to do; errors with ``problems`` have none, as these say it."""

    def __init__(self, message: Message | str) -> None:
        """Take the message; a plain text stands for both languages."""
        super().__init__(message)
        self.message = Message(message, message) if isinstance(message, str) else message

    def text(self, lang: Lang = "zh") -> str:
        """Give the whole message in one language; several problems stand on several lines."""
        return self.message.text(lang)

    def __str__(self) -> str:
        """Give the whole message in Chinese."""
        return self.text()


class ProblemsError(GovdiscloseError):
    """Several problems, gathered and raised at once."""

    problems: tuple[Problem, ...]
    """What is wrong, each with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        Exception.__init__(self, self.problems)  # args as given, so that the error pickles

    def text(self, lang: Lang = "zh") -> str:
        """Give one line for each problem."""
        return "\n".join(problem.text(lang) for problem in self.problems)


class InvalidValueError(ProblemsError, ValueError):
    """A value that a report cannot hold; raised when the object is built."""


class DecodeError(ProblemsError, ValueError):
    """JSON that is not a report; raised by ``load`` and ``loads``."""


class WaiverError(ProblemsError, ValueError):
    """A file of waivers that cannot be used; raised by ``load_waivers``."""

    path: str
    """Name of the file."""

    def __init__(self, path: str, problems: Iterable[Problem]) -> None:
        super().__init__(problems)
        self.path = path
        self.args = (path, self.problems)  # as given, so that the error pickles

    def text(self, lang: Lang = "zh") -> str:
        """Give one line for each problem, which begins with the name of the file."""
        return "\n".join(f"{self.path}: {problem.message.text(lang)}" for problem in self.problems)


class AggregateError(ProblemsError, ValueError):
    """Reports that cannot be added up; raised by ``aggregate``."""


class ReadError(GovdiscloseError, ValueError):
    """A file that cannot be read as a report at all; raised by ``read``."""

    code: ReadErrorCode  # why, for programs

    def __init__(self, message: Message | str, code: ReadErrorCode = "damaged") -> None:
        super().__init__(message)
        self.code = code
        self.args = (message, code)  # as given, so that the error pickles


class RosterError(GovdiscloseError, ValueError):
    """A list of names that cannot be used; raised by ``load_roster``."""


class PointerError(GovdiscloseError, LookupError):
    """A JSON Pointer that leads nowhere in this edition."""


def raise_if(problems: Iterable[Problem | None]) -> None:
    """Raise one ``InvalidValueError`` with all problems, if there are any."""
    found = [problem for problem in problems if problem is not None]
    if found:
        raise InvalidValueError(found)


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


class UnknownRuleError(GovdiscloseError, LookupError):
    """No rule, and no family of rules, has this name."""


class UnknownEditionError(GovdiscloseError, LookupError):
    """No edition of the form has this id."""


class UnknownFormatError(GovdiscloseError, LookupError):
    """No renderer has this name or file suffix."""


class OptionError(GovdiscloseError, ValueError):
    """An option, or a value of one, that cannot be taken, or not beside another."""


def refuse_no_language(lang: object) -> None:
    """Refuse what is no language of messages.

    Raises:
        OptionError: It is none.
    """
    known = get_args(Lang)
    if not isinstance(lang, str) or lang not in known:
        words = {"known": " / ".join(known), "value": describe(lang)}
        raise OptionError(_NO_LANGUAGE.format(**words))


class BatchError(GovdiscloseError):
    """A batch that cannot go on: its executor is broken, or its folder cannot be used.

    What it has given is done; another run with ``resume=True`` does the rest.
    """
