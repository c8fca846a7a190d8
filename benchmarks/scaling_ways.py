"""Many reports: two processes against one, Dask against the pool, and how cost grows."""

import functools
import json
import multiprocessing
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from distributed import Client, LocalCluster

import govdisclose as gd
from govdisclose import batch
from pipeline_ways import FORMATS
from support.province import province, write
from timing import line

_REPORTS = 1_000
_SIZES = (1_000, 10_000)
_CODE = """
import json, sys, time
from pathlib import Path
from govdisclose import batch
if __name__ == "__main__":
    _, source, target, *formats = sys.argv
    start = time.perf_counter()
    done = sum(result.ok for result in batch.render([source], target, formats, workers=2))
    seconds = time.perf_counter() - start
    peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
    print(json.dumps([done, seconds, int(peak) / 1024]))
"""
"""A program that has nothing but the library. Its peak memory is not asked of ``getrusage``, which
counts what the program that started it had at that moment."""


def rendered(source: str | Path, target: str | Path, **how: object) -> int:
    """Check and render all reports of a folder; give how many that were."""
    results = batch.render([Path(source)], target, formats=FORMATS, **how)  # type: ignore[arg-type]
    return sum(result.ok for result in results)


def grown(count: int, folder: Path) -> tuple[float, float]:
    """Render so many reports by two processes, from a program of its own.

    Returns:
        Seconds, the start of the processes with them, and the peak memory of the parent in MB.
    """
    source, target = folder / f"in-{count}", folder / f"out-{count}"
    write(province(count), source)
    command = [sys.executable, "-c", _CODE, str(source), str(target), *FORMATS]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, capture_output=True, text=True, check=True
    )
    number, seconds, peak = json.loads(done.stdout)
    if number != count:
        raise SystemExit(f"{number} of {count} reports were rendered")
    return seconds, peak


def lines(_: gd.Report) -> Iterator[str]:
    """Compare executors on the same work, and batches of several sizes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(province(_REPORTS), folder / "in")
        yield from _executors(functools.partial(rendered, folder / "in", folder / "out"))
        for count in _SIZES:
            seconds, peak = grown(count, folder)
            yield (
                f"| scaling: {count:,} reports, two processes, their start included "
                f"| {seconds * 1e3:,.0f} | | {seconds / count * 1e3:.2f} ms each, "
                f"parent takes {peak:.0f} MB | |"
            )


def _executors(work: "functools.partial[int]") -> Iterator[str]:
    """Compare on the same work, all processes started and warm."""
    spawn = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, mp_context=spawn) as one,
        ProcessPoolExecutor(2, mp_context=spawn) as two,
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        dask: Executor = client.get_executor()
        pool = functools.partial(work, executor=two)
        yield line(
            f"scaling: {_REPORTS:,} reports, two processes; one process",
            pool,
            functools.partial(work, executor=one),
            ">= 1.7 x faster",
        )
        yield line(
            f"scaling: {_REPORTS:,} reports, two processes; two workers of Dask",
            pool,
            functools.partial(work, executor=dask),
            "<= 1.6 x faster",
        )
