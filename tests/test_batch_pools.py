"""The pool of processes of a batch: it ends when it is told to, whatever its workers do."""

import time

from govdisclose.batch.pools import ProcessPool


def test_a_call_that_does_not_end_is_given_up() -> None:
    """Shut down in the midst of calls, the pool is gone in seconds, its processes too."""
    pool = ProcessPool(2)
    futures = [pool.submit(time.sleep, 600) for _ in range(10)]
    assert pool.submit(int).done() is False
    begun = time.monotonic()
    processes = list(pool._processes.values())  # noqa: SLF001 - to see that they have ended
    pool.shutdown(cancel_futures=True)
    assert time.monotonic() - begun < 30
    assert [process.is_alive() for process in processes] == [False, False]
    assert all(future.done() for future in futures)
