"""What the commands read: reports as JSON."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from govdisclose import checks, codec, comparing
from govdisclose.cli import output
from govdisclose.editions import Report
from govdisclose.errors import DecodeError, GovdiscloseError, Lang, Message
from govdisclose.layouts.changes import NOTE

_INPUT_TWICE = Message(
    "标准输入只能读一次：- 至多写一次",
    "standard input can be read only once: give - once at most",
)
_ERRORS = Message(
    "请留意：{name} 有 {count} 处错误，可用 govdisclose check 查看",
    "note: errors in {name}: {count}; see govdisclose check",
)
_CLASH = Message(
    "{path} 已是要读的文件，或另一个要写的文件",
    "{path} is a file to read already, or another file to write",
)
_PUBLISHED = {".docx", ".htm", ".html", ".md", ".pdf", ".txt"}
_IS_PUBLISHED = Message(
    "{name}: 这里读的是 JSON；已公布的文件请用 govdisclose read --check 读取并检查",
    "{name}: what is read here is JSON; a published file is for govdisclose read --check",
)
_NO_REPORTS = Message(
    "文件夹 {folder} 中没有 .json 文件", "there are no .json files in the folder {folder}"
)


def read_source(name: str) -> tuple[Report, str]:
    """Read a report, and give its JSON too.

    Raises:
        GovdiscloseError: It is no report; a line for each problem, which begins with the name of
            the file, as other tools have it.
        OSError: The file cannot be read.
    """
    if name == "-":
        data = output.opened(sys.stdin).buffer.read(codec.MAX_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(codec.MAX_BYTES + 1)
    if Path(name).suffix.lower() in _PUBLISHED:
        raise GovdiscloseError(_IS_PUBLISHED.format(name=name))
    try:
        return codec.loads(data), data.decode()
    except DecodeError as error:
        problems = [
            Message(f"{name}: {p.text('zh')}", f"{name}: {p.text('en')}") for p in error.problems
        ]
        raise GovdiscloseError(Message.join(problems, zh="\n", en="\n")) from None


def read_report(name: str) -> Report:
    """Read a report; raises as ``read_source`` does."""
    return read_source(name)[0]


def refuse_two_inputs(*names: str | None) -> None:
    """Refuse to read standard input more than once.

    Raises:
        GovdiscloseError: More than one of the names is ``-``.
    """
    if names.count("-") > 1:
        raise GovdiscloseError(_INPUT_TWICE)


def tell_of_previous(args: argparse.Namespace, report: Report, previous: Report) -> None:
    """Say what is odd about comparing with the report of the year before."""
    for misfit in comparing.misfits(previous, report):
        output.note(NOTE.format(words=misfit.message), args.lang)
    tell_of_errors(args.previous, previous, args.lang)


def tell_of_errors(name: str, report: Report, lang: Lang) -> None:
    """Say so where the figures of a report that is compared are wrong."""
    # What is compared are figures, not chapters.
    found = checks.check(report, select=("requests", "disputes"))
    errors = checks.conclude(found).errors
    if errors:
        output.note(_ERRORS.format(name=name, count=errors), lang)


def refuse_overwriting(targets: Iterable[str], names: Iterable[str | None]) -> None:
    """Refuse to write over a file that is read, or to write two things to one file.

    Raises:
        GovdiscloseError: A target is among the names, or given twice.
    """
    taken = {Path(name).resolve() for name in names if name is not None and name != "-"}
    for target in targets:
        path = Path(target) if target == "-" else Path(target).resolve()
        if path in taken:
            raise GovdiscloseError(_CLASH.format(path=target))
        taken.add(path)


def parts_files(given: list[str], *others: str | None) -> Iterator[str]:
    """Name the files of the parts: those given, and those in the folders given.

    Args:
        given: Names of files and folders.
        others: Files that are no parts, though they may stand in a folder of parts.

    Raises:
        GovdiscloseError: A folder has no reports.
    """
    known = {Path(name).resolve() for name in others if name is not None}
    for name in given:
        folder = Path(name)
        if name == "-" or not folder.is_dir():
            yield name
            continue
        found = [path for path in sorted(folder.glob("*.json")) if path.resolve() not in known]
        if not found:
            raise GovdiscloseError(_NO_REPORTS.format(folder=name))
        yield from map(str, found)
