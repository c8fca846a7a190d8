"""What the commands print: results, notes and failures, for people or as JSON."""

import errno
import json
import sys
from typing import TextIO

from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.text import visible

_OF_FILE = Message("{file}: {words}", "{file}: {words}")
_CLOSED = Message("标准输入或标准输出已关闭", "standard input or standard output is closed")
_OS_ERRORS = {
    errno.ENOENT: Message("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: Message("没有权限", "permission denied"),
    errno.EPERM: Message("没有权限", "permission denied"),
    errno.EISDIR: Message("是文件夹，不是文件", "is a folder, not a file"),
    errno.ENOTDIR: Message("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: Message("已有同名文件", "a file of that name exists"),
    errno.ENOSPC: Message("磁盘已满", "no space left on the disk"),
    errno.ELOOP: Message("符号链接成环", "symbolic links form a loop"),
    errno.EROFS: Message("文件系统只读", "the file system is read-only"),
    errno.ENAMETOOLONG: Message("文件名过长", "the file name is too long"),
}


def opened(stream: TextIO | None) -> TextIO:
    """Give a standard stream, which the caller of the process may have closed.

    Raises:
        GovdiscloseError: It is closed.
    """
    if stream is None:
        raise GovdiscloseError(_CLOSED)
    return stream


def failure(error: GovdiscloseError | OSError, lang: Lang) -> None:
    """Print why something could not be done, a line for each reason."""
    for line in words_of(error).text(lang).splitlines():
        print(f"govdisclose: {visible(line)}", file=sys.stderr)


def words_of(error: GovdiscloseError | OSError) -> Message:
    """Say why something could not be done."""
    if isinstance(error, GovdiscloseError):
        return Message(error.text("zh"), error.text("en"))
    words = reason(error)
    return words if error.filename is None else _OF_FILE.format(file=error.filename, words=words)


def reason(error: OSError) -> Message:
    """Say in words what the system says by a number."""
    unnamed = Message(str(error.strerror or error), str(error.strerror or error))
    return _OS_ERRORS.get(error.errno or 0, unnamed)


def say(message: Message, lang: Lang) -> None:
    """Print a result."""
    print(message.text(lang), file=opened(sys.stdout))


def note(message: Message, lang: Lang) -> None:
    """Print something beside the result."""
    print(message.text(lang), file=sys.stderr)


def data(value: object, file: TextIO | None = None) -> None:
    """Print plain data as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2), file=opened(file or sys.stdout))
