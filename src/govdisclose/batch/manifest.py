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
from govdisclose.batch.sources import Item
from govdisclose.batch.tasks import Task
from govdisclose.batch.working import Outcome, Record
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.files import leftovers

NAME = "govdisclose-manifest.jsonl"
"""Name of the manifest in the folder of outputs."""
_BUSY = Message(
    "另有一批正在写入文件夹 {folder}；请等它结束，或另指文件夹",
    "another batch is writing to the folder {folder}; wait until it ends, or name another folder",
)
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
            GovdiscloseError: Another batch is writing to the folder.
            OSError: The folder cannot be made, or the manifest not be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._file: IO[str] = (folder / NAME).open(
            "a+", encoding="utf-8", errors="surrogateescape", newline="\n"
        )
        try:
            _lock(self._file, folder)
            self._begin(_digest(task), resume=resume)
            self._ending = task.endings[0]
        except BaseException:
            self._file.close()
            raise

    def _begin(self, digest: str, *, resume: bool) -> None:
        self.mark = os.urandom(4).hex()
        self._file.seek(0)
        earlier = list(_lines(self._file.read())) if resume else []
        self._known = _records(earlier, digest)
        for line in earlier:
            _sweep(self._folder, str(line.get("mark", "")))
        if not resume:
            self._file.truncate(0)
        # On a line of its own, whatever the last run could still write.
        self._file.write("\n" if earlier else "")
        self._add({"task": digest, "mark": self.mark})
        self._file.flush()

    def known(self, item: Item) -> Record | None:
        """Give what an earlier run did to make the same files."""
        return self._known.get(item.stem + self._ending)

    def add(self, done: Iterable[Outcome]) -> None:
        """Write down what was done; what was kept stands there already, what failed does not count.

        Raises:
            OSError: It cannot be written.
        """
        for outcome in done:
            if outcome.record is not None and outcome.result.status == "done":
                self._add(attrs.asdict(outcome.record))
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


def _lock(file: IO[str], folder: Path) -> None:
    """Keep other batches out until the file is closed, where the system has locks for that."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise GovdiscloseError(_BUSY.format(folder=folder)) from None
    except (ImportError, OSError):
        return  # some file systems have none


def _lines(text: str) -> Iterator[dict[str, Any]]:
    """Read the lines of a manifest; a torn one, and whatever is no line of ours, says nothing."""
    for line in text.split("\n"):  # not where else a line may break: it may be within a name
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found


def _records(lines: Iterable[dict[str, Any]], digest: str) -> dict[str, Record]:
    """Give what was done by the same task, by the first file made; the last word on it counts."""
    records: dict[str, Record] = {}
    task = ""
    for line in lines:
        if "task" in line:
            task = str(line["task"])
        elif (record := _record(line)) is not None:
            records.pop(record.outputs[0][0], None)
            if task == digest:
                records[record.outputs[0][0]] = record
    return records


def _record(line: dict[str, Any]) -> Record | None:
    try:
        facts = cattrs.structure(line["facts"], Facts)
        (first, *others) = ((str(path), str(sha256)) for path, sha256 in line["outputs"])
        return Record(
            source=str(line["source"]),
            sha256=str(line["sha256"]),
            outputs=(first, *others),
            facts=facts,
        )
    except (KeyError, TypeError, ValueError, cattrs.BaseValidationError):
        return None


def _sweep(folder: Path, mark: str) -> None:
    """Remove temporary files that a killed process left behind."""
    for path in leftovers(folder, mark) if _MARK.fullmatch(mark) else ():
        path.unlink(missing_ok=True)
