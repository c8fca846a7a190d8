"""Run a batch: sources in, results out as they come."""

import itertools
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TypedDict, cast

import attrs

from govdisclose.batch.dispatching import Chunk, Crew, dispatch
from govdisclose.batch.manifest import Manifest
from govdisclose.batch.pools import InProcess, ProcessPool, processors
from govdisclose.batch.result import Output, Result
from govdisclose.batch.sources import Item, Source, items
from govdisclose.batch.tasks import Task
from govdisclose.batch.working import Job, Outcome
from govdisclose.editions import Report
from govdisclose.errors import Message, OptionError, describe

_CHUNK = 20
"""Reports that are sent to a worker at once: enough to make sending them cheap, few enough to do
again when a worker dies."""
_NO_FOLDER = Message(
    "resume 须与输出文件夹（out_dir）同用：做到哪里，记在其中",
    "resume needs a folder of outputs (out_dir), in which it is written what was done",
)
_WHOSE = Message(
    "给出 executor 时，进程数由它决定，不用 workers",
    "where an executor is given, the number of workers is its own: leave workers out",
)
_NUMBER = Message(
    "{name} 应为大于 0 的整数；得到 {value}", "{name} must be a whole number above 0; got {value}"
)


class How(TypedDict, total=False):
    """How a batch is run; what ``render``, ``check`` and ``read`` all take."""

    executor: Executor | Callable[[], Executor] | None
    """Who does it: any executor, such as ``Client.get_executor()`` of Dask, which stays the
    caller's; or a function that makes one, which is shut down here, and made anew when it breaks.
    By default a pool of spawned processes."""
    workers: int | None
    """Processes of the default pool; by default one for each processor. 1: this process alone."""
    resume: bool
    """Whether to leave out what an earlier run into the same folder did, where source, task, and
    outputs are the same. What failed is tried again."""
    chunk: int | None
    """Reports that a worker gets at once; 20 by default."""
    window: int | None
    """Chunks that are in flight at once; by default two for each worker, and two more."""


def run(
    task: Task,
    sources: Source | Iterable[Source],
    suffixes: frozenset[str],
    out_dir: str | os.PathLike[str] | None,
    how: How,
) -> Generator[Result]:
    """Look at what can be wrong with the call now, and do the rest as results are taken.

    Args:
        task: What is done with each report.
        sources: What to work on.
        suffixes: Suffixes of the files that are taken from folders.
        out_dir: Folder of outputs, if any.
        how: How it is done.

    Raises:
        OptionError: The options do not fit each other.
    """
    if how.get("resume") and out_dir is None:
        raise OptionError(_NO_FOLDER)
    if how.get("executor") is not None and how.get("workers") is not None:
        raise OptionError(_WHOSE)
    for name in ("workers", "chunk", "window"):
        value = how.get(name)
        if value is not None and (type(value) is not int or value < 1):
            raise OptionError(_NUMBER.format(name=name, value=describe(value)))
    one = isinstance(sources, str | os.PathLike | Report)
    several = cast("Iterable[Source]", (sources,) if one else sources)
    folder = None if out_dir is None else Path(out_dir)
    return _results(task, items(several, suffixes, folder), folder, how)


def _results(task: Task, found: Iterator[Item], folder: Path | None, how: How) -> Generator[Result]:
    with ExitStack() as stack:
        manifest = None
        if folder is not None:
            manifest = Manifest(folder, task, resume=how.get("resume", False))
            stack.callback(manifest.close)
        # A worker may run elsewhere, where the folder at hand is another.
        absolute = None if folder is None else folder.absolute()
        job = Job(task=task, folder=absolute, mark=manifest.mark if manifest else "")
        crew, workers = _crew(how)
        stack.callback(crew.close)
        alone = isinstance(crew.executor, InProcess)
        size = how.get("chunk") or (1 if alone else _CHUNK)
        window = how.get("window") or (1 if alone else 2 * workers + 2)
        landed = dispatch(job, _chunks(found, manifest, size), crew, window)
        for outcomes in stack.enter_context(closing(landed)):
            if manifest is not None:
                manifest.add(outcomes)
            for outcome in outcomes:
                yield _as_given(outcome, folder, absolute)


def _crew(how: How) -> tuple[Crew, int]:
    """Give who does it, and how many workers these are, as far as it is known."""
    given = how.get("executor")
    workers = how.get("workers") or processors()
    if isinstance(given, Executor):
        return Crew(given, None), workers
    if given is not None:
        return Crew(given(), given), workers
    make = InProcess if how.get("workers") == 1 else partial(ProcessPool, workers)
    return Crew(make(), make), workers


def _chunks(found: Iterator[Item], manifest: Manifest | None, size: int) -> Iterator[Chunk]:
    pairs = ((item, manifest.known(item) if manifest else None) for item in found)
    while chunk := tuple(itertools.islice(pairs, size)):
        yield chunk


def _as_given(outcome: Outcome, folder: Path | None, absolute: Path | None) -> Result:
    """Say which source a result is of, and name outputs by the folder as it was given."""
    result = outcome.result
    if folder is None or absolute is None or folder == absolute or not result.outputs:
        return attrs.evolve(result, index=outcome.index)
    outputs = (
        Output(path=folder / output.path.relative_to(absolute), sha256=output.sha256)
        for output in result.outputs
    )
    return attrs.evolve(result, index=outcome.index, outputs=tuple(outputs))
