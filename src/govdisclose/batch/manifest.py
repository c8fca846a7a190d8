"""What a run has done, written down line by line, so that a later one can go on from there.

The first line names the task; each further line is an item: its source and the SHA-256 of it, and
the files made, each with the SHA-256 of its content. A line is added when the item is done, so
that of a run that is killed at most the last line is torn.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import attrs
import cattrs

from govdisclose.batch.result import Facts
from govdisclose.batch.tasks import Task
from govdisclose.batch.working import Outcome, Record
from govdisclose.files import leftovers

NAME = "govdisclose-manifest.jsonl"
"""Name of the manifest in the folder of outputs."""
_MARK = re.compile("[0-9a-f]{8}")


class Manifest:
    """The manifest of a folder, open for more lines."""

    def __init__(self, folder: Path, task: Task, *, resume: bool) -> None:
        """Begin, or go on.

        Args:
            folder: Where outputs go; it is made if it is absent.
            task: What is done; what an earlier run did otherwise does not count.
            resume: Whether to go on with what earlier runs did.

        Raises:
            OSError: The folder cannot be made, or the manifest not be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.mark = os.urandom(4).hex()
        path = folder / NAME
        digest = _digest(task)
        earlier = list(_lines(path)) if resume else []
        self._known = _records(earlier, digest)
        for line in earlier:
            _sweep(folder, str(line.get("mark", "")))
        self._folder = folder
        self._file: IO[str] = path.open("a" if resume else "w", encoding="utf-8")
        # On a line of its own, whatever the last run could still write.
        self._file.write("\n" if resume and earlier else "")
        self._add({"task": digest, "mark": self.mark})

    def known(self, source: str) -> Record | None:
        """Give what an earlier run did with a source."""
        return self._known.get(source)

    def add(self, done: Iterable[Outcome]) -> None:
        """Write down what was done; what was kept stands there already, what failed does not count.

        Raises:
            OSError: It cannot be written.
        """
        for outcome in done:
            if outcome.record is not None and outcome.result.status == "done":
                self._add({"source": outcome.result.source, **attrs.asdict(outcome.record)})
        self._file.flush()

    def close(self) -> None:
        """End, and leave no temporary files behind."""
        self._file.close()
        _sweep(self._folder, self.mark)

    def _add(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _digest(task: Task) -> str:
    """Tell tasks apart, and versions of this library, whose outputs may differ."""
    return hashlib.sha256(f"{version('govdisclose')} {task!r}".encode()).hexdigest()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read the lines of a manifest; a torn one, and whatever is no line of ours, says nothing."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return
    for line in text.split("\n"):  # not where else a line may break: it may be within a name
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found


def _records(lines: Iterable[dict[str, Any]], digest: str) -> dict[str, Record]:
    """Give what was done by the same task; the last word on a source counts."""
    records: dict[str, Record] = {}
    task = ""
    for line in lines:
        if "task" in line:
            task = str(line["task"])
        elif "source" in line:
            records.pop(str(line["source"]), None)
            if task == digest:
                records |= _record(line)
    return records


def _record(line: dict[str, Any]) -> dict[str, Record]:
    try:
        facts = cattrs.structure(line["facts"], Facts)
        outputs = tuple((str(path), str(sha256)) for path, sha256 in line["outputs"])
        record = Record(sha256=str(line["sha256"]), outputs=outputs, facts=facts)
    except (KeyError, TypeError, ValueError, cattrs.BaseValidationError):
        return {}
    return {str(line["source"]): record}


def _sweep(folder: Path, mark: str) -> None:
    """Remove temporary files that a killed process left behind."""
    for path in leftovers(folder, mark) if _MARK.fullmatch(mark) else ():
        path.unlink(missing_ok=True)
