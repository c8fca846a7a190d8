"""How much work a file is, so that results come steadily whatever is made or read."""

from collections.abc import Iterable

FULL = 20
"""As much as is sent to a worker at once, in files that are quick: enough to make sending them
cheap, few enough to wait for, and to do again when a worker dies."""
_WEIGHTS = {".pdf": 10}
"""As how many files one counts that is read or made with more work, by suffix."""


def weight(path: str | None) -> int:
    """Say as how many quick files one counts; one without a path is quick."""
    name = "" if path is None else path.lower()
    return next((found for suffix, found in _WEIGHTS.items() if name.endswith(suffix)), 1)


def dearest(paths: Iterable[str | None]) -> int:
    """Give the weight of the one that is most work; 1 where there are none."""
    return max(map(weight, paths), default=1)
