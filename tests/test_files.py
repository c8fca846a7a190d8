"""Files are replaced at once, or left as they were."""

import errno
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import govdisclose as gd
from govdisclose.errors import InvalidValueError
from govdisclose.files import replacing, write_atomically


def test_a_file_is_replaced(tmp_path: Path) -> None:
    """New content takes the place of the old, and nothing else is left in the folder."""
    path = tmp_path / "报告.docx"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["报告.docx"]


def test_access_mode(tmp_path: Path) -> None:
    """A new file has the mode that the umask gives; a replaced one keeps its own."""
    path = tmp_path / "a"
    plain = tmp_path / "b"
    plain.write_bytes(b"")
    write_atomically(path, b"")
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", ["absent/a.txt", "folder", "file/a.txt"])
def test_an_unwritable_place(tmp_path: Path, place: str) -> None:
    """The error names the file that was asked for, and nothing is left behind."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(OSError, match=r".") as caught:
        write_atomically(tmp_path / place, b"new")
    assert caught.value.filename == str(tmp_path / place)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_long_name(tmp_path: Path) -> None:
    """A name as long as the file system allows can be written."""
    path = tmp_path / ("a" * 255)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    """The file that a link leads to is replaced, and the link stays."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert (real.read_bytes(), link.is_symlink()) == (b"new", True)


def test_links_that_form_a_loop(tmp_path: Path) -> None:
    """A loop of links is an error, and stays as it is."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(OSError, match="one"):
        write_atomically(one, b"new")
    assert one.is_symlink()


def test_what_is_no_regular_file_is_written_to(tmp_path: Path) -> None:
    """A pipe, or a device, stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        reading = threads.submit(pipe.read_bytes)
        write_atomically(pipe, b"new")
        assert reading.result() == b"new"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    write_atomically(os.devnull, b"new")
    assert not Path(os.devnull).is_file()


def test_many_threads_write_files_of_the_right_mode(tmp_path: Path) -> None:
    """The umask holds for every file, and is the same afterwards."""
    before = os.umask(0o027)
    try:
        with ThreadPoolExecutor(8) as threads:
            paths = [tmp_path / str(number) for number in range(200)]
            list(threads.map(lambda path: write_atomically(path, b"new"), paths))
    finally:
        after = os.umask(before)
    assert after == 0o027
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o640}


def test_killed_while_writing(tmp_path: Path) -> None:
    """A process killed at any moment leaves the old content or the new, whole."""
    path = tmp_path / "report"
    contents = {bytes([digit]) * 3_000_000 for digit in (48, 49)}
    code = (
        "import sys; from govdisclose.files import write_atomically\n"
        "while True:\n"
        "    for digit in (48, 49): write_atomically(sys.argv[1], bytes([digit]) * 3_000_000)\n"
    )
    seen = set()
    for moment in range(20):
        path.unlink(missing_ok=True)
        process = subprocess.Popen([sys.executable, "-c", code, str(path)])  # noqa: S603 - ours
        while not path.exists():  # it has begun
            assert process.poll() is None
            time.sleep(0.001)
        time.sleep(moment * 0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add(path.read_bytes())
    assert seen == contents


def test_what_fails_while_it_is_written(tmp_path: Path) -> None:
    """A block that fails leaves the old file; an error of another file keeps that file's name."""
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def write() -> None:
        with replacing(path) as file:
            file.write(b"new")
            (tmp_path / "absent").read_bytes()

    with pytest.raises(FileNotFoundError) as caught:
        write()
    assert caught.value.filename == str(tmp_path / "absent")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("out", b"old")]


@pytest.mark.parametrize(
    "error",
    [OSError("connection to the database lost"), ConnectionResetError(104, "reset by peer")],
)
def test_an_error_of_something_else(tmp_path: Path, error: OSError) -> None:
    """What fails in the block for other reasons than the file is not told of the file."""
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def write() -> None:
        with replacing(path) as file:
            file.write(b"new")
            raise error

    with pytest.raises(OSError, match=re.escape(str(error))) as caught:
        write()
    assert caught.value is error
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("out", b"old")]


@pytest.mark.parametrize("piece", [b"a", b"a" * 1_000_000])
def test_a_full_disk(piece: bytes) -> None:
    """An error of writing names the file, whenever the content gets to the disk."""

    def write() -> None:
        with replacing("/dev/full") as file:
            for _ in range(3):
                file.write(piece)

    with pytest.raises(OSError, match="No space left") as caught:
        write()
    assert caught.value.filename == "/dev/full"


@pytest.mark.parametrize("limit", [1_000, 100_000])
def test_a_file_that_becomes_too_large(tmp_path: Path, limit: int) -> None:
    """So does one of the temporary file, which is not left behind."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(OSError, match=r".") as caught:
            write_atomically(tmp_path / "out", b"a" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert (caught.value.errno, caught.value.filename) == (errno.EFBIG, str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", [5, None, b"out", "out\0", "out\ud800"])
def test_what_is_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Any) -> None:
    """It is refused in words, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidValueError, match="/path：应为文件的路径"):
        write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_pieces(tmp_path: Path) -> None:
    """What is written piece by piece takes the place of the old file when all is there."""
    path = tmp_path / "out"
    path.write_bytes(b"old")
    with replacing(path) as file:
        for piece in (b"a", b"b"):
            file.write(piece)
            assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"ab"


@pytest.mark.parametrize("name", ["report.docx", "report.PDF", "report.xlsx"])
def test_json_is_not_named_as_another_file(name: str, tmp_path: Path) -> None:
    """``dump`` writes nothing under a name by which people would open it in another program."""
    with pytest.raises(InvalidValueError, match="/path：dump 写的是 JSON"):
        gd.dump(gd.blank("2021"), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
