"""The command line ``govdisclose``: thin, every command is one call of the library."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from govdisclose.cli import output, parser
from govdisclose.errors import GovdiscloseError, Lang

# As shells count processes that a signal ended: 128 and its number.
_BROKEN_PIPE = 128 + 13
_INTERRUPTED = 128 + 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments after the name of the program; by default those of the process.

    Returns:
        Exit status: 0 good, 1 findings, 2 the input or the call is unusable; 130 interrupted, 141
        where the reader of the output went away.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if sys.stderr is None:  # closed by the caller: messages must not end up in the output
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows its escape instead of failing.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments, parser.language(arguments))
    except BrokenPipeError:
        # The reader of our output went away; nothing more can be said to it, at exit neither.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                os.dup2(nowhere, stream.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: list[str], lang: Lang) -> int:
    try:
        try:
            grammar = parser.build(lang)
            if set(arguments) <= {"--lang", lang, f"--lang={lang}"}:
                grammar.print_help(sys.stderr)
                return 2
            args = grammar.parse_args(arguments)
        except SystemExit as stop:  # argparse, after --help and --version
            return int(stop.code or 0)
        return int(args.command(args))
    except BrokenPipeError:
        raise
    except (GovdiscloseError, OSError) as error:
        output.failure(error, lang)
        return 2
