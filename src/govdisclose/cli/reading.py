"""The command that reads published reports."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from govdisclose import checks
from govdisclose.cli import output
from govdisclose.cli.commands import put, refuse_other_formats, status_of, to_json
from govdisclose.cli.progress import progress
from govdisclose.errors import GovdiscloseError, Lang, Message
from govdisclose.files import write_atomically
from govdisclose.form import cell_values
from govdisclose.readers import Reading, ReadingProblem, Verdict, read

_VERDICTS: dict[Verdict, Message] = {
    "proved": Message("合计全部相符（proved）", "proved: all sums hold"),
    "unproved": Message(
        "因有空白，合计未能全部核对（unproved）", "unproved: blanks leave sums open"
    ),
    "contradicted": Message("有合计不符（contradicted）", "contradicted: sums do not hold"),
}
_ABOUT = Message(
    "{edition} 版，{year}，{agency}：{filled} 个数字单元格，空白 {blank} 个",
    "edition {edition}, {year}, {agency}: {filled} number cells, {blank} blank",
)
_YEAR = Message("{year} 年", "{year}")
_NO_YEAR = Message("年度不明", "year unknown")
_NO_AGENCY = Message("机关不明", "agency unknown")
_RESULT = Message("读取：{verdict}；{counts}", "read: {verdict}; {counts}")
_COUNTS: dict[str, Message] = {
    "error": Message("错误 {count} 处", "errors: {count}"),
    "warning": Message("警告 {count} 处", "warnings: {count}"),
    "info": Message("提示 {count} 处", "notes: {count}"),
}
_NOTHING_ODD = Message("没有疑问", "nothing odd")
_ONE_STDOUT = Message(
    "多个文件的 JSON 不能都写到标准输出：请用 -o 指明文件夹",
    "the JSON of several files cannot all go to standard output: name a folder with -o",
)
_SUMMARY = Message(
    "{count} 个文件：读取 {good} 个，未能读取 {bad} 个",
    "{count} files: {good} read, {bad} not readable",
)


def read_files(args: argparse.Namespace) -> int:
    """Read published reports; the worst gives the exit status, and none stops the others."""
    several = len(args.files) > 1
    if several and args.output == "-":
        raise GovdiscloseError(_ONE_STDOUT)
    if not several:
        refuse_other_formats(args)
    elif args.output:
        Path(args.output).mkdir(parents=True, exist_ok=True)
    status = 0
    unreadable = 0
    printed: list[dict[str, Any]] = []
    targets = _targets(args.files)
    for done, name in enumerate(args.files):
        try:
            with progress(done, len(args.files)):
                reading = _read(name)
        except (GovdiscloseError, OSError) as error:
            output.failure(_named(name, error), args.lang)
            status = 2
            unreadable += 1
            continue
        findings = checks.check(reading.report) if args.check else []
        status = max(status, _status(reading, strict=args.strict))
        status = max(status, status_of(findings, strict=args.strict))
        if args.format == "json":
            printed.append(_as_data(name, reading, findings if args.check else None, args.lang))
        else:
            _print(name if several else None, reading, findings, args)
        _keep(args, reading, targets[name] if several else None)
    if args.format == "json":
        output.data(printed, sys.stderr if args.output == "-" else None)
    elif several:
        good = len(args.files) - unreadable
        output.note(_SUMMARY.format(count=len(args.files), good=good, bad=unreadable), args.lang)
    return status


def _read(name: str) -> Reading:
    if name == "-":
        return read(output.opened(sys.stdin).buffer.read())
    return read(Path(name))


def _named(name: str, error: GovdiscloseError | OSError) -> GovdiscloseError | OSError:
    """Begin what is wrong with a file with its name."""
    if isinstance(error, OSError):
        return error
    return GovdiscloseError(Message(f"{name}: {error.text('zh')}", f"{name}: {error.text('en')}"))


def _targets(names: Sequence[str]) -> dict[str, str]:
    """Give each file a name for its JSON; files of the same name get a number."""
    taken: set[str] = set()
    targets: dict[str, str] = {}
    for name in names:
        stem = "stdin" if name == "-" else Path(name).stem
        target, number = f"{stem}.json", 1
        while target in taken:
            number += 1
            target = f"{stem}-{number}.json"
        taken.add(target)
        targets.setdefault(name, target)
    return targets


def _status(reading: Reading, *, strict: bool) -> int:
    severe = any(strict or problem.severity == "error" for problem in reading.problems)
    return int(severe or reading.verdict == "contradicted")


def _keep(args: argparse.Namespace, reading: Reading, target: str | None) -> None:
    """Write the report as JSON, where that is asked for."""
    if args.output is None:
        return
    if target is None:
        put(args, to_json(reading.report))
    else:
        write_atomically(Path(args.output) / target, to_json(reading.report))


def _print(
    name: str | None, reading: Reading, findings: list[checks.Finding], args: argparse.Namespace
) -> None:
    lang: Lang = args.lang
    out = sys.stderr if args.output == "-" else output.opened(sys.stdout)
    if name is not None:
        print(f"== {name}", file=out)
    print(_about(reading).text(lang), file=out)
    for problem in reading.problems:
        severity = output.SEVERITIES[problem.severity].text(lang)
        print(f"{severity} {problem.code} {_place(problem, lang)}".rstrip(), file=out)
        print(f"    {problem.message.text(lang)}", file=out)
    print(_result(reading).text(lang), file=out)
    if args.check:
        output.findings(None, findings, lang, file=out)


def _place(problem: ReadingProblem, lang: Lang) -> str:
    where = problem.source.text(lang) if problem.source else ""
    return "  ".join(filter(None, (problem.pointer, where)))


def _about(reading: Reading) -> Message:
    report = reading.report
    cells = cell_values(report)
    blank = cells.count(None)
    year = _NO_YEAR if report.year is None else _YEAR.format(year=report.year)
    return _ABOUT.format(
        edition=report.edition,
        year=year,
        agency=report.agency.name or _NO_AGENCY,
        filled=len(cells) - blank,
        blank=blank,
    )


def _result(reading: Reading) -> Message:
    counts = [
        words.format(count=count)
        for severity, words in _COUNTS.items()
        if (count := sum(problem.severity == severity for problem in reading.problems))
    ]
    words = Message.join(counts, zh="，") if counts else _NOTHING_ODD
    return _RESULT.format(verdict=_VERDICTS[reading.verdict], counts=words)


def _as_data(
    name: str, reading: Reading, findings: list[checks.Finding] | None, lang: Lang
) -> dict[str, Any]:
    """Give the result of one file as plain data."""
    report = reading.report
    data: dict[str, Any] = {
        "file": name,
        "edition": report.edition,
        "year": report.year,
        "agency": report.agency.name,
        "verdict": reading.verdict,
        "problems": [
            {
                "pointer": problem.pointer,
                "code": problem.code,
                "severity": problem.severity,
                "message": problem.message.text(lang),
                "source": _source_as_data(problem),
            }
            for problem in reading.problems
        ],
    }
    if findings is not None:
        data["check"] = output.as_data(name, findings, lang)
    return data


def _source_as_data(problem: ReadingProblem) -> dict[str, Any] | None:
    source = problem.source
    if source is None:
        return None
    names = ("page", "table", "row", "column", "line", "raw")
    return {key: value for key in names if (value := getattr(source, key)) is not None}
