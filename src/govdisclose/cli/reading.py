"""The command that reads published reports."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

import attrs

from govdisclose import codec
from govdisclose.checks import Checked
from govdisclose.checks.names import shortened
from govdisclose.cli import inputs, listing, options, output, showing
from govdisclose.cli.commands import deliver, refuse_other_formats, to_json
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.readers import Reading
from govdisclose.summaries import summarize
from govdisclose.text import visible

if TYPE_CHECKING:
    from govdisclose.batch import Facts, Result
    from govdisclose.cli.many import Run

_ONE_STDOUT = Message(
    "多个文件的 JSON 不能都写到标准输出：请用 -o 指明文件夹",
    "the JSON of several files cannot all go to standard output: name a folder with -o",
)
_NO_PAGE = {
    "check": Message(
        "--format {form} 是检查结果的网页，须与 --check 同用",
        "--format {form} is a page of what the check found: add --check",
    ),
    "resume": Message(
        "--format {form} 不能与 --resume 同用：没有变的文件不再检查，网页上就没有它们",
        "--format {form} does not go with --resume: files that have not changed are not checked "
        "again, and would be missing from the page",
    ),
    "output": Message(
        "--format {form} 写到标准输出，报告的 JSON 请用 -o 写到文件",
        "--format {form} goes to standard output: name a file for the report's JSON with -o",
    ),
}
_PASSED_OVER = Message(
    "另有 {count} 个文件的格式不能读，没有读取：{names}；.doc、.wps 请另存为 .docx，.xls、.et "
    "请另存为 .xlsx，.ofd 请用原来的 Word 文件或有文字的 PDF",
    "not read, as their formats cannot be ({count}): {names}; save .doc and .wps as .docx, .xls "
    "and .et as .xlsx, and of .ofd take the Word file it was made of, or a PDF that has text",
)
_LARGE = Message(
    "请留意：{name} 有 {size} 字节，check、render 等默认只读 {limit} 字节：请缩小图片，重新读取；"
    "或者用这些命令时加上 --limit max_bytes={size}",
    "note: {name} has {size} bytes, and check, render and others read no more than {limit} by "
    "default: make the pictures smaller and read again, or give these commands --limit "
    "max_bytes={size}",
)

_PAGES = ("markdown", "html")
FORMATS = ("text", "json", *_PAGES)
"""Forms of the output; pages have what reading and rules find together."""


def read_files(args: argparse.Namespace) -> int:
    """Read published reports; the worst gives the exit status, and none stops the others."""
    from govdisclose import batch  # noqa: PLC0415 - slow to import
    from govdisclose.batch.folders import PUBLISHED_SUFFIXES  # noqa: PLC0415 - as above
    from govdisclose.cli import many  # noqa: PLC0415

    inputs.refuse_overwriting((args.output, args.summary), args.files)
    folder = None
    shown = _Shown(args)
    if args.output == "-" and inputs.several(args):
        raise GovdiscloseError(_ONE_STDOUT)
    if args.output is not None and inputs.several(args):
        folder = many.folder_of(args.output)
    else:
        refuse_other_formats(args)
    with many.running(args, PUBLISHED_SUFFIXES, folder) as run:
        results = batch.read(
            run.sources, folder, limits=options.limits(args), check=args.check, **run.how
        )
        for result in run.each(results):
            _count(args, run, result.facts)
            shown.add(run, result)
            if result.outputs:
                run.tell(result)
                for written in result.outputs:
                    _tell_if_large(args, run, str(written.path), written.path.stat().st_size)
            elif result.reading is not None and args.output is not None:
                _deliver(args, run, result.reading)
    shown.end(run)
    _tell_of_others(args)
    return run.status


def _tell_of_others(args: argparse.Namespace) -> None:
    """Say which files in the folders were not read, as they are of no kind that is."""
    from govdisclose.batch.folders import PASSED_OVER  # noqa: PLC0415 - slow to import

    names = [Message(str(path), str(path)) for path in listing.passed_over(args.files, PASSED_OVER)]
    if names:
        output.note(_PASSED_OVER.format(count=len(names), names=shortened(names)), args.lang)


def _count(args: argparse.Namespace, run: "Run", facts: "Facts") -> None:
    run.count_verdict(facts, "info" if args.strict else "error")
    odd = facts.odd is not None if args.strict else facts.odd == "error"
    run.status = max(run.status, int(odd or facts.verdict == "contradicted"))


@attrs.frozen
class _Shown:
    """What is said of the files: of each at once as text, in other forms when all are read."""

    args: argparse.Namespace
    items: list[dict[str, Any]] = attrs.field(factory=list)
    checked: list[Checked] = attrs.field(factory=list)
    unread: dict[str, Message] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse what does not go with a page.

        Raises:
            GovdiscloseError: It is of no use, or hides what the page has to say.
        """
        args = self.args
        if args.format in _PAGES:
            wrong = {"check": not args.check, "resume": args.resume, "output": args.output == "-"}
            for option in (name for name, is_wrong in wrong.items() if is_wrong):
                raise GovdiscloseError(_NO_PAGE[option].format(form=args.format))

    def add(self, run: "Run", result: "Result") -> None:
        """Take in what came of a file."""
        if self.args.format == "json":
            self.items.append(_as_data(self.args, result))
        elif self.args.format not in _PAGES:
            if result.reading is not None:
                _show(self.args, run, result, result.reading)
        elif result.error is not None:
            self.unread[result.source] = result.error
        elif result.checked is not None:
            self.checked.append(result.checked)

    def end(self, run: "Run") -> None:
        """Say what is said of all."""
        args = self.args
        if args.format == "json":
            output.data(self.items, sys.stderr if args.output == "-" else None)
        elif args.format in _PAGES:
            page = summarize(self.checked, args.format, args.lang, unread=self.unread)
            deliver(None, page.encode(), args.lang)
        else:
            run.tell_all("read")


def _as_data(args: argparse.Namespace, result: "Result") -> dict[str, Any]:
    if result.error is not None:
        words = visible(result.error.text(args.lang))
        return {"file": visible(result.source), "error": words}
    if result.reading is None:
        return showing.kept_as_data(result.source, result.facts)
    return showing.as_data(result.source, result.reading, result.checked, args.lang)


def _show(args: argparse.Namespace, run: "Run", result: "Result", reading: Reading) -> None:
    name = result.source if run.count > 1 else None
    out = sys.stderr if args.output == "-" else output.opened(sys.stdout)
    with run.bar.aside():
        showing.as_text(name, reading, result.checked, args.lang, out)


def _deliver(args: argparse.Namespace, run: "Run", reading: Reading) -> None:
    """Write the JSON of the one file that is read."""
    data = to_json(reading.report)
    try:
        deliver(args.output, data, args.lang)
    except OSError as error:
        output.failure(error, args.lang)
        run.status = 2
    else:
        _tell_if_large(args, run, "JSON" if args.output == "-" else args.output, len(data))


def _tell_if_large(args: argparse.Namespace, run: "Run", name: str, size: int) -> None:
    """Say so where JSON that was written is read by other commands only if they are asked to."""
    if size > codec.MAX_BYTES:
        with run.bar.aside():
            output.note(_LARGE.format(name=name, size=size, limit=codec.MAX_BYTES), args.lang)
