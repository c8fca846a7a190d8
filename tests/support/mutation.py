"""What the tests mind while they are run on changed code, by mutmut."""

import os
import sys


def under_way() -> bool:
    """Say whether mutmut runs the tests."""
    return bool(os.environ.get("MUTANT_UNDER_TEST"))


def forget() -> None:
    """Empty all caches of the package: what they hold was made by code that was not changed."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "govdisclose":
            for value in vars(module).values():
                clear = getattr(value, "cache_clear", None)
                if callable(clear):
                    clear()
