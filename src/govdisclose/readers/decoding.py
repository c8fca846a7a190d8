"""From the bytes of a text or a web page to text: strictly, and saying by which encoding."""

import codecs
import re

from govdisclose.errors import Message, ReadError, ReadErrorCode
from govdisclose.readers.content import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 gb2312-80 x-gbk cp936 ms936 windows-936 "
    "chinese csgb2312 euc-cn iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5 cp950",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
"""Encodings that pages may declare; UTF-16 in a declaration that could be read is not true."""
_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5"}

_HEAD = 4096  # bytes in which a page declares its encoding
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)"""
    rb"""|\A\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_SAMPLE = 4096  # characters in which control characters are counted
_CHANCE = 8  # bytes beyond the first of characters that are valid UTF-8 by chance, at most

_ADVICE = Message(
    "请用记事本等编辑器打开，另存为 UTF-8 编码，再读取",
    "open it in an editor, save it as UTF-8, and read that",
)
_UNREADABLE = Message(
    "无法确定文字编码：第 {line} 行（第 {byte} 个字节）的 0x{value:02X} 既不合 UTF-8，"
    "也不合 GB18030；{advice}",
    "the encoding of the text cannot be told: 0x{value:02X} in line {line} (byte {byte}) is "
    "neither valid UTF-8 nor GB18030; {advice}",
)
_BROKEN = Message(
    "文字编码为 {codec}，但第 {line} 行（第 {byte} 个字节）的 0x{value:02X} 有误，"
    "可能混有其他编码；{advice}",
    "the text is {codec}, but 0x{value:02X} in line {line} (byte {byte}) is not; it may be mixed "
    "with another encoding; {advice}",
)
_BINARY = Message(
    "这不是文本文件：第 {line} 行有控制字符 U+{code:04X}。Word 文件应为 .docx，PDF 文件应为 .pdf；"
    "若为不带标记的 UTF-16 文本，请另存为 UTF-8 编码，再读取",
    "this is no text file: there is the control character U+{code:04X} in line {line}. Word files "
    "must be .docx, PDF files .pdf; UTF-16 text without a mark must be saved as UTF-8 first",
)
_OTHER = Message(
    "网页声明的编码 {declared} 与内容不符或不受支持，已按 {codec} 读取",
    "the page declares the encoding {declared}, which it is not in, or which is not supported; it "
    "was read as {codec}",
)


def decode(data: bytes, *, html: bool = False) -> tuple[str, tuple[Note, ...]]:
    """Decode a text, or a web page, strictly.

    A byte order mark decides; then what a page declares, if it can be true; then UTF-8; then
    GB18030. Nothing is ever replaced or left out. Line ends become line feeds.

    Args:
        data: The bytes of the file.
        html: Whether it may declare its encoding as web pages do.

    Returns:
        The text, and a note where it is not in the encoding that it declares.

    Raises:
        ReadError: It is in none of these encodings, a part of it is not, or it is no text.
    """
    notes: tuple[Note, ...] = ()
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = _strictly(data, codec, len(mark))
            break
    else:
        declared = _declared(data) if html else None
        text, codec = _tried(data, _CODECS.get(declared or ""))
        if declared is not None and codec != _CODECS.get(declared):
            words = _OTHER.format(declared=declared, codec=_NAMES[codec])
            notes = (Note("encoding", "info", words),)
    _check_is_text(text)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, notes


def _declared(data: bytes) -> str | None:
    """Find the encoding that a page declares."""
    match = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD]))
    return (match[1] or match[2]).decode("ascii", "replace").lower() if match else None


def _tried(data: bytes, declared: str | None) -> tuple[str, str]:
    """Decode what has no mark: the text, and how it was decoded."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_utf8(data[: error.start].decode("utf-8")):
            raise _error(_BROKEN, data, error.start, "utf-8") from error
        start = error.start
    else:
        # A page converted to UTF-8 often goes on declaring what it was in before.
        if declared in {None, "utf-8"} or text.isascii() or _is_utf8(text):
            return text, declared if declared and text.isascii() else "utf-8"
        start = 0
    for codec in dict.fromkeys((declared, "gb18030")):
        if codec is not None and codec != "utf-8":
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError as error:
                start = max(start, error.start)
    raise _error(_UNREADABLE, data, start, "", "format")


def _is_utf8(text: str) -> bool:
    """Say whether there is more beyond ASCII than other encodings have by chance."""
    return len(text.encode()) - len(text) > _CHANCE


def _strictly(data: bytes, codec: str, start: int) -> str:
    try:
        return data[start:].decode(codec)
    except UnicodeDecodeError as error:
        name = codec.removesuffix("-le").removesuffix("-be").upper()
        raise _error(_BROKEN, data, start + error.start, name) from error


def _error(
    message: Message, data: bytes, start: int, codec: str, code: ReadErrorCode = "damaged"
) -> ReadError:
    """Name the place of the first byte that is wrong."""
    line = data.count(b"\n", 0, start) + 1
    value = data[start] if start < len(data) else 0
    words = {"line": line, "byte": start + 1, "value": value, "advice": _ADVICE}
    return ReadError(message.format(codec=_NAMES.get(codec, codec), **words), code)


def _check_is_text(text: str) -> None:
    """Refuse what has control characters as no text has."""
    place = text.find("\0")
    if place < 0:
        found = [match.start() for match in _CONTROLS.finditer(text[:_SAMPLE])]
        if 100 * len(found) <= min(len(text), _SAMPLE):
            return
        place = found[0]
    line = text.count("\n", 0, place) + 1
    raise ReadError(_BINARY.format(line=line, code=ord(text[place])), "format")
