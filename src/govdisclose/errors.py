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

Those of waivers, batches and roll-ups stand beside the code that raises them.
"""

from collections.abc import Iterable
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

    def format(self, /, **values: object) -> Self:
        """Fill in the named fields.

        Args:
            **values: What stands in each; a message is filled in by language.

        Returns:
            The message without fields.

        Raises:
            InvalidValueError: A field has no value, or one that cannot be written there.
        """
        zh, en = (
            {name: v.text(lang) if isinstance(v, Message) else v for name, v in values.items()}
            for lang in get_args(Lang)
        )
        try:
            return type(self)(self.zh.format_map(zh), self.en.format_map(en))
        except Exception as error:  # templates and values are anyone's
            words = _UNFILLED.format(words=describe(self.zh), reason=describe(error))
            raise InvalidValueError([Problem("", "fields", words)]) from error

    @classmethod
    def join(cls, parts: "Iterable[Message]", zh: str = "、", en: str = ", ") -> Self:
        """Join messages.

        Args:
            parts: Any number of them.
            zh: What stands between them in Chinese.
            en: What stands between them in English.

        Returns:
            One message; empty where there are none.

        Raises:
            InvalidValueError: They are no messages, or what stands between them is no text.
        """
        try:
            found = [(part.zh, part.en) for part in parts]
            return cls(zh.join(part for part, _ in found), en.join(part for _, part in found))
        except (AttributeError, TypeError) as error:
            words = _UNJOINED.format(parts=describe(parts), zh=describe(zh), en=describe(en))
            raise InvalidValueError([Problem("", "parts", words)]) from error

    def text(self, lang: Lang = "zh") -> str:
        """Give the words.

        Args:
            lang: The language.

        Returns:
            Those in one language.

        Raises:
            OptionError: There are none in it.
        """
        if lang == "en":
            return self.en
        if lang != "zh":
            refuse_no_language(lang)
        return self.zh

    def __str__(self) -> str:
        return self.zh


_SHOWN = 60  # characters of a refused value that a message shows
_UNFILLED = Message(
    "消息 {words} 不能填写：每个字段都应有能写成文字的值（{reason}）",
    "the message {words} cannot be filled in: each field needs a value that can be written "
    "({reason})",
)
_UNJOINED = Message(
    "应为若干 Message，以文字分隔；得到 {parts}，{zh}，{en}",
    "expected messages, and texts to stand between them; got {parts}, {zh}, {en}",
)
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
        """Give place and words.

        Args:
            lang: The language.

        Returns:
            One line; what is about the whole names no place.
        """
        words = self.message.text(lang)
        if not self.pointer:
            return words
        return f"{self.pointer}{'：' if lang == 'zh' else ': '}{words}"


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
        """Give the whole message.

        Args:
            lang: The language.

        Returns:
            The words; several problems stand on several lines.
        """
        return self.message.text(lang)

    def __str__(self) -> str:
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


class ReadError(GovdiscloseError, ValueError):
    """A file that cannot be read as a report at all; raised by ``read``."""

    code: ReadErrorCode  # why, for programs

    def __init__(self, message: Message | str, code: ReadErrorCode = "damaged") -> None:
        super().__init__(message)
        self.code = code
        self.args = (message, code)  # as given, so that the error pickles


class PointerError(GovdiscloseError, LookupError):
    """A JSON Pointer that leads nowhere in this edition."""


def raise_if(problems: Iterable[Problem | None]) -> None:
    """Raise one ``InvalidValueError`` with all problems, if there are any."""
    found = [problem for problem in problems if problem is not None]
    if found:
        raise InvalidValueError(found)


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
