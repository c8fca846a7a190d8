"""The process that reads a PDF file."""

import contextlib
import sys
from collections.abc import Mapping

from govdisclose.errors import ReadError
from govdisclose.readers.limits import Limits
from govdisclose.readers.pdf import answers

MAX_MEMORY = 600_000_000


def main(limits: Mapping[str, int]) -> None:
    """Read the file that comes in, and write its content out.

    Args:
        limits: Fields of ``Limits``.
    """
    confine(limits["seconds"])
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(data, Limits(**limits)))


def answer(data: bytes, limits: Limits) -> bytes:
    """Read a file, and say what came of it.

    Args:
        data: The bytes of the file.
        limits: What it may cost.
    """
    from govdisclose.readers.pdf.reading import read  # noqa: PLC0415 - within the limits

    try:
        return answers.dumps(read(data, limits))
    except ReadError as error:
        return answers.refusal(error)


def confine(seconds: int) -> None:
    """Limit what this process may take, as far as the system can.

    Args:
        seconds: Of computing time.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        # A system that keeps no such limit says so.
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most, hard))
