"""Things that go wrong in a batch, on purpose: poison, and killers of workers and of parents."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

import govdisclose as gd
from govdisclose import batch
from govdisclose.batch.folders import JSON_SUFFIXES
from govdisclose.batch.jobs import Contents, Earlier, Task
from govdisclose.batch.manifest import NAME
from govdisclose.batch.result import Result
from govdisclose.batch.running import run
from govdisclose.batch.sources import Item
from govdisclose.batch.tasks import Asked, RenderTask
from support import sums


def children(process: int) -> list[int]:
    """List the processes that a process has started."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    found = []
    for path in tasks:
        try:
            found += [int(number) for number in path.read_text("ascii").split()]
        except OSError:  # that thread is gone
            continue
    return found


def is_worker(process: int) -> bool:
    """Say whether a process is one of a spawned pool, and not its tracker of resources."""
    try:
        command = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in command


def workers(process: int) -> list[int]:
    """List the worker processes that a process has."""
    return [child for child in children(process) if is_worker(child)]


def is_alive(process: int) -> bool:
    """Say whether a process runs; one that has ended, and is not yet waited for, does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text("ascii", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def wait_until(happened: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Wait until something has happened; False: it has not, in all that time."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


@attrs.frozen(kw_only=True)
class Poisonous:
    """A task like another, but that kills its worker at sources with a word in them."""

    task: Task
    word: bytes

    @property
    def most(self) -> int:
        return self.task.most

    @property
    def earlier(self) -> Earlier:
        return self.task.earlier

    @property
    def endings(self) -> tuple[str, ...]:
        return self.task.endings

    @property
    def all_endings(self) -> tuple[str, ...]:
        return self.task.all_endings

    def __call__(self, item: Item, data: bytes, *, contents: bool) -> tuple[Result, Contents]:
        if self.word in data:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.task(item, data, contents=contents)


POISON = "毒"
TEXT = RenderTask(formats=("text",), suffixes=(".txt",), options={}, asked=None, strict=False)
"""Renders as text, and checks nothing."""
ALL = RenderTask(
    formats=("docx", "html", "text"),
    suffixes=(".docx", ".html", ".txt"),
    options={},
    asked=Asked(),
    strict=False,
)
"""What ``batch.render`` does when three formats are asked for."""


def reports(count: int, poison: tuple[int, ...] = ()) -> list[tuple[str, gd.Report]]:
    """Build reports that differ, by name; some of them kill the worker that gets them."""
    return [
        (
            f"{number:04}",
            gd.replace(
                sums.filled("2021", (number, 3, 5)),
                {"/agency/name": f"第{number}{POISON if number in poison else '局'}"},
            ),
        )
        for number in range(count)
    ]


def expected(given: list[tuple[str, gd.Report]]) -> dict[str, str]:
    return {f"{name}.txt": gd.render(report, "text") for name, report in given}


def written(folder: Path) -> dict[str, str]:
    """Give all files of a folder, hidden ones too, but for the manifest."""
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.name != NAME}


def poisonous(
    given: Iterable[batch.Source], out: Path, task: Task = TEXT, **how: object
) -> Iterator[Result]:
    """Run a batch in which some reports kill their workers."""
    task = Poisonous(task=task, word=POISON.encode())
    return run(task, given, JSON_SUFFIXES, out, how)  # type: ignore[arg-type]
