"""Readers fed with damaged files, in processes of their own."""

import base64
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest

import govdisclose

_WORKER = Path(__file__).with_name("fuzz_worker.py")
_PATH = [str(Path(govdisclose.__file__).parents[1]), str(_WORKER.parents[1])]
_MOST_BYTES = 200_000
_SHOWN = 3_000

_AFRESH = ("/bin/sh", "-c", '"$@"; exit "$?"', "sh")
"""Has the most memory that is counted begin with the program's own: what a process starts by itself
begins with that of the process, and tests may have taken much."""

SECONDS = int(os.environ.get("FUZZ_SECONDS") or ("15" if os.environ.get("CI") else "5"))
"""How long each reader is fed."""


@attrs.frozen
class Found:
    """What came of feeding a reader."""

    failed: bool
    kind: str
    """``crash``, ``timeout`` or ``oom``; empty where nothing was found."""
    culprit: bytes
    """The input that did it."""
    said: str
    """The end of what the process said: how many inputs it tried, or the traceback."""

    def __str__(self) -> str:
        """Give all that helps to find the fault."""
        return f"{self.kind} by {base64.b64encode(self.culprit).decode()}\n{self.said}"


def fuzz(
    target: str, seeds: Iterable[bytes], folder: Path, *, seconds: int = SECONDS, patience: int = 10
) -> Found:
    """Feed a target with what it was never meant to get; skips the test where atheris is missing.

    Args:
        target: A name of ``fuzz_worker.TARGETS``.
        seeds: Good inputs to begin with.
        folder: An empty folder.
        seconds: For how long.
        patience: Seconds after which an input counts as one that takes forever.
    """
    pytest.importorskip("atheris")
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        assert len(seed) <= _MOST_BYTES
        (corpus / str(number)).write_bytes(seed)
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [
            *_AFRESH,
            *(sys.executable, str(_WORKER), target, str(corpus)),
            *(f"-max_total_time={seconds}", f"-timeout={patience}", "-rss_limit_mb=1000"),
            *(f"-max_len={_MOST_BYTES}", f"-artifact_prefix={folder}/", "-print_final_stats=1"),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(_PATH)},
        capture_output=True,
        check=False,
        timeout=seconds + 120,
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    said = said[max(0, said.find("Uncaught Python exception")) :]
    culprits = [path for path in folder.iterdir() if path.is_file()]
    return Found(
        done.returncode != 0,
        culprits[0].name.split("-")[0] if culprits else "",
        culprits[0].read_bytes() if culprits else b"",
        said[:_SHOWN] if culprits else said[-_SHOWN:],
    )
