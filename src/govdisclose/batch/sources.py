"""What a batch works on: files, folders of files, and reports, each with a name for its outputs."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard

import attrs

from govdisclose import codec
from govdisclose.batch.folders import below, read_first
from govdisclose.batch.naming import Stems, safe, stem_of
from govdisclose.checks import Pairing
from govdisclose.editions import Report
from govdisclose.errors import InvalidValueError, Message, Problem, describe
from govdisclose.files import can_be_name
from govdisclose.system import reason

Source = str | os.PathLike[str] | Report | tuple[str, bytes | Report]
"""A file, a folder (all files in it and below that are of the kind), a report, or a name with a
report or with the content of a file."""

_NO_SOURCE = Message(
    "应为文件、文件夹、报告，或名称与报告（或文件内容）的对；得到 {value}",
    "expected a file, a folder, a report, or a name with a report or the content of a file; got "
    "{value}",
)
_NO_SOURCES = Message(
    "应为来源（文件、文件夹、报告……），或由它们组成的列表一类；得到 {value}",
    "expected a source (a file, a folder, a report, ...), or a list or the like of them; got "
    "{value}",
)
_NO_PATH = Message("{path} 不能是文件路径", "{path} can be no path of a file")
_NO_NAME = Message("路径是空的", "the path is empty")
_EMPTY = Message(
    "文件夹中没有后缀为 {suffixes} 的文件",
    "there is no file in the folder with a suffix {suffixes}",
)


@attrs.frozen(kw_only=True)
class Item:
    """One thing to work on."""

    index: int
    """Its number, by which equal tasks are told apart."""
    name: str
    """What it is called in results."""
    path: str | None = None
    """The file to read; None where ``data`` is given."""
    data: bytes | None = attrs.field(default=None, repr=False)
    stem: str
    """Path of its outputs in the folder, without suffix."""
    error: Message | None = None
    """Why there is nothing to work on."""
    pairing: Pairing | None = None
    """Which of last year's reports it is compared with; None: it is not to be."""
    last: "Item | None" = None
    """That report."""
    most: int = codec.MAX_BYTES
    """As many bytes as that report may have; its own may have what the task says."""

    @property
    def place(self) -> str:
        """Where it is, from wherever it is looked at; else what it is called."""
        return self.path or self.name

    def content(self, most: int) -> bytes:
        """Get hold of the content; no more of it than is enough to see that it is too large.

        Raises:
            OSError: The file cannot be read.
        """
        if self.data is not None:
            return self.data
        with Path(str(self.path)).open("rb") as file:
            return file.read(most + 1)


class _Found(NamedTuple):
    """What is to be an item, once it has a number, and a name of its outputs that is free."""

    name: str
    stem: str
    path: str | None = None
    data: bytes | None = None
    error: Message | None = None


def several(argument: str, given: object) -> Iterable[object]:
    """Take sources as they are given: one, or any number of them.

    Raises:
        InvalidValueError: It is something else.
    """
    if isinstance(given, str | bytes | os.PathLike | Report) or is_pair(given):
        return (given,)
    if not isinstance(given, Iterable):
        words = _NO_SOURCES.format(value=describe(given))
        raise InvalidValueError([Problem(f"/{argument}", "sources", words)])
    return given


def items(
    sources: Iterable[object], suffixes: frozenset[str], leave_out: Path | None
) -> Iterator[Item]:
    """List what is to be done, one at a time, in the order given; folders in order of names.

    Outputs are named after files, and stand in folders as these do; where a name is taken a
    number goes with it. What is no source is an item too, that says so.

    Args:
        sources: What to work on.
        suffixes: Suffixes of the files that are taken from folders, in small letters.
        leave_out: A folder that is not looked into, as the outputs go there.
    """
    stems = Stems()
    for index, found in enumerate(_found(sources, suffixes, leave_out)):
        yield Item(
            index=index,
            name=found.name,
            path=found.path,
            data=found.data,
            stem=stems.free(found.stem),
            error=found.error,
        )


def _found(
    sources: Iterable[object], suffixes: frozenset[str], leave_out: Path | None
) -> Iterator[_Found]:
    for source in sources:
        if isinstance(source, str | os.PathLike):
            path = Path(os.fsdecode(source))
            if not can_be_name(source):
                name = os.fsdecode(source)
                yield _Found(name, "report", error=_NO_PATH.format(path=describe(name)))
            elif not os.fspath(source):  # as of a variable that is not set; not the folder at hand
                yield _Found("", "report", error=_NO_NAME)
            elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a name is too long
                yield from _folder(path, suffixes, leave_out)
            else:
                yield _file(path)
        else:
            yield _given(source)


def _file(path: Path) -> _Found:
    # The file is named as it was given, and found from wherever a worker runs.
    name = os.fspath(path)
    return _Found(name, stem_of(path.name), path=os.path.abspath(name))  # noqa: PTH100 - a link stays


def _folder(folder: Path, suffixes: frozenset[str], leave_out: Path | None) -> Iterator[_Found]:
    here = os.path.abspath(folder)  # noqa: PTH100 - a link stays
    empty = True
    for found in below(folder, suffixes, leave_out):
        empty = False
        if isinstance(found, OSError):
            name = str(found.filename)
            yield _Found(name, safe(os.path.basename(name)), error=reason(found))  # noqa: PTH119 - as above
        else:
            name = os.path.join(folder, found)  # noqa: PTH118 - as above
            yield _Found(name, stem_of(found), path=os.path.join(here, found))  # noqa: PTH118 - as above
    if empty:
        said = [_EMPTY.format(suffixes=" ".join(sorted(suffixes))), *read_first(folder, suffixes)]
        words = Message.join(said, zh="", en="")
        yield _Found(str(folder), safe(folder.name), error=words)


def _given(source: object) -> _Found:
    if isinstance(source, Report):
        year = "" if source.year is None else f"{source.year}-"
        name = f"{year}{source.agency.name}"
        return _Found(name, safe(name), data=_data(source))
    if is_pair(source):
        name, content = source
        return _Found(name, "stdin" if name == "-" else safe(name), data=_data(content))
    return _Found(describe(source), "report", error=_NO_SOURCE.format(value=describe(source)))


def is_pair(source: object) -> TypeGuard[tuple[str, bytes | Report]]:
    """Say whether a source is a name with a report, or with the content of a file."""
    if not isinstance(source, tuple) or len(source) != 2:  # noqa: PLR2004 - a pair
        return False
    return isinstance(source[0], str) and isinstance(source[1], bytes | Report)


def _data(content: bytes | Report) -> bytes:
    return content if isinstance(content, bytes) else codec.dumps(content).encode()
