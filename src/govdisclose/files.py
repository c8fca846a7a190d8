"""Write files so that a reader sees the old content or the new, never a part."""

import contextlib
import os
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], content: bytes) -> None:
    """Replace a file at once, or leave it as it was.

    The content goes to a temporary file in the same folder, to the disk, and then takes the
    place of the old file, whose access mode it keeps.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
    """
    target = Path(path)
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    try:
        _replace(target, content, mode)
    except OSError as error:
        # Name the file that the caller asked for, not the temporary one.
        error.filename, error.filename2 = str(target), None
        raise


def _replace(target: Path, content: bytes, mode: int) -> None:
    import tempfile  # noqa: PLC0415 - slow to import, and not needed by those who only read

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
