"""Where scripts/test puts what it takes from the npm registry."""

import sys
from pathlib import Path

import pytest

_MODULES = Path(sys.prefix) / "npm/node_modules"


def module(path: str) -> Path:
    """Give the path of a package's file; skips the test where it is missing."""
    found = _MODULES / path
    if not found.exists():
        pytest.skip(f"not installed: {path.partition('/')[0]}")
    return found
