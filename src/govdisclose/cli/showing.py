"""What ``read`` prints of each file: for people, or as data for programs."""

from typing import TYPE_CHECKING, Any, TextIO

from govdisclose.checks import Checked
from govdisclose.errors import Lang, Message
from govdisclose.form import cell_values
from govdisclose.readers import Reading, Verdict
from govdisclose.summaries import data, text
from govdisclose.text import visible

if TYPE_CHECKING:
    from govdisclose.batch import Facts

_VERDICTS: dict[Verdict, Message] = {
    "proved": Message("合计全部相符（proved）", "all sums hold (proved)"),
    "unproved": Message(
        "有空白，合计不能全部核对（unproved）", "blanks leave some sums open (unproved)"
    ),
    "contradicted": Message("有合计不符（contradicted）", "some sums do not hold (contradicted)"),
}
_WHICH = Message(
    "有合计不符（contradicted），加 --check 列出",
    "some sums do not hold (contradicted); --check lists them",
)
_ABOUT = Message(
    "{edition} 版，{year}，{agency}；数字单元格 {count} 个，空白 {blank} 个",
    "edition {edition}, {year}, {agency}; number cells: {count}, blank: {blank}",
)
_YEAR = Message("{year} 年", "{year}")
_NO_YEAR = Message("年度不明", "year unknown")
_NO_AGENCY = Message("机关不明", "agency unknown")
_RESULT = Message("读取结果：{verdict}；{counts}", "result: {verdict}; {counts}")
_COUNTS: dict[str, Message] = {
    "error": Message("错误 {count} 处", "errors: {count}"),
    "warning": Message("警告 {count} 处", "warnings: {count}"),
    "info": Message("提示 {count} 处", "notes: {count}"),
}
_NOTHING_ODD = Message("没有疑问", "nothing odd")
_MORE = Message(
    "{rule} 另有 {count} 处，--format json 列出", "{rule}: {count} more; --format json lists them"
)


def as_text(
    name: str | None, reading: Reading, checked: Checked | None, lang: Lang, out: TextIO
) -> None:
    """Print what was read, what is odd, and the verdict.

    Args:
        name: Of the file, to stand above; None where there is but one.
        reading: What was read.
        checked: What the rules found; None where they were not asked.
        lang: Language of the words.
        out: Where to print.
    """
    if name is not None:
        print(f"== {visible(name)}", file=out)
    print(_about(reading).text(lang), file=out)
    for line in text.problems(reading.problems, reading.report, lang, text.LIMIT, _MORE):
        print(line, file=out)
    print(_result(reading, asked=checked is not None).text(lang), file=out)
    if checked is not None:
        for line in text.findings(checked, lang, text.LIMIT, _MORE):
            print(line, file=out)


def _about(reading: Reading) -> Message:
    report = reading.report
    cells = cell_values(report)
    return _ABOUT.format(
        edition=report.edition,
        year=_NO_YEAR if report.year is None else _YEAR.format(year=report.year),
        agency=report.agency.name or _NO_AGENCY,
        count=len(cells),
        blank=cells.count(None),
    )


def _result(reading: Reading, *, asked: bool) -> Message:
    counts = [
        words.format(count=count)
        for severity, words in _COUNTS.items()
        if (count := sum(problem.severity == severity for problem in reading.problems))
    ]
    verdict = _VERDICTS[reading.verdict]
    if reading.verdict == "contradicted" and not asked:
        verdict = _WHICH
    words = Message.join(counts, zh="，") if counts else _NOTHING_ODD
    return _RESULT.format(verdict=verdict, counts=words)


def as_data(name: str, reading: Reading, checked: Checked | None, lang: Lang) -> dict[str, Any]:
    """Give the result of one file as plain data."""
    report = reading.report
    found: dict[str, Any] = {
        "file": visible(name),
        "edition": report.edition,
        "year": report.year,
        "agency": report.agency.name,
        "verdict": reading.verdict,
        "problems": [data.problem(problem, lang) for problem in reading.problems],
    }
    if checked is not None:
        found["check"] = data.as_data(checked, lang)
    return found


def kept_as_data(name: str, facts: "Facts") -> dict[str, Any]:
    """Give what is known of a file that an earlier run has read."""
    return {
        "file": visible(name),
        "edition": facts.edition,
        "year": facts.year,
        "agency": facts.agency,
        "verdict": facts.verdict,
        "kept": True,
    }
