"""What a worker does: read a file, do the task, write what it makes, and say what came of it.

Nothing that is wrong with one item stops the others.
"""

from collections.abc import Iterable
from pathlib import Path

import attrs

from govdisclose.batch.comparing import compared, opened
from govdisclose.batch.jobs import Job
from govdisclose.batch.outputs import InTheWayError, sha256_of, take_back, write
from govdisclose.batch.pools import stopping
from govdisclose.batch.record import Record
from govdisclose.batch.result import Output, Result
from govdisclose.batch.sources import Item
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.system import reason, told

_BROKEN = Message(
    "程序出错，请告知开发者：{reason}", "the program failed; please tell its developers: {reason}"
)
_OF_FILE = Message("{words}：{file}", "{words}: {file}")


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
    if item.error is not None:
        return _failed(item, item.error)
    outdated = False  # as long as the source has not been read, and as a whole
    try:
        data = item.content(job.task.most)
        item = opened(item)
        source = sha256_of(data + _with(item))
        outdated = len(data) <= job.task.most and _is_outdated(known, source)
        return _worked(job, item, known, data, source)
    except InTheWayError as error:
        return _failed(item, Message(error.text("zh"), error.text("en")))
    except GovdiscloseError as error:
        words = Message(error.text("zh"), error.text("en"))
    except OSError as error:
        words = _words(item, error)
        outdated = outdated or (isinstance(error, FileNotFoundError) and _is_source(item, error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
        words = _BROKEN.format(reason=told(error))
    return failed(job, item, known, words, outdated=outdated)


def _words(item: Item, error: OSError) -> Message:
    """Say why a file could not be read or written; which, unless it is the source."""
    words = reason(error)
    if error.filename is None or _is_source(item, error):
        return words
    return _OF_FILE.format(words=words, file=error.filename)


def _is_source(item: Item, error: OSError) -> bool:
    return item.path is not None and error.filename == item.path


def _is_outdated(known: Record | None, source: str) -> bool:
    """Say whether an earlier run worked on another content than that with this hash."""
    return known is not None and known.sha256 != source


def failed(
    job: Job, item: Item, known: Record | None, words: Message, *, outdated: bool = False
) -> Outcome:
    """Say that nothing came of an item, and what becomes of what earlier runs have made of it."""
    return _failed(item, _in_lines(words, take_back(job, item, known, outdated=outdated)))


def _in_lines(words: Message, more: Iterable[Message]) -> Message:
    return Message.join([words, *more], "\n", "\n")


def _failed(item: Item, words: Message) -> Outcome:
    # With one that it is a pair with it was not compared: nothing was done.
    alone = None if item.last is not None else item.pairing
    result = Result(source=item.name, status="failed", error=words, pairing=alone)
    return Outcome(index=item.index, result=result)


def _worked(job: Job, item: Item, known: Record | None, data: bytes, source: str) -> Outcome:
    if known is not None and job.folder is not None and known.sha256 == source:
        kept = _kept(job, job.folder, item, known)
        if kept is not None:
            return Outcome(index=item.index, result=kept)
    result, contents = job.task(item, data, contents=job.folder is not None)
    if result.error is not None:
        outdated = _is_outdated(known, source)
        words = _in_lines(result.error, take_back(job, item, known, outdated=outdated))
        return Outcome(index=item.index, result=attrs.evolve(result, error=words))
    if job.folder is None:
        return Outcome(index=item.index, result=result)
    # Made once, not for each file.
    (job.folder / item.stem).parent.mkdir(parents=True, exist_ok=True)
    outputs = tuple(
        write(job, item, ending, content, known) for ending, content in contents.items()
    )
    record = Record(
        task=job.digest,
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
        line=record.line(),
    )


def _with(item: Item) -> bytes:
    """Give what the result depends on besides the source: what it is compared with."""
    if item.pairing is None:
        return b""
    last = b"" if item.last is None else item.last.data or b""
    return repr(item.pairing).encode() + last


def _kept(job: Job, folder: Path, item: Item, known: Record) -> Result | None:
    """Give the result of an earlier run; None if it is not to count, or did something else."""
    if not job.resume or known.task != job.digest:
        return None
    names = [f"{Path(item.stem).as_posix()}{ending}" for ending in job.task.endings]
    if known.source != item.place or [name for name, _ in known.outputs] != names:
        return None
    for name, sha256 in known.outputs:
        try:
            if sha256_of((folder / name).read_bytes()) != sha256:
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
