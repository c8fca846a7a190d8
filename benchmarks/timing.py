"""Time two ways of doing the same work against each other."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

Work = Callable[[], object]


def seconds(work: Work, repeats: int) -> float:
    """Time one call, as the mean of some repeats."""
    start = time.perf_counter()
    for _ in range(repeats):
        work()
    return (time.perf_counter() - start) / repeats


def compare(
    ours: Work, other: Work, *, rounds: int = 15, budget: float = 0.05
) -> tuple[float, float, float]:
    """Time both in turn.

    Args:
        ours: The library's way.
        other: The way to compare with.
        rounds: How many pairs are timed.
        budget: About how many seconds one timing of one way may take.

    Returns:
        Median seconds of one call of ours and of the other, and the median of other / ours.
    """
    for work in (ours, other):
        work()  # what is done once (imports, compiled frames) is not what is compared
    counts = [max(1, int(budget / max(seconds(work, 1), 1e-7))) for work in (ours, other)]
    if counts[1] == 1:
        rounds = min(rounds, 5)
    pairs = [(seconds(ours, counts[0]), seconds(other, counts[1])) for _ in range(rounds)]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
        statistics.median(pair[1] / pair[0] for pair in pairs),
    )


def interpreter(statement: str) -> Work:
    """Make work of starting an interpreter that runs one statement, with bytecode in place."""
    # pip compiles what it installs; a checkout is compiled by its first import, if that may write.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def work() -> None:
        subprocess.run([sys.executable, "-c", statement], check=True, env=env)  # noqa: S603 - ours

    work()
    return work


def line(name: str, ours: Work, other: Work, goal: str = "") -> str:
    """Compare, and give one line of the table.

    A ratio above 1 says how many times faster the library is; below 1, how many times slower is
    printed, marked so.
    """
    mine, its, ratio = compare(ours, other)
    words = f"{ratio:,.1f} x faster" if ratio >= 1 else f"{1 / ratio:,.2f} x as long"
    return f"| {name} | {mine * 1e3:.4g} | {its * 1e3:.4g} | {words} | {goal} |"


def alone(name: str, ours: Work, goal: str = "") -> str:
    """Give a line of the table that compares with nothing."""
    ours()
    count = max(1, int(0.05 / max(seconds(ours, 1), 1e-7)))
    mine = statistics.median(seconds(ours, count) for _ in range(9))
    return f"| {name} | {mine * 1e3:.4g} | | | {goal} |"


HEADER = "| against | ours, ms | other, ms | ours is | goal |\n| --- | ---: | ---: | --- | --- |"
