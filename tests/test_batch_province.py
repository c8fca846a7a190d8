"""A province of 10,000 reports is rendered while all that can go wrong does."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import govdisclose as gd
from govdisclose import batch
from govdisclose.batch.manifest import NAME
from support import faults, province

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
]

COUNT = 10_000
KILLS = 10  # of workers, in each of the two runs
FORMATS = {"docx": ".docx", "html": ".html", "text": ".txt"}
BAD = (
    b"",
    b"{",
    b"\xff\xfe\x00",
    b"[]",
    b'{"format": 1, "edition": "2021"}',
    b'{"format": 1, "edition": "1999", "year": 2024, "agency": {"name": ""}}',
    b'{"format": 2}',
    b'{"a": 1, "a": 2}',
    b"[" * 100_000,
    b'{"format": 1, "edition": "2021", "year": "2024", "agency": {"name": ""}}',
)
_PARENT = """
import sys
from pathlib import Path
from support import faults
for result in faults.poisonous([sys.argv[1]], Path(sys.argv[2]), faults.ALL, workers=2):
    print(result.source, flush=True)
"""


def write(folder: Path) -> tuple[list[Path], set[str]]:
    """Write a province as files, a hundred of them bad, and one that kills its worker."""
    files = sorted(province.write(province.province(COUNT), folder))
    dice = random.Random(3)  # noqa: S311 - no secret
    poison, *bad = dice.sample(files[: COUNT // 3], 1) + dice.sample(files[COUNT // 3 :], 100)
    for number, path in enumerate(bad):
        path.write_bytes(BAD[number % len(BAD)])
    report = gd.load(poison)
    gd.dump(gd.replace(report, {"/agency/name": report.agency.name + faults.POISON}), poison)
    return files, {str(path) for path in (poison, *bad)}


def run_and_kill(folder: Path, out: Path) -> set[str]:
    """Run a batch in a process of its own, kill its workers again and again, and at last itself.

    Returns:
        The sources of which results came.
    """
    printed: list[str] = []
    killed = 0
    tests = str(Path(__file__).parent)
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", _PARENT, str(folder), str(out)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": tests},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            printed.append(line.rstrip("\n"))
            if len(printed) == COUNT // 2:
                process.kill()
            elif len(printed) % 400 == 0 and killed < KILLS:
                kill_one(process.pid)
                killed += 1
    assert killed == KILLS
    return set(printed)


def kill_one(parent: int) -> None:
    """Kill a worker of a process, as soon as there is one."""

    def killed() -> bool:
        try:
            os.kill(faults.workers(parent)[0], signal.SIGKILL)
        except (IndexError, ProcessLookupError):  # none is there, or it has just ended
            return False
        return True

    assert faults.wait_until(killed)


def test_nothing_is_lost_in_a_province(tmp_path: Path) -> None:
    """Workers killed 20 times, 100 bad reports, a poison, a killed parent: 9,899 are byte-exact."""
    folder, out = tmp_path / "in", tmp_path / "out"
    files, bad = write(folder)
    printed = run_and_kill(folder, out)
    assert COUNT // 2 <= len(printed) < COUNT

    results: dict[str, batch.Result] = {}
    killed = 0
    for result in faults.poisonous([folder], out, faults.ALL, workers=2, resume=True):
        results[result.source] = result
        if len(results) > COUNT // 2 and len(results) % 400 == 0 and killed < KILLS:
            kill_one(os.getpid())
            killed += 1
    assert killed == KILLS
    assert set(results) == set(map(str, files))
    assert {source for source, result in results.items() if not result.ok} == bad
    poison = [r for r in results.values() if str(r.error).startswith("工作进程在处理该报告时")]
    assert len(poison) == 1
    # What the first run gave is kept; no more than was in flight when it was killed is done again.
    kept = {source for source, result in results.items() if result.status == "kept"}
    assert printed - bad <= kept
    assert len(kept - printed) <= 6 * 20

    good = [path for path in files if str(path) not in bad]
    assert len(good) == 9_899
    differing = [
        path
        for path in good
        for name, content in rendered(path).items()
        if (out / path.relative_to(folder)).with_suffix(name).read_bytes() != content
    ]
    assert differing == []
    assert sum(1 for path in out.rglob("*") if path.is_file()) == 3 * len(good) + 1
    assert (out / NAME).is_file()


def rendered(path: Path) -> dict[str, bytes]:
    """Render a report here, by suffix."""
    document = gd.layout(gd.load(path))
    contents = {suffix: gd.render(document, name) for name, suffix in FORMATS.items()}
    return {s: c if isinstance(c, bytes) else c.encode() for s, c in contents.items()}
