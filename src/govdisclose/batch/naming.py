"""What the outputs of a batch are called: after their sources, each by a name that is free."""

import os
import re

_RESERVED = re.compile(r'[<>:"\\|?*\x00-\x1f\ud800-\udfff]')
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}
MAX_NAME_BYTES = 200  # bytes of a name; file systems take 255, and a suffix is to come


def stem_of(place: str) -> str:
    """Give the path of outputs without suffix, where a file is in a folder."""
    stem, suffix = os.path.splitext(place)  # noqa: PTH122 - there are very many, and Path is slow
    folder, _, name = (stem or suffix or "report").replace(os.sep, "/").rpartition("/")
    return f"{folder}/{_cut(name)}" if folder else _cut(name)


def safe(name: str) -> str:
    """Make a path below a folder of any name: no way up, nothing that a file system refuses."""
    parts = [_RESERVED.sub("_", part).strip(" .") for part in name.split("/")]
    return "/".join(_cut(part) for part in parts if part) or "report"


def _cut(name: str) -> str:
    """Make a name of a file short enough, and none of those that Windows keeps for devices."""
    if name.partition(".")[0].upper() in _DEVICES:
        name = f"_{name}"
    encoded = os.fsencode(name)
    return (
        encoded[:MAX_NAME_BYTES].decode(errors="ignore") if len(encoded) > MAX_NAME_BYTES else name
    )


class Stems:
    """The names that are taken; their hashes alone, as there may be very many."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._last: dict[int, int] = {}

    def free(self, stem: str) -> str:
        """Take a name; where it was taken before, with a number. Case makes no difference."""
        key = hash(stem.casefold())
        if key not in self._taken:
            self._taken.add(key)
            return stem
        number = self._last.get(key, 1) + 1
        while hash(f"{stem}-{number}".casefold()) in self._taken:
            number += 1
        self._last[key] = number
        self._taken.add(hash(f"{stem}-{number}".casefold()))
        return f"{stem}-{number}"
