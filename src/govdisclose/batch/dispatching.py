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
    wait,
)

import attrs

from govdisclose.batch.sources import Item
from govdisclose.batch.working import Job, Outcome, Record, failed, work
from govdisclose.errors import GovdiscloseError, Message

_TRIES = 3
"""How often an item is tried alone before it is given up: a worker may be killed for other reasons,
by hand or for want of memory, more than once while an innocent item is worked on."""
_POISON = Message(
    "工作进程在处理此份时 {count} 次意外终止，已略过；请单独处理此份，查明原因（{reason}）",
    "the worker process died {count} times on this one, which is left out; work on it alone to "
    "find out why ({reason})",
)
_NO_POOL = Message(
    "工作进程无法启动（{reason}）。在脚本中调用时，请把调用放在 if __name__ == '__main__': "
    "之下；也可用 workers=1，不另开进程",
    "worker processes cannot be started ({reason}). In a script, make the call below "
    "if __name__ == '__main__':, or ask for workers=1, which starts none",
)
_BROKEN = Message(
    "所给的 executor 已损坏（{reason}）；请换新的，用 resume=True 接着做，"
    "或给出能新建 executor 的函数",
    "the executor that was given is broken ({reason}); go on with a new one and resume=True, or "
    "give a function that makes executors",
)

Chunk = tuple[tuple[Item, Record | None], ...]


@attrs.define
class Crew:
    """An executor, and how to have a new one."""

    executor: Executor
    make: Callable[[], Executor] | None
    """Makes another; None where the executor is the caller's, and stays so."""

    def send(self, job: Job, chunk: Chunk, attempt: int) -> Future[tuple[Outcome, ...]]:
        """Submit a chunk; where the pool is broken or shut down, give a future that says so."""
        try:
            return self.executor.submit(work, job, chunk, attempt)
        except RuntimeError as error:
            future: Future[tuple[Outcome, ...]] = Future()
            future.set_exception(BrokenExecutor(str(error)))
            return future

    def renew(self, error: BaseException) -> None:
        """Replace a broken pool.

        Raises:
            GovdiscloseError: There is no other, or none can be started.
        """
        if not isinstance(error, BrokenExecutor):
            return  # such as one of Dask's, which starts its workers anew by itself
        if self.make is None:
            raise GovdiscloseError(_BROKEN.format(reason=_reason(error))) from error
        for _ in range(_TRIES):
            self.close()
            self.executor = self.make()
            try:
                self.executor.submit(int).result()
            except BrokenExecutor as still:
                error = still
            else:
                return
        raise GovdiscloseError(_NO_POOL.format(reason=_reason(error))) from error

    def close(self) -> None:
        """Shut the executor down, unless it is the caller's."""
        if self.make is not None:
            self.executor.shutdown(wait=True, cancel_futures=True)


def dispatch(
    job: Job, chunks: Iterable[Chunk], crew: Crew, window: int
) -> Generator[tuple[Outcome, ...]]:
    """Have all chunks worked on; give what came of each, as it comes.

    Args:
        job: What is done with each item.
        chunks: The items; as many are taken as there is room for.
        crew: Who does it.
        window: As many chunks are in flight at once.

    Raises:
        GovdiscloseError: The executor is broken, and there is no other.
    """
    remaining = iter(chunks)
    flying: dict[Future[tuple[Outcome, ...]], Chunk] = {}
    try:
        while True:
            for chunk in itertools.islice(remaining, window - len(flying)):
                flying[crew.send(job, chunk, 0)] = chunk
            if not flying:
                return
            landed, _ = wait(flying, return_when=FIRST_COMPLETED)
            if any(map(_error, landed)):
                # All that was in flight is lost, or comes to an end by itself.
                landed, _ = wait(flying)
            suspects: list[Chunk] = []
            errors: list[BaseException] = []
            for future in landed:
                chunk, error = flying.pop(future), _error(future)
                if error is None:
                    yield future.result()
                else:
                    suspects.append(chunk)
                    errors.append(error)
            if errors:
                crew.renew(errors[0])
            for chunk in suspects:
                yield from _alone(job, chunk, crew)
    finally:
        for future in flying:
            future.cancel()


def _alone(job: Job, chunk: Chunk, crew: Crew) -> Iterator[tuple[Outcome, ...]]:
    """Have a chunk worked on while nothing else is; take it apart where its worker dies."""
    tries = _TRIES if len(chunk) == 1 else 1
    reasons: list[str] = []
    for attempt in range(1, tries + 1):
        future = crew.send(job, chunk, attempt)
        error = _error(future)
        if error is None:
            yield future.result()
            return
        crew.renew(error)
        reasons.append(_reason(error))
    if len(chunk) == 1:
        yield (failed(chunk[0][0], _POISON.format(count=tries, reason=reasons[-1])),)
    else:
        for one in chunk:
            yield from _alone(job, (one,), crew)


def _error(future: Future[tuple[Outcome, ...]]) -> BaseException | None:
    """Say why a chunk was lost; of an executor that cancels what it was given, no more comes."""
    try:
        return future.exception()
    except CancelledError as error:
        return BrokenExecutor(_reason(error))


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
