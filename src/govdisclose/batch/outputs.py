"""The files of a batch: how each is written, and what becomes of those that are there already."""

import contextlib
import errno
import hashlib
from collections.abc import Iterator
from pathlib import Path

from govdisclose.batch.jobs import Job
from govdisclose.batch.record import Record
from govdisclose.batch.result import Output
from govdisclose.batch.sources import Item
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.files import write_atomically

_OVERWRITES = Message(
    "输出的文件就是来源 {path}，请另指文件夹",
    "the output would replace the source {path}; name another folder",
)
_NOT_OURS = Message(
    "已有 {path}，没有它由读取写出的记录，不予替换；请移走，或另指文件夹",
    "{path} is there, and is not known to have been made by reading: it is not replaced; move it, "
    "or name another folder",
)
_CHANGED = Message(
    "{path} 读出之后改过，不予替换；要重新读取，请先把它移到别处，或删去",
    "{path} was changed since it was read, and is not replaced; to have it read anew, move it "
    "elsewhere, or delete it",
)
_STAY = Message("从前的 {paths} 还在，没有更新", "of an earlier run, and as it was: {paths}")
_WITHDRAWN = Message(
    "从前写出的 {paths} 不再作准，已删去",
    "written by an earlier run, no longer holding, and removed: {paths}",
)


class InTheWayError(GovdiscloseError):
    """A file is not to be replaced; the words name it."""


def write(job: Job, item: Item, ending: str, content: bytes, known: Record | None) -> Output:
    """Write a file.

    Args:
        job: What is done.
        item: What it is made of.
        ending: Of its name.
        content: What it says.
        known: What an earlier run did.

    Raises:
        InTheWayError: There is another that is not to be replaced.
        OSError: It cannot be written.
    """
    path, sha256 = job.path(item, ending), sha256_of(content)
    if _is_source(item, path):
        raise InTheWayError(_OVERWRITES.format(path=item.path))
    if job.task.earlier == "guarded" and path.exists():
        was = _written(item, ending, known)
        if _sha256_at(path) not in {was, sha256}:
            words = _NOT_OURS if was is None else _CHANGED
            raise InTheWayError(words.format(path=job.name(item, ending)))
    # Not durable: after a loss of power, the manifest tells what is not as it was written.
    try:
        write_atomically(path, content, staging=job.staging, durable=False)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_atomically(path, content, durable=False)  # a folder on another disk
    return Output(path=path, sha256=sha256)


def take_back(job: Job, item: Item, known: Record | None, *, outdated: bool) -> Iterator[Message]:
    """Take back what no longer holds of an item of which nothing comes now; say what stays.

    Args:
        job: What is done.
        item: What nothing comes of.
        known: What an earlier run did.
        outdated: Whether the source is another than that run's, or is not there any more: then a
            verdict that the run has written, and nobody has changed since, is removed.
    """
    stay: list[str] = []
    gone: list[str] = []
    withdrawn = outdated and job.task.earlier == "withdrawn"
    for ending in () if job.folder is None else job.task.all_endings:
        path = job.path(item, ending)
        if _is_file(path) and not _is_source(item, path):
            removed = withdrawn and _removed(path, _written(item, ending, known))
            (gone if removed else stay).append(job.name(item, ending))
    for words, names in ((_STAY, stay), (_WITHDRAWN, gone)):
        if names:
            yield words.format(paths=Message("、".join(names), ", ".join(names)))


def _removed(path: Path, sha256: str | None) -> bool:
    """Remove a file if it is as it was written; say whether it is gone."""
    with contextlib.suppress(OSError):
        if _sha256_at(path) == sha256:
            path.unlink()
            return True
    return False


def sha256_of(data: bytes) -> str:
    """Give the hash by which contents are compared."""
    return hashlib.sha256(data).hexdigest()


def _written(item: Item, ending: str, known: Record | None) -> str | None:
    """Give the hash of what an earlier run wrote; None if it wrote no such file."""
    outputs = {} if known is None else dict(known.outputs)
    return outputs.get(f"{Path(item.stem).as_posix()}{ending}")


def _sha256_at(path: Path) -> str:
    """Give the hash of a file; of what is none, none that any file has."""
    try:
        return sha256_of(path.read_bytes())
    except OSError:
        return ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long, a folder that is closed
        return False


def _is_source(item: Item, path: Path) -> bool:
    try:
        return item.path is not None and path.samefile(item.path)
    except OSError:  # one of them is not there
        return False
