"""Files are replaced at once, or left as they were."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govdisclose.files import write_atomically


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


def test_killed_while_writing(tmp_path: Path) -> None:
    """A process killed at any moment leaves the old content or the new, whole."""
    path = tmp_path / "report"
    contents = {bytes([digit]) * 3_000_000 for digit in (48, 49)}
    code = (
        "import sys; from govdisclose.files import write_atomically\n"
        "while True:\n"
        "    for digit in (48, 49): write_atomically(sys.argv[1], bytes([digit]) * 3_000_000)\n"
    )
    path.write_bytes(min(contents))
    seen = set()
    for moment in range(20):
        process = subprocess.Popen([sys.executable, "-c", code, str(path)])  # noqa: S603 - ours
        time.sleep(0.15 + moment * 0.007)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add(path.read_bytes())
    assert seen <= contents
