"""Rules about the report as a whole: whose it is, its chapters, the edition it is written on."""

import re
from collections.abc import Iterator

import attrs

from govdisclose.checks.findings import Finding, Severity
from govdisclose.checks.rows import heading
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.editions import EDITIONS, edition_for
from govdisclose.form import placeholder_of
from govdisclose.prose import Block, DataTable, Heading, Paragraph, Picture
from govdisclose.text import is_visible

_CHAPTERS: tuple[tuple[str, Severity, str], ...] = (
    ("overview", "error", "chapter"),
    ("problems", "error", "chapter"),
    ("other_matters", "warning", "last-chapter"),
)
_NUMBERING = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]")  # noqa: RUF001 - as typed
_NAMED = re.compile(
    r"第[\d一二三四五六七八九十百]+"
    r"|(?:\d{4}[-—~至、])?[\d〇零一二三四五六七八九]{4}年"  # noqa: RUF001 - as typed
    r"|\d{1,2}月(?:\d{1,2}日)?|〔\d{4}〕|\d{1,4}号"
)
"""Digits of ordinals, years, dates and numbers of documents, which state nothing."""
_STATES = re.compile(
    r"[，。；！,;!\d]|[：:].|百分之"
    "|[一二两三四五六七八九十百千][一二三四五六七八九十百千万亿零余多]{0,9}[件条次宗元项份篇起场个]"
    "|零(?!距离|跑腿|容忍|接触|门槛|售|工)|(?<!罚)没(?!收)|未(?!来|予|成年|公开[事的内情])"
    "|无(?!障碍|法提供|偿|线|纸化|证|锡)|不(?!足|予|动产|断|良)"
)
"""What a heading has that says something by itself, such as （一）本年度未收取信息处理费.

Names of matters, such as 不足 and 不予公开, say nothing. Where it is uncertain, a heading says
something: chapters are not called empty that have a figure in them.
"""
_WIDTHS = str.maketrans("(),.", "（），。")


def _plain(text: str) -> str:
    """Give text as it is compared: without space, its punctuation of full width."""
    return "".join(text.split()).translate(_WIDTHS)


_PLACEHOLDERS = frozenset(
    _plain(placeholder_of(field.type))
    for edition in EDITIONS.values()
    for field in attrs.fields(edition.report)
) - {""}


def missing_chapters(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the chapters of prose in which nothing is said."""
    report = subject.report
    for name, severity, code in _CHAPTERS:
        blocks = list(filter(_shows, getattr(report, name)))
        if not any(map(_says, blocks)):
            label = heading(type(report), name)
            yield rule.finding(
                f"bare-{code}" if blocks else code,
                severity=severity,
                labels=(label,),
                left=(f"/{name}",),
                words={"chapter": label},
            )


def _shows(block: Block) -> bool:
    """Say whether a block shows anything: a picture, or a character that is not blank."""
    if isinstance(block, Picture):
        return True
    if isinstance(block, DataTable):
        return is_visible(block.caption) or any(
            is_visible(text) for row in block.rows for text in row
        )
    return is_visible(block.text)


def _says(block: Block) -> bool:
    """Say whether a block that shows something is more than a heading, or words of the blank form.

    What the blank form prints may have been left in the chapter of another edition.
    """
    if isinstance(block, Heading):
        text = _NUMBERING.sub("", "".join(block.text.split()), count=1)
        return _STATES.search(_NAMED.sub("", text)) is not None
    return not isinstance(block, Paragraph) or _plain(block.text) not in _PLACEHOLDERS


def untitled(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find a report that does not say whose it is, or of which year."""
    report = subject.report
    if not is_visible(report.agency.name):
        yield rule.finding("no-agency", left=("/agency/name",))
    if report.year is None:
        yield rule.finding("no-year", left=("/year",))


def edition_year(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find a report written on the form of another year."""
    year, edition = subject.report.year, subject.report.edition
    if year is None:
        yield rule.finding("no-year", status="unassessed", left=("/year",))
        return
    right = edition_for(year)
    if right is None or right.id != edition:
        yield rule.finding(
            "no-edition" if right is None else "other-edition",
            left=("/year",),
            words={
                "year": year,
                "right": right,
                "used": EDITIONS[edition],
                "first": next(iter(EDITIONS.values())),
            },
        )
