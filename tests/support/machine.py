"""A machine that has the programs that a test gives it, and no others."""

from pathlib import Path

import pytest


def with_tools(monkeypatch: pytest.MonkeyPatch, folder: Path, **tools: str) -> None:
    """Let programs be found in one folder alone.

    Args:
        monkeypatch: Changes ``PATH``.
        folder: An empty folder.
        tools: The programs by name, with ``_`` for ``-``: lines of shell, without other programs.
    """
    for name, lines in tools.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def printing(*lines: str) -> str:
    """Give the shell that prints these lines."""
    return f"printf '%s\\n' {' '.join(repr(line) for line in lines)}"
