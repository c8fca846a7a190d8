"""What a run has done, written down line by line, so that a later one can go on from there.

The first line names the task; each further line is an item: its source and the SHA-256 of it, and
the files made, each with the SHA-256 of its content. A line is added when the item is done, so
that of a run that is killed at most the last line is torn.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import cattrs

from govdisclose.batch.result import Facts
from govdisclose.batch.sources import Item
from govdisclose.batch.tasks import Task
from govdisclose.batch.working import Outcome, Record
from govdisclose.errors import BatchError, Message, describe
from govdisclose.system import reason

NAME = ".govdisclose-manifest.jsonl"
"""Name of the manifest in the folder of outputs; hidden, as these may be put on the web."""
_STAGING = ".govdisclose-{}.tmp"
_BUSY = Message(
    "另有一批正在写入文件夹 {folder}；请等它结束，或另指文件夹",
    "another batch is writing to the folder {folder}; wait until it ends, or name another folder",
)
_NO_PATH = Message("{path} 不能是文件夹的路径", "{path} can be no path of a folder")
_NOT_WRITTEN = Message(
    "不能写入清单 {path}（{reason}）；已写出的文件完好，排除原因之后可以接着做（resume）",
    "the manifest {path} cannot be written ({reason}); the files that were written are whole: mend "
    "that, and go on (resume)",
)


class Manifest:
    """The manifest of a folder, open for more lines."""

    def __init__(self, folder: Path, task: Task, *, resume: bool) -> None:
        """Begin, or go on.

        Args:
            folder: Where outputs go; it is made if it is absent.
            task: What is done; what an earlier run did otherwise does not count.
            resume: Whether to go on with what earlier runs did.

        Raises:
            BatchError: Another batch is writing to the folder, or the manifest cannot be written.
            OSError: The folder cannot be made.
        """
        self._path = folder / NAME
        self._ending = task.endings[0]
        self._places: dict[int, int] = {}
        self.staging = folder / _STAGING.format(os.urandom(4).hex())
        """Folder of temporary files."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self._path.open("a+b")
        except ValueError as error:  # a NUL in it
            raise BatchError(_NO_PATH.format(path=describe(str(folder)))) from error
        try:
            if _lock(self._file, folder):
                # Who had them is gone, or it would have the lock.
                for left in folder.glob(_STAGING.format("*")):
                    shutil.rmtree(left, ignore_errors=True)
            self.staging.mkdir()
            self._begin(_digest(task), resume=resume)
        except OSError as error:
            self.close()
            raise self._failure(error) from error
        except BatchError:
            self._file.close()
            raise

    def _begin(self, digest: str, *, resume: bool) -> None:
        # A run that does not go on leaves what it does not do again for others that will.
        if resume:
            self._read(digest)
        # On a line of its own, whatever the last run could still write.
        self._file.write(b"\n" if self._file.seek(0, os.SEEK_END) else b"")
        self._file.write(_line({"task": digest}))
        self._file.flush()

    def _read(self, digest: str) -> None:
        """Learn where it stands what the same task did; the last word on a file counts.

        A torn line, and whatever is no line of ours, says nothing. Places alone are kept, as there
        may be very many.
        """
        self._file.seek(0)
        task, place = "", 0
        for line in self._file:
            found = _parsed(line)
            if "task" in found:
                task = str(found["task"])
            elif (record := _record(found)) is not None:
                key = hash(record.outputs[0][0])
                self._places.pop(key, None)
                if task == digest:
                    self._places[key] = place
            place += len(line)

    def known(self, item: Item) -> Record | None:
        """Give what an earlier run did to make the same files."""
        place = self._places.get(hash(item.stem + self._ending))
        if place is None:
            return None
        self._file.seek(place)  # what is written goes to the end all the same
        return _record(_parsed(self._file.readline()))

    def add(self, done: Iterable[Outcome]) -> BatchError | None:
        """Write down what was done; what was kept stands there already, what failed does not count.

        Returns:
            Why it cannot be written, if so: what was done is to be told before.
        """
        lines = [
            _line(attrs.asdict(outcome.record))
            for outcome in done
            if outcome.record is not None and outcome.result.status == "done"
        ]
        try:
            self._file.write(b"".join(lines))
            self._file.flush()
        except OSError as error:
            return self._failure(error)
        return None

    def close(self) -> None:
        """End, and leave no temporary files behind."""
        shutil.rmtree(self.staging, ignore_errors=True)
        _unlock(self._file)
        try:
            self._file.close()
        except OSError:
            return  # what could not be written has been said, and is done again

    def _failure(self, error: OSError) -> BatchError:
        return BatchError(_NOT_WRITTEN.format(path=self._path, reason=reason(error)))


def _digest(task: Task) -> str:
    """Tell tasks apart, and versions of this library, whose outputs may differ."""
    return hashlib.sha256(f"{version('govdisclose')} {task!r}".encode()).hexdigest()


def _lock(file: BinaryIO, folder: Path) -> bool:
    """Keep other batches out until the file is closed; False where the system has no such lock.

    Raises:
        BatchError: Another batch is there.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BatchError(_BUSY.format(folder=folder)) from None
    except (ImportError, OSError):
        return False  # some file systems have none
    return True


def _unlock(file: BinaryIO) -> None:
    """Let others in; a process that was forked meanwhile may have the file open for long."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        fcntl.flock(file, fcntl.LOCK_UN)
    except (ImportError, OSError):
        return


def _line(data: dict[str, Any]) -> bytes:
    # Names of files may be no text: what of them cannot be decoded comes as half a surrogate pair.
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


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
