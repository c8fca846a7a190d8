"""Executors: a pool of spawned processes, and this process itself."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_MOST_ON_WINDOWS = 61  # more cannot be waited for there
_GLANCE = 1.0
"""Seconds after which a worker looks whether its parent is still there."""
_GRACE = 5.0
"""Seconds that a worker has to come to an end by itself, when no more is asked of it."""

stopping = threading.Event()
"""Set in a worker when no more is asked of it, so that it leaves out the rest of its call."""


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_being_started() -> bool:
    """Say whether this is a spawned process that still imports the script of its parent.

    It can start no processes; ``multiprocessing`` itself tells by this attribute.
    """
    return bool(getattr(multiprocessing.current_process(), "_inheriting", False))


class ProcessPool(ProcessPoolExecutor):
    """A pool of processes, which are spawned: a fork of a program with threads may hang.

    It leaves nothing running: the workers end when the pool is shut down, in the midst of a call
    too, and when the process that made it is gone.
    """

    def __init__(self, workers: int) -> None:
        """Open it, and start the processes.

        Raises:
            OSError: None can be started.
        """
        context = multiprocessing.get_context("spawn")
        # There is nothing to read at its other end until the workers are to end.
        theirs, self._lifeline = context.Pipe(duplex=False)
        most = _MOST_ON_WINDOWS if sys.platform == "win32" else workers
        super().__init__(
            min(workers, most), mp_context=context, initializer=_begin, initargs=(theirs,)
        )
        # Else they are started one by one as calls come, and a pool that breaks meanwhile (by a
        # worker that is killed) says so in many ways, on standard error too.
        for _ in range(min(workers, most)):
            self.submit(int)

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function in a worker."""
        with _interrupts_held():
            return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in the standard library
        """End; where calls are cancelled, those that have begun end as soon as they can."""
        if cancel_futures and not self._lifeline.closed:
            # Said in so many words: the end of a pipe is not seen by a worker as long as any
            # process has its other end, and one that was forked meanwhile has.
            with contextlib.suppress(OSError):  # where no worker is left
                self._lifeline.send_bytes(b"stop")
            self._lifeline.close()
        super().shutdown(wait=wait, cancel_futures=cancel_futures)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start processes that an interrupt of the keyboard does not reach, from their first moment."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(lifeline: Connection) -> None:
    """Leave it to the parent to end a worker, on an interrupt too; and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    parent = multiprocessing.parent_process()
    signs: list[Connection | int] = [lifeline]
    if parent is not None:
        signs.append(parent.sentinel)
    while not wait(signs, _GLANCE) and _is_there(parent):
        pass
    if _is_there(parent):
        stopping.set()
        time.sleep(_GRACE)
    os._exit(1)


def _is_there(parent: BaseProcess | None) -> bool:
    """Say whether the parent still runs; where it is gone, another process takes its place."""
    if parent is None or not parent.is_alive():
        return False
    return sys.platform == "win32" or os.getppid() == parent.pid


class InProcess(Executor):
    """An executor that does everything at once, in this process: for few reports, or one core."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function, and give a future that is done."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is for who asks for the result
            future.set_exception(error)
        return future
