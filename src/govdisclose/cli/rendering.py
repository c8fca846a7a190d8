"""The command that renders reports."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from govdisclose import checks, renderers, rendering
from govdisclose.checks import Checked
from govdisclose.cli import inputs, options, output
from govdisclose.cli.commands import put, status_of, tell_of_no_suffix
from govdisclose.editions import is_blank_form
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.layouts import layout
from govdisclose.renderers import Renderer
from govdisclose.summaries import summarize

_NO_FORMAT = Message(
    "不知道要生成哪种格式：请用 --to 指明格式，或用 -o 指明带后缀的文件；现有格式：{known}",
    "no format given: name one with --to, or a file with a suffix with -o; the formats are: "
    "{known}",
)
_REFUSED = Message(
    "报告有上述问题，按 --strict 不予生成",
    "not rendered, as --strict asks: the report has findings",
)
_BLANK_FORM = Message(
    "空白表格，一格未填，所以没有检查", "a blank form, with nothing in it to check"
)
_RENDERED_ALL_THE_SAME = Message(
    "以上问题不妨碍生成；公布之前请改正", "rendered all the same; mend these before publishing"
)
_NO_PLACE = Message(
    "生成多份报告或多种格式时，请用 -o 指明文件夹",
    "to render several reports, or to several formats, name a folder with -o",
)
_ONE_REPORT = Message(
    "用 --previous 时，只能生成一份报告，写成一个文件，且不能用 --summary、--resume",
    "with --previous only one report can be rendered, to one file, without --summary and --resume",
)


def render(args: argparse.Namespace) -> int:
    """Check reports, say what is wrong with them, and render them."""
    others = (args.previous, args.waivers)
    inputs.refuse_overwriting((args.output, args.summary), (*args.files, *others))
    formats = options.names(args.to)
    if inputs.several(args) or len(formats) > 1:
        return _many(args, [renderers.load(name) for name in formats or ("docx",)])
    if formats:
        renderer = renderers.load(formats[0])
    elif args.output not in {None, "-"}:
        renderer = renderers.for_suffix(Path(args.output).suffix)
    else:
        raise GovdiscloseError(_NO_FORMAT.format(known=", ".join(renderers.names())))
    return _one(args, renderer)


def _one(args: argparse.Namespace, renderer: Renderer) -> int:
    [name] = args.files
    given = options.by_format([renderer], args.option).get(renderer.name, {})
    inputs.refuse_two_inputs(name, args.previous)
    report = inputs.read_report(name, args)
    previous = None if args.previous is None else inputs.read_report(args.previous, args)
    if previous is not None:
        inputs.tell_of_previous(args, report, previous)
    blank_form = is_blank_form(report) and not args.strict
    waivers = inputs.read_waivers(args.waivers)
    found = [] if blank_form else checks.check(report, previous=previous, waivers=waivers)
    status = status_of(found, "info" if args.strict else "error")
    content = rendering.content(layout(report, previous=previous), renderer.name, **given)
    if blank_form:
        output.note(_BLANK_FORM, args.lang)
    if found:
        checked = Checked(name=name, report=report, findings=found)
        print(summarize(checked, lang=args.lang), end="", file=sys.stderr)
    if status and args.strict:
        output.note(_REFUSED, args.lang)
        return status
    if status:
        output.note(_RENDERED_ALL_THE_SAME, args.lang)
    put(args, content)
    tell_of_no_suffix(args)
    return status


def _many(args: argparse.Namespace, chosen: Sequence[Renderer]) -> int:
    from govdisclose import batch  # noqa: PLC0415 - slow to import
    from govdisclose.batch.folders import JSON_SUFFIXES  # noqa: PLC0415 - as above
    from govdisclose.cli import many  # noqa: PLC0415

    if args.previous is not None:
        raise GovdiscloseError(_ONE_REPORT)
    if args.output in {None, "-"}:
        raise GovdiscloseError(_NO_PLACE)
    given = options.by_format(chosen, args.option)
    folder = many.folder_of(args.output)
    with many.running(args, JSON_SUFFIXES, folder) as run:
        results = batch.render(
            run.sources,
            folder,
            [renderer.name for renderer in chosen],
            options=given,
            strict=args.strict,
            waivers=inputs.read_waivers(args.waivers),
            max_bytes=options.max_bytes(args),
            **run.how,
        )
        for result in run.each(results):
            if run.count == 1 and result.checked is not None:
                print(summarize(result.checked, lang=args.lang), end="", file=sys.stderr)
            if result.error is None:
                run.count_verdict(result.facts, "error")
                known = result.facts.conclusion is not None
                run.tell(result, *(many.conclusion(result.facts) if known else (_BLANK_FORM,)))
    run.tell_all("render")
    return run.status
