"""The command that reads published reports."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from govdisclose import checks
from govdisclose.checks import Checked
from govdisclose.cli import inputs, output, showing
from govdisclose.cli.commands import deliver, refuse_other_formats, status_of, to_json
from govdisclose.cli.progress import progress
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.readers import Reading, read
from govdisclose.system import reason

_ONE_STDOUT = Message(
    "多个文件的 JSON 不能都写到标准输出：请用 -o 指明文件夹",
    "the JSON of several files cannot all go to standard output: name a folder with -o",
)
_NO_FOLDER = Message(
    "读多个文件时，-o 应为文件夹，而 {path} 是文件名",
    "to read several files, -o takes a folder, and {path} is the name of a file",
)
_IS_FOLDER = Message(
    "是文件夹，不是文件：请写出其中的文件，如 {folder}/*.docx",
    "is a folder, not a file: name the files in it, as in {folder}/*.docx",
)
_NAMED = Message("{name}: {words}", "{name}: {words}")
_SUMMARY = Message(
    "{count} 个文件：读取了 {good} 个，未能读取 {bad} 个",
    "{count} files: {good} read, {bad} not readable",
)


def read_files(args: argparse.Namespace) -> int:
    """Read published reports; the worst gives the exit status, and none stops the others."""
    names: list[str] = args.files
    targets = _targets(args)
    status = unreadable = 0
    printed: list[dict[str, Any]] = []
    for done, (name, target) in enumerate(zip(names, targets, strict=True)):
        try:
            with progress(done, len(names)):
                reading = _read(name)
        except (GovdiscloseError, OSError) as error:
            words = reason(error) if isinstance(error, OSError) else error.message
            output.failure(GovdiscloseError(_NAMED.format(name=name, words=words)), args.lang)
            printed.append({"file": name, "error": words.text(args.lang)})
            status, unreadable = 2, unreadable + 1
            continue
        checked = _checked(name, reading) if args.check else None
        status = max(status, _status(reading, checked, "info" if args.strict else "error"))
        if args.format == "json":
            printed.append(showing.as_data(name, reading, checked, args.lang))
        else:
            out = sys.stderr if args.output == "-" else output.opened(sys.stdout)
            showing.as_text(name if len(names) > 1 else None, reading, checked, args.lang, out)
        if target is not None:
            try:
                deliver(target, to_json(reading.report), args.lang)
            except OSError as error:
                output.failure(error, args.lang)
                status = 2
    if args.format == "json":
        output.data(printed, sys.stderr if args.output == "-" else None)
    elif len(names) > 1:
        good = len(names) - unreadable
        output.note(_SUMMARY.format(count=len(names), good=good, bad=unreadable), args.lang)
    return status


def _read(name: str) -> Reading:
    if name == "-":
        return read(output.opened(sys.stdin).buffer.read())
    if Path(name).is_dir():
        raise GovdiscloseError(_IS_FOLDER.format(folder=name.rstrip("/")))
    return read(Path(name))


def _checked(name: str, reading: Reading) -> Checked:
    report = reading.report
    return Checked(name=name, report=report, findings=checks.check(report))


def _status(reading: Reading, checked: Checked | None, fail_on: str) -> int:
    severe = any(fail_on in {"info", problem.severity} for problem in reading.problems)
    severe = severe or reading.verdict == "contradicted"
    return max(int(severe), 0 if checked is None else status_of(checked.findings, fail_on))


def _targets(args: argparse.Namespace) -> list[str | None]:
    """Say where the JSON of each file goes; None where none is asked for.

    Raises:
        GovdiscloseError: The files and the place do not fit each other.
        OSError: The folder cannot be made.
    """
    names: list[str] = args.files
    inputs.refuse_two_inputs(*names)
    if args.output is None:
        return [None] * len(names)
    several = len(names) > 1
    if args.output == "-":
        if several:
            raise GovdiscloseError(_ONE_STDOUT)
        return ["-"]
    folder = Path(args.output)
    if not several and not folder.is_dir() and not args.output.endswith(("/", os.sep)):
        refuse_other_formats(args)
        return [args.output]
    if folder.is_file() or (folder.suffix == ".json" and not folder.is_dir()):
        raise GovdiscloseError(_NO_FOLDER.format(path=args.output))
    folder.mkdir(parents=True, exist_ok=True)
    return [str(folder / name) for name in _file_names(names)]


def _file_names(names: Sequence[str]) -> Iterator[str]:
    """Name the JSON after each file; where a name was given before, a number goes with it."""
    taken: set[str] = set()
    last: dict[str, int] = {}  # of each stem, as thousands of files may be named index.html
    for name in names:
        stem = "stdin" if name == "-" else Path(name).stem
        number = last.get(stem.casefold(), 0) + 1
        while (target := _numbered(stem, number)).casefold() in taken:
            number += 1
        last[stem.casefold()] = number
        taken.add(target.casefold())
        yield target


def _numbered(stem: str, number: int) -> str:
    return f"{stem}.json" if number == 1 else f"{stem}-{number}.json"
