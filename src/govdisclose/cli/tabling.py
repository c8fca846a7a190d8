"""The command that writes the figures of many reports as a table."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from govdisclose import tables
from govdisclose.cli import inputs, listing, output
from govdisclose.cli.progress import Bar
from govdisclose.editions import Report, edition
from govdisclose.errors import GovdiscloseError, Message

_NO_FORMAT = Message(
    "表不能写成 {suffix} 文件；后缀可用 .csv、.parquet",
    "no {suffix} file can be written; the suffixes are .csv and .parquet",
)
_OTHER_EDITIONS = Message(
    "宽表只写一版，依第一份报告是 {edition} 版；没有写入别版的：{others}。"
    "请用 --edition 各版各成一表，或用 --form long",
    "a wide table is of one edition, that of the first report: {edition}; left out are {others}; "
    "make a table for each with --edition, or use --form long",
)
_OF_EDITION = Message("{edition} 版 {count} 份", "reports of edition {edition}: {count}")
_NOTHING = Message(
    "没有一份可以写入的报告，什么也没有写", "there is no report to write; nothing is written"
)
_WRITTEN = Message("已写出 {path}：{count} 份报告", "wrote {path}; reports: {count}")
_STDOUT = Message("标准输出", "standard output")
_LEFT_OUT = Message(
    "{count} 份别的版本的报告没有写入", "reports of other editions, left out: {count}"
)
_UNUSABLE = Message("{count} 个文件不能用，没有写入", "unusable files, left out: {count}")


def table(args: argparse.Namespace) -> int:
    """Write a table; a file that cannot be in it is named, and the others are written."""
    suffix = Path(args.output or "-").suffix
    if args.output not in {None, "-"} and suffix not in {".csv", ".parquet"}:
        raise GovdiscloseError(_NO_FORMAT.format(suffix=suffix or args.output))
    if args.edition is not None:
        edition(args.edition)
    inputs.refuse_two_inputs(*args.files)
    reading = _Reading(args)
    reports = iter(reading)
    first = next(reports, None)
    if first is None:
        output.note(_NOTHING, args.lang)
        written = 0
    else:
        written = _write(chain((first,), reports), args)
        path = _STDOUT if args.output in {None, "-"} else args.output
        output.note(_WRITTEN.format(path=path, count=written), args.lang)
    others = reading.others
    if others and args.edition is None:
        each = [_OF_EDITION.format(edition=id_, count=n) for id_, n in sorted(others.items())]
        words = _OTHER_EDITIONS.format(edition=reading.edition, others=Message.join(each))
        output.note(words, args.lang)
    elif others:
        output.note(_LEFT_OUT.format(count=others.total()), args.lang)
    if reading.unusable:
        output.note(_UNUSABLE.format(count=reading.unusable), args.lang)
    unasked = others and args.edition is None
    return 2 if reading.unusable or unasked or not written else 0


class _Reading:
    """Reads reports one by one, says which cannot be in the table, and counts them."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.names = list(listing.report_files(args.files, args.output))
        self.args = args
        self.lang = args.lang
        self.edition: str | None = args.edition
        """The one that the table is of; None: of all, or of the first report's."""
        self.form = args.form
        self.others: Counter[str] = Counter()
        """Reports that are left out, as they are of other editions."""
        self.unusable = 0

    def __iter__(self) -> Iterator[Report]:
        with Bar(len(self.names), self.lang) as bar:
            for name in self.names:
                try:
                    report = inputs.read_report(name, self.args)
                except (GovdiscloseError, OSError) as error:
                    with bar.aside():
                        output.failure(error, self.lang)
                    self.unusable += 1
                    bar.advance(failed=True)
                    continue
                if self.form == "wide":
                    self.edition = self.edition or report.edition
                if self.edition in {None, report.edition}:
                    yield report
                else:
                    self.others[report.edition] += 1
                bar.advance()


def _write(reports: Iterator[Report], args: argparse.Namespace) -> int:
    """Write the table, and give the number of reports."""
    if args.output in {None, "-"}:
        out = output.opened(sys.stdout)
        out.flush()
        written = -1  # the header
        for piece in tables.to_csv(reports, args.form, bom=args.bom):
            out.buffer.write(piece)
            written += 1
        out.buffer.flush()
        return written
    if Path(args.output).suffix == ".parquet":
        return tables.write_parquet(reports, args.output, args.form)
    return tables.write_csv(reports, args.output, args.form, bom=args.bom)
