"""What exceptions say, in words: those of the system by a number, and any within a message."""

import errno
from pathlib import Path
from typing import get_args

from govdisclose.errors import GovdiscloseError, Lang, Message

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
_NO_FOLDER = Message("没有文件夹 {folder}，请先建立", "there is no folder {folder}; make it first")


class NoFolderError(FileNotFoundError):
    """The folder is not there in which a file is to be written."""


def reason(error: OSError) -> Message:
    """Say why the system could not do something."""
    if isinstance(error, NoFolderError):
        return _NO_FOLDER.format(folder=Path(str(error.filename)).parent)
    unnamed = Message(str(error.strerror or error), str(error.strerror or error))
    return _OS_ERRORS.get(error.errno or 0, unnamed)


def told(error: BaseException) -> Message:
    """Say what an exception is and says, for a message that has it within; ours in two languages.

    An exception that says nothing is its class alone.
    """
    words = error.text if isinstance(error, GovdiscloseError) else lambda _lang: str(error)
    said = (f"{type(error).__name__}: {words(lang)}".rstrip(": ") for lang in get_args(Lang))
    return Message(*said)
