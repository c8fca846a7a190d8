"""Write files so that a reader sees the old content or the new, never a part."""

import contextlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from govdisclose.errors import InvalidValueError, Message, Problem, describe
from govdisclose.system import NoFolderError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NO_PATH = Message(
    "应为文件的路径（str 或 os.PathLike）；得到 {value}",
    "expected the path of a file (str or os.PathLike); got {value}",
)


def name_of(path: object) -> str:
    """Give a path as text; refuse what can be no path of a file, whatever the file system.

    Raises:
        InvalidValueError: It is neither text nor a path, or has characters that no path has.
    """
    name = os.fspath(path) if isinstance(path, str | os.PathLike) else None
    if isinstance(name, str) and can_be_name(name):
        return name
    raise InvalidValueError([Problem("/path", "path", _NO_PATH.format(value=describe(path)))])


def real_path(name: str | os.PathLike[str]) -> Path:
    """Follow symbolic links as far as they lead; unlike ``Path.resolve``, also where they loop."""
    return Path(os.path.realpath(name))


def can_be_name(name: str | os.PathLike[str]) -> bool:
    """Say whether a file may have this name, whatever the file system."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:  # a surrogate that stands for no byte of a name
        return False


def write_atomically(
    path: str | os.PathLike[str],
    content: bytes,
    *,
    staging: Path | None = None,
    durable: bool = True,
) -> None:
    """Replace a file at once, or leave it as it was; see ``replacing``.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
        InvalidValueError: ``path`` is none.
    """
    with replacing(path, staging=staging, durable=durable) as file:
        file.write(content)


@contextlib.contextmanager
def replacing(
    path: str | os.PathLike[str], *, staging: Path | None = None, durable: bool = True
) -> Iterator[BinaryIO]:
    """Open a file to write what is too much to hold, and replace the old one when all is written.

    The content goes to a temporary file, to the disk, and then takes the place of the old file,
    whose access mode it keeps. A symbolic link is followed. What is no regular file (a device, a
    pipe) is written to. Where the block ends by an exception, the old file stays as it was.

    Args:
        path: The file.
        staging: Folder of the temporary file, on the same file system; by default that of the
            file. Of a process that is killed, the temporary file stays in it.
        durable: Whether to wait until the content is on the disk. If not, the file is whole
            whatever becomes of the process, but not if the machine loses power.

    Raises:
        OSError: The file cannot be written: the error names it, not the temporary one. What else
            fails in the block passes as it is.
        InvalidValueError: ``path`` is none.
    """
    name = name_of(path)
    target = real_path(name)
    mode = _mode(name)
    if mode is not None and not stat.S_ISREG(mode):
        with _opened(name, "w", name) as file:
            yield file
        return
    temporary = (staging or target.parent) / f".{os.urandom(8).hex()}.tmp"
    try:
        # Opened as any new file, so that it has the mode that the umask gives.
        with _opened(temporary, "x", name) as file:
            yield file
            if durable:
                with _naming(name):
                    file.flush()
                    os.fsync(file.fileno())
        with _naming(name):
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(name: str) -> int | None:
    with _naming(name):
        try:
            return Path(name).stat().st_mode
        except FileNotFoundError:
            return None


@contextlib.contextmanager
def _naming(name: str) -> Iterator[None]:
    """Let errors name the file that the caller asked for."""
    try:
        yield
    except OSError as error:
        absent = isinstance(error, FileNotFoundError) and not real_path(name).parent.is_dir()
        kind = NoFolderError if absent else OSError
        raise kind(error.errno, error.strerror, name) from error


class _Target(io.FileIO):
    """A file whose errors name what it is written for: so they are told from others' errors."""

    def __init__(self, path: str | os.PathLike[str], mode: str, name: str) -> None:
        super().__init__(path, mode)
        self._name = name

    def write(self, data: "ReadableBuffer", /) -> int:
        with _naming(self._name):
            return super().write(data)

    def close(self) -> None:
        with _naming(self._name):
            super().close()


def _opened(path: str | os.PathLike[str], mode: str, name: str) -> BinaryIO:
    with _naming(name):
        return io.BufferedWriter(_Target(path, mode, name))
