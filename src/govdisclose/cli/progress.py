"""A bar that shows how far a command over many files has come, on a terminal."""

import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from govdisclose.errors import Lang, Message
from govdisclose.widths import NARROW

_WIDTH = 30
_CLEAR = "\r\x1b[K"
_BETWEEN = 0.1  # seconds from one drawing to the next
_SAMPLES = 100  # drawings by which speed is measured: that of the last ten seconds
_FAILED = Message("失败 {count}", "failed: {count}")
_SPEED = Message("每秒 {speed} 个", "{speed}/s")
_LEFT = Message("剩余 {left}", "{left} left")


class Bar:
    """Shows how many of several files are done; on standard error, where that is a terminal.

    It stands in the last line, and is taken away while anything else is printed, and at the end.
    """

    def __init__(self, count: int, lang: Lang) -> None:
        """Prepare the bar of as many files; there is none for a single file."""
        self.shown = count > 1 and sys.stderr.isatty()
        self._count = count
        self._lang = lang
        self._done = self._failed = 0
        self._standing = False
        self._samples: deque[tuple[float, int]] = deque(maxlen=_SAMPLES)

    def __enter__(self) -> Self:
        """Show it."""
        self._draw()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take it away."""
        self._clear()

    def advance(self, *, failed: bool = False) -> None:
        """Count a file that is done."""
        self._done += 1
        self._failed += failed
        if not self._standing or time.monotonic() - self._samples[-1][0] >= _BETWEEN:
            self._draw()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take it away while something is printed."""
        self._clear()
        yield

    def _clear(self) -> None:
        if self._standing:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
            self._standing = False

    def _draw(self) -> None:
        if not self.shown:
            return
        self._samples.append((time.monotonic(), self._done))
        columns = os.get_terminal_size(sys.stderr.fileno()).columns or 80
        width = min(_WIDTH, columns // 2)
        filled = width * self._done // self._count
        line = f"[{'#' * filled}{'.' * (width - filled)}] {self._done}/{self._count}"
        for words in self._words():
            longer = f"{line}  {words.text(self._lang)}"
            # A line that is full would go on in the next one, and stay.
            line = longer if NARROW.width(longer) < columns else line
        print(f"{_CLEAR}{line}", end="", file=sys.stderr, flush=True)
        self._standing = True

    def _words(self) -> Iterator[Message]:
        if self._failed:
            yield _FAILED.format(count=self._failed)
        (since, before), (now, done) = self._samples[0], self._samples[-1]
        if done > before:
            speed = (done - before) / max(now - since, 1e-3)
            yield _SPEED.format(speed=f"{speed:.1f}" if speed < 10 else f"{speed:.0f}")  # noqa: PLR2004 - two digits
            yield _LEFT.format(left=_time((self._count - done) / speed))


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
