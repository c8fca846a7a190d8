"""Which files a command reads, where folders are named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from govdisclose.checks.names import shortened
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.files import real_path

_NO_REPORTS = Message(
    "文件夹 {folder} 中没有 .json 文件", "there are no .json files in the folder {folder}"
)
_ONLY_BELOW = Message(
    "文件夹 {folder} 中没有 .json 文件；下级文件夹里的不读，以免下级的下级重复计入。"
    "它们若就是各部分，请逐个写明：{below}",
    "there are no .json files in the folder {folder}; those below it are not read, lest parts of "
    "parts count twice. If they are the parts, name each folder: {below}",
)


def left_over(names: list[str], target: str | None, suffixes: frozenset[str]) -> Iterator[str]:
    """Name files and folders to read, but for the file that an earlier run wrote in a folder.

    Args:
        names: Files and folders.
        target: The file that is written; a folder in which it is, is given file by file.
        suffixes: Suffixes of the files that are taken from folders.

    Raises:
        GovdiscloseError: There is nothing else in such a folder.
    """
    from govdisclose.batch.folders import files_below  # noqa: PLC0415 - slow to import

    written = real_path(target) if target and Path(target).is_file() else None
    for name in names:
        if written is None or real_path(name) not in written.parents:
            yield name
            continue
        # A folder below that cannot be read is told of like any file.
        found = (
            Path(path.filename) if isinstance(path, OSError) else path
            for path in files_below(Path(name), suffixes)
        )
        files = [str(path) for path in found if real_path(path) != written]
        if not files:
            raise GovdiscloseError(_NO_REPORTS.format(folder=name))
        yield from files


def passed_over(names: Iterable[str], suffixes: frozenset[str]) -> Iterator[Path]:
    """Name the files of a kind that is not read, in the folders that are."""
    from govdisclose.batch.folders import files_below  # noqa: PLC0415 - slow to import

    for name in names:
        if Path(name).is_dir():
            found = files_below(Path(name), suffixes)
            yield from (path for path in found if not isinstance(path, OSError))


def parts_files(given: list[str], *others: str | None) -> Iterator[str]:
    """Name the files of the parts: those given, and those in the folders given, but not below.

    What is in a folder of a part's are its own parts: with them, things would be counted twice.

    Args:
        given: Names of files and folders.
        others: Files that are no parts, though they may stand in a folder of parts.

    Raises:
        GovdiscloseError: A folder has no reports.
        OSError: A folder cannot be read.
    """
    return _files(given, others, below=False)


def report_files(given: list[str], *others: str | None) -> Iterator[str]:
    """Name the files of reports: those given, and those in the folders given and below.

    Args:
        given: Names of files and folders.
        others: Files that are no reports, though they may stand in such a folder.

    Raises:
        GovdiscloseError: A folder has no reports.
        OSError: A folder cannot be read.
    """
    return _files(given, others, below=True)


def _files(given: list[str], others: tuple[str | None, ...], *, below: bool) -> Iterator[str]:
    from govdisclose.batch.folders import (  # noqa: PLC0415 - slow
        JSON_SUFFIXES,
        files_below,
        read_first,
    )

    known = {real_path(name) for name in others if name is not None}
    for name in given:
        folder = Path(name)
        if name == "-" or not folder.is_dir():
            yield name
            continue
        found = False
        folders: dict[str, None] = {}
        for path in files_below(folder, JSON_SUFFIXES):
            if isinstance(path, OSError):
                raise path
            if (below or path.parent == folder) and real_path(path) not in known:
                found = True
                yield str(path)
            elif path.parent != folder:
                folders[str(path.parent)] = None
        if not found:
            words = _ONLY_BELOW if folders else _NO_REPORTS
            said = words.format(folder=name, below=_listed(folders))
            hints = read_first(folder, JSON_SUFFIXES)
            raise GovdiscloseError(Message.join([said, *hints], zh="", en=""))


def _listed(folders: Iterable[str]) -> Message:
    return shortened([Message(folder, folder) for folder in folders])
