"""PDF files, read by PDFium in a process of its own (``pip install "govdisclose[read-pdf]"``).

PDFium is fast and sees what a browser shows, and is C++: a hostile file may keep it busy, fill the
memory or make it crash, and two threads must not use it at once. So each file is read in a process
that ends after ``Limits.seconds`` of computing, and cannot take more than 600 MB where the system
keeps such a limit (Linux does, Windows and macOS do not).
"""

import importlib.util
import json
import signal
import subprocess
import sys
from multiprocessing import spawn

import attrs

from govdisclose.errors import Message, ReadError
from govdisclose.libraries import MissingLibraryError
from govdisclose.readers.content import Content
from govdisclose.readers.limits import Limits, exceeded
from govdisclose.readers.pdf import answers

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from govdisclose.readers.pdf.worker import main; main(json.loads(sys.argv[2]))"
)
_PATIENCE = 4
"""How many times longer than it may compute a file may wait for a busy machine."""

_MISSING = Message(
    '读取 PDF 文件需要另装 pypdfium2：pip install "govdisclose[read-pdf]"',
    'reading PDF files needs pypdfium2: pip install "govdisclose[read-pdf]"',
)
_TIME = Message("此 PDF 文件的读取时间", "time to read this PDF file")
_CRASHED = Message(
    "PDF 文件无法读取：文件已损坏，或需要过多内存；请重新下载或导出",
    "the PDF file cannot be read: it is damaged, or needs too much memory; download or export it "
    "again",
)
_NO_PROCESS = Message(
    "读取 PDF 文件要另起一个 Python 进程，未能启动 {program}：{reason}；可用 "
    "multiprocessing.set_executable(…) 指明 Python 解释器",
    "reading a PDF file takes a Python process of its own, and {program} could not be started: "
    "{reason}; name the interpreter with multiprocessing.set_executable(...)",
)


def content(data: bytes, limits: Limits) -> Content:
    """Read a PDF file.

    Args:
        data: The bytes of the file.
        limits: What it may cost.

    Returns:
        Paragraphs put together from their lines, and tables as their ruling lines draw them, page
        by page; a table that goes on on the next page begins a second grid there. What is left out,
        or may be wrong, is said in notes.

    Raises:
        ReadError: It cannot be read: it is damaged, encrypted, without text, or goes beyond the
            limits.
        MissingLibraryError: pypdfium2 is not installed.
    """
    if importlib.util.find_spec("pypdfium2") is None:
        raise MissingLibraryError(_MISSING)
    program = spawn.get_executable() or sys.executable
    arguments = json.dumps([path or "." for path in sys.path]), json.dumps(attrs.asdict(limits))
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [program, "-P", "-S", "-c", _START, *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE * limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise exceeded("seconds", limits, _TIME) from error
    except OSError as error:
        raise ReadError(_NO_PROCESS.format(program=program, reason=error), "process") from error
    if done.returncode == -getattr(signal, "SIGXCPU", 0) != 0:
        raise exceeded("seconds", limits, _TIME)
    if done.returncode != 0:
        raise ReadError(_CRASHED)
    return answers.loads(done.stdout)
