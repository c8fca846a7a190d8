"""What fontconfig knows of the fonts of this machine; it finds them on Linux for all programs."""

import shutil
import subprocess

from govdisclose.errors import GovdiscloseError, Message

FAMILIES = "%{[]family{%{family}\n}}"
"""Asks for all names of a font, a line each."""

_FAILED = Message(
    "查不到有哪些字体：{tool} 出错（{reason}）",
    "the fonts cannot be looked up: {tool} failed ({reason})",
)
_SLOW = Message("{seconds} 秒未答", "no answer within {seconds} seconds")

MAX_SECONDS = 60  # fontconfig may first have to read every font of the machine


def installed() -> frozenset[str] | None:
    """List the names of all fonts of this machine; None where there is no ``fc-list``.

    Raises:
        GovdiscloseError: It does not work.
    """
    families = ask("fc-list", "-f", FAMILIES)
    return None if families is None else frozenset(families)


def ask(tool: str, *arguments: str) -> list[str] | None:
    """Run a tool of fontconfig and give the lines it prints; None where there is no such tool.

    Raises:
        GovdiscloseError: It does not work.
    """
    path = shutil.which(tool)
    if path is None:
        return None
    try:
        # As bytes: names of fonts are UTF-8, whatever the locale is.
        done = subprocess.run(  # noqa: S603 - a program of the system, and no shell
            [path, *(argument.encode() for argument in arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=MAX_SECONDS,
        )
    except subprocess.TimeoutExpired:
        reason: object = _SLOW.format(seconds=MAX_SECONDS)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip() or error.returncode
    except OSError as error:
        reason = error.strerror
    else:
        return done.stdout.decode("utf-8", "replace").splitlines()
    raise GovdiscloseError(_FAILED.format(tool=tool, reason=reason))
