"""The command ``check`` over many files."""

import argparse
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdisclose import batch, summaries
from govdisclose.batch import Result
from govdisclose.batch.folders import JSON_SUFFIXES
from govdisclose.cli import inputs, many, options, output
from govdisclose.cli.commands import WRITTEN, put
from govdisclose.cli.last_year import Comparing
from govdisclose.cli.many import Run
from govdisclose.cli.waiving import Uses
from govdisclose.errors import Message
from govdisclose.files import replacing
from govdisclose.summaries import SummaryFormat, summarize, text
from govdisclose.text import visible

if TYPE_CHECKING:
    from govdisclose.checks import Checked

_LINE = Message("{name}：{words}", "{name}: {words}")


def check(args: argparse.Namespace, form: SummaryFormat, folder: Path | None) -> int:
    """Check reports as a batch; tell of each as it comes, or of all in one file in the end.

    Args:
        args: Files and folders, and how they are worked on.
        form: Form of what is told.
        folder: Folder of a summary of each report; None: they are told in one.

    Returns:
        The exit status.
    """
    waivers = inputs.read_waivers(args.waivers)
    select, ignore = options.rules(args)
    asked: dict[str, Any] = {"select": select, "ignore": ignore, "waivers": waivers}
    asked["max_bytes"] = options.max_bytes(args)
    uses = Uses(waivers)
    with many.running(args, JSON_SUFFIXES, folder) as run:
        comparing = None if args.previous is None else Comparing(args, run.bar.aside)
        asked["previous"] = comparing and comparing.reports
        results = batch.check(run.sources, folder, form, lang=args.lang, **asked, **run.how)
        judged = _judged(args, run, results, (uses, comparing))
        if folder is not None:
            for result in judged:
                if result.error is None:
                    run.tell(result, *many.conclusion(result.facts))
        elif form == "text":
            _as_texts(args, run, judged)
        else:
            _as_one(args, form, run, judged, comparing)
    on_stdout = form != "text" and args.output in {None, "-"}
    if folder is not None or (run.counts["failed"] and not on_stdout):
        run.tell_all("check")
    if comparing is not None:
        if run.count > 1:
            comparing.tell()
        run.status = max(run.status, comparing.status)
    uses.tell(args.lang, all_seen=not run.counts["kept"])
    return run.status


def _judged(
    args: argparse.Namespace,
    run: Run,
    results: Generator[Result],
    noting: tuple[Uses, Comparing | None],
) -> Iterator[Result]:
    """Let each report count."""
    uses, comparing = noting
    for result in run.each(results):
        if comparing is not None and result.pairing is not None:
            comparing.note(result.source, result.pairing)
        run.count_verdict(result.facts, args.fail_on)
        if uses and result.checked is not None:
            uses.note(result.checked)
        yield result


def _as_texts(args: argparse.Namespace, run: Run, results: Iterable[Result]) -> None:
    """Write what was found in each report, and in the end how many reports are good."""
    with _written(args, run) as write:
        for result in results:
            if result.error is None:
                heading = f"{text.heading(result.source)}\n" if run.count > 1 else ""
                write(heading + _text(args, result))
                _tell(args, run, result)
        if run.verdicts.total() > 1:
            write(f"{text.in_all(run.verdicts).text(args.lang)}\n")


def _text(args: argparse.Namespace, result: Result) -> str:
    if result.findings and result.checked is not None:
        limit = None if args.all else summaries.LIMIT
        return summarize(result.checked, "text", args.lang, limit=limit)
    found = result.facts.conclusion
    return "" if found is None else text.conclusion(found, result.pairing, args.lang)


@contextmanager
def _written(args: argparse.Namespace, run: Run) -> Iterator[Callable[[str], object]]:
    """Give what writes text to the file asked for, or to standard output."""
    if args.output in {None, "-"}:
        yield run.show
    else:
        with replacing(args.output) as file:
            yield lambda content: file.write(content.encode())
        output.note(WRITTEN.format(path=args.output), args.lang)


def _tell(args: argparse.Namespace, run: Run, result: Result) -> None:
    """Say on standard error what was found, where it does not stand on standard output."""
    found = result.facts.conclusion
    if args.output not in {None, "-"} and found is not None:
        run.note(_LINE.format(name=visible(result.source), words=found.message))


def _as_one(
    args: argparse.Namespace,
    form: SummaryFormat,
    run: Run,
    results: Iterable[Result],
    comparing: Comparing | None,
) -> None:
    """Write what was found in all reports as one file."""
    checked: list[Checked] = []
    unread: dict[str, Message] = {}
    for result in results:
        if result.error is not None:
            unread[result.source] = result.error
        elif result.checked is not None:
            checked.append(result.checked)
            _tell(args, run, result)
    notes = [] if comparing is None else [*comparing.failed, *comparing.said()]
    put(args, summarize(checked, form, args.lang, unread=unread, notes=notes).encode())
