"""Importing: against what it is built on."""

from collections.abc import Iterator

import govdisclose as gd
from timing import interpreter, line

_CORE = "import govdisclose as gd; gd.loads, gd.check, gd.write"
_ALL = "from govdisclose import *"


def lines(_report: gd.Report) -> Iterator[str]:
    """Compare starting an interpreter that imports one thing or the other."""
    ours = interpreter("import govdisclose")
    yield line("import: attrs", ours, interpreter("import attrs"), "<= 2.7 x as long")
    yield line("import: nothing (a bare interpreter)", ours, interpreter("pass"))
    # A name is imported when it is first asked for: what a program pays in the end.
    core = interpreter(_CORE)
    yield line("import what loads, checks, writes: cattrs", core, interpreter("import cattrs"))
    yield line("import what loads, checks, writes: attrs", core, interpreter("import attrs"))
    yield line("import every public name: cattrs", interpreter(_ALL), interpreter("import cattrs"))
