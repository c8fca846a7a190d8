"""Write files so that a reader sees the old content or the new, never a part."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


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
    pipe) cannot be replaced and is written to. Where the block ends by an exception, the old file
    stays and nothing is left behind.

    Args:
        path: The file.
        staging: Folder of the temporary file, on the same file system; by default that of the
            file. Of a process that is killed, the temporary file stays in it.
        durable: Whether to wait until the content is on the disk. If not, the file is whole
            whatever becomes of the process, but not if the machine loses power.

    Raises:
        OSError: The file cannot be written.
    """
    target = Path(os.path.realpath(path))
    temporary = (staging or target.parent) / f".{os.urandom(8).hex()}.tmp"
    try:
        mode = _mode(path)
        if mode is None or stat.S_ISREG(mode):
            with _replacement(target, temporary, mode, durable=durable) as file:
                yield file
        else:
            with Path(path).open("wb") as file:
                yield file
    except OSError as error:
        # Name the file that the caller asked for, not the temporary one. An error of another file
        # is of what is done in the block, and names that file already.
        if error.filename not in {None, str(temporary), str(path)}:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _mode(path: str | os.PathLike[str]) -> int | None:
    try:
        return Path(path).stat().st_mode
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _replacement(
    target: Path, temporary: Path, mode: int | None, *, durable: bool
) -> Iterator[BinaryIO]:
    try:
        # Opened as any new file, so that it has the mode that the umask gives.
        with temporary.open("xb") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
