"""What a call costs in time and memory, measured in a process of its own.

A small process is started once; it forks a child for each call, so that what one call leaves behind
is nothing to the next, and memory is what the system says (``ru_maxrss``): the libraries that read
files are written in C, where Python's own tracing sees nothing.

Time is told in standard seconds: how often the machine could have done a fixed piece of work
meanwhile, which is timed just before and just after. So a limit says the same on a slow machine, or
on one that others use too, as on a fast one.
"""

import atexit
import importlib
import json
import math
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import attrs
from lxml import etree

_STANDARD = 0.0055  # seconds of the fixed work where the limits were found
_PIECES = "<p><r><t>公开 12</t></r><r><u/><t>，件</t></r></p>" * 2400
_NUMBER = re.compile("[0-9]+")
_TRIES = 5
_SECONDS = 60  # of processor time, after which a call is ended
_WAITING = 240  # seconds of any kind, after which it is ended too
_BYTES = 4_000_000_000  # of address space
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@attrs.frozen
class Cost:
    """What came of a call, and what it took."""

    outcome: str
    """``read``; the name of the exception and its words; or how the process ended."""
    taken: float
    """Seconds of processor time."""
    pace: float
    """How many times as long as the standard the machine took for the fixed work."""
    megabytes: float
    """How much larger the process became than it was before, at its largest."""

    @property
    def seconds(self) -> float:
        """Standard seconds."""
        return self.taken / self.pace


def measure(function: Callable[[Any], object], data: bytes | str, limit: float = math.inf) -> Cost:
    """Call a function of a module with data, in a process of its own.

    Args:
        function: One that stands in a module, so that another process finds it.
        data: What it is called with, as it is.
        limit: Where it takes more standard seconds, it is called again, four times at most, and the
            fewest count: the machine may have slowed down between the fixed work and the call. An
            outcome that differs from the first one counts, and so does the most memory.
    """
    costs = [_measure(function, data)]
    while limit < _together(costs).seconds < math.inf and len(costs) < _TRIES:
        costs.append(_measure(function, data))
    return _together(costs)


def _together(costs: Sequence[Cost]) -> Cost:
    outcomes = [cost.outcome for cost in costs]
    return attrs.evolve(
        min(costs, key=lambda cost: cost.seconds),
        outcome=next((each for each in outcomes if each != outcomes[0]), outcomes[0]),
        megabytes=max(cost.megabytes for cost in costs),
    )


def seconds(work: Callable[[], object]) -> float:
    """Give how many standard seconds of processor time a piece of work takes in this process."""
    taken, pace = _timed(work)
    return taken / pace


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Give the seconds that work takes, and the pace of the machine before and after it."""
    before = _pace()
    begin = time.process_time()
    work()
    taken = time.process_time() - begin
    return taken, (before + _pace()) / 2


def _pace() -> float:
    """Give how many times as long as the standard the machine takes now."""
    return statistics.fmean(_fixed_work() for _ in range(4)) / _STANDARD


def _fixed_work() -> float:
    """Do what readers do, walk a tree and look at texts, and give the seconds it took."""
    begin = time.process_time()
    found = {}
    for element in etree.fromstring(f"<d>{_PIECES}</d>").iter("t"):
        text = element.text or ""
        found[element] = (text, _NUMBER.sub("#", text))
    "".join(text + bare for text, bare in found.values())
    return time.process_time() - begin


def _measure(function: Callable[[Any], object], data: bytes | str) -> Cost:
    with tempfile.NamedTemporaryFile(suffix=".hostile") as file:
        text = isinstance(data, str)
        file.write(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        file.flush()
        order = [function.__module__, function.__qualname__, file.name, text]
        answer = _ask(json.dumps(order))
    return Cost(**json.loads(answer))


_started: list[subprocess.Popen[str]] = []


def _ask(order: str) -> str:
    if not _started:
        process = subprocess.Popen(
            [sys.executable, "-m", "support.costs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        _started.append(process)
        atexit.register(_end, process)
    [process] = _started
    assert process.stdin
    assert process.stdout
    process.stdin.write(order + "\n")
    process.stdin.flush()
    return process.stdout.readline()


def _end(process: subprocess.Popen[str]) -> None:
    with process:  # closes its pipes, and waits for it
        process.kill()


def _serve(orders: IO[str]) -> None:
    """Answer orders until there are no more."""
    for line in orders:
        module, name, path, text = json.loads(line)
        function = getattr(importlib.import_module(module), name)  # before the fork: it is no cost
        receiving, sending = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receiving)
            cost = _in_child(function, Path(path), text=text)
            os.write(sending, json.dumps(attrs.asdict(cost)).encode())
            os._exit(0)
        os.close(sending)
        with os.fdopen(receiving) as answer:
            said = answer.read()
        _, status = os.waitpid(child, 0)
        ended = Cost(f"the process ended with status {status}", math.inf, 1, 0)
        sys.stdout.write((said or json.dumps(attrs.asdict(ended))) + "\n")
        sys.stdout.flush()


def _in_child(function: Callable[[Any], object], path: Path, *, text: bool) -> Cost:
    signal.alarm(_WAITING)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    content = path.read_bytes()
    data = content.decode("utf-8", "surrogatepass") if text else content
    outcome, largest = "read", 0

    def call() -> None:
        nonlocal outcome, largest
        before = _largest()
        try:
            function(data)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test asks for it
            outcome = f"{type(error).__name__}: {error}"[:2000]
        largest = _largest() - before

    taken, pace = _timed(call)
    return Cost(outcome, taken, pace, largest * _UNIT / 1e6)


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _serve(sys.stdin)
