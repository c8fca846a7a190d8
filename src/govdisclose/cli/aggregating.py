"""The command that adds up the reports of the parts of a government."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from govdisclose import renderers, rendering, rollup
from govdisclose.cells import shown
from govdisclose.checks.names import known_as, listed, shortened
from govdisclose.checks.rows import place
from govdisclose.cli import inputs, listing, output
from govdisclose.cli.commands import deliver, refuse_other_formats, to_json
from govdisclose.cli.progress import Bar
from govdisclose.editions import Report
from govdisclose.editions.shared import Agency
from govdisclose.errors import GovdiscloseError, Message
from govdisclose.layouts import layout_aggregate
from govdisclose.rollup import Aggregate, AggregateError
from govdisclose.text import visible

_NO_NAME = Message("{file}: 没有机关名称", "{file}: has no name of an agency")
_SAME = Message("{name}：{files}", "{name}: {files}")
_UNREAD = Message(
    "有 {count} 个文件未能读取（{names}），草稿不全，所以什么也没有写出；"
    "加 --skip-unreadable 则不计它们",
    "files not readable: {count} ({names}), so the draft is not whole and nothing was written; "
    "with --skip-unreadable they are left out",
)
_SKIPPED = Message("未能读取 {count} 个文件：{names}", "files not readable ({count}): {names}")
_INCONSISTENT = Message(
    "有 {count} 个部分自身的合计不符：{parts}；可用 govdisclose check 查看",
    "parts whose own sums do not hold ({count}): {parts}; see govdisclose check",
)
_AS_ZERO = Message(
    "空白按 0 计入后，有 {count} 个部分的合计不符，请补全它们的报告：{parts}",
    "parts whose sums do not hold with their blanks as 0 ({count}); fill in their reports: {parts}",
)
_WRONG_SUMS = Message(
    "各部分的报告在此相符，草稿的合计却不符，请核对空白和取自上年的数：{places}",
    "sums that hold in the reports of the parts, and not in the draft; look at blanks, and at what "
    "was taken from last year's report: {places}",
)
_PART_OF = Message("{name}（{files}）", "{name} ({files})")
_BLANK = Message("空白 {place}{columns}：因 {parts}", "blank {place}{columns}: because of {parts}")
_ZERO = Message("空白按 0 计入：{parts}", "blanks that count as 0: {parts}")
_SUMMED = Message(
    "空白的合计按分项之和计入：{parts}",
    "blank totals that count as the sums of their parts: {parts}",
)
_OF_PART = Message("{name}（{count} 格）", "{name} ({count})")
_UNIT = Message(
    "单位不明，未能相加：{part} 的 {amount}", "cannot be added without a unit: {amount} of {part}"
)
_DIFFERS = Message(
    "与上年不衔接 {place}：据上年应为 {expected}，各部分之和为 {total}，{change}",
    "does not follow from last year's {place}: should be {expected}, the parts add up to {total}, "
    "{change}",
)
_MORE = Message("多 {count}", "{count} more")
_LESS = Message("少 {count}", "{count} less")
_TAKEN = Message("取自上年 {place}：{expected}", "taken from last year's {place}: {expected}")
_OFFERED = Message(
    "可取自上年 {place}：{expected}（--take-over）",
    "can be taken from last year's {place}: {expected} (--take-over)",
)
_REMARKS = Message(
    "各部分有备注 {count} 条，没有写进草稿（--report 列出）",
    "remarks of the parts, which are not in the draft: {count} (--report lists them)",
)


def aggregate(args: argparse.Namespace) -> int:
    """Add up reports; where a file could not be read, nothing is written unless that is asked."""
    names = _files(args)
    unread: dict[str, Message] = {}
    owners: dict[str, list[str]] = {}
    result = _aggregated(args, names, unread, owners)
    written = args.skip_unreadable or not unread
    # Where a file's content goes to standard output, all else goes beside it.
    out = sys.stderr if "-" in _targets(args) else output.opened(sys.stdout)
    open_ = (*_inconsistent(result, owners), *_open(result), *_carried(result))
    for message in (*result.coverage.messages, *open_):
        print(visible(message.text(args.lang)), file=out)
    if written:
        _write(args, result, unread)
    verdict = [result.message]
    if unread:
        listing = shortened([Message(name, name) for name in unread])
        words = _SKIPPED if written else _UNREAD
        verdict.append(words.format(count=len(unread), names=listing))
    print(visible(Message.join(verdict, "；", "; ").text(args.lang)), file=out)
    return 2 if unread else int(not result.complete)


def _targets(args: argparse.Namespace) -> list[str]:
    """List the files to write."""
    given = (args.output, args.coverage, args.breakdown, args.report)
    return [target for target in given if target is not None]


def _files(args: argparse.Namespace) -> list[str]:
    """List the files to read; what is to be written must be none of them.

    Raises:
        GovdiscloseError: The options do not fit each other, or a folder has no reports.
    """
    refuse_other_formats(args)
    if args.report is not None:
        renderers.for_suffix(Path(args.report).suffix)
    inputs.refuse_two_inputs(*args.files, args.previous)
    names = list(listing.parts_files(args.files, *_targets(args), args.previous))
    inputs.refuse_overwriting(_targets(args), (*names, args.previous, args.roster))
    return names


def _aggregated(
    args: argparse.Namespace,
    names: list[str],
    unread: dict[str, Message],
    owners: dict[str, list[str]],
) -> Aggregate:
    """Read and add up; note what cannot be read, and whose report each file is.

    Raises:
        GovdiscloseError: The reports cannot be added up; it names the files where an agency alone
            does not tell which report is meant.
    """
    try:
        return rollup.aggregate(
            _reports(names, unread, owners, args),
            agency=Agency(name=args.agency, kind=args.kind),
            year=args.year,
            roster=() if args.roster is None else rollup.load_roster(args.roster),
            blanks="zero" if args.blanks_as_zero else "keep",
            previous=None if args.previous is None else inputs.read_report(args.previous, args),
            take_over_blanks=args.take_over,
            breakdown=args.breakdown is not None or args.report is not None,
        )
    except AggregateError as error:
        words = [Message(error.text("zh"), error.text("en"))]
        words += [
            _SAME.format(name=name, files=", ".join(files))
            for name, files in owners.items()
            if len(files) > 1
        ]
        raise GovdiscloseError(Message.join(words, "\n", "\n")) from None


def _reports(
    names: list[str],
    unread: dict[str, Message],
    owners: dict[str, list[str]],
    args: argparse.Namespace,
) -> Iterator[Report]:
    """Read one report after another; note what cannot be read, and whose report each file is."""
    with Bar(len(names), args.lang) as bar:
        for name in names:
            try:
                report = _read(name, args)
            except (GovdiscloseError, OSError) as error:
                with bar.aside():
                    output.failure(error, args.lang)
                unread[name] = output.words_of(error)
            else:
                owners.setdefault(known_as(report.agency.name), []).append(name)
                yield report
            bar.advance(failed=name in unread)


def _read(name: str, args: argparse.Namespace) -> Report:
    report = inputs.read_report(name, args)
    if not known_as(report.agency.name):
        raise GovdiscloseError(_NO_NAME.format(file=name))
    return report


def _write(args: argparse.Namespace, result: Aggregate, unread: Mapping[str, Message]) -> None:
    """Write what is asked for; all of it is made before the first is written."""
    contents: dict[str, bytes] = {}
    if args.output is not None:
        contents[args.output] = to_json(result.report)
    if args.coverage is not None:
        contents[args.coverage] = result.coverage.to_csv(args.lang, unread=unread).encode()
    if args.breakdown is not None and result.breakdown is not None:
        contents[args.breakdown] = result.breakdown.to_csv(args.lang).encode()
    if args.report is not None:
        name = renderers.for_suffix(Path(args.report).suffix).name
        document = layout_aggregate(result, args.lang, unread=unread)
        contents[args.report] = rendering.content(document, name)
    for target, content in contents.items():
        deliver(target, content, args.lang)


def _inconsistent(result: Aggregate, owners: Mapping[str, list[str]]) -> Iterator[Message]:
    """Name the parts that are wrong, with their files, and sums that are in the draft alone."""
    for words, names in (
        (_INCONSISTENT, result.inconsistent),
        (_AS_ZERO, result.inconsistent_as_zero),
    ):
        parts = [
            _PART_OF.format(name=name, files=", ".join(owners[known_as(name)])) for name in names
        ]
        if parts:
            yield words.format(count=len(parts), parts=shortened(parts))
    if result.wrong_sums:
        yield _WRONG_SUMS.format(places=shortened(list(result.wrong_sums)))


def _open(result: Aggregate) -> Iterator[Message]:
    """Say what is blank, what counts as 0, and what could not be added up."""
    for row in result.blank_rows:
        columns = f"「{'、'.join(row.columns)}」" if row.columns else ""
        yield _BLANK.format(place=row.place, columns=columns, parts=listed(row.parts))
    for words, counted in ((_ZERO, result.zeros), (_SUMMED, result.summed_totals)):
        if counted:
            parts = [_OF_PART.format(name=p.part, count=len(p.pointers)) for p in counted]
            yield words.format(parts=shortened(parts))
    for unknown in result.unknown_units:
        yield _UNIT.format(part=unknown.part, amount=shown(unknown.amount))
    if result.remarks:
        yield _REMARKS.format(count=len(result.remarks))


def _carried(result: Aggregate) -> Iterator[Message]:
    """Say what does not follow from last year's report, or can be taken from it."""
    for cell in result.carried_over:
        words = None
        if cell.difference:
            words = _DIFFERS
        elif cell.total is None and cell.expected is not None:
            words = _TAKEN if cell.taken else _OFFERED
        if words:
            difference = cell.difference or 0
            change = (_MORE if difference > 0 else _LESS).format(count=abs(difference))
            yield words.format(
                place=place(cell.labels), expected=cell.expected, total=cell.total, change=change
            )
