"""Batches in which something goes wrong: workers and parents are killed, disks are full."""

import errno
import os
import random
import re
import signal
import subprocess
import sys
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose import batch
from govdisclose.batch.manifest import NAME, Manifest
from support import faults, sums
from support.faults import expected, poisonous, reports, written

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")


@pytest.mark.parametrize("poison", [(0,), (57,), (119,), (3, 60, 61)])
def test_poison_is_named_and_costs_itself_alone(tmp_path: Path, poison: tuple[int, ...]) -> None:
    """A report that kills each worker is named; all others are as they should be."""
    given = reports(120, poison)
    done = list(poisonous(given, tmp_path, workers=2))
    assert sorted(result.source for result in done) == [name for name, _ in given]
    bad = {result.source: str(result.error) for result in done if not result.ok}
    assert sorted(bad) == [f"{number:04}" for number in poison]
    assert all(words.startswith("工作进程在处理该报告时 3 次意外终止") for words in bad.values())
    good = [one for one in given if one[0] not in bad]
    assert written(tmp_path) == expected(good)


def test_workers_that_are_killed_cost_nothing(tmp_path: Path) -> None:
    """Workers are killed again and again, and every report is done all the same."""
    given = reports(300)
    dice = random.Random(1)  # noqa: S311 - no secret
    killed = 0
    done = []
    for result in batch.render(given, tmp_path, "text", workers=2, chunk=5):
        done.append(result)
        alive = faults.workers(os.getpid())
        if len(done) % 50 == 0 and alive:
            os.kill(dice.choice(alive), signal.SIGKILL)
            killed += 1
    assert killed >= 4
    assert [r.error for r in done] == [None] * 300
    assert written(tmp_path) == expected(given)


def test_temporary_files_of_killed_runs_are_removed(tmp_path: Path) -> None:
    """What was being written when all was killed does not stay, whether or not a run goes on."""
    for resume in (True, False):
        left = tmp_path / ".govdisclose-00000000.tmp"
        left.mkdir()
        (left / ".a.tmp").write_bytes(b"half")
        given = reports(3)
        list(batch.render(given, tmp_path, "text", workers=1, resume=resume))
        assert written(tmp_path) == expected(given)


def test_outputs_on_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of outputs that leads to another disk is written to all the same."""
    replace = Path.replace

    def refusing(path: Path, target: Path) -> Path:
        if path.parent.name.startswith(".govdisclose-"):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refusing)
    given = reports(3)
    list(batch.render(given, tmp_path, "text", workers=1))
    assert written(tmp_path) == expected(given)


def test_a_manifest_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done is told before the batch ends for want of a manifest."""
    given = reports(3)
    results = batch.render(given, tmp_path, "text", workers=1)
    first = next(results)
    monkeypatch.setattr(
        Manifest, "add", lambda *_: gd.BatchError(gd.Message("磁盘已满", "no space left"))
    )
    assert (first.ok, next(results).ok) == (True, True)
    with pytest.raises(gd.BatchError, match="磁盘已满"):
        next(results)


_FORKED = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from govdisclose import batch
with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
    for _ in range(2):
        results = batch.render(sys.argv[1], sys.argv[2], "text", executor=pool, resume=True)
        print([result.status for result in results])
"""


def test_a_pool_that_forks(tmp_path: Path) -> None:
    """Workers that were forked while a batch had its folder do not keep the next one out."""
    gd.dump(reports(1)[0][1], tmp_path / "a.json")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _FORKED, str(tmp_path / "a.json"), str(tmp_path / "out")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "['done']\n['kept']\n"


def test_what_cannot_be_sent_is_named(tmp_path: Path) -> None:
    """An option that cannot be pickled is not blamed on workers that die."""
    options = {"html": {"templates": _Unsendable(tmp_path)}}
    out = tmp_path / "out"
    [result] = batch.render(reports(1), out, "html", options=options, workers=2)
    assert str(result.error).startswith("该报告不能送到工作进程")
    assert "workers=1" in str(result.error)


class _Unsendable(os.PathLike[str]):
    """A path that cannot be sent to another process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)

    def __reduce__(self) -> str:
        raise TypeError("not to be sent")


_PARENT = """
import sys
from pathlib import Path
from govdisclose import batch

if __name__ == "__main__":
    for result in batch.render(sys.argv[1], sys.argv[2], "text", workers=2, chunk=5):
        print(result.source, flush=True)
"""


def start(folder: Path, out: Path) -> subprocess.Popen[str]:
    """Start a batch in a process of its own; it prints the source of each result."""
    script = out.parent / "parent.py"
    script.write_text(_PARENT, "utf-8")
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, str(script), str(folder), str(out)], stdout=subprocess.PIPE, text=True
    )


def test_a_parent_that_is_killed_goes_on(tmp_path: Path) -> None:
    """Its workers end with it; a second run does the rest only, and all is as it should be."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    given = reports(200)
    for name, report in given:
        gd.dump(report, folder / f"{name}.json")
    process = start(folder, out)
    assert process.stdout is not None
    with process:
        printed = {process.stdout.readline().strip() for _ in range(60)}
        crew = faults.workers(process.pid)
        process.kill()
        printed |= {line.strip() for line in process.stdout}
    assert len(crew) == 2
    assert faults.wait_until(lambda: not any(map(faults.is_alive, crew)))
    again = list(batch.render(folder, out, "text", workers=2, resume=True))
    kept = {result.source for result in again if result.status == "kept"}
    assert printed - {""} <= kept
    assert {result.status for result in again} == {"kept", "done"}
    assert written(out) == expected(given)


def test_workers_leave_an_interrupt_to_their_parent(tmp_path: Path) -> None:
    """Who presses Ctrl-C interrupts workers too; by that alone nothing ends."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name, report in reports(200):
        gd.dump(report, folder / f"{name}.json")
    process = start(folder, out)
    assert process.stdout is not None
    with process:
        process.stdout.readline()
        crew = faults.workers(process.pid)
        for worker in crew:
            os.kill(worker, signal.SIGINT)
        printed = process.stdout.read().split()
    assert process.returncode == 0
    assert len(printed) == 199


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """Where there is no room, the error is named, and the old file stays as it was."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(  # noqa: S603 - a disk of a few pages
        ["/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root alone")
    try:
        small, large = (
            reports(1)[0][1],
            gd.replace(sums.filled("2021"), {"/overview": (gd.Paragraph("文" * 40_000),)}),
        )
        [first] = batch.render([("a", small)], disk, "text", workers=1)
        before = (disk / "a.txt").read_bytes()
        second = list(batch.render([("a", large), ("b", small)], disk, "text", workers=1))
        assert [str(result.error) for result in second] == [
            f"磁盘已满：{disk / 'a.txt'}\n从前的 {disk / 'a.txt'} 还在，没有更新",
            "None",
        ]
        assert first.ok
        assert (disk / "a.txt").read_bytes() == before
        assert sorted(path.name for path in disk.iterdir()) == [NAME, "a.txt", "b.txt"]
    finally:
        subprocess.run(["/bin/umount", str(disk)], check=True)  # noqa: S603 - as above


def test_a_pool_of_the_caller_that_breaks(tmp_path: Path) -> None:
    """An executor that cannot be replaced is named, and what to do; a later run does the rest."""
    given = reports(40, poison=(20,))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        results = poisonous(given, tmp_path, executor=pool, chunk=5, window=2)
        done: list[batch.Result] = []
        with pytest.raises(gd.BatchError, match=r"所给的 executor 已损坏.*resume=True"):
            done.extend(results)
    again = {r.source: r.status for r in poisonous(given, tmp_path, workers=2, resume=True)}
    assert {again[result.source] for result in done} == {"kept"}
    assert [source for source, status in again.items() if status == "failed"] == ["0020"]
    assert len(again) == len(given)


def test_an_executor_that_is_shut_down(tmp_path: Path) -> None:
    """So is one that takes nothing any more."""
    with ThreadPoolExecutor(1) as threads:
        pass
    with pytest.raises(gd.BatchError, match="cannot schedule new futures after shutdown"):
        list(batch.render(reports(3), tmp_path, "text", executor=threads))


def test_an_executor_that_cancels(tmp_path: Path) -> None:
    """And one that cancels what it was given."""

    class Cancelling(ThreadPoolExecutor):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN202, ARG002
            future: Future[object] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    with pytest.raises(gd.BatchError, match="CancelledError"):
        list(batch.render(reports(3), tmp_path, "text", executor=Cancelling(1)))


def test_a_maker_of_executors_is_asked_again(tmp_path: Path) -> None:
    """Where a function makes executors, a broken one is replaced."""
    given = reports(40, poison=(20,))
    made = 0

    def make() -> ProcessPoolExecutor:
        nonlocal made
        made += 1
        return ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    done = list(poisonous(given, tmp_path, executor=make, chunk=5, window=2))
    assert sorted(r.source for r in done if not r.ok) == ["0020"]
    assert written(tmp_path) == expected([one for one in given if one[0] != "0020"])
    assert made > 1


_NO_GUARD = """
import sys
from govdisclose import batch
print(list(batch.check(sys.argv[1], sys.argv[2], workers=2)))
"""


def test_a_script_without_a_guard(tmp_path: Path) -> None:
    """A script that starts itself again in each worker is told so, once, and ends."""
    script = tmp_path / "script.py"
    script.write_text(_NO_GUARD, "utf-8")
    gd.dump(reports(1)[0][1], tmp_path / "a.json")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, str(script), str(tmp_path / "a.json"), str(tmp_path / "out")],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    # Python's own tracker of what processes share may have a word after ours.
    [said] = [line for line in done.stderr.splitlines() if re.match(r"govdisclose\S*Error: ", line)]
    assert "if __name__ == '__main__'" in said


def test_killed_while_writing(tmp_path: Path) -> None:
    """Of 200 processes killed while they write, each leaves the old content or the new, whole."""
    code = """
import os, signal, sys, time
from govdisclose.files import write_atomically
path = sys.argv[1]
old, new = (bytes([digit]) * 3_000_000 for digit in (48, 49))
seen = {}
for moment in range(200):
    child = os.fork()
    if not child:
        while True:
            write_atomically(path, old, durable=False)
            write_atomically(path, new, durable=False)
    while not os.path.exists(path):
        time.sleep(0.0001)
    time.sleep(moment % 20 * 0.0007)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    content = open(path, "rb").read()
    kind = "old" if content == old else "new" if content == new else "part"
    seen[kind] = seen.get(kind, 0) + 1
print(sorted(seen), sum(seen.values()))
"""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, str(tmp_path / "a")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "['new', 'old'] 200\n"
