"""The command that checks reports."""

import argparse
import sys
from datetime import date
from pathlib import Path

import attrs

from govdisclose import checks, summaries
from govdisclose.checks import Checked, Rule, Subject, Waiver
from govdisclose.cli import inputs, output
from govdisclose.cli.commands import put, status_of
from govdisclose.editions import Report
from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.rollup import load_roster
from govdisclose.summaries import SummaryFormat, summarize

_ONE_REPORT = Message(
    "用 --previous 或 --parts 时，只能检查一份报告",
    "with --previous or --parts only one report can be checked",
)
_NO_PARTS = Message("--roster 须与 --parts 同用", "--roster is of use only with --parts")
_EXPIRED = Message(
    "请留意：豁免已过期，不再起作用：{waiver}",
    "note: a waiver has expired and no longer counts: {waiver}",
)
_UNUSED = Message(
    "请留意：豁免没有用到，该处没有这样的问题：{waiver}",
    "note: a waiver was not used, as nothing was found there: {waiver}",
)
_NO_FORMAT = Message(
    "检查结果不能写成 {suffix} 文件；后缀可用 {known}，或用 --format 指明形式",
    "no {suffix} file can be written; the suffixes are {known}, or name the form with --format",
)
_WAIVER = Message("{rule} {pointer}：{reason}", "{rule} {pointer}: {reason}")
_FORMATS: dict[str, SummaryFormat] = {
    ".json": "json",
    ".sarif": "sarif",
    ".md": "markdown",
    ".html": "html",
    ".txt": "text",
    "": "text",
}


@attrs.frozen(kw_only=True)
class _Asked:
    """What is asked of each report."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rules: tuple[Rule, ...]
    waivers: tuple[Waiver, ...]
    previous: Report | None
    parts: tuple[Report, ...] | None
    roster: tuple[str, ...]

    def of(self, report: Report) -> frozenset[str]:
        """Give the ids of the rules that are asked of a report."""
        subject = Subject(report=report, previous=self.previous, parts=self.parts)
        return frozenset(rule.id for rule in checks.due(self.rules, subject))


def check(args: argparse.Namespace) -> int:
    """Check reports; the worst of them gives the exit status, and none stops the others."""
    form = _format(args)
    asked = _asked(args)
    checked: list[Checked] = []
    unread: dict[str, Message] = {}
    for name in args.files:
        try:
            checked.append(_checked(name, asked, args))
        except (GovdiscloseError, OSError) as error:
            output.failure(error, args.lang)
            unread[name] = output.words_of(error)
    limit = None if args.all else summaries.LIMIT
    content = summarize(checked, form, args.lang, unread=unread, limit=limit)
    if form == "text" and args.output in {None, "-"}:
        # Text is for a terminal, and in its encoding; all else is a file's content, and UTF-8.
        print(content, end="", file=output.opened(sys.stdout))
    else:
        put(args, content.encode())
    _tell_of_waivers(asked.waivers, checked, args.lang)
    return max(2 * bool(unread), *(status_of(one.findings, args.fail_on) for one in checked), 0)


def _names(given: list[str]) -> tuple[str, ...]:
    """Split what is given as names with commas between them, once or more often."""
    names = (name.strip() for part in given for name in part.split(","))
    return tuple(name for name in names if name)


def _asked(args: argparse.Namespace) -> _Asked:
    """Read all that reports are checked with.

    Raises:
        GovdiscloseError: The options do not fit each other, or a file is not what it should be.
        OSError: A file cannot be read.
    """
    if args.roster is not None and not args.parts:
        raise GovdiscloseError(_NO_PARTS)
    if (args.previous is not None or args.parts) and len(args.files) > 1:
        raise GovdiscloseError(_ONE_REPORT)
    inputs.refuse_two_inputs(*args.files, args.previous, *args.parts)
    select, ignore = _names(args.select) or ("default",), _names(args.ignore)
    parts = inputs.parts_files(args.parts, *args.files, args.previous)
    return _Asked(
        select=select,
        ignore=ignore,
        rules=checks.selected(select, ignore),
        waivers=() if args.waivers is None else checks.load_waivers(args.waivers),
        previous=None if args.previous is None else inputs.read_report(args.previous),
        parts=tuple(map(inputs.read_report, parts)) if args.parts else None,
        roster=() if args.roster is None else load_roster(args.roster),
    )


def _checked(name: str, asked: _Asked, args: argparse.Namespace) -> Checked:
    report, source = inputs.read_source(name)
    if asked.previous is not None:
        inputs.tell_of_previous(args, report, asked.previous)
    found = checks.check(
        report,
        previous=asked.previous,
        parts=asked.parts,
        roster=asked.roster,
        select=asked.select,
        ignore=asked.ignore,
        waivers=asked.waivers,
    )
    return Checked(name=name, report=report, findings=found, asked=asked.of(report), source=source)


def _format(args: argparse.Namespace) -> SummaryFormat:
    """Give the format asked for, else that of the suffix of the file, else text."""
    named: SummaryFormat | None = args.format
    suffix = Path(args.output or "").suffix.lower()
    if named is None and suffix not in _FORMATS:
        raise GovdiscloseError(
            _NO_FORMAT.format(suffix=suffix, known=" ".join(filter(None, _FORMATS)))
        )
    return named or _FORMATS[suffix]


def _tell_of_waivers(waivers: tuple[Waiver, ...], checked: list[Checked], lang: Lang) -> None:
    """Say which waivers have no effect, so that a file of them does not grow old unseen."""
    today = date.today()  # noqa: DTZ011 - the user's own day
    for words, found in (
        (_EXPIRED, checks.expired(waivers, today)),
        (_UNUSED, checks.unused(waivers, checked, today)),
    ):
        for waiver in found:
            place = _WAIVER.format(
                rule=waiver.rule, pointer=waiver.pointer or '""', reason=waiver.silence.message
            )
            output.note(words.format(waiver=place), lang)
