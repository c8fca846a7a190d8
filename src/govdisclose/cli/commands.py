"""The commands: each reads, calls the library once, and writes."""

import argparse
import re
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from govdisclose import checks, codec, renderers, rendering
from govdisclose.cli import output
from govdisclose.document import Document
from govdisclose.editions import Report, blank
from govdisclose.editions.shared import Agency
from govdisclose.errors import (
    DecodeError,
    GovdiscloseError,
    Message,
    OptionError,
    UnknownFormatError,
    describe,
)
from govdisclose.files import write_atomically
from govdisclose.form import cell_values
from govdisclose.layouts import is_blank_form, layout
from govdisclose.renderers import html
from govdisclose.schema import schema_text

Command = Callable[[argparse.Namespace], int]
"""A command: parsed arguments in, exit status out."""

_NO_FORMAT = Message(
    "不知道要生成哪种格式：请用 --to 指明格式，或用 -o 指明带后缀的文件；现有格式：{known}",
    "no format given: name one with --to, or a file with a suffix with -o; the formats are: "
    "{known}",
)
_NOT_AN_OPTION = Message("-O 应为 名称=值，得到 {value}", "-O takes NAME=VALUE, got {value}")
_OPTION_VALUE = Message(
    "选项 {name} 应为{kind}，得到 {value}", "the option {name} takes {kind}, got {value}"
)
_FAILED = Message(
    "格式 {format} 的生成程序出错，请告知其作者：{reason}",
    "the renderer of the format {format} failed; please tell its author: {reason}",
)
_WRITTEN = Message("已写出 {path}", "wrote {path}")
_COMPLETED = Message("补全了 {count} 个空白单元格", "filled {count} blank cells")
_REFUSED = Message(
    "报告有上述问题，按 --strict 不予生成",
    "not rendered, as --strict asks: the report has findings",
)
_BLANK_FORM = Message(
    "空白表格，一格未填，所以没有检查", "a blank form, with nothing in it to check"
)
_IS_JSON = Message(
    "这里写出的是 JSON，不能写成 {suffix} 文件：先写成 .json，再用 render 生成",
    "what is written here is JSON, and no {suffix} file: write a .json file, then render it",
)
_RENDERED_ALL_THE_SAME = Message(
    "以上问题不妨碍生成；公布之前请改正", "rendered all the same; mend these before publishing"
)


def new(args: argparse.Namespace) -> int:
    """Make a blank report."""
    _refuse_other_formats(args)
    report = blank(args.edition, year=args.year, agency=Agency(name=args.agency))
    put(args, _json(report))
    return 0


def check(args: argparse.Namespace) -> int:
    """Check reports; the worst of them gives the exit status, and none stops the others."""
    checked: list[tuple[str, list[checks.Finding]]] = []
    status = 0
    for name in args.files:
        try:
            found = checks.check(_read(name))
        except (GovdiscloseError, OSError) as error:
            output.failure(error, args.lang)
            status = 2
        else:
            checked.append((name, found))
            status = max(status, _status(found, strict=args.strict))
    if args.format == "json":
        output.data([output.as_data(name, found, args.lang) for name, found in checked])
    else:
        for name, found in checked:
            output.findings(name if len(args.files) > 1 else None, found, args.lang)
    return status


def complete(args: argparse.Namespace) -> int:
    """Fill the blanks of a report."""
    _refuse_other_formats(args)
    report = _read(args.file)
    completed = checks.complete(report)
    count = cell_values(report).count(None) - cell_values(completed).count(None)
    output.note(_COMPLETED.format(count=count), args.lang)
    put(args, _json(completed))
    return 0


def render(args: argparse.Namespace) -> int:
    """Check a report, say what is wrong with it, and render it."""
    target = None if args.output in {None, "-"} else Path(args.output)
    if args.to is not None:
        renderer = renderers.load(args.to)
    elif target is not None:
        renderer = renderers.for_suffix(target.suffix)
    else:
        raise GovdiscloseError(_NO_FORMAT.format(known=", ".join(renderers.names())))
    options = dict(_option(renderer, given) for given in args.option)
    report = _read(args.file)
    previous = None if args.previous is None else _read(args.previous)
    blank_form = is_blank_form(report) and not args.strict
    found = [] if blank_form else checks.check(report)
    status = _status(found, strict=args.strict)
    content = _rendered(layout(report, previous=previous), renderer.name, options)
    if blank_form:
        output.note(_BLANK_FORM, args.lang)
    if found:
        output.findings(None, found, args.lang, file=sys.stderr)
    if status and args.strict:
        output.note(_REFUSED, args.lang)
        return status
    if status:
        output.note(_RENDERED_ALL_THE_SAME, args.lang)
    put(args, content)
    return status


def _rendered(document: Document, name: str, options: dict[str, object]) -> bytes:
    try:
        return rendering.content(document, name, **options)
    except GovdiscloseError:
        raise
    except Exception as error:  # any package may have registered the renderer
        reason = f"{type(error).__name__}: {error}"
        raise GovdiscloseError(_FAILED.format(format=name, reason=reason)) from error


def schema(args: argparse.Namespace) -> int:
    """Print the JSON Schema of an edition."""
    put(args, schema_text(args.edition).encode())
    return 0


def stylesheet(args: argparse.Namespace) -> int:
    """Print the stylesheet of web pages."""
    put(args, html.stylesheet(args.mode).encode())
    return 0


def rules(args: argparse.Namespace) -> int:
    """List the rules."""
    if args.format == "json":
        output.data([output.rule_as_data(rule, args.lang) for rule in checks.rules()])
    else:
        output.rules(checks.rules(), args.lang)
    return 0


def demo(args: argparse.Namespace) -> int:
    """Write the sample report in every built-in format, and as JSON."""
    folder = Path(args.folder)
    folder.mkdir(parents=True, exist_ok=True)
    report = codec.loads(files("govdisclose").joinpath("samples/2021.json").read_bytes())
    contents = {".json": _json(report)}
    for name in ("docx", "html", "markdown", "text"):
        contents[renderers.load(name).suffix] = rendering.content(report, name)
    for suffix, content in contents.items():
        path = folder / f"sample{suffix}"
        write_atomically(path, content)
        output.say(_WRITTEN.format(path=path), args.lang)
    return 0


def _read(name: str) -> Report:
    try:
        if name != "-":
            return codec.load(name)
        return codec.loads(output.opened(sys.stdin).buffer.read(codec.MAX_BYTES + 1))
    except DecodeError as error:
        # Each problem begins with the name of the file, as other tools have it.
        problems = [
            Message(f"{name}: {p.text('zh')}", f"{name}: {p.text('en')}") for p in error.problems
        ]
        raise GovdiscloseError(Message.join(problems, zh="\n", en="\n")) from None


def _json(report: Report) -> bytes:
    return (codec.dumps(report, indent=2) + "\n").encode()


def _refuse_other_formats(args: argparse.Namespace) -> None:
    """Write no JSON under a name that would have it taken for a rendered report."""
    suffix = Path(args.output or "").suffix
    try:
        renderers.for_suffix(suffix)
    except UnknownFormatError:
        return
    raise GovdiscloseError(_IS_JSON.format(suffix=suffix))


def put(args: argparse.Namespace, data: bytes) -> None:
    """Write what a command made: to the file asked for, or to standard output."""
    if args.output in {None, "-"}:
        out = output.opened(sys.stdout)
        out.flush()
        out.buffer.write(data)
        out.buffer.flush()
    else:
        write_atomically(args.output, data)
        output.note(_WRITTEN.format(path=args.output), args.lang)


def _status(found: list[checks.Finding], *, strict: bool) -> int:
    return int(any(strict or finding.severity == "error" for finding in found))


def _option(renderer: renderers.Renderer, given: str) -> tuple[str, object]:
    name, equals, value = given.partition("=")
    if not equals:
        raise OptionError(_NOT_AN_OPTION.format(value=describe(given)))
    kind = renderer.options.get(name, str)
    try:
        return name, _PARSERS[kind](value)
    except (KeyError, ValueError):
        words = _OPTION_VALUE.format(
            name=name, kind=_KINDS.get(kind, kind.__name__), value=describe(value)
        )
        raise OptionError(words) from None


def whole_number(text: str) -> int:
    """Read a whole number as people write it: digits, and nothing that ``int`` lets pass besides.

    Raises:
        ValueError: It is something else.
    """
    if not re.fullmatch("-?[0-9]{1,18}", text):
        raise ValueError
    return int(text)


_PARSERS: dict[type, Callable[[str], object]] = {
    str: str,
    int: whole_number,
    bool: {"true": True, "false": False}.__getitem__,
}
_KINDS: dict[type, Message] = {
    str: Message("文字", "text"),
    int: Message("整数", "a whole number"),
    bool: Message(" true 或 false", "true or false"),
}
