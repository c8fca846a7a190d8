"""The command line ``govdisclose``: thin, every command is one call of the library."""

import io
import os
import sys
from collections.abc import Sequence

from govdisclose.cli import output, parser
from govdisclose.errors import GovdiscloseError

# As shells count processes that a signal ended: 128 and its number.
_BROKEN_PIPE = 128 + 13
_INTERRUPTED = 128 + 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments after the name of the program; by default those of the process.

    Returns:
        Exit status: 0 good, 1 findings, 2 the input or the call is unusable.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = parser.language(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character shows its escape instead of failing.
            stream.reconfigure(errors="backslashreplace")
    try:
        args = parser.build(lang).parse_args(arguments)
        return int(args.command(args))
    except BrokenPipeError:
        # The reader of our output went away; nothing more can be said to it, at exit neither.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        return _BROKEN_PIPE
    except (GovdiscloseError, OSError) as error:
        output.failure(error, lang)
        return 2
    except SystemExit as stop:  # argparse, after --help and --version
        return int(stop.code or 0)
    except KeyboardInterrupt:
        return _INTERRUPTED
