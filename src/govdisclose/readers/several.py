"""Find out where a second report begins in a file that has more than one."""

import re
from collections.abc import Mapping

from govdisclose.editions import Report
from govdisclose.readers.content import Entry, Item, Line
from govdisclose.readers.prose.cleaning import squash
from govdisclose.readers.prose.headings import chapter_heading
from govdisclose.readers.tables.skeleton import VALUES, Skeleton, bare

_TITLE = re.compile(r".{0,60}年度?.{0,30}(?:报告|年报)》?")
_NEAR = 30  # items between a title and the heading of the first chapter


def second_report(items: list[Item], tables: Mapping[int, str], report: type[Report]) -> int | None:
    """Say at which item a second report begins; None where there is one only.

    Two tables for the same chapter are of two reports if the heading of the first chapter stands
    between them: a table that goes on, or that is printed again, has none before it. A blank form
    beside a report is no second one.

    Args:
        items: The items of a document.
        tables: Which of them are tables of the form: field of the report by index.
        report: Class of the reports whose chapters are looked for.
    """
    seen: dict[str, int] = {}
    for index, table in sorted(tables.items()):
        begin = _first_chapter(items, range(seen.setdefault(table, index) + 1, index), report)
        if begin is not None:
            if not all(_has_figures(part) for part in (items[:begin], items[begin:])):
                return None
            return _title(items, begin, max(i for i in tables if i < begin))
    return None


def _has_figures(items: list[Item]) -> bool:
    tables = (item for item in bare(items) if isinstance(item, Skeleton))
    entries = any(isinstance(item, Entry) for item in items)
    return entries or any(VALUES & set(table.tokens) for table in tables)


def _first_chapter(items: list[Item], where: range, report: type[Report]) -> int | None:
    for index in where:
        item = items[index]
        if isinstance(item, Line):
            heading = chapter_heading(item.text, squash(item.text), item.level, report)
            if heading is not None and heading.chapter == "overview" and not heading.listed:
                return index
    return None


def _title(items: list[Item], chapter: int, table: int) -> int:
    """Find the title above the heading of a first chapter; its agency may stand a line higher."""
    for index in range(chapter - 1, max(table, chapter - _NEAR), -1):
        item = items[index]
        text = squash(item.text) if isinstance(item, Line) else ""
        if _TITLE.fullmatch(text):
            alone = re.match("(?:[0-9]{4}|[二〇○零一二三四五六七八九]{4})年", text) is not None
            above = items[index - 1]
            short = isinstance(above, Line) and len(squash(above.text)) <= _NEAR
            return index - 1 if alone and short and index - 1 > table else index
    return chapter
