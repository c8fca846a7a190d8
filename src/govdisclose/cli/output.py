"""What the commands print: results, notes and failures, for people or as JSON."""

import json
import sys
from typing import TextIO

from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.system import reason
from govdisclose.text import visible

_OF_FILE = Message("{file}: {words}", "{file}: {words}")
_CLOSED = Message("标准输入或标准输出已关闭", "standard input or standard output is closed")


def opened(stream: TextIO | None) -> TextIO:
    """Give a standard stream, which the caller of the process may have closed.

    Raises:
        GovdiscloseError: It is closed.
    """
    if stream is None:
        raise GovdiscloseError(_CLOSED)
    return stream


def failure(error: GovdiscloseError | OSError, lang: Lang) -> None:
    """Print why something could not be done, a line for each reason."""
    for line in words_of(error).text(lang).splitlines():
        _aside(f"govdisclose: {visible(line)}")


def words_of(error: GovdiscloseError | OSError) -> Message:
    """Say why something could not be done."""
    if isinstance(error, GovdiscloseError):
        return Message(error.text("zh"), error.text("en"))
    words = reason(error)
    return words if error.filename is None else _OF_FILE.format(file=error.filename, words=words)


def say(message: Message, lang: Lang) -> None:
    """Print a result."""
    print(message.text(lang), file=opened(sys.stdout))


def note(message: Message, lang: Lang) -> None:
    """Print something beside the result."""
    _aside(message.text(lang))


def data(value: object, file: TextIO | None = None) -> None:
    """Print plain data as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2), file=opened(file or sys.stdout))


def _aside(line: str) -> None:
    # In one call: what is said of an interrupt between a line and its end would stand behind it.
    sys.stderr.write(f"{line}\n")
