"""Write files so that a reader sees the old content or the new, never a part."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path


def write_atomically(
    path: str | os.PathLike[str], content: bytes, *, mark: str = "", durable: bool = True
) -> None:
    """Replace a file at once, or leave it as it was.

    The content goes to a temporary file in the same folder, to the disk, and then takes the
    place of the old file, whose access mode it keeps. A symbolic link is followed. What is no
    regular file (a device, a pipe) cannot be replaced and is written to.

    Args:
        path: The file.
        content: All that is to be in it.
        mark: Put into the name of the temporary file, by which ``leftovers`` finds it.
        durable: Whether to wait until the content is on the disk. If not, the file is whole
            whatever becomes of the process, but not if the machine loses power.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
    """
    try:
        mode = _mode(path)
        if mode is None or stat.S_ISREG(mode):
            _replace(Path(os.path.realpath(path)), content, mode, mark, durable=durable)
        else:
            Path(path).write_bytes(content)
    except OSError as error:
        # Name the file that the caller asked for, not the temporary one.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _mode(path: str | os.PathLike[str]) -> int | None:
    try:
        return Path(path).stat().st_mode
    except FileNotFoundError:
        return None


def leftovers(folder: str | os.PathLike[str], mark: str) -> Iterator[Path]:
    """Find the temporary files with a mark that processes left behind when they were killed."""
    yield from Path(folder).rglob(f".{mark}{'[0-9a-f]' * 16}.tmp")


def _replace(target: Path, content: bytes, mode: int | None, mark: str, *, durable: bool) -> None:
    temporary = target.with_name(f".{mark}{os.urandom(8).hex()}.tmp")
    try:
        # Opened as any new file, so that it has the mode that the umask gives.
        with temporary.open("xb") as file:
            file.write(content)
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
