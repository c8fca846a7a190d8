"""The command that checks reports."""

import argparse
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from govdisclose import checks, summaries
from govdisclose.checks import Checked, Pairing, Rule, Subject, Waiver
from govdisclose.cli import inputs, listing, options, output
from govdisclose.cli.commands import put, put_text, status_of, tell_of_no_suffix
from govdisclose.cli.waiving import Uses
from govdisclose.editions import Report
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.rollup import load_roster
from govdisclose.summaries import SummaryFormat, summarize

if TYPE_CHECKING:
    from govdisclose.cli.last_year import Comparing

_ONE_REPORT = Message(
    "用 --parts 时，只能检查一份报告；多份请逐份检查",
    "with --parts only one report can be checked; for several, check one after the other",
)
_NO_BATCH = Message(
    "用 --parts 时，不能用 --summary、--resume，-o 也不能是文件夹",
    "--parts goes neither with --summary and --resume nor with a folder for -o",
)
_NO_FOLDER = Message(
    "检查多份报告（或用 --summary、--resume，-o 为文件夹）时，--previous 应为放着上年各份报告的"
    "文件夹，{path} 不是",
    "for several reports (or with --summary, --resume, or a folder for -o) --previous takes the "
    "folder of last year's reports, which {path} is not",
)
_NO_PARTS = Message("--roster 须与 --parts 同用", "--roster is of use only with --parts")
_NOT_CHECKED = Message(
    "用来对照的文件有 {count} 个未能读取，所以没有检查 {name}",
    "files to compare with that are not readable: {count}; so {name} was not checked",
)
_NO_FORMAT = Message(
    "检查结果不能写成 {suffix} 文件；后缀可用 {known}，或用 --format 指明形式；"
    "Word、PDF 由程序生成：gd.write(gd.layout_findings(…), path)",
    "no {suffix} file can be written; the suffixes are {known}, or name the form with --format; "
    "Word and PDF are made by a program: gd.write(gd.layout_findings(…), path)",
)
_FORMATS: dict[str, SummaryFormat] = {
    ".json": "json",
    ".csv": "csv",
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
    comparing: "Comparing | None"
    """Last year's reports, in place of ``previous``."""
    parts: tuple[Report, ...] | None
    roster: tuple[str, ...]

    def of(self, report: Report, previous: Report | None) -> frozenset[str]:
        """Give the ids of the rules that are asked of a report."""
        subject = Subject(report=report, previous=previous, parts=self.parts)
        return frozenset(rule.id for rule in checks.due(self.rules, subject))


def check(args: argparse.Namespace) -> int:
    """Check reports; the worst of them gives the exit status, and none stops the others."""
    others = (args.previous, *args.parts, args.roster, args.waivers)
    inputs.refuse_overwriting((args.output, args.summary), (*args.files, *others))
    if inputs.several(args):
        return _many(args)
    form = _format(args)
    asked = _asked(args)
    uses = Uses(asked.waivers)
    [name] = args.files
    checked: list[Checked] = []
    unread: dict[str, Message] = {}
    try:
        checked.append(_checked(name, asked, args))
    except (GovdiscloseError, OSError) as error:
        output.failure(error, args.lang)
        unread[name] = output.words_of(error)
    limit = None if args.all else summaries.LIMIT
    notes = () if asked.comparing is None else asked.comparing.failed
    content = summarize(checked, form, args.lang, unread=unread, limit=limit, notes=notes)
    if form == "text":
        put_text(args, content)
    else:
        put(args, content.encode())
    for one in checked:
        uses.note(one)
    uses.tell(args.lang)
    compared = 0 if asked.comparing is None else asked.comparing.status
    return max(
        2 * bool(unread), compared, *(status_of(one.findings, args.fail_on) for one in checked), 0
    )


def _many(args: argparse.Namespace) -> int:
    from govdisclose.cli import checking_many  # noqa: PLC0415 - slow to import

    if args.parts:
        raise GovdiscloseError(_ONE_REPORT if inputs.several_files(args) else _NO_BATCH)
    if args.roster is not None:
        raise GovdiscloseError(_NO_PARTS)
    if args.previous is not None:
        _refuse_no_folder(args.previous)
    if inputs.is_folder(args.output):
        return checking_many.check(args, args.format or "text", Path(args.output))
    status = checking_many.check(args, _format(args), None)
    tell_of_no_suffix(args)
    return status


def _refuse_no_folder(name: str) -> None:
    """Refuse a single report of last year to compare several with.

    Raises:
        GovdiscloseError: The name is that of a file, or of standard input.
        OSError: There is nothing of that name.
    """
    if name == "-" or not stat.S_ISDIR(Path(name).stat().st_mode):
        raise GovdiscloseError(_NO_FOLDER.format(path=name))


def _asked(args: argparse.Namespace) -> _Asked:
    """Read all that reports are checked with.

    Raises:
        GovdiscloseError: The options do not fit each other, or a file is not what it should be.
        OSError: A file cannot be read.
    """
    if args.roster is not None and not args.parts:
        raise GovdiscloseError(_NO_PARTS)
    inputs.refuse_two_inputs(*args.files, args.previous, *args.parts)
    select, ignore = options.rules(args)
    parts = listing.parts_files(args.parts, *args.files, args.previous, args.output)
    comparing = None
    before = [] if args.previous is None else [args.previous]
    if args.previous is not None and Path(args.previous).is_dir():
        from govdisclose.cli.last_year import Comparing  # noqa: PLC0415 - slow to import

        comparing = Comparing(args)
        before = []
    compared = _compared_with([*before, *parts], args)
    previous = [compared.pop(0) for _ in before]
    return _Asked(
        select=select,
        ignore=ignore,
        rules=checks.selected(select, ignore),
        waivers=inputs.read_waivers(args.waivers),
        previous=previous[0] if previous else None,
        comparing=comparing,
        parts=tuple(compared) if args.parts else None,
        roster=() if args.roster is None else load_roster(args.roster),
    )


def _compared_with(names: list[str], args: argparse.Namespace) -> list[Report]:
    """Read what a report is compared with.

    Raises:
        GovdiscloseError: Some cannot be read; it was said which and why.
    """
    reports: list[Report] = []
    for name in names:
        try:
            reports.append(inputs.read_report(name, args))
        except (GovdiscloseError, OSError) as error:
            output.failure(error, args.lang)
    unread = len(names) - len(reports)
    if unread:
        raise GovdiscloseError(_NOT_CHECKED.format(count=unread, name=args.files[0]))
    return reports


def _checked(name: str, asked: _Asked, args: argparse.Namespace) -> Checked:
    report, source = inputs.read_source(name, options.max_bytes(args))
    which, previous = _last_year(name, report, asked, args)
    ignore = asked.ignore
    if which is not None and previous is None:
        ignore = checks.ignored_alone(which, asked.select, ignore)
    found = checks.check(
        report,
        previous=previous,
        parts=asked.parts,
        roster=asked.roster,
        select=asked.select,
        ignore=ignore,
        waivers=asked.waivers,
    )
    return Checked(
        name=name,
        report=report,
        findings=found,
        asked=asked.of(report, previous),
        source=source,
        pairing=which,
    )


def _last_year(
    name: str, report: Report, asked: _Asked, args: argparse.Namespace
) -> tuple[Pairing | None, Report | None]:
    """Give last year's report, and say what is odd about it; of several, that of the agency."""
    if asked.comparing is not None:
        which, previous = asked.comparing.reports.find(report)
        asked.comparing.note(name, which)
        return which, previous
    if asked.previous is None:
        return None, None
    inputs.tell_of_previous(args, report, asked.previous)
    errors = checks.errors_in_figures(asked.previous)
    return attrs.evolve(checks.pairing("paired", args.previous), errors=errors), asked.previous


def _format(args: argparse.Namespace) -> SummaryFormat:
    """Give the format asked for, else that of the suffix of the file, else text."""
    named: SummaryFormat | None = args.format
    suffix = Path(args.output or "").suffix.lower()
    if named is None and suffix not in _FORMATS:
        raise GovdiscloseError(
            _NO_FORMAT.format(suffix=suffix, known=" ".join(filter(None, _FORMATS)))
        )
    return named or _FORMATS[suffix]
