"""What the commands read: reports as JSON."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from govdisclose import checks, codec
from govdisclose.checks.names import known_as
from govdisclose.cli import output
from govdisclose.editions import Report
from govdisclose.errors import DecodeError, GovdiscloseError, Message

_INPUT_TWICE = Message(
    "标准输入只能读一次：- 至多写一次",
    "standard input can be read only once: give - once at most",
)
_OTHER_YEAR = Message(
    "请留意：用来对比的是 {before} 年的报告，不是 {year} 年的上一年",
    "note: the report to compare with is of {before}, which is not the year before {year}",
)
_OTHER_AGENCY = Message(
    "请留意：用来对比的是“{before}”的报告，不是“{name}”的",
    "note: the report to compare with is that of {before!r}, not of {name!r}",
)
_PREVIOUS_ERRORS = Message(
    "请留意：用来对比的报告有 {count} 处错误，可用 govdisclose check {name} 查看",
    "note: the report to compare with has {count} errors; see govdisclose check {name}",
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
    if previous.year and report.year and previous.year != report.year - 1:
        output.note(_OTHER_YEAR.format(before=previous.year, year=report.year), args.lang)
    before, name = previous.agency.name, report.agency.name
    if before and name and known_as(before) != known_as(name):
        output.note(_OTHER_AGENCY.format(before=before, name=name), args.lang)
    # What is compared are figures, not chapters.
    found = checks.check(previous, select=("requests", "disputes"))
    errors = checks.conclude(found).errors
    if errors:
        output.note(_PREVIOUS_ERRORS.format(name=args.previous, count=errors), args.lang)


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
