"""Folders of files: which are taken, by their suffixes, and in which order."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from govdisclose.errors import Message

JSON_SUFFIXES = frozenset({".json"})
"""Suffixes of the files that reports are taken from."""
PUBLISHED_SUFFIXES = frozenset({".docx", ".htm", ".html", ".md", ".pdf", ".txt", ".xlsx"})
"""Suffixes of the files that published reports are taken from."""
PASSED_OVER = frozenset({".doc", ".et", ".ofd", ".wps", ".xls"})
"""Suffixes of files that are likely to be published reports, and cannot be read."""
SUMMARY = ".check"
"""What the name of a summary that ``check`` writes has before its suffix."""

_READ_FIRST = Message(
    "；已公布的文件和填报工作簿请先读成 JSON：govdisclose read {folder} -o json/",
    "; published files and fill-in workbooks are to be read first: govdisclose read {folder} -o "
    "json/",
)


def read_first(folder: Path, suffixes: frozenset[str]) -> Iterator[Message]:
    """Say how files are read that stand in a folder where reports as JSON are looked for."""
    if suffixes <= JSON_SUFFIXES and any(
        isinstance(found, Path) for found in files_below(folder, PUBLISHED_SUFFIXES)
    ):
        yield _READ_FIRST.format(folder=folder)


def files_below(
    folder: Path, suffixes: frozenset[str], leave_out: Path | None = None
) -> Iterator[Path | OSError]:
    """List the files of a kind in a folder and below it, in order of names.

    Hidden files and folders are left out, and so are the summaries that ``check`` writes; links to
    folders are not followed. A folder that cannot be read is given as the error of that.
    """
    for found in below(folder, suffixes, leave_out):
        yield found if isinstance(found, OSError) else folder / found


def below(
    folder: Path, suffixes: frozenset[str], leave_out: Path | None
) -> Iterator[str | OSError]:
    """List the files as ``files_below`` does, each by its path from the folder."""
    excluded = None if leave_out is None else os.path.realpath(leave_out)
    errors: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=errors.append):
        yield from errors
        errors.clear()
        place = os.path.relpath(here, folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and (excluded is None or os.path.realpath(os.path.join(here, name)) != excluded)  # noqa: PTH118 - as in stem_of
        )
        for name in sorted(names):
            if _is_of_kind(name, suffixes) and _can_be_opened(os.path.join(here, name)):  # noqa: PTH118 - as in stem_of
                yield name if place == "." else os.path.join(place, name)  # noqa: PTH118 - as in stem_of
    yield from errors


def _can_be_opened(path: str) -> bool:
    """Leave out what might never end, as a pipe; what is wrong with others, opening them tells."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - as in stem_of
    except OSError:
        return True


def _is_of_kind(name: str, suffixes: frozenset[str]) -> bool:
    # Word keeps a file beside one that is open whose name begins with ~$.
    if name.startswith((".", "~$")):
        return False
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - as in stem_of
    return suffix.lower() in suffixes and not stem.endswith(SUMMARY)
