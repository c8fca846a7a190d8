"""Tell what a file is by its first bytes, and get hold of it."""

import os
from pathlib import Path
from typing import Literal

import attrs

from govdisclose.errors import Message, ReadError, describe
from govdisclose.readers.content import Content, Note
from govdisclose.readers.decoding import decode
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.refusing import refuse, refuse_drawing

Format = Literal["html", "package", "pdf", "text"]
"""A package is a Word file or a workbook: what it has in it tells which."""

_FILE_BYTES = Message("文件超过 {size} 字节", "the file has more than {size} bytes")
_PACKAGE_BYTES = Message(
    "文件超过 {size} 字节（Word、Excel 文件这样大，多半是图片大：请缩小图片，再放进文件）",
    "the file has more than {size} bytes (a Word or Excel file this large mostly has large "
    "pictures: make them smaller, and put them in again)",
)
_TEXT_SIZE = Message("文字超过 {size} 个字符", "the text has more than {size} characters")
_EMPTY = Message("文件是空的：请重新下载或导出", "the file is empty: download or export it again")
_NOT_A_SOURCE = Message(
    "read 读取文件路径、文件内容（bytes）或文字（str），得到 {kind}",
    "read takes the path of a file, its content (bytes), or text (str); got {kind}",
)
_NO_PATH = Message(
    "{path} 不能是文件路径；若是文字，请以 bytes 给出，或写成几行",
    "{path} can be no path of a file; if it is text, give it as bytes, or in several lines",
)
_MHTML = Message(
    "这是“单个文件网页”（MHTML），不能直接读取：请在浏览器中另存为“网页，仅 HTML”",
    "this is a web page in a single file (MHTML), which cannot be read: save it in the browser as "
    "HTML only",
)
_JSON = Message(
    "这是 JSON 数据，不是已公布的报告：请改用报告的 Word、PDF、网页或填报工作簿；"
    "若是本库的报告数据，命令 check、render 等直接读它，程序用 gd.load",
    "this is JSON data, no published report: take the Word, PDF or web file of the report, or the "
    "fill-in workbook; data of a report of this library are for the commands check, render and "
    "others as they are, and for gd.load",
)
_ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")
_BINARY_SUFFIXES = {
    *(".docx", ".pdf", ".xlsx", ".doc", ".xls", ".wps", ".et"),
    *(".ofd", ".odt", ".ods", ".xlsb", ".ppt", ".pptx", ".epub"),  # refused, and no text either
}
_NO_SUCH_FILE = Message(
    "文件名以 {suffix} 结尾，内容却不是这种格式，也不是文字：文件已损坏，或者用错了后缀；"
    "请重新下载或导出",
    "the name of the file ends in {suffix}, and yet it is of no such format, nor text: it is "
    "damaged, or wrongly named; download or export it again",
)
_HTML_SUFFIXES = {".htm", ".html", ".xhtml", ".shtml"}
_HTML_MARKS = ("<!doctype html", "<html", "<body", "<head", "<meta")
_HTML_BYTES = [mark.encode() for mark in _HTML_MARKS]
_HEAD = 4096  # bytes, or characters, in which a page says that it is one


@attrs.frozen
class Loaded:
    """A file, or what was given in its place."""

    data: bytes | str
    name: str | None = None
    """Its name, where it was read from a path."""

    @property
    def suffix(self) -> str:
        """The suffix of its name, in small letters."""
        return Path(self.name or "").suffix.lower()

    @property
    def is_misnamed(self) -> bool:
        """Whether it is read as text, and by its name is none."""
        binary = isinstance(self.data, bytes) and _binary_format(self.data)
        return not binary and self.suffix in _BINARY_SUFFIXES


def load(source: str | bytes | os.PathLike[str], limits: Limits, name: str | None = None) -> Loaded:
    """Read a file, or take what is in its place, with the name of the file that it is from.

    Raises:
        ReadError: It is larger than the limits allow, or it is neither a path nor content.
        OSError: The file cannot be read.
    """
    if isinstance(source, str) and ("\n" in source or "<" in source):
        loaded = Loaded(source, name)
    elif isinstance(source, str) and not source:  # which as a path would be the folder at hand
        raise ReadError(_EMPTY)
    elif isinstance(source, str | os.PathLike):
        loaded = _from_path(Path(source), limits)
    elif isinstance(source, bytes | bytearray | memoryview):
        loaded = Loaded(bytes(source), name)
    else:
        raise ReadError(_NOT_A_SOURCE.format(kind=type(source).__name__), "format")
    if len(loaded.data) > limits.file_bytes:
        zipped = isinstance(loaded.data, bytes) and loaded.data.startswith(_ZIP)
        what = _PACKAGE_BYTES if zipped else _FILE_BYTES
        raise exceeded("file_bytes", limits, what.format(size=limits.file_bytes))
    if not loaded.data:
        raise ReadError(_EMPTY)
    return loaded


def _from_path(path: Path, limits: Limits) -> Loaded:
    try:
        file = path.open("rb")
    except ValueError as error:  # a NUL in it, or half a surrogate pair
        raise ReadError(_NO_PATH.format(path=describe(str(path))), "format") from error
    with file:
        return Loaded(file.read(limits.file_bytes + 1), path.name)


def content(loaded: Loaded, limits: Limits) -> Content:
    """Read a file in its format; the libraries of a format are loaded when it is met.

    Raises:
        ReadError: It is of no format that is read, is damaged, or exceeds a limit.
    """
    data = loaded.data
    notes: tuple[Note, ...] = ()
    if isinstance(data, bytes):
        match _binary_format(data):
            case "package":
                from govdisclose.readers import docx, xlsx  # noqa: PLC0415 - lxml is slow to load

                if xlsx.is_workbook(data, limits):
                    return xlsx.content(data, limits)
                return docx.content(data, limits)
            case "pdf":
                from govdisclose.readers import pdf  # noqa: PLC0415 - seldom needed

                return pdf.content(data, limits)
        marked = any(mark in data[:_HEAD].lower() for mark in _HTML_BYTES)
        try:
            data, notes = decode(data, html=marked or loaded.suffix in _HTML_SUFFIXES)
        except ReadError as error:
            if loaded.suffix not in _BINARY_SUFFIXES:
                raise
            words = _NO_SUCH_FILE.format(suffix=loaded.suffix)
            raise ReadError(words, "format") from error
    if len(data) > limits.text_bytes:
        raise exceeded("text_bytes", limits, _TEXT_SIZE.format(size=limits.text_bytes))
    if _text_format(data, loaded.suffix) == "html":
        from govdisclose.readers import html  # noqa: PLC0415 - lxml is slow to load

        found = html.content(data, limits)
    else:
        from govdisclose.readers import text  # noqa: PLC0415 - nothing else needs it

        found = text.content(data, limits)
    return attrs.evolve(found, notes=(*notes, *found.notes)) if notes else found


def _binary_format(data: bytes) -> Format | None:
    """Tell the format of a file that is no text; None: it may be text.

    Raises:
        ReadError: It is a file of a kind that is not read; the message says what to do.
    """
    refuse(data)
    if data.startswith(_ZIP):
        return "package"
    return "pdf" if b"%PDF-" in data[:1024] else None


def _text_format(text: str, suffix: str) -> Format:
    """Tell whether a text is HTML.

    Raises:
        ReadError: It is a text of a kind that is not read; the message says what to do.
    """
    begin = text[:_HEAD].lstrip("\ufeff \t\r\n")
    refuse_drawing(text)
    if begin.startswith("{"):
        raise ReadError(_JSON, "format")
    if begin.startswith(("MIME-Version:", "From: <Saved by")):
        raise ReadError(_MHTML, "format")
    if suffix in _HTML_SUFFIXES or begin.startswith("<"):
        return "html"
    small = begin.lower()
    return "html" if any(mark in small for mark in _HTML_MARKS) else "text"
