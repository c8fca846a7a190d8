"""Files of what was read and found good."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[1] / "goldens"


def same(request: pytest.FixtureRequest, name: str, actual: str) -> None:
    """Compare with a golden file, or write it where ``--rewrite`` is given."""
    path = _FOLDER / name
    if request.config.getoption("--rewrite"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(actual, encoding="utf-8")
    assert actual.splitlines() == path.read_text("utf-8").splitlines()
