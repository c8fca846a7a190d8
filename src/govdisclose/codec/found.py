"""The problems that a walk over parsed JSON finds, and the words for a wrong shape."""

from collections.abc import Iterable

from govdisclose.arguments import did_you_mean
from govdisclose.codec.parsing import Number, Object
from govdisclose.codec.parts import MAX_PROBLEMS
from govdisclose.errors import Message, Problem, describe
from govdisclose.text import FORBIDDEN

_LONGEST_KEY = 60  # characters of a key that a pointer or a message shows

NOT_OBJECT = Message("应为 JSON 对象 {{…}}；得到{kind}", "expected an object {{…}}; got {kind}")
NOT_ARRAY = Message("应为 JSON 数组 […]；得到{kind}", "expected an array […]; got {kind}")
_KINDS = {
    Object: Message("对象", "an object"),
    list: Message("数组", "an array"),
    str: Message("字符串", "a string"),
    bool: Message("真假值", "a boolean"),
    int: Message("数字", "a number"),
    Number: Message("数字", "a number"),
    type(None): Message(" null", "null"),
}
_MISSING = Message("缺少必需的键 {key}", "the required key {key} is missing")
_UNKNOWN = Message("没有名为 {key} 的键{hint}", "there is no key {key} here{hint}")
_NO_HINT = Message("，请删去或改正", "; remove or correct it")
_REPEATED = Message(
    "键 {key} 出现了不止一次，请只留一个", "the key {key} is given more than once; keep one of them"
)
_MORE = Message(
    "问题超过 {limit} 处，其余未列出；请先改正以上各处",
    "there are more than {limit} problems, and the others are not listed; correct these first",
)


class TooManyError(Exception):
    """More problems than anyone wants to read."""


class Found(list[Problem]):
    """The problems found so far; after ``MAX_PROBLEMS`` of them, one more says so."""

    def add(self, pointer: str, code: str, message: Message) -> None:
        """Add one problem.

        Raises:
            TooManyError: There are enough.
        """
        self.gather([Problem(pointer, code, message)])

    def gather(self, problems: Iterable[Problem]) -> None:
        """Add several problems.

        Raises:
            TooManyError: There are enough.
        """
        self += problems
        if len(self) > MAX_PROBLEMS:
            self[MAX_PROBLEMS:] = [Problem("", "more", _MORE.format(limit=MAX_PROBLEMS))]
            raise TooManyError

    def add_kind(self, pointer: str, code: str, message: Message, value: object) -> None:
        """Say that a value is of the wrong kind (``NOT_OBJECT``, ``NOT_ARRAY``)."""
        self.add(pointer, code, message.format(kind=_KINDS[type(value)]))

    def add_missing(self, pointer: str, key: str) -> None:
        """Say that a key is missing from the object at the pointer."""
        self.add(f"{pointer}/{key}", "missing-key", _MISSING.format(key=describe(key)))

    def check_repeated(self, value: Object, pointer: str) -> None:
        """Name the keys that an object was given more than once."""
        for key in value.repeated:
            words = _REPEATED.format(key=describe(key))
            self.add(f"{pointer}/{token(key)}", "duplicate-key", words)

    def check_unknown(self, value: Object, pointer: str, known: Iterable[str]) -> None:
        """Name the keys of an object that mean nothing there, and those that are like them."""
        names = list(known)
        for key in value:
            if key in names:
                continue
            hint = did_you_mean(key, names)
            words = _UNKNOWN.format(key=describe(key), hint=hint if hint.zh else _NO_HINT)
            self.add(f"{pointer}/{token(key)}", "unknown-key", words)


def token(key: str) -> str:
    """Give a key as a part of a pointer: cut to a readable length, and printable."""
    shown = key if len(key) <= _LONGEST_KEY else key[: _LONGEST_KEY - 1] + "…"
    shown = FORBIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", shown)
    return shown.replace("\n", "\\n").replace("~", "~0").replace("/", "~1")
