"""The command that compares two reports."""

import argparse
from pathlib import Path

from govdisclose import comparing, renderers, rendering
from govdisclose.cli import inputs, output
from govdisclose.cli.commands import put, put_text
from govdisclose.cli.options import by_format
from govdisclose.comparing import Comparison
from govdisclose.errors import GovdiscloseError, Message, UnknownFormatError
from govdisclose.layouts import layout_comparison
from govdisclose.layouts.changes import NOTE
from govdisclose.renderers import Renderer
from govdisclose.summaries import ComparisonFormat, summarize_comparison

_FORMS: dict[str, ComparisonFormat] = {"brief": "brief", "csv": "csv", "json": "json"}
"""Forms that are no documents, by what ``--to`` calls them."""
_SUFFIXES: dict[str, ComparisonFormat] = {".txt": "brief", ".csv": "csv", ".json": "json"}
_MOVERS = 10
_BESIDES = Message("对比另有 brief、csv 和 json", "comparisons can be brief, csv and json, too")
_NO_WORKBOOK = Message(
    "对比不能写成 Excel 工作簿；请写成 .csv，用 Excel 打开",
    "a comparison is no Excel workbook; write .csv, which Excel opens",
)
_NO_OPTIONS = Message(
    "-O 只用于 docx、html 等格式", "-O is of use only with formats such as docx and html"
)
_NO_ALL = Message(
    "--all 只用于 brief（终端上所显示的，或 .txt 文件）；别的格式本来就列出每一格",
    "--all is of use only with brief, as it is on the terminal or in a .txt file; the other "
    "formats list each cell anyway",
)
_NO_MOVERS = Message(
    "--movers 不能用于 csv：其中只有每一格，不另列变动最大的",
    "--movers is of no use with csv, which has each cell, and no list of those that changed most",
)


def compare(args: argparse.Namespace) -> int:
    """Compare two reports: on the terminal, or in a file of any format."""
    form = _form(args)
    _refuse_idle(args, form)
    names = (args.previous, args.current)
    inputs.refuse_two_inputs(*names)
    inputs.refuse_overwriting([args.output], names)
    previous, current = (inputs.read_report(name, args) for name in names)
    compared = comparing.compare(previous, current)
    content = _content(compared, form, args)
    if form != "brief" or args.output not in {None, "-"}:
        # On the terminal, what is odd stands in the text.
        for note in compared.notes:
            output.note(NOTE.format(words=note.message), args.lang)
    if form == "brief":
        put_text(args, content.decode())
    else:
        put(args, content)
    for name, report in zip(names, (previous, current), strict=True):
        inputs.tell_of_errors(name, report, args.lang)
    return 0


def _form(args: argparse.Namespace) -> ComparisonFormat | Renderer:
    """Give the form asked for, else that of the suffix of the file, else that for a terminal.

    Raises:
        UnknownFormatError: There is no such form.
    """
    if args.to is None and args.output in {None, "-"}:
        return "brief"
    suffix = Path(args.output or "").suffix
    try:
        if args.to is not None:
            return _FORMS.get(args.to) or renderers.load(args.to)
        return _SUFFIXES.get(suffix.lower()) or renderers.for_suffix(suffix)
    except UnknownFormatError as error:
        if "xlsx" in {args.to, suffix[1:].lower()}:
            raise UnknownFormatError(_NO_WORKBOOK) from None
        raise UnknownFormatError(Message.join([error.message, _BESIDES], "；", "; ")) from None


def _refuse_idle(args: argparse.Namespace, form: ComparisonFormat | Renderer) -> None:
    """Refuse options that change nothing in the form asked for.

    Raises:
        GovdiscloseError: There is one.
    """
    if args.option and not isinstance(form, Renderer):
        raise GovdiscloseError(_NO_OPTIONS)
    if args.all and form != "brief":
        raise GovdiscloseError(_NO_ALL)
    if args.movers is not None and form == "csv":
        raise GovdiscloseError(_NO_MOVERS)


def _content(
    compared: Comparison, form: ComparisonFormat | Renderer, args: argparse.Namespace
) -> bytes:
    movers = _MOVERS if args.movers is None else args.movers
    if not isinstance(form, Renderer):
        text = summarize_comparison(compared, form, args.lang, movers=movers, cells=args.all)
        return text.encode()
    options = by_format([form], args.option).get(form.name, {})
    document = layout_comparison(compared, args.lang, movers=movers)
    return rendering.content(document, form.name, **options)
