"""Reports as JSON: written as one stable text, read strictly.

The text begins with ``"format": 1`` and the edition, and has its keys in printed order. A number
cell is a number, or null where it is blank; an amount is a string, so that its digits stay as
published; an amount with a unit of its own is ``{"value": "5600", "unit": "元"}``. A chapter of
prose is an array of blocks, each with a ``type``; remarks are an object from the pointer of a cell
to the remark's text. All this is written; of the agency, only what is known. On input, blank cells,
tables, empty chapters and whatever else has a default may be left out.

Reading never guesses: unknown and repeated keys, numbers with a fraction, text where a number
should be and everything else that is not exactly right is refused, all of it at once, each problem
with its place.
"""

import json
import os
import sys
from pathlib import Path

from govdisclose.arguments import refuse_no_whole
from govdisclose.codec.encoding import encode
from govdisclose.codec.explaining import explain
from govdisclose.codec.parsing import MAX_BYTES, MAX_DEPTH, parse, parse_marked, read_source
from govdisclose.codec.parts import MAX_PROBLEMS
from govdisclose.codec.structuring import structure
from govdisclose.editions import Report, refuse_other_than_reports
from govdisclose.errors import InvalidValueError, Message, Problem, describe
from govdisclose.files import name_of, write_atomically

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_PROBLEMS", "dump", "dumps", "load", "loads"]

MAX_INDENT = 16
_OTHERS = {".docx", ".pdf", ".xlsx"}
_NOT_JSON = Message(
    "dump 写的是 JSON，文件名不应以 {suffix} 结尾；生成这种文件用 gd.{function}",
    "dump writes JSON, and the name of its file must not end in {suffix}; such files are made by "
    "gd.{function}",
)
_NO_TEXT = Message(
    "应为 JSON 的文字（str）或字节（bytes）；文件用 load 读取；得到 {value}",
    "expected the text (str) or the bytes of JSON; a file is read by load; got {value}",
)


def dumps(report: Report, *, indent: int | None = None) -> str:
    """Write a report as JSON.

    Args:
        report: A report of any edition.
        indent: How many spaces each level is set in; None: all in one line, without spaces, as
            programs like it.

    Returns:
        The text, Chinese characters as they are, without a line feed at the end; the same for
        equal reports, except that an amount keeps its digits (``0.50`` and ``0.5`` are equal).

    Raises:
        InvalidValueError: ``report`` is no report, or ``indent`` no whole number from 0 to 16.
    """
    refuse_other_than_reports(report=report)
    if indent is not None:
        refuse_no_whole(0, MAX_INDENT, indent=indent)
    text = encode(report)
    if indent is None:
        return text
    return json.dumps(json.loads(text), ensure_ascii=False, indent=indent)


def dump(report: Report, path: str | os.PathLike[str], *, indent: int | None = 2) -> None:
    """Write a report to a JSON file, in lines for people to read, or leave the file as it was.

    A file of more than ``MAX_BYTES`` (many pictures) is read again with a larger ``max_bytes``.

    Args:
        report: A report of any edition.
        path: The file; one that is there is replaced at once.
        indent: Spaces by which each level is indented, up to ``MAX_INDENT``; None: one line.

    Raises:
        OSError: The file cannot be written.
        InvalidValueError: An argument is something else than it should be, or the file is named as
            one of Word, PDF or Excel.
    """
    suffix = Path(name_of(path)).suffix.lower()
    if suffix in _OTHERS:
        words = _NOT_JSON.format(
            suffix=suffix, function="workbook" if suffix == ".xlsx" else "write"
        )
        raise InvalidValueError([Problem("/path", "path", words)])
    write_atomically(path, (dumps(report, indent=indent) + "\n").encode())


def loads(text: str | bytes, *, max_bytes: int = MAX_BYTES) -> Report:
    """Read a report from JSON.

    Args:
        text: The JSON; bytes are UTF-8 without byte order mark.
        max_bytes: Largest size that is read, in bytes of UTF-8.

    Returns:
        A report of the edition that the JSON names.

    Raises:
        DecodeError: It is not the JSON of a report; every problem is named with its JSON Pointer,
            up to ``MAX_PROBLEMS`` of them.
        InvalidValueError: ``text`` is neither text nor bytes, or ``max_bytes`` no whole
            number of 1 or more.
    """
    if not isinstance(text, str | bytes):
        message = _NO_TEXT.format(value=describe(text))
        raise InvalidValueError([Problem("/text", "type", message)])
    refuse_no_whole(1, max_bytes=max_bytes)
    source = read_source(text, max_bytes)
    try:
        report = structure(parse(source))
    except ValueError:
        report = None
    return explain(parse_marked(source)) if report is None else report


def load(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> Report:
    """Read a report from a JSON file.

    Args:
        path: The file; UTF-8 without byte order mark.
        max_bytes: Largest size that is read.

    Returns:
        A report of the edition that the file names.

    Raises:
        DecodeError: It is not the JSON of a report.
        OSError: The file cannot be read.
        InvalidValueError: ``path`` is no path, or ``max_bytes`` no whole
            number of 1 or more.
    """
    refuse_no_whole(1, sys.maxsize - 1, max_bytes=max_bytes)
    with Path(name_of(path)).open("rb") as file:
        return loads(file.read(max_bytes + 1), max_bytes=max_bytes)
