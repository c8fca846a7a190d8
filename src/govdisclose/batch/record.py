"""A line of the manifest: what was done with a source, and what came of it."""

import json
from typing import Any, Self

import attrs
import cattrs

from govdisclose.batch.result import Facts


@attrs.frozen(kw_only=True)
class Record:
    """What a run did with an item."""

    task: str
    """Tells the task from others, and versions of this library."""
    source: str
    """Where the item was, or what it was called."""
    sha256: str
    """Of the source, and of what it was compared with, in hexadecimal digits."""
    outputs: tuple[tuple[str, str], ...]
    """Paths in the folder, each with the SHA-256 of its content."""
    facts: Facts

    def line(self) -> bytes:
        """Write it down."""
        # Names of files may be no text: what of them cannot be decoded is half a surrogate pair.
        return (
            json.dumps(attrs.asdict(self), ensure_ascii=False).encode("utf-8", "surrogatepass")
            + b"\n"
        )

    @classmethod
    def of(cls, line: bytes) -> Self | None:
        """Read it; None where it is torn, or no line of ours."""
        try:
            found: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
            (first, *others) = ((str(path), str(sha256)) for path, sha256 in found["outputs"])
            return cls(
                task=str(found["task"]),
                source=str(found["source"]),
                sha256=str(found["sha256"]),
                outputs=(first, *others),
                facts=cattrs.structure(found["facts"], Facts),
            )
        except (KeyError, TypeError, ValueError, RecursionError, cattrs.BaseValidationError):
            return None
