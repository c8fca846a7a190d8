"""What a worker does: read a file, do the task, write what it makes, and say what came of it.

Nothing that is wrong with one item stops the others.
"""

import errno
import hashlib
from pathlib import Path

import attrs

from govdisclose.batch.comparing import compared, opened
from govdisclose.batch.pools import stopping
from govdisclose.batch.record import Record
from govdisclose.batch.result import Output, Result
from govdisclose.batch.sources import Item
from govdisclose.batch.tasks import Task
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.files import write_atomically
from govdisclose.system import reason, told

_BROKEN = Message(
    "程序出错，请告知开发者：{reason}", "the program failed; please tell its developers: {reason}"
)
_OF_FILE = Message("{words}：{file}", "{words}: {file}")
_OVERWRITES = Message(
    "输出的文件就是来源 {path}，请另指文件夹",
    "the output would replace the source {path}; name another folder",
)


@attrs.frozen(kw_only=True)
class Job:
    """What is done with all items."""

    task: Task
    folder: Path | None
    """Where outputs go; None: there are none."""
    staging: Path | None
    """Folder of temporary files, beside the outputs."""
    digest: str = ""
    """Tells the task from others, in the manifest."""


@attrs.frozen(kw_only=True)
class Outcome:
    """What came of an item."""

    index: int
    """Of the item."""
    result: Result
    line: bytes = b""
    """What a run that goes on must know of it, as the manifest has it; empty where there is
    nothing new."""


def work(
    job: Job, chunk: tuple[tuple[Item, Record | None], ...], attempt: int
) -> tuple[Outcome, ...]:
    """Work on some items, one after the other.

    Args:
        job: What is done with each.
        chunk: The items, each with what an earlier run did.
        attempt: How often they were sent out before, by which equal calls are told apart: an
            executor may take the same call for the same result.
    """
    del attempt
    return tuple(_outcome(job, item, known) for item, known in chunk if not stopping.is_set())


def _outcome(job: Job, item: Item, known: Record | None) -> Outcome:
    try:
        if item.error is not None:
            return failed(item, item.error)
        return _worked(job, item, known)
    except GovdiscloseError as error:
        return failed(item, Message(error.text("zh"), error.text("en")))
    except OSError as error:
        return failed(item, _words(item, error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
        return failed(item, _BROKEN.format(reason=told(error)))


def _words(item: Item, error: OSError) -> Message:
    """Say why a file could not be read or written; which, unless it is the source."""
    words = reason(error)
    if error.filename in {None, item.path}:
        return words
    return _OF_FILE.format(words=words, file=error.filename)


def failed(item: Item, words: Message) -> Outcome:
    """Say that nothing came of an item."""
    # With one that it is a pair with it was not compared: nothing was done.
    alone = None if item.last is not None else item.pairing
    result = Result(source=item.name, status="failed", error=words, pairing=alone)
    return Outcome(index=item.index, result=result)


def _worked(job: Job, item: Item, known: Record | None) -> Outcome:
    data = item.content(job.task.most)
    item = opened(item)
    source = _sha256(data + _with(item))
    if known is not None and job.folder is not None and known.sha256 == source:
        kept = _kept(job, job.folder, item, known)
        if kept is not None:
            return Outcome(index=item.index, result=kept)
    result, contents = job.task(item, data, contents=job.folder is not None)
    if result.error is not None or job.folder is None:
        return Outcome(index=item.index, result=result)
    # Made once, not for each file.
    (job.folder / item.stem).parent.mkdir(parents=True, exist_ok=True)
    outputs = tuple(
        _written(job, job.folder, item, ending, content) for ending, content in contents.items()
    )
    record = Record(
        source=item.place,
        sha256=source,
        outputs=tuple(
            (output.path.relative_to(job.folder).as_posix(), output.sha256) for output in outputs
        ),
        facts=result.facts,
    )
    return Outcome(
        index=item.index,
        result=attrs.evolve(result, outputs=outputs),
        line=record.line(job.digest),
    )


def _with(item: Item) -> bytes:
    """Give what the result depends on besides the source: what it is compared with."""
    if item.pairing is None:
        return b""
    last = b"" if item.last is None else item.last.data or b""
    return repr(item.pairing).encode() + last


def _kept(job: Job, folder: Path, item: Item, known: Record) -> Result | None:
    """Give the result of an earlier run; None if its files are not those that are asked for now."""
    names = [f"{Path(item.stem).as_posix()}{ending}" for ending in job.task.endings]
    if known.source != item.place or [name for name, _ in known.outputs] != names:
        return None
    for name, sha256 in known.outputs:
        try:
            if _sha256((folder / name).read_bytes()) != sha256:
                return None
        except OSError:
            return None
    outputs = tuple(Output(path=folder / name, sha256=sha256) for name, sha256 in known.outputs)
    return Result(
        source=item.name,
        status="kept",
        outputs=outputs,
        facts=known.facts,
        pairing=compared(item)[0],
    )


def _written(job: Job, folder: Path, item: Item, ending: str, content: bytes) -> Output:
    path = folder / f"{item.stem}{ending}"
    if item.path is not None and path.exists() and path.samefile(item.path):
        raise GovdiscloseError(_OVERWRITES.format(path=item.path))
    # Not durable: after a loss of power, the manifest tells what is not as it was written.
    try:
        write_atomically(path, content, staging=job.staging, durable=False)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        write_atomically(path, content, durable=False)  # a folder on another disk
    return Output(path=path, sha256=_sha256(content))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
