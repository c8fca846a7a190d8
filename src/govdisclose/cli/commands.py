"""The commands: each reads, calls the library once, and writes."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from govdisclose import checks, codec, renderers, rendering, workbooks
from govdisclose.cells import shown
from govdisclose.checks import Finding, Severity
from govdisclose.checks.rows import place
from govdisclose.cli import inputs, output
from govdisclose.editions import EDITIONS, IN_USE, Edition, Report, blank, edition_for
from govdisclose.editions.shared import Agency
from govdisclose.errors import (
    GovdiscloseError,
    Lang,
    Message,
    UnknownFormatError,
    describe,
)
from govdisclose.files import write_atomically
from govdisclose.form import cell_values, leaves
from govdisclose.renderers import pdf

GRAVENESS = {"error": 2, "warning": 1, "info": 0, "never": 3}
"""What ``--fail-on`` takes, and how much that is."""

WRITTEN = Message("已写出 {path}", "wrote {path}")
"""What is said of a file that was written."""

Command = Callable[[argparse.Namespace], int]
"""A command: parsed arguments in, exit status out."""

_NOT_WRITTEN = Message("没有写出 {path}：{reason}", "did not write {path}: {reason}")
_COMPLETED = Message("补全了 {count} 个空白单元格", "filled {count} blank cells")
_FILLED = Message("  {place}：{value}", "  {place}: {value}")
_FILLED_MORE = Message("  另有 {count} 个", "  and {count} more")
_MOST_FILLED = 20
"""Most cells that are listed."""
_WORKBOOK = ".xlsx"
_FILLED_IN = Message(
    "已有 {path}，可能已经填写，不予替换；请另取名称，确要替换的加上 --force",
    "{path} is there, and may have been filled in: it is not replaced; choose another name, or "
    "replace it with --force",
)
_NO_SUFFIX = Message(
    "{path} 没有后缀，写成了一个文件；要写进文件夹，请写 {path}/",
    "{path} has no suffix, and was written as a file; for a folder say {path}/",
)
_NO_EDITION = Message(
    "{year} 年度没有适用的表格：最早的是 {first.id} 版，自 {first.first_year} 年度起使用；"
    "请核对年度，或用 --edition 指明版本",
    "there is no form for the year {year}: the earliest, of {first.id}, is for report years from "
    "{first.first_year} on; check the year, or name the form with --edition",
)
_NOT_WORKBOOK = Message(
    "Excel 工作簿只能写成 .xlsx 文件，得到 {name}", "a workbook is an .xlsx file, got {name}"
)
_IS_JSON = Message(
    "这里写出的是 JSON，不能写成 {suffix} 文件：先写成 .json，再用 {command} 生成",
    "what is written here is JSON, and no {suffix} file: write a .json file, and make the other of "
    "it with {command}",
)


def new(args: argparse.Namespace) -> int:
    """Make a blank report, as JSON or as a workbook to fill in."""
    _refuse_filled_in(args)
    edition = args.edition or _edition_for(args.year).id
    report = blank(edition, year=args.year, agency=Agency(name=args.agency))
    if args.xlsx or _names_workbook(args.output):
        _put_workbook(args, report)
    else:
        refuse_other_formats(args)
        put(args, to_json(report))
    return 0


def _edition_for(year: int | None) -> Edition:
    found = IN_USE if year is None else edition_for(year)
    if found is None:
        first = next(iter(EDITIONS.values()))
        raise GovdiscloseError(_NO_EDITION.format(year=year, first=first))
    return found


def workbook(args: argparse.Namespace) -> int:
    """Write a report as a workbook, to be filled in further."""
    inputs.refuse_overwriting((args.output,), (args.file,))
    _refuse_filled_in(args)
    _put_workbook(args, inputs.read_report(args.file, args))
    return 0


def _refuse_filled_in(args: argparse.Namespace) -> None:
    """Replace no file that somebody may have filled in; one that is empty has nothing to lose."""
    if args.force or args.output in {None, "-"}:
        return
    path = Path(args.output)
    if path.is_file() and path.stat().st_size:
        raise GovdiscloseError(_FILLED_IN.format(path=args.output))


def _put_workbook(args: argparse.Namespace, report: Report) -> None:
    if args.output not in {None, "-"} and not _names_workbook(args.output):
        raise GovdiscloseError(_NOT_WORKBOOK.format(name=describe(args.output)))
    put(args, workbooks.workbook(report))


def _names_workbook(name: str | None) -> bool:
    return Path(name or "").suffix.lower() == _WORKBOOK


def complete(args: argparse.Namespace) -> int:
    """Fill the blanks of a report."""
    refuse_other_formats(args)
    report = inputs.read_report(args.file, args)
    completed = checks.complete(report)
    for words in _filled(report, completed):
        output.note(words, args.lang)
    put(args, to_json(completed))
    return 0


def _filled(report: Report, completed: Report) -> Iterator[Message]:
    """Say how many cells were blank and are filled, and which: none of it was said by anyone."""
    cells = zip(leaves(type(report)), cell_values(report), cell_values(completed), strict=True)
    filled = [(leaf, now) for leaf, before, now in cells if before is None is not now]
    yield _COMPLETED.format(count=len(filled))
    for leaf, value in filled[:_MOST_FILLED]:
        yield _FILLED.format(place=place(leaf.labels), value=shown(value))
    if len(filled) > _MOST_FILLED:
        yield _FILLED_MORE.format(count=len(filled) - _MOST_FILLED)


def demo(args: argparse.Namespace) -> int:
    """Write the sample report as JSON and in every built-in format, as far as libraries are there.

    That PDF needs an extra is no news to who did without it; what keeps the extra from working is.
    """
    folder = Path(args.folder)
    folder.mkdir(parents=True, exist_ok=True)
    report = codec.loads(files("govdisclose").joinpath("samples/2021.json").read_bytes())
    path = folder / "sample.json"
    write_atomically(path, to_json(report))
    output.say(WRITTEN.format(path=path), args.lang)
    suffixes = (".docx", ".html", ".md", ".txt")
    written = [_shown(report, folder, suffix, args.lang) for suffix in suffixes]
    if pdf.is_installed():
        _shown(report, folder, ".pdf", args.lang)
    return int(not all(written))


def _shown(report: Report, folder: Path, suffix: str, lang: Lang) -> bool:
    """Write a report in one format, or say why not; give whether it is written."""
    path = folder / f"sample{suffix}"
    try:
        rendering.write(report, path)
    except GovdiscloseError as error:
        output.note(_NOT_WRITTEN.format(path=path, reason=output.words_of(error)), lang)
        return False
    output.say(WRITTEN.format(path=path), lang)
    return True


def to_json(report: Report) -> bytes:
    """Write a report as the commands do: JSON in lines, for people to read."""
    return (codec.dumps(report, indent=2) + "\n").encode()


def refuse_other_formats(args: argparse.Namespace) -> None:
    """Write no JSON under a name that would have it taken for a rendered report."""
    suffix = Path(args.output or "").suffix
    try:
        if not _names_workbook(args.output):
            renderers.for_suffix(suffix)
    except UnknownFormatError:
        return
    command = "workbook" if _names_workbook(args.output) else "render"
    raise GovdiscloseError(_IS_JSON.format(suffix=suffix, command=command))


def put(args: argparse.Namespace, data: bytes) -> None:
    """Write what a command made: to the file asked for, or to standard output."""
    deliver(args.output, data, args.lang)


def deliver(target: str | None, data: bytes, lang: Lang) -> None:
    """Write data to a file, and say so; to standard output where the target is None or ``-``."""
    if target is None or target == "-":
        out = output.opened(sys.stdout)
        out.flush()
        out.buffer.write(data)
        out.buffer.flush()
    else:
        write_atomically(target, data)
        output.note(WRITTEN.format(path=target), lang)


def tell_of_no_suffix(args: argparse.Namespace) -> None:
    """Say so where a name that may have been meant for a folder became a file."""
    if args.output and not Path(args.output).suffix and Path(args.output).is_file():
        output.note(_NO_SUFFIX.format(path=args.output), args.lang)


def put_text(args: argparse.Namespace, content: str) -> None:
    """Write text for people: to the file asked for, or in the encoding of the terminal."""
    if args.output in {None, "-"}:
        print(content, end="", file=output.opened(sys.stdout))
    else:
        put(args, content.encode())


def status_of(found: Iterable[Finding], fail_on: str) -> int:
    """Give the exit status that findings ask for.

    Args:
        found: The findings; those that are explained do not count.
        fail_on: The least severity that counts, or ``never``.
    """
    return int(any(f.silence is None and counts(f.severity, fail_on) for f in found))


def counts(severity: Severity, fail_on: str) -> bool:
    """Say whether findings of a severity count for the exit status; see ``status_of``."""
    return GRAVENESS[severity] >= GRAVENESS[fail_on]
