"""Executors: a pool of spawned processes, and this process itself."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_GRACE = 5.0
"""Seconds that a worker has to come to an end by itself, when no more is asked of it."""

stopping = threading.Event()
"""Set in a worker when no more is asked of it, so that it leaves out the rest of its call."""


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ProcessPool(ProcessPoolExecutor):
    """A pool of processes, which are spawned: a fork of a program with threads may hang.

    It leaves nothing running: the workers end when the pool is shut down, in the midst of a call
    too, and when the process that made it is gone.
    """

    def __init__(self, workers: int) -> None:
        """Open it; the processes are started with the first call."""
        context = multiprocessing.get_context("spawn")
        # At its other end there is never anything to read, but the end of it.
        theirs, self._lifeline = context.Pipe(duplex=False)
        super().__init__(workers, mp_context=context, initializer=_begin, initargs=(theirs,))

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Call the function in a worker."""
        with _interrupts_held():
            return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as in the standard library
        """End; where calls are cancelled, those that have begun end as soon as they can."""
        if cancel_futures:
            self._lifeline.close()
        super().shutdown(wait=wait, cancel_futures=cancel_futures)


@contextmanager
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
    wait([lifeline] if parent is None else [lifeline, parent.sentinel])
    if parent is not None and parent.is_alive():
        stopping.set()
        time.sleep(_GRACE)
    os._exit(1)


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
