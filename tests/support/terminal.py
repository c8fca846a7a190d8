"""Run the command on a terminal, as people do."""

import os
import subprocess
import sys
from typing import NamedTuple

import pytest


class Session(NamedTuple):
    """What came of a command on a terminal."""

    shown: str
    """All that the terminal was sent."""
    status: int


def on_terminal(*arguments: str, columns: int = 80) -> Session:
    """Run the command, with a terminal for standard output and standard error."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "govdisclose", *arguments],
        stdout=theirs,
        stderr=theirs,
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as running:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 65_536):
                shown += data
        except OSError:  # the end of a terminal, on Linux
            pass
        os.close(ours)
    return Session(shown.decode(), running.returncode)
