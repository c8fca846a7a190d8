"""What the commands read: reports as JSON, and standard input."""

import argparse
import os
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from govdisclose import checks, codec, comparing
from govdisclose.checks import Waiver
from govdisclose.cli import options, output
from govdisclose.editions import Report
from govdisclose.errors import DecodeError, GovdiscloseError, Lang, Message
from govdisclose.files import real_path
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
_IS_PUBLISHED = Message(
    "这里读的是 JSON；这个文件请先读成 JSON：govdisclose read {name} -o report.json"
    "（只要检查：govdisclose read --check {name}）",
    "what is read here is JSON; make it of this file first: govdisclose read {name} -o report.json "
    "(or just check it: govdisclose read --check {name})",
)
_OF_FILE = Message("{name}: {words}", "{name}: {words}")


def read_source(name: str, most: int = codec.MAX_BYTES) -> tuple[Report, str]:
    """Read a report, and give its JSON too.

    Args:
        name: Name of its file; ``-`` is standard input.
        most: As many bytes as it may have.

    Raises:
        GovdiscloseError: It is no report; a line for each problem, which begins with the name of
            the file, as other tools have it.
        OSError: The file cannot be read.
    """
    if name == "-":
        data = standard_input(most)
    else:
        with Path(name).open("rb") as file:
            data = file.read(most + 1)
    try:
        return codec.loads(data, max_bytes=most), data.decode()
    except DecodeError as error:
        words = Message(error.text("zh"), error.text("en"))
        raise GovdiscloseError(of_file(name, not_json(name, words))) from None


def is_folder(name: str | None) -> bool:
    """Say whether a name is that of a folder: there is one, or it ends as one."""
    return name is not None and (name.endswith(("/", os.sep)) or Path(name).is_dir())


def several(args: argparse.Namespace) -> bool:
    """Say whether a command is given more than a file to a file: then it is done as a batch."""
    whole = args.resume or args.summary is not None or is_folder(args.output)
    return whole or several_files(args)


def several_files(args: argparse.Namespace) -> bool:
    """Say whether a command is given several files to read, or a folder."""
    return len(args.files) > 1 or is_folder(args.files[0])


def standard_input(most: int) -> bytes:
    """Read standard input, no more of it than is enough to see that it is too large."""
    return output.opened(sys.stdin).buffer.read(most + 1)


def not_json(name: str, words: Message) -> Message:
    """Say why a file is no report as JSON; of a published file, which command reads it."""
    from govdisclose.batch.folders import PUBLISHED_SUFFIXES  # noqa: PLC0415 - slow to import

    if Path(name).suffix.lower() not in PUBLISHED_SUFFIXES:
        return words
    return _IS_PUBLISHED.format(name=shlex.quote(name))


def of_file(name: str, words: Message) -> Message:
    """Begin each line of a message with the name of a file, as other tools have it."""
    zh, en = (
        [_OF_FILE.format(name=name, words=line) for line in words.text(lang).splitlines()]
        for lang in get_args(Lang)
    )
    return Message("\n".join(line.zh for line in zh), "\n".join(line.en for line in en))


def read_report(name: str, args: argparse.Namespace) -> Report:
    """Read a report, of the size that is allowed; raises as ``read_source`` does."""
    return read_source(name, options.max_bytes(args))[0]


def read_waivers(name: str | None) -> tuple[Waiver, ...]:
    """Read a file of waivers, if one is given; raises as ``checks.load_waivers`` does."""
    return () if name is None else checks.load_waivers(name)


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
    errors = checks.errors_in_figures(report)
    if errors:
        output.note(words_on_errors(name, errors), lang)


def words_on_errors(name: str, count: int) -> Message:
    """Say how many errors the figures have that are compared with."""
    return _ERRORS.format(name=name, count=count)


def refuse_overwriting(targets: Iterable[str | None], names: Iterable[str | None]) -> None:
    """Refuse to write over a file that is read, or to write two things to one file.

    Args:
        targets: Files to write; a folder is none, as what is written there has names of its own.
        names: Files and folders to read; of a folder, the reports in it and below are read.

    Raises:
        GovdiscloseError: A target is read, or given twice.
    """
    taken = {real_path(name) for name in names if name is not None and name != "-"}
    for target in targets:
        if target is None or is_folder(target):
            continue
        path = Path(target) if target == "-" else real_path(target)
        if path in taken or (not taken.isdisjoint(path.parents) and _is_report(target)):
            raise GovdiscloseError(_CLASH.format(path=target))
        taken.add(path)


def _is_report(name: str) -> bool:
    try:
        read_source(name)
    except (GovdiscloseError, OSError):
        return False
    return True
