"""Importing: against what it is built on."""

from collections.abc import Iterator

import govdisclose as gd
from timing import interpreter, line


def lines(_report: gd.Report) -> Iterator[str]:
    """Compare starting an interpreter that imports one thing or the other."""
    ours = interpreter("import govdisclose")
    yield line("import: cattrs", ours, interpreter("import cattrs"), "<= 2 x as long")
    yield line("import: attrs", ours, interpreter("import attrs"), "<= 2.7 x as long")
    yield line("import: nothing (a bare interpreter)", ours, interpreter("pass"))
