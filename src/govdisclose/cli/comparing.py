"""The command that compares two reports."""

import argparse
import sys
from pathlib import Path

from govdisclose import comparing, renderers
from govdisclose.cli import inputs, output
from govdisclose.cli.commands import put, rendered
from govdisclose.cli.options import by_format
from govdisclose.comparing import Comparison
from govdisclose.errors import GovdiscloseError, Message, UnknownFormatError
from govdisclose.layouts import layout_comparison
from govdisclose.layouts.changes import NOTE
from govdisclose.renderers import Renderer
from govdisclose.summaries import ComparisonFormat, summarize_comparison

_TABLES: dict[str, ComparisonFormat] = {"csv": "csv", "json": "json"}
"""Forms that are no documents, by what ``--to`` and suffixes call them."""
_BESIDES = Message("对比另有 csv 和 json", "comparisons can be csv and json, too")
_NO_OPTIONS = Message(
    "-O 只用于 docx、html 等格式", "-O is of use only with formats such as docx and html"
)


def compare(args: argparse.Namespace) -> int:
    """Compare two reports: on the terminal, or in a file of any format."""
    form = _form(args)
    if args.option and not isinstance(form, Renderer):
        raise GovdiscloseError(_NO_OPTIONS)
    names = (args.previous, args.current)
    inputs.refuse_two_inputs(*names)
    inputs.refuse_overwriting([args.output] if args.output else [], names)
    previous, current = map(inputs.read_report, names)
    compared = comparing.compare(previous, current)
    content = _content(compared, form, args)
    if form == "text":
        # Text is for a terminal, and in its encoding; all else is a file's content, and UTF-8.
        print(content.decode(), end="", file=output.opened(sys.stdout))
    else:
        for note in compared.notes:
            output.note(NOTE.format(words=note.message), args.lang)
        put(args, content)
    for name, report in zip(names, (previous, current), strict=True):
        inputs.tell_of_errors(name, report, args.lang)
    return 0


def _form(args: argparse.Namespace) -> ComparisonFormat | Renderer:
    """Give the form asked for, else that of the suffix of the file, else text for a terminal.

    Raises:
        UnknownFormatError: There is no such form.
    """
    suffix = Path(args.output or "").suffix
    if args.to is None and args.output in {None, "-"}:
        return "text"
    try:
        if args.to is not None:
            return _TABLES.get(args.to) or renderers.load(args.to)
        return _TABLES.get(suffix.lower()[1:]) or renderers.for_suffix(suffix)
    except UnknownFormatError as error:
        raise UnknownFormatError(Message.join([error.message, _BESIDES], "；", "; ")) from None


def _content(
    compared: Comparison, form: ComparisonFormat | Renderer, args: argparse.Namespace
) -> bytes:
    if not isinstance(form, Renderer):
        text = summarize_comparison(compared, form, args.lang, movers=args.movers, cells=args.all)
        return text.encode()
    # What a file carries is taken for a report where it is read back, and this is none.
    options: dict[str, object] = {"data": False} if "data" in form.options else {}
    options |= by_format([form], args.option).get(form.name, {})
    document = layout_comparison(compared, args.lang, movers=args.movers)
    return rendered(document, form.name, options)
