"""Send items to an executor, few at a time, and get over workers that die.

When a worker process dies, its pool is broken, and with it all that was in flight: any of it may
have been the cause. Those suspects go to a new pool one chunk at a time; a chunk during which a
worker dies again is taken apart, and an item that has killed its worker several times, alone, is
named and left out. So one bad item costs itself alone, and a worker that was killed for another
reason costs nothing.
"""

import itertools
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)

import attrs

from govdisclose.batch.jobs import Job
from govdisclose.batch.record import Record
from govdisclose.batch.result import BatchError
from govdisclose.batch.sources import Item
from govdisclose.batch.working import Outcome, failed, work
from govdisclose.errors import Message
from govdisclose.system import told

_TRIES = 3
"""How often an item is tried alone before it is given up: a worker may be killed for other reasons,
by hand or for want of memory, more than once while an innocent item is worked on."""
_LEAD = 4
"""How many windows others may be ahead of the oldest chunk that is in flight."""
_POISON = Message(
    "工作进程在处理该报告时 {count} 次意外终止，已略过；请单独处理该报告，查明原因（{reason}）",
    "the worker process died {count} times on this one, which is left out; work on it alone to "
    "find out why ({reason})",
)
_NOT_SENT = Message(
    "该报告不能送到工作进程，或结果不能送回（{reason}）；选项中若有不能序列化（pickle）的对象，"
    "请只用一个进程（workers=1，命令行 -j 1）",
    "this one cannot be sent to a worker, or its result not be sent back ({reason}); where an "
    "option cannot be pickled, ask for one process (workers=1, or -j 1 on the command line)",
)
_NO_POOL = Message(
    "工作进程无法启动（{reason}）。在脚本中调用时，请把调用放在 if __name__ == '__main__': "
    "之下；也可只用一个进程（workers=1，命令行 -j 1）",
    "worker processes cannot be started ({reason}). In a script, make the call below "
    "if __name__ == '__main__':, or ask for one process (workers=1, or -j 1 on the command line)",
)
_BROKEN = Message(
    "所给的 executor 已损坏（{reason}）；请换新的，用 resume=True 接着做，"
    "或给出能新建 executor 的函数",
    "the executor that was given is broken ({reason}); go on with a new one and resume=True, or "
    "give a function that makes executors",
)

Planned = tuple[Item, Record | None]
"""An item, and what an earlier run did to make the same file."""
Chunk = tuple[Planned, ...]
Landed = tuple[Outcome, ...]


@attrs.define
class Crew:
    """An executor, and how to have a new one."""

    executor: Executor
    make: Callable[[], Executor] | None
    """Makes another; None where the executor is the caller's, and stays so."""

    def send(self, job: Job, chunk: Chunk, attempt: int) -> Future[Landed]:
        """Submit a chunk; where the pool is broken or shut down, give a future that says so."""
        try:
            return self.executor.submit(work, job, chunk, attempt)
        except Exception as error:  # noqa: BLE001 - see below
            # Whatever it is that an executor says which takes nothing any more: a pool that breaks
            # at the moment in which it starts one more process may say anything.
            future: Future[Landed] = Future()
            future.set_exception(BrokenExecutor(told(error).en))
            return future

    def renew(self, errors: Iterable[BaseException]) -> None:
        """Replace a pool that is broken, by what its futures say.

        Raises:
            BatchError: There is no other, or none can be started.
        """
        error: BaseException | None = next(
            (error for error in errors if isinstance(error, BrokenExecutor)), None
        )
        if error is None:
            return  # such as one of Dask's, which starts its workers anew by itself
        if self.make is None:
            raise BatchError(_BROKEN.format(reason=told(error))) from error
        for _ in range(_TRIES):
            self.close()
            try:
                self.executor = self.make()
                self.executor.submit(int).result()
            except Exception as still:  # noqa: BLE001 - as in send
                error = still
            else:
                return
        raise BatchError(_NO_POOL.format(reason=told(error))) from error

    def close(self) -> None:
        """Shut the executor down, unless it is the caller's."""
        if self.make is None:
            return
        if isinstance(self.executor, ProcessPoolExecutor | ThreadPoolExecutor):
            self.executor.shutdown(wait=True, cancel_futures=True)
        else:
            self.executor.shutdown(wait=True)  # others, such as Dask's, take no more than that


def started(make: Callable[[], Executor]) -> Crew:
    """Have an executor made.

    Raises:
        BatchError: It cannot be.
    """
    try:
        return Crew(make(), make)
    except OSError as error:
        raise BatchError(_NO_POOL.format(reason=told(error))) from error


def dispatch(job: Job, chunks: Iterable[Chunk], crew: Crew, window: int) -> Generator[Landed]:
    """Have all chunks worked on; give what came of each, as it comes.

    Args:
        job: What is done with each item.
        chunks: The items; as many are taken as there is room for.
        crew: Who does it.
        window: As many chunks are in flight at once.

    Raises:
        BatchError: The executor is broken, and there is no other.
        Exception: Whatever ``chunks`` raises, when all that was taken before has been given.
    """
    remaining = iter(chunks)
    ended: Exception | None = None
    flying: dict[Future[Landed], Chunk] = {}
    taken = 0
    try:
        while True:
            try:
                for chunk in itertools.islice(remaining, _room(flying, taken, window)):
                    flying[crew.send(job, chunk, 0)] = chunk
                    taken += len(chunk)
            except Exception as error:  # noqa: BLE001 - sources come from anywhere; it is raised below
                remaining, ended = iter(()), error
            if not flying:
                break
            landed, lost = _landed(flying)
            yield from landed
            crew.renew(error for _, error in lost)
            for chunk, _ in lost:
                yield from _alone(job, chunk, crew)
    finally:
        for future in flying:
            future.cancel()
    if ended is not None:
        raise ended


def _room(flying: dict[Future[Landed], Chunk], taken: int, window: int) -> int:
    """Say how many chunks may be sent: none while the oldest is far behind all others.

    Who puts results in order has to hold those that overtook it.
    """
    if flying:
        oldest = next(iter(flying.values()))
        if taken - oldest[0][0].index > _LEAD * window * len(oldest):
            return 0
    return window - len(flying)


def _landed(
    flying: dict[Future[Landed], Chunk],
) -> tuple[list[Landed], list[tuple[Chunk, BaseException]]]:
    """Wait until something has come back; give what came of it, and the chunks that were lost."""
    done, _ = wait(flying, return_when=FIRST_COMPLETED)
    if any(map(_error, done)):
        # All that was in flight is lost, or comes to an end by itself.
        done, _ = wait(flying)
    landed: list[Landed] = []
    lost: list[tuple[Chunk, BaseException]] = []
    for future in done:
        chunk, error = flying.pop(future), _error(future)
        if error is None:
            landed.append(future.result())
        else:
            lost.append((chunk, error))
    return landed, lost


def _alone(job: Job, chunk: Chunk, crew: Crew) -> Iterator[Landed]:
    """Have a chunk worked on while nothing else is; take it apart where its worker dies."""
    errors: list[BaseException] = []
    while len(errors) < _TRIES:
        future = crew.send(job, chunk, 1 + len(errors))
        error = _error(future)
        if error is None:
            yield future.result()
            return
        crew.renew([error])
        errors.append(error)
        if len(chunk) > 1:
            for one in chunk:
                yield from _alone(job, (one,), crew)
            return
        if not _is_death(error):
            break
    [(item, known)] = list(chunk)
    words = _POISON if _is_death(errors[-1]) else _NOT_SENT
    said = words.format(count=len(errors), reason=told(errors[-1]))
    yield (failed(job, item, known, said),)


def _is_death(error: BaseException) -> bool:
    """Say whether a worker died; Dask's error of that cannot be had without Dask."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def _error(future: Future[Landed]) -> BaseException | None:
    """Say why a chunk was lost; of an executor that cancels what it was given, no more comes."""
    try:
        return future.exception()
    except CancelledError as error:
        return BrokenExecutor(told(error).en)
