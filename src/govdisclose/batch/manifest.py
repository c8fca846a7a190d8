"""What a run has done, written down line by line, so that a later one can go on from there.

A line is a ``Record``. It is added when the item is done, so that of a run that is killed at most
the last line is torn. What a later run did not do again stays for others.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from govdisclose.batch.jobs import Task
from govdisclose.batch.record import Record
from govdisclose.batch.result import BatchError
from govdisclose.batch.sources import Item
from govdisclose.batch.working import Outcome
from govdisclose.errors import Message, describe
from govdisclose.files import replacing
from govdisclose.system import reason

NAME = ".govdisclose-manifest.jsonl"
"""Name of the manifest in the folder of outputs; hidden, as these may be put on the web."""
_STAGING = ".govdisclose-{}.tmp"
_IDLE = 1_000
"""Lines that say nothing any more, and are borne before all lines are written anew without them."""
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

    def __init__(self, folder: Path, task: Task) -> None:
        """Begin, or go on.

        Args:
            folder: Where outputs go; it is made if it is absent.
            task: What is done.

        Raises:
            BatchError: Another batch is writing to the folder, or the manifest cannot be written.
            OSError: The folder cannot be made.
        """
        self._path = folder / NAME
        self.digest = _digest(task)
        """Tells the task from others."""
        self._ending = task.endings[0]
        self._places: dict[int, int] = {}
        self.staging = folder / _STAGING.format(os.urandom(4).hex())
        """Folder of temporary files."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except ValueError as error:  # a NUL in it
            raise BatchError(_NO_PATH.format(path=describe(str(folder)))) from error
        self._lock = _locked(folder)
        try:
            if self._lock is not None:
                # Who had them is gone, or it would have the lock.
                for left in folder.glob(_STAGING.format("*")):
                    shutil.rmtree(left, ignore_errors=True)
            self.staging.mkdir()
            self._file = self._begun()
        except OSError as error:
            self._let_go()
            raise self._failure(error) from error

    def _begun(self) -> BinaryIO:
        file: BinaryIO = self._path.open("a+b")
        idle = self._learn(file) - len(self._places)
        if idle > _IDLE + len(self._places):
            with replacing(self._path, staging=self.staging) as anew:
                anew.writelines(self._living(file))
            file.close()
            file = self._path.open("a+b")
            self._learn(file)
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            torn = file.read(1) != b"\n"
            file.write(b"\n" if torn else b"")
            file.flush()
        return file

    def _learn(self, file: BinaryIO) -> int:
        """Learn where it stands what was done; the last word on a file counts.

        A torn line, and whatever is no line of ours, says nothing. Places alone are kept, as there
        may be very many.

        Returns:
            The number of lines.
        """
        self._places.clear()
        place = count = 0
        file.seek(0)
        for line in file:
            count += 1
            record = Record.of(line)
            if record is not None:
                self._places[hash(record.outputs[0][0])] = place
            place += len(line)
        return count

    def _living(self, file: BinaryIO) -> Iterator[bytes]:
        for place in sorted(self._places.values()):
            file.seek(place)
            yield file.readline().rstrip(b"\n") + b"\n"

    def known(self, item: Item) -> Record | None:
        """Give what an earlier run did, with whatever task, to make the same file."""
        place = self._places.get(hash(item.stem + self._ending))
        if place is None:
            return None
        self._file.seek(place)  # what is written goes to the end all the same
        return Record.of(self._file.readline())

    def add(self, done: Iterable[Outcome]) -> BatchError | None:
        """Write down what was done; what was kept stands there already, what failed does not count.

        Returns:
            Why it cannot be written, if so: what was done is to be told before.
        """
        try:
            self._file.writelines(outcome.line for outcome in done)
            self._file.flush()
        except OSError as error:
            return self._failure(error)
        return None

    def close(self) -> None:
        """End, and leave no temporary files behind."""
        try:
            self._file.close()
        except OSError:
            return  # what could not be written has been said, and is done again
        finally:
            self._let_go()

    def _let_go(self) -> None:
        shutil.rmtree(self.staging, ignore_errors=True)
        if self._lock is not None:
            _unlock(self._lock)

    def _failure(self, error: OSError) -> BatchError:
        return BatchError(_NOT_WRITTEN.format(path=self._path, reason=reason(error)))


def _digest(task: Task) -> str:
    """Tell tasks apart, and versions of this library, whose outputs may differ."""
    return hashlib.sha256(f"{version('govdisclose')} {task!r}".encode()).hexdigest()


def _locked(folder: Path) -> int | None:
    """Keep other batches out of a folder; None where the system has no such lock.

    It is the folder itself that is locked, so that no file has to stay for that.

    Raises:
        BatchError: Another batch is there.
    """
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        lock = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise BatchError(_BUSY.format(folder=folder)) from None
    except OSError:
        os.close(lock)
        return None  # some file systems have none
    return lock


def _unlock(lock: int) -> None:
    """Let others in; a process that was forked meanwhile may have the folder open for long."""
    import fcntl  # noqa: PLC0415 - it is there, or there would be no lock

    fcntl.flock(lock, fcntl.LOCK_UN)
    os.close(lock)
