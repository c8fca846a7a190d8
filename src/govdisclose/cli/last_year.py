"""What ``check`` says of last year's reports, where it finds those to compare with in a folder."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext

from govdisclose.batch import LastYear
from govdisclose.checks import Pairing, PairingCode
from govdisclose.checks.names import shortened
from govdisclose.cli import inputs, options, output
from govdisclose.errors import GovdiscloseError, Message

_COMPARED = Message("与上年对照：{parts}", "compared with last year: {parts}")
_COUNTS: dict[PairingCode, Message] = {
    "paired": Message("对照了 {count} 份", "{count} compared"),
    "absent": Message("{count} 份没有上年的报告", "{count} without a report of last year"),
    "other-year": Message("{count} 份只有别的年度的报告", "{count} with reports of other years"),
    "other-code": Message("{count} 份的机关代码与上年不同", "{count} with another code last year"),
    "several": Message("{count} 份上年的报告不止一份", "{count} with several reports of last year"),
    "unreadable": Message("{count} 份上年的报告不能用", "{count} with one that cannot be used"),
    "no-name": Message("{count} 份没有机关名称", "{count} without the name of an agency"),
    "no-year": Message("{count} 份没有年度", "{count} without a year"),
}
_UNUSED = Message(
    "上年的报告有 {count} 份没有用到：{files}", "reports of last year not used ({count}): {files}"
)
_FAILED = Message("上年的文件不能用：{words}", "file of last year of no use: {words}")
_WHOSE = Message("{agency}（{file}）", "{agency} ({file})")
_RENAMED = Message(
    "机关更名的，请把上年报告里的名称改成现名，再作对照",
    "where an agency was renamed, give its report of last year the present name, to compare them",
)
_OTHER_YEARS = Message(
    "别的年度的报告没有用到：{parts}", "reports of other years, not used: {parts}"
)
_OF_YEAR = Message("{year} 年 {count} 份", "{count} of {year}")
_OF_NO_YEAR = Message("没有年度的 {count} 份", "{count} without a year")
_SHARED = Message(
    "请留意：上年的报告有 {count} 份各与不止一份报告对照，请核对机关名称：{files}",
    "note: reports of last year with which more than one was compared ({count}), see whether the "
    "names of the agencies are right: {files}",
)


Aside = Callable[[], AbstractContextManager[None]]


class Comparing:
    """Last year's reports, and what has come of comparing with them so far."""

    def __init__(self, args: argparse.Namespace, aside: Aside = nullcontext) -> None:
        """Look through the folder, and tell of the files in it that cannot be used.

        Args:
            args: What the command was given.
            aside: Within it things are printed.
        """
        self.reports = LastYear(args.previous, max_bytes=options.max_bytes(args))
        self.failed: list[Message] = []
        """The files that cannot be used, with the reason."""
        self.status = 0
        """The exit status that it asks for."""
        self._lang = args.lang
        self._aside = aside
        self._whole = any(map(inputs.is_folder, args.files))
        self._counts: Counter[PairingCode] = Counter()
        for name, words in self.reports.failed.items():
            wrong = inputs.of_file(name, inputs.not_json(name, words))
            self.failed.append(_FAILED.format(words=wrong))
            self._fail(wrong)

    def note(self, name: str, pairing: Pairing) -> None:
        """Let the report of a file count; say what is wrong with the one of last year."""
        self._counts[pairing.code] += 1
        if pairing.code == "unreadable":
            self._fail(inputs.of_file(name, pairing.message))
        if pairing.errors:
            with self._aside():
                output.note(inputs.words_on_errors(pairing.sources[0], pairing.errors), self._lang)

    def tell(self) -> None:
        """Say in the end how many were compared, and which of last year's were not used."""
        for words in self.said():
            output.note(words, self._lang)

    def said(self) -> Iterator[Message]:
        """Give the lines of that."""
        counts = {code: self._counts[code] for code in _COUNTS}
        parts = [
            words.format(count=counts[code])
            for code, words in _COUNTS.items()
            if counts[code] or code == "paired"
        ]
        yield _COMPARED.format(parts=Message.join(parts, "，"))
        unused = [_WHOSE.format(agency=a, file=f) for f, a in self.reports.unused.items()]
        # Where a few reports are named, and no folder, most of last year's are of no concern.
        if unused and (self._whole or len(unused) <= self._counts.total()):
            yield _UNUSED.format(count=len(unused), files=shortened(unused))
        if unused and self._counts["absent"]:
            yield _RENAMED
        years = sorted(self.reports.other_years.items(), key=lambda item: item[0] or 0)
        if years:
            yield _OTHER_YEARS.format(parts=Message.join([_of_year(*y) for y in years], "，"))
        shared = [Message(name, name) for name in self.reports.shared]
        if shared:
            yield _SHARED.format(count=len(shared), files=shortened(shared))

    def _fail(self, words: Message) -> None:
        self.status = 2
        with self._aside():
            output.failure(GovdiscloseError(words), self._lang)


def _of_year(year: int | None, count: int) -> Message:
    words = _OF_NO_YEAR if year is None else _OF_YEAR
    return words.format(year=year, count=count)
