"""JSON text, strictly: what the parser of the standard library lets pass is refused here.

That parser is the right one all the same: it alone has hooks for repeated keys and for numbers
with a fraction, and its integers are exact.
"""

import json
import re
from collections import Counter
from itertools import accumulate
from typing import Any, NoReturn

import attrs

from govdisclose.errors import DecodeError, Message, Problem

MAX_BYTES = 2_000_000
"""Largest JSON text that is read, in bytes of UTF-8, unless the caller raises it."""
MAX_DEPTH = 32
"""Most objects and arrays within each other; a report has at most six."""

MAX_DIGITS = 20  # more than any number of a report; the parser's own limit is 4,300

_SIZE = Message(
    "JSON 过大：超过 {limit} 字节；如确实需要（例如图片较多），请用 max_bytes 放宽"
    "（命令行用 --limit max_bytes=…）",
    "the JSON is too large: more than {limit} bytes; if it has to be (many pictures, say), raise "
    "max_bytes (on the command line --limit max_bytes=...)",
)
_DEPTH = Message(
    "JSON 嵌套过深：超过 {limit} 层",
    "the JSON is nested too deeply: more than {limit} levels",
)
_BOM = Message(
    "文件开头有字节顺序标记（BOM），请另存为“UTF-8（无 BOM）”",
    "the text begins with a byte order mark; save it as UTF-8 without BOM",
)
_ARCHIVE = Message(
    "这是 Word、Excel 或其他 zip 文件，不是 JSON；Word、Excel 文件用 gd.read 读取"
    "（命令行用 govdisclose read）",
    "this is a Word, Excel or another zip file, not JSON; a Word or Excel file is read by gd.read "
    "(on the command line govdisclose read)",
)
_NOT_UTF8 = Message(
    "第 {line} 行有不是 UTF-8 的字节 0x{byte:02X}（文件可能是 GBK 或 UTF-16 编码），请另存为 UTF-8",
    "line {line} has the byte 0x{byte:02X}, which is not UTF-8 (the file may be GBK or UTF-16); "
    "save it as UTF-8",
)
_SURROGATE = Message(
    "第 {line} 行第 {column} 列是单独的代理码位 U+{code:04X}，不是字符，请删去",
    "line {line}, column {column} is the lone surrogate U+{code:04X}, which is no character; "
    "remove it",
)
_SYNTAX = Message(
    "第 {line} 行第 {column} 列不是合法的 JSON：{what}",
    "not JSON at line {line}, column {column}: {what}",
)
_SYNTAX_WORDS = {
    "Expecting value": "此处应有一个值",
    "Expecting property name": "此处应有双引号括起的键名",
    "Expecting ',' delimiter": "此处应有逗号",
    "Expecting ':' delimiter": "此处应有冒号",
    "Illegal trailing comma": "末项之后不能有逗号",
    "Unterminated string": "字符串缺少结尾的双引号",
    "Invalid control character": "字符串中的控制字符须写成转义（换行写作 \\n）",
    "Invalid \\escape": "反斜杠之后的字符无效（反斜杠本身写作 \\\\）",
    "Invalid \\uXXXX escape": "\\u 之后应有四位十六进制数字",
    "Extra data": "JSON 已经结束，其后还有内容",
}
_SYNTAX_OTHER = "语法有误"
_ENDING = re.compile(r"( starting)? at$")


@attrs.frozen(repr=False)
class Number:
    """A number that no field of a report can hold: with a fraction, not finite, or endless."""

    text: str

    def __repr__(self) -> str:
        return self.text


class Object(dict[str, Any]):
    """A JSON object that remembers which keys were given more than once."""

    repeated: tuple[str, ...] = ()


def read_source(text: str | bytes, max_bytes: int = MAX_BYTES) -> str:
    """Check everything that can be checked before parsing.

    Args:
        text: JSON, as bytes of UTF-8 or as text.
        max_bytes: Largest size that is read.

    Raises:
        DecodeError: The text is too large, nested too deeply, has a byte order mark, or cannot be
            UTF-8.
    """
    if len(text) > max_bytes:
        _refuse("size", _SIZE.format(limit=max_bytes))
    if isinstance(text, str):
        data = _encode(text)
        if len(data) > max_bytes:
            _refuse("size", _SIZE.format(limit=max_bytes))
    else:
        if text.startswith(b"PK\3\4"):
            _refuse("archive", _ARCHIVE)
        data, text = text, _decode(text)
    if text.startswith("\ufeff"):
        _refuse("bom", _BOM)
    if _depth(data) > MAX_DEPTH:
        _refuse("depth", _DEPTH.format(limit=MAX_DEPTH))
    return text


def parse(source: str) -> Any:  # noqa: ANN401 - any JSON value
    """Parse JSON that has no repeated key and no number but integers.

    Raises:
        ValueError: It is not such; ``parse_marked`` tells where and why.
    """
    return _STRICT.decode(source)


def parse_marked(source: str) -> Any:  # noqa: ANN401 - any JSON value
    """Parse any JSON; unusable numbers become ``Number``, and objects ``Object``.

    Raises:
        DecodeError: It is not JSON.
    """
    try:
        return _MARKING.decode(source)
    except json.JSONDecodeError as error:
        begins = (zh for en, zh in _SYNTAX_WORDS.items() if error.msg.startswith(en))
        # The parser's words end in “at”, for the place to follow; here it stands in front.
        words = Message(next(begins, _SYNTAX_OTHER), _ENDING.sub("", error.msg))
        message = _SYNTAX.format(line=error.lineno, column=error.colno, what=words)
    return _refuse("syntax", message)


def _refuse(code: str, message: Message) -> NoReturn:
    raise DecodeError([Problem("", code, message)]) from None


def _encode(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        at = error.start
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return _refuse("surrogate", _SURROGATE.format(line=line, column=column, code=ord(text[at])))


def _decode(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        at = error.start
    return _refuse("utf-8", _NOT_UTF8.format(line=data.count(b"\n", 0, at) + 1, byte=data[at]))


_NO_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))
_STRINGS = re.compile(rb'"[^"]*"?')
_STEP = {byte: 1 if byte in b"[{" else -1 for byte in b"[]{}"}


def _depth(data: bytes) -> int:
    # Quotes and brackets alone are left of the text, then brackets outside strings alone. Each step
    # is one call into C, so that this costs a fraction of the parsing that it protects.
    bare = data.replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _NO_STRUCTURE)
    brackets = _STRINGS.sub(b"", bare.replace(b'""', b""))
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


def _unusable(text: str) -> NoReturn:
    raise ValueError(text)


def _marked(pairs: list[tuple[str, Any]]) -> Object:
    members = Object(pairs)
    if len(members) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        members.repeated = tuple(key for key, count in counts.items() if count > 1)
    return members


def _integer(text: str) -> int | Number:
    return int(text) if len(text) <= MAX_DIGITS else Number(text)


_STRICT = json.JSONDecoder(
    object_pairs_hook=_unique, parse_float=_unusable, parse_constant=_unusable
)
_MARKING = json.JSONDecoder(
    object_pairs_hook=_marked, parse_float=Number, parse_constant=Number, parse_int=_integer
)
