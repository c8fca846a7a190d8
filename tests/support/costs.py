"""What a call costs in time and memory, measured in a process of its own.

A small process is started once; it forks a child for each call, so that what one call leaves behind
is nothing to the next, and memory is what the system says (``ru_maxrss``): the libraries that read
files are written in C, where Python's own tracing sees nothing.
"""

import atexit
import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import attrs

_SECONDS = 30  # of processor time, after which a call is ended
_WAITING = 120  # seconds of any kind, after which it is ended too
_BYTES = 4_000_000_000  # of address space
_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


@attrs.frozen
class Cost:
    """What came of a call, and what it took."""

    outcome: str
    """``read``; the name of the exception and its words; or how the process ended."""
    seconds: float
    """Processor time: how busy the machine is otherwise does not count."""
    megabytes: float
    """How much larger the process became than it was before, at its largest."""


def measure(function: Callable[[Any], object], data: bytes | str) -> tuple[str, float, float]:
    """Call a function of a module with data, in a process of its own.

    Args:
        function: One that stands in a module, so that another process finds it.
        data: What it is called with, as it is.

    Returns:
        The outcome, the seconds and the megabytes, as in ``Cost``.
    """
    with tempfile.NamedTemporaryFile(suffix=".hostile") as file:
        text = isinstance(data, str)
        file.write(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        file.flush()
        order = [function.__module__, function.__qualname__, file.name, text]
        answer = _ask(json.dumps(order))
    cost = Cost(**json.loads(answer))
    return cost.outcome, cost.seconds, cost.megabytes


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
        ended = Cost(f"the process ended with status {status}", _SECONDS, 0)
        sys.stdout.write((said or json.dumps(attrs.asdict(ended))) + "\n")
        sys.stdout.flush()


def _in_child(function: Callable[[Any], object], path: Path, *, text: bool) -> Cost:
    signal.alarm(_WAITING)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    content = path.read_bytes()
    data = content.decode("utf-8", "surrogatepass") if text else content
    before = _largest()
    begin = time.process_time()
    try:
        function(data)
        outcome = "read"
    except BaseException as error:  # noqa: BLE001 - whatever it is, the test asks for it
        outcome = f"{type(error).__name__}: {error}"[:2000]
    return Cost(outcome, time.process_time() - begin, (_largest() - before) * _UNIT / 1e6)


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _serve(sys.stdin)
