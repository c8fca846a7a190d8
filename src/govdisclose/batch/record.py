"""A line of the manifest: what was done with a source, and what came of it."""

import json
from typing import Any, Self

import attrs
import cattrs

from govdisclose.batch.result import Facts


@attrs.frozen(kw_only=True)
class Record:
    """What a run did with an item."""

    source: str
    """Where the item was, or what it was called."""
    sha256: str
    """Of the source, and of what it was compared with, in hexadecimal digits."""
    outputs: tuple[tuple[str, str], ...]
    """Paths in the folder, each with the SHA-256 of its content."""
    facts: Facts

    def line(self, task: str) -> bytes:
        """Write it down, with what tells the task from others."""
        data = {"task": task, **attrs.asdict(self)}
        # Names of files may be no text: what of them cannot be decoded is half a surrogate pair.
        return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"

    @classmethod
    def of(cls, line: bytes, task: str | None = None) -> Self | None:
        """Read it; None where it is torn, or no line of ours.

        Args:
            line: A line of a manifest.
            task: Tells the task that it must be of; None: any.
        """
        try:
            found: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
            if task is not None and found["task"] != task:
                return None
            (first, *others) = ((str(path), str(sha256)) for path, sha256 in found["outputs"])
            return cls(
                source=str(found["source"]),
                sha256=str(found["sha256"]),
                outputs=(first, *others),
                facts=cattrs.structure(found["facts"], Facts),
            )
        except (KeyError, TypeError, ValueError, RecursionError, cattrs.BaseValidationError):
            return None
