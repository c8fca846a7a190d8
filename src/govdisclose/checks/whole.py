"""Rules about the report as a whole: its chapters of prose, and the edition it is written on."""

import unicodedata
from collections.abc import Iterator

import attrs

from govdisclose.checks.findings import Finding, Severity
from govdisclose.checks.rule import Rule
from govdisclose.editions import EDITIONS, Edition, Report
from govdisclose.errors import Message
from govdisclose.form import label_of
from govdisclose.prose import Block, DataTable, Picture

_MISSING = Message(
    "「{chapter}」没有内容，请撰写",
    "「{chapter}」 is empty; write it",
)
_MISSING_OTHER = Message(
    "「{chapter}」没有内容；没有需要报告的，请写明",
    "「{chapter}」 is empty; where there is nothing to report, say so there",
)
_CHAPTERS: tuple[tuple[str, Severity, Message], ...] = (
    ("overview", "error", _MISSING),
    ("problems", "error", _MISSING),
    ("other_matters", "warning", _MISSING_OTHER),
)
_NO_YEAR = Message(
    "报告年度空白，无法核对是否用对了表格；请填写",
    "the report year is blank, so it cannot be told whether this is the right form; fill it in",
)
_OTHER_EDITION = Message(
    "{year} 年度的报告应使用 {right.id} 版表格（{right.notice}），此报告用的是 {used.id} 版"
    "（{used.notice}）；请核对年度，或改用 {right.id} 版填报",
    "a report on {year} is due on the form of {right.id} ({right.notice}), but this one is on the "
    "form of {used.id} ({used.notice}); check the year, or use the other form",
)
_NO_EDITION = Message(
    "{year} 年度早于现有最早的表格（{first.id} 版，{first.notice}，自 {first.first_year} "
    "年度起使用）；请核对年度",
    "the year {year} is before the earliest form known here ({first.id}, {first.notice}, for "
    "report years from {first.first_year} on); check the year",
)


def missing_chapters(rule: Rule, report: Report) -> Iterator[Finding]:
    """Find the chapters of prose in which nothing can be seen."""
    for name, severity, message in _CHAPTERS:
        if not any(map(_shows, getattr(report, name))):
            label = label_of(getattr(attrs.fields(type(report)), name).type) or name
            yield Finding(
                rule=rule.id,
                severity=severity,
                labels=(label,),
                left=(f"/{name}",),
                message=message.format(chapter=label),
            )


def _shows(block: Block) -> bool:
    """Say whether a block shows anything: a picture, or a character that is not blank."""
    if isinstance(block, Picture):
        return True
    if isinstance(block, DataTable):
        return _visible(block.caption) or any(_visible(text) for row in block.rows for text in row)
    return _visible(block.text)


def _visible(text: str) -> bool:
    """Say whether a text has more than white space (of any width) and format characters."""
    return any(not c.isspace() and unicodedata.category(c) != "Cf" for c in text)


def edition_year(rule: Rule, report: Report) -> Iterator[Finding]:
    """Find a report written on the form of another year."""
    if report.year is None:
        yield Finding(
            rule=rule.id,
            severity="info",
            status="unassessed",
            left=("/year",),
            message=_NO_YEAR,
        )
        return
    right = _edition_for(report.year)
    if right is None or right.id != report.edition:
        used, first = EDITIONS[report.edition], next(iter(EDITIONS.values()))
        words = _NO_EDITION if right is None else _OTHER_EDITION
        yield Finding(
            rule=rule.id,
            severity=rule.severity,
            left=("/year",),
            message=words.format(year=report.year, right=right, used=used, first=first),
        )


def _edition_for(year: int) -> Edition | None:
    """Look up the edition that is for a report year."""
    for edition in EDITIONS.values():
        if edition.first_year <= year <= (edition.last_year or year):
            return edition
    return None
