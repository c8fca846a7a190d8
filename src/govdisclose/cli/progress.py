"""A bar that shows how far a command over many files has come, on a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WIDTH = 30
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(done: int, count: int) -> Iterator[None]:
    """Show how many of several files are done, while one is worked on.

    The bar stands on standard error, only where that is a terminal, and is gone when results are
    printed.
    """
    shown = count > 1 and sys.stderr.isatty()
    if shown:
        filled = _WIDTH * done // count
        bar = "#" * filled + "." * (_WIDTH - filled)
        print(f"[{bar}] {done}/{count}", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
