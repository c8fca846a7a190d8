"""``narrative.parts``: the number of parts that the text says the report has.

Most reports open with a list of their parts: 全文包括总体情况、…等六部分. How many that are depends
on how the items are counted, as some chapters' names hold a 、 or 和 themselves; so the statement
is taken to be right where any way of counting gives its number.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import attrs

from govdisclose.checks.findings import Finding
from govdisclose.checks.narrative.passages import passages
from govdisclose.checks.narrative.sentences import sentences
from govdisclose.checks.rows import heading
from govdisclose.checks.rule import Rule
from govdisclose.checks.subject import Subject
from govdisclose.errors import Message

_CHAPTERS = {
    "overview": "总体|概述|概况|基本(?:工作)?情况",
    "proactive_disclosure": "主动公开",
    "requests": "依申请|收到|受理|处理|申请(?:公开|办理|情况|的情况|等|$)",
    "disputes": "复议|诉讼",
    "problems": "问题|不足|改进|整改",
    "other_matters": "其[他它]|需要(?:报告|说明)",
}
"""The chapters, each with words by which a list of parts names it."""
_FIGURES = {figure: value for value, figure in enumerate("一二三四五六七八九十", start=1)}
_NUMBER = (
    "(?<![第0-9一二三四五六七八九十])(?P<number>[0-9]{1,2}|[一二三四五六七八九十]) ?[个大]?"
    "(?:部分|方面)"
)
_BESIDE = "等共 "  # stands before or behind an item, and is no part of it
_BETWEEN = "(?<!复议)、|[，,]|以及"
"""What stands between items; 行政复议、行政诉讼情况 is one."""
_VERB = "包括|包含|涵盖|分为|由"
_ALONE = (
    "(?:全文|本(?:次|年度)?(?:年度)?报告|本年报)"
    "(?:一共|总共|全文|内容|主要|包括|包含|由|共|分|为|成|有|以下|下列|如下|：)*$"
)
_FEWEST = 4
"""So many chapters make a list one of the report's parts."""
_WHOLE = "情况|概述|措施|事项|问题|附件|附表|工作"
"""How an item ends that cannot be the first half of the next, as in 社会评议、举报情况."""


@attrs.frozen
class _Item:
    """An item of a list of parts."""

    chapters: frozenset[str]
    """Those that it names; none: it is something else."""
    whole: bool
    """Whether it is certainly an item of its own."""


@attrs.frozen
class _Fault:
    """A number of parts that is wrong."""

    code: str
    right: int
    missing: tuple[str, ...] = ()
    """Chapters that the list leaves out."""


def find(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Find the statements of a number of parts that is neither listed nor that of the form."""
    for passage in passages(subject.report, ("preface", "overview")):
        if "部分" not in passage.text and "方面" not in passage.text:
            continue
        for start, sentence in sentences(passage.text):
            number = _pattern(_NUMBER).search(sentence)
            if number is not None:
                stated = _FIGURES.get(number["number"]) or int(number["number"])
                fault = _fault(stated, sentence[: number.start()])
                if fault is not None:
                    span = (start + number.start(), start + number.end())
                    names = [heading(type(subject.report), name) for name in fault.missing]
                    yield rule.finding(
                        fault.code,
                        left=(passage.pointer,),
                        expected=fault.right,
                        actual=stated,
                        quote=number[0],
                        span=span,
                        words={"right": fault.right, "missing": _listed(names)},
                    )


def _listed(names: Iterable[str]) -> Message:
    return Message.join([Message(f"「{name}」", f"「{name}」") for name in names])


def _fault(stated: int, before: str) -> _Fault | None:
    """Compare a number of parts with the list before it, and with the form."""
    items = _items(before)
    named = frozenset[str]().union(*(item.chapters for item in items))
    others = sum(not item.chapters for item in items)
    form = len(_CHAPTERS)
    if len(named) < _FEWEST:
        alone = stated != form and _pattern(_ALONE).search(before) is not None
        return _Fault("chapters", form) if alone else None
    fewest = min(sum(item.whole for item in items), len(named) + others)
    most = max(len(items), len(named) + others)
    if stated < fewest:
        return _Fault("listed", fewest)
    if stated > most:
        if before.rstrip().endswith("等") and stated - most > 1:
            return None
        missing = tuple(name for name in _CHAPTERS if name not in named)
        return _Fault("missing" if missing else "listed", most, missing)
    return _Fault("chapters", form) if stated != form and not others else None


def _items(before: str) -> list[_Item]:
    """Give the items of the list that ends a text."""
    verbs = [found.end() for found in _pattern(_VERB).finditer(before)]
    if not verbs:
        return []
    items = [item.strip(_BESIDE) for item in _pattern(_BETWEEN).split(before[verbs[-1] :])]
    return [_item(item) for item in items if item]


def _item(words: str) -> _Item:
    chapters = {name for name, said in _CHAPTERS.items() if _pattern(said).search(words)}
    whole = _pattern(f"(?:{_WHOLE})$").search(words)
    return _Item(frozenset(chapters), whole=bool(chapters) or whole is not None)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)
