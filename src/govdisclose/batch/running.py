"""Run a batch: sources in, results out as they come."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TypedDict

import attrs

from govdisclose.arguments import did_you_mean, wrong_type
from govdisclose.batch.dispatching import Chunk, Crew, Planned, dispatch, started
from govdisclose.batch.jobs import Job, Task
from govdisclose.batch.last_year import LastYear
from govdisclose.batch.manifest import Manifest
from govdisclose.batch.pools import InProcess, ProcessPool, is_being_started, processors
from govdisclose.batch.result import BatchError, Output, Result
from govdisclose.batch.sources import Item, Source, items, several
from govdisclose.batch.weights import FULL, dearest, weight
from govdisclose.batch.working import Outcome
from govdisclose.errors import InvalidValueError, Message, OptionError, describe
from govdisclose.system import told

MAX_AT_ONCE = 100_000
"""As large as ``workers``, ``chunk`` and ``window`` may be: more is a mistake."""
_NO_FOLDER = Message(
    "resume 须与输出文件夹（out_dir）同用：做到哪里，记在其中",
    "resume needs a folder of outputs (out_dir), in which it is written what was done",
)
_WHOSE = Message(
    "给出 executor 时，进程数由它决定，不用 workers",
    "where an executor is given, the number of workers is its own: leave workers out",
)
_UNKNOWN = Message(
    "没有选项 {name}；可用：{known}{hint}", "there is no option {name}; there are: {known}{hint}"
)
_NO_EXECUTOR = Message(
    "executor 应为 concurrent.futures.Executor，或新建它的函数；得到 {value}",
    "executor must be a concurrent.futures.Executor, or a function that makes one; got {value}",
)
_NOT_MADE = Message(
    "给作 executor 的函数没有新建它（{reason}）；应不带参数就能调用",
    "the function given as executor has made none ({reason}); it is called without arguments",
)
_YES_OR_NO = Message(
    "{name} 应为 True 或 False；得到 {value}", "{name} must be True or False; got {value}"
)
_NUMBER = Message(
    "{name} 应为 1 至 {most} 的整数；得到 {value}",
    "{name} must be a whole number from 1 to {most}; got {value}",
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
    """Reports that a worker gets at once; by default 20, of which a PDF that is read or made counts
    as ten."""
    window: int | None
    """Chunks that are in flight at once; by default two for each worker, and two more."""


def run(  # noqa: PLR0913, PLR0917 - what is done, with what, where to, and how
    task: Task,
    sources: Source | Iterable[Source],
    suffixes: frozenset[str],
    out_dir: str | os.PathLike[str] | None,
    how: How,
    last_year: LastYear | None = None,
) -> Generator[Result]:
    """Look at what can be wrong with the call now, and do the rest as results are taken.

    Args:
        task: What is done with each report.
        sources: What to work on.
        suffixes: Suffixes of the files that are taken from folders.
        out_dir: Folder of outputs, if any.
        how: How it is done.
        last_year: Reports that each is compared with one of.

    Raises:
        OptionError: The options do not fit each other.
        InvalidValueError: Sources or folder are something else.
    """
    _refuse(how)
    if how.get("resume") and out_dir is None:
        raise OptionError(_NO_FOLDER)
    folder = None if out_dir is None else _folder(out_dir)
    found = items(several("sources", sources), suffixes, folder)
    if last_year is not None:
        found = map(last_year._paired, found)  # noqa: SLF001 - users find one by its report
    return _results(task, found, folder, how)


def _refuse(how: How) -> None:
    """Refuse what cannot be meant.

    Raises:
        OptionError: An option is unknown, of another type, or not of use beside another.
    """
    known = list(How.__annotations__)
    for name, value in how.items():
        if name not in known:
            hint = did_you_mean(name, known)
            words = {"name": describe(name), "known": ", ".join(known), "hint": hint}
            raise OptionError(_UNKNOWN.format(**words))
        if name == "resume" and type(value) is not bool:
            raise OptionError(_YES_OR_NO.format(name=name, value=describe(value)))
        counts = name in {"workers", "chunk", "window"} and value is not None
        if counts and (type(value) is not int or not 0 < value <= MAX_AT_ONCE):
            raise OptionError(_NUMBER.format(name=name, most=MAX_AT_ONCE, value=describe(value)))
    executor = how.get("executor")
    if executor is not None and not isinstance(executor, Executor) and not callable(executor):
        raise OptionError(_NO_EXECUTOR.format(value=describe(executor)))
    if executor is not None and how.get("workers") is not None:
        raise OptionError(_WHOSE)


def _folder(given: object) -> Path:
    if not isinstance(given, str | os.PathLike) or not os.fspath(given):
        raise InvalidValueError([wrong_type(given, Path, "/out_dir")])
    return Path(os.fsdecode(given))


def _results(task: Task, found: Iterator[Item], folder: Path | None, how: How) -> Generator[Result]:
    if how.get("executor") is None and how.get("workers") != 1 and is_being_started():
        # A script without a guard, which a worker runs again: what is wrong the first process says,
        # once, as its workers do not start.
        sys.exit(1)
    with ExitStack() as stack:
        manifest = None
        if folder is not None:
            manifest = Manifest(folder, task)
            stack.callback(manifest.close)
        # A worker may run elsewhere, where the folder at hand is another.
        absolute = None if folder is None else folder.absolute()
        staging = None if manifest is None else manifest.staging.absolute()
        job = Job(
            task=task,
            folder=absolute,
            given=folder,
            staging=staging,
            digest="" if manifest is None else manifest.digest,
            resume=how.get("resume", False),
        )
        crew, workers = _crew(how)
        stack.callback(crew.close)
        alone = isinstance(crew.executor, InProcess)
        chunk = how.get("chunk") or (1 if alone else None)
        window = how.get("window") or (1 if alone else 2 * workers + 2)
        landed = dispatch(job, _chunks(found, manifest, *_packing(task, chunk)), crew, window)
        for outcomes in stack.enter_context(closing(landed)):
            failure = None if manifest is None else manifest.add(outcomes)
            for outcome in outcomes:
                yield _as_given(outcome, folder, absolute)
            if failure is not None:
                raise failure


def _crew(how: How) -> tuple[Crew, int]:
    """Give who does it, and how many workers these are, as far as it is known."""
    given = how.get("executor")
    workers = how.get("workers") or processors()
    if isinstance(given, Executor):
        return Crew(given, None), workers
    if given is not None:
        return started(partial(_made, given)), workers
    make = InProcess if how.get("workers") == 1 else partial(ProcessPool, workers)
    return started(make), workers


def _made(make: Callable[[], Executor]) -> Executor:
    try:
        executor = make()
    except Exception as error:  # the function is anyone's
        raise BatchError(_NOT_MADE.format(reason=told(error))) from error
    if not isinstance(executor, Executor):
        raise OptionError(_NO_EXECUTOR.format(value=describe(executor)))
    return executor


def _packing(task: Task, chunk: int | None) -> tuple[Callable[[Item], int], int]:
    """Say what each item weighs, and how much goes together; each is 1 where a number is asked for.

    Where one takes long, few go together: else nobody would see a result until all are done.
    """
    if chunk is not None:
        return lambda _item: 1, chunk
    made = dearest(task.endings)
    return lambda item: made * weight(item.path), FULL


def _chunks(
    found: Iterator[Item], manifest: Manifest | None, weigh: Callable[[Item], int], most: int
) -> Iterator[Chunk]:
    """Put items together, with what earlier runs did; where they end by an error, the rest too."""
    ended: Exception | None = None
    while ended is None:
        chunk: list[Planned] = []
        load = 0
        try:
            while load < most and (item := next(found, None)) is not None:
                chunk.append((item, None if manifest is None else manifest.known(item)))
                load += weigh(item)
        except Exception as error:  # noqa: BLE001 - sources come from anywhere; it is raised below
            ended = error
        if chunk:
            yield tuple(chunk)
        elif ended is None:
            return
    raise ended


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
